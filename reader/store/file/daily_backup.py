"""A copy of the library a day, beside it, as long as there is room; the last of them come back with `restore`."""

import glob
import re
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.errors import LibraryError
from reader.store.file.backup import backup, beside, sweep
from reader.store.file.library import Library
from reader.store.file.wal_header import log_of

KEPT = 3
"""Copies kept."""
EVERY = timedelta(days=1)
ROOM = 3
"""A copy is made when this many times the library's size is free."""
_WHY = "daily"
_AHEAD = timedelta(minutes=5)


def back_up_daily(library: Library, *, now: datetime) -> Path | None:
    """Copy the library unless there is a copy of the last day, nothing has changed since, or the disk has no room.

    Older copies than the last `KEPT` are taken away, and so are copies that were never finished. The path of the new
    one, None when there is none. Raises LibraryError when the library is damaged or the copy cannot be written; the
    older copies stay then.
    """
    path = library.path.resolve()
    sweep(path)
    last = _last(path, now)
    if last is not None and (now - last[0] < EVERY or not _changed_since(path, last[1])):
        return None
    if shutil.disk_usage(path.parent).free < ROOM * _size(path):
        return None
    made = backup(library, beside(path, now=now, why=_WHY))
    for _, old in _dated(path, (_WHY,), now)[KEPT:]:
        old.unlink(missing_ok=True)
    return made


def last_backup(path: Path, *, now: datetime) -> Path:
    """The newest copy of the library at `path` that lies beside it. Raises LibraryError when there is none."""
    path = path.resolve()
    found = _dated(path, (_WHY, r"before-format-\d+"), now)
    if not found:
        raise LibraryError(f"There is no backup beside {path}; name one: reader restore FILE")
    return found[0][1]


def _last(path: Path, now: datetime) -> tuple[datetime, Path] | None:
    """The newest copy; one dated ahead was made while the clock was wrong, and counts as old."""
    found = _dated(path, (_WHY,), now)
    return found[0] if found and found[0][0] <= now + _AHEAD else None


def _dated(path: Path, reasons: Iterable[str], now: datetime) -> list[tuple[datetime, Path]]:
    """Copies of a library with the times in their names, newest first; those from ahead of now come last."""
    name = re.compile(
        rf"{re.escape(path.stem)}\.(?:{'|'.join(reasons)})-(\d{{8}}T\d{{6}})(?:-\d+)?{re.escape(path.suffix)}"
    )
    found = [
        (datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC), candidate)
        for candidate in path.parent.glob(f"{glob.escape(path.stem)}.*")
        if (match := name.fullmatch(candidate.name))
    ]
    return sorted(found, key=lambda one: (one[0] <= now + _AHEAD, *one), reverse=True)


def _changed_since(path: Path, copy: Path) -> bool:
    written = [place.stat().st_mtime for place in (path, log_of(path)) if place.exists()]
    return max(written, default=0.0) > copy.stat().st_mtime


def _size(path: Path) -> int:
    return sum(place.stat().st_size for place in (path, log_of(path)) if place.exists())
