"""Fifteenth step: the reader's word on statements, and what was found where it holds."""

SCRIPT = """
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES stories(id),
    made_at INTEGER NOT NULL,
    start INTEGER,
    stop INTEGER,
    quoted TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    found TEXT NOT NULL,
    is_statement INTEGER NOT NULL,
    speaker TEXT,
    role TEXT,
    everywhere INTEGER NOT NULL
);
CREATE INDEX corrections_by_story ON corrections (story_id);
CREATE INDEX corrections_everywhere ON corrections (story_id) WHERE everywhere = 1;

-- the statements of a story as they were found, and whose each figure was; only where the reader's word stands instead
CREATE TABLE found_quotes (
    story_id INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    quotes TEXT NOT NULL,
    sources TEXT NOT NULL
);

ALTER TABLE quotes ADD COLUMN by_reader TEXT NOT NULL DEFAULT '';
"""
