"""Putting the reader's word in the place of what was found.

It is stronger than anything analysis says of a statement, and weaker than merging and splitting people, which act on
the names that come out of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from reader.model.corrections.correction import Correction
from reader.model.document import Span
from reader.model.mark import ByReader, Quote
from reader.model.names import name_key
from reader.model.note_anchors import context

METHOD = "reader"
"""How the speaker of a corrected statement was found."""
_ALIKE = 0.5
"""Share of the characters of both that two extents must have in common to be one statement."""
_SAME = 0.9
"""The same for one that needs no other to make it up."""
_PRONOUNS = frozenset(["he", "she", "they", "it", "who", "we", "i"])


class Corrected(NamedTuple):
    """A statement before and after; None where there was none, or where there is none now."""

    found: Quote | None
    quote: Quote | None


def correct_quotes(
    text: str, quotes: Sequence[Quote], own: Iterable[Correction], thread: Iterable[Correction] = ()
) -> list[Corrected]:
    """The statements of a story by the reader's word, in the order of the text.

    `own` were made in this story; of `thread`, made in others of its thread, those that are meant everywhere hold for
    what was found under the same name. A word on the statement itself goes before one on its name, a newer before an
    older. A statement the reader spoke of that is not found any more stands as it was.
    """
    own = sorted(own, key=lambda one: (one.made_at, one.id))
    said: dict[int, Correction] = {}
    found: list[Quote | None] = list(quotes)
    present = list(quotes)
    for correction in own:
        places = _places(text, correction, quotes)
        if not places and correction.is_statement and (again := _as_it_was(text, correction)):
            found.append(None)
            present.append(again)
            places = [len(present) - 1]
        said |= dict.fromkeys(places, correction)
    everywhere = sorted((one for one in (*own, *thread) if one.everywhere), key=lambda one: (one.made_at, one.id))
    renamed = {name_key(one.found_name): one for one in everywhere if one.speaker is not None and one.found_name}
    heard = {name_key(one.speaker_name): one.role for one in reversed(quotes) if one.speaker_name and one.role}
    pairs = [
        Corrected(before, _spoken(text, quote, said.get(number), renamed, heard))
        for number, (before, quote) in enumerate(zip(found, present, strict=True))
    ]
    roles = {name_key(one.name): one.role for one in (*everywhere, *own) if one.role is not None and one.name}
    pairs = [
        Corrected(before, quote and _in_role(quote, said.get(number), roles))
        for number, (before, quote) in enumerate(pairs)
    ]
    return sorted(pairs, key=lambda pair: ((pair.quote or pair.found or _NOTHING).spans or (Span(0, 0),))[0])


_NOTHING = Quote((), "direct")


def _spoken(
    text: str, quote: Quote, correction: Correction | None, renamed: dict[str, Correction], heard: dict[str, str]
) -> Quote | None:
    if correction is not None and not correction.is_statement:
        return None
    if correction is None or correction.speaker is None:
        correction = renamed.get(name_key(quote.speaker_name)) if quote.speaker_name else None
    if correction is None or correction.speaker is None:
        return quote
    name = correction.speaker
    same = name_key(name) == name_key(quote.speaker_name)
    return replace(
        quote,
        speaker=quote.speaker if _may_name(text, quote.speaker, name) else None,
        speaker_name=name,
        role=quote.role if same else heard.get(name_key(name), ""),
        confidence=1.0,
        method=METHOD,
        by_reader=ByReader(speaker=True, found_speaker=quote.speaker_name, found_role=quote.role),
    )


def _in_role(quote: Quote, correction: Correction | None, roles: dict[str, str]) -> Quote:
    role = correction.role if correction is not None else None
    if role is None and quote.speaker_name:
        role = roles.get(name_key(quote.speaker_name))
    if role is None:
        return quote
    before = quote.by_reader or ByReader(found_speaker=quote.speaker_name, found_role=quote.role)
    return replace(quote, role=role, by_reader=replace(before, role=True))


def _places(text: str, correction: Correction, quotes: Sequence[Quote]) -> list[int]:
    """Which of the statements found is the one the reader spoke of; several when it was found in pieces."""
    if correction.span is None:
        return []
    parts = _parts(text, correction)
    size = sum(part.end - part.start for part in parts)
    shares = []
    for number, quote in enumerate(quotes):
        both = sum(_shared(part, span) for part in parts for span in quote.spans)
        shares.append((both / (size + sum(end - start for start, end in quote.spans) - both or 1), -number))
    most, place = max(shares, default=(0.0, 0))
    if most >= _SAME:
        return [-place]
    start, end = correction.span
    inside = [
        number
        for number, quote in enumerate(quotes)
        if quote.spans and start <= quote.spans[0].start and quote.spans[-1].end <= end
    ]
    covered = sum(_shared(part, span) for number in inside for part in parts for span in quotes[number].spans)
    if most >= _ALIKE and len(inside) < 2:
        return [-place]
    return inside if 2 * covered >= size else []


def _parts(text: str, correction: Correction) -> tuple[Span, ...]:
    """The spans of the words said, as far as the passage still is what it was."""
    again = _as_it_was(text, correction)
    return again.spans if again else (correction.span or Span(0, 0),)


def _as_it_was(text: str, correction: Correction) -> Quote | None:
    """The statement as it was found, where its words stand now; None when they do not."""
    span, quote = correction.span, correction.found
    if span is None or quote is None:
        return None
    if text[span.start : span.end] != correction.quoted:
        return replace(quote, spans=(span,), speaker=None, cue=None)
    return replace(
        quote,
        spans=tuple(_moved(one, span.start) for one in quote.spans),
        speaker=_within(text, quote.speaker, span.start),
        cue=_within(text, quote.cue, span.start),
    )


def correction_on(story_id: int, text: str, quote: Quote, now: datetime) -> Correction:
    """A correction of a statement of a story that says nothing yet."""
    span = Span(quote.spans[0].start, quote.spans[-1].end)
    words, before, after = context(text, span)
    return Correction(0, story_id, now, span, words, before, after, found=as_found(quote))


def as_found(quote: Quote) -> Quote:
    """A statement with its spans counted from its beginning, as a correction keeps it."""
    start = quote.spans[0].start
    return replace(
        quote,
        spans=tuple(_moved(one, -start) for one in quote.spans),
        speaker=quote.speaker and _moved(quote.speaker, -start),
        cue=quote.cue and _moved(quote.cue, -start),
        speaker_name=quote.by_reader.found_speaker if quote.by_reader else quote.speaker_name,
        role=quote.by_reader.found_role if quote.by_reader else quote.role,
        by_reader=None,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _within(text: str, span: Span | None, by: int) -> Span | None:
    moved = _moved(span, by) if span else None
    return moved if moved and 0 <= moved.start <= moved.end <= len(text) else None


def _may_name(text: str, span: Span | None, name: str) -> bool:
    """Whether the words beside the cue may stand for `name`: a pronoun, a description, or part of that name."""
    if span is None:
        return False
    words = text[span.start : span.end]
    if words[:1].islower() or words.casefold() in _PRONOUNS:
        return True
    return bool(set(name_key(words).split()) & set(name_key(name).split()))


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
