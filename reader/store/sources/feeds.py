"""Subscriptions: what is followed, when each is due, and what stays when one goes."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reader.errors import NothingFound
from reader.model.codec import to_plain
from reader.model.feed import Feed
from reader.model.safe_text import safe_line
from reader.store.file.library import Library
from reader.store.row_values import FEEDS, feed_of, maybe_moment, maybe_seconds, places, seconds


@dataclass(frozen=True, slots=True)
class RemovedFeed:
    """What became of a removed feed's stories."""

    kept: int
    """Starred, tagged or noted ones: they stay."""
    gone: int


def add_feed(
    lib: Library,
    url: str,
    *,
    title: str = "",
    folders: Sequence[str] = (),
    tags: Sequence[str] = (),
    private: bool = False,
    now: datetime,
) -> tuple[Feed, bool]:
    """The feed at `url`, and whether it is new; an existing subscription is left as it is, wherever it moved since.

    One that was removed comes back with its stories, and counts as new.
    """
    url = safe_line(url)
    with lib.atomic():
        found = feed_at(lib, url)
        if found and found.removed_at:
            show_again(lib, found)
            return get_feed(lib, found.id), True
        if found:
            return found, False
        cursor = lib.conn.execute(
            "INSERT INTO feeds (url, title, private, added_at) VALUES (?, ?, ?, ?)",
            (url, safe_line(title), private, seconds(now)),
        )
        put_labels(lib, cursor.lastrowid or 0, folders=folders, tags=tags)
        return get_feed(lib, cursor.lastrowid or 0), True


def show_again(lib: Library, feed: Feed) -> None:
    """Take back that a feed was removed: it and the stories hidden with it are listed again."""
    at = maybe_seconds(feed.removed_at)
    lib.conn.execute("UPDATE statuses SET removed_at = NULL WHERE feed_id = ? AND removed_at = ?", (feed.id, at))
    lib.conn.execute("UPDATE feeds SET removed_at = NULL WHERE id = ?", (feed.id,))


def put_labels(lib: Library, feed_id: int, *, folders: Sequence[str], tags: Sequence[str]) -> None:
    """A feed's folders and tags, in the place of those it had; empty ones and repetitions are left out."""
    lib.conn.execute("DELETE FROM feed_labels WHERE feed_id = ?", (feed_id,))
    for kind, names in (("folder", folders), ("tag", tags)):
        kept = dict.fromkeys(name for name in map(safe_line, names) if name)
        lib.conn.executemany(
            "INSERT INTO feed_labels (feed_id, kind, position, name) VALUES (?, ?, ?, ?)",
            [(feed_id, kind, position, name) for position, name in enumerate(kept)],
        )


def feed_at(lib: Library, url: str) -> Feed | None:
    """The feed that lives at this address, or did before it moved for good."""
    row = lib.conn.execute(
        f"{FEEDS} WHERE f.url = ?1 UNION ALL {FEEDS} JOIN former_addresses a ON f.id = a.feed_id WHERE a.url = ?1",
        (url,),
    ).fetchone()
    return feed_of(row) if row else None


def get_feed(lib: Library, feed_id: int) -> Feed:
    """The feed with this id; raises NothingFound."""
    row = lib.conn.execute(f"{FEEDS} WHERE f.id = ?", (feed_id,)).fetchone()
    if row is None:
        raise NothingFound(f"There is no feed {feed_id}")
    return feed_of(row)


def get_feeds(lib: Library, feed_ids: Sequence[int]) -> list[Feed]:
    """Those of the feeds that are still there."""
    return [
        feed_of(row)
        for row in lib.conn.execute(f"{FEEDS} WHERE f.id IN ({places(feed_ids)})", tuple(feed_ids)).fetchall()
    ]


def list_feeds(lib: Library, *, removed: bool = False) -> list[Feed]:
    """All subscriptions by folder and title; or those that were removed in the last thirty days."""
    state = "IS NOT NULL" if removed else "IS NULL"
    feeds = [feed_of(row) for row in lib.conn.execute(f"{FEEDS} WHERE f.removed_at {state}").fetchall()]
    return sorted(feeds, key=lambda feed: (feed.folder.casefold(), (feed.title or feed.url).casefold(), feed.id))


def find_feed(lib: Library, text: str, *, removed: bool = False) -> Feed:
    """The one feed meant by an id, an address or part of a title; raises NothingFound, naming those that fit."""
    feeds = list_feeds(lib, removed=removed)
    wanted = text.strip().casefold()
    for fits in (
        [feed for feed in feeds if str(feed.id) == wanted or feed.url.casefold() == wanted],
        [feed for feed in feeds if feed.title.casefold() == wanted],
        [feed for feed in feeds if wanted and (wanted in feed.title.casefold() or wanted in feed.url.casefold())],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            names = ", ".join(f"{feed.id} {feed.name}" for feed in fits[:5])
            raise NothingFound(f'"{safe_line(text)}" matches several feeds: {names}; give its number')
    raise NothingFound(f'No feed is called "{safe_line(text)}"')


def update_feed(lib: Library, feed: Feed) -> None:
    """Store every field of `feed`, and remember the address it had.

    An address that another feed has already is left as it was.
    """
    update_feeds(lib, [feed])


def update_feeds(lib: Library, feeds: Sequence[Feed]) -> None:
    """`update_feed` for many, in one transaction."""
    with lib.transaction():
        lib.conn.executemany(
            "INSERT OR REPLACE INTO former_addresses (url, feed_id) SELECT url, id FROM feeds WHERE id = ?2"
            " AND url <> ?1 AND NOT EXISTS (SELECT 1 FROM feeds WHERE url = ?1)",
            [(safe_line(feed.url), feed.id) for feed in feeds],
        )
        lib.conn.executemany(
            "UPDATE OR IGNORE feeds SET url = ?1 WHERE id = ?2 AND url <> ?1",
            [(safe_line(feed.url), feed.id) for feed in feeds],
        )
        lib.conn.executemany(
            "UPDATE feeds SET title = ?, site_url = ?, private = ?, full_text = ?, gone = ?,"
            " every_minutes = ?, fetched_at = ?, next_at = ?, claimed_until = NULL, fetch = ? WHERE id = ?",
            [
                (
                    safe_line(feed.title),
                    safe_line(feed.site_url),
                    feed.private,
                    feed.full_text,
                    feed.gone,
                    feed.every_minutes,
                    maybe_seconds(feed.fetch.fetched_at),
                    maybe_seconds(feed.fetch.next_at),
                    json.dumps(to_plain(feed.fetch)),
                    feed.id,
                )
                for feed in feeds
            ],
        )


def remove_feed(lib: Library, feed_id: int) -> RemovedFeed:
    """Unsubscribe. Stories with a star, a tag or a note stay, with their source's name; the others go.

    What was read or removed is remembered by the feed's address, so that subscribing again finds it as it was.
    """
    from reader.store.sources import unsubscribe  # what saving needs; the app's start does without

    feed = get_feed(lib, feed_id)
    with lib.atomic():
        kept, gone = unsubscribe.leave(lib, feed)
        lib.conn.execute("DELETE FROM feeds WHERE id = ?", (feed_id,))
        lib.conn.execute("DELETE FROM counters WHERE feed_id = ?", (feed_id,))
    return RemovedFeed(kept, gone)


def newest_entry(lib: Library, feed_id: int, now: datetime) -> datetime | None:
    """When the newest of a feed's entries was published; None when none has a date that is past."""
    row = lib.conn.execute(
        "SELECT max(published_at) FROM stories WHERE feed_id = ? AND published_at <= ?", (feed_id, seconds(now))
    ).fetchone()
    return maybe_moment(row[0])


def claim_feeds(
    lib: Library, feeds: Sequence[Feed], until: datetime, *, now: datetime, process: int | None = None
) -> set[int]:
    """Take feeds on to ask them, so that no other refresh does so too; the ids of those that could be taken.

    Not among them are those that another refresh has taken on until some time after `now`, or has asked since they
    were read. A claim ends with `update_feed`, and with the life of its process: this one, when none is named.
    """
    before = {feed.id: maybe_seconds(feed.fetch.fetched_at) for feed in feeds}
    with lib.transaction():
        _end_claims_of_the_dead(lib)
        free = lib.conn.execute(
            f"SELECT id, fetched_at FROM feeds WHERE id IN ({places(before)})"
            " AND NOT coalesce(claimed_until BETWEEN ? + 1 AND ? + 60, 0)",
            (*before, seconds(now), seconds(until)),
        ).fetchall()
        taken = [feed_id for feed_id, fetched_at in free if fetched_at == before[feed_id]]
        lib.conn.execute(
            f"UPDATE feeds SET claimed_until = ?, claimed_by = ? WHERE id IN ({places(taken)})",
            (seconds(until), process or os.getpid(), *taken),
        )
    return set(taken)


def release_feeds(lib: Library, feed_ids: Sequence[int]) -> None:
    """Let others ask the feeds that were taken on."""
    if feed_ids:
        with lib.transaction():
            lib.conn.executemany("UPDATE feeds SET claimed_until = NULL WHERE id = ?", [(each,) for each in feed_ids])


def _end_claims_of_the_dead(lib: Library) -> None:
    rows = lib.conn.execute("SELECT DISTINCT claimed_by FROM feeds WHERE claimed_until IS NOT NULL").fetchall()
    for (process,) in rows:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            lib.conn.execute("UPDATE feeds SET claimed_until = NULL WHERE claimed_by = ?", (process,))
        except (OSError, OverflowError, TypeError):
            continue  # it is somebody else's, and alive


def unread_by_feed(lib: Library) -> dict[int, int]:
    """Unread stories of each feed that has any; 0 stands for stories without a feed."""
    rows = lib.conn.execute("SELECT feed_id, unread FROM counters WHERE unread > 0").fetchall()
    return {row["feed_id"]: row["unread"] for row in rows}
