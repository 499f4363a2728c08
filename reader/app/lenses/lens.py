"""What the lenses share: a full screen over all stories, a line to narrow it, a list of rows that lead into stories."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from reader.app.dialogs.answers_once import AnswersOnce
from reader.app.keys.bindings import (
    FIND,
    MOVE,
    PROGRAM,
    bind,
    row_moves,
)
from reader.app.keys.commands import Commands
from reader.app.lenses.scopes import Scopes
from reader.app.messages import Say
from reader.app.outside.copy_commands import CopyCommands
from reader.app.rendering.pieces import Piece
from reader.app.rendering.wrap import wrapped
from reader.app.session import Session
from reader.app.widgets.cursor_list import CursorRows
from reader.app.widgets.hint_line import HintsLine, PaneRule
from reader.app.widgets.search_line import SearchLine
from reader.app.widgets.status_line import StatusLine
from reader.model.document import Span
from reader.model.safe_text import safe_line
from reader.model.story import Story
from reader.store.texts.stories import get_story

Answer = tuple[int, Span | None]
"""The story to open and the passage in it."""


@dataclass(frozen=True, slots=True)
class LensRow:
    """One row: how it is drawn at a width, and where it leads."""

    draw: Callable[[int], list[list[Piece]]]
    answer: Answer | None = None
    key: object = None
    """What the row stands for, for the screen that made it."""
    head: int = 0
    """How many of its first lines are a heading, which the cursor leaves out."""


class LensList(CursorRows):
    """Rows with a cursor; all are held, a lens has at most some hundreds."""

    @dataclass
    class Moved(Message):
        """The cursor stands on this row."""

        lens: "LensList"
        row: LensRow | None

        @property
        def control(self) -> "LensList":
            """The list it happened in."""
            return self.lens

    @dataclass
    class Chosen(Message):
        """This row was chosen."""

        row: LensRow

    KIND = "lens"
    COMPONENT_CLASSES = {
        f"lens--{part}"
        for part in (
            "speaker", "quiet", "quote", "doubtful", "figure", "title", "differs", "spark", "plain", "related",
            "shared", "rule", "point", "removed", "added", "bar", "cursor", "bar-here", "cursor-here",
        )
    }  # fmt: skip
    DEFAULT_CSS = """
    LensList { background: $background; color: $foreground; height: 1fr; }
    LensList > .lens--speaker { color: $speaker; text-style: bold; }
    LensList > .lens--quiet { color: $muted; }
    LensList > .lens--quote { color: $quote; text-style: italic; }
    LensList > .lens--doubtful { color: $muted; text-style: italic; }
    LensList > .lens--figure { color: $figure; text-style: underline; }
    LensList > .lens--title { color: $foreground; text-style: bold; }
    LensList > .lens--differs { color: $warning; text-style: bold; }
    LensList > .lens--spark { color: $accent; }
    LensList > .lens--plain { color: $foreground; }
    LensList > .lens--related { color: $related; text-style: bold; }
    LensList > .lens--shared { color: $related; text-style: bold underline; }
    LensList > .lens--rule { color: $rule; }
    LensList > .lens--point { color: $figure; text-style: bold; }
    LensList > .lens--removed { color: $error; text-style: strike; }
    LensList > .lens--added { color: $success; text-style: underline; }
    LensList > .lens--bar { color: $rule; }
    LensList > .lens--cursor { background: $surface; }
    LensList > .lens--bar-here { color: $accent; }
    LensList > .lens--cursor-here { background: $panel; }
    """
    BINDINGS = [
        *row_moves(
            "lens",
            "row",
            bind("ctrl+d,ctrl+f,pagedown,space", "move(10)", "page", "Ten rows down", id="lens.page.down", group=MOVE),
            bind("ctrl+u,ctrl+b,b,pageup", "move(-10)", "page", "Ten rows up", id="lens.page.up", group=MOVE),
        ),
        bind("enter", "choose", "open", "Open the passage", id="lens.open", group=MOVE, show=True),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.empty_words = ""
        self._rows: Sequence[LensRow] = ()
        self._cursor = 0
        self._top = 0
        self._drawn: dict[int, list[list[Piece]]] = {}

    @property
    def current(self) -> LensRow | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    @property
    def place(self) -> int:
        """Which row the cursor stands on, from 0."""
        return self._cursor

    def show(self, rows: Sequence[LensRow], empty_words: str) -> None:
        """Show other rows from the first on."""
        self._rows, self.empty_words, self._cursor, self._top = rows, empty_words, 0, 0
        self._drawn.clear()
        self.refresh()
        self.post_message(self.Moved(self, self.current))

    def add(self, rows: Sequence[LensRow]) -> None:
        """More rows behind those there are."""
        self._rows = [*self._rows, *rows]
        self.refresh()

    def draw_again(self) -> None:
        """Draw the rows anew, the cursor where it is."""
        self._drawn.clear()
        self._keep_in_view()
        self.refresh()

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        target = max(0, min(len(self._rows) - 1, self._cursor + step))
        if target == self._cursor:
            self.post_message(Say("no further row" if step > 0 else "no earlier row"))
            return
        self._cursor = target
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Moved(self, self.current))

    def action_end(self, step: int) -> None:
        """The first or last row."""
        self.action_move(step * len(self._rows))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.current:
            self.post_message(self.Chosen(self.current))
        else:
            self.post_message(Say("nothing to open here"))

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width, quiet = self.size.width, self.row_style("quiet", False)
        index, line = self._row_at(y)
        if index is None:
            words = ["", *wrapped(self.empty_words, max(8, width - 4))] if not self._rows else []
            text = f"  {words[y]}" if y < len(words) else ""
            return Strip([Segment(text, quiet)]).adjust_cell_length(width, quiet)
        pieces = self._lines(index)[line]
        here = index == self._cursor and line >= self._rows[index].head and any(words for words, _ in pieces)
        return self.line_strip(self._rows[index], pieces, here)

    def on_resize(self) -> None:
        """Other width, other lines."""
        self.draw_again()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the row."""
        index, _ = self._row_at(event.y)
        if index is not None:
            self._cursor = index
            self.refresh()
            self.post_message(self.Moved(self, self.current))
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """See `on_mouse_scroll_down`."""
        event.stop()
        self.action_move(-1)

    def line_strip(self, row: LensRow, pieces: list[Piece], here: bool) -> Strip:  # noqa: ARG002 for overriding
        """One line of `row`."""
        return self.row_strip(pieces, here)

    def _lines(self, index: int) -> list[list[Piece]]:
        if index not in self._drawn:
            self._drawn[index] = self._rows[index].draw(self.size.width - 3)
        return self._drawn[index]

    def _row_at(self, y: int) -> tuple[int | None, int]:
        for index in range(self._top, len(self._rows)):
            height = len(self._lines(index))
            if y < height:
                return index, y
            y -= height
        return None, 0

    def _keep_in_view(self) -> None:
        if not self._rows or self.size.height <= 0:
            return
        self._top = min(self._top, self._cursor)
        used, first = len(self._lines(self._cursor)), self._cursor
        while first > self._top and used + len(self._lines(first - 1)) <= self.size.height:
            first -= 1
            used += len(self._lines(first))
        self._top = first


def widen(lens: str) -> Binding:
    """The key of a lens that can look at fewer or more stories."""
    words = "Wider: the story, its thread, those selected, the list, all; and from there the story again"
    return bind("asterisk", "widen", "wider", words, id=f"{lens}.widen", group=FIND, show=True)


class Lens(AnswersOnce[Answer]):
    """A full screen: a line on top, two lists side by side, hints."""

    DEFAULT_CSS = """
    Lens { background: $background; }
    Lens > #top { height: 1; }
    Lens > Horizontal > Vertical { width: 2fr; }
    Lens > Horizontal > #left { width: 1fr; min-width: 32; max-width: 64; border-right: solid $rule; }
    """
    BINDINGS = [
        bind("slash", "narrow", "narrow", "Narrow the list as you type", id="lens.narrow", group=FIND, show=True),
        bind("h,left", "pane(-1)", "left", "To the left list", id="lens.left", group=MOVE),
        bind("l,right", "pane(1)", "right", "To the right list", id="lens.right", group=MOVE),
        bind("q,escape", "leave", "back", "Back to the stories", id="lens.leave", group=PROGRAM, show=True),
        *CopyCommands.BINDINGS,
    ]  # fmt: skip
    AUTO_FOCUS = "#master"

    status = query_one("#status", StatusLine)
    search = query_one("#search", SearchLine)
    master = query_one("#master", LensList)
    detail = query_one("#detail", LensList)

    left_title, right_title = "", ""

    def __init__(self, session: Session, scopes: Scopes | None = None) -> None:
        """The lens over the stories of `scopes`, over all without any."""
        super().__init__()
        self.session = session
        self.commands: tuple[Commands, ...] = (CopyCommands(session, self.copied, self),)
        self.scopes = scopes or Scopes()
        self._asked = ""

    @property
    def story_ids(self) -> tuple[int, ...]:
        """The stories looked at; empty for all."""
        return self.scopes.here.story_ids

    def copied(self) -> tuple[Story, Span | None] | None:
        """What is copied from here: the passage at hand, from a row that leads nowhere the first one it shows."""
        here = self.detail if self.detail.has_focus else self.master
        row = here.current if here.current and here.current.answer else self.detail.current
        if row is None or row.answer is None:
            return None
        return get_story(self.session.lib, row.answer[0]), row.answer[1]

    @property
    def where(self) -> str:
        """Which stories are looked at, in words behind the lens's name."""
        return f" of {safe_line(self.scopes.here.name)}"

    def nothing(self, what: str) -> str:
        """What an empty list says: where else to look, or when there will be something."""
        if self.story_ids:
            return f"No {what} here. * looks in more stories."
        return f"No {what} yet: they are found in the stories once these have been analyzed. Esc goes back."

    def compose(self) -> ComposeResult:
        """Line, lists, line."""
        with Horizontal(id="top"):
            yield StatusLine(id="status")
            yield SearchLine(id="search")
        with Horizontal():
            yield Vertical(PaneRule(), LensList(id="master"), id="left")
            yield Vertical(PaneRule(), LensList(id="detail"), id="right")
        yield HintsLine()

    def on_mount(self) -> None:
        """Everything, at first."""
        self.query_one("#left PaneRule", PaneRule).title = self.left_title
        self.query_one("#right PaneRule", PaneRule).title = self.right_title
        self.status.hint = "/ narrow  Esc back"
        self.fill("")

    def fill(self, text: str) -> None:  # noqa: ARG002 for overriding
        """Show what `text` asks for in the left list."""
        self.master.show((), "")

    def follow(self, row: LensRow | None) -> None:
        """Show in the right list what belongs to a row of the left one."""

    def on_descendant_focus(self) -> None:
        """The rule of the list one is in is heavy."""
        for side, lens in (("#left", self.master), ("#right", self.detail)):
            self.query_one(f"{side} PaneRule", PaneRule).here = lens.has_focus

    def on_say(self, event: Say) -> None:
        """A remark."""
        event.stop()
        self.status.say(event.words, problem=event.problem)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault while reading is told in words."""
        if event.state is WorkerState.ERROR:
            self.post_message(Say(f"these stories cannot be read: {event.worker.error}", problem=True))

    @on(LensList.Moved, "#master")
    def moved(self, event: LensList.Moved) -> None:
        """The right list follows the left."""
        self.follow(event.row)

    @on(LensList.Chosen)
    def chosen(self, event: LensList.Chosen) -> None:
        """Open what the row leads to; a row that leads nowhere leads to the right list."""
        if event.row.answer:
            self.dismiss(event.row.answer)
        else:
            self.detail.focus()

    @on(Input.Changed, "#search")
    def typed(self, event: Input.Changed) -> None:
        """Narrow as it is typed."""
        if self.search.display:
            self._asked = event.value.strip()
            self.fill(self._asked)

    @on(SearchLine.Done)
    def narrowed(self, event: SearchLine.Done) -> None:
        """Keep or give up."""
        self.status.display = True
        if not event.kept:
            self._asked = ""
            self.fill("")
        self.master.focus()

    def action_widen(self) -> None:
        """More stories, from all to the fewest."""
        if len(self.scopes.scopes) == 1:
            self.post_message(Say("these are all the stories"))
            return
        self.scopes = self.scopes.wider
        self.fill(self._asked)

    def action_narrow(self) -> None:
        """Open the line."""
        self.status.display = False
        self.search.start("")

    def action_pane(self, step: int) -> None:
        """The list at that side."""
        (self.detail if step > 0 else self.master).focus()

    def action_leave(self) -> None:
        """From the right list to the left, from the left to the stories."""
        if self.detail.has_focus:
            self.master.focus()
        else:
            self.dismiss(None)
