"""Texts that are not what was written: found, named, and never in the way of the rest."""

from pathlib import Path

import pytest

from reader.errors import DamagedText, LibraryError
from reader.model.queries.query import Query
from reader.store.file.backup import backup
from reader.store.file.library import Library
from reader.store.file.soundness import check
from reader.store.texts.stories import DAMAGED, get_story, headlines, raw_input, save_story, versions
from tests.builders import NOW, clean_story

RUINED = {
    "cut off": ("document", b"x\x9c\x01\x02\x03\x04\x05"),
    "empty": ("document", b""),
    "text": ("document", "words"),
    "other JSON": ("document", b"x\x9c\x8b\x8e\x05\x00\x01\x15\x00\xb9"),
    "no JSON": ("document", b"x\x9c+\xcf/J)\x06\x00\x06\x91\x02+"),
    "Markdown": ("markdown", b"x\x9c\x01"),
    "raw": ("raw", b"\xff\xff"),
}


@pytest.mark.parametrize("case", RUINED)
def test_a_damaged_text_is_found_and_the_rest_of_its_story_shown(library: Library, case: str) -> None:
    saved = save_story(library, clean_story(raw="<p>raw", markdown="# other"), feed_id=None, now=NOW)
    good = save_story(library, clean_story(title="Another", text="Other words"), feed_id=None, now=NOW)
    column, blob = RUINED[case]
    library.conn.execute(f"UPDATE bodies SET {column} = ? WHERE story_id = ?", (blob, saved.id))
    assert check(library) == [f"the text of story {saved.id} is damaged"]
    assert len(headlines(library, Query())) == 2
    assert not get_story(library, good.id).damaged
    story = get_story(library, saved.id)
    if column == "raw":
        with pytest.raises(DamagedText, match="damaged"):
            raw_input(library, saved.id)
    else:
        assert story.damaged
        assert story.document == DAMAGED
        assert story.title == clean_story().title


def test_a_damaged_version_is_found(library: Library) -> None:
    saved = save_story(library, clean_story(guid="a"), feed_id=None, now=NOW)
    for number in range(12):
        save_story(library, clean_story(title=f"Story {number}", text=f"Words {number}"), feed_id=None, now=NOW)
    library.conn.execute("INSERT INTO versions VALUES (?, 1, 0, 'Old', x'00')", (saved.id,))
    assert check(library) == [f"the text of story {saved.id} is damaged"]
    assert next(one.document for one in versions(library, saved.id)) == DAMAGED
    library.conn.execute("UPDATE bodies SET document = x'00'")
    assert check(library) == ["the text of 13 stories is damaged: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more"]


def test_no_backup_is_made_of_a_damaged_library_unless_it_is_wanted(library: Library, tmp_path: Path) -> None:
    saved = save_story(library, clean_story(), feed_id=None, now=NOW)
    library.conn.execute("UPDATE bodies SET document = x'00' WHERE story_id = ?", (saved.id,))
    to = tmp_path / "copies" / "copy.db"
    to.parent.mkdir()
    with pytest.raises(LibraryError, match=f"was not backed up: the text of story {saved.id} is damaged"):
        backup(library, to)
    assert list(to.parent.iterdir()) == []
    assert backup(library, to, damaged=True).exists()


def test_no_backup_is_made_of_damaged_pages(library: Library, tmp_path: Path) -> None:
    for number in range(60):
        save_story(library, clean_story(title=f"N {number}", text=f"words {number} " * 99), feed_id=None, now=NOW)
    library.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    data = bytearray(library.path.read_bytes())
    with library.path.open("r+b") as file:
        file.seek(len(data) // 2 // 8192 * 8192)
        file.write(b"\xff" * 8192)
    with pytest.raises(LibraryError, match="damaged"):
        backup(library, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    assert list(tmp_path.glob(".*")) == []


def test_a_column_that_holds_no_text_is_told_as_damage(library: Library) -> None:
    saved = save_story(library, clean_story(), feed_id=None, now=NOW)
    library.conn.execute("UPDATE stories SET title = CAST(x'ff41' AS TEXT) WHERE id = ?", (saved.id,))
    with pytest.raises(LibraryError, match="is damaged"):
        get_story(library, saved.id)
