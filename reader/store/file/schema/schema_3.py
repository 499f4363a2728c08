"""Third step: how often each source repeats a line."""

SCRIPT = """
CREATE TABLE template_lines (
    source TEXT NOT NULL,
    line TEXT NOT NULL,
    seen INTEGER NOT NULL,
    stories TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (source, line)
) WITHOUT ROWID;
"""
