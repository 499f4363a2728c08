"""Seventeenth step: the words of the reader's notes, so that a search finds them."""

SCRIPT = """
CREATE VIRTUAL TABLE note_words USING fts5 (
    body, content = 'notes', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER note_words_written AFTER INSERT ON notes BEGIN
    INSERT INTO note_words (rowid, body) VALUES (new.id, new.body);
END;
CREATE TRIGGER note_words_gone AFTER DELETE ON notes BEGIN
    INSERT INTO note_words (note_words, rowid, body) VALUES ('delete', old.id, old.body);
END;
CREATE TRIGGER note_words_changed AFTER UPDATE OF body ON notes BEGIN
    INSERT INTO note_words (note_words, rowid, body) VALUES ('delete', old.id, old.body);
    INSERT INTO note_words (rowid, body) VALUES (new.id, new.body);
END;
INSERT INTO note_words (note_words) VALUES ('rebuild');
"""
