"""Sixteenth step: entries whose stories were let go; their feed may send them for years to come."""

SCRIPT = """
CREATE TABLE gone_entries (
    feed_id INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
    guid TEXT NOT NULL,
    read_at INTEGER,
    PRIMARY KEY (feed_id, guid)
) WITHOUT ROWID;
"""
