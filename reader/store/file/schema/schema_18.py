"""Eighteenth step: what keeps searches quick in a large library.

Names are found by their words. The newest stories have a full-text index of their own, in two tables that are filled
in turn: the words that begin with some letters are gathered out of it at the same cost however many stories there are.
"""

from typing import TYPE_CHECKING

from reader.store import blobs

if TYPE_CHECKING:
    from sqlite_utils import Database

SCRIPT = """
CREATE TABLE name_words (word TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (word, key)) WITHOUT ROWID;
INSERT OR IGNORE INTO name_words SELECT w.value, k.key
    FROM (SELECT key FROM aliases UNION SELECT key FROM people
        UNION SELECT name_key FROM quotes WHERE person_id IS NULL AND name_key <> '') k,
    json_each('[' || replace(json_quote(k.key), ' ', '","') || ']') w;
CREATE TRIGGER words_of_aliases AFTER INSERT ON aliases BEGIN
    INSERT OR IGNORE INTO name_words
    SELECT value, new.key FROM json_each('[' || replace(json_quote(new.key), ' ', '","') || ']');
END;
CREATE TRIGGER words_of_unnamed AFTER INSERT ON quotes WHEN new.person_id IS NULL AND new.name_key <> '' BEGIN
    INSERT OR IGNORE INTO name_words
    SELECT value, new.name_key FROM json_each('[' || replace(json_quote(new.name_key), ' ', '","') || ']');
END;
CREATE INDEX people_by_key ON people (key);
CREATE INDEX quotes_unnamed ON quotes (name_key, story_id) WHERE person_id IS NULL AND name_key <> '';

CREATE VIRTUAL TABLE recent_words_0 USING fts5 (
    title, text, author, content = '', tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE recent_words_1 USING fts5 (
    title, text, author, content = '', tokenize = "unicode61 remove_diacritics 2"
);
"""
_GENERATION = 8192
"""Stories of one table, by their ids; the first two generations have none."""


def index_newest(db: "Database") -> None:
    """Fill the two tables with what is there."""
    execute = db.conn.execute
    row = execute("SELECT seq / ? FROM sqlite_sequence WHERE name = 'stories'", (_GENERATION,)).fetchone()
    if row is None or row[0] < 2:
        return
    first = max(2, row[0] - 1) * _GENERATION
    for story_id, title, author, document in execute(
        "SELECT s.id, s.title, s.author, b.document FROM stories s JOIN bodies b ON b.story_id = s.id"
        " WHERE s.id >= ? AND s.same_as IS NULL ORDER BY s.id",
        (first,),
    ):
        text = blobs.text_or_none(document)
        if text is not None:
            execute(
                f"INSERT INTO recent_words_{story_id // _GENERATION % 2} (rowid, title, text, author)"
                " VALUES (?, ?, ?, ?)",
                (story_id, title, text, author),
            )
