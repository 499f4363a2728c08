import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from reader.analysis import Unread
from reader.analysis.related.terms import terms
from reader.errors import ReaderError
from reader.ingest.clean.request import CleanRequest
from reader.ingest.workers.feed_requests import ask_parse
from reader.ingest.workers.pool import MIB, JobFailed, Workers
from reader.ingest.workers.requests import ask_analyze, ask_clean, ask_opml
from reader.model.document import plain_document
from tests.ingest.feeds import PARAGRAPH, rss


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(1) as made:
        yield made


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(letter)} "{f"&{chr(letter - 1)};" * 20}">' for letter in range(98, 112))
    + "]><rss><channel><title>&o;</title></channel></rss>"
)


def test_a_feed_is_parsed_in_another_process(workers: Workers) -> None:
    parsed = ask_parse(workers, rss([("1", "A", "b")]).encode(), "https://a.example/", "")
    assert [entry.guid for entry in parsed.entries] == ["1"]
    with pytest.raises(ReaderError, match="not a feed"):
        ask_parse(workers, b"words", "https://a.example/", "")


def test_a_bomb_is_an_error_in_words(workers: Workers) -> None:
    with pytest.raises(ReaderError, match="the feed is broken"):
        ask_parse(workers, BOMB.encode(), "https://a.example/", "")


def test_a_job_that_hangs_is_killed_and_the_next_one_done(workers: Workers) -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(200_000))
    body = f"<rss><channel><item {attributes}></item></channel></rss>".encode()
    with pytest.raises(JobFailed, match="too long"):
        workers.ask("parse", {"body": body, "url": "", "content_type": ""}, seconds=0.2, memory=500 * MIB)
    assert ask_parse(workers, rss([]).encode(), "", "").entries == ()


def test_a_job_that_wants_too_much_memory_fails_and_the_next_one_is_done(workers: Workers) -> None:
    body = rss([(str(number), "A", PARAGRAPH) for number in range(20_000)]).encode()
    with pytest.raises(JobFailed, match="memory"):
        workers.ask("parse", {"body": body, "url": "", "content_type": ""}, seconds=20, memory=8 * MIB)
    assert ask_parse(workers, rss([]).encode(), "", "").entries == ()


def test_a_dead_process_is_replaced(workers: Workers) -> None:
    first = workers.ask("process", {}, seconds=1, memory=100 * MIB)
    os.kill(first, signal.SIGKILL)
    second = workers.ask("process", {}, seconds=1, memory=100 * MIB)
    assert second != first
    assert workers.ask("process", {}, seconds=1, memory=100 * MIB) == second


def test_processes_end_with_the_pipe_they_hang_on() -> None:
    workers = Workers(1)
    process = workers.ask("process", {}, seconds=1, memory=100 * MIB)
    workers.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_stories_are_cleaned_and_what_cannot_be_is_kept_as_plain_text(workers: Workers) -> None:
    class Failing:
        def __init__(self) -> None:
            self.asked = 0

        def ask(self, job: str, args: dict[str, object], *, seconds: float, memory: int) -> object:
            self.asked += 1
            if "poison" in str(args):
                raise JobFailed("time")
            return workers.ask(job, args, seconds=seconds, memory=memory)

    requests = [
        CleanRequest(f"<p>{PARAGRAPH}</p>", "feed", title="Good", guid="1"),
        CleanRequest("<div>poison &amp;<br>words<script>x</script>\x1b[2J</div>", "feed", title="Bad\x1b", guid="2"),
    ]
    failing = Failing()
    good, bad = (cleaned.story for cleaned in ask_clean(failing, requests))
    assert failing.asked == 3
    assert (good.guid, good.document.text) == ("1", PARAGRAPH)
    assert (bad.guid, bad.title, bad.document.text) == ("2", "Bad", "poison &\nwords[2J")
    assert bad.raw == requests[1].raw


def test_deep_nesting_gives_its_words(workers: Workers) -> None:
    raw = "<div>" * 5000 + f"<p>{PARAGRAPH}</p>" + "</div>" * 5000
    (cleaned,) = ask_clean(workers, [CleanRequest(raw, "page", title="Deep")])
    assert PARAGRAPH[:40] in cleaned.story.document.text


def test_opml_and_analysis(workers: Workers) -> None:
    assert ask_opml(workers, b"<opml><body/></opml>").feeds == ()
    document = plain_document("“We will not sign,” said Anton Belkin, the port minister.")
    (analysis,) = ask_analyze(workers, [Unread(document, title="No deal", language="en")])
    assert [quote.speaker_name for quote in analysis.quotes] == ["Anton Belkin"]


def test_a_story_comes_back_with_its_telling_words(workers: Workers) -> None:
    (cleaned,) = ask_clean(workers, [CleanRequest(f"<p>{PARAGRAPH}</p>", "feed", title="The Harbor of Velmar")])
    assert cleaned.story_terms == terms("The Harbor of Velmar", PARAGRAPH)


def test_a_process_that_parses_feeds_opens_no_library() -> None:
    check = (
        "import sys, reader.ingest.workers.process, reader.ingest.workers.feed_requests, reader.ingest.parse.parse\n"
        "assert not {'sqlite3', 'feedparser', 'reader.store.file.library'} & {*sys.modules}"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
