from reader.ingest.fetch.client import Client
from reader.ingest.importing.add_url import add_address
from reader.ingest.refresh.refresh import refresh
from reader.ingest.refresh.template_learning import furniture
from reader.model.event import StorySaved
from reader.store.file.library import Library
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import get_story
from tests.fakes import Clock, InlineWorkers
from tests.ingest.feeds import rss
from tests.server import Answer, FeedServer

TOPICS = {
    "Ferries": "The ferries of Velmark stayed in port on Tuesday, and nobody expects them to sail before Sunday.",
    "Grain": "Farmers around Osterby sold their grain early this year, since rain was forecast for October.",
    "Museum": "The museum in Karrin opens its northern wing again, with forty paintings that were thought to be lost.",
}
LINE = "Velmark Morning Letters reach three thousand kitchens"


def story(topic: str) -> str:
    return "".join(f"<p>{TOPICS[topic]} {n}.</p>" for n in ("One", "Two", "Three")) + f"<p>{LINE}</p>"


def test_what_a_source_repeats_is_taken_out_of_all_its_stories(
    library: Library, clock: Clock, workers: InlineWorkers, client: Client, server: FeedServer
) -> None:
    feed, _ = add_feed(library, server.url("/feed"), private=True, now=clock())

    def arrive(*topics: str) -> list[StorySaved]:
        server.routes["/feed"] = Answer(rss([(topic, topic, story(topic)) for topic in topics]))
        run = refresh(library, feeds=[feed.id], now=clock, workers=workers, client=client, pause=0)
        return [event for event in run if isinstance(event, StorySaved)]

    first = arrive("Ferries")[0]
    assert LINE in get_story(library, first.story_id).document.text
    assert furniture(library, f"feed {feed.id}") == ()
    events = arrive("Grain", "Ferries")
    assert {event.story_id for event in events} == {1, 2}
    assert [event.new for event in events][:2] == [True, False]
    third = arrive("Museum", "Grain", "Ferries")[0]
    for story_id in (first.story_id, events[0].story_id, third.story_id):
        document = get_story(library, story_id).document
        assert LINE not in document.text


def test_two_deliveries_of_one_story_teach_nothing(
    library: Library, clock: Clock, workers: InlineWorkers, client: Client, server: FeedServer
) -> None:
    deliveries = [("a", "Ferries", story("Ferries")), ("b", "Ferries", story("Ferries") + "<p>Late.</p>")]
    server.routes["/feed"] = Answer(rss(deliveries))
    list(
        add_address(
            library, server.url("/feed"), now=clock, workers=workers, client=client, page=False, private=True, folder=""
        )
    )
    assert furniture(library, "feed 1") == ()
