"""Rows to values and back: times, feeds, headlines."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from reader.model.codec import from_plain
from reader.model.document import Span
from reader.model.feed import Feed, FetchState
from reader.model.note import Note

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=1)


def seconds(moment: datetime) -> int:
    """Whole seconds since 1970; a time without a zone is taken as UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(seconds=1)


def maybe_seconds(moment: datetime | None) -> int | None:
    """`seconds`, or None for None."""
    return None if moment is None else seconds(moment)


def listed_at(published_at: datetime | None, now: datetime) -> int:
    """By which second a story that arrives now is listed: one dated well ahead must not sit on top for years."""
    return seconds(now if published_at is None or published_at > now + _AHEAD else published_at)


def moment(stored: int) -> datetime:
    """The time a column holds; one that cannot be, in a damaged row, is the beginning of time."""
    try:
        return datetime.fromtimestamp(stored, UTC)
    except (ValueError, OverflowError, OSError, TypeError):
        return _EPOCH


def maybe_moment(stored: int | None) -> datetime | None:
    """`moment`, or None for an empty column."""
    return None if stored is None else moment(stored)


def maybe_span(start: int | None, stop: int | None) -> Span | None:
    """The span of two columns that are both set or both empty."""
    return None if start is None or stop is None else Span(start, stop)


FEEDS = (
    "SELECT f.*, (SELECT json_group_array(name) FROM (SELECT name FROM feed_labels WHERE feed_id = f.id"
    " AND kind = 'folder' ORDER BY position)) AS folders, (SELECT json_group_array(name) FROM (SELECT name"
    " FROM feed_labels WHERE feed_id = f.id AND kind = 'tag' ORDER BY position)) AS tags FROM feeds f"
)
"""Feeds as `feed_of` reads them, called `f`."""


def _labels(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


def feed_of(row: sqlite3.Row) -> Feed:
    """A feed from a row of `FEEDS`."""
    return Feed(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        site_url=row["site_url"],
        folders=_labels(row["folders"]),
        tags=_labels(row["tags"]),
        added_at=maybe_moment(row["added_at"]),
        private=bool(row["private"]),
        full_text=bool(row["full_text"]),
        gone=bool(row["gone"]),
        every_minutes=row["every_minutes"],
        muted=bool(row["muted"]),
        paused=bool(row["paused"]),
        user_agent=row["user_agent"],
        story_tags=tuple(row["story_tags"].split()),
        keep_days=row["keep_days"],
        removed_at=maybe_moment(row["removed_at"]),
        fetch=from_plain(FetchState, json.loads(row["fetch"])),
    )


def note_of(row: sqlite3.Row) -> Note:
    """A note from a row of `notes`."""
    return Note(
        id=row["id"],
        story_id=row["story_id"],
        body=row["body"],
        created_at=moment(row["created_at"]),
        updated_at=moment(row["updated_at"]),
        span=maybe_span(row["start"], row["stop"]),
        quoted=row["quoted"],
        before=row["before"],
        after=row["after"],
    )


def places(values: Iterable[object]) -> str:
    """Placeholders for an IN list: "?,?,?"."""
    return ",".join("?" for _ in values)


def like_literal(text: str) -> str:
    """Text as LIKE takes it letter by letter, with the backslash for ESCAPE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


SOURCE = "CASE WHEN f.id IS NULL THEN s.source WHEN f.title <> '' THEN f.title ELSE f.url END"
"""A story's outlet in SQL, with stories as `s` and feeds left-joined as `f`: the feed's title, or the page's site."""
