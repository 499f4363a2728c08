"""Links of another reader on their way into the library."""

from pathlib import Path

import pytest

from reader.ingest.importing.add import add
from reader.model.event import Event, InputFailed, Notice, StorySaved
from reader.model.queries.query import Query
from reader.store.file.library import Library
from reader.store.reading.notes import notes_of
from reader.store.texts.stories import get_story, headlines
from tests.fakes import Clock, InlineWorkers

EXPORTS = Path(__file__).parents[2] / "data/exports"


class Import:
    """Takes files in."""

    def __init__(self, library: Library, clock: Clock, workers: InlineWorkers) -> None:
        self.library, self.clock, self.workers = library, clock, workers

    def __call__(self, path: Path, *, only_stories: bool = False) -> list[Event]:
        return list(
            add(self.library, str(path), now=self.clock, workers=self.workers, page=True, only_stories=only_stories)
        )


@pytest.fixture
def take(library: Library, clock: Clock, workers: InlineWorkers) -> Import:
    return Import(library, clock, workers)


def notices(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, Notice)]


def saved(events: list[Event]) -> list[str]:
    return [event.title for event in events if isinstance(event, StorySaved) and event.new]


def test_links_are_stories_whose_page_is_still_to_be_fetched(take: Import) -> None:
    events = take(EXPORTS / "pocket.csv")
    assert saved(events) == ["Ferry strike, week three", "Second"]
    assert notices(events) == [
        f"{EXPORTS / 'pocket.csv'}: 2 links from Pocket, 1 read, 1 with tags; a page is fetched when you ask for it"
    ]
    first, second = (get_story(take.library, line.id) for line in headlines(take.library, Query()))
    assert (first.url, first.tags, first.partial) == ("http://page.localhost:8631/story", ("port", "strike"), "summary")
    assert first.document.text == "http://page.localhost:8631/story"
    assert (first.status.read_at, second.status.read_at is None) == (None, False)
    assert first.published_at is not None
    assert first.published_at.year == 2024


def test_text_star_and_notes_of_an_export_come_along(take: Import) -> None:
    take(EXPORTS / "wallabag.json")
    (line,) = headlines(take.library, Query())
    story = get_story(take.library, line.id)
    assert story.document.text.startswith("Port minister Anton Belkin said")
    assert story.status.starred_at is not None
    (note,) = notes_of(take.library, line.id)
    assert (note.quoted, note.body, note.lost) == ("40 million crowns", "check this", False)


@pytest.mark.parametrize("name", ["wallabag.json", "pocket.csv", "instapaper-export.csv", "readwise-highlights.csv"])
def test_an_export_may_come_in_twice(take: Import, name: str) -> None:
    take(EXPORTS / name)
    before = [(line, notes_of(take.library, line.id)) for line in headlines(take.library, Query())]
    assert saved(take(EXPORTS / name)) == []
    assert [(line, notes_of(take.library, line.id)) for line in headlines(take.library, Query())] == before


def test_a_link_whose_story_is_here_marks_that_story(take: Import) -> None:
    take(EXPORTS / "feedbin-starred.json")
    events = take(EXPORTS / "readwise.csv")
    assert "1 of them here already" in notices(events)[0]
    (line,) = headlines(take.library, Query())
    assert (line.title, line.tags, line.starred, line.read) == ("Ferry", ("port",), True, True)


def test_links_of_one_title_are_stories_of_their_own(take: Import, tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text("title,url\nHome,https://example.org/a\nHome,https://example.org/b\n")
    assert saved(take(tmp_path / "links.csv")) == ["Home", "Home"]


def test_opening_an_export_takes_nothing_over(take: Import) -> None:
    (words,) = notices(take(EXPORTS / "pocket.csv", only_stories=True))
    assert "holds 2 links from Pocket; import them with: reader import" in words
    assert headlines(take.library, Query()) == []


def test_a_file_cut_in_the_middle_says_what_was_taken(take: Import, tmp_path: Path) -> None:
    (tmp_path / "cut.json").write_text('[{"url": "https://example.org/1", "title": "One"}, {"url": "https://exam')
    (failed,) = [event for event in take(tmp_path / "cut.json") if isinstance(event, InputFailed)]
    assert failed.reason == "ends in the middle: 1 whole link imported, the rest is missing"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('[{"a": 1}]', "is JSON, but not a list of links that another reader exported"),
        ("title,url\nMail,mailto:a@example.org\n", "holds no link to the web"),
        ("highlight,book title\n,\n", "holds no highlight"),
    ],
)
def test_what_is_no_export_is_refused_in_one_line(take: Import, tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "export").write_text(content)
    assert take(tmp_path / "export") == [InputFailed(str(tmp_path / "export"), reason)]
