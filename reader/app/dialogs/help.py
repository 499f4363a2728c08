"""Every key, from the bindings themselves."""

import re
from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.app.dialogs.answers_once import AnswersOnce
from reader.app.keys.bindings import (
    GROUPS,
    MOVE,
    PROGRAM,
    KeyRow,
    bind,
)
from reader.app.rendering.wrap import pad, wrapped
from reader.model.safe_text import safe_line

KEYS_WIDTH, HELP_WIDTH = 16, 54
ROOM_FOR_IDS = 109
"""Columns of the screen from which on the ids for the config file are shown."""
SIGNS = (
    "●○  unread, read     ★  starred     ✎2  notes of yours     ⇄4  related stories\n"
    "±  text changed since you read it     ·  beside sentences read elsewhere (~)\n"
    "❝12  statements quoted     +2  other outlets with the same text     ▌│  direct, indirect quote     ┊  doubtful\n"
)
"""What the signs of the list and the text mean."""
_NUMBERED = re.compile(r"(.*\.)(\d)")


class HelpScreen(AnswersOnce[None], ModalScreen[None]):
    """The keys by group, those of the pane one came from first."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen > #help {
        width: 104; max-width: 96%; height: 90%; padding: 1 3; background: $surface; border: round $rule;
        border-title-color: $foreground; border-title-style: bold; border-subtitle-color: $muted;
        scrollbar-size-vertical: 1; scrollbar-color: $rule; scrollbar-color-hover: $muted;
        scrollbar-color-active: $muted; scrollbar-background: $surface; scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
    }
    HelpScreen Input, HelpScreen Input:focus {
        border: none; height: 1; padding: 0; margin-bottom: 1; background: $panel;
    }
    """
    BINDINGS = [
        bind("escape", "close", "close", "Close the help", id="help.close", group=PROGRAM),
        bind("down", "scroll(2)", "scroll", "Down", id="help.down", group=MOVE),
        bind("up", "scroll(-2)", "scroll", "Up", id="help.up", group=MOVE),
        bind("pagedown", "scroll(20)", "page", "A page down", id="help.page.down", group=MOVE),
        bind("pageup", "scroll(-20)", "page", "A page up", id="help.page.up", group=MOVE),
    ]

    def __init__(self, rows: Sequence[KeyRow]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """A line to filter by, and the keys."""
        scroll = VerticalScroll(Static(self._content(""), markup=False), can_focus=False)
        box = Vertical(Input(placeholder="type a key or a word"), scroll, id="help")
        box.border_title, box.border_subtitle = "Keys here", "type to filter · ↑ ↓ scroll · Esc closes"
        yield box

    def on_mount(self) -> None:
        """What is typed filters; remarks made before would lie over the box."""
        self.app.clear_notifications()
        self.query_one(Input).focus()

    @on(Input.Changed)
    def filter(self, event: Input.Changed) -> None:
        """Show the rows that hold every word typed, or have that key."""
        event.stop()
        self.query_one(Static).update(self._content(event.value))

    def _content(self, typed: str) -> Content:
        words = typed.casefold().split()
        rows = [
            row
            for row in self._rows
            if typed.strip() in row.keys
            or all(word in f"{row.help} {row.label} {row.id} {row.group}".casefold() for word in words)
        ]
        with_ids = self.app.size.width >= ROOM_FOR_IDS
        if not rows:
            return Content(f"No key here matches “{safe_line(typed)}”. Type fewer or other words.")
        parts = [help_content(rows, with_ids=with_ids)]
        if not typed:
            parts.append(Content.assemble("\n", ("Signs\n", "bold $accent"), SIGNS))
        return Content("").join(parts)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def help_content(rows: Sequence[KeyRow], *, with_ids: bool = True) -> Content:
    """The rows under their group's name: keys, then what they do, then the id for the config file."""
    rows = _numbers_together(rows)
    parts: list[str | tuple[str, str]] = []
    for group in GROUPS:
        mine = [row for row in rows if row.group == group.description]
        if not mine:
            continue
        parts.append((("\n" if parts else "") + group.description + "\n", "bold $accent"))
        for row in mine:
            parts.append((pad(" ".join(row.keys), KEYS_WIDTH), "bold $foreground"))
            first, *more = wrapped(row.help, HELP_WIDTH if with_ids else HELP_WIDTH - 8)
            parts.append((pad(first, HELP_WIDTH) if with_ids else first, "$foreground"))
            parts.append((f" {row.id}\n" if with_ids else "\n", "$muted"))
            parts += [(" " * KEYS_WIDTH + line + "\n", "$foreground") for line in more]
    return Content.assemble(*parts)


def _numbers_together(rows: Sequence[KeyRow]) -> list[KeyRow]:
    """Rows whose ids differ in their last digit only, as one: 1 to 9."""
    found: list[KeyRow] = []
    for row in rows:
        match, before = _NUMBERED.fullmatch(row.id), found[-1] if found else None
        if match and before and before.id.startswith(match[1]) and _NUMBERED.match(before.id):
            first = before.keys[0].split("–")[0]
            words = row.help.replace(match[2], f"{first} to {match[2]}")
            found[-1] = replace(before, keys=(f"{first}–{row.keys[0]}",), help=words)
        else:
            found.append(row)
    return found
