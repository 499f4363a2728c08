"""What can be had of a JSON Feed that is broken: its items one by one, so that a bad one costs no other."""

import json
import re
from typing import Any

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_NEXT = re.compile(r"\}\s*,\s*\{")
_BAD_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|)')
_OF_AN_ITEM = ("id", "content_html", "content_text", "title")
_FAILURES = 500
"""Broken items after which no more are looked for: each may cost as much time as the feed is long."""
_DECODER = json.JSONDecoder(strict=False)


def items_one_by_one(text: str) -> list[dict[str, Any]]:
    """The items that can be read; a backslash before what it cannot escape is one."""
    begin = _ITEMS.search(text)
    if begin is None:
        return []
    text = _with_good_escapes(text)
    begin = _ITEMS.search(text)
    found, failures = [], 0
    place = text.find("{", begin.end() if begin else 0)
    while place >= 0 and failures < _FAILURES:
        try:
            item, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            failures += 1
            following = _NEXT.search(text, place + 1)
            place = following.end() - 1 if following else -1
            continue
        if isinstance(item, dict) and any(name in item for name in _OF_AN_ITEM):
            found.append(item)
        place = text.find("{", end)
    return found


def beginning_of(text: str) -> dict[str, Any]:
    """What the feed says of itself before its items, as far as that can be read."""
    begin = _ITEMS.search(text)
    try:
        given = json.loads(text[: begin.start() if begin else 0].rstrip().rstrip(",") + "}", strict=False)
    except (ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def _with_good_escapes(text: str) -> str:
    return _BAD_ESCAPE.sub(lambda found: found[0] if found[1] else "\\\\", text)
