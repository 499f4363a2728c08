"""Connections to the outside world: one deadline for a whole request, and no way into the user's own network.

Every connection goes through `_Backend`, which resolves the name itself, looks at every address it got and connects to
one it looked at, so neither a redirect nor a name that changes its address between two questions gets past. Plain and
private connections live in pools apart: a connection that one feed was allowed to open is never lent to another.
"""

import errno
import os
import socket
import ssl
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from typing import Any

import httpcore

from reader.errors import ReaderError
from reader.ingest.destination import is_public

KEEP_ALIVE = 15.0
"""Seconds an idle connection is kept."""

deadline: ContextVar[float] = ContextVar("deadline")
"""The moment, by `time.monotonic`, when the request at hand must be over; set by `fetch` around each request."""


class FetchFault(ReaderError):  # noqa: N818 - told in words
    """A request failed; the message says how, in words."""


class Client:
    """Pools of connections, shared by all threads of a refresh. Close it when done; it is a context manager.

    `proxies` maps "http" and "https" to proxy addresses and "no" to hosts without one, as
    `urllib.request.getproxies()` reads them from the environment. `tls` says which certificates are trusted, in the
    place of the system's.
    """

    def __init__(self, proxies: Mapping[str, str] | None = None, *, tls: ssl.SSLContext | None = None) -> None:
        self._proxies = dict(proxies or {})
        self._pools: dict[tuple[bool, str], httpcore.ConnectionPool] = {}
        self._tls = tls
        self._lock = threading.Lock()

    def pool(self, scheme: str, host: str, *, private: bool) -> httpcore.ConnectionPool:
        """The pool for a host; `private` allows addresses on this machine and private networks."""
        proxy = self._proxies.get(scheme, "")
        if proxy and _bypassed(host, self._proxies):
            proxy = ""
        with self._lock:
            key = (private, f"{scheme} {proxy}")
            if key not in self._pools:
                self._pools[key] = self._make(scheme, proxy, private)
            return self._pools[key]

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _make(self, scheme: str, proxy: str, private: bool) -> httpcore.ConnectionPool:
        if scheme == "https" and self._tls is None:
            self._tls = _tls_context()
        options: dict[str, Any] = {
            "ssl_context": self._tls,
            "max_connections": 32,
            "max_keepalive_connections": 16,
            "keepalive_expiry": KEEP_ALIVE,
        }
        if proxy:
            address = proxy if "://" in proxy else f"http://{proxy}"
            return httpcore.HTTPProxy(address, network_backend=_Backend(private=True), **options)
        return httpcore.ConnectionPool(network_backend=_Backend(private=private), **options)


def _tls_context() -> ssl.SSLContext:
    """The system's certificates and, for machines that have none, those of the certifi package."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def proxies() -> dict[str, str]:
    """The proxies the user has set: in the environment or, on macOS, in the system's settings."""
    if sys.platform != "darwin" and not any(name.lower().endswith("_proxy") for name in os.environ):
        return {}
    from urllib.request import getproxies  # takes as long to import as a hundred feeds to ask

    return getproxies()


def _bypassed(host: str, proxies: Mapping[str, str]) -> bool:
    from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]

    return bool(proxy_bypass_environment(host, proxies))


class _Backend(httpcore.NetworkBackend):
    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        fault = FetchFault(f"the name {host} has no address")
        for address in self._addresses(host, port):
            try:
                stream = self._plain.connect_tcp(address, port, time_left(), local_address, socket_options)
            except httpcore.ConnectTimeout:
                fault = FetchFault("the server does not answer")
            except httpcore.ConnectError as error:
                fault = FetchFault(_connect_words(error))
            else:
                return _Stream(stream)
        raise fault

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            raise FetchFault(_lookup_words(host, error)) from None
        except (UnicodeError, ValueError):
            raise FetchFault(f"{host} is not a valid host name") from None
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if self._private:
            return addresses
        public = [address for address in addresses if is_public(address)]
        if addresses and not public:
            raise FetchFault(
                f"{host} is an address of this machine or a private network ({addresses[0]}); "
                "if it is yours, add it with --private"
            )
        return public


class _Stream(httpcore.NetworkStream):
    """A stream whose every step ends by the deadline of the request at hand."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, time_left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, time_left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            return _Stream(self._stream.start_tls(ssl_context, server_hostname, time_left()))
        except httpcore.ConnectError as error:
            raise FetchFault(_tls_words(error)) from None

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def time_left() -> float:
    """Seconds until the deadline; raises the timeout httpcore would when there are none."""
    left = deadline.get() - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left


def _lookup_words(host: str, error: socket.gaierror) -> str:
    if error.errno == socket.EAI_AGAIN:
        return f"the name {host} could not be looked up: no network, or no name server"
    return f"there is no host called {host}"


def _connect_words(error: httpcore.ConnectError) -> str:
    cause = error.__cause__ or error.__context__
    number = cause.errno if isinstance(cause, OSError) else None
    if number == errno.ECONNREFUSED:
        return "the server is down: connection refused"
    if number in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN):
        return "the server cannot be reached: no route to it from here"
    words = (cause.strerror if isinstance(cause, OSError) else "") or str(error)
    return f"no connection to the server: {words.lower()}"


def _tls_words(error: httpcore.ConnectError) -> str:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the server's TLS certificate is not good: {cause.verify_message}"
    if isinstance(cause, ssl.SSLError):
        return f"no secure connection (TLS): {(cause.reason or str(cause)).replace('_', ' ').lower()}"
    return "no secure connection (TLS): the server hung up"
