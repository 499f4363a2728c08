"""Roles: what the story says a named person or body is, beside the name.

In front ("port minister Anton Belkin", "the foreign minister, Ana Duarte"), behind ("Maria Toller, head of ...") or in
a clause ("Hsu, who is a scientist at ..."). A noun of the role list must head it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.people.person_names import NameRun
from reader.analysis.people.roles.behind_name import role_behind
from reader.analysis.people.roles.in_front_of_name import role_in_front
from reader.analysis.people.roles.role_words import is_less, tells, tells_more
from reader.analysis.text.nlp import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
_CAPITALS = re.compile(r" ([A-Z]{2,3})\b")
_OFFICES_BEHIND = ("MP", "MPP", "MEP", "MSP", "MLA", "MLC", "KC", "QC")


def role_of(doc: Doc, run: NameRun, last: Token | None) -> str:
    """The role the text gives beside one naming; `last` is the token of the name's last word. Empty when none."""
    return next(iter(roles_of(doc, run, last)), "")


def roles_of(doc: Doc, run: NameRun, last: Token | None) -> list[str]:
    """All the roles beside one naming, the one that tells most of somebody first."""
    behind, front = role_behind(doc, run), role_in_front(doc, run, last)
    if not front or not behind:
        return [role for role in (front or behind or _post_nominal(doc, run),) if role]
    title = front.endswith(".") or front == run.title  # a bare "Dr." or "Senator" tells less than what stands behind
    if tells_more(behind, front) or (title and tells(behind) >= tells(front) and not is_less(behind, front)):
        return [behind, front]
    return [front, behind]


def _post_nominal(doc: Doc, run: NameRun) -> str:
    """The office that stands behind a name in capitals: "Ana Duarte MP"."""
    word = _CAPITALS.match(text_of(doc), run.end)
    return word.group(1) if word is not None and word.group(1) in _OFFICES_BEHIND else ""


def last_token(doc: Doc, run: NameRun) -> Token | None:
    """The token of a name's last word."""
    span = doc.char_span(run.name_start, run.end, alignment_mode="contract")
    return span[-1] if span is not None and len(span) else None
