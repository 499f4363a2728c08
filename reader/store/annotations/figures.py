"""Figures across stories."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from reader.model.document import Span
from reader.model.mark import Figure
from reader.model.sentences import around
from reader.model.sourcing.find_origin import origin_of_figure
from reader.model.sourcing.origin import NOWHERE, Origin
from reader.store import blobs
from reader.store.annotations import marks
from reader.store.file.library import Library
from reader.store.row_values import SOURCE, maybe_moment, moment
from reader.store.search.conditions import figure_terms

OPENING = 400
"""Characters of a story that say what it is about."""
LISTED = 300
"""Figures in the lens: those of the newest stories."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with the story and the sentence it stands in."""

    figure: Figure
    words: str
    """The figure as the text has it, with its thing: "500% tariffs"."""
    story_id: int
    title: str
    source: str
    published_at: datetime
    """As the list of stories dates it."""
    sentence: str
    sentence_at: int
    """Where the sentence begins in the story's text."""
    thread_id: int | None = None
    """The thread of its story."""
    dated_at: datetime | None = None
    """When its publisher says it came out; None when that is not known."""
    before: str = ""
    """The sentence before its own."""
    behind: str = ""
    """The few characters that follow its sentence."""
    opening: str = ""
    """The first words of the story: what it is about."""
    origin: Origin = NOWHERE
    """Through whom or what its sentence says it came."""


def figures(lib: Library, word: str = "", *, story_ids: tuple[int, ...] = (), limit: int = LISTED) -> list[FigureRow]:
    """Lit figures whose thing, unit or kind holds every word of `word`, newest story first.

    `story_ids` keeps to those stories, such as the ones of a thread.
    """
    terms, values = figure_terms(word)
    if story_ids:
        terms.append("g.story_id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(story_ids))
    where = "".join(f" AND {term}" for term in terms)
    # the texts come last and one by one: sorting must not carry them about
    rows = lib.conn.execute(
        f"WITH page AS (SELECT g.story_id AS id, g.position AS place FROM figures g"
        " JOIN statuses st ON st.story_id = g.story_id"
        f" WHERE g.is_lit = 1 AND st.listed = 1 AND st.removed_at IS NULL{where}"
        " ORDER BY st.sort_at DESC, st.story_id DESC, g.position LIMIT ?)"
        f" SELECT g.*, s.title, s.sort_at, s.published_at, s.thread_id, {SOURCE} AS outlet FROM page"
        " JOIN figures g ON g.story_id = page.id AND g.position = page.place"
        " JOIN stories s ON s.id = page.id LEFT JOIN feeds f ON f.id = s.feed_id"
        " ORDER BY s.sort_at DESC, s.id DESC, g.position",
        (*values, limit),
    ).fetchall()
    texts = blobs.texts(lib, {row["story_id"] for row in rows})
    return [_row(row, texts[row["story_id"]]) for row in rows if row["story_id"] in texts]


def _row(row: sqlite3.Row, text: str) -> FigureRow:
    figure = marks.figure_of(row)
    sentence = around(text, figure.lit)
    earlier = around(text, Span(max(0, sentence.start - 2), sentence.start)) if sentence.start else sentence
    return FigureRow(
        figure=figure,
        words=text[figure.lit.start : figure.lit.end],
        story_id=row["story_id"],
        title=row["title"],
        source=row["outlet"],
        published_at=moment(row["sort_at"]),
        sentence=text[sentence.start : sentence.end],
        sentence_at=sentence.start,
        thread_id=row["thread_id"],
        dated_at=maybe_moment(row["published_at"]),
        before=text[earlier.start : sentence.start] if earlier.start < sentence.start else "",
        behind=text[sentence.end : sentence.end + 3],
        opening=text[:OPENING],
        origin=origin_of_figure(text, figure, row["outlet"]),
    )
