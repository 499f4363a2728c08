"""Those who are named by the given name alone and share a surname: "Hugo Lanchester and his sister Imelda"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.analysis.people.person_names import NameRun
from reader.model.lexicon import Gender, gender_in, given_names, role_nouns, word_set

_RELATION = re.compile(r"\b(his|her|their) (?:[a-z]+(?:-[a-z]+)* ){0,2}?([a-z]+),? $", re.I)
_NEAR, _FAR = 120, 5000
"""Characters between somebody and the relative named after them at most."""
_OWNER: dict[str, Gender] = {"his": "m", "her": "f"}


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody named by the given name beside a relative of whom the whole name is known."""

    run: NameRun
    of: NameRun
    role: str
    gender: Gender
    gender_of: Gender
    """What "his" or "her" tells of the other."""


def relatives(text: str, runs: Sequence[NameRun]) -> Iterator[Relative]:
    """The relatives a text names so, in order; both stand in one sentence."""
    for index, run in enumerate(runs[1:], 1):
        if len(run.words) > 1 or run.title:
            continue
        relation = _RELATION.search(text, max(0, run.start - 60), run.start)
        if relation is None or relation[2].lower() not in word_set("relatives"):
            continue
        of = next((r for r in reversed(runs[max(0, index - 3) : index]) if len(r.words) > 1 and not r.is_body), None)
        if of is None or run.start - of.end > _NEAR or "." in text[of.end : run.start]:
            continue
        noun = relation[2].lower()
        yield Relative(run, of, noun, gender_in(role_nouns().get(noun, "")), _OWNER.get(relation[1].lower(), ""))


def couples(text: str, runs: Sequence[NameRun]) -> Iterator[tuple[NameRun, NameRun]]:
    """Those who stand before another under one surname: "Melody and Nariman Tashk", the one without it first."""
    for run, other in pairwise(runs):
        if len(run.words) > 1 or run.title or run.is_body or len(other.words) != 2 or other.title or other.is_body:
            continue
        if text[run.end : other.start] != " and ":
            continue
        if run.words[0].lower() in given_names() or _goes_by_first(text, other):
            yield run, other


def _goes_by_first(text: str, run: NameRun) -> bool:
    """Whether a text calls somebody by the given name alone, as it does whom it has named with a partner."""
    alone = re.compile(rf"\b{re.escape(run.words[0])}\b(?! [A-Z])")
    return alone.search(text, run.end, run.end + _FAR) is not None
