"""Choosing what the list shows: a feed, a state, a saved search, a tag, an order."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.app.keys.bindings import SHOW, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Say
from reader.app.session import Session
from reader.app.state import list_views
from reader.app.state.list_views import View
from reader.errors import ReaderError
from reader.model.feed import Feed
from reader.model.safe_text import safe_line
from reader.store.file.library import Library
from reader.store.sources.feeds import list_feeds, unread_by_feed

if TYPE_CHECKING:
    from reader.app.dialogs.picker import Choice

_SAVE, _FORGET = "save", "forget"


class FilterCommands(Commands):
    """Shows another list: one of the views, feeds, saved searches or tags; or the same one in another order."""

    BINDINGS = [
        bind("F", "choose_view", "filter", "Show one feed, a saved search, or stories unread, starred, with notes",
             id="list.filter", group=SHOW),
        bind("T", "choose_tag", "by tag", "Show the stories of a tag", id="list.tag", group=SHOW),
        bind("S", "choose_sort", "sort", "Sort the list", id="list.sort", group=SHOW),
    ]  # fmt: skip

    def __init__(
        self,
        session: Session,
        screen: Screen[None],
        shown: Callable[[], View],
        show: Callable[[View], None],
        search: Callable[[str, str], None],
    ) -> None:
        """`shown` is the view the list shows, `show` shows another; `search` shows what a line finds, under a title."""
        self._session, self._screen, self._shown, self._show, self._search = session, screen, shown, show, search

    def action_choose_view(self) -> None:
        """A feed, a saved search, or stories in a state."""
        from reader.app.dialogs.picker import Choice, Picker
        from reader.store.search.saved_searches import saved_searches

        lib, view = self._session.lib, self._shown()
        feeds, saved = list_feeds(lib), saved_searches(lib)
        choices = [
            Choice("unread", "Unread"),
            Choice("all", "All"),
            Choice("starred", "★ Starred"),
            Choice("noted", "✎ With notes"),
        ]
        if view.text and all(one.line != view.text for one in saved):
            choices.append(Choice(_SAVE, "+ Save this search…", view.text))
        choices += [Choice(f"search:{one.name}", f"/ {one.name}", one.line) for one in saved]
        if saved:
            choices.append(Choice(_FORGET, "− Forget a saved search…"))
        choices += _feed_choices(lib, feeds, self._session.now())

        def chosen(name: str | None) -> None:
            if name == _SAVE:
                self._save_search(view.text)
            elif name == _FORGET:
                self._forget_search()
            elif name and name.startswith("search:"):
                found = next(one for one in saved if f"search:{one.name}" == name)
                self._search(found.line, found.name)
            elif name:
                self._show(list_views.named_view(name, feeds))

        self._screen.app.push_screen(Picker("Show", choices), chosen)

    def action_choose_tag(self) -> None:
        """The stories of a tag."""
        from reader.app.dialogs.picker import Choice
        from reader.store.reading.tags import tags

        choices = [Choice(f"#{tag.name}", f"#{tag.name}", str(tag.stories)) for tag in tags(self._session.lib)]
        if choices:
            self._pick("Tag", choices, lambda name: self._show(list_views.named_view(name)))
        else:
            self._screen.post_message(Say("no tags yet: t tags the story at hand"))

    def action_choose_sort(self) -> None:
        """Another order."""
        from reader.app.dialogs.picker import Choice

        orders = [Choice(name, words) for name, words in list_views.SORTS.items()]
        self._pick("Sort", orders, lambda name: self._show(list_views.sorted_view(self._shown(), name)))

    def _save_search(self, line: str) -> None:
        from reader.app.dialogs.prompt import Prompt
        from reader.store.search.saved_searches import save_search

        def save(name: str | None) -> None:
            if not name:
                return
            try:
                kept = save_search(self._session.lib, name, line, now=self._session.now())
            except ReaderError as error:
                self._screen.post_message(Say(str(error), problem=True))
            else:
                self._screen.post_message(Say(f"search saved as {kept.name}: F lists it"))

        self._screen.app.push_screen(Prompt("Save this search", f"A name for: {line}", value=line), save)

    def _forget_search(self) -> None:
        from reader.app.dialogs.picker import Choice
        from reader.store.search.saved_searches import forget_search, saved_searches

        def forget(name: str) -> None:
            try:
                gone = forget_search(self._session.lib, name)
            except ReaderError as error:
                self._screen.post_message(Say(str(error), problem=True))
            else:
                self._screen.post_message(Say(f"search {gone.name} forgotten; it was: {gone.line}"))

        choices = [Choice(one.name, one.name, one.line) for one in saved_searches(self._session.lib)]
        self._pick("Forget a saved search", choices, forget)

    def _pick(self, title: str, choices: "list[Choice]", then: Callable[[str], None]) -> None:
        from reader.app.dialogs.picker import Picker

        self._screen.app.push_screen(Picker(title, choices), lambda name: then(name) if name else None)


def _feed_choices(lib: Library, feeds: list[Feed], now: datetime) -> "list[Choice]":
    from reader.app.dialogs.picker import Choice

    unread = unread_by_feed(lib)
    return [Choice(f"feed:{feed.id}", feed.name, feed_aside(feed, unread.get(feed.id, 0), now)) for feed in feeds]


def feed_aside(feed: Feed, unread: int, now: datetime) -> str:
    """What is to be known of a feed beside its name: unread stories, whole pages, what is wrong or may be missing."""
    from reader.ingest.fetch.schedule import gap_times
    from reader.sample.sample_feeds import is_sample

    parts = [f"{unread:,} unread"] if unread else []
    if is_sample(feed):
        return " · ".join([*parts, "sample"])
    if feed.full_text:
        parts.append("whole pages")
    if feed.gone:
        parts.append("✗ gone for good: the server says so")
    elif feed.fetch.error:
        parts.append(f"✗ {safe_line(feed.fetch.error)}")
    elif gap := gap_times(feed.fetch, now):
        parts.append(f"may lack {gap[0]}–{gap[1]}")
    return " · ".join(parts)
