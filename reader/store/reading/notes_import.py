"""Notes coming back in: the story they were made on found again, and their passages in it."""

from collections.abc import Iterable
from datetime import datetime

from reader.model import note_anchors
from reader.model.note import ONLY_NOTES, ExportItem, Note
from reader.model.safe_text import safe_line
from reader.store import blobs
from reader.store.file.library import Library
from reader.store.row_values import (
    SOURCE,
    maybe_moment,
    note_of,
    seconds,
)

_Signs = tuple[str, str, datetime | None]
"""Title, outlet and date: what tells a story without an address."""


class Shelf:
    """The stories of a library among which notes look for theirs; one look through all of them serves all notes."""

    def __init__(self, lib: Library, items: Iterable[ExportItem]) -> None:
        self._by_address: dict[tuple[str, str], int] = {}
        self._by_signs: dict[_Signs, int] = {}
        self._addresses: set[str] = set()
        items = tuple(items)
        addresses = {item.url for item in items if item.url}
        titles = {_folded(item.title) for item in items}
        rows = lib.conn.execute(
            f"SELECT coalesce(s.same_as, s.id) AS id, s.url, s.guid, s.title, {SOURCE} AS outlet, s.published_at,"
            " s.partial FROM stories s LEFT JOIN feeds f ON f.id = s.feed_id ORDER BY s.same_as IS NOT NULL, s.id"
        )
        for row in rows:
            title = _folded(row["title"])
            if title in titles or row["url"] in addresses or row["guid"] in addresses:
                # a story that only stands in for another is known by its address and its title together
                any_title = row["partial"] != ONLY_NOTES
                self._put(row["id"], (row["url"], row["guid"]), title, row["outlet"], row["published_at"], any_title)

    def knows(self, address: str) -> bool:
        """Whether any story, of whatever title, lies at an address."""
        return address in self._addresses

    def find(self, item: ExportItem) -> int | None:
        """The story `item` is about: the one at its address, else of its title, outlet and date."""
        title = _folded(item.title)
        for key in ((item.url, title), (item.url, "")) if item.url else ():
            if key in self._by_address:
                return self._by_address[key]
        return self._by_signs.get((title, _folded(item.source), _whole_second(item.published_at)))

    def add(self, item: ExportItem, story_id: int) -> None:
        """One more story, made from `item`."""
        when = seconds(item.published_at) if item.published_at else None
        self._put(story_id, (item.url,), _folded(item.title), item.source, when, False)

    def _put(
        self, story_id: int, names: Iterable[str], title: str, outlet: str, when: int | None, any_title: bool
    ) -> None:
        for name in filter(None, names):
            self._addresses.add(name)
            self._by_address.setdefault((name, title), story_id)
            if any_title:
                self._by_address.setdefault((name, ""), story_id)
        self._by_signs.setdefault((title, _folded(outlet), maybe_moment(when)), story_id)


def put_back(lib: Library, story_id: int, notes: Iterable[Note]) -> tuple[int, int]:
    """Write the notes that are not on the story yet; how many were written, and how many of them found no place.

    A passage is looked for by its words and what stood around it. A note is there already when its passage, its words
    and the moment it was written are the same, or when it was edited since; equal ones are counted, so that none is
    dropped.
    """
    row = lib.conn.execute(
        "SELECT b.document, s.partial FROM bodies b JOIN stories s ON s.id = b.story_id WHERE s.id = ?", (story_id,)
    ).fetchone()
    text = blobs.unpack_document(row["document"]).text
    rows = lib.conn.execute("SELECT * FROM notes WHERE story_id = ?", (story_id,)).fetchall()
    present = [note_of(row) for row in rows]
    written = lost = 0
    for note in notes:
        known = next((one for one in present if _self(one) == _self(note)), None) or next(
            (one for one in present if _edited_since(note, one)), None
        )
        if known:
            present.remove(known)
            continue
        span = note_anchors.find_again(note, text)
        before, after = note.before, note.after
        if span is not None and row["partial"] != ONLY_NOTES:
            _, before, after = note_anchors.context(text, span)
        lib.conn.execute(
            "INSERT INTO notes (story_id, body, created_at, updated_at, start, stop, quoted, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                story_id,
                note.body,
                seconds(note.created_at),
                seconds(note.updated_at),
                *(span or (None, None)),
                note.quoted,
                before,
                after,
            ),
        )
        written += 1
        lost += note.quoted != "" and span is None
    return written, lost


def _self(note: Note) -> tuple[str, str, int]:
    """What makes a note the same as another, whatever white space an export has trimmed."""
    return " ".join(note.quoted.split()), " ".join(note.body.split()), seconds(note.created_at)


def _edited_since(old: Note, new: Note) -> bool:
    """Whether `new` is what a later edit made of `old`."""
    same_passage = " ".join(old.quoted.split()) == " ".join(new.quoted.split())
    return same_passage and old.created_at == new.created_at and old.updated_at < new.updated_at


def _folded(text: str) -> str:
    return safe_line(text).casefold()


def _whole_second(when: datetime | None) -> datetime | None:
    return maybe_moment(None if when is None else seconds(when))
