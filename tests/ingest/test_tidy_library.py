"""Old stories deleted by the companion."""

import io
import json
import threading
from collections.abc import Iterator
from datetime import timedelta

from reader.ingest.background import Companion
from reader.ingest.fetch.client import Client
from reader.ingest.tidy_library import tidy
from reader.model.action import SetRead
from reader.model.event import Notice
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import save_story
from tests.builders import clean_story
from tests.fakes import Clock, InlineWorkers


def read_long_ago(library: Library, clock: Clock) -> None:
    feed = add_feed(library, "https://harbor.example/feed", now=clock())[0]
    then = clock() - timedelta(days=90)
    for title in ("One", "Two"):
        story_id = save_story(library, clean_story(f"{title} alone.", title=title), feed_id=feed.id, now=then).id
        perform(library, SetRead((story_id,), True, then), now=then)


def stories(library: Library) -> int:
    return int(library.conn.execute("SELECT count(*) FROM stories").fetchone()[0])


def test_nothing_goes_while_no_days_are_set(library: Library, clock: Clock) -> None:
    read_long_ago(library, clock)
    assert list(tidy(library, 0, now=clock)) == []
    assert stories(library) == 2
    assert list(tidy(library, 30, now=clock)) == [
        Notice("2 old stories deleted, as keep_days or their feed's setting says")
    ]
    assert stories(library) == 0


def test_the_companion_does_it_while_the_app_runs(library: Library, clock: Clock, client: Client) -> None:
    read_long_ago(library, clock)

    def until_they_are_gone() -> Iterator[str]:
        pause = threading.Event()
        while stories(library):
            pause.wait(0.01)
        yield json.dumps({"do": "stop"})

    out = io.StringIO()
    companion = Companion(
        library.path,
        out,
        io.StringIO(),
        now=clock,
        workers=InlineWorkers(),
        client=client,
        keep_days=30,
        tidy_after=0.0,
    )
    companion.serve(until_they_are_gone())
    assert stories(library) == 0
