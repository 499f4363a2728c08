"""Second step: the index of weighted key terms, and what became of merged threads."""

SCRIPT = """
CREATE TABLE term_vectors (story_id INTEGER PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE term_postings (
    term INTEGER NOT NULL, block INTEGER NOT NULL, stories BLOB NOT NULL, PRIMARY KEY (term, block)
) WITHOUT ROWID;
CREATE TABLE term_counts (term INTEGER PRIMARY KEY, stories INTEGER NOT NULL);
CREATE TABLE term_leavers (story_id INTEGER PRIMARY KEY);
CREATE TRIGGER terms_left AFTER DELETE ON stories BEGIN
    INSERT INTO term_leavers SELECT story_id FROM term_vectors WHERE story_id = old.id;
END;

-- the thread an automatically merged thread became part of
CREATE TABLE thread_heirs (thread_id INTEGER PRIMARY KEY, heir_id INTEGER NOT NULL);
CREATE INDEX thread_heirs_by_heir ON thread_heirs (heir_id);
"""
