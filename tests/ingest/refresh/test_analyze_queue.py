from typing import Any

from reader.analysis import ANALYSIS_VERSION
from reader.ingest.clean.request import Cleaned
from reader.ingest.parse.parse import ParsedFeed
from reader.ingest.refresh.analyze_queue import TOGETHER, analyze_queue
from reader.ingest.refresh.save import save_stories
from reader.ingest.workers.feed_requests import as_sent
from reader.ingest.workers.pool import JobFailed
from reader.model.codec import to_plain
from reader.model.document import Span, plain_document
from reader.model.event import Event, Notice, StoryAnalyzed
from reader.model.feed import FeedInfo
from reader.model.mark import Analysis, Quote
from reader.model.note import ONLY_NOTES
from reader.model.story import CleanStory, Entry
from reader.store.annotations.marks import load_analysis, save_analysis
from reader.store.file.library import Library
from reader.store.relations.links import relatives
from reader.store.sources.feeds import add_feed
from reader.store.texts.arriving_entries import list_arrivals
from reader.store.texts.pending import stale, waiting
from reader.store.texts.stories import get_story, save_story
from tests.fakes import Clock, InlineWorkers
from tests.ingest.feeds import story_html


class Reader:
    """Analyzes by a rule of the test: the first word is quoted; stories named here break a limit or fail."""

    def __init__(self, **failing: str) -> None:
        self.read: list[list[str]] = []
        """Titles of what was asked together."""
        self.failing = failing

    def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:  # noqa: ARG002 protocol's keywords
        assert job == "analyze"
        titles = [story["title"] for story in args["stories"]]
        self.read.append(titles)
        for title in titles:
            if title in self.failing:
                raise JobFailed(self.failing[title])  # type: ignore[arg-type]
        methods = ["rules" if title == "bare" else "model" for title in titles]
        quotes = (Quote((Span(0, 3),), "direct"),)
        return [to_plain(Analysis(ANALYSIS_VERSION, "en", method, quotes=quotes)) for method in methods]  # type: ignore[arg-type]


def fill(library: Library, clock: Clock, *titles: str) -> list[int]:
    ids = []
    for title in titles:
        clock.on(minutes=1)
        document = plain_document(f"Words of {title}, which nobody else has written before or after.")
        story = CleanStory(title, title, document, "", title, "text")
        ids += [
            one.event.story_id for one in save_stories(library, Reader(), [Cleaned(story)], feed_id=None, now=clock)
        ]
    return ids


def analyzed(events: list[Event]) -> list[int]:
    return [event.story_id for event in events if isinstance(event, StoryAnalyzed)]


def test_the_newest_come_first_and_opened_ones_before_all(library: Library, clock: Clock) -> None:
    ids = fill(library, clock, "a", "b", "c", "d")
    opened = [ids[1]]
    events = list(analyze_queue(library, Reader(), now=clock, urgent=lambda: opened.pop() if opened else None))
    assert analyzed(events) == [ids[1], ids[3], ids[2], ids[0]]
    assert stale(library, ANALYSIS_VERSION, 10) == []
    found = load_analysis(library, ids[0])
    assert found is not None
    assert found.quotes[0].spans == (Span(0, 3),)
    assert list(analyze_queue(library, Reader(), now=clock)) == []


def test_short_stories_are_analyzed_together_and_an_opened_one_alone(library: Library, clock: Clock) -> None:
    titles = ["a", "b", "c", "d" * (TOGETHER - 100), "e"]
    ids = fill(library, clock, *titles)
    opened, reader = [ids[0]], Reader()
    list(analyze_queue(library, reader, now=clock, urgent=lambda: opened.pop() if opened else None))
    assert reader.read == [["a"], ["e", titles[3]], ["c", "b"]]


def test_one_that_breaks_the_limits_costs_none_it_is_read_with(library: Library, clock: Clock) -> None:
    fill(library, clock, "a", "long", "b")
    reader = Reader(long="memory")
    assert len(analyzed(list(analyze_queue(library, reader, now=clock)))) == 3
    assert reader.read == [["b", "long", "a"], ["b"], ["long"], ["a"]]


def test_only_some(library: Library, clock: Clock) -> None:
    ids = fill(library, clock, "a", "b")
    assert analyzed(list(analyze_queue(library, Reader(), now=clock, only=(ids[0], ids[0], 99)))) == [ids[0]]
    assert list(analyze_queue(library, Reader(), now=clock, only=())) == []


def test_a_story_that_breaks_the_limits_is_tried_once(library: Library, clock: Clock) -> None:
    ids = fill(library, clock, "long", "good")
    reader = Reader(long="time")
    events = list(analyze_queue(library, reader, now=clock))
    assert sorted(analyzed(events)) == ids
    (notice,) = (event for event in events if isinstance(event, Notice))
    assert "takes too long" in notice.text
    assert "model" not in notice.text
    assert load_analysis(library, ids[0]) == Analysis(ANALYSIS_VERSION, "en", "limit")
    assert list(analyze_queue(library, reader, now=clock)) == []


def test_a_fault_is_told_once_and_the_story_kept_for_later(library: Library, clock: Clock) -> None:
    ids = fill(library, clock, "odd", "odder", "good")
    events = list(analyze_queue(library, Reader(odd="fault", odder="fault"), now=clock))
    assert analyzed(events) == [ids[2]]
    assert len([event for event in events if isinstance(event, Notice)]) == 1
    assert sorted(stale(library, ANALYSIS_VERSION, 10)) == ids[:2]


def test_a_missing_model_is_said_once(library: Library, clock: Clock) -> None:
    fill(library, clock, "bare")
    notices = [event for event in analyze_queue(library, Reader(), now=clock) if isinstance(event, Notice)]
    assert len(notices) == 1
    assert "language model" in notices[0].text


def test_it_stops_when_told(library: Library, clock: Clock) -> None:
    fill(library, clock, "a", "b")
    assert list(analyze_queue(library, Reader(), now=clock, stopped=lambda: True)) == []


def test_the_text_of_an_opened_story_is_read_out_before_all_others(library: Library, clock: Clock) -> None:
    class Both(Reader):
        def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:
            if job == "analyze":
                return super().ask(job, args, seconds=seconds, memory=memory)
            return InlineWorkers().ask(job, args, seconds=seconds, memory=memory)

    feed, _ = add_feed(library, "https://harbor.example/feed", now=clock())
    entries = [Entry(title, title=title, html=story_html(title)) for title in ("One", "Two")]
    with library.atomic():
        sent = as_sent(ParsedFeed(FeedInfo(), tuple(entries)))
        ids = [one for one, _ in list_arrivals(library, feed.id, sent, site="Harbor", now=clock())]
    opened = ids[1:]
    events = list(analyze_queue(library, Both(), now=clock, urgent=lambda: opened.pop() if opened else None))
    assert analyzed(events) == [ids[1]]
    assert "ferry strike" in get_story(library, ids[1]).document.text
    assert waiting(library) == [(feed.id, ids[0])], "the other one is left to the refresh"


def test_what_an_older_version_has_read_is_linked_again(library: Library, clock: Clock) -> None:
    words = "The dockers of Velmark harbor strike over night shifts, and the ferries of the sound stay in port. " * 3
    ids = []
    for title in ("Dockers of Velmark strike", "Ferries of Velmark stay in port"):
        document = plain_document(words + title)
        story = CleanStory(title, title, document, "", title, "text", published_at=clock())
        ids.append(save_story(library, story, feed_id=None, now=clock()).id)  # not linked, as if in words unknown then
    for story_id in ids:
        save_analysis(library, story_id, Analysis(ANALYSIS_VERSION - 1))
    assert analyzed(list(analyze_queue(library, Reader(), now=clock))) == ids[::-1]
    (link,) = relatives(library, ids[0])
    assert (link.id, bool(link.link.reasons)) == (ids[1], True)


def test_who_speaks_in_notes_is_not_guessed_again(library: Library, clock: Clock) -> None:
    document = plain_document("“We stay out.”\n— Lena Aro")
    story = CleanStory("notes", "Notes", document, "", "Notes", "text", partial=ONLY_NOTES)
    story_id = save_story(library, story, feed_id=None, now=clock()).id
    told = Analysis(ANALYSIS_VERSION - 1, quotes=(Quote((Span(0, 14),), "direct", speaker_name="Lena Aro"),))
    save_analysis(library, story_id, told)
    list(analyze_queue(library, Reader(), now=clock))
    found = load_analysis(library, story_id)
    assert found is not None
    assert (found.version, found.quotes[0].speaker_name) == (ANALYSIS_VERSION, "Lena Aro")


def test_a_copy_that_became_a_story_of_its_own_is_linked(library: Library, clock: Clock) -> None:
    told = story_html("Ferries stay in port as the dockers strike", 6)
    feeds = [add_feed(library, f"https://{name}.example/feed", now=clock())[0].id for name in ("one", "two")]
    document = plain_document(told)
    for feed in feeds:
        story = CleanStory("g", "Ferries stay in port", document, "", told, "feed")
        list(save_stories(library, InlineWorkers(), [Cleaned(story)], feed_id=feed, now=clock))
    corrected = CleanStory(
        "g", "Ferries stay in port", plain_document(told + " This was not so."), "", told + "x", "feed"
    )
    list(save_stories(library, InlineWorkers(), [Cleaned(corrected)], feed_id=feeds[0], now=clock))
    list(analyze_queue(library, InlineWorkers(), now=clock))
    assert [one.id for one in relatives(library, 2)] == [1]
