"""Roles: what the story says a named person or body is, beside the name.

In front ("Kremlin spokesman Dmitry Peskov", "the Greek foreign minister, Giorgos Gerapetritis"), behind ("Tatiana
Stanovaya, a senior fellow at ...") or in a clause ("Lee, who is a scientist at ..."). A noun of the role list must head it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.lexicon import body_nouns, role_nouns
from reader.analysis.names import NameRun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 160
_HONORIFICS = frozenset(
    ["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx", "mx.", "dr", "dr.", "sir", "dame", "madam", "madame", "hon.", "mister", "mme", "monsieur", "st."]
)
_SEGMENT = re.compile(r"[,(]\s*([^,;()“”\"\n—–]{1,160})")
_SKIPPED = re.compile(
    r"(?:aged? )?\d{1,3}(?: years? old)?$|[RDI]-\w|from |of [A-Z]|Jr\.?$|Sr\.?$|[A-Z][\w.]+$|an? \d+-year-old(?: from .*)?$"
)
_CLAUSE = re.compile(
    r"\s(?:who|which|that|whose|where|when|said|says|told|has|have|had|was|were|is|are|will|would)\b.*", re.S
)
_COPULA = re.compile(r",?\s+who (?:is|was|serves as|served as) ((?:an? |the )?[^,;.“”\"\n]{3,140})")
_PREPOSITION = re.compile(
    r"\s(?:of|for|at|in|with|from|on|to|by|under|over|about|behind|near|and|during|since|based)\s"
)
_NEVER_FIRST = re.compile(
    r"(?:adding|saying|calling|and|but|or|in|on|at|by|with|when|while|as|after|before|according|citing|including)\b",
    re.I,
)


def role_of(doc: Doc, run: NameRun, last: Token | None) -> str:
    """The role the text gives beside one naming; `last` is the token of the name's last word. Empty when none."""
    return role_behind(doc.text, run) or _role_in_front(doc, run, last)


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
    if not words or len(words) > 9:
        return False
    return any(_noun(word) in role_nouns() for word in words) or (body and any(word in body_nouns() for word in words))


def _noun(word: str) -> str:
    """A hyphenated role by its last part: "singer-songwriter", "ex-minister"."""
    return word if word in role_nouns() else word.rsplit("-", 1)[-1].rsplit("/", 1)[-1]


def _role_in_front(doc: Doc, run: NameRun, last: Token | None) -> str:
    title = " ".join(word for word in run.title.split() if word.lower() not in _HONORIFICS)
    if last is None:
        return clean_role(title)
    start = min(last.left_edge.idx, run.start)
    if (
        last.dep_ == "appos"
        and last.head.i < last.i
        and doc.text[last.head.idx + len(last.head) : run.start].strip() in ("", ",")
    ):
        start = last.head.left_edge.idx
        words = doc.text[start : last.head.idx + len(last.head)] + (" " + title if title else "")
    else:
        words = doc.text[start : run.name_start]
    words = re.split(r"[;:“”\"\n]", words)[-1].strip(" ,—–-")
    plain = " ".join(word for word in words.split() if word.lower() not in _HONORIFICS)
    pieces = [piece.strip() for piece in plain.split(",")]
    plain = next((piece for piece in reversed(pieces) if _is_role(piece.lower().split()[-9:], False)), "")
    if not plain or len(plain) > _LONGEST:
        return clean_role(title) if _is_role(title.lower().split(), False) else ""
    return clean_role(plain)


def clean_role(words: str) -> str:
    """A role without the article in front."""
    return re.sub(r"^(?:an?|the|one of the|and|but|then)\s+", "", words.strip(" ,.;:"), flags=re.I).strip()
