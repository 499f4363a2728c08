"""Find the figures of a text by its words alone: span, value or range, unit, kind, modifier and direction.

No parse is needed here and none is used; that is why it is fast. The thing measured is found later (`things`)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from reader.analysis.numbers.amounts import amount
from reader.analysis.numbers.candidate import Found
from reader.analysis.numbers.numbers import NUMBER, has_number
from reader.analysis.numbers.points import of_sport, points_unit
from reader.analysis.numbers.separators import as_english
from reader.analysis.quantities.bare_numbers import COMPOUND, is_age, is_bare_quantity
from reader.analysis.quantities.boilerplate import table_spans
from reader.analysis.quantities.conversions import with_conversions
from reader.analysis.quantities.directions import with_direction
from reader.analysis.quantities.elided_units import with_currency, with_magnitude, with_shared_unit
from reader.analysis.quantities.modifiers import with_modifier
from reader.analysis.quantities.not_quantities import veto_spans
from reader.analysis.quantities.previous_values import with_earlier
from reader.analysis.quantities.ranges import join
from reader.analysis.quantities.vague_and_votes import claims
from reader.model.document import Span
from reader.model.lexicon.text_patterns import shape_of
from reader.model.sentences import sentence_start

LONGEST = 1500
"""Characters read at one go: a longer line is cut at the end of a sentence, or failing that anywhere."""
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")


def find(text: str) -> list[Found]:
    """The figures of `text` in order; they do not overlap and never cross a line break."""
    text = as_english(text)
    found: list[Found] = []
    rows = _Taken(table_spans(text))
    for start, piece in _pieces(text):
        if has_number(piece) and not rows.touches(start, start + len(piece)):
            found += [_shifted(each, start) for each in _find(piece)]
    return with_earlier(text, with_conversions(text, with_currency(text, found)))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The lines of the text, long ones in parts, each with its offset."""
    start = 0
    for line in text.split("\n"):
        left = 0
        while len(line) - left > LONGEST:
            ends = [match.end() for match in _SENTENCE_END.finditer(line, left, left + LONGEST)]
            right = ends[-1] if ends else line.rfind(" ", left + 1, left + LONGEST) + 1 or left + LONGEST
            yield start + left, line[left:right]
            left = right
        yield start + left, line[left:]
        start += len(line) + 1


def _shifted(found: Found, by: int) -> Found:
    noun = Span(found.noun.start + by, found.noun.end + by) if found.noun else None
    lit_from = found.lit_from + by if found.lit_from >= 0 else -1
    return replace(found, start=found.start + by, end=found.end + by, lit_from=lit_from, noun=noun)


def _find(text: str) -> list[Found]:
    """The figures of one line."""
    shape = shape_of(text)
    vetoed = veto_spans(text, shape)
    claimed = claims(text, vetoed, shape)
    taken = _Taken(vetoed + [(each.start, each.end) for each in claimed])
    found = list(claimed)
    for match in NUMBER.finditer(text):
        if not taken.touches(*match.span()):
            plain = amount(text, match)
            if plain and not taken.touches(plain.start, plain.end):
                found.append(plain)
    found.sort(key=lambda each: each.start)
    aged = [
        replace(each, unit="year of age", kind="age") if not each.unit and is_age(text, each) else each
        for each in join(text, _apart(found))
    ]
    aged = with_magnitude(text, with_shared_unit(text, aged))
    joined = [each for each in aged if each.noted not in ("bare", "range") or each.unit or is_bare_quantity(text, each)]
    out: list[Found] = []
    for each in joined:
        end = max(out[-1].end if out else 0, sentence_start(text, each.start))
        if each.noted == "bare" and COMPOUND.match(text, each.end):
            each = replace(each, noted="hyphen")
        modified = with_modifier(text, each)
        before = out[-1] if out and end == out[-1].end else None
        out.append(with_direction(text, _pointed(text, modified), end, before))
    return out


_POINTS = re.compile(r"[\s-]points?$", re.IGNORECASE)


def _pointed(text: str, found: Found) -> Found:
    """`found` with what its points are; those of a game are things one counts."""
    if found.unit != "point":
        return found
    unit = points_unit(text, found)
    word = _POINTS.search(text, found.start, found.end)
    if unit != "point" or word is None or found.noted == "fraction" or not of_sport(text, found.start, found.end):
        return replace(found, unit=unit)
    noun = Span(word.start() + 1, word.end())
    return replace(found, end=word.start(), unit="", kind="count", noun=noun, noted="game")


class _Taken:
    """Spans nothing may touch, looked up by bisection."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def touches(self, start: int, end: int) -> bool:
        index = bisect_right(self._spans, (end - 1, 10**12)) - 1
        return index >= 0 and self._spans[index][1] > start


def _apart(found: list[Found]) -> list[Found]:
    """Without those that begin inside another."""
    out: list[Found] = []
    for each in found:
        if not out or each.start >= out[-1].end:
            out.append(each)
    return out
