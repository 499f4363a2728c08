"""A list of feeds on its way in, whatever file it came from."""

from dataclasses import dataclass

from reader.errors import ReaderError
from reader.ingest.urls import whole_address


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed of a list."""

    url: str
    title: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The feeds of a list, and how many of its lines were no web feeds: commands, filters, local files."""

    feeds: tuple[Subscription, ...] = ()
    dropped: int = 0
    cut_off: bool = False
    """The file ends in the middle of the list."""


def collected(found: list[Subscription]) -> Subscriptions:
    """The feeds among `found`, each address once; what does not lead to the web is counted, never kept."""
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
            feeds.setdefault(url, Subscription(url, item.title, item.folder))
    return Subscriptions(tuple(feeds.values()), dropped)
