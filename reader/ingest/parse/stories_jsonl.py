"""Stories one JSON object a line: {id?, title, text or html, url?, date?, site?, author?}."""

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from reader.errors import ReaderError
from reader.ingest.character_references import join_surrogates
from reader.ingest.clean.request import CleanRequest
from reader.ingest.dates import read_date
from reader.ingest.urls import looks_like_address
from reader.model.safe_text import safe_line
from reader.model.story import RawKind

_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)


def read_stories(lines: Iterable[bytes], origin: str) -> Iterator[tuple[int, CleanRequest | ReaderError]]:
    """Each line's number with its story, or with what is wrong with it; empty lines are passed over.

    A story is known again by its id within `origin`, else by its address, else by its words.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield number, _request(line, origin)
            except ReaderError as error:
                yield number, error


def _request(line: bytes, origin: str) -> CleanRequest:
    try:
        given = json.loads(line.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError):
        raise ReaderError("this line is not JSON") from None
    if not isinstance(given, dict):
        raise ReaderError("this line is not a JSON object")
    html, text = _text(given, "html", "content_html"), _text(given, "text", "content", "content_text", "body")
    title = safe_line(_text(given, "title", "headline"))[:1000]
    if not (html or text or title):
        raise ReaderError('this line has neither "text" nor "html" nor "title"')
    kind: RawKind = "text" if not html else "page" if _PAGE.search(html[:5000]) else "feed"
    url = safe_line(_text(given, "url", "link"))
    url = url if looks_like_address(url) else ""
    name = _text(given, "id", "guid")
    digest = blake2b(f"{title}\0{html or text}".encode("utf-8", "replace"), digest_size=16).hexdigest()
    published = _text(given, "date", "published", "published_at", "date_published")
    updated = _text(given, "updated", "updated_at", "date_modified")
    return CleanRequest(
        raw=html or text,
        kind=kind,
        url=url,
        title=title,
        guid=f"{origin}#{name}" if name else url or f"text:{digest}",
        author=safe_line(_text(given, "author", "byline")),
        site=safe_line(_text(given, "site", "source", "outlet")),
        published_at=read_date(published),
        updated_at=read_date(updated),
    )


def _text(given: dict[str, Any], *names: str) -> str:
    """The first of the fields that says something, as whole text: ids may be numbers."""
    for name in names:
        value = given.get(name)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return join_surrogates(str(value))
    return ""
