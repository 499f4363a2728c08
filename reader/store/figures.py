"""Figures across stories."""

import re
from dataclasses import dataclass
from datetime import datetime

from reader.model.document import Span
from reader.model.marks import Figure
from reader.store import bodies, marks
from reader.store.connection import Library
from reader.store.rows import SOURCE, moment, places
from reader.store.search import figure_terms

LISTED = 500
"""Figures in the lens: those of the newest stories."""

_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9À-ÖØ-Þ])|\n")


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


def figures(lib: Library, word: str = "", *, story_ids: tuple[int, ...] = (), limit: int = LISTED) -> list[FigureRow]:
    """Lit figures whose thing, unit or kind holds every word of `word`, newest story first.

    `story_ids` keeps to those stories, such as the ones of a thread.
    """
    terms, values = figure_terms(word)
    if story_ids:
        terms.append(f"g.story_id IN ({places(story_ids)})")
        values += story_ids
    rows = lib.conn.execute(
        f"SELECT g.*, s.title, s.sort_at, {SOURCE} AS outlet, b.document FROM figures g"
        " JOIN stories s ON s.id = g.story_id JOIN statuses st ON st.story_id = s.id JOIN bodies b ON b.story_id = s.id"
        " LEFT JOIN feeds f ON f.id = s.feed_id"
        f" WHERE g.is_lit = 1 AND st.listed = 1 AND st.removed_at IS NULL {''.join(f' AND {term}' for term in terms)}"
        " ORDER BY s.sort_at DESC, s.id DESC, g.position LIMIT ?",
        (*values, limit),
    ).fetchall()
    texts: dict[int, str] = {}
    found = []
    for row in rows:
        story_id = row["story_id"]
        if story_id not in texts:
            texts[story_id] = bodies.unpack_document(row["document"]).text
        figure = marks.figure_of(row)
        found.append(
            FigureRow(
                figure=figure,
                words=texts[story_id][figure.lit.start : figure.lit.end],
                story_id=story_id,
                title=row["title"],
                source=row["outlet"],
                published_at=moment(row["sort_at"]),
                sentence=sentence_around(texts[story_id], figure.span),
            )
        )
    return found


def sentence_around(text: str, span: Span) -> str:
    """The sentence a span stands in; a line break ends one too."""
    start, stop = 0, len(text)
    for end in _SENTENCE_END.finditer(text):
        if end.end() <= span.start:
            start = end.end()
        elif end.start() >= span.end:
            stop = end.end()
            break
    return text[start:stop].strip()
