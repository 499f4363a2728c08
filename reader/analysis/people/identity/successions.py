"""Changes of office: who took over from whom, and who has given an office up.

For "the finance minister" behind "Her successor, Otto Prellwitz, took the oath" and "the former owner" behind "X bought
the paper from Y".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.analysis.people.person_names import NameRun

_FARTHEST = 160
"""Characters between the two names of one change at most."""
_MOST_NAMES = 3
"""Names between the two at most: what was bought may have one, too."""
_OFFICE = r"(?:the |its |their |his |her )?(?P<office>[a-z][\w-]*(?: [a-z][\w-]*){0,4}?)"
_AUXILIARY = r"(?:,? who)?(?: (?:has|have|had|will|is to|was to))?"
_REPLACES = re.compile(
    _AUXILIARY
    + r" (?:replaced?|replaces|succeed(?:s|ed)?|t(?:akes?|ook) over from)(?: (?:the|its|his|her) [\w -]{2,40})? "
)
_IN_PLACE = re.compile(
    rf"(?: as {_OFFICE})?,? (?:in place of|instead of|to replace|to succeed|replacing|succeeding|in succession to)"
    r"(?: (?:the|its|his|her) [\w -]{2,40})? "
)
_BUYS = re.compile(_AUXILIARY + r" (?:bought|buys?|acquired?|purchased?) [^.;\n“”\"]{3,90} from ")
_SELLS = re.compile(_AUXILIARY + r" (?:sold|sells?|handed|passed) [^.;\n“”\"]{3,90} to ")
_AS = re.compile(rf" as {_OFFICE}(?=[,.;]| (?:in|on|last|this|earlier|after|when|and|at)\b)")
_GIVES_UP = re.compile(
    _AUXILIARY
    + r" (?:resigned|resigns|stepped down|steps down|stood down|quit|quits|retired|retires|was (?:dismissed|sacked"
    rf"|fired|removed|ousted)) as {_OFFICE}(?=[,.;]| (?:in|on|last|this|earlier|after|when|and|at)\b)"
)
_UNTIL = re.compile(rf", {_OFFICE} until\b")


@dataclass(frozen=True, slots=True)
class Succession:
    """One change: `new` holds the office from now on, `old` held it before; either may be untold."""

    office: str
    """In small letters; empty where the text does not say which."""
    new: NameRun | None = None
    old: NameRun | None = None


def successions(text: str, runs: Sequence[NameRun]) -> Iterator[Succession]:
    """The changes of office a text tells, in order."""
    for index, run in enumerate(runs):
        alone = _GIVES_UP.match(text, run.end) or _UNTIL.match(text, run.end)
        if alone is not None:
            yield Succession(alone["office"], old=run)
        for other in runs[index + 1 : index + 1 + _MOST_NAMES]:
            if other.start - run.end > _FARTHEST:
                break
            told = _between(text, run, other)
            if told is not None:
                yield told
                break


def _between(text: str, run: NameRun, other: NameRun) -> Succession | None:
    start, end = run.end, other.start
    if _REPLACES.fullmatch(text, start, end):
        office = _AS.match(text, other.end)
        return Succession(office["office"] if office is not None else "", run, other)
    placed = _IN_PLACE.fullmatch(text, start, end)
    if placed is not None:
        return Succession(placed["office"] or "", run, other)
    if _BUYS.fullmatch(text, start, end):
        return Succession("owner", run, other)
    if _SELLS.fullmatch(text, start, end):
        return Succession("owner", other, run)
    return None
