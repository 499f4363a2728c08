"""The thin lines around the panes: a rule above each, and the hints at the foot."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.app.keys.bindings import active_rows
from reader.app.rendering.text.wrap import cut, width_of
from reader.model.safe_text import safe_line


def part_style(widget: Widget, name: str) -> Style:
    """The style of a component class on the widget's own background; for lines drawn seldom, as it is not kept."""
    styles = widget.get_component_styles(name)
    return Style.from_color(styles.color.rich_color, widget.background_colors[1].rich_color) + styles.text_style


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

    def render_line(self, y: int) -> Strip:
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


class HintsLine(Widget):
    """Keys that matter where the focus is, from the bindings declared to be shown."""

    COMPONENT_CLASSES = {"hints--key", "hints--label", "hints--note"}
    DEFAULT_CSS = """
    HintsLine { height: 1; dock: bottom; background: $surface; color: $muted; }
    HintsLine > .hints--key { color: $foreground; text-style: bold; }
    HintsLine > .hints--label { color: $muted; }
    HintsLine > .hints--note { color: $accent; }
    """

    note: reactive[tuple[str, ...]] = reactive(())
    """A word to newcomers, at the right end: the first wording that leaves most of the line to the keys."""

    _hints: Sequence[tuple[str, str]] = ()

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._follow())

    def render_line(self, y: int) -> Strip:
        """The one line: as many hints as fit."""
        key_style, label_style = part_style(self, "hints--key"), part_style(self, "hints--label")
        parts, used = [Segment(" ", label_style)], 1
        notes = () if self._hinted() else self.note
        fitting = [words for words in notes if width_of(words) <= self.size.width // 2]
        note = fitting[0] if fitting else ""
        room = self.size.width - (width_of(note) + 2 if note else 0)
        for keys, label in self._hints:
            size = width_of(keys) + width_of(label) + 3
            if used + size > room:
                break
            parts += [Segment(keys, key_style), Segment(f" {label}  ", label_style)]
            used += size
        if note:
            parts += [Segment(" " * (room - used), label_style), Segment(f" {note} ", part_style(self, "hints--note"))]
        return Strip(parts).adjust_cell_length(self.size.width, label_style)

    def _follow(self) -> None:
        hints = self._active_hints()
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def _hinted(self) -> Sequence[str]:
        focused: object = self.screen.focused
        return focused.hinted if isinstance(focused, Hinting) else ()

    def _active_hints(self) -> list[tuple[str, str]]:
        rows = {row.id: row for row in active_rows(self.screen)}
        shown = self._hinted()
        if not shown:
            declared = {active.binding.id for active in self.screen.active_bindings.values() if active.binding.show}
            shown = [name for name in rows if name in declared]
        hints: dict[str, list[str]] = {}
        for row in [rows[name] for name in shown if name in rows]:
            hints.setdefault(row.label, []).append(row.keys[0])
        return [(" ".join(sorted(keys)), label) for label, keys in hints.items()]
