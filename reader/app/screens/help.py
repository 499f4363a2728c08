"""Every key, from the bindings themselves."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.app.bindings import GROUPS, MOVE, PROGRAM, KeyRow, bind
from reader.app.rendering.cells import pad, width_of

KEYS_WIDTH, HELP_WIDTH = 16, 58


class HelpScreen(ModalScreen[None]):
    """The keys by group, those of the pane one came from first."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen > VerticalScroll {
        width: 104; max-width: 96%; height: 90%; padding: 1 3; background: $surface; border: round $rule;
        border-title-color: $foreground; border-title-style: bold; border-subtitle-color: $muted;
        scrollbar-size-vertical: 1; scrollbar-color: $rule; scrollbar-color-hover: $muted;
        scrollbar-color-active: $muted; scrollbar-background: $surface; scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
    }
    """
    BINDINGS = [
        bind("escape,question_mark,q", "close", "close", "Close the help", id="help.close", group=PROGRAM),
        bind("j,down", "scroll(2)", "scroll", "Down", id="help.down", group=MOVE),
        bind("k,up", "scroll(-2)", "scroll", "Up", id="help.up", group=MOVE),
        bind("space,pagedown,ctrl+d", "scroll(20)", "page", "A page down", id="help.page.down", group=MOVE),
        bind("b,pageup,ctrl+u", "scroll(-20)", "page", "A page up", id="help.page.up", group=MOVE),
    ]

    def __init__(self, rows: Sequence[KeyRow]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """One text."""
        box = VerticalScroll(Static(help_content(self._rows), markup=False))
        box.border_title, box.border_subtitle = "Keys here", "Esc closes · ^P finds every action by name"
        yield box

    def on_mount(self) -> None:
        """Keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def help_content(rows: Sequence[KeyRow]) -> Content:
    """The rows under their group's name: keys, then what they do, then the id for the config file."""
    parts: list[str | tuple[str, str]] = []
    for group in GROUPS:
        mine = [row for row in rows if row.group == group.description]
        if not mine:
            continue
        parts.append((("\n" if parts else "") + group.description + "\n", "bold $accent"))
        for row in mine:
            parts.append((pad(" ".join(row.keys), KEYS_WIDTH), "bold $foreground"))
            parts.append((pad(row.help, max(HELP_WIDTH, width_of(row.help))), "$foreground"))
            parts.append((f" {row.id}\n", "$muted"))
    return Content.assemble(*parts)
