"""Libraries from before: what a story has beside its text is empty, and dates that were none are mended."""

from datetime import timedelta
from pathlib import Path

from reader.model.queries.query import Query
from reader.model.story import Attachment, Details, FieldSource
from reader.store.file import migrations
from reader.store.file.library import open_library
from reader.store.texts.stories import get_story, headlines, save_story
from tests.builders import NOW, clean_story

DETAILS = Details(
    (Attachment("https://isle.example/e.mp3", "audio", "Part one", seconds=61),),
    "https://isle.example/c",
    (FieldSource("author", "byline", "Lena Aro"),),
)


def test_details_are_kept_and_a_pages_text_leaves_what_only_the_feed_knows(tmp_path: Path) -> None:
    with open_library(tmp_path / "library.db", now=NOW) as library:
        story_id = save_story(library, clean_story(details=DETAILS), feed_id=None, now=NOW).id
        assert get_story(library, story_id).details == DETAILS


def test_dates_that_are_none_fall_away_when_an_old_library_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with open_library(path, now=NOW) as library:
        fine = save_story(library, clean_story(title="Fine"), feed_id=None, now=NOW).id
        odd = save_story(library, clean_story(title="Odd"), feed_id=None, now=NOW + timedelta(hours=1)).id
        execute = library.conn.execute
        execute("UPDATE stories SET published_at = 3600, sort_at = 3600 WHERE id = ?", (odd,))
        execute("UPDATE statuses SET sort_at = 3600 WHERE story_id = ?", (odd,))
        execute("ALTER TABLE bodies DROP COLUMN details")
        number = migrations.STEPS.index(migrations.story_details)
        execute(f"PRAGMA user_version = {number}")
        execute("DELETE FROM _sqlite_migrations WHERE name = 'story_details'")
    with open_library(path, now=NOW) as library:
        assert get_story(library, odd).published_at is None
        assert get_story(library, fine).published_at == NOW - timedelta(hours=3)
        assert [row.id for row in headlines(library, Query(), limit=9)] == [odd, fine]
        assert get_story(library, fine).details == Details()
