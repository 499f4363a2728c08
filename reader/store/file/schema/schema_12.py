"""Version 12: by which version of the cleaning rules each story's text was made."""

SCRIPT = """
ALTER TABLE stories ADD COLUMN clean_version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX stories_by_cleaning ON stories (clean_version, sort_at);
"""
