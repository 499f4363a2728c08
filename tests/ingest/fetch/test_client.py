"""What goes over the wire, against servers that speak raw bytes."""

import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import pytest

from reader.ingest.fetch.client import Client
from reader.ingest.fetch.fetch import (
    Failed,
    Fetched,
    NotModified,
    fetch,
)
from reader.model.feed import FetchState
from tests.server import Answer, FeedServer

NOW = datetime(2026, 11, 22, tzinfo=UTC)
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<rss>"


class Raw:
    """A server that answers every request with the next of its byte strings; counts connections."""

    def __init__(self, answers: list[bytes]) -> None:
        self._answers = iter(answers)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._line: socket.socket | None = None
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
            self._line = line
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
        if self._line is not None:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)


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
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\nConnection: close\r\n\r\n<rss>", "the answer was cut off"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n<rss>\r\n",
            "the answer was cut off",
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n<rss>\r\n",
            "the connection was cut off",
        ),
        (b"220 mail.example close\r\n\r\n", "the server does not speak HTTP properly"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n<rss> close",
            "the server does not speak HTTP properly: invalid content-length",
        ),
    ],
)
def test_broken_answers_in_words(client: Client, sent: bytes, words: str) -> None:
    with raw(sent) as server:
        answer = ask(client, server.url)
    assert isinstance(answer, Failed)
    assert answer.reason.startswith(words), answer.reason


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1\t200 OK",
        b"http/1.1 200 OK",
        b"HTTP/1.1 200",
        b"HTTP/1.1 2000 OK",
        b"HTTP/1.1 200 OK\r\nHTTP/x: 404 no",
    ],
)
def test_odd_status_lines(client: Client, capfd: pytest.CaptureFixture[str], head: bytes) -> None:
    with raw(OK.replace(b"HTTP/1.1 200 OK", head)) as server:
        answer = ask(client, server.url)
        client.close()
    assert isinstance(answer, Fetched), answer
    assert capfd.readouterr().err == "", "nothing is printed across the screen"


def test_a_length_beyond_the_cap_is_refused_before_the_body_comes(client: Client) -> None:
    with raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n<rss>") as server:
        answer = ask(client, server.url)
        client.close()
    assert isinstance(answer, Failed)
    assert answer.reason == "the answer is larger than 15 MiB"


def test_a_raw_umlaut_in_a_redirect_means_itself(client: Client) -> None:
    moved = "HTTP/1.1 302 Found\r\nLocation: /zürich\r\nContent-Length: 0\r\n\r\n"
    with raw(moved.encode(), moved.replace("ü", "%C3%BC").encode(), moved.encode("latin-1"), OK) as server:
        assert isinstance(ask(client, server.url), Fetched)
        client.close()
    assert [request.split()[1] for request in server.requests[1:]] == [b"/z%C3%BCrich"] * 3


def test_a_body_is_not_kept_beyond_its_request(client: Client) -> None:
    big = b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + b"x" * 9_000_000
    with raw(big) as server:
        tracemalloc.start()
        try:
            assert isinstance(ask(client, server.url), Fetched)
            held, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        client.close()
    assert most > 9_000_000
    assert held < 1_000_000


def test_no_more_files_may_be_opened(client: Client, capfd: pytest.CaptureFixture[str]) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with raw(OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")) as server:
        assert isinstance(ask(client, server.url), Fetched)
        lowest_free = os.dup(0)
        os.close(lowest_free)
        resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free, hard))
        try:
            answer = ask(client, server.url)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert isinstance(answer, Failed)
    assert answer.reason == "the server cannot be reached: too many open files"
    assert capfd.readouterr().err == ""


def test_the_user_can_stop_it() -> None:
    script = (
        "import signal, sys; from datetime import UTC, datetime\n"
        "from reader.ingest.fetch.client import Client; from reader.ingest.fetch.fetch import fetch\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "try: fetch(Client(), sys.argv[1], now=datetime.now(UTC), private=True)\n"
        "except KeyboardInterrupt: print('stopped')"
    )
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/feed"
        with subprocess.Popen(
            [sys.executable, "-c", script, url], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as asking:
            try:
                line, _ = silent.accept()
                with line:
                    line.recv(9)
                    asking.send_signal(signal.SIGINT)
                    assert asking.communicate(timeout=10) == ("stopped\n", None)
            finally:
                asking.kill()


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


def test_no_host_is_spared_the_proxy_behind_our_back(server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """libcurl reads more into NO_PROXY than we do, and where a proxy connects nobody looks at addresses here."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.0/8")
    with raw(OK) as inside, Client({"http": server.base, "no": "127.0.0.0/8"}) as client:
        fetch(client, inside.url, now=NOW, seconds=5)
    assert inside.connections == 0
    assert [seen.path for seen in server.seen] == [inside.url]


def test_a_proxy_that_is_down() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"127.0.0.1:{gone.getsockname()[1]}"
    with Client({"http": address}) as through:
        answer = fetch(through, "http://harbor.example/feed", now=NOW, seconds=5)
    assert isinstance(answer, Failed)
    assert answer.reason == "the proxy is down: connection refused"


@pytest.mark.parametrize(
    "address", ["http://lena:pw@no-such-host.invalid:3", "http://lena:pw@127.0.0.1:99999", "://pw@"]
)
def test_a_proxy_that_is_nowhere(address: str) -> None:
    with Client({"http": address}) as through:
        answer = fetch(through, "http://harbor.example/feed", now=NOW, seconds=5)
    assert isinstance(answer, Failed)
    assert answer.reason == "the proxy that is set cannot be found"
