"""newsboat's `urls` file: one feed a line, with tags; searches of it as ours, and names of what stays behind."""

import re

from reader.ingest.parse.newsboat_query import search_line
from reader.ingest.parse.subscriptions import Subscription, Subscriptions, collected
from reader.model.safe_text import safe_line

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|((?:[^\s\\]|\\.)+)')
_LINE = re.compile(r'^"?(?:https?://|feed:|file:|exec:|filter:|query:|\|)')
_LOGIN = re.compile(r"://[^/\s@]*@")
_RULE = re.compile(r"-{2,}[\w ]*-*")
"""A line that only parts the others."""
_LEFT_BEHIND = (("exec:", "a command"), ("|", "a command"), ("filter:", "a filter"), ("file:", "a local file"))


def looks_like_urls(text: str) -> bool:
    """Whether every line that says something is a feed, or what newsboat takes for one."""
    lines = [line.strip() for line in text.splitlines()]
    telling = [line for line in lines if line and not line.startswith("#") and not _RULE.fullmatch(line)]
    return bool(telling) and all(_LINE.match(line) for line in telling)


def read_urls(text: str) -> Subscriptions:
    """The feeds of the file with all their tags; one that begins with ~ is the title, one with ! hides the feed.

    A `query:` line is a search where our language can say it. One that it cannot say, commands, filters and local files
    are named as left out: nothing here runs a command.
    """
    found, searches, left_out = [], [], []
    for line in text.splitlines():
        words = [re.sub(r"\\(.)", r"\1", quoted or bare) for quoted, bare in _WORD.findall(line.strip())]
        if not words or words[0].startswith("#") or _RULE.fullmatch(line.strip()):
            continue
        what = safe_line(words[0])
        if what.startswith("query:"):
            name, _, asked = what.removeprefix("query:").partition(":")
            said = search_line(asked)
            if name.strip() and said:
                searches.append((name.strip(), said))
            else:
                left_out.append(f"the search {name.strip() or asked} (it cannot be said here)")
            continue
        kind = next((kind for start, kind in _LEFT_BEHIND if what.startswith(start)), "")
        if kind:
            left_out.append(f"{kind} ({_LOGIN.sub('://***@', what)})")
            continue
        title = next((tag[1:] for tag in words[1:] if tag.startswith("~")), "")
        tags = [safe_line(tag) for tag in words[1:] if not tag.startswith(("~", "!", "#"))]
        hidden = any(tag.startswith("!") for tag in words[1:])
        found.append(Subscription(words[0], safe_line(title), tags=tuple(filter(None, tags)), muted=hidden))
    feeds = collected(found)
    return Subscriptions(feeds.feeds, feeds.dropped, searches=tuple(searches), left_out=tuple(left_out))
