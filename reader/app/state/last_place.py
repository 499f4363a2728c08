"""Where one was when the program ended: list, order, story and how far one had read; a file beside the log."""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from reader.app.state import list_views
from reader.app.state.list_views import SORTS, View
from reader.errors import ReaderError
from reader.model.feed import Feed
from reader.model.queries.query_parser import parse_query

_NAME = "place.json"
_NAMED = ("unread", "all", "starred", "noted")


@dataclass(frozen=True, slots=True)
class LastPlace:
    """A list by its name or search line, and the story in it."""

    library: str
    name: str = "unread"
    """unread, all, starred, noted, #tag or feed:ID; empty for a search."""
    search: str = ""
    title: str = ""
    sort: str = "newest"
    story: int = 0
    offset: int = 0
    """The first character in view; 0 at the top."""
    pane: str = "list"
    """Where the focus was: in the list, or in the story."""

    def view(self, feeds: Sequence[Feed]) -> View:
        """The list. Raises ReaderError when its search cannot be read any more."""
        if self.search:
            view = View(self.title or self.search, parse_query(self.search), self.search)
        else:
            view = list_views.named_view(self.name, feeds)
        return list_views.sorted_view(view, self.sort) if self.sort in SORTS else view


def place_of(view: View, library: Path, story: int, offset: int, pane: str) -> LastPlace:
    """Where one is."""
    query = replace(view.query, sort="newest")
    name = next((name for name in _NAMED if list_views.named_view(name).query == query), "")
    if not name and query.feed_id is not None:
        name = f"feed:{query.feed_id}"
    elif not name and len(query.tags) == 1 and not view.text:
        name = f"#{query.tags[0]}"
    search = view.text if not name else ""
    return LastPlace(str(library), name or "unread", search, view.title, view.query.sort, story, offset, pane)


def save_place(folder: Path, place: LastPlace) -> None:
    """Keep a place; that it cannot be kept is no reason to complain."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / _NAME
        path.write_text(json.dumps(asdict(place), ensure_ascii=False), encoding="utf-8")
        path.chmod(0o600)


def last_place(folder: Path, library: Path) -> LastPlace | None:
    """The place kept for a library; None when there is none, or it is that of another library."""
    try:
        given = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        place = LastPlace(**given)
        sound = all(type(getattr(place, name)) is type(value) for name, value in asdict(LastPlace("")).items())
    except (OSError, ValueError, TypeError, ReaderError):
        return None
    return place if sound and place.library == str(library) else None
