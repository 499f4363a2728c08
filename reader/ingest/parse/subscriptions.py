"""A list of feeds on its way in, whatever file it came from."""

from dataclasses import dataclass, replace

from reader.errors import ReaderError
from reader.ingest.urls import whole_address


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
    """The feeds of a list, and how many of its lines were no web feeds: commands, filters, local files."""

    feeds: tuple[Subscription, ...] = ()
    dropped: int = 0
    cut_off: bool = False
    """The file ends in the middle of the list."""
    searches: tuple[tuple[str, str], ...] = ()
    """Names and search lines."""
    left_out: tuple[str, ...] = ()
    """What stays behind, in words, each with its name."""


def collected(found: list[Subscription]) -> Subscriptions:
    """The feeds among `found`, each once with all its folders; what does not lead to the web is only counted."""
    feeds: dict[str, Subscription] = {}
    dropped = 0
    for item in found:
        try:
            if "://" not in item.url and not item.url.lower().startswith("feed:"):
                raise ReaderError("no web address")
            url = whole_address(item.url)
        except ReaderError:
            dropped += 1
        else:
            feeds[url] = _together(feeds[url], item) if url in feeds else replace(item, url=url)
    return Subscriptions(tuple(feeds.values()), dropped)


def _together(one: Subscription, other: Subscription) -> Subscription:
    """A feed that a list names twice: in two folders, say."""
    return replace(
        one,
        title=one.title or other.title,
        folders=tuple(dict.fromkeys((*one.folders, *other.folders))),
        tags=tuple(dict.fromkeys((*one.tags, *other.tags))),
    )
