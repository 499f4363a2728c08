"""A body from the wire: decompressed piece by piece, so that neither an endless stream nor a bomb fills memory."""

import zlib

import httpcore


class BodyFault(Exception):  # noqa: N818 - a fault of the server's, told in words
    """The body cannot be used; the message says why."""


def read_body(response: httpcore.Response, cap: int) -> bytes:
    """The body, at most `cap` bytes after decompression. Raises BodyFault with words."""
    headers = {key.lower(): value for key, value in response.headers}
    encoding = headers.get(b"content-encoding", b"").decode("latin-1").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise BodyFault(f"the server compressed the answer in a way nobody asked for ({encoding[:40]})")
    if encoding in ("", "identity") and headers.get(b"content-length", b"0")[:20].isdigit():
        _check(int(headers.get(b"content-length", b"0")[:20]), cap)
    parts, size = [], 0
    unpack = _Unpacker(encoding == "deflate") if encoding not in ("", "identity") else None
    for chunk in response.iter_stream():
        piece = unpack.feed(chunk, cap - size + 1) if unpack else chunk
        size += len(piece)
        _check(size, cap)
        parts.append(piece)
    if unpack and not unpack.done:
        raise BodyFault("the answer broke off half way")
    return b"".join(parts)


def _check(size: int, cap: int) -> None:
    if size > cap:
        raise BodyFault(f"the answer is larger than {cap / 1024 / 1024:.3g} MiB")


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
            raise BodyFault("the answer is not compressed as the server says") from None

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
