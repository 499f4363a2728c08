"""A body from the wire: decompressed piece by piece, so that neither an endless stream nor a bomb fills memory."""

import zlib
from collections.abc import Mapping

from reader.errors import ReaderError


class BodyFault(ReaderError):  # noqa: N818 - a fault of the server's, told in words
    """The body cannot be used; the message says why."""


class Body:
    """Takes pieces as they come, at most `cap` bytes of them after decompression; every method raises BodyFault.

    `headers` are the answer's, by name in lower case.
    """

    def __init__(self, headers: Mapping[str, str], cap: int) -> None:
        encoding = headers.get("content-encoding", "").strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise BodyFault(f"the server compressed the answer in a way nobody asked for ({encoding[:40]})")
        self._cap = cap
        self._unpack = None if encoding in ("", "identity") else _Unpacker(encoding == "deflate")
        self._parts: list[bytes] = []
        self._size = 0
        length = headers.get("content-length", "")
        self._check(int(length[:20]) if length.isascii() and length.isdigit() else 0)

    def add(self, chunk: bytes) -> None:
        """Unpack and keep a piece."""
        piece = self._unpack.feed(chunk, self._cap - self._size + 1) if self._unpack else chunk
        self._size += len(piece)
        self._check(self._size)
        self._parts.append(piece)

    def whole(self) -> bytes:
        """All of it."""
        if self._unpack and not self._unpack.done:
            raise BodyFault("the answer was cut off")
        return b"".join(self._parts)

    def _check(self, size: int) -> None:
        if size > self._cap:
            raise BodyFault(f"the answer is larger than {self._cap / 1024 / 1024:.3g} MiB")


class _Unpacker:
    """gzip and deflate, several gzip members in a row included; never makes more than it is asked for."""

    def __init__(self, deflate: bool) -> None:
        self._deflate = deflate
        self._stream = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._begun = False

    @property
    def done(self) -> bool:
        return self._stream.eof or not self._begun

    def feed(self, chunk: bytes, limit: int) -> bytes:
        try:
            return self._feed(chunk, limit)
        except zlib.error:
            raise BodyFault("the answer is not compressed the way the server says") from None

    def _feed(self, chunk: bytes, limit: int) -> bytes:
        made = b""
        while chunk and len(made) < limit:
            if self._stream.eof:
                if not chunk.startswith(b"\x1f\x8b"):
                    break
                self._stream = zlib.decompressobj(zlib.MAX_WBITS | 32)
            if self._deflate and not self._begun and not _has_zlib_header(chunk):
                self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            self._begun = True
            made += self._stream.decompress(chunk, limit - len(made))
            chunk = self._stream.unconsumed_tail or self._stream.unused_data
        return made


def _has_zlib_header(chunk: bytes) -> bool:
    """gzip's magic, or zlib's; "deflate" without either is the raw kind some servers send."""
    return chunk[0] == 0x1F or (chunk[0] & 0x0F == 8 and (len(chunk) < 2 or (chunk[0] * 256 + chunk[1]) % 31 == 0))
