import pytest

from reader.errors import ReaderError
from reader.ingest.fetch.client import Client
from reader.ingest.refresh.full_text import full_text
from reader.ingest.refresh.refresh import refresh
from reader.model.action import AddNote, ShowText
from reader.model.event import (
    Event,
    InputFailed,
    Notice,
    StorySaved,
)
from reader.model.note import Note
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.reading.notes import notes_of
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import get_story, versions
from reader.store.texts.story_texts import has_stale_page
from tests.fakes import Clock, InlineWorkers
from tests.ingest.feeds import PARAGRAPH, rss, story_html
from tests.server import Answer, FeedServer


@pytest.fixture
def story(library: Library, clock: Clock, workers: InlineWorkers, client: Client, server: FeedServer) -> int:
    body = rss([("1", "Ferries stay in port", "<p>Ferries stay. More talks are not planned.</p>")])
    server.routes["/feed"] = Answer(body.replace("https://harbor.example/1", server.url("/1")))
    feed, _ = add_feed(library, server.url("/feed"), private=True, now=clock())
    run = list(refresh(library, feeds=[feed.id], now=clock, workers=workers, client=client, pause=0))
    return next(event.story_id for event in run if isinstance(event, StorySaved))


def fetch(library: Library, story: int, clock: Clock, workers: InlineWorkers, client: Client) -> list[Event]:
    return list(full_text(library, story, now=clock, workers=workers, client=client, seconds=5))


def test_the_page_takes_the_place_of_the_summary(
    library: Library, story: int, clock: Clock, workers: InlineWorkers, client: Client, server: FeedServer
) -> None:
    before = get_story(library, story)
    assert before.partial == "summary"
    span, quoted, left, right = before.document.anchor(before.document.find("Ferries stay") or (0, 0))  # type: ignore[arg-type]
    note = Note(0, story, "check", clock(), clock(), span, quoted, left, right)
    perform(library, AddNote(note), now=clock())
    text = "Ferries stay. " + PARAGRAPH
    article = f"<article><h1>Ferries stay in port</h1><p>{text}</p>{story_html('Page', 5)}</article>"
    page = f"<html><body>{article}</body></html>"
    server.routes["/1"] = Answer(page, headers={"Content-Type": "text/html; charset=utf-8"})
    assert fetch(library, story, clock, workers, client) == [StorySaved(story, "Ferries stay in port", new=False)]
    after = get_story(library, story)
    assert PARAGRAPH in after.document.text
    assert after.partial == ""
    (kept,) = notes_of(library, story)
    assert kept.span is not None
    assert after.document.text[kept.span.start : kept.span.end] == "Ferries stay"


def test_a_page_with_less_to_say_changes_nothing(
    library: Library, story: int, clock: Clock, workers: InlineWorkers, client: Client, server: FeedServer
) -> None:
    server.routes["/1"] = Answer("<html><body><p>Log in.</p></body></html>")
    before = get_story(library, story)
    (notice,) = fetch(library, story, clock, workers, client)
    assert isinstance(notice, Notice)
    assert get_story(library, story) == before


def test_a_page_that_is_not_there(
    library: Library, story: int, clock: Clock, workers: InlineWorkers, client: Client
) -> None:
    assert fetch(library, story, clock, workers, client) == [
        InputFailed("Ferries stay in port", "there is nothing at this address (HTTP 404)", story)
    ]


TEASER = "Trade minister Sand announces plan 3 for the harbor on Tuesday."


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Subscribe to continue reading",
            "You have read your 3 free articles this month.",
            "Already a subscriber? Log in.",
        ],
        [TEASER + " The plan is the third.", "This article is for subscribers only.", "Start your free trial"],
        [
            "Sign in to your account",
            "E-mail",
            "Password",
            "Forgot your password?",
            "Create a free account",
            "Need help?",
        ],
        ["Please verify you are a human", "Our systems have detected unusual traffic from your network today, sorry."],
        ["Jetzt abonnieren und weiterlesen", "Bereits Abonnent? Dann melden Sie sich bitte mit Ihrer Adresse hier an."],
        ["Cet article est réservé aux abonnés.", "Déjà abonné ? Connectez-vous pour lire la suite de cet article ici."],
    ],
)
def test_a_wall_or_a_login_replaces_nothing(
    library: Library,
    story: int,
    clock: Clock,
    workers: InlineWorkers,
    client: Client,
    server: FeedServer,
    lines: list[str],
) -> None:
    html = "".join(f"<p>{line}</p>" for line in lines)
    server.routes["/1"] = Answer(f"<html><body><article><h1>Ferries</h1>{html}</article></body></html>")
    before = get_story(library, story)
    (notice,) = fetch(library, story, clock, workers, client)
    assert isinstance(notice, Notice)
    assert get_story(library, story) == before


def test_a_story_that_tells_of_walls_and_logins_is_none(
    library: Library, story: int, clock: Clock, workers: InlineWorkers, client: Client, server: FeedServer
) -> None:
    words = "<p>Papers ask readers to subscribe to continue reading, the minister said.</p>"
    page = f"<html><body><article><h1>Ferries</h1>{story_html('Page', 9)}{words}</article></body></html>"
    server.routes["/1"] = Answer(page)
    (saved,) = fetch(library, story, clock, workers, client)
    assert isinstance(saved, StorySaved)
    assert get_story(library, story).other_text == "feed"


def test_when_the_entry_changes_its_page_is_asked_again(
    library: Library, story: int, clock: Clock, workers: InlineWorkers, client: Client, server: FeedServer
) -> None:
    def page(words: str) -> Answer:
        return Answer(f"<html><body><article><h1>Ferries</h1>{story_html(words, 9)}</article></body></html>")

    server.routes["/1"] = page("First")
    fetch(library, story, clock, workers, client)
    assert get_story(library, story).other_text == "feed"
    body = rss([("1", "Ferries leave port", "<p>Ferries sail again. The strike is over.</p>")])
    server.routes["/feed"] = Answer(body.replace("https://harbor.example/1", server.url("/1")))
    for words in ("Second", ""):
        if words:
            server.routes["/1"] = page(words)
        clock.on(hours=2)
        list(refresh(library, feeds=[1], now=clock, workers=workers, client=client, pause=0, force=True))
        after = get_story(library, story)
        assert (after.title, after.other_text, after.versions) == ("Ferries leave port", "feed", 2)
        assert "Second in paragraph" in after.document.text
    first, _ = versions(library, story)
    assert "First in paragraph" in first.document.text
    del server.routes["/1"]
    body = rss([("1", "Ferries leave port", "<p>A correction: they do not.</p>")])
    server.routes["/feed"] = Answer(body.replace("https://harbor.example/1", server.url("/1")))
    clock.on(hours=2)
    list(refresh(library, feeds=[1], now=clock, workers=workers, client=client, pause=0, force=True))
    after = get_story(library, story)
    assert (after.document.text, after.other_text, after.versions) == ("A correction: they do not.", "", 3)
    assert not has_stale_page(library, story)


@pytest.mark.parametrize("table", ["bodies", "other_texts"])
def test_a_damaged_text_is_no_bar_to_its_page(
    library: Library,
    story: int,
    clock: Clock,
    workers: InlineWorkers,
    client: Client,
    server: FeedServer,
    table: str,
) -> None:
    page = f"<article><h1>Ferries stay in port</h1><p>{PARAGRAPH}</p>{story_html('Page', 5)}</article>"
    server.routes["/1"] = Answer(f"<html><body>{page}</body></html>", headers={"Content-Type": "text/html"})
    if table == "other_texts":
        fetch(library, story, clock, workers, client)
    library.conn.execute(f"UPDATE {table} SET document = x'789c0102030405', raw = x'00'")
    fetch(library, story, clock, workers, client)
    assert PARAGRAPH in get_story(library, story).document.text
    if get_story(library, story).other_text:
        with pytest.raises(ReaderError, match="damaged"):
            perform(library, ShowText(story, "feed"), now=clock())
        assert PARAGRAPH in get_story(library, story).document.text
