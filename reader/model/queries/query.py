"""What the search line asks, parsed once and used by the store, the app and the command line.

ferry strike          both words        "third week"      these words together
-ferry                without           ferr*             words that begin so
tag:port  #port       tagged            feed:nordwire     of a feed, by part of its name
-tag:port -#port      not tagged
is:unread is:read is:starred is:noted is:corrected   in a state
said:belkin           quotes this person
by:"Lena Aro"         written by
title:ferry           in the headline
folder:World/Asia     of a feed in this folder, or with this tag on it
figure:>100% figure:usd>1bn figure:killed    has such a figure
since:2026-11-01 until:2026-11-30            published
since:3d until:30d    in the last three days; thirty days ago or before
"""

from dataclasses import dataclass
from typing import Literal

State = Literal["unread", "read", "starred", "noted", "corrected"]
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
    """A parsed search; the empty query asks for everything not removed."""

    words: tuple[str, ...] = ()
    """Words and phrases that must all occur; a phrase holds spaces, a prefix ends in *."""
    without: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """Words and phrases of the headline."""
    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    feed_id: int | None = None
    folders: tuple[str, ...] = ()
    """Folders of feeds, those below them too."""
    states: tuple[State, ...] = ()
    said: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    figures: tuple[FigureTest, ...] = ()
    since: str = ""
    """ISO date, included."""
    until: str = ""
    thread_id: int | None = None
    ids: tuple[int, ...] = ()
    """Only these stories; asked by the program itself, not typed."""
    with_removed: bool = False
    """Hidden ones too; asked by the program itself."""
    sort: Sort = "newest"
