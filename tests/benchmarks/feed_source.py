"""A server of made feeds for measuring: RSS and Atom by turns, long stories, validators, 304 to who knows them.

It runs in a process of its own, so that what it costs is not counted as the reader's. Everything follows from the
numbers of feed and entry, so two machines serve the same.
"""

import multiprocessing
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection

from reader.model.story import CleanStory
from tests.benchmarks.bench_linking import FIRST_DAY, corpus


@dataclass(frozen=True)
class Source:
    """A running server: its feeds, and the line to its process."""

    urls: tuple[str, ...]
    stories: int
    size: int
    """Bytes of all feeds."""
    line: "Connection"

    def answers(self) -> Counter[int]:
        """How often each status was answered since this was last asked."""
        self.line.send("answers")
        counted: Counter[int] = self.line.recv()
        return counted


@contextmanager
def serving(feeds: int, entries: int) -> Iterator[Source]:
    """A server of so many feeds with so many entries each, for the length of a block."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(there, feeds, entries), daemon=True)
    process.start()
    try:
        base, size = here.recv()
        yield Source(tuple(f"{base}/{number}" for number in range(feeds)), feeds * entries, size, here)
    finally:
        here.send("end")
        process.join()


def _serve(line: "Connection", feeds: int, entries: int) -> None:
    bodies = [body.encode() for body in _bodies(feeds, entries)]
    answers: Counter[int] = Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(bodies, answers))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    line.send((f"http://127.0.0.1:{server.server_address[1]}", sum(map(len, bodies))))
    while line.recv() == "answers":
        line.send(answers.copy())
        answers.clear()


def _handler(bodies: list[bytes], answers: Counter[int]) -> type[BaseHTTPRequestHandler]:
    changed = format_datetime(FIRST_DAY, usegmt=True)
    tags = [f'"{sha256(body).hexdigest()[:16]}"' for body in bodies]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            number = int(self.path.strip("/"))
            known = self.headers.get("If-None-Match") == tags[number]
            status, body = (304, b"") if known else (200, bodies[number])
            answers[status] += 1
            self.send_response(status)
            self.send_header("Content-Type", "application/xml; charset=utf-8")
            self.send_header("ETag", tags[number])
            self.send_header("Last-Modified", changed)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    return Handler


def _bodies(feeds: int, entries: int) -> list[str]:
    """The feeds; story n stands in feed n modulo their number, so that outlets share what happens."""
    items: list[list[str]] = [[] for _ in range(feeds)]
    for number, story in enumerate(corpus(feeds * entries)):
        feed = number % feeds
        items[feed].append((_atom_entry if feed % 2 else _rss_item)(story, feed))
    return [(_atom if feed % 2 else _rss)(feed, "".join(reversed(made))) for feed, made in enumerate(items)]


def _rss(feed: int, items: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Outlet {feed}</title><link>https://outlet-{feed}.example/</link>{items}</channel></rss>"
    )


def _rss_item(story: CleanStory, feed: int) -> str:
    assert story.published_at is not None
    summary = story.document.text.partition("\n")[0]
    return (
        f'<item><guid isPermaLink="false">{story.guid}</guid><title>{escape(story.title)}</title>'
        f"<link>https://outlet-{feed}.example/{story.guid}</link><dc:creator>Desk {feed}</dc:creator>"
        f"<pubDate>{format_datetime(story.published_at)}</pubDate><description>{escape(summary)}</description>"
        f"<content:encoded><![CDATA[{_html(story, feed)}]]></content:encoded></item>"
    )


def _atom(feed: int, entries: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title>Outlet {feed}</title><id>urn:outlet:{feed}</id><link href="https://outlet-{feed}.example/"/>'
        f"<updated>{FIRST_DAY.isoformat()}</updated>{entries}</feed>"
    )


def _atom_entry(story: CleanStory, feed: int) -> str:
    assert story.published_at is not None
    return (
        f"<entry><id>urn:{story.guid}</id><title>{escape(story.title)}</title><author><name>Desk {feed}</name></author>"
        f'<link href="https://outlet-{feed}.example/{story.guid}"/><published>{story.published_at.isoformat()}'
        f"</published><updated>{story.published_at.isoformat()}</updated>"
        f'<content type="html">{escape(_html(story, feed))}</content></entry>'
    )


def _html(story: CleanStory, feed: int) -> str:
    """A story as sites send it: a picture, paragraphs with links and stress, a line of the outlet's own at the end."""
    lines = [escape(line) for line in story.document.text.split("\n")]
    paragraphs = [" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3)]
    paragraphs[1] = (
        f'<a href="https://outlet-{feed}.example/{story.guid}/more">{paragraphs[1][:40]}</a>{paragraphs[1][40:]}'
    )
    paragraphs[3] = f"<strong>{paragraphs[3][:30]}</strong>{paragraphs[3][30:]}"
    picture = f'<figure><img src="https://outlet-{feed}.example/{story.guid}.jpg" alt=""></figure>'
    page = f"https://outlet-{feed}.example/{story.guid}"
    own = f'The post <a href="{page}">{escape(story.title)}</a> appeared first on Outlet {feed}.'
    return picture + "".join(f"<p>{text}</p>\n" for text in (*paragraphs, own))
