"""Selecting stories of a list: a range as the cursor moves, or all that the list asks for."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from textual.app import App
from textual.message import Message

from reader.app.keys.bindings import KEEP, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Say
from reader.app.state.selected_stories import Selected
from reader.app.widgets.headline_window import Window
from reader.model.queries.query import Query
from reader.model.story import Headline

Between = Callable[[Query, Headline | None, Headline | None], Sequence[int]]
"""between(query, first, last): ids of the stories from one headline to another in the order of the list, both included;
None is the end of the list. It may be called in another thread."""
ON_SELECTED = ("list.select", "list.select.all", "story.tag", "story.star", "story.read", "story.remove", "story.page",
               "notes.export", "lens.people", "lens.figures", "list.clear", "help")  # fmt: skip
"""What is hinted at while stories are selected."""


class SelectableList(Protocol):
    """A list of headlines."""

    window: Window

    @property
    def app(self) -> App[Any]:
        """The program."""

    def refresh(self) -> object:
        """Draw every row anew."""

    def refresh_bindings(self) -> None:
        """Hint at other keys."""

    def post_message(self, message: Message) -> bool:
        """Tell those who hold the list."""


class SelectStories(Commands):
    """Knows which stories are selected."""

    BINDINGS = [
        bind("v", "range", "select", "Select stories: moving takes more; v again keeps them, Esc drops them",
             id="list.select", group=KEEP),
        bind("V", "all", "select all", "Select all stories of this list, those not loaded too, or none",
             id="list.select.all", group=KEEP),
    ]  # fmt: skip

    def __init__(self, headlines: SelectableList, between: Between, told: Callable[[int], None]) -> None:
        """`told` is called with how many are selected, whenever that changes."""
        self._list, self._between, self._told = headlines, between, told
        self._selected = Selected()
        self._end: Headline | None = None
        """The headline the range ends on, which may have left the list since."""
        self.ids: frozenset[int] = frozenset()
        """The stories selected."""

    @property
    def in_order(self) -> tuple[int, ...]:
        """The stories selected, first come first."""
        return tuple(sorted(self.ids))

    def sign(self, story_id: int) -> str:
        """What stands in front of a row while stories are selected; nothing while none is."""
        return "" if not self.ids else "✓" if story_id in self.ids else " "

    def action_range(self) -> None:
        """Begin a range on the headline at hand, or keep the one there is."""
        here = self._list.window.current
        if self._selected.way:
            self._set(self._selected.rested())
        elif here is None:
            self._list.post_message(Say("there is no story to select"))
        else:
            self._end = here
            self._set(self._selected.begun(here.id))

    def action_all(self) -> None:
        """Select all that the list asks for; when that is so already, nothing."""
        window = self._list.window
        if window.at_end and window.skipped == 0:
            self._take(window.query, [row.id for row in window.rows])
        else:
            app, query = self._list.app, window.query
            app.run_worker(
                lambda: app.call_from_thread(self._take, query, self._between(query, None, None)),
                thread=True, exclusive=True, group="select", exit_on_error=False,
            )  # fmt: skip

    def moved(self) -> None:
        """The cursor moved: the range follows."""
        here, end = self._list.window.current, self._end
        if self._selected.way and here is not None and end is not None and here.id != end.id:
            self._end = here
            self._set(self._selected.reached(self._steps(end, here)))

    def end(self) -> bool:
        """Select nothing; whether anything was."""
        was = bool(self.ids or self._selected.way)
        if was:
            self._set(Selected())
        return was

    def _take(self, query: Query, ids: Sequence[int]) -> None:
        if query != self._list.window.query:
            return  # other stories are listed meanwhile
        if not ids:
            self._list.post_message(Say("there is no story to select"))
        else:
            self._set(Selected() if self.ids.issuperset(ids) else Selected(frozenset(ids)))

    def _steps(self, start: Headline, stop: Headline) -> Sequence[int]:
        """The stories from one headline to another as the cursor passes them."""
        rows = [row.id for row in self._list.window.rows]
        if start.id in rows and stop.id in rows:
            first, last = rows.index(start.id), rows.index(stop.id)
            return rows[first : last + 1] if first <= last else rows[last : first + 1][::-1]
        query = self._list.window.query
        passed = self._between(query, start, stop) or self._between(query, stop, start)[::-1]
        # either may be listed though the query does not ask for it
        return list(dict.fromkeys([start.id, *(one for one in passed if one != stop.id), stop.id]))

    def _set(self, selected: Selected) -> None:
        self._selected, self.ids = selected, selected.ids
        self._list.refresh()
        self._list.refresh_bindings()
        self._told(len(self.ids))
