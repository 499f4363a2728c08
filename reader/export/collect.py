"""What the library holds of the reader's own, story by story."""

from dataclasses import replace

from reader.export.exported_story import export_item
from reader.model.note import ExportItem
from reader.model.queries.query import Query
from reader.model.story import Headline
from reader.store.annotations.corrections import corrections_of
from reader.store.file.library import Library
from reader.store.reading.notes import notes_of
from reader.store.reading.tags import tags
from reader.store.texts.stories import get_story, headlines

PAGE = 500
"""Headlines read at a time."""


def gather(library: Library, query: Query) -> tuple[ExportItem, ...]:
    """Every story `query` finds that has a note, a highlight, a correction or a tag, newest first."""
    query = replace(query, sort="newest")
    found = _all(library, replace(query, states=(*query.states, "noted")))
    found |= _all(library, replace(query, states=(*query.states, "corrected")))
    for tag in tags(library):
        found |= _all(library, replace(query, tags=(*query.tags, tag.name)))
    in_order = sorted(found.values(), key=lambda row: (row.published_at, row.id), reverse=True)
    return tuple(
        export_item(
            get_story(library, row.id), tuple(notes_of(library, row.id)), tuple(corrections_of(library, row.id))
        )
        for row in in_order
    )


def _all(library: Library, query: Query) -> dict[int, Headline]:
    found: dict[int, Headline] = {}
    page = headlines(library, query, limit=PAGE)
    while page:
        found |= {row.id: row for row in page}
        page = headlines(library, query, after=page[-1], limit=PAGE) if len(page) == PAGE else []
    return found
