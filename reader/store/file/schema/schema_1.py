"""The schema of the first library.

Publisher's words and the reader's doings lie in different tables: `stories` and `bodies` on one side, `statuses`,
`notes`, `tags` on the other. Times are seconds since 1970, UTC. What lists sort and filter by lies in `statuses`, whose
partial indexes hold exactly one page's ids in order; bodies are blobs nobody reads but to open a story.
"""

SCRIPT = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    site_url TEXT NOT NULL DEFAULT '',
    folder TEXT NOT NULL DEFAULT '',
    added_at INTEGER,
    private INTEGER NOT NULL DEFAULT 0,
    full_text INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    fetched_at INTEGER,
    next_at INTEGER,
    fetch TEXT NOT NULL DEFAULT '{}'
);

CREATE TABLE threads (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL DEFAULT '',
    name_by_hand INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE stories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER REFERENCES feeds(id) ON DELETE SET NULL,
    guid TEXT NOT NULL,
    url TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    author TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    published_at INTEGER,
    updated_at INTEGER,
    changed_at INTEGER NOT NULL,
    sort_at INTEGER NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    partial TEXT NOT NULL DEFAULT '',
    picture TEXT NOT NULL DEFAULT '',
    entry_hash INTEGER NOT NULL,
    words_hash INTEGER NOT NULL,
    same_as INTEGER REFERENCES stories(id),
    thread_id INTEGER REFERENCES threads(id) ON DELETE SET NULL,
    thread_pinned INTEGER NOT NULL DEFAULT 0,
    analysis_version INTEGER NOT NULL DEFAULT 0,
    analysis_language TEXT NOT NULL DEFAULT '',
    analysis_method TEXT NOT NULL DEFAULT '',
    versions INTEGER NOT NULL DEFAULT 1,
    words INTEGER NOT NULL DEFAULT 0,
    quotes INTEGER NOT NULL DEFAULT 0,
    figures INTEGER NOT NULL DEFAULT 0,
    links INTEGER NOT NULL DEFAULT 0,
    figure TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX stories_by_guid ON stories (feed_id, guid);
CREATE INDEX stories_by_words ON stories (words_hash) WHERE same_as IS NULL;
CREATE INDEX stories_same ON stories (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX stories_copied ON stories (feed_id, same_as) WHERE same_as IS NOT NULL;
CREATE INDEX stories_by_thread ON stories (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX stories_to_analyze ON stories (analysis_version, sort_at) WHERE same_as IS NULL;

CREATE TABLE bodies (
    story_id INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    raw_kind TEXT NOT NULL,
    document BLOB NOT NULL,
    markdown BLOB NOT NULL,
    raw BLOB NOT NULL
);

CREATE TABLE versions (
    story_id INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    title TEXT NOT NULL,
    document BLOB NOT NULL,
    PRIMARY KEY (story_id, number)
) WITHOUT ROWID;

CREATE TABLE statuses (
    story_id INTEGER PRIMARY KEY REFERENCES stories(id) ON DELETE CASCADE,
    feed_id INTEGER,
    arrived_at INTEGER NOT NULL,
    sort_at INTEGER NOT NULL,
    listed INTEGER NOT NULL DEFAULT 1,
    read_at INTEGER,
    starred_at INTEGER,
    removed_at INTEGER,
    notes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX page_all ON statuses (sort_at) WHERE listed = 1 AND removed_at IS NULL;
CREATE INDEX page_unread ON statuses (sort_at) WHERE listed = 1 AND removed_at IS NULL AND read_at IS NULL;
CREATE INDEX page_read ON statuses (sort_at) WHERE listed = 1 AND removed_at IS NULL AND read_at IS NOT NULL;
CREATE INDEX page_feed ON statuses (feed_id, sort_at) WHERE listed = 1 AND removed_at IS NULL;
CREATE INDEX page_starred ON statuses (sort_at) WHERE listed = 1 AND removed_at IS NULL AND starred_at IS NOT NULL;
CREATE INDEX page_noted ON statuses (sort_at) WHERE listed = 1 AND removed_at IS NULL AND notes > 0;
CREATE INDEX page_arrived ON statuses (arrived_at) WHERE listed = 1 AND removed_at IS NULL;

-- what is known of stories that went away with their feed, and which kept ones were its own
CREATE TABLE remembered (
    feed_url TEXT NOT NULL,
    guid TEXT NOT NULL,
    story_id INTEGER,
    arrived_at INTEGER NOT NULL,
    read_at INTEGER,
    removed_at INTEGER,
    PRIMARY KEY (feed_url, guid)
) WITHOUT ROWID;

CREATE TABLE counters (
    feed_id INTEGER PRIMARY KEY,
    stories INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    starred INTEGER NOT NULL
);
CREATE TRIGGER count_new AFTER INSERT ON statuses WHEN new.listed = 1 AND new.removed_at IS NULL BEGIN
    INSERT INTO counters VALUES (coalesce(new.feed_id, 0), 1, new.read_at IS NULL, new.starred_at IS NOT NULL)
    ON CONFLICT (feed_id) DO UPDATE SET stories = stories + 1,
        unread = unread + excluded.unread, starred = starred + excluded.starred;
END;
CREATE TRIGGER count_gone AFTER DELETE ON statuses WHEN old.listed = 1 AND old.removed_at IS NULL BEGIN
    UPDATE counters SET stories = stories - 1, unread = unread - (old.read_at IS NULL),
        starred = starred - (old.starred_at IS NOT NULL) WHERE feed_id = coalesce(old.feed_id, 0);
END;
CREATE TRIGGER count_before AFTER UPDATE OF feed_id, listed, read_at, starred_at, removed_at ON statuses
WHEN old.listed = 1 AND old.removed_at IS NULL BEGIN
    UPDATE counters SET stories = stories - 1, unread = unread - (old.read_at IS NULL),
        starred = starred - (old.starred_at IS NOT NULL) WHERE feed_id = coalesce(old.feed_id, 0);
END;
CREATE TRIGGER count_after AFTER UPDATE OF feed_id, listed, read_at, starred_at, removed_at ON statuses
WHEN new.listed = 1 AND new.removed_at IS NULL BEGIN
    INSERT INTO counters VALUES (coalesce(new.feed_id, 0), 1, new.read_at IS NULL, new.starred_at IS NOT NULL)
    ON CONFLICT (feed_id) DO UPDATE SET stories = stories + 1,
        unread = unread + excluded.unread, starred = starred + excluded.starred;
END;

CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES stories(id),
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    start INTEGER,
    stop INTEGER,
    quoted TEXT NOT NULL DEFAULT '',
    before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT ''
);
CREATE INDEX notes_by_story ON notes (story_id);
CREATE TRIGGER note_written AFTER INSERT ON notes BEGIN
    UPDATE statuses SET notes = notes + 1 WHERE story_id = new.story_id;
END;
CREATE TRIGGER note_gone AFTER DELETE ON notes BEGIN
    UPDATE statuses SET notes = notes - 1 WHERE story_id = old.story_id;
END;

CREATE TABLE tags (
    name TEXT NOT NULL,
    story_id INTEGER NOT NULL REFERENCES stories(id),
    PRIMARY KEY (name, story_id)
) WITHOUT ROWID;
CREATE INDEX tags_by_story ON tags (story_id, name);

CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    given TEXT NOT NULL DEFAULT '',
    surname TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    role_at INTEGER,
    merged_into INTEGER REFERENCES people(id),
    root_id INTEGER,
    split_from INTEGER REFERENCES people(id)
);
CREATE INDEX people_by_surname ON people (surname, given);
CREATE INDEX people_by_given ON people (given);
CREATE INDEX people_by_root ON people (root_id);

-- every spelling a person is named by; split_to names the person the reader gave it to
CREATE TABLE aliases (
    key TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    surface TEXT NOT NULL,
    source TEXT NOT NULL,
    confidence REAL NOT NULL,
    split_to INTEGER REFERENCES people(id),
    PRIMARY KEY (key, person_id)
) WITHOUT ROWID;
CREATE INDEX aliases_by_person ON aliases (person_id);

CREATE TABLE mentions (
    story_id INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    name TEXT NOT NULL,
    method TEXT NOT NULL,
    person_id INTEGER,
    PRIMARY KEY (story_id, position)
) WITHOUT ROWID;

CREATE TABLE quotes (
    story_id INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    spans TEXT NOT NULL,
    speaker_start INTEGER,
    speaker_stop INTEGER,
    speaker_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    role TEXT NOT NULL,
    cue_start INTEGER,
    cue_stop INTEGER,
    via TEXT NOT NULL,
    confidence REAL NOT NULL,
    method TEXT NOT NULL,
    person_id INTEGER REFERENCES people(id),
    PRIMARY KEY (story_id, position)
) WITHOUT ROWID;
CREATE INDEX quotes_by_person ON quotes (person_id, story_id) WHERE person_id IS NOT NULL;

CREATE TABLE figures (
    story_id INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    lit_start INTEGER NOT NULL,
    lit_stop INTEGER NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    thing_key TEXT NOT NULL,
    modifier TEXT NOT NULL,
    direction TEXT NOT NULL,
    whole REAL,
    is_lit INTEGER NOT NULL,
    source TEXT NOT NULL,
    as_of TEXT NOT NULL,
    PRIMARY KEY (story_id, position)
) WITHOUT ROWID;
CREATE INDEX figures_by_value ON figures (unit, low, high);

-- every link is kept both ways, so that a story's relatives are one range of rows
CREATE TABLE links (
    a INTEGER NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    b INTEGER NOT NULL,
    score REAL NOT NULL,
    kind TEXT NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE TRIGGER links_gone BEFORE DELETE ON stories BEGIN
    DELETE FROM links WHERE b = old.id AND a IN (SELECT b FROM links WHERE a = old.id);
END;

CREATE VIRTUAL TABLE full_text USING fts5 (
    title, text, author, content = '', tokenize = "unicode61 remove_diacritics 2"
);
"""
