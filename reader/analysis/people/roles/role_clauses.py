"""Roles that a clause tells: what somebody "is", "became" or does for a living."""

from __future__ import annotations

import re

from reader.analysis.lexicon import is_role
from reader.analysis.people.person_names import NameRun
from reader.analysis.people.roles.role_words import PREPOSITION, checked

COPULA = re.compile(
    r"(?:, (?:who|whose) [^.“”\"\n]{5,160},)?,?\s+(?:who )?"
    r"(?:is|was|has been|had been|(?:is |was )?serving as|serve[sd] as|work(?:s|ed) as|spoke as)"
    r"(?: also| now| still| currently)? ((?:an? |the )?[^,;.“”\"\n]{3,140})"
)
_ACTS = re.compile(
    r",?\s+who (?:also |now |still |currently )?"
    r"((?:speaks for|represents|represented|chairs|chaired|leads|led|heads|headed|runs|ran|owns|edits|manages|coaches"
    r"|coached|founded|co-founded|directs|directed|oversees|teaches)(?: [^,;.“”\"\n]{3,100}))"
)
"""What somebody does for a living, told by a verb: "who chairs the audit committee"."""
_SINCE = re.compile(
    r" (?:since|for (?:\w+ ){1,2}(?:years|months|decades)|until|when|because|after|before|while)\b.*", re.S
)


def acts_of(text: str, run: NameRun) -> str:
    """What somebody "is" or does, told by a sentence of its own; for want of an office or trade beside the name."""
    line_end = text.find("\n", run.end)
    line_end = len(text) if line_end == -1 else line_end
    copula = COPULA.match(text, run.end, line_end)
    if copula is not None:
        return told_by_copula(copula, run)
    acts = _ACTS.match(text, run.end, line_end)
    return _SINCE.sub("", acts.group(1)).strip() if acts is not None else ""


def told_by_copula(copula: re.Match[str], run: NameRun) -> str:
    """What somebody "is", when that is an office or trade; a body "is" many things that are no role."""
    if run.is_body and " who " not in copula.group(0):
        return ""
    words = _SINCE.sub("", copula.group(1))
    head = PREPOSITION.split(words, maxsplit=1)[0].split()
    last = head[-1].lower() if head else ""
    opens = words.split()[0].lower() in ("a", "an", "the", last)
    plain = " who " in copula.group(0) or (opens and is_role(last))
    return checked(words, run.is_body) if plain else ""
