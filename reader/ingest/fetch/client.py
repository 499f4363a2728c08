"""Pooled connections to the outside world: a host's next request goes over the connection of its last.

Connections that one feed was allowed to open into a private network are never lent to one that was not.
"""

import os
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import pycurl

from reader.ingest.fetch.transfer import Answer, Exchange

KEEP_ALIVE = 15
"""Seconds after which an idle connection is not used again."""


class Client:
    """Connections, shared by all threads of a refresh. Close it when done; it is a context manager.

    `proxies` maps "http" and "https" to proxy addresses and "no" to hosts without one, as
    `urllib.request.getproxies()` reads them from the environment. `authorities` is a PEM file of the certificates to
    trust, in the place of the system's.
    """

    def __init__(self, proxies: Mapping[str, str] | None = None, *, authorities: Path | None = None) -> None:
        self._proxies = dict(proxies or {})
        self._authorities = authorities
        self._idle: list[_Handle] = []
        self._closed = False
        self._lock = threading.Lock()

    def get(self, url: str, headers: Sequence[bytes], *, private: bool, seconds: float, cap: int) -> Answer:
        """One request, no redirects followed. `url` is in ASCII, `headers` are whole lines.

        `private` allows addresses on this machine and private networks, `seconds` is for everything, `cap` in bytes of
        the unpacked body. Raises ReaderError with words, TimeoutError when the server began to answer too late.
        """
        scheme, _, rest = url.partition("://")
        host = rest.partition("/")[0]
        line = self._take((scheme, host, private))
        try:
            if scheme == "https":
                line.trust(self._authorities)
            proxy = self._proxy(scheme, host)
            return Exchange(line.curl, url, proxy=proxy, private=private, cap=cap).run(headers, seconds)
        finally:
            self._give_back(line)

    def close(self) -> None:
        """Close every connection; those in use when their request is over."""
        with self._lock:
            self._closed = True
            for line in self._idle:
                line.curl.close()
            self._idle.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self, origin: "_Origin") -> "_Handle":
        """The line that asked this server last, else the longest idle one, else a new one."""
        with self._lock:
            fit = [line for line in self._idle if line.origin[2] == origin[2]]
            line = next((line for line in fit if line.origin == origin), fit[0] if fit else None)
            if line is None:
                return _Handle(origin)
            self._idle.remove(line)
        line.origin = origin
        return line

    def _give_back(self, line: "_Handle") -> None:
        with self._lock:
            if self._closed:
                line.curl.close()
            else:
                self._idle.append(line)

    def _proxy(self, scheme: str, host: str) -> str:
        proxy = self._proxies.get(scheme, "")
        return "" if proxy and _bypassed(host, self._proxies) else proxy


_Origin = tuple[str, str, bool]
"""Scheme, host with port, and whether private addresses are allowed."""


def proxies() -> dict[str, str]:
    """The proxies the user has set: in the environment or, on macOS, in the system's settings."""
    if sys.platform != "darwin" and not any(name.lower().endswith("_proxy") for name in os.environ):
        return {}
    from urllib.request import getproxies  # takes as long to import as a hundred feeds to ask

    return getproxies()


def _bypassed(host: str, proxies: Mapping[str, str]) -> bool:
    from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]

    return bool(proxy_bypass_environment(host, proxies))


def _allow_interrupt(*_: int) -> None:
    """Called while a request waits, for Python hears of ctrl-c only when it has something to do."""


class _Handle:
    """A handle of libcurl's with the few connections it keeps, for one request at a time."""

    def __init__(self, origin: _Origin) -> None:
        self.origin = origin
        """Whom it asked last."""
        self.curl = pycurl.Curl()
        self._trusts = False
        for option, value in (
            (pycurl.NOSIGNAL, 1),  # a signal at the deadline would end the program: they do not mix with threads
            (pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS),
            (pycurl.PATH_AS_IS, 1),
            (pycurl.NOPROXY, ""),  # which hosts go without a proxy is said here, whatever the environment says
            (pycurl.XFERINFOFUNCTION, _allow_interrupt),
            (pycurl.MAXAGE_CONN, KEEP_ALIVE),
        ):
            self.curl.setopt(option, value)

    def trust(self, authorities: Path | None) -> None:
        """Trust these certificates, or the system's, or, on machines that have none, those of the certifi package."""
        if self._trusts:
            return
        self._trusts = True
        if authorities:
            self.curl.setopt(pycurl.CAINFO, str(authorities))
            return
        import ssl  # who asks no one over TLS waits for neither

        import certifi

        paths = ssl.get_default_verify_paths()
        folder = paths.capath if paths.capath and any(Path(paths.capath).iterdir()) else None
        if folder:
            self.curl.setopt(pycurl.CAPATH, folder)
        if paths.cafile or not folder:
            self.curl.setopt(pycurl.CAINFO, paths.cafile or certifi.where())
