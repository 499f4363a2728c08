"""The feed's words and the page's text side by side; stories that were merged though they are two, each for itself.

One text stands for another outlet's only when the words are the same and title or address agree, and never for another
entry of its own feed. Of what was merged before that rule the texts are still there. Notes, tags and stars stay with
the story that was listed; which one that is, is remembered for whoever looks for them.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import DamagedText
from reader.model.copies import agree
from reader.model.document import Document
from reader.model.story import WAITING
from reader.store import blobs

if TYPE_CHECKING:
    from sqlite_utils import Database

_NOTHING = Document("", ())

SCRIPT = """
-- of a story with two texts the one that is not shown; origin is "feed" or "page"
CREATE TABLE other_texts (
    story_id INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    origin TEXT NOT NULL,
    partial TEXT NOT NULL,
    raw_kind TEXT NOT NULL,
    document BLOB NOT NULL,
    markdown BLOB NOT NULL,
    raw BLOB NOT NULL
);
-- stories whose entry changed since their page was fetched: it is to be asked again
CREATE TABLE stale_pages (story_id INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE);
-- stories that were shown as one with another
CREATE TABLE taken_apart (
    story_id INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    from_id INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE
);
CREATE INDEX taken_apart_from ON taken_apart (from_id);
-- an entry whose address has changed is known by its title
CREATE INDEX stories_by_title ON stories (feed_id, title);
-- of very many versions some are not kept: the last one's number counts them all
UPDATE stories SET versions = 1 + (SELECT max(number) FROM versions v WHERE v.story_id = stories.id) WHERE versions > 1;
"""


def take_apart(db: "Database") -> None:
    """List every story that was merged wrongly; they are unread when only the other one was read.

    They are as if they had just arrived: the next run reads their texts out and links them.
    """
    execute = db.conn.execute
    taken: dict[int, set[int | None]] = {}
    rows = execute(
        "SELECT c.id, c.same_as, c.feed_id, c.title, c.url, c.author, l.feed_id, l.title, l.url, b.document, b.raw"
        " FROM stories c JOIN stories l ON l.id = c.same_as JOIN bodies b ON b.story_id = c.id ORDER BY c.id"
    ).fetchall()
    for story_id, from_id, feed_id, title, url, author, its_feed, its_title, its_url, packed, raw in rows:
        feeds = taken.setdefault(from_id, {its_feed})
        if feed_id not in feeds and agree(title, url, its_title, its_url):
            feeds.add(feed_id)
            continue
        text = ""
        with suppress(DamagedText):
            document = blobs.unpack_document(packed)
            text = document.text
            if feed_id is not None:
                sent = blobs.pack_beside(blobs.unpack_beside(raw, document), _NOTHING)
                text = ""
                execute(
                    "UPDATE bodies SET document = ?, markdown = ?, raw = ? WHERE story_id = ?",
                    (blobs.pack_document(_NOTHING), b"", sent, story_id),
                )
                _as_arrived(db, story_id)
        execute("UPDATE stories SET same_as = NULL WHERE id = ?", (story_id,))
        execute(
            "UPDATE statuses SET listed = 1, read_at = CASE WHEN read_at ="
            " (SELECT read_at FROM statuses WHERE story_id = ?1) THEN NULL ELSE read_at END WHERE story_id = ?2",
            (from_id, story_id),
        )
        row = (story_id, title, text, author)
        execute("INSERT INTO full_text (rowid, title, text, author) VALUES (?, ?, ?, ?)", row)
        execute("INSERT INTO taken_apart (story_id, from_id) VALUES (?, ?)", (story_id, from_id))


def _as_arrived(db: "Database", story_id: int) -> None:
    """Let a story wait for its text, without the marks of the one that is put away."""
    for table in ("mentions", "quotes", "figures"):
        db.conn.execute(f"DELETE FROM {table} WHERE story_id = ?", (story_id,))
    db.conn.execute(
        "UPDATE stories SET partial = ?, analysis_version = 0, analysis_language = '', analysis_method = '',"
        " quotes = 0, figures = 0, figure = '' WHERE id = ?",
        (WAITING, story_id),
    )
