"""What the sources pane lists: views, saved searches, tags, and folders as a tree with their feeds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from reader.app.state import list_views
from reader.app.state.list_views import View
from reader.model.feed import folder_parts
from reader.sample.sample_feeds import PREFIX
from reader.store.search.saved_searches import SavedSearch
from reader.store.sources.read_sources import ListedFeed, Sources

Kind = Literal["heading", "view", "failing", "save", "search", "tag", "folder", "feed"]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the pane."""

    key: str
    """Which one it is: a feed in two folders has two."""
    kind: Kind
    name: str
    depth: int = 0
    count: int | None = None
    """Unread stories, or all of them where `of_all`; None where that is not counted."""
    of_all: bool = False
    fresh: int = 0
    """Stories of a watch that came since it was shown."""
    folded: bool = False
    folder: str = ""
    feed: ListedFeed | None = None
    search: SavedSearch | None = None
    marks: tuple[str, ...] = ()
    """What is to be seen of a feed: failing, muted, paused; of a search: watched."""
    here: bool = False
    """Whether the list shows it."""

    @property
    def empty(self) -> bool:
        """Whether it has nothing new, and nothing is wrong with it."""
        return self.kind in ("tag", "folder", "feed") and not self.count and "failing" not in self.marks

    def view(self) -> View | None:
        """What the list shows for it; None for what is no list, or is found by a search line."""
        if self.kind == "folder":
            return View(self.folder.replace("/", " / "), replace(list_views.ALL.query, folders=(self.folder,)))
        if self.kind == "feed" and self.feed is not None:
            return View(self.feed.name, replace(list_views.ALL.query, feed_id=self.feed.id))
        return list_views.named_view(self.key) if self.kind in ("view", "tag") else None


@dataclass(frozen=True, slots=True)
class SearchCounts:
    """What saved searches find, by their names."""

    unread: Mapping[str, int] = field(default_factory=dict)
    fresh: Mapping[str, int] = field(default_factory=dict)
    """Stories of watches that came since they were shown."""


NOT_COUNTED = SearchCounts()


@dataclass
class PaneState:
    """How the pane was left."""

    folded: set[str] = field(default_factory=set)
    """Keys of folders whose feeds are not shown."""
    hide_empty: bool = False
    cursor: str = ""
    """The key of the row at hand."""
    is_open: bool = False
    """Whether it stood beside the list."""


@dataclass
class _Folder:
    name: str
    path: str
    below: "dict[str, _Folder]" = field(default_factory=dict)
    feeds: list[ListedFeed] = field(default_factory=list)

    def all_feeds(self) -> dict[int, ListedFeed]:
        """Its feeds and those of the folders below it, each once."""
        found = {feed.id: feed for feed in self.feeds}
        for folder in self.below.values():
            found |= folder.all_feeds()
        return found


def source_rows(
    sources: Sources, state: PaneState, shown: View, typed: str = "", counts: SearchCounts = NOT_COUNTED
) -> list[SourceRow]:
    """The rows of the pane while the list shows `shown`; with something typed, those that hold every word of it.

    While one types nothing is folded or hidden.
    """
    words = typed.casefold().split()
    rows = [*_views(sources), *_searches(sources, shown, counts), *_tags(sources)]
    rows += _feeds(sources, PaneState() if words else state)
    rows = [replace(row, here=_is_shown(row, shown)) for row in rows]
    if words:
        rows = _matching(rows, words)
    elif state.hide_empty:
        rows = [row for row in rows if row.here or not row.empty]
    return [row for at, row in enumerate(rows) if row.kind != "heading" or _has_rows(rows[at + 1 :])]


def _has_rows(rows: Sequence[SourceRow]) -> bool:
    return bool(rows) and rows[0].kind != "heading"


def _matching(rows: Sequence[SourceRow], words: Sequence[str]) -> list[SourceRow]:
    """The rows of which every word is part, each once, those of which one begins so first."""
    found: dict[tuple[Kind, str, str], SourceRow] = {}
    for row in rows:
        if row.kind != "heading" and all(word in _said_of(row) for word in words):
            same = str(row.feed.id) if row.feed else row.key
            found.setdefault((row.kind, row.name, same), replace(row, depth=0))
    begins = [row for row in found.values() if all(f" {word}" in f" {row.name}".casefold() for word in words)]
    return begins + [row for row in found.values() if row not in begins]


def _said_of(row: SourceRow) -> str:
    tags = " ".join(f"#{tag}" for tag in row.feed.tags) if row.feed else ""
    line = row.search.line if row.search else ""
    return f"{row.name} {row.folder} {line} {tags} {' '.join(row.marks)}".casefold()


def _is_shown(row: SourceRow, shown: View) -> bool:
    if row.search is not None:
        return row.search.line == shown.text
    view = row.view()
    return view is not None and not shown.text and view.query == replace(shown.query, sort="newest")


def _views(sources: Sources) -> Iterator[SourceRow]:
    yield SourceRow("all", "view", "All", count=sources.stories, of_all=True)
    yield SourceRow("unread", "view", "Unread", count=sources.unread)
    yield SourceRow("starred", "view", "★ Starred", count=sources.starred, of_all=True)
    yield SourceRow("noted", "view", "✎ With notes", count=sources.noted, of_all=True)
    if failing := sum("failing" in _marks(feed) for feed in sources.feeds):
        yield SourceRow("failing", "failing", "✗ Failing feeds", count=failing, of_all=True)


def _searches(sources: Sources, shown: View, counts: SearchCounts) -> Iterator[SourceRow]:
    yield SourceRow("heading:searches", "heading", "Searches")
    for search in sources.searches:
        yield SourceRow(
            f"search:{search.name}", "search", f"/ {search.name}", count=counts.unread.get(search.name), search=search,
            fresh=counts.fresh.get(search.name, 0), marks=("watched",) if search.watched else (),
        )  # fmt: skip
    if shown.text and all(one.line != shown.text for one in sources.searches):
        yield SourceRow("save", "save", "+ Save this search…")


def _tags(sources: Sources) -> Iterator[SourceRow]:
    yield SourceRow("heading:tags", "heading", "Tags")
    for tag in sources.tags:
        yield SourceRow(f"#{tag.name}", "tag", f"#{tag.name}", count=tag.unread)


def _feeds(sources: Sources, state: PaneState) -> Iterator[SourceRow]:
    yield SourceRow("heading:feeds", "heading", "Feeds")
    top = _Folder("", "")
    for feed in sources.feeds:
        for parts in dict.fromkeys(map(folder_parts, feed.folders or ("",))):
            folder = top
            for part in parts:
                path = f"{folder.path}/{part}" if folder.path else part
                folder = folder.below.setdefault(part.casefold(), _Folder(part, path))
            folder.feeds.append(feed)
    yield from _below(top, 0, state)


def _below(folder: _Folder, depth: int, state: PaneState) -> Iterator[SourceRow]:
    for _, inner in sorted(folder.below.items()):
        key = f"folder:{inner.path.casefold()}"
        unread = sum(feed.unread for feed in inner.all_feeds().values() if not feed.muted)
        folded = key in state.folded
        yield SourceRow(key, "folder", inner.name, depth, unread, folded=folded, folder=inner.path)
        if not folded:
            yield from _below(inner, depth + 1, state)
    for feed in folder.feeds:
        yield SourceRow(
            f"feed:{feed.id}@{folder.path.casefold()}", "feed", feed.name, depth, feed.unread, folder=folder.path,
            feed=feed, marks=_marks(feed),
        )  # fmt: skip


def _marks(feed: ListedFeed) -> tuple[str, ...]:
    failing = feed.failing and not feed.url.startswith(PREFIX)
    marks = {"failing": failing, "muted": feed.muted, "paused": feed.paused}
    return tuple(name for name, there in marks.items() if there)
