"""Seventh step: where feeds lived before they moved for good."""

SCRIPT = """
CREATE TABLE former_addresses (url TEXT PRIMARY KEY, feed_id INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE)
WITHOUT ROWID;
CREATE INDEX former_addresses_of ON former_addresses (feed_id);
"""
