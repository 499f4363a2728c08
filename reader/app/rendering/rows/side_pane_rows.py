"""The side pane's content: speakers with their quotes, figures with their sentences, relatives with reasons, notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reader.app.rendering.mark_words import (
    BY_READER,
    figure_words,
    role_words,
    sentence_around,
    words_of,
)
from reader.app.rendering.pieces import Piece
from reader.app.rendering.times import long_time, short_time
from reader.app.rendering.wrap import (
    drawable,
    pad,
    width_of,
    wrapped,
)
from reader.model.document import Document, Span
from reader.model.link import Relative
from reader.model.mark import DOUBTFUL, Analysis, Quote
from reader.model.note import Note
from reader.model.queries.figure_words import way
from reader.model.safe_text import safe_line
from reader.model.saying import said_as
from reader.model.story import Story

RowKind = Literal["person", "quote", "figure", "related", "note", "more", "words"]


@dataclass(frozen=True, slots=True)
class SideRow:
    """One thing to choose in the side pane; `parts` are (words, component class, indent, most lines)."""

    kind: RowKind
    parts: tuple[tuple[str, str, int, int], ...]
    right: str = ""
    """At the right end of the first line."""
    spans: tuple[Span, ...] = ()
    """The passage it jumps to."""
    story_id: int = 0
    """The other story it opens."""
    note_id: int = 0

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
    """The four sections of a story; an empty one says why it is empty."""
    analysis = story.analysis
    return (
        _speakers(story.document, analysis),
        _figures(story.document, analysis),
        _related(relatives, now),
        _notes(story.document, notes, now),
    )


def row_lines(row: SideRow, width: int) -> list[list[Piece]]:
    """The lines of a row, each exactly `width` columns."""
    lines: list[list[Piece]] = []
    for words, style, indent, most in row.parts:
        right = f" {row.right}" if row.right and not lines else ""
        room = max(4, width - indent - width_of(right))
        for number, text in enumerate(wrapped(words, room, most)):
            line = [(" " * indent, style), (text, style)]
            end = right if not number else ""
            line += [(" " * (width - indent - width_of(text) - width_of(end)), style), (end, "quiet")]
            lines.append([(piece, part) for piece, part in line if piece])
    return lines


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
_MARKS_ONLY = "In this language only what stands in quotation marks is found, not who says it."


def _speakers(document: Document, analysis: Analysis | None) -> Section:
    if analysis is None:
        return Section("Speakers", (_words("This story waits for language analysis."),))
    people: dict[str, list[Quote]] = {}
    for quote in analysis.quotes:
        people.setdefault(quote.speaker_name or f"\0{quote.role.lower()}", []).append(quote)
    rows: list[SideRow] = []
    for quotes in sorted(people.values(), key=_weight, reverse=True):
        rows += _person_rows(document, quotes)
    if analysis.method == "rules":
        rows.append(_words(_BY_RULES.get(analysis.language[:2], _MARKS_ONLY)))
    count = len(people)
    return Section("Speakers", tuple(rows) or (_words("Nobody is quoted."),), count)


def _weight(quotes: list[Quote]) -> tuple[bool, int, int]:
    words = sum(span.end - span.start for quote in quotes for span in quote.spans)
    return bool(quotes[0].speaker_name), len(quotes), words


def _person_rows(document: Document, quotes: list[Quote]) -> list[SideRow]:
    name = safe_line(quotes[0].speaker_name)
    role = next((role_words(quote) for quote in quotes if quote.role), "")
    style = "speaker" if name else "unnamed"
    parts = [(name or role or "not named", style, 0, 2)]
    if name and role:
        parts.append((role, "quiet", 0, 2))
    rows = [SideRow("person", tuple(parts), right=f"×{len(quotes)}" if len(quotes) > 1 else "", spans=quotes[0].spans)]
    for quote in sorted(quotes, key=lambda quote: quote.spans[0].start if quote.spans else 0):
        doubtful = quote.confidence < DOUBTFUL
        by_reader = quote.by_reader is not None and quote.by_reader.speaker
        sign = "? " if doubtful else f"{BY_READER} " if by_reader else ""
        words = sign + drawable(said_as(document.text, quote))
        if quote.via:
            words += f" (via {safe_line(quote.via)})"
        rows.append(SideRow("quote", ((words, "doubtful" if doubtful else "quote", 2, 2),), spans=quote.spans))
    return rows


def _figures(document: Document, analysis: Analysis | None) -> Section:
    if analysis is None:
        return Section("Figures", (_words("This story waits for language analysis."),))
    rows, seen = [], set[str]()
    for figure in analysis.figures:
        words = figure_words(document, figure)
        if not figure.is_lit or words.lower() in seen:
            continue
        seen.add(words.lower())
        sentence = words_of(document, sentence_around(document, figure.lit))
        parts = ((words, "figure", 0, 2), (_around(sentence, words), "quiet", 2, 2))
        rows.append(SideRow("figure", parts, right=way(figure), spans=(figure.lit,)))
    return Section("Figures", tuple(rows) or (_words("No figures."),), len(rows))


def _around(sentence: str, words: str) -> str:
    """The sentence from a little before the figure on, so that two lines show what it is about."""
    at = sentence.find(words)
    if at <= 48:
        return sentence
    start = sentence.rfind(" ", 0, at - 32) + 1
    return "…" + sentence[start:]


def _related(relatives: Sequence[Relative], now: datetime) -> Section:
    rows = []
    for relative in relatives:
        reasons = safe_line(" · ".join(reason.text for reason in relative.link.reasons))
        parts = [(safe_line(relative.title), "related", 0, 2)]
        parts.append((f"{safe_line(relative.source)} {short_time(relative.published_at, now)}", "quiet", 0, 1))
        if reasons:
            parts.append((reasons, "reason", 2, 2))
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
            parts.append(("These words no longer stand in the story.", "quiet", 2, 2))
        parts.append((long_time(note.created_at, now), "quiet", 2, 1))
        rows.append(SideRow("note", tuple(parts), spans=(note.span,) if note.span else (), note_id=note.id))
    return Section("Notes", tuple(rows) or (_words("No notes: a writes one."),), len(rows))


def _words(text: str) -> SideRow:
    return SideRow("words", ((text, "quiet", 0, 3),))
