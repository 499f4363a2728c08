"""Links that other readers export as JSON: Omnivore, wallabag, Feedbin, Google Takeout's starred items."""

import json
import re
from collections.abc import Iterator
from typing import Any

from reader.errors import ReaderError
from reader.ingest.parse.exports.saved_link import (
    SavedLink,
    SavedLinks,
    collected,
    date_of,
    tags_of,
    text_of,
    words_of,
)

_LIST = re.compile(r"\s*\[\s*(?:[{\[\"\]]|$)")
_TAKEOUT = re.compile(r'"user/[^"]*/(?:state|label)/')
_ADDRESS = ("url", "link", "href", "originalUrl", "given_url")
_ADDED = ("savedAt", "created_at", "crawlTimeMsec", "timeAdded", "time_added", "created")
_DECODER = json.JSONDecoder(strict=False)


def holds_json_links(text: str) -> bool:
    """Whether the beginning of a text is that of a list of objects, or of items as Google Reader kept them."""
    return bool(_LIST.match(text)) or ('"items"' in text and bool(_TAKEOUT.search(text)))


def read_json_links(text: str) -> SavedLinks:
    """The links of the list. Raises ReaderError when none of its objects has an address."""
    objects, cut_off = _objects(text)
    program = next(filter(None, map(_program, objects)), "")
    if not program and cut_off:
        raise ReaderError("is JSON that ends in the middle of the first link")
    if not program:
        raise ReaderError("is JSON, but not a list of links that another reader exported")
    return collected(program, (_link(one, program) for one in objects), cut_off=cut_off)


def _program(one: dict[str, Any]) -> str:
    if "alternate" in one or "canonical" in one:
        return "Google Reader"
    if not any(isinstance(one.get(name), str) for name in _ADDRESS):
        return ""
    if "is_archived" in one:
        return "wallabag"
    if "savedAt" in one and "slug" in one:
        return "Omnivore"
    return "Feedbin" if {"id", "content", "published"} <= one.keys() else "another reader"


def _link(one: dict[str, Any], program: str) -> SavedLink:
    if program == "Google Reader":
        return _of_takeout(one)
    people = one.get("published_by")
    return SavedLink(
        url=next((one[name] for name in _ADDRESS if isinstance(one.get(name), str)), ""),
        title=text_of(one.get("title")),
        added_at=date_of(next((one[name] for name in _ADDED if one.get(name)), None)),
        published_at=date_of(one.get("publishedAt") or one.get("published_at") or one.get("published")),
        author=text_of(one.get("author")) or ", ".join(tags_of(people if isinstance(people, list) else None)),
        tags=tags_of(one.get("tags") or one.get("labels")),
        starred=program == "Feedbin" or one.get("is_starred") in (1, "1", True) or one.get("starred") is True,
        read=one.get("is_archived") in (1, "1", True) or text_of(one.get("state")).casefold() == "archived",
        notes=tuple(_annotations(one.get("annotations") or one.get("highlights"))),
        description=words_of(one.get("description")),
        content=one["content"] if isinstance(one.get("content"), str) else "",
    )


def _of_takeout(one: dict[str, Any]) -> SavedLink:
    categories = [name for name in _list(one.get("categories")) if isinstance(name, str)]
    addresses = _list(one.get("canonical")) + _list(one.get("alternate"))
    text = one.get("content") or one.get("summary")
    origin = one.get("origin")
    return SavedLink(
        url=next((place["href"] for place in addresses if isinstance(place, dict) and text_of(place.get("href"))), ""),
        title=text_of(one.get("title")),
        added_at=date_of(one.get("crawlTimeMsec")),
        published_at=date_of(one.get("published")),
        author=text_of(one.get("author")),
        site=text_of(origin.get("title")) if isinstance(origin, dict) else "",
        tags=tuple(text_of(name.partition("/label/")[2]) for name in categories if "/label/" in name),
        starred=any(name.endswith("/state/com.google/starred") for name in categories),
        read=any(name.endswith("/state/com.google/read") for name in categories),
        notes=tuple(_annotations(one.get("annotations"))),
        content=text["content"] if isinstance(text, dict) and isinstance(text.get("content"), str) else "",
    )


def _annotations(given: Any) -> Iterator[tuple[str, str]]:
    for one in _list(given):
        if isinstance(one, dict):
            pair = words_of(one.get("quote")), words_of(one.get("text") or one.get("annotation") or one.get("content"))
            if any(pair):
                yield pair


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _objects(text: str) -> tuple[list[dict[str, Any]], bool]:
    """The objects of the list; of a file that breaks off those before, and that it does."""
    try:
        given = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return _one_by_one(text), True
    items = given.get("items") if isinstance(given, dict) else given
    return [one for one in _list(items) if isinstance(one, dict)], False


def _one_by_one(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    place = text.find("{", text.find("["))
    while place >= 0:
        try:
            one, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        found.append(one)
        place = text.find("{", end)
    return found
