"""Ways out: what the reader wrote, marked and tagged, with the words it is about and where they stood.

`export_notes` reads the library and hands frozen values to one pure function a format; `citation` is the line one
copies; `files.write_new` puts text into a file without harming another.
"""

from datetime import tzinfo
from typing import TYPE_CHECKING

from reader.errors import NothingFound
from reader.export.exported_story import citation
from reader.export.formats import FORMATS, format_named
from reader.model.queries.query import Query

if TYPE_CHECKING:
    from reader.store.file.library import Library

__all__ = ["FORMATS", "citation", "export_notes"]


def export_notes(library: "Library", *, query: Query, format: str, zone: tzinfo | None = None) -> str:
    """The notes, highlights and tags on the stories `query` finds, as one text in `format` (a key of `FORMATS`).

    Dates are written in `zone`, the machine's own when None. Raises ReaderError for an unknown format and NothingFound
    when nothing found is noted or tagged.
    """
    from reader.export.collect import gather

    document = format_named(format)
    items = gather(library, query)
    if not items:
        raise NothingFound("nothing to export: no story found here has a note, a highlight or a tag")
    return document(items, zone)
