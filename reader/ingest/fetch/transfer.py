"""One request and its answer on a handle of libcurl's, and what went wrong in words a person can act on.

libcurl looks names up and speaks TLS and HTTP, in C and with other threads running. Before it connects it asks here
(`Exchange._open`), so neither a redirect nor a name that changes its address between two questions gets past.
"""

import errno
import os
import re
import socket
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import pycurl

from reader.errors import ReaderError
from reader.ingest.fetch.body import Body, BodyFault
from reader.ingest.urls import is_public

CONNECT = 20.0
"""Seconds a server has to take a connection; one that is slower is dead."""
MAX_REFUSAL = 64 * 1024
"""Bytes that are read of an answer nobody will look at, so that the connection can serve again."""
_STATUS_LINE = re.compile(r"HTTP/[\d.]+\s+(\d{3})\d*(?:\s+(.*))?$", re.IGNORECASE)


class FetchFault(ReaderError):  # noqa: N818 - told in words
    """A request failed; the message says how, in words."""


class PrivateAddress(FetchFault):
    """An address of this machine or a private network, which nobody has called theirs."""

    def __init__(self, host: str, number: str) -> None:
        behind = "" if number == host else f" ({number})"
        super().__init__(
            f"{host} is an address of this machine or a private network{behind}, read only when added as your own"
        )
        self.host = host


class Unreached(FetchFault):
    """No way led to the server, `surely` or perhaps for want of a network; nothing is known of the server itself."""

    def __init__(self, words: str, *, surely: bool) -> None:
        super().__init__(words)
        self.surely = surely


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
        self._fault: BodyFault | None = None
        self._barred: FetchFault | None = None
        """Why the last of the addresses that were not tried was not."""
        self._tried = False

    def run(self, headers: Sequence[bytes], seconds: float) -> Answer:
        """Ask; `headers` are whole lines. Raises ReaderError with words, TimeoutError when time is up."""
        curl = self._curl
        for option, value in (
            (pycurl.URL, self._url),
            (pycurl.HTTPHEADER, headers),
            (pycurl.PROXY, self._proxy),  # "" for none, whatever the environment says
            (pycurl.TIMEOUT_MS, max(1, int(seconds * 1000))),
            (pycurl.CONNECTTIMEOUT_MS, max(1, int(min(seconds, CONNECT) * 1000))),
            (pycurl.NOPROGRESS, threading.current_thread() is not threading.main_thread()),  # who hears of ctrl-c
            (pycurl.OPENSOCKETFUNCTION, self._open),
            (pycurl.HEADERFUNCTION, self._on_header),
            (pycurl.WRITEFUNCTION, self._read),
        ):
            curl.setopt(option, value)
        try:
            curl.perform()
        except pycurl.error as error:
            if self._unread <= MAX_REFUSAL:
                raise self._fault or self._to_error(*error.args) from None
        finally:
            body, self._body = self._body, None  # the handle holds this object until its next request
        return Answer(self._status, self._reason, self._headers, body.whole() if body else b"")

    def _open(self, _purpose: int, address: "pycurl.CurlSockAddr") -> int:
        """A socket for an address, when it may be asked; libcurl closes it."""
        number = str(address.addr[0])
        if not (self._private or self._proxy or is_public(number)):
            self._barred = PrivateAddress(self._host, number)
            return pycurl.SOCKET_BAD
        try:
            opened = socket.socket(address.family, address.socktype, address.protocol)
        except OSError as error:
            self._barred = FetchFault(f"the {self._peer} {_connect_words(error.errno or 0)}")
            return pycurl.SOCKET_BAD
        self._tried = True
        return opened.detach()

    def _on_header(self, line: bytes) -> None:
        """A line of the answer's head; only the last head counts, not the "wait" and "early hints" before it."""
        text = line.decode("latin-1").strip()
        if begun := _STATUS_LINE.match(text):
            self._status, self._reason = int(begun[1]), begun[2] or ""
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
                self._body = Body(self._headers, self._cap)
            self._body.add(piece)
        except BodyFault as fault:
            self._fault = fault
            return 0
        return None

    def _to_error(self, code: int, text: str) -> Exception:
        """What went wrong: libcurl's number and text in our words."""
        tunnel = self._curl.getinfo(pycurl.HTTP_CONNECTCODE)
        if code == pycurl.E_OPERATION_TIMEDOUT and not self._tried and not self._curl.getinfo(pycurl.REQUEST_SIZE):
            return Unreached(f"the name {self._host} could not be looked up: {_NO_NAME_SERVER}", surely=True)
        if code == pycurl.E_OPERATION_TIMEDOUT:
            connected = not self._tried or self._curl.getinfo(pycurl.CONNECT_TIME) > 0
            return TimeoutError() if connected else Unreached(f"the {self._peer} does not answer", surely=False)
        if code == pycurl.E_COULDNT_RESOLVE_HOST:
            return _lookup_fault(self._host, self._curl.getinfo(pycurl.TOTAL_TIME))
        if code == _PROXY or tunnel >= 300:
            return FetchFault(f"the proxy refused: {f'HTTP {tunnel}' if tunnel >= 300 else _plain(text)}")
        if code == pycurl.E_COULDNT_CONNECT and self._barred and not self._tried:
            return self._barred
        if code == pycurl.E_COULDNT_CONNECT:
            number = self._curl.getinfo(pycurl.OS_ERRNO)
            words = f"the {self._peer} {_connect_words(number)}"
            return Unreached(words, surely=True) if self._proxy or number in _NO_ROUTE else FetchFault(words)
        if code == pycurl.E_SSL_CONNECT_ERROR and "wrong version number" in text:
            return FetchFault("no secure connection (TLS): the server speaks plain HTTP; write http:// in front of it")
        if code == pycurl.E_COULDNT_RESOLVE_PROXY:
            return Unreached("the proxy that is set cannot be found", surely=True)
        return FetchFault(_WORDS.get(code, "no answer from the server: {}").format(_plain(text)))

    @property
    def _host(self) -> str:
        return urlsplit(self._url).hostname or ""

    @property
    def _peer(self) -> str:
        return "proxy" if self._proxy else "server"


_PROXY = 97
_HTTP2_STREAM = 92
"""CURLE_PROXY and CURLE_HTTP2_STREAM, which pycurl has no names for."""
_PROMPT = 2.0
"""Seconds; who takes longer to say that there is no such name has not heard from a name server."""
_NO_NAME_SERVER = "no network, or no name server"
_NO_ROUTE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_WORDS = {
    pycurl.E_URL_MALFORMAT: "the address is not one a server can be asked for",
    pycurl.E_PEER_FAILED_VERIFICATION: "the server's TLS certificate is not good: {}",
    pycurl.E_SSL_CONNECT_ERROR: "no secure connection (TLS): {}",
    pycurl.E_SSL_CIPHER: "no secure connection (TLS): {}",
    pycurl.E_SSL_CACERT_BADFILE: "the trusted certificates of this machine cannot be read: {}",
    pycurl.E_GOT_NOTHING: "the server hung up without sending a response",
    pycurl.E_PARTIAL_FILE: "the answer was cut off",
    pycurl.E_RECV_ERROR: "the connection was cut off",
    pycurl.E_SEND_ERROR: "the connection was cut off",
    pycurl.E_HTTP2: "the connection was cut off",
    _HTTP2_STREAM: "the connection was cut off",
    pycurl.E_UNSUPPORTED_PROTOCOL: "the server does not speak HTTP properly: {}",
    pycurl.E_FTP_WEIRD_SERVER_REPLY: "the server does not speak HTTP properly: {}",
}


def _plain(text: str) -> str:
    """libcurl's words without the names of its parts: "self-signed certificate" of "SSL certificate problem: …"."""
    telling = [part for part in text.split(":") if " " in part.strip()]
    return (telling or [text])[-1].strip(" .'").lower()


def _lookup_fault(host: str, seconds: float) -> FetchFault:
    """Why a name has no address; libcurl does not say, so the question is put once more, if it was answered soon."""
    no_server = seconds > _PROMPT
    if not no_server:
        try:
            socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            no_server = error.errno == socket.EAI_AGAIN
        except (UnicodeError, ValueError):
            return FetchFault(f"{host} is not a valid host name")
    if no_server:
        return Unreached(f"the name {host} could not be looked up: {_NO_NAME_SERVER}", surely=True)
    return Unreached(f"there is no host called {host}", surely=False)


def _connect_words(number: int) -> str:
    if number == errno.ECONNREFUSED:
        return "is down: connection refused"
    if number in _NO_ROUTE:
        return "cannot be reached: no route to it from here"
    return f"cannot be reached{f': {os.strerror(number).lower()}' if number else ''}"
