"""One request and its answer on a handle of libcurl's, and what went wrong in words a person can act on.

libcurl looks names up and speaks TLS and HTTP, in C and with other threads running. Before it connects it asks here
(`Exchange.open`), so neither a redirect nor a name that changes its address between two questions gets past.
"""

import errno
import os
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import pycurl

from reader.errors import ReaderError
from reader.ingest.body import Body, BodyFault
from reader.ingest.destination import is_public

MAX_REFUSAL = 64 * 1024
"""Bytes that are read of an answer nobody will look at, so that the connection can serve again."""


class FetchFault(ReaderError):  # noqa: N818 - told in words
    """A request failed; the message says how, in words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to one request."""

    status: int
    reason: str
    """The words beside the status."""
    headers: Mapping[str, str]
    """By name in lower case, the first of each; values as sent, one character a byte, so they can be sent back."""
    body: bytes
    """Unpacked; empty unless the status is 200."""


class Exchange:
    """One request; `private` allows addresses on this machine and private networks, `cap` is in bytes of the body."""

    def __init__(self, curl: pycurl.Curl, url: str, *, proxy: str, private: bool, cap: int) -> None:
        self._curl = curl
        self._url = url
        self._proxy = proxy
        self._private = private
        self._cap = cap
        self._status, self._reason = 0, ""
        self._headers: dict[str, str] = {}
        self._body: Body | None = None
        self._unread = 0
        self._fault: FetchFault | None = None
        self._kept_out = ""
        self._tried: list[socket.socket] = []

    def run(self, headers: Sequence[bytes], seconds: float) -> Answer:
        """Ask; `headers` are whole lines. Raises FetchFault with words, TimeoutError when time is up."""
        curl = self._curl
        for option, value in (
            (pycurl.URL, self._url),
            (pycurl.HTTPHEADER, headers),
            (pycurl.PROXY, self._proxy),  # "" for none, whatever the environment says
            (pycurl.TIMEOUT_MS, max(1, int(seconds * 1000))),
            (pycurl.OPENSOCKETFUNCTION, self._open),
            (pycurl.HEADERFUNCTION, self._hear),
            (pycurl.WRITEFUNCTION, self._read),
        ):
            curl.setopt(option, value)
        try:
            curl.perform()
        except pycurl.error as error:
            if self._unread <= MAX_REFUSAL:
                raise self._fault or self._told(*error.args) from None
        finally:
            for opened in self._tried:  # libcurl works with a duplicate
                opened.close()
        return Answer(self._status, self._reason, self._headers, self._whole_body())

    def _open(self, _purpose: int, address: "pycurl.CurlSockAddr") -> socket.socket | int:
        """A socket for an address, when it may be asked."""
        number = str(address.addr[0])
        if not (self._private or self._proxy or is_public(number)):
            self._kept_out = number
            return pycurl.SOCKET_BAD
        self._tried.append(socket.socket(address.family, address.socktype, address.protocol))
        return self._tried[-1]

    def _hear(self, line: bytes) -> None:
        """A line of the answer's head; only the last head counts, not the "wait" and "early hints" before it."""
        text = line.decode("latin-1").strip()
        if text.startswith("HTTP/"):
            _, status, reason = f"{text}  ".split(" ", 2)
            self._status, self._reason = int(status), reason.strip()
            self._headers = {}
            return
        name, colon, value = text.partition(":")
        if colon:
            self._headers.setdefault(name.lower(), value.strip())

    def _read(self, piece: bytes) -> int | None:
        """A piece of the body; 0 says to libcurl: no more."""
        if self._status != 200:
            self._unread += len(piece)
            return 0 if self._unread > MAX_REFUSAL else None
        try:
            if self._body is None:
                self._body = Body(self._headers.get("content-encoding", ""), self._cap)
            self._body.add(piece)
        except BodyFault as fault:
            self._fault = FetchFault(str(fault))
            return 0
        return None

    def _whole_body(self) -> bytes:
        try:
            return self._body.whole() if self._body else b""
        except BodyFault as fault:
            raise FetchFault(str(fault)) from None

    def _told(self, code: int, text: str) -> Exception:
        """What went wrong: libcurl's number and text in our words."""
        host, peer = urlsplit(self._url).hostname or "", "proxy" if self._proxy else "server"
        tunnel = self._curl.getinfo(pycurl.HTTP_CONNECTCODE)
        if code == pycurl.E_OPERATION_TIMEDOUT:
            connected = not self._tried or self._curl.getinfo(pycurl.CONNECT_TIME) > 0
            return TimeoutError() if connected else FetchFault(f"the {peer} does not answer")
        if code == pycurl.E_COULDNT_RESOLVE_HOST:
            return FetchFault(_lookup_words(host))
        if code in (_PROXY, pycurl.E_COULDNT_RESOLVE_PROXY) or tunnel >= 300:
            return FetchFault(f"the proxy refused: {f'HTTP {tunnel}' if tunnel >= 300 else _plain(text)}")
        if code == pycurl.E_COULDNT_CONNECT and self._kept_out and not self._tried:
            return FetchFault(
                f"{host} is an address of this machine or a private network ({self._kept_out}); "
                "if it is yours, add it with --private"
            )
        if code == pycurl.E_COULDNT_CONNECT:
            return FetchFault(f"the {peer} {_connect_words(self._curl.getinfo(pycurl.OS_ERRNO))}")
        return FetchFault(_WORDS.get(code, "no answer from the server: {}").format(_plain(text)))


_PROXY = 97
"""CURLE_PROXY, which pycurl has no name for."""
_WORDS = {
    pycurl.E_URL_MALFORMAT: "the address is not one a server can be asked for",
    pycurl.E_PEER_FAILED_VERIFICATION: "the server's TLS certificate is not good: {}",
    pycurl.E_SSL_CONNECT_ERROR: "no secure connection (TLS): {}",
    pycurl.E_SSL_CIPHER: "no secure connection (TLS): {}",
    pycurl.E_SSL_CACERT_BADFILE: "the trusted certificates of this machine cannot be read: {}",
    pycurl.E_GOT_NOTHING: "the server hung up without sending a response",
    pycurl.E_PARTIAL_FILE: "the answer broke off half way",
    pycurl.E_RECV_ERROR: "the connection broke off",
    pycurl.E_SEND_ERROR: "the connection broke off",
    pycurl.E_HTTP2: "the connection broke off",
    pycurl.E_UNSUPPORTED_PROTOCOL: "the server does not speak HTTP properly: {}",
    pycurl.E_FTP_WEIRD_SERVER_REPLY: "the server does not speak HTTP properly: {}",
}


def _plain(text: str) -> str:
    """libcurl's words without the names of its parts: "self-signed certificate" of "SSL certificate problem: …"."""
    return text.rpartition(":")[2].strip().rstrip(".").lower()


def _lookup_words(host: str) -> str:
    """Why a name has no address; libcurl does not say, so the question is put once more."""
    try:
        socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            return f"the name {host} could not be looked up: no network, or no name server"
    except (UnicodeError, ValueError):
        return f"{host} is not a valid host name"
    return f"there is no host called {host}"


def _connect_words(number: int) -> str:
    if number == errno.ECONNREFUSED:
        return "is down: connection refused"
    if number in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN):
        return "cannot be reached: no route to it from here"
    return f"cannot be connected to{f': {os.strerror(number).lower()}' if number else ''}"
