from dataclasses import replace

import pytest

from reader.ingest.refresh.reclean_queue import reclean_queue
from reader.model.action import AddNote
from reader.model.document import Span, plain_document
from reader.model.note import Note
from reader.model.story import CLEAN_VERSION, CleanStory
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.reading.notes import notes_of
from reader.store.sources.feeds import add_feed
from reader.store.texts.pending import cleaned_by_older_rules
from reader.store.texts.stories import get_story, save_story
from tests.builders import clean
from tests.fakes import Clock, InlineWorkers

WORDS = [
    "The ferry to Ossel was towed back on Sunday, after its rudder had been found on the beach of Tarn by two pupils.",
    "Nobody was hurt, said the harbor master, who had warned of the rudder in three letters since the spring.",
    "A new one is being cast in Carrow, and until it is here the mail goes by the boat of the fire brigade.",
]
LOST = "The passengers were given soup and a night in the school, and two of them have asked to stay a week."


def old(number: int, *shown: str) -> CleanStory:
    """A story of older rules, which lost a line of what its feed sent and kept one that is none of its own."""
    raw = (
        "".join(f"<p>{line}</p>" for line in (*WORDS, LOST, f"Letter number {number} from the pier.")) + "<p>Share</p>"
    )
    made = clean(raw, "feed", guid=str(number), title=f"Story {number}", url=f"https://harbor.example/{number}")
    document = plain_document("\n\n".join(shown or (*WORDS, "Share")))
    return replace(made, document=document, version=CLEAN_VERSION - 1)


@pytest.fixture
def stories(library: Library, clock: Clock) -> list[int]:
    feed, _ = add_feed(library, "https://harbor.example/feed", now=clock())
    found = []
    for number in range(1, 4):
        clock.on(minutes=1)
        found.append(save_story(library, old(number), feed_id=feed.id, now=clock()).id)
    return found


def test_old_stories_are_cleaned_again_the_newest_first(
    library: Library, clock: Clock, workers: InlineWorkers, stories: list[int]
) -> None:
    events = list(reclean_queue(library, workers, now=clock))
    assert [event.story_id for event in events] == stories[::-1]
    assert not any(event.new for event in events)
    for story_id in stories:
        lines = get_story(library, story_id).document.text.split("\n")
        assert lines[:4] == [*WORDS, LOST]
        assert "Share" not in lines
    assert cleaned_by_older_rules(library, CLEAN_VERSION, 9) == []
    assert list(reclean_queue(library, workers, now=clock)) == []


def test_it_can_be_stopped_and_is_taken_up_where_it_ended(
    library: Library, clock: Clock, workers: InlineWorkers, stories: list[int]
) -> None:
    done: list[int] = []
    run = reclean_queue(library, workers, now=clock, stopped=lambda: len(done) == 1)
    done += (event.story_id for event in run)
    assert done == stories[:1:-1]
    assert cleaned_by_older_rules(library, CLEAN_VERSION, 9) == stories[1::-1]
    assert [event.story_id for event in reclean_queue(library, workers, now=clock)] == stories[1::-1]


def test_notes_stand_on_their_words_afterwards_or_are_loose(
    library: Library, clock: Clock, workers: InlineWorkers, stories: list[int]
) -> None:
    story_id = stories[0]
    text = get_story(library, story_id).document.text
    for words in ("the harbor master", "Share"):
        start = text.index(words)
        note = Note(0, story_id, "mine", clock(), clock(), Span(start, start + len(words)), words)
        perform(library, AddNote(note), now=clock())
    perform(library, AddNote(Note(0, story_id, "on the whole", clock(), clock())), now=clock())
    list(reclean_queue(library, workers, now=clock))
    text = get_story(library, story_id).document.text
    notes = {note.quoted: note for note in notes_of(library, story_id)}
    found = notes["the harbor master"]
    assert found.span is not None
    assert text[found.span.start : found.span.end] == "the harbor master"
    assert (notes["Share"].span, notes["Share"].body) == (None, "mine")
    assert notes[""].body == "on the whole"


def test_a_cleaning_that_loses_most_of_a_text_is_not_taken(
    library: Library, clock: Clock, workers: InlineWorkers
) -> None:
    kept = [f"{line} That was on day {day}." for day in range(5) for line in WORDS]
    saved = save_story(library, replace(old(7, *kept), raw="<p>Share</p>"), feed_id=None, now=clock())
    assert list(reclean_queue(library, workers, now=clock)) == []
    assert get_story(library, saved.id).document.text.split() == " ".join(kept).split()
    assert cleaned_by_older_rules(library, CLEAN_VERSION, 9) == []
