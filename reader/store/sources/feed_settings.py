"""What the reader does to a feed: sets its name, folders and pace, unsubscribes, and takes that back.

A removed feed is hidden with its stories and everything on them for `GRACE`, and goes then. Its stories carry the very
moment of its removal, by which they are told from stories that the reader had removed one by one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from reader.model.action import ChangeFeed, SetFeedRemoved
from reader.model.feed import Feed
from reader.model.note import tag_name
from reader.model.safe_text import safe_line
from reader.store.file.library import Library
from reader.store.row_values import seconds
from reader.store.sources.feeds import get_feed, list_feeds, put_labels, remove_feed, show_again

GRACE = timedelta(days=30)
"""How long a removed feed can be brought back."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How much of a feed the library holds."""

    stories: int
    marked: int
    """Starred, tagged or noted ones."""


def change_feed(lib: Library, action: ChangeFeed) -> ChangeFeed:
    """Set what the reader may set; the action that sets it back. Raises NothingFound."""
    before, new = get_feed(lib, action.feed_id), action.settings
    lib.conn.execute(
        "UPDATE feeds SET title = ?, every_minutes = ?, full_text = ?, muted = ?, paused = ?, user_agent = ?,"
        " story_tags = ?, keep_days = ? WHERE id = ?",
        (
            safe_line(new.title),
            new.every_minutes,
            new.full_text,
            new.muted,
            new.paused,
            safe_line(new.user_agent),
            " ".join(filter(None, map(tag_name, new.story_tags))),
            new.keep_days,
            action.feed_id,
        ),
    )
    put_labels(lib, action.feed_id, folders=new.folders, tags=new.tags)
    return ChangeFeed(action.feed_id, before.settings)


def set_feed_removed(lib: Library, action: SetFeedRemoved, now: datetime) -> SetFeedRemoved:
    """Hide a feed and its stories, or show them again; the action that takes it back. Raises NothingFound."""
    feed = get_feed(lib, action.feed_id)
    execute = lib.conn.execute
    if action.removed and feed.removed_at is None:
        at = seconds(now)
        while execute("SELECT 1 FROM statuses WHERE removed_at = ? AND feed_id = ?", (at, feed.id)).fetchone():
            at += 1  # a story of its was removed by hand in this very second
        execute("UPDATE feeds SET removed_at = ? WHERE id = ?", (at, feed.id))
        execute("UPDATE statuses SET removed_at = ? WHERE feed_id = ? AND removed_at IS NULL", (at, feed.id))
    elif not action.removed and feed.removed_at is not None:
        show_again(lib, feed)
    return SetFeedRemoved(feed.id, feed.removed_at is not None)


def forget_removed(lib: Library, *, now: datetime) -> list[Feed]:
    """Let the feeds go whose time is over, but for stories with a star, tag or note; those that went."""
    over = [feed for feed in list_feeds(lib, removed=True) if feed.removed_at and feed.removed_at + GRACE <= now]
    for feed in over:
        with lib.atomic():
            show_again(lib, feed)  # the reader removed the feed, not each story
            remove_feed(lib, feed.id)
    return over


def contents(lib: Library, feed_id: int) -> Contents:
    """How many stories a feed has brought, and how many of them the reader has marked."""
    stories, marked = lib.conn.execute(
        "SELECT count(*), coalesce(sum(st.starred_at IS NOT NULL OR st.notes > 0"
        " OR EXISTS (SELECT 1 FROM tags t WHERE t.story_id = st.story_id)"
        " OR EXISTS (SELECT 1 FROM corrections c WHERE c.story_id = st.story_id)), 0)"
        " FROM statuses st WHERE st.feed_id = ?",
        (feed_id,),
    ).fetchone()
    return Contents(stories, marked)
