"""The samples go into an untouched library in a moment, and out again without taking anything of the reader's."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.ingest.fetch.schedule import is_due
from reader.model.action import (
    AddNote,
    ChangeTags,
    SetRead,
    SetStarred,
)
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.sample import install, present, remove, welcome
from reader.sample.prebuilt import READY_FILE, load
from reader.store.file.library import Library, open_library
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.reading.notes import notes_of
from reader.store.relations import links, threads
from reader.store.sources.feeds import add_feed, list_feeds
from reader.store.texts.pending import stale
from reader.store.texts.stories import (
    counts,
    get_story,
    headlines,
    raw_input,
    versions,
)

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path, empty_library: Path) -> Iterator[Library]:
    with open_library(Path(shutil.copy(empty_library, tmp_path / "library.db")), now=NOW) as opened:
        yield opened


def titled(library: Library, words: str) -> int:
    return next(row.id for row in headlines(library, Query()) if words in row.title)


def test_fifteen_stories_come_in(library: Library) -> None:
    assert install(library, now=NOW) == 15
    assert counts(library).unread == 15
    assert present(library)
    assert check(library) == []


def test_they_come_as_they_were_built(library: Library) -> None:
    install(library, now=NOW)
    ready = load(READY_FILE)
    by_title = {row.title: row for row in headlines(library, Query())}
    for arrival in ready.arrivals:
        if arrival.analysis is None:
            continue
        story = get_story(library, by_title[arrival.story.title].id)
        assert story.document == arrival.story.document
        assert story.analysis == arrival.analysis
        assert story.source == arrival.outlet
        assert raw_input(library, story.id) == (arrival.clean().raw, arrival.story.raw_kind, story.url)
    assert [thread.name for thread in threads.threads(library)] == [
        thread.name for thread in sorted(ready.threads, key=lambda one: one.guids[-1])
    ]
    for row in by_title.values():
        relatives = links.relatives(library, row.id)
        assert len(relatives) == row.links >= 3
        assert all(relative.link.reasons for relative in relatives)


def test_nothing_is_left_to_analyze_or_to_fetch(library: Library) -> None:
    install(library, now=NOW)
    assert stale(library, load(READY_FILE).analysis_version, 100) == []
    assert not any(is_due(feed, NOW) for feed in list_feeds(library))


def test_one_story_has_two_versions(library: Library) -> None:
    install(library, now=NOW)
    first, second = versions(library, titled(library, "Ferry talks break up"))
    assert "About 2,000 dockers" in first.document.text
    assert "About 2,400 dockers" in second.document.text
    assert first.seen_at < second.seen_at


def test_one_text_has_two_outlets(library: Library) -> None:
    install(library, now=NOW)
    row = next(row for row in headlines(library, Query()) if row.title == "Selka flood deaths rise to 27")
    assert (row.source, row.other_sources) == ("Nordwire", ("Coast Courier",))


def test_installing_twice_changes_nothing(library: Library) -> None:
    install(library, now=NOW)
    assert install(library, now=NOW) == 0
    assert counts(library).all == 15


def test_removing_takes_them_out(library: Library) -> None:
    install(library, now=NOW)
    assert remove(library) == 15
    assert (counts(library).all, list_feeds(library), present(library)) == (0, [], False)
    assert check(library) == []
    assert remove(library) == 0


def test_what_the_reader_touched_stays(library: Library) -> None:
    install(library, now=NOW)
    noted, tagged, starred = (titled(library, words) for words in ("second week", "Hask dam", "halves spice tariff"))
    story = get_story(library, noted)
    passage = story.document.anchor(story.document.find("40 million crowns a day"))  # type: ignore[arg-type]
    for action in (
        AddNote(Note(0, noted, "Whose figure?", NOW, NOW, *passage)),
        ChangeTags((tagged,), add=("dam",)),
        SetStarred((starred,), True),
        SetRead((titled(library, "votes to 377"),), True),
    ):
        perform(library, action, now=NOW)
    assert remove(library) == 12
    assert {row.id for row in headlines(library, Query())} == {noted, tagged, starred}
    assert [(note.quoted, note.body, note.lost) for note in notes_of(library, noted)] == [
        ("40 million crowns a day", "Whose figure?", False)
    ]
    kept = get_story(library, noted)
    assert (kept.source, kept.feed_id, kept.analysis) == ("Harbour Post", None, story.analysis)
    assert [row.links for row in headlines(library, Query())] == [0, 0, 0]
    assert check(library) == []


def test_only_an_untouched_library_is_welcomed(library: Library) -> None:
    assert welcome(library, now=NOW)
    assert not welcome(library, now=NOW)
    remove(library)
    assert not welcome(library, now=NOW)
    assert counts(library).all == 0


def test_a_library_with_a_feed_is_not_welcomed(library: Library) -> None:
    add_feed(library, "https://news.example/feed", now=NOW)
    assert not welcome(library, now=NOW)


def test_a_clock_far_behind_does_not_matter(library: Library) -> None:
    assert install(library, now=datetime(2001, 1, 1, tzinfo=UTC)) == 15


def test_heavy_libraries_stay_outside(tmp_path: Path) -> None:
    program = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from reader.sample import welcome
from reader.store.file.library import open_library
with open_library(Path({str(tmp_path / "library.db")!r}), now=datetime.now(UTC)) as library:
    assert welcome(library, now=datetime.now(UTC))
heavy = "spacy trafilatura feedparser markdownify lxml httpx htmldate textual".split()
print(*[name for name in heavy if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_installing_takes_a_moment(library: Library) -> None:
    started = time.process_time()
    install(library, now=NOW)
    assert time.process_time() - started < 0.3  # about 0.08 on a quiet machine
