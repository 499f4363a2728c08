"""Figures: the numbers that matter in a story, with what they measure.

`find_figures` starts here. The first half is the numbers themselves (`quantities`, over `numbers`): `not_quantities`
says which are no figures (dates, ranks, names), `amounts`, `vague_and_votes` and `fractions` read values and units,
`ranges` joins two numbers into one figure, `bare_numbers` judges those without a unit, `modifiers` and `directions`
read "at least" and "rose", `previous_values` knows values that were before ("up from nine"). The second half is what is
measured: `thing_from_parse`, or `thing_from_words` without a parse; `highlight` chooses what is lit, `thing_key` makes
things comparable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.figures.highlight import corrections, is_lit
from reader.analysis.figures.named_numbers import is_of_name
from reader.analysis.figures.parse_view import Parsed
from reader.analysis.figures.thing import NOTHING, Thing
from reader.analysis.figures.thing_from_parse import thing_of
from reader.analysis.figures.thing_from_words import plain_thing_of
from reader.analysis.figures.thing_key import deeds_of, thing_key
from reader.analysis.figures.thing_scene import Scene
from reader.analysis.numbers.candidate import Found
from reader.analysis.numbers.points import of_sport
from reader.analysis.numbers.quantity_words import ESTIMATES
from reader.analysis.quantities.calendar_dates import as_of
from reader.analysis.quantities.casualties import FATES, HARM, is_people
from reader.analysis.quantities.find_figures import find
from reader.analysis.quantities.previous_values import partner
from reader.model.document import Span
from reader.model.mark import Figure
from reader.model.sentences import sentence_end, sentence_start

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_figures"]

_INCLUDING = re.compile(r",\s+(?:including|among\s+(?:them|whom|the\s+dead)(?:\s+(?:was|were))?)\s+(?:at\s+least\s+)?$")
_OF_EVENT = re.compile(r"(?:death\s+)?toll\s+of\b", re.IGNORECASE)
_VOTES = frozenset(("vote", "votes", "abstentions", "ballots", "abstention"))


def find_figures(text: str, doc: Doc | None, *, skip: Sequence[Span] = ()) -> tuple[Figure, ...]:
    """The figures of `text` in order; spans count its code points.

    `doc` is the shared parse of the same text, token offsets being offsets of `text`; without it (or beyond its end)
    the thing is found by words alone. Nothing is sought in the spans of `skip`. `source` is left empty: who gives a
    figure is for the caller, who knows the quotes.
    """
    found = [each for each in find(text) if not any(span.start < each.end and each.start < span.end for span in skip)]
    if doc is not None:
        found = [each for each in found if not is_of_name(text, doc, each)]
    if not found:
        return ()
    parsed = Parsed(doc, found) if doc is not None and len(doc) else None
    figures: list[Figure] = []
    things: list[Thing] = []
    deeds, corrected = deeds_of(text, found), corrections(text)
    before, sentence = NOTHING, -1
    for index, each in enumerate(found):
        start, stop = sentence_start(text, each.start), sentence_end(text, each.end)
        if start != sentence:
            before, sentence = NOTHING, start
        if parsed is not None and parsed.covers(each):
            thing = thing_of(Scene(parsed, text, found, index, before, things))
        else:
            thing = plain_thing_of(text, found, index, before, start, stop)
        now = partner(text, found, index)
        if now >= 0 and not _names_its_own(text, each, thing):
            thing = replace(things[now], end=-1)
        if before.fate and is_people(thing.noun) and _INCLUDING.search(text, found[index - 1].end, each.start):
            thing = replace(thing, words=f"{thing.words} {before.fate}", fate=before.fate)
        known = _with_kind(each, thing)
        previous = found[index - 1].end if index else 0
        following = found[index + 1].start if index + 1 < len(found) else len(text)
        date = as_of(text, each.start, each.end, max(start, previous), min(stop, following))
        in_sport = known.kind in ("count", "measure", "points") and of_sport(text, each.start, each.end)
        figure = _figure(known, thing, date, deeds[index], in_sport=in_sport)
        is_old = any(start <= place < stop for place in corrected)
        figures.append(replace(figure, is_lit=False) if is_old else figure)
        things.append(thing)
        before = thing
    return tuple(figures)


def _names_its_own(text: str, earlier: Found, thing: Thing) -> bool:
    """ "a loss of $4 million, against a profit of $9 million": an earlier value with words of its own before it."""
    last = (thing.words.split() or [""])[-1].lower()
    if not last or last in ESTIMATES:
        return False
    return bool(re.search(rf"\b{re.escape(last)}\s+of\b", text[max(0, earlier.start - 60) : earlier.start].lower()))


def _with_kind(found: Found, thing: Thing) -> Found:
    """`found` as a count of people, casualties or votes when its thing says so."""
    if found.kind not in ("count", "share") or found.unit:
        return found
    if FATES.get(thing.fate) in HARM:
        return replace(found, unit="people", kind="casualties")
    if _OF_EVENT.match(thing.words):
        return replace(found, unit="people", kind="casualties")
    last = thing.noun or (thing.words.split() or [""])[-1].lower()
    if FATES.get(last) in HARM and not thing.noun:
        return replace(found, unit="people", kind="casualties")
    if (is_people(last) and (thing.noun or found.kind != "share")) or thing.fate:
        return replace(found, unit="people", kind="people" if found.kind == "count" else found.kind)
    if thing.noun in _VOTES:
        return replace(found, kind="votes")
    return found


def _figure(found: Found, thing: Thing, date: str, deed: str, *, in_sport: bool) -> Figure:
    start = found.lit_from if found.lit_from >= 0 else found.start
    return Figure(
        span=found.span, lit=Span(start, max(found.end, thing.end)), low=_exact(found.low), high=_exact(found.high),
        unit=found.unit, kind=found.kind, thing=thing.words,
        thing_key=thing_key(thing.compared or thing.words, deed, thing.does),
        modifier=found.modifier, direction=found.direction, of=found.of, as_of=date, sense=found.sense,
        is_lit=is_lit(found, thing, in_sport=in_sport),
    )  # fmt: skip


def _exact(value: float) -> float:
    """`value` without what multiplying 4.1 by a billion adds to it: equal amounts are to be equal."""
    return float(f"{value:.12g}")
