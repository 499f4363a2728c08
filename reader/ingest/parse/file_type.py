"""What kind of input some bytes are, by what is in them; a file's name only helps where the bytes leave it open."""

import json
import re
from pathlib import PurePath
from typing import Literal

from reader.errors import ReaderError
from reader.ingest.encoding import decode
from reader.ingest.parse.exports.bookmarks import holds_bookmarks
from reader.ingest.parse.exports.csv_highlights import holds_highlights
from reader.ingest.parse.exports.csv_links import holds_links
from reader.ingest.parse.exports.json_links import holds_json_links
from reader.ingest.parse.exports.url_list import holds_addresses
from reader.ingest.parse.newsboat import looks_like_urls

Kind = Literal["opml", "urls", "stories", "notes", "links", "highlights", "feed", "page", "text"]

MAX_FILE = 15 * 1024 * 1024
"""Bytes of a file that is read whole; a list of stories, one a line, may be longer."""

_HEAD = 4096
_BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a SQLite database",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes, name: str) -> Kind:
    """The kind of `data`, which may be the beginning of a longer file called `name`.

    Raises ReaderError in words when it is empty or nothing that can be read.
    """
    if not data.strip():
        raise ReaderError("is empty: there is nothing to read in it")
    _refuse_binary(data)
    suffix = PurePath(name).suffix.lower()
    text = decode(data[:_HEAD])
    start = re.sub(r"<!--.*?(?:-->|$)", "", text, flags=re.DOTALL).lstrip().lower()
    if suffix not in (".jsonl", ".ndjson") and holds_json_links(text):
        return "links"
    if suffix in (".jsonl", ".ndjson") or start.startswith("{"):
        return _json_kind(text)
    if re.search(r"<opml\b", start) and start.startswith("<"):
        return "opml"
    if start.startswith("<") and re.search(r"<(?:rss|feed|rdf:rdf|channel)\b", start) and "<html" not in start:
        return "feed"
    if start.startswith("<") and holds_bookmarks(start):
        return "links"
    if suffix in (".html", ".htm", ".xhtml") or re.match(
        r"(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", start
    ):
        return "page"
    if suffix == ".opml":
        raise ReaderError("is not an OPML list, though its name says so")
    if holds_highlights(text):
        return "highlights"
    if holds_links(text):
        return "links"
    whole = decode(data)
    if looks_like_urls(whole):
        return "links" if holds_addresses(whole, PurePath(name).name) else "urls"
    return "text"


def _json_kind(start: str) -> Kind:
    """A JSON Feed is one object with items, an export of notes one with stories; stories come one object a line."""
    if re.match(r'\s*\{\s*"stories"\s*:\s*\[', start):
        return "notes"
    first = start.lstrip().partition("\n")[0]
    if '"items"' in start and re.search(r'"version"\s*:|"home_page_url"|"feed_url"', start):
        return "feed"
    try:
        if isinstance(json.loads(first), dict):
            return "stories"
    except ValueError:
        if len(first) >= _HEAD - 1 or start.count("\n") == 0:
            return "stories"
    raise ReaderError("is JSON, but neither a JSON Feed nor stories, one object a line")


def _refuse_binary(data: bytes) -> None:
    known = next((words for magic, words in _BINARY.items() if data.startswith(magic)), "")
    head = data[:_HEAD]
    controls = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in head)
    if known or (not head.startswith(_WIDE) and (b"\0" in head or controls > len(head) // 20)):
        what = known or "a binary file"
        raise ReaderError(f"is {what}; text, HTML pages, feeds, OPML and JSON Lines can be read")
