"""A web server on 127.0.0.1 for tests: real sockets, with every fault a feed's server can have."""

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    """What the server says at one address."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    validators: bool = True
    """Send an ETag, and 304 when it comes back."""
    drip: bool = False
    """Send the body a byte at a time, without end, as a slow-loris does."""
    endless: bool = False
    """Send the body again and again."""
    hang_up: bool = False
    """Close the connection without a word."""


@dataclass(frozen=True)
class Seen:
    """One request that came in; header names in lower case."""

    path: str
    headers: Mapping[str, str]
    status: int


Route = Answer | Callable[[Seen], Answer]


class FeedServer:
    """Routes by path; what came in is in `seen`."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.routes: dict[str, Route] = {}
        self.seen: list[Seen] = []
        self.closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        if tls:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True)
        self.base = f"http{'s' if tls else ''}://127.0.0.1:{self._http.server_address[1]}"

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return self.base + path

    def statuses(self, path: str) -> list[int]:
        """The statuses given at a path so far."""
        return [seen.status for seen in self.seen if seen.path == path]

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Close; answers under way are cut off."""
        self.closing.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


@contextmanager
def feed_server(tls: ssl.SSLContext | None = None) -> Iterator[FeedServer]:
    """A server for the length of a block; with `tls` it speaks https."""
    server = FeedServer(tls)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _handler(server: FeedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            route = server.routes.get(self.path, Answer("nothing here", status=404, validators=False))
            answer = route if isinstance(route, Answer) else route(Seen(self.path, headers, 0))
            body = answer.body.encode() if isinstance(answer.body, str) else answer.body
            sent = dict(answer.headers)
            status = answer.status
            if answer.validators and status == 200:
                sent.setdefault("ETag", f'W/"{sha256(body).hexdigest()[:12]}"')
                if headers.get("if-none-match") == sent["ETag"]:
                    status, body = 304, b""
            server.seen.append(Seen(self.path, headers, status))
            if answer.hang_up:
                self.close_connection = True
                return
            unpacked = body and not answer.drip and "Content-Encoding" not in sent
            if unpacked and "gzip" in headers.get("accept-encoding", ""):
                body, sent["Content-Encoding"] = gzip.compress(body), "gzip"
            self.send_response(status)
            for name, value in sent.items():
                self.send_header(name, value)
            if answer.drip or answer.endless:
                self.send_header("Connection", "close")
                self.end_headers()
                self._go_on(body, answer)
                return
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _go_on(self, body: bytes, answer: Answer) -> None:
            self.close_connection = True
            try:
                while not server.closing.wait(0.02 if answer.drip else 0):
                    self.wfile.write(body[:1] or b" " if answer.drip else body)
                    self.wfile.flush()
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: pytest shows what matters."""

    return Handler
