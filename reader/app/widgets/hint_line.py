"""The thin lines around the panes: a rule above each, and the hints at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.app.keys.bindings import KeyRow, rows
from reader.app.rendering.wrap import cut, width_of
from reader.model.safe_text import safe_line


def part_style(widget: Widget, name: str) -> Style:
    """The style of a component class on the widget's own background; for lines drawn seldom, as it is not kept."""
    styles = widget.get_component_styles(name)
    return Style.from_color(styles.color.rich_color, widget.background_colors[1].rich_color) + styles.text_style


@dataclass(frozen=True, slots=True)
class Hint:
    """A key with what it does in a word; `id` is that of the action."""

    id: str
    keys: str
    label: str

    @property
    def size(self) -> int:
        """Columns it takes, with the air behind it."""
        return width_of(self.keys) + width_of(self.label) + 3


class PaneRule(Widget):
    """The line above a pane: its title and a word at the right; heavy where the focus is."""

    COMPONENT_CLASSES = {"rule--line", "rule--title", "rule--right", "rule--line-here", "rule--title-here"}
    DEFAULT_CSS = """
    PaneRule { height: 1; background: $background; color: $rule; }
    PaneRule > .rule--line { color: $rule; }
    PaneRule > .rule--title { color: $muted; }
    PaneRule > .rule--right { color: $muted; }
    PaneRule > .rule--line-here { color: $accent; }
    PaneRule > .rule--title-here { color: $foreground; text-style: bold; }
    """

    title: reactive[str] = reactive("")
    right: reactive[str] = reactive("")
    here: reactive[bool] = reactive(False)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 Textual's signature
        """The one line."""
        dash, width = "━" if self.here else "─", self.size.width
        right = f" {safe_line(self.right)} " if self.right else ""
        title = cut(safe_line(self.title), width - width_of(right) - 5)
        title = f" {title} " if title else ""
        suffix = "-here" if self.here else ""
        line = part_style(self, f"rule--line{suffix}")
        between = width - 2 - width_of(title) - width_of(right)
        parts = [Segment(dash, line), Segment(title, part_style(self, f"rule--title{suffix}"))]
        parts += [Segment(dash * between, line), Segment(right, part_style(self, "rule--right")), Segment(dash, line)]
        return Strip(parts).adjust_cell_length(width, line)


@runtime_checkable
class Hinting(Protocol):
    """A widget that names the actions that matter in the state it is in."""

    @property
    def hinted(self) -> Sequence[str]:
        """Ids of the actions to hint at, in their order; none leaves it to what the bindings declare."""


FIRST = ("lens.people", "lens.figures", "lens.thread", "passage.note", "notes.export")
"""What this program is for: these come right after moving and opening, so that no screen is too narrow for them."""
LAST = "help"
"""Always has its place, at the end."""


class HintsLine(Widget):
    """Keys that matter where the focus is, from the bindings declared to be shown; a click does what it says."""

    COMPONENT_CLASSES = {"hints--key", "hints--label"}
    DEFAULT_CSS = """
    HintsLine { height: 1; dock: bottom; background: $surface; color: $muted; }
    HintsLine > .hints--key { color: $foreground; text-style: bold; }
    HintsLine > .hints--label { color: $muted; }
    """

    _hints: Sequence[Hint] = ()
    _behind = False
    """Whether the hints are to follow once the panes are drawn."""

    def on_mount(self) -> None:
        """Follow the focus, after what it changes in the panes: a key is answered there."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._follow_later())

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 Textual's signature
        """The one line: as many hints as fit."""
        key_style, label_style = part_style(self, "hints--key"), part_style(self, "hints--label")
        parts = [Segment(" ", label_style)]
        for hint in self._fitting():
            parts += [Segment(hint.keys, key_style), Segment(f" {hint.label}  ", label_style)]
        return Strip(parts).adjust_cell_length(self.size.width, label_style)

    def _follow_later(self) -> None:
        if not self._behind:
            self._behind = True
            self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        if self.is_attached:  # the screen may have been left meanwhile
            self.follow()

    def follow(self) -> None:
        """Show what matters now."""
        self._behind = False
        hints = self._active_hints()
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """A click on a hint does what its key does; of two keys the first."""
        at = 1
        for hint in self._fitting():
            at += hint.size
            if event.x < at - 2:
                active = [one for one in self.screen.active_bindings.values() if one.binding.id == hint.id]
                if active:
                    await self.app.run_action(active[0].binding.action, active[0].node)
                return

    def _fitting(self) -> list[Hint]:
        room, fitting = self.size.width - 1, list[Hint]()
        last = next((hint for hint in self._hints if hint.id == LAST), None)
        room -= last.size if last else 0
        for hint in self._hints:
            if hint is not last and hint.size > room:
                break
            if hint is not last:
                fitting.append(hint)
                room -= hint.size
        return [*fitting, last] if last else fitting

    def _hinted(self) -> Sequence[str]:
        focused: object = self.screen.focused
        return focused.hinted if isinstance(focused, Hinting) else ()

    def _active_hints(self) -> list[Hint]:
        active = [one.binding for one in self.screen.active_bindings.values() if one.enabled]
        shown = self._hinted() or sorted({one.id: None for one in active if one.show and one.id}, key=_rank)
        found = {row.id: row for row in rows(one for one in active if one.id in shown)}
        hints: dict[str, list[KeyRow]] = {}
        for row in [found[name] for name in shown if name in found]:
            hints.setdefault(row.label, []).append(row)
        return [Hint(those[0].id, " ".join(sorted(row.keys[0] for row in those)), label)
                for label, those in hints.items()]  # fmt: skip


def _rank(name: str) -> int:
    """Moving and opening first, then what the program is for, then the rest as it is declared."""
    if name in FIRST:
        return 1 + FIRST.index(name)
    return 0 if name.endswith((".down", ".up", ".open", ".on", ".choose")) else len(FIRST) + 1
