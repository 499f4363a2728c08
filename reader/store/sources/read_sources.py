"""All that the list of stories can be narrowed to, with how much of it is unread.

Counts come from the counters that every change keeps up to date, so that they cost the same however many stories there
are; only tags, and stories with notes, are counted anew, each from an index.
"""

from dataclasses import dataclass

from reader.model.safe_text import safe_address, safe_line
from reader.store.file.library import Library
from reader.store.search.headlines import totals
from reader.store.search.saved_searches import SavedSearch, saved_searches


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed with what is to be seen of it at a glance."""

    id: int
    name: str
    url: str = ""
    folders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """The reader's words on the feed itself."""
    stories: int = 0
    unread: int = 0
    failing: bool = False
    muted: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class ListedTag:
    """A tag of stories."""

    name: str
    stories: int
    unread: int


@dataclass(frozen=True, slots=True)
class Sources:
    """What the list can show."""

    feeds: tuple[ListedFeed, ...] = ()
    """By name."""
    tags: tuple[ListedTag, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    stories: int = 0
    unread: int = 0
    starred: int = 0
    noted: int = 0


def read_sources(lib: Library) -> Sources:
    """All of it. Stories of muted feeds are counted with their feed and with what the reader has marked."""
    feeds = _feeds(lib)
    (noted,) = lib.conn.execute(
        "SELECT count(*) FROM statuses st INDEXED BY page_noted"
        " WHERE st.listed = 1 AND st.removed_at IS NULL AND st.notes > 0"
    ).fetchone()
    return Sources(feeds, _tags(lib), tuple(saved_searches(lib)), *totals(lib), noted)


def _feeds(lib: Library) -> tuple[ListedFeed, ...]:
    labels: dict[int, dict[str, tuple[str, ...]]] = {}
    for feed_id, kind, name in lib.conn.execute(
        "SELECT feed_id, kind, name FROM feed_labels ORDER BY feed_id, kind, position"
    ).fetchall():
        of_feed = labels.setdefault(feed_id, {})
        of_feed[kind] = (*of_feed.get(kind, ()), name)
    rows = lib.conn.execute(
        "SELECT f.id, f.title, f.url, coalesce(c.stories, 0), coalesce(c.unread, 0), f.muted, f.paused,"
        " coalesce(json_extract(f.fetch, '$.error'), '') <> ''"
        " FROM feeds f LEFT JOIN counters c ON c.feed_id = f.id WHERE f.removed_at IS NULL"
    ).fetchall()
    feeds = []
    for feed_id, title, url, stories, unread, muted, paused, failing in rows:
        own = labels.get(feed_id, {})
        name = safe_line(title) or safe_address(url)
        feeds.append(
            ListedFeed(feed_id, name, url, own.get("folder", ()), own.get("tag", ()), stories, unread,
                       bool(failing), bool(muted), bool(paused))
        )  # fmt: skip
    return tuple(sorted(feeds, key=lambda feed: (feed.name.casefold(), feed.id)))


def _tags(lib: Library) -> tuple[ListedTag, ...]:
    rows = lib.conn.execute(
        "SELECT t.name, count(*), sum(st.read_at IS NULL) FROM tags t JOIN statuses st ON st.story_id = t.story_id"
        " WHERE st.listed = 1 AND st.removed_at IS NULL GROUP BY t.name ORDER BY count(*) DESC, t.name"
    ).fetchall()
    return tuple(ListedTag(name, stories, unread) for name, stories, unread in rows)
