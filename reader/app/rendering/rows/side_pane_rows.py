"""The side pane's content: notes, relatives with reasons, speakers with their quotes, figures with their things.

What the text itself does not show comes first: one's own notes, and the other stories.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Literal

from reader.app.rendering.mark_words import (
    BY_READER,
    figure_words,
    role_words,
    words_of,
)
from reader.app.rendering.pieces import Piece
from reader.app.rendering.times import long_time, short_time
from reader.app.rendering.wrap import (
    cut,
    drawable,
    pad,
    width_of,
    wrapped,
)
from reader.model.document import Document, Span
from reader.model.lexicon import report_nouns
from reader.model.link import Relative
from reader.model.mark import DOUBTFUL, Analysis, Quote
from reader.model.note import Note
from reader.model.queries.figure_words import way
from reader.model.safe_text import safe_line
from reader.model.saying import said_as
from reader.model.sourcing.find_origin import origin_of
from reader.model.sourcing.unanswered import find_unanswered
from reader.model.story import Story

_LEAST_BESIDE = 8
"""Columns below which nothing is put beside anything."""

RowKind = Literal["person", "quote", "asked", "figure", "related", "note", "fold", "more", "words"]


@dataclass(frozen=True, slots=True)
class SideRow:
    """One thing to choose in the side pane; `parts` are (words, component class, indent, most lines)."""

    kind: RowKind
    parts: tuple[tuple[str, str, int, int], ...]
    right: str = ""
    """At the right end of the first line."""
    beside: str = ""
    """Behind the words of the first line, quietly; a person's stands below when it does not fit whole."""
    spans: tuple[Span, ...] = ()
    """The passage it jumps to."""
    story_id: int = 0
    """The other story it opens."""
    note_id: int = 0
    held: tuple["SideRow", ...] = ()
    """Rows folded under this one."""

    @property
    def can_choose(self) -> bool:
        """Whether the cursor stops here."""
        return self.kind != "words"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the side pane with its heading."""

    title: str
    rows: tuple[SideRow, ...]
    count: int = 0


def side_sections(
    story: Story, notes: Sequence[Note], relatives: Sequence[Relative], now: datetime
) -> tuple[Section, ...]:
    """The four sections of a story; an empty one says why it is empty.

    Notes and related stories, of which the text shows nothing, come first where there are any.
    """
    analysis = story.analysis
    beside = (_notes(story.document, notes, now), _related(relatives, now))
    found = (_speakers(story.document, analysis, story.source), _figures(story.document, analysis))
    first = tuple(one for one in beside if one.count)
    return (*first, *found, *(one for one in beside[::-1] if one not in first))


def unfolded(rows: Iterable[SideRow], opened: Container[SideRow]) -> tuple[SideRow, ...]:
    """The rows, those folded under an opened one behind it."""
    return tuple(one for row in rows for one in (row, *(row.held if row in opened else ())))


def row_lines(row: SideRow, width: int) -> list[list[Piece]]:
    """The lines of a row, each exactly `width` columns."""
    lines: list[list[Piece]] = []
    for words, style, indent, most in _parts(row, width):
        right = f" {row.right}" if row.right and not lines else ""
        room = max(4, width - indent - width_of(right))
        for number, text in enumerate(wrapped(words, room, most)):
            end, beside = (right, _beside(row, room - width_of(text))) if not number and not lines else ("", "")
            rest = width - indent - width_of(text) - width_of(beside) - width_of(end)
            line = [(" " * indent, style), (text, style), (beside, "quiet"), (" " * rest, style), (end, "quiet")]
            lines.append([(piece, part) for piece, part in line if piece])
    return lines


def _parts(row: SideRow, width: int) -> tuple[tuple[str, str, int, int], ...]:
    """The row's parts; what should stand beside the first one stands below it where there is no room."""
    if row.kind != "person" or not row.beside:
        return row.parts
    right = width_of(row.right) + 1 if row.right else 0
    fits = width_of(row.parts[0][0]) + width_of(row.beside) + 2 + right <= width
    return row.parts if fits else (*row.parts, (row.beside, "quiet", 0, 1))


def _beside(row: SideRow, room: int) -> str:
    """What stands behind the words of the first line, cut to the room there is; of a person's all of it or nothing."""
    if not row.beside or room < _LEAST_BESIDE or (row.kind == "person" and width_of(row.beside) + 2 > room):
        return ""
    return f"  {cut(row.beside, room - 2)}"


def heading_line(section: Section, width: int) -> list[Piece]:
    """The section's name and count on a rule."""
    count = f" {section.count}" if section.count else ""
    rest = max(0, width - len(section.title) - len(count) - 1)
    return (
        [(section.title, "heading"), (count, "quiet"), (" " + "─" * rest, "rule")]
        if width > 8
        else [(pad(section.title, width), "heading")]
    )


_BY_RULES = {
    "en": "Found by rules only: no language model for this story.",
    **dict.fromkeys(
        ("de", "fr", "es"), "Not in English: only quotations, with a speaker where the words beside them name one."
    ),
}
"""What was looked for in a story that no language model has read, by its language."""
_MARKS_ONLY = "In this language only words in quotation marks are found, not who says it."


def _speakers(document: Document, analysis: Analysis | None, outlet: str) -> Section:
    if analysis is None:
        return Section("Speakers", (_words("This story is waiting for language analysis."),))
    people: dict[str, list[Quote]] = {}
    for quote in analysis.quotes:
        people.setdefault(quote.speaker_name or f"\0{quote.role.lower()}", []).append(quote)
    rows: list[SideRow] = []
    papers: list[SideRow] = []
    for quotes in sorted(people.values(), key=_weight, reverse=True):
        if _is_paper(quotes[0]):
            papers += _person_rows(document, quotes, outlet)
        else:
            rows += _person_rows(document, quotes, outlet)
    rows += _folded(papers)
    asked = _unanswered(document, filter(None, people))
    if analysis.method == "rules":
        rows.append(_words(_BY_RULES.get(analysis.language[:2], _MARKS_ONLY)))
    count = len(people)
    return Section("Speakers", (*(rows or [_words("Nobody is quoted.")]), *asked), count)


def _unanswered(document: Document, names: Iterable[str]) -> list[SideRow]:
    """Who was asked and did not answer, behind those who speak: on one line, each with their words folded under it."""
    found = find_unanswered(document.text, names)
    rows = [
        SideRow("asked", ((drawable(f"{safe_line(one.name)} {safe_line(one.how)}"), "quiet", 2, 2),), spans=(one.span,))
        for one in found
    ]
    words = f"did not answer: {', '.join(dict.fromkeys(drawable(safe_line(one.name)) for one in found))}"
    return [SideRow("fold", ((words, "quiet", 0, 1),), held=tuple(rows))] if rows else []


def _weight(quotes: list[Quote]) -> tuple[bool, int, int]:
    words = sum(span.end - span.start for quote in quotes for span in quote.spans)
    return bool(quotes[0].speaker_name), len(quotes), words


def _person_rows(document: Document, quotes: list[Quote], outlet: str) -> list[SideRow]:
    name = _speaker_name(quotes)
    role = next((role_words(quote) for quote in quotes if quote.role), "")
    style = "speaker" if name else "unnamed"
    count = f"×{len(quotes)}" if len(quotes) > 1 else ""
    head = ((name or role or "not named", style, 0, 2),)
    rows = [SideRow("person", head, right=count, beside=role if name else "", spans=quotes[0].spans)]
    for quote in sorted(quotes, key=lambda quote: quote.spans[0].start if quote.spans else 0):
        doubtful = quote.confidence < DOUBTFUL
        by_reader = quote.by_reader is not None and quote.by_reader.speaker
        sign = "? " if doubtful else f"{BY_READER} " if by_reader else ""
        words = said_as(document.text, quote)
        came = origin_of(document.text, quote, outlet).beyond(words)
        words = sign + drawable(f"{words} ({came})" if came else words)
        rows.append(SideRow("quote", ((words, "doubtful" if doubtful else "quote", 2, 2),), spans=quote.spans))
    return rows


def _speaker_name(quotes: Sequence[Quote]) -> str:
    """Whose statements these are; "perhaps" where all of them are doubtful, for a name is no more than a guess then."""
    name = safe_line(quotes[0].speaker_name)
    doubtful = bool(name) and all(quote.confidence < DOUBTFUL for quote in quotes)
    return f"perhaps {name}" if doubtful else name


def _is_paper(quote: Quote) -> bool:
    """Whether words on paper speak, and not somebody: "court documents", "the report by the harbor office"."""
    words = (quote.role if not quote.speaker_name else "").casefold().split()
    head = list(takewhile(lambda word: word not in _BEHIND_HEAD, words))[-1:]
    return bool(head) and head[0].strip(".,;:’'") in report_nouns()


_BEHIND_HEAD = frozenset(
    {"of", "by", "from", "on", "about", "in", "at", "for", "that", "which", "to", "seen", "obtained", "published"}
)
"""Words that begin what stands behind the noun of a phrase."""


def _folded(papers: Sequence[SideRow]) -> list[SideRow]:
    """What documents say, under one line when it is more than one statement."""
    said = sum(row.kind == "quote" for row in papers)
    if said < 2:
        return list(papers)
    count = sum(row.kind == "person" for row in papers)
    words = f"{count} document{'s' * (count != 1)}: {said} statements"
    return [SideRow("fold", ((words, "more", 0, 1),), held=tuple(papers))]


def _figures(document: Document, analysis: Analysis | None) -> Section:
    if analysis is None:
        return Section("Figures", (_words("This story is waiting for language analysis."),))
    rows, seen = [], set[str]()
    for figure in analysis.figures:
        words = figure_words(document, figure)
        key = f"{words} {figure.thing if figure.lit == figure.span else ''}".lower()
        if not figure.is_lit or key in seen:
            continue
        seen.add(key)
        beside = _without(safe_line(figure.thing), words)
        rows.append(SideRow("figure", ((words, "figure", 0, 1),), way(figure), beside, spans=(figure.lit,)))
    return Section("Figures", tuple(rows) or (_words("No figures."),), len(rows))


def _without(thing: str, words: str) -> str:
    """What the figure's words do not already say of their thing: of "members of the union" behind "40 members" less."""
    if thing.casefold() in words.casefold():
        return ""
    first, _, rest = thing.partition(" ")
    return rest if words.casefold().split()[-1:] == [first.casefold()] else thing


def _related(relatives: Sequence[Relative], now: datetime) -> Section:
    rows = []
    for relative in relatives:
        reasons = safe_line(" · ".join(reason.text for reason in relative.link.reasons))
        parts = [(safe_line(relative.title), "related", 0, 2)]
        parts.append((f"{safe_line(relative.source)} {short_time(relative.published_at, now)}", "quiet", 0, 1))
        if reasons:
            parts.append((reasons, "reason", 2, 1))
        rows.append(SideRow("related", tuple(parts), story_id=relative.id))
    return Section("Related", tuple(rows) or (_words("No related stories."),), len(rows))


def _notes(document: Document, notes: Sequence[Note], now: datetime) -> Section:
    rows = []
    for note in notes:
        parts = []
        if note.quoted:
            words = words_of(document, note.span) if note.span else " ".join(drawable(note.quoted).split())
            parts.append((f"▪ {words}", "passage", 0, 3))
        if note.body:
            parts.append((f"✎ {drawable(note.body)}", "note", 0, 6))
        if note.lost:
            parts.append(("These words are no longer in the story.", "quiet", 2, 2))
        parts.append((long_time(note.created_at, now), "quiet", 2, 1))
        rows.append(SideRow("note", tuple(parts), spans=(note.span,) if note.span else (), note_id=note.id))
    return Section("Notes", tuple(rows) or (_words("No notes: a writes one."),), len(rows))


def _words(text: str) -> SideRow:
    return SideRow("words", ((text, "quiet", 0, 3),))
