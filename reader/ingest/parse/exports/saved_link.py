"""A link as another reader or a browser exports it: the address of a page, and what was kept with it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reader.errors import ReaderError
from reader.ingest.character_references import join_surrogates
from reader.ingest.dates import read_date
from reader.ingest.parse.subscriptions import Subscription
from reader.ingest.urls import whole_address
from reader.model.note import Passage
from reader.model.safe_text import safe_line, safe_text


@dataclass(frozen=True, slots=True)
class SavedLink:
    """One link of an export."""

    url: str
    title: str = ""
    added_at: datetime | None = None
    published_at: datetime | None = None
    author: str = ""
    site: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False
    read: bool = False
    """Archived there, or marked as read."""
    notes: tuple[tuple[str, str], ...] = ()
    """Passages with the reader's own words on them; either of the two may be empty."""
    description: str = ""
    content: str = ""
    """HTML of the page's text, where the export has it."""


@dataclass(frozen=True, slots=True)
class SavedLinks:
    """What an export holds."""

    program: str
    """The program that wrote it, as a sentence names it: "Pocket", "a browser"."""
    links: tuple[SavedLink, ...] = ()
    feeds: tuple[Subscription, ...] = ()
    left_out: int = 0
    """Entries without an address on the web."""
    cut_off: bool = False
    """The file ends in the middle."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """Passages of one text that an export holds without the text's address."""

    title: str
    author: str
    passages: tuple[Passage, ...]
    tags: tuple[str, ...] = ()


def collected(program: str, found: Iterable[SavedLink], *, cut_off: bool = False) -> SavedLinks:
    """The links among `found`, each address once with all that was kept with it."""
    links: dict[str, SavedLink] = {}
    left_out = 0
    for link in found:
        url = web_address(link.url)
        if not url:
            left_out += 1
        else:
            links[url] = _together(links.get(url), link, url)
    return SavedLinks(program, tuple(links.values()), left_out=left_out, cut_off=cut_off)


def web_address(text: str) -> str:
    """The address whole; empty when it leads nowhere on the web."""
    try:
        return whole_address(text) if text.strip() else ""
    except ReaderError:
        return ""


def text_of(value: Any) -> str:
    """A value of an export as one line of text; numbers are written out, everything else is nothing."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(int(value))
    return safe_line(join_surrogates(value)) if isinstance(value, str) else ""


def words_of(value: Any) -> str:
    """A value of an export as text of several lines."""
    return safe_text(join_surrogates(value)).strip() if isinstance(value, str) else ""


def date_of(value: Any) -> datetime | None:
    """A date as exports write it: seconds since 1970, or an ISO date."""
    text = text_of(value)
    return read_date(text) if text not in ("", "0") else None


def tags_of(value: Any) -> tuple[str, ...]:
    """Tags as exports write them: `a|b`, `a, b`, `["a", "b"]`, `['a']`, or a list of names or of named things."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        names = [_name(one) for one in value]
    else:
        text = text_of(value)
        quoted = re.findall(r'"([^"]*)"|\'([^\']*)\'', text) if text.startswith("[") else []
        bare = re.split(r"\|" if "|" in text else r"[,;]", text.strip("[]"))
        names = [one or other for one, other in quoted] or bare
    return tuple(dict.fromkeys(filter(None, (name.strip() for name in names))))


def _name(value: Any) -> str:
    if isinstance(value, dict):
        return next((text_of(value[key]) for key in ("label", "name", "title") if key in value), "")
    return text_of(value)


def _together(one: SavedLink | None, other: SavedLink, url: str) -> SavedLink:
    """A link that an export names twice: in two folders, say."""
    first = one or other
    return SavedLink(
        url,
        first.title or other.title,
        first.added_at or other.added_at,
        first.published_at or other.published_at,
        first.author or other.author,
        first.site or other.site,
        tuple(dict.fromkeys((*first.tags, *other.tags))),
        first.starred or other.starred,
        first.read or other.read,
        tuple(dict.fromkeys((*first.notes, *other.notes))),
        first.description or other.description,
        first.content or other.content,
    )
