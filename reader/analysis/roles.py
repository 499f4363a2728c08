"""Roles: what the story says a named person or body is, beside the name.

In front ("Kremlin spokesman Dmitry Peskov", "the Greek foreign minister, Giorgos Gerapetritis"), behind ("Tatiana
Stanovaya, a senior fellow at ...") or in a clause ("Lee, who is a scientist at ..."). A noun of the role list must head it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.lexicon import body_nouns, is_role, word_set
from reader.analysis.names import NameRun
from reader.analysis.nlp import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 160
_BEFORE_NAME = ("NN", "NNP", "NNPS", "JJ", "JJS", "POS", "HYPH", "VBN", "VBG", "CD", "PRP$", "DT")
_HONORIFICS = word_set("honorifics")
_SEGMENT = re.compile(r"[,(]\s*([^,;()“”\"\n—–]{1,160})")
_SKIPPED = re.compile(
    r"(?:aged? )?\d{1,3}(?: years? old)?$|[RDI]-\w|from |of [A-Z]|Jr\.?$|Sr\.?$|[A-Z][\w.]+$|an? \d+-year-old(?: from .*)?$"
)
_CLAUSE = re.compile(
    r"\s(?:who|which|that|whose|where|when|said|says|told|has|have|had|was|were|is|are|will|would)\b.*", re.S
)
_COPULA = re.compile(r",?\s+who (?:is|was|serves as|served as) ((?:an? |the )?[^,;.“”\"\n]{3,140})")
_PREPOSITION = re.compile(r"\s(?:of|for|at|in|with|from|on|to|by|under|over|about|behind|near|during|since|based)\s")
_NEVER_FIRST = re.compile(
    r"(?:adding|saying|calling|and|but|or|in|on|at|by|with|when|while|as|after|before|according|citing|including)\b",
    re.I,
)


def role_of(doc: Doc, run: NameRun, last: Token | None) -> str:
    """The role the text gives beside one naming; `last` is the token of the name's last word. Empty when none."""
    return role_behind(text_of(doc), run) or _role_in_front(doc, run, last)


def role_behind(text: str, run: NameRun) -> str:
    """The role in an apposition or relative clause behind a name."""
    line_end = text.find("\n", run.end)
    line_end = len(text) if line_end == -1 else line_end
    copula = _COPULA.match(text, run.end, line_end)
    if copula is not None:
        return _checked(copula.group(1), run)
    position = run.end
    for _ in range(3):
        match = _SEGMENT.match(text, position, min(line_end, position + _LONGEST + 4))
        if match is None:
            return ""
        segment = match.group(1).strip()
        role = _checked(_CLAUSE.sub("", " " + segment).strip(), run)
        if role:
            return role
        if not _SKIPPED.match(segment):
            return ""
        position = match.end() + (1 if text[match.end() : match.end() + 1] == ")" else 0)
    return ""


def _checked(words: str, run: NameRun) -> str:
    """`words` when their head says what someone is; the article in front is dropped."""
    words = words.strip(" .,;:'’")
    head = _PREPOSITION.split(words, maxsplit=1)[0]
    if _NEVER_FIRST.match(words) or not _is_role(head.lower().split(), run.is_body):
        return ""
    return clean_role(words)


def _is_role(head: list[str], body: bool) -> bool:
    words = [word.strip("’'.,") for word in head]
    if not words or len(words) > 12:
        return False
    return any(is_role(word) for word in words) or (body and any(word in body_nouns() for word in words))


def _role_in_front(doc: Doc, run: NameRun, last: Token | None) -> str:
    """The role before a name: the nouns that lead up to it, or the phrase it is an apposition of."""
    title = " ".join(word for word in run.title.split() if word.lower() not in _HONORIFICS)
    text = text_of(doc)
    lead = _led_up_to(doc, run)
    if not lead and last is not None and last.dep_ == "appos" and last.head.i < last.i:
        head = last.head
        if text[head.idx + len(head) : run.start].strip() == "," and is_role(head.lower_):
            lead = text[head.left_edge.idx : head.idx + len(head)]
    role = f"{lead} {title}".strip()
    heads = [word.strip("’',").lower() for word in role.split()]
    if not heads:
        return ""
    if _is_pair(text, run, heads[-1]):
        return clean_role(role[: -len(heads[-1])] + _singular(heads[-1]))
    return clean_role(role) if is_role(heads[-1]) or title or heads[-1] in body_nouns() else ""


def _is_pair(text: str, run: NameRun, word: str) -> bool:
    """ "Senators Jo Do and Flo Po": a role in the plural before the first of several names."""
    plural = not is_role(word) and is_role(_singular(word))
    return plural and re.match(r"(?:, [A-Z]|,? and [A-Z])", text[run.end :]) is not None


def _singular(word: str) -> str:
    if word.endswith(("men", "women")):
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def _led_up_to(doc: Doc, run: NameRun) -> str:
    """The words right before a name that belong to its role: "former NFL star" Jo Do, "the BOE’s governor" Jo Do."""
    span = doc.char_span(run.start, run.start + 1, alignment_mode="expand")
    if span is None or not len(span):
        return ""
    index = first = span[0].i
    while index > 0:
        token = doc[index - 1]
        if token.tag_ in _BEFORE_NAME or is_role(token.lower_) or is_role(_singular(token.lower_)):
            index -= 1
        elif token.tag_ == "RB" and index < first and doc[index].tag_ != "RB" and is_role(doc[index].lower_):
            index -= 1  # taggers take the "wide" of "wide receiver" for an adverb
        elif token.lower_ == "and" and index > 1 and is_role(doc[index - 2].lower_) and is_role(doc[index].lower_):
            index -= 2
        elif token.text == "," and index > 1 and doc[index - 2].tag_ == "JJ" and doc[index].tag_ == "JJ":
            index -= 2
        else:
            break
    while index < first and doc[index].tag_ in ("POS", "HYPH", "VBG", "VBN", "CD", "RB"):
        index += 1
    words = list(doc[index:first])
    if not words or words[-1].i + 1 != first:
        return ""
    last = words[-1].lower_
    if not (run.title or is_role(last) or last in body_nouns() or _is_pair(text_of(doc), run, last)):
        return ""
    return text_of(doc)[words[0].idx : words[-1].idx + len(words[-1])]


def clean_role(words: str) -> str:
    """A role without the article in front."""
    return re.sub(r"^(?:an?|the|one of the|and|but|then)\s+", "", words.strip(" ,.;:"), flags=re.I).strip()
