"""newsboat's `urls` file: one feed a line, with tags; searches of it as ours, and names of what stays behind."""

import re
from dataclasses import replace

from reader.ingest.parse.subscriptions import Subscription, Subscriptions, collected
from reader.model.safe_text import safe_line

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|((?:[^\s\\]|\\.)+)')
_LINE = re.compile(r'^"?(?:https?://|feed:|file:|exec:|filter:|query:|\|)')
_STARTS = ("http://", "https://", "feed:", "file:", "exec:", "filter:", "query:")
_SURE = 2
"""After so many lines of feeds a last one may be cut off."""
_RULE = re.compile(r"-{2,}[\w ]*-*")
"""A line that only parts the others."""


def looks_like_urls(text: str) -> bool:
    """Whether every line that says something is a feed, or what newsboat takes for one; the last may be cut off."""
    telling = _telling(text)
    if len(telling) > _SURE and _is_cut_off(telling[-1]):
        telling.pop()
    return bool(telling) and all(_LINE.match(line) for line in telling)


def _telling(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith("#") and not _RULE.fullmatch(line)]


def _is_cut_off(line: str) -> bool:
    """Whether a line is the beginning of one that names a feed, and ends before it says which."""
    return any(start.startswith(line.lstrip('"')) for start in _STARTS)


def read_urls(text: str) -> Subscriptions:
    """The feeds of the file with all their tags; one that begins with ~ is the title, one with ! hides the feed."""
    found = []
    for line in text.splitlines():
        words = [re.sub(r"\\(.)", r"\1", quoted or bare) for quoted, bare in _WORD.findall(line.strip())]
        if not words or words[0].startswith("#") or _RULE.fullmatch(line.strip()):
            continue
        title = next((tag[1:] for tag in words[1:] if tag.startswith("~")), "")
        tags = [safe_line(tag) for tag in words[1:] if not tag.startswith(("~", "!", "#"))]
        hidden = any(tag.startswith("!") for tag in words[1:])
        found.append(Subscription(words[0], safe_line(title), tags=tuple(filter(None, tags)), muted=hidden))
    subscriptions = collected(found)
    telling = _telling(text)
    if telling and _is_cut_off(telling[-1]):
        return replace(subscriptions, cut_off=True, left_out=subscriptions.left_out[:-1])
    return subscriptions
