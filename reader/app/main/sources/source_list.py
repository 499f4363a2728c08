"""The rows of the sources pane with a cursor, and below them what is to be known of the feed it stands on."""

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.app.keys.bindings import FIND, MOVE, SHOW, bind, row_moves
from reader.app.keys.commands import Commands
from reader.app.main.sources.feed_commands import FeedCommands
from reader.app.main.sources.search_row_commands import SearchRowCommands
from reader.app.messages import GoToPane, Say
from reader.app.rendering.rows.source_rows import source_line
from reader.app.rendering.wrap import pad, wrapped
from reader.app.session import Session
from reader.app.state.sources import PaneState, SourceRow
from reader.app.widgets.cursor_list import CursorRows
from reader.app.widgets.hint_line import HintsLine
from reader.app.widgets.list_drawing import drawn_lines

_PARTS = (
    "heading", "name", "read", "shown", "tag", "folder", "search", "save", "unread", "failing", "quiet", "bar",
    "cursor", "bar-here", "cursor-here",
)  # fmt: skip
_FOOT = 3
"""Lines at most on the feed at hand."""

_FEED_HINTS = (
    "sources.choose", "sources.settings", "sources.tag", "sources.mute", "sources.remove", "sources.filter",
    "sources.hide.empty", "sources.leave", "help",
)  # fmt: skip


class SourceList(CursorRows):
    """Views, searches, tags, folders and feeds."""

    class Chosen(Message):
        """A row is to be shown in the list."""

        def __init__(self, row: SourceRow) -> None:
            super().__init__()
            self.row = row

    class Changed(Message):
        """What is folded or hidden has changed."""

    class FilterAsked(Message):
        """The rows are to be narrowed by typing."""

    HELP = "What the list can show: views, searches, tags, folders and feeds."
    KIND = "source"
    COMPONENT_CLASSES = {f"source--{part}" for part in _PARTS}
    DEFAULT_CSS = """
    SourceList { background: $background; color: $foreground; height: 1fr; }
    SourceList > .source--heading { color: $foreground; text-style: bold; }
    SourceList > .source--name { color: $foreground; }
    SourceList > .source--read { color: $muted; }
    SourceList > .source--shown { color: $accent; text-style: bold; }
    SourceList > .source--tag { color: $note; }
    SourceList > .source--folder { color: $foreground; text-style: bold; }
    SourceList > .source--search { color: $related; }
    SourceList > .source--save { color: $accent; }
    SourceList > .source--unread { color: $unread; text-style: bold; }
    SourceList > .source--failing { color: $error; text-style: bold; }
    SourceList > .source--quiet { color: $muted; }
    SourceList > .source--bar { color: $rule; }
    SourceList > .source--cursor { background: $surface; }
    SourceList > .source--bar-here { color: $accent; }
    SourceList > .source--cursor-here { background: $panel; }
    """
    BINDINGS = [
        *row_moves(
            "sources",
            "row",
            bind("ctrl+d,ctrl+f,pagedown", "page(1)", "page", "A page of rows down", id="sources.page.down",
                 group=MOVE),
            bind("ctrl+u,ctrl+b,pageup", "page(-1)", "page", "A page of rows up", id="sources.page.up", group=MOVE),
        ),
        bind("enter", "choose", "show", "Show the stories of this in the list", id="sources.choose", group=SHOW,
             show=True),
        bind("space", "fold", "fold", "Hide the feeds of this folder, or show them again", id="sources.fold",
             group=SHOW, show=True),
        bind("h,left", "out", "folder", "Close this folder, or go to the one this is in", id="sources.out",
             group=MOVE),
        bind("M", "hide_empty", "hide empty", "Hide sources without unread stories, or show them again",
             id="sources.hide.empty", group=SHOW, show=True),
        bind("slash", "filter", "narrow", "Narrow the rows by typing", id="sources.filter", group=FIND, show=True),
        bind("l,right,escape,q", "leave", "close", "Close the sources: back to the headlines", id="sources.leave",
             group=MOVE, show=True),
        *FeedCommands.BINDINGS,
        *SearchRowCommands.BINDINGS,
    ]  # fmt: skip

    def __init__(
        self, session: Session, state: PaneState, about: Callable[[SourceRow], str], *, id: str | None = None
    ) -> None:
        """`state` is how it was left; `about` says what is to be known of the row at hand."""
        super().__init__(id=id)
        self.state, self._about = state, about
        self.rows: list[SourceRow] = []
        self.feeds = FeedCommands(session, self, lambda: self.current)
        self.commands: tuple[Commands, ...] = (
            self.feeds,
            SearchRowCommands(session, self, lambda: self.current),
        )
        self._at = 0
        self._top = 0
        self._foot: tuple[str, list[str]] = ("", [])

    @property
    def hinted(self) -> Sequence[str]:
        """What can be done with the row at hand."""
        row = self.current
        if row is not None and row.feed is not None:
            return _FEED_HINTS
        moves = ("sources.down", "sources.up", "sources.choose")
        own = {"folder": ("sources.fold",), "search": ("sources.watch", "sources.remove")}
        more = own.get(row.kind, ()) if row else ()
        return (*moves, *more, "sources.filter", "sources.hide.empty", "sources.leave", "help")

    @property
    def current(self) -> SourceRow | None:
        """The row at hand."""
        return self.rows[self._at] if self._at < len(self.rows) else None

    def show(self, rows: list[SourceRow], *, first: bool = False) -> None:
        """Show rows, the cursor where it was, or on the `first`."""
        self.rows = rows
        keys = [row.key for row in rows]
        if first:
            self._at = self._nearest(0, 1)
        elif self.state.cursor in keys:
            self._at = keys.index(self.state.cursor)
        else:
            self._at = self._nearest(min(self._at, max(0, len(rows) - 1)), 1)
        self._foot = ("", [])
        self._moved()

    def select(self, key: str) -> None:
        """Put the cursor on a row, if it is shown."""
        self._at = next((at for at, row in enumerate(self.rows) if row.key == key), self._at)
        self._moved()

    def step(self, step: int) -> bool:
        """Move the cursor by so many rows, over headings; whether it moved."""
        before = self._at
        wanted = max(0, min(len(self.rows) - 1, self._at + step))
        self._at = self._nearest(wanted, 1 if step > 0 else -1)
        if abs(step) == 1 and (self._at - before) * step < 0:
            self._at = before
        self._moved()
        return self._at != before

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in view, and the foot."""
        width, height = self.size.width, self.size.height
        foot = self._foot_lines()
        room = height - len(foot)
        strips = [
            self.row_strip(source_line(row, width - 1), self._top + at == self._at)
            for at, row in enumerate(self.rows[self._top : self._top + room])
        ]
        if not self.rows:
            strips = [self.row_strip([(pad(" nothing here matches", width - 1), "quiet")], False)]
        blank = Strip.blank(width, self.row_style("quiet", False))
        strips += [blank] * (room - len(strips))
        strips += [self.row_strip([(pad(line, width - 1), "quiet")], False) for line in foot]
        return drawn_lines(self, strips[:height], crop)

    def action_move(self, step: int) -> None:
        """Another row."""
        if not self.step(step):
            self.post_message(Say("this is the last row" if step > 0 else "this is the first row"))

    def action_page(self, step: int) -> None:
        """As many rows as are in view."""
        self.step(step * max(1, self.size.height - _FOOT - 1))

    def action_end(self, step: int) -> None:
        """The first or last row."""
        self.step(step * len(self.rows))

    def action_choose(self) -> None:
        """Show the row at hand in the list."""
        if self.current is not None:
            self.post_message(self.Chosen(self.current))

    def action_fold(self) -> None:
        """Hide the feeds of the folder at hand, or show them."""
        row = self.current
        if row is None or row.kind != "folder":
            self.post_message(Say("only a folder can be opened and closed"))
            return
        self.state.folded ^= {row.key}
        self.post_message(self.Changed())

    def action_out(self) -> None:
        """From a feed to its folder; an open folder is closed."""
        row = self.current
        if row is not None and row.kind == "folder" and not row.folded:
            self.action_fold()
            return
        depth = row.depth if row else 0
        above = [one for one in self.rows[: self._at] if one.kind == "folder" and one.depth < depth]
        if above:
            self.select(above[-1].key)
        else:
            self.post_message(Say("this is in no folder"))

    def action_hide_empty(self) -> None:
        """Hide what has nothing unread, or show it."""
        self.state.hide_empty = not self.state.hide_empty
        self.post_message(self.Changed())
        self.post_message(Say("only sources with unread stories" if self.state.hide_empty else "all sources"))

    def action_filter(self) -> None:
        """Narrow by typing."""
        self.post_message(self.FilterAsked())

    def action_leave(self) -> None:
        """Close the pane."""
        self.post_message(GoToPane("close sources"))

    def on_resize(self) -> None:
        """Other room."""
        self._moved()

    def on_click(self, event: events.Click) -> None:
        """A click on a folder's sign folds it; anywhere else it shows the row."""
        at = self._top + event.y
        if event.y < self.size.height - len(self._foot_lines()) and at < len(self.rows):
            row = self.rows[at]
            if row.kind == "heading":
                return
            self._at = at
            self._moved()
            if row.kind == "folder" and event.x <= 2 * row.depth + 2:
                self.action_fold()
            else:
                self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """See `on_mouse_scroll_down`."""
        event.stop()
        self.step(-1)

    def _nearest(self, at: int, step: int) -> int:
        """The row at or next to `at` that is no heading, in the direction of `step` if there is one."""
        down, up = range(at, len(self.rows)), range(at, -1, -1)
        order = [*down, *up] if step > 0 else [*up, *down]
        return next((one for one in order if one < len(self.rows) and self.rows[one].kind != "heading"), 0)

    def _moved(self) -> None:
        """Draw; the place is remembered, but for what is narrowed."""
        row = self.current
        if row is not None:
            self.state.cursor = row.key
        room = self.size.height - len(self._foot_lines())
        if room > 0:
            self._top = max(0, min(self._top, self._at), self._at - room + 1)
            if self._at and self.rows[self._at - 1].kind == "heading":
                self._top = min(self._top, self._at - 1)
        self.refresh()
        if self.has_focus:
            self.screen.query_one(HintsLine).follow()

    def _foot_lines(self) -> list[str]:
        """What is to be known of the row at hand, below an empty line; nothing on a low screen."""
        row = self.current
        if row is None or self.size.height < 3 * _FOOT:
            return []
        key = f"{row.key} {self.size.width}"
        if self._foot[0] != key:
            words = self._about(row)
            self._foot = (key, ["", *wrapped(words, max(8, self.size.width - 2), _FOOT)] if words else [])
        return self._foot[1]
