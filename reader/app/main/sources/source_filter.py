"""The line that narrows the sources while one types."""

from collections.abc import Callable

from textual.widgets import Input

from reader.app.keys.bindings import FIND, bind
from reader.app.main.sources.source_list import SourceList


class SourceFilter(Input):
    """Words to look for; arrows move in the rows while the line keeps the focus."""

    DEFAULT_CSS = """
    SourceFilter {
        display: none; height: 1; border: none; padding: 0 1; background: $panel; color: $foreground;
        &.-textual-compact { padding: 0 1; }
        &:focus { border: none; background-tint: transparent; }
        & > .input--placeholder { color: $muted; }
    }
    """
    BINDINGS = [
        bind("enter", "choose", "show", "Show the stories of this row", id="sources.find.choose", group=FIND,
             show=True),
        bind("down", "move(1)", "move", "Next row found", id="sources.find.down", group=FIND, show=True),
        bind("up", "move(-1)", "move", "Previous row found", id="sources.find.up", group=FIND, show=True),
        bind("tab", "rows", "to the rows", "Go into the rows found", id="sources.find.rows", group=FIND, show=True),
        bind("escape", "give_up", "clear", "All rows again; with nothing typed, close the sources",
             id="sources.find.cancel", group=FIND, show=True),
    ]  # fmt: skip

    def __init__(self, rows: SourceList, give_up: Callable[[], None], *, id: str) -> None:
        """`rows` are those it narrows; `give_up` ends the typing."""
        super().__init__(placeholder="type to narrow", compact=True, id=id)
        self.cursor_blink = False
        self._rows, self._give_up = rows, give_up

    def action_choose(self) -> None:
        """Show the row at hand."""
        if self._rows.current is not None:
            self.post_message(SourceList.Chosen(self._rows.current))

    def action_move(self, step: int) -> None:
        """Another row."""
        self._rows.step(step)

    def action_rows(self) -> None:
        """Into the rows, as they are narrowed."""
        self.screen.set_focus(self._rows)

    def action_give_up(self) -> None:
        """No more typing."""
        self._give_up()
