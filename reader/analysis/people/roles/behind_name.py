"""Roles: what the story says a named person or body is, beside the name.

In front ("port minister Anton Belkin", "the foreign minister, Ana Duarte"), behind ("Maria Toller, head of ...") or in
a clause ("Hsu, who is a scientist at ..."). A noun of the role list must head it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.lexicon import body_nouns
from reader.analysis.people.person_names import NameRun
from reader.analysis.people.roles.role_clauses import COPULA, told_by_copula
from reader.analysis.people.roles.role_words import PREPOSITION, checked
from reader.analysis.text.nlp import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 160
_BASED = re.compile(r"an? [A-Z][\w. ]{1,30}, [A-Z][\w.]*(?: [A-Z]\w*)?-(?:based|born|raised) [a-z][^,;()“”\n]{2,60}")
"""A place of two parts before what somebody is: "a Lubny, Calder-based baker"."""
_SEGMENT = re.compile(r"(?:,| ?\()\s*([^,;()“”‘\"\n—–]{1,160})")
_SKIPPED = re.compile(
    r"(?:aged? )?\d{1,3}(?: years? old)?$|an? \d+-year-old(?: from .*)?$"
    r"|[RDI]-\w|from |of [A-Z]|Jr\.?$|Sr\.?$|[A-Z][\w.]+$"
)
_CLAUSE = re.compile(
    r"\s(?:who|which|that|whose|where|when|after|before|while|because|said|says|told|has|have|had|was|were|is|are|will|would)\b.*",
    re.S,
)
_SENTENCE_END = re.compile(
    r"(?<![A-Z.])(?<!\bInc)(?<!\bCorp)(?<!\bCo)(?<!\bLtd)(?<!\b[SDM][trs])(?<!\bGov)(?<!\bSen)(?<!\bGen)(?<!\bRep)"
    r"(?<!\bProf)[.!?][’'”\"]?(?:\s|$)"
)
_BODY_BEHIND = re.compile(r", (?:the )?((?:[A-Z][\w&.’'-]*)(?: (?:(?:of|and|for|&) )?[A-Z][\w&’'-]*){1,4})(?=[,.;]|$)")
"""A body's name behind a bare role: "Director, Northbank Securities"."""
_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Aa]round)\s$")


def role_behind(doc: Doc, run: NameRun) -> str:
    """The role in an apposition or relative clause behind a name."""
    text = text_of(doc)
    if _PLACED.search(text, max(0, run.start - 12), run.start):
        return ""  # "In Sarnholt, the governor said": the governor is not the town
    line_end = text.find("\n", run.end)
    line_end = len(text) if line_end == -1 else line_end
    copula = COPULA.match(text, run.end, line_end)
    if copula is not None and " who " in copula.group(0):
        return told_by_copula(copula, run)
    position = run.end
    for _ in range(3):
        match = _SEGMENT.match(text, position, min(line_end, position + _LONGEST + 4))
        if match is None:
            return ""
        based = _BASED.match(text, match.start(1), line_end)
        segment = based.group() if based is not None else _up_to_verb(doc, match.start(1), match.end(1))
        role = checked(_CLAUSE.sub("", " " + segment).strip(), run.is_body)
        if role and len(role.split()) < 4 and not run.is_body and not PREPOSITION.search(role):
            behind = _BODY_BEHIND.match(text, match.end(), line_end)
            if behind is not None and behind.group(1).split()[-1].lower() in body_nouns():
                return f"{role}, {behind.group(1)}"
        if role:
            return role
        if not _SKIPPED.match(segment):
            return ""
        position = match.end() + (1 if text[match.end() : match.end() + 1] == ")" else 0)
    return ""


def _up_to_verb(doc: Doc, start: int, end: int) -> str:
    """The words of an apposition, up to a finite verb that a missing comma let in."""
    stop = _SENTENCE_END.search(text_of(doc), start, end)
    end = stop.start() if stop is not None else end
    span = doc.char_span(start, end, alignment_mode="contract")
    verb = next((token for token in span or () if token.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
    return text_of(doc)[start : verb.idx if verb is not None else end].strip()
