"""What a change touches: somebody's quoted words, figures, or only other words. The weightier is told first."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from reader.app.rendering.text.diff import Change, PartKind
from reader.app.rendering.text.highlights import WITHIN_MARKS

Touches = Literal["quotes", "figures", "words"]
"""The weightiest first."""

_NUMBER = re.compile(
    r"\d(?:[\d.,]*\d)?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|fo(?:u)?rty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|quarter|doubled?|tripled?)s?\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Weight:
    """How many quotes and figures differ between the two wordings of a passage."""

    quotes: int = 0
    figures: int = 0

    @property
    def touches(self) -> Touches:
        """The weightiest of what differs."""
        return "quotes" if self.quotes else "figures" if self.figures else "words"


def weight(*changes: Change) -> Weight:
    """What differs in passages together: other marks of quotation are no other words, and what moved did not change."""
    found = [change for change in changes if change.kind != "same"]
    old, new = _wording(found, without="added"), _wording(found, without="removed")
    return Weight(_differ(_quotes(old), _quotes(new)), _differ(_NUMBER.findall(old), _NUMBER.findall(new)))


def _wording(changes: Iterable[Change], *, without: PartKind) -> str:
    return "\n".join("".join(part.text for part in one.parts if part.kind != without) for one in changes)


def _quotes(text: str) -> list[str]:
    spoken = (" ".join(_LETTERS.findall(found.group())).casefold() for found in WITHIN_MARKS.finditer(text))
    return [words for words in spoken if words]


def _differ(old: Iterable[str], new: Iterable[str]) -> int:
    before, after = Counter(map(str.casefold, old)), Counter(map(str.casefold, new))
    return max((before - after).total(), (after - before).total())
