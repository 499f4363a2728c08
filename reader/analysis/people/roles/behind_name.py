"""Roles: what the story says a named person or body is, beside the name.

In front ("port minister Anton Belkin", "the foreign minister, Ana Duarte"), behind ("Maria Toller, head of ...") or in
a clause ("Hsu, who is a scientist at ..."). A noun of the role list must head it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.people.person_names import NameRun
from reader.analysis.people.roles.role_clauses import COPULA, is_relative, made_of, told_by_copula
from reader.analysis.people.roles.role_words import PREPOSITION, checked, clean_role, in_charge, one_of_several
from reader.analysis.text.nlp import text_of
from reader.model.lexicon import body_nouns, is_role

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 160
_VERBS = ("VBD", "VBZ", "VBP", "MD")
_BASED = re.compile(r"an? [A-Z][\w. ]{1,30}, [A-Z][\w.]*(?: [A-Z]\w*)?-(?:based|born|raised) [a-z][^,;()“”\n]{2,60}")
"""A place of two parts before what somebody is: "a Lubny, Calder-based baker"."""
_SEGMENT = re.compile(r"(?:,| ?\(| [—–](?=[^—–\n]{4,120} ?[—–]))\s*([^,;()“”‘\"\n—–]{1,160})")
_TITLED = re.compile(
    r"[“\"‘]((?:(?<=“)[^“”\n]{2,80}(?=”)|(?<=\")[^\"\n]{2,80}(?=\")|(?<=‘)[^‘’\n]{2,80}(?=’)))[”\"’]"
    r"( [^,;.()“”‘\"\n—–]{1,80}(?=,))?"
)
"""What somebody has made, in quotation marks behind what they are of it: "author of “The Salt Road”"."""
_MADE_BY = re.compile(
    r"\b(?:of|on|behind|book|novel|podcast|film|movie|series|show|album|memoir|magazine|play|song|blog)$"
)
_WITH_OTHER = re.compile(
    r"(?:, \d{1,3},?)?(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}(?:, \d{1,3})?)*"
    r",? and [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}(?:, \d{1,3})?(?=, (?:both|all|the|two|[a-z]+s)\b)"
)
"""The other names of a list whose people share what they are: "Jo Do and Flo Po, economists at Northbank"."""
_ADJECTIVES = re.compile(r"(?:the|an?|its|his|her|their) [A-Za-z][\w-]+(?: [\w-]+)?$")
_TO_NOUN = re.compile(r", ([^,;()“”‘\"\n—–]{3,120})")
_SKIPPED = re.compile(
    r"(?:aged? )?\d{1,3}(?: years? old)?$|an? \d+-year-old(?: from .*)?$"
    r"|[RDI]-\w|from |of [A-Z]|Jr\.?$|Sr\.?$|[A-Z][\w.]+$"
)
_AFFILIATION = re.compile(
    r"(?:, \d{1,3})?(?:, (?=[^,\n]{4,80},)| (?!from))"
    r"((?:of|from) (?:(?:the |[a-z]+ )?(?:[a-z]+ )?[A-Z][\w&.’'-]*)(?: (?:(?:of|for|and|the|&) )*[A-Z][\w&.’'-]*)*)"
)
"""The body somebody belongs to, set off by commas or right behind the name."""
_MORE_ROLES = re.compile(r"(?:, [^,;.()“”‘\"\n—–]{2,60})*,? and [^,;.()“”‘\"\n—–]{2,90}(?=[,.;)]|$)")
_LISTED = re.compile(r"(?:, [a-z][\w-]+(?: [a-z][\w-]+)?)+,? and [a-z][^,;.()“”‘\"\n—–]{2,80}(?=[,.;)]|$)")
"""The rest of what somebody is in charge of: ", transport and logistics for the games"."""
_LISTED_IN_NAME = re.compile(
    r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?)*,? (?:and|&) [A-Z][\w-]+(?: [A-Z][\w-]+)?"
    r"(?: (?:of|at|in|for) (?:the )?[A-Z][^,;.()“”\"\n]*)?"
    r"(?=[,.;)]|$)|, [A-Z][\w-]+[’']s? [a-z][^,;.()“”\"\n]{3,50}(?=,)"
)
_IN_NAME_OF_TWO = re.compile(r" (?:of|at|for) [A-Z]\w+ [A-Z]\w+$")
"""A role that ends within a name that goes on as a list: "head of flight at Borland Defense, Space, and Sea"."""
_IN_BODY = re.compile(r" (?:of|at|for) the [A-Z]\w+(?: [A-Z]\w+)? (?:of|for|on) [A-Z]\w+(?: [A-Z]\w+)?$")
"""A role that ends within the name of a body: "director of the Centre for Ports"."""
_CLAUSE = re.compile(
    r"\s(?:who(?! (?:also |now )?(?:chairs|heads|leads|runs|directs|represents|oversees)\b)|which|that|whose|where|when"
    r"|after|before|while|because|said|says|told|has|have|had|was|were|is|are|will|would)\b.*",
    re.S,
)
_SENTENCE_END = re.compile(
    r"(?:(?<![A-Z.])|(?<=[A-Z]{2}))(?<!\bInc)(?<!\bCorp)(?<!\bCo)(?<!\bLtd)(?<!\b[SDM][trs])(?<!\bGov)(?<!\bSen)(?<!\bGen)(?<!\bRep)"
    r"(?<!\bProf)(?<!\bNo)[.!?][’'”\"]?(?:\s|$)"
)
_BODY_BEHIND = re.compile(r", (?:the )?((?:[A-Z][\w&.’'-]*)(?: (?:(?:of|and|for|&) )?[A-Z][\w&’'-]*){1,4})(?=[,.;]|$)")
"""A body's name behind a bare role: "Director, Northbank Securities"."""
_SECOND = re.compile(r"\b[A-Z][\w’'-]+(?:, \d{1,3},?)?,? and $")
_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Aa]round)\s$")


def role_behind(doc: Doc, run: NameRun) -> str:
    """The role in an apposition or relative clause behind a name."""
    text = text_of(doc)
    if _PLACED.search(text, max(0, run.start - 12), run.start):
        return ""  # "In Sarnholt, the governor said": the governor is not the town
    line_end = text.find("\n", run.end)
    line_end = len(text) if line_end == -1 else line_end
    copula = COPULA.match(text, run.end, line_end)
    if copula is not None and is_relative(copula):
        return made_of(text, run, line_end) or told_by_copula(copula, run)
    position = run.end
    shared = _shared(doc, run, line_end)
    if shared:
        return shared
    for _ in range(3):
        match = _SEGMENT.match(text, position, min(line_end, position + _LONGEST + 4))
        if match is None:
            return ""
        based = _BASED.match(text, match.start(1), line_end)
        segment = based.group() if based is not None else _up_to_verb(doc, match.start(1), match.end(1))
        words = _CLAUSE.sub("", " " + segment).strip()
        role = checked(words, run.is_body) or in_charge(words) or _behind_adjectives(doc, match, run)
        titled = _TITLED.match(text, match.end(), line_end) if _MADE_BY.search(words) else None
        if titled is not None and (role or is_role(words.lower().split(" of")[0])):
            return clean_role(f"{words} {titled[1].rstrip(',.')}{titled[2] or ''}")
        if role and len(role.split()) < 4 and not run.is_body and not PREPOSITION.search(role):
            behind = _BODY_BEHIND.match(text, match.end(), line_end)
            if behind is not None and behind.group(1).split()[-1].lower() in body_nouns():
                return f"{role}, {behind.group(1)}"
        if role:
            return role + (_more_roles(doc, match, role) or _listed(doc, match, role))
        if not _SKIPPED.match(segment):
            return ""
        position = match.end() + (1 if text[match.end() : match.end() + 1] == ")" else 0)
    return ""


def _shared(doc: Doc, run: NameRun, line_end: int) -> str:
    """The role that several people share behind the last of their names: "Jo Do and Flo Po, economists"."""
    text = text_of(doc)
    others = _WITH_OTHER.match(text, run.end, line_end)
    if others is None and not _SECOND.search(text, max(0, run.start - 60), run.start):
        return ""
    match = _SEGMENT.match(text, others.end() if others is not None else run.end, line_end)
    if match is not None and match[1].isdigit():
        match = _SEGMENT.match(text, match.end(), line_end)
    return one_of_several(_up_to_verb(doc, match.start(1), match.end(1))) if match is not None else ""


def _behind_adjectives(doc: Doc, segment: re.Match[str], run: NameRun) -> str:
    """The role whose adjectives a comma divides: "the energetic, outspoken mayor of Ostby"."""
    if not _ADJECTIVES.fullmatch(segment[1]):
        return ""
    last = doc.char_span(segment.start(1), segment.end(1), alignment_mode="contract")
    following = _TO_NOUN.match(text_of(doc), segment.end())
    if last is None or not len(last) or last[-1].tag_ not in ("JJ", "JJS", "VBN") or following is None:
        return ""
    words = _up_to_verb(doc, following.start(1), following.end(1))
    rest = checked(_CLAUSE.sub("", " " + words).strip(), run.is_body)
    return clean_role(f"{segment[1]}, {rest}") if rest else ""


def _up_to_verb(doc: Doc, start: int, end: int) -> str:
    """The words of an apposition, up to a finite verb that a missing comma let in."""
    stop = _SENTENCE_END.search(text_of(doc), start, end)
    end = stop.start() if stop is not None else end
    span = doc.char_span(start, end, alignment_mode="contract")
    verb = next((token for token in span or () if token.tag_ in _VERBS and token.nbor(-1).lower_ != "who"), None)
    return text_of(doc)[start : verb.idx if verb is not None else end].strip()


def _more_roles(doc: Doc, segment: re.Match[str], role: str) -> str:
    """What else somebody is, behind the first of a list of it: ", president and CEO of Brightline"."""
    text = text_of(doc)
    more = _MORE_ROLES.match(text, segment.end())
    if more is None or not text[: segment.end()].endswith(role):
        return ""
    span = doc.char_span(more.start(), more.end(), alignment_mode="contract")
    items = [item for item in re.split(r", and |, | and ", more.group()) if item]
    if span is None or any(token.tag_ in _VERBS for token in span) or not all(checked(item, False) for item in items):
        return ""
    return more.group()


def _listed(doc: Doc, segment: re.Match[str], role: str) -> str:
    """What a list goes on with behind the first thing somebody is in charge of; empty where the list is another."""
    text = text_of(doc)
    body = _LISTED_IN_NAME.match(text, segment.end())
    goes_on = body is not None and (
        _IN_BODY.search(role) or (", and " in body.group() and _IN_NAME_OF_TWO.search(role))
    )
    if body is not None and goes_on and text.endswith(role, 0, segment.end()):
        return body.group()
    rest = _LISTED.match(text, segment.end())
    if rest is None or " of " not in role or not text[: segment.end()].endswith(role):
        return ""
    span = doc.char_span(rest.start(), rest.end(), alignment_mode="contract")
    if span is None or not role.rsplit(maxsplit=1)[-1].islower() or any(token.tag_ in _VERBS for token in span):
        return ""
    return rest.group()


def affiliation(text: str, run: NameRun) -> str:
    """Whom somebody belongs to, for want of a role: "of the Northbank Institute", ", from the charity Dam Watch,"."""
    match = _AFFILIATION.match(text, run.end)
    if match is None or run.is_body or run.title.lower().startswith(("king", "queen", "prince")):
        return ""
    words = re.findall(r"[A-Za-z][\w-]*", match[1])
    known = any(word.lower() in body_nouns() or (word.isupper() and len(word) > 2) for word in words[1:])
    return match[1].strip(" .") if known else ""
