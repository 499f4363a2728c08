"""What the search line asks, parsed once and used by the store, the app and the command line.

ferry strike          both words        "third week"      these words together
ferry OR tram         either            (ferry OR tram) strike     brackets hold what belongs together
-ferry                without           ferr*             words that begin so
tag:port  #port       tagged            feed:nordwire     of a feed, by part of its name
-tag:port -feed:wire  without any field feed:"Wire B"     of the feed with just this name
is:unread is:read is:starred is:noted is:corrected   in a state
is:changed            another text came after it was read
said:belkin           quotes this person
by:"Lena Aro"         written by; author: is the same
title:ferry           in the headline
note:lawyer           in the words of your notes; words alone are looked for there, too
folder:World/Asia     of a feed in this folder, or with this tag on it
figure:>100% figure:usd>1bn figure:killed    has such a figure
thread:ferry          in a thread with this in its name; thread:12 in just that one
words:>200            of such a length
since:2026-11-01 until:2026-11-30            published
since:3d until:30d    in the last three days; thirty days ago or before
age:<7d age:>2w       younger, older: days, weeks, months (m) and years
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

State = Literal["unread", "read", "starred", "noted", "corrected", "changed"]
Sort = Literal["newest", "oldest", "arrived", "relevance"]


@dataclass(frozen=True, slots=True)
class FigureTest:
    """A condition on a figure: any of its parts may be empty."""

    word: str = ""
    """Part of the thing, the unit or the kind: "tariffs", "killed"."""
    unit: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed search: all of it must hold. The empty query asks for everything not removed."""

    words: tuple[str, ...] = ()
    """Words and phrases that must all occur; a phrase holds spaces, a prefix ends in *."""
    titles: tuple[str, ...] = ()
    """Words and phrases of the headline."""
    notes: tuple[str, ...] = ()
    """Words and phrases of the reader's notes."""
    tags: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    """Parts of a feed's name or address."""
    exact_feeds: tuple[str, ...] = ()
    """Whole names of feeds."""
    feed_id: int | None = None
    folders: tuple[str, ...] = ()
    """Folders of feeds, those below them too."""
    states: tuple[State, ...] = ()
    said: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    figures: tuple[FigureTest, ...] = ()
    lengths: tuple[FigureTest, ...] = ()
    """How many words the story has: `low` and `high` of each."""
    since: str = ""
    """ISO date, included."""
    until: str = ""
    either: tuple[tuple["Query", ...], ...] = ()
    """Of each group at least one must hold."""
    excluded: tuple["Query", ...] = ()
    """None of these may hold."""
    threads: tuple[str, ...] = ()
    """Parts of a thread's name, or its number."""
    ids: tuple[int, ...] = ()
    """Only these stories; asked by the program itself, not typed."""
    with_removed: bool = False
    """Hidden ones too; asked by the program itself."""
    sort: Sort = "newest"

    def parts(self) -> Iterator["Query"]:
        """The query itself and all that stands inside it."""
        yield self
        for inner in (*(one for group in self.either for one in group), *self.excluded):
            yield from inner.parts()
