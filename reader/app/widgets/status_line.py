"""The line on top: what is shown and how much of it, what goes on in the background, what the program has to say."""

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from reader.app.rendering.wrap import cut, width_of
from reader.app.state.list_views import Tally
from reader.app.widgets.hint_line import part_style
from reader.model.safe_text import safe_line

_LEAST_SECONDS, _SECONDS_A_LETTER, _MOST_SECONDS = 4.0, 0.1, 16.0
"""How long a remark stands: as long as it takes to look up and read it."""
_LEAST_LEFT = 10
"""Columns a remark leaves to the name of the program."""


class StatusLine(Widget):
    """Counts at the left, progress and remarks at the right."""

    @dataclass
    class ViewAsked(Message):
        """A count was clicked."""

        view: str

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {
        f"status--{part}" for part in ("brand", "label", "here", "said", "problem", "progress", "hint")
    }
    DEFAULT_CSS = """
    StatusLine { height: 1; background: $surface; color: $foreground; }
    StatusLine > .status--brand { color: $accent; text-style: bold; }
    StatusLine > .status--label { color: $muted; }
    StatusLine > .status--here { color: $foreground; text-style: bold; }
    StatusLine > .status--said { color: $foreground; }
    StatusLine > .status--problem { color: $error; text-style: bold; }
    StatusLine > .status--progress { color: $accent; }
    StatusLine > .status--hint { color: $muted; }
    """

    place: reactive[str] = reactive("")
    """What is shown when it is none of the counts: a search, a feed, another order."""
    selected: reactive[int] = reactive(0)
    """Stories selected in the list."""
    tallies: reactive[tuple[Tally, ...]] = reactive(())
    progress: reactive[str] = reactive("", repaint=False)
    said: reactive[str] = reactive("")
    problem: reactive[bool] = reactive(False)
    hint: reactive[str] = reactive("/ search  ? keys")

    _timer: Timer | None = None

    def watch_progress(self) -> None:
        """Draw the progress, unless a remark covers it."""
        if not self.said:
            self.refresh()

    def say(self, words: str, *, problem: bool = False) -> None:
        """Show a remark for a while; one too long for the line is shown whole over the panes."""
        if self._timer:
            self._timer.stop()
        words = safe_line(words)
        if self.size.width and width_of(words) > self.size.width - _LEAST_LEFT:
            self._hush()
            severity: SeverityLevel = "error" if problem else "information"
            self.app.notify(words, severity=severity, timeout=_MOST_SECONDS, markup=False)
            return
        self.said, self.problem = words, problem
        seconds = max(_LEAST_SECONDS, _SECONDS_A_LETTER * len(words)) * (2 if problem else 1)
        self._timer = self.set_timer(min(seconds, _MOST_SECONDS), self._hush)

    def show_selected(self, count: int) -> None:
        """Show how many stories are selected."""
        self.selected = count

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 Textual's signature
        """The one line; a remark takes the room it needs from the counts."""
        width = self.size.width
        right, style = self._right()
        if right:
            right = cut(right, width - _LEAST_LEFT)
        parts = [Segment(" reader  ", part_style(self, "status--brand"))]
        used, between = 9, part_style(self, "status--label")
        room = width - width_of(right) - 2
        if chosen := self._chosen():
            parts.append(Segment(chosen, part_style(self, "status--brand")))
            used += width_of(chosen)
        if self.place:
            place = cut(safe_line(self.place), max(10, room - used - (24 if self.tallies else 2)))
            parts.append(Segment(f"{place}  ", part_style(self, "status--here")))
            used += width_of(place) + 2
        for number, (tally, words) in enumerate(self._words()):
            gap = " · " if number else ""
            if used + len(gap) + width_of(words) > room:
                break
            parts += [Segment(gap, between)]
            parts += [Segment(words, part_style(self, "status--here" if tally.here else "status--label"))]
            used += len(gap) + width_of(words)
        parts.append(Segment(" " * max(1, width - used - width_of(right) - 1), between))
        parts.append(Segment(right + " ", part_style(self, style)))
        return Strip(parts).adjust_cell_length(width, between)

    def on_click(self, event: events.Click) -> None:
        """A click on a count shows those stories."""
        at = 9 + width_of(self._chosen()) + (width_of(safe_line(self.place)) + 2 if self.place else 0)
        for tally, words in self._words():
            if at <= event.x < at + width_of(words):
                self.post_message(self.ViewAsked(tally.view))
                return
            at += width_of(words) + 3

    def _chosen(self) -> str:
        return f"{self.selected:,} selected  " if self.selected else ""

    def _right(self) -> tuple[str, str]:
        if self.said:
            return self.said, "status--problem" if self.problem else "status--said"
        if self.progress:
            return self.progress, "status--progress"
        return self.hint, "status--hint"

    def _words(self) -> list[tuple[Tally, str]]:
        return [(tally, safe_line(f"{tally.label} {tally.count:,}")) for tally in self.tallies]

    def _hush(self) -> None:
        self.said, self.problem = "", False
