"""A list of feeds on its way in, whatever file it came from."""

import re
from dataclasses import dataclass, replace

from reader.errors import ReaderError
from reader.ingest.parse.newsboat_query import search_line
from reader.ingest.urls import whole_address
from reader.model.safe_text import safe_line

_LOGIN = re.compile(r"://[^/\s@]*@")
_LEFT_BEHIND = (("exec:", "a command"), ("|", "a command"), ("filter:", "a filter"), ("file:", "a local file"))
"""What newsboat takes for a feed."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed of a list."""

    url: str
    title: str = ""
    folders: tuple[str, ...] = ()
    """"World/Asia" is a folder in a folder."""
    tags: tuple[str, ...] = ()
    muted: bool = False
    paused: bool = False
    full_text: bool = False


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The feeds of a list, and what its lines hold that is no feed on the web."""

    feeds: tuple[Subscription, ...] = ()
    cut_off: bool = False
    """The file ends in the middle of the list."""
    searches: tuple[tuple[str, str], ...] = ()
    """Names and search lines."""
    left_out: tuple[str, ...] = ()
    """What stays behind, in words, each with its name."""


def collected(found: list[Subscription]) -> Subscriptions:
    """What a list holds: the feeds, each once with all its folders; searches; and what stays behind.

    A `query:` of newsboat's is a search where our language can say it. One that it cannot say, commands, filters, local
    files and what is no address are named as left out: nothing here runs a command.
    """
    feeds: dict[str, Subscription] = {}
    searches: list[tuple[str, str]] = []
    left_out: list[str] = []
    for item in found:
        what = safe_line(item.url)
        kind = next((kind for start, kind in _LEFT_BEHIND if what.startswith(start)), "")
        if what.startswith("query:"):
            name, _, asked = what.removeprefix("query:").partition(":")
            said = search_line(asked)
            if name.strip() and said:
                searches.append((name.strip(), said))
            else:
                left_out.append(f"the search {name.strip() or asked} (it cannot be said here)")
        elif kind:
            left_out.append(f"{kind} ({_LOGIN.sub('://***@', what)})")
        elif (url := _on_the_web(item.url)) is None:
            left_out.append(f"{item.title or 'a line'} ({_LOGIN.sub('://***@', what)} is no web address)")
        else:
            feeds[url] = _together(feeds[url], item) if url in feeds else replace(item, url=url)
    return Subscriptions(tuple(feeds.values()), searches=tuple(searches), left_out=tuple(left_out))


def _on_the_web(url: str) -> str | None:
    if "://" not in url and not url.lower().startswith("feed:"):
        return None
    try:
        return whole_address(url)
    except ReaderError:
        return None


def _together(one: Subscription, other: Subscription) -> Subscription:
    """A feed that a list names twice: in two folders, say."""
    return replace(
        one,
        title=one.title or other.title,
        folders=tuple(dict.fromkeys((*one.folders, *other.folders))),
        tags=tuple(dict.fromkeys((*one.tags, *other.tags))),
    )
