"""Notes being written: kept in files of their own, so that no word is lost, whatever becomes of the program.

They lie outside the library, which may be locked, full or read-only, each written whole under another name first. A
draft goes when its words are saved or given up.
"""

import contextlib
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from reader.errors import ReaderError
from reader.model.codec import from_plain, to_plain
from reader.model.note import Note
from reader.model.safe_text import safe_line

_ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is not in the library yet; `note.id` is that of the note it changes, 0 for a new one."""

    note: Note
    title: str
    """The story's, to name it by."""
    name: str
    """Of its file."""
    begun_at: datetime

    def saying(self, body: str) -> "Draft":
        """The same with other words."""
        return replace(self, note=replace(self.note, body=body))


class Drafts:
    """The drafts of one library, in a folder of their own."""

    def __init__(self, folder: Path, library: Path) -> None:
        name = blake2b(str(library.resolve()).encode(errors="surrogateescape"), digest_size=8).hexdigest()
        self.folder = folder / name

    def begin(self, note: Note, title: str, now: datetime) -> Draft:
        """A new draft; it has no file until it is kept."""
        return Draft(note, title, secrets.token_hex(8), now)

    def keep(self, draft: Draft) -> None:
        """Write the draft; one without words is none. Raises ReaderError when it cannot be written."""
        if not draft.note.body.strip():
            self.drop(draft)
            return
        path = self._path(draft)
        part = path.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
                json.dump(to_plain(draft), file)
            part.replace(path)
        except OSError as error:
            raise ReaderError(f"the words cannot be kept in {self.folder}: {error.strerror}") from error

    def drop(self, draft: Draft) -> None:
        """Take the draft away: its words are saved, or given up."""
        with contextlib.suppress(OSError):
            self._path(draft).unlink(missing_ok=True)

    def all(self) -> list[Draft]:
        """Every draft kept, the newest last; a file that holds none is left alone."""
        return sorted(self._read(), key=lambda one: (one.begun_at, one.name))

    def of_note(self, note_id: int) -> Draft | None:
        """The newest draft that changes a note."""
        return next((one for one in reversed(self.all()) if one.note.id == note_id), None)

    def of_story(self, story_id: int) -> Draft | None:
        """The newest draft on a story."""
        return next((one for one in reversed(self.all()) if one.note.story_id == story_id), None)

    def at(self, note: Note) -> Draft | None:
        """The newest draft of a new note at the place of `note`: the same passage, or the story as a whole."""
        place = (0, note.story_id, note.span, note.quoted)
        same = [one for one in self.all() if (one.note.id, one.note.story_id, one.note.span, one.note.quoted) == place]
        return same[-1] if same else None

    def _path(self, draft: Draft) -> Path:
        return self.folder / f"{draft.name}{_ENDING}"

    def _read(self) -> Iterator[Draft]:
        for path in self.folder.glob(f"*{_ENDING}"):
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
                plain = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
                yield replace(from_plain(Draft, plain), name=path.stem)


def kept_words(drafts: Sequence[Draft]) -> str:
    """Which notes were begun and are in no library yet, in words; nothing when none was."""
    if not drafts:
        return ""
    more = f" and {len(drafts) - 1:,} more" if len(drafts) > 1 else ""
    return f"a note begun on “{safe_line(drafts[-1].title)}”{more} was kept: open the story and press a to continue"
