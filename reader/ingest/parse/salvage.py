"""What can be had of a feed that no parser reads as it was sent: its text without what XML forbids, and its entries one
by one, so that a bad one costs no other.
"""

import codecs
import re
from collections.abc import Callable, Sequence

from reader.ingest.character_references import join_surrogates
from reader.model.story import Entry

_START = re.compile(r"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)(?![\w.:-])", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = 400
"""Bytes at the start in which two-byte characters are told by their zeros."""


def with_one_byte_signs(body: bytes) -> bytes:
    """`body`; as UTF-8 when it is UTF-16, which it need not say: its zeros tell."""
    marked = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and body[2:4] != b"\0\0"
    body, whole = body[2:] if marked else body, body
    head = body[:_HEAD]
    even, odd = head[0::2], head[1::2]
    for name, signs, zeros in (("utf-16-le", even, odd), ("utf-16-be", odd, even)):
        if signs.lstrip()[:1] in (b"<", b"{") and zeros.count(0) > len(zeros) // 2 > signs.count(0) * 4:
            return as_plain_xml(body.decode(name, "replace")).encode()
    return whole


def as_plain_xml(text: str) -> str:
    """The text of a feed without its declaration, which may lie, and without characters that XML forbids."""
    return _FORBIDDEN.sub("", join_surrogates(_DECLARATION.sub("", text, count=1).lstrip("\ufeff")))


def entries_one_by_one(text: str, read: Callable[[str], Sequence[Entry]]) -> list[Entry]:
    """The entries `read` finds in a feed's text; those on which it raises are left out, and no others.

    When what stands before the entries is so broken that none is found, they are read as a usual feed's.
    """
    starts = [found.start() for found in _START.finditer(text)]
    if not starts:
        return []
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    usual = _ATOM_HEAD if "entry" in parts[0][:30].lower() else _RSS_HEAD
    return _entries_in(text[: starts[0]], parts, read) or _entries_in(usual, parts, read)


_NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
)
_RSS_HEAD = f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" {_NAMESPACES}><channel>'
_ATOM_HEAD = f'<feed xmlns="http://www.w3.org/2005/Atom" {_NAMESPACES}>'


def _entries_in(head: str, parts: Sequence[str], read: Callable[[str], Sequence[Entry]]) -> list[Entry]:
    def found_in(some: Sequence[str]) -> list[Entry]:
        try:
            return list(read(head + "".join(some)))
        except (MemoryError, RecursionError):
            raise
        except Exception:  # whatever a library raises on hostile input
            if len(some) == 1:
                return []
        middle = len(some) // 2
        return found_in(some[:middle]) + found_in(some[middle:])

    return found_in(parts)
