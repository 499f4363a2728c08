"""What goes over the wire, against servers that speak raw bytes."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import pytest

from reader.ingest.client import Client
from reader.ingest.fetch import Failed, Fetched, NotModified, fetch
from reader.model.feed import FetchState
from tests.server import Answer, FeedServer

NOW = datetime(2026, 11, 22, tzinfo=UTC)
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<rss>"


class Raw:
    """A server that answers every request with the next of its byte strings; counts connections."""

    def __init__(self, answers: list[bytes]) -> None:
        self._answers = iter(answers)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}/feed"
        self.connections = 0
        self.requests: list[bytes] = []

    def serve(self) -> None:
        while True:
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            with line, suppress(OSError):
                self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        heard = b""
        while piece := line.recv(65536):
            heard += piece
            while b"\r\n\r\n" in heard:
                request, _, heard = heard.partition(b"\r\n\r\n")
                self.requests.append(request)
                answer = next(self._answers)
                line.sendall(answer)
                if b"close" in answer:
                    return

    def stop(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()


@contextmanager
def raw(*answers: bytes) -> Iterator[Raw]:
    server = Raw(list(answers))
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join(5)


def ask(client: Client, url: str, state: FetchState | None = None) -> object:
    return fetch(client, url, state, now=NOW, private=True, seconds=5)


def test_early_hints_are_not_the_answer(client: Client) -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\nETag: hint\r\n\r\n"
    with raw(hints + b"HTTP/1.1 200 OK\r\nETag: real\r\nContent-Length: 5\r\n\r\n<rss>") as server:
        answer = ask(client, server.url)
    assert isinstance(answer, Fetched)
    assert (answer.body, answer.etag) == (b"<rss>", "real")


def test_one_connection_serves_a_host_again_and_again(client: Client) -> None:
    unchanged = b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
    gone = b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot here!"
    with raw(OK, unchanged, gone, OK) as server:
        kinds = [type(ask(client, server.url)) for _ in range(4)]
        assert kinds == [Fetched, NotModified, Failed, Fetched]
        assert (server.connections, len(server.requests)) == (1, 4)
        client.close()


def test_a_connection_the_server_has_closed_meanwhile_is_opened_again(client: Client) -> None:
    closing = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\n<rss>"
    with raw(closing, closing) as server:
        assert [type(ask(client, server.url)) for _ in range(2)] == [Fetched, Fetched]
        assert server.connections == 2


def test_a_long_refusal_is_not_read_to_its_end(client: Client) -> None:
    with raw(b"HTTP/1.1 500 Oops\r\nContent-Length: 99000000\r\n\r\n" + b"x" * 300_000) as server:
        answer = ask(client, server.url)
        client.close()
    assert isinstance(answer, Failed)
    assert answer.reason == "the server has a fault (HTTP 500)"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\nConnection: close\r\n\r\n<rss>", "the answer broke off half way"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n<rss>\r\n",
            "the answer broke off half way",
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n<rss>\r\n",
            "the connection broke off",
        ),
        (b"220 mail.example close\r\n\r\n", "the server does not speak HTTP properly"),
    ],
)
def test_broken_answers_in_words(client: Client, sent: bytes, words: str) -> None:
    with raw(sent) as server:
        answer = ask(client, server.url)
    assert isinstance(answer, Failed)
    assert answer.reason.startswith(words), answer.reason


def test_the_address_goes_out_as_it_was_meant(client: Client) -> None:
    with raw(OK) as server:
        ask(client, server.url.replace("/feed", "/a/../b%20c d/ü?q=[x y]&é=1#part").replace("//", "//lena:pw@"))
        client.close()
    head = server.requests[0].split(b"\r\n")
    assert head[0] == b"GET /a/../b%20c%20d/%C3%BC?q=[x%20y]&%C3%A9=1 HTTP/1.1"
    assert b"Host: " + server.url.split("/")[2].encode() in head
    assert b"Authorization: Basic bGVuYTpwdw==" in head


def test_saved_validators_cannot_smuggle_a_line(client: Client) -> None:
    with raw(OK) as server:
        ask(client, server.url, FetchState(etag='"1"\r\nX-Evil: yes', modified="Sat"))
        client.close()
    assert b"X-Evil" not in server.requests[0]
    assert b"If-Modified-Since: Sat" in server.requests[0]


def test_a_proxy_is_asked_for_the_whole_address(server: FeedServer) -> None:
    server.routes["http://harbor.example/feed"] = Answer("<rss/>")
    with Client({"http": server.base, "https": server.base, "no": "quay.example"}) as client:
        through = fetch(client, "http://harbor.example/feed", now=NOW, seconds=5)
        assert isinstance(through, Fetched)
        refused = fetch(client, "https://harbor.example/feed", now=NOW, seconds=5)
        assert isinstance(refused, Failed)
        assert refused.reason == "the proxy refused: HTTP 501"
        around = fetch(client, "http://quay.example.invalid/feed", now=NOW, seconds=5)
        assert isinstance(around, Failed), "the proxy has no such page"
        assert "404" in around.reason
        inside = fetch(client, "http://quay.example/feed", now=NOW, seconds=5)
        assert isinstance(inside, Failed)
        assert "quay.example" in inside.reason, "asked without the proxy, where nobody has such a name"
    assert [seen.path for seen in server.seen] == ["http://harbor.example/feed", "http://quay.example.invalid/feed"]


def test_a_proxy_that_is_down(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"127.0.0.1:{gone.getsockname()[1]}"
    with Client({"http": address}) as through:
        answer = fetch(through, "http://harbor.example/feed", now=NOW, seconds=5)
    assert isinstance(answer, Failed)
    assert answer.reason == "the proxy is down: connection refused"
