"""The starter list: names and addresses of respected news feeds by country and subject. Nothing here is fetched."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from reader.errors import NothingFound
from reader.model.safe_text import safe_line


@dataclass(frozen=True, slots=True)
class StarterFeed:
    """One line of the list."""

    number: int
    """Counted from 1."""
    section: str
    """The country or subject, which is also the folder it is put into."""
    title: str
    language: str
    address: str


@cache
def starter_feeds() -> tuple[StarterFeed, ...]:
    """The list in its order."""
    found: list[StarterFeed] = []
    section = ""
    text = resources.files(__package__).joinpath("starter_feeds.txt").read_text("utf-8")
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            title, language, address = (part.strip() for part in line.split("|"))
            found.append(StarterFeed(len(found) + 1, section, title, language, address))
    return tuple(found)


def named(words: str) -> list[StarterFeed]:
    """The feeds a person means: by number, by section, or by part of the title. Raises NothingFound."""
    asked = words.strip().casefold()
    feeds = starter_feeds()
    for fits in (
        [feed for feed in feeds if str(feed.number) == asked],
        [feed for feed in feeds if feed.section.casefold() == asked],
        [feed for feed in feeds if feed.title.casefold() == asked],
        [feed for feed in feeds if asked and asked in feed.title.casefold()],
    ):
        if fits:
            return fits
    raise NothingFound(f'the starter list has nothing called "{safe_line(words)}"; reader starter shows it')
