"""Thirteenth step: what the reader sets for a feed; its folders and tags are rows, since it may have several."""

SCRIPT = """
ALTER TABLE feeds ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';
ALTER TABLE feeds ADD COLUMN story_tags TEXT NOT NULL DEFAULT '';
ALTER TABLE feeds ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN removed_at INTEGER;
CREATE TABLE feed_labels (
    feed_id INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('folder', 'tag')),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (feed_id, kind, position)
) WITHOUT ROWID;
INSERT INTO feed_labels SELECT id, 'folder', 0, folder FROM feeds WHERE folder <> '';
ALTER TABLE feeds DROP COLUMN folder;
"""
