"""Highlights that another reader exported without the texts they stand in."""

from collections.abc import Callable, Iterator
from datetime import datetime

from reader.errors import ReaderError
from reader.ingest.importing.exported_notes import put_items
from reader.ingest.parse.exports.csv_highlights import read_highlights
from reader.model.event import Event, InputFailed
from reader.model.note import ExportItem
from reader.model.safe_text import safe_line
from reader.store.file.library import Library


def take_highlights(library: Library, text: str, name: str, *, now: Callable[[], datetime]) -> Iterator[Event]:
    """Put the passages on the stories of their titles; a story that is not here is made from them.

    Raises ReaderError when there is no passage in it.
    """
    found, cut_off = read_highlights(text, now())
    if not found:
        raise ReaderError("ends in the middle, before the first highlight" if cut_off else "holds no highlight")
    items = [
        ExportItem(title=one.title, author=one.author, tags=one.tags, passages=one.passages, source="", url="")
        for one in found
    ]
    yield from put_items(library, items, name, now=now)
    if cut_off:
        words = "ends in the middle: what was complete is imported, the rest is missing"
        yield InputFailed(safe_line(name), words)
