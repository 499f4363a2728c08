"""Fourteenth step: rules, the stories that wait for them, and saved searches that are watched.

A rule is carried out on a story once, so that what the reader takes back stays so: `rule_acts` knows which. Stories
wait in `rules_waiting` from the transaction that saved them to the one that carries the rules out; `stage` is 0 for a
story that is only listed, 1 with its text, 2 with its analysis.
"""

SCRIPT = """
CREATE TABLE rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    act TEXT NOT NULL,
    tag TEXT NOT NULL DEFAULT '',
    line TEXT NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    made_at INTEGER NOT NULL
);
CREATE TABLE rule_acts (
    rule_id INTEGER NOT NULL REFERENCES rules(id) ON DELETE CASCADE,
    story_id INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    PRIMARY KEY (rule_id, story_id)
) WITHOUT ROWID;
CREATE INDEX rule_acts_by_story ON rule_acts (story_id);
CREATE TABLE rules_waiting (
    story_id INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    stage INTEGER NOT NULL
);
ALTER TABLE saved_searches ADD COLUMN watched INTEGER NOT NULL DEFAULT 0;
ALTER TABLE saved_searches ADD COLUMN seen_id INTEGER NOT NULL DEFAULT 0;
"""
