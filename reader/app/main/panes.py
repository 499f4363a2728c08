"""The three panes of the main view side by side: which one is in, and how the width is shared."""

from textual.widget import Widget

from reader.app.keys.bindings import SHOW, bind
from reader.app.keys.commands import Commands
from reader.app.main.pane import Pane
from reader.app.messages import KeepSetting, Say
from reader.app.rendering.pane_widths import ROOMY, pane_widths
from reader.app.widgets.story.story_text import StoryText

NARROWEST, WIDEST, WIDTH_STEP = 40, 120, 4
"""Bounds and step of the text's width, in columns."""
PANES = ("list", "story", "side")


def within_bounds(measure: int) -> int:
    """A width of the text that makes sense, in columns."""
    return max(NARROWEST, min(WIDEST, measure))


class PaneCommands(Commands):
    """Goes to a pane and shares the width out; panes without room are hidden until one goes there."""

    BINDINGS = [
        bind("z", "alone", "story alone", "The story alone, or all panes again", id="panes.alone", group=SHOW),
        bind("less_than_sign", "width(-1)", "narrower", "Narrower text", id="text.narrower", group=SHOW),
        bind("greater_than_sign", "width(1)", "wider", "Wider text", id="text.wider", group=SHOW),
    ]  # fmt: skip

    def __init__(self, holder: Widget, measure: int) -> None:
        """`holder` holds panes called sources-pane, list-pane, story-pane, side-pane.

        Their contents are called without "-pane".
        """
        self._holder = holder
        self.at = "list"
        self.alone = False
        self.sources_open = False
        """Whether the sources stay beside the others, where there is room for four panes."""
        self.measure = within_bounds(measure)

    def go_to(self, name: str) -> None:
        """Put the focus into a pane, showing it when it was hidden."""
        self.at = name
        if name != "story":
            self.alone = False
        self.sources_open = name == "sources" or (self.sources_open and self._holder.app.size.width >= ROOMY)
        self.share_width()
        self._holder.screen.set_focus(self._pane(name).content, scroll_visible=False)  # at once: for the next key

    def focus_came_to(self, focused: Widget | None) -> None:
        """Tab and the mouse lead into a pane as well."""
        if focused is not None and focused.id in (*PANES, "sources"):
            left_sources, self.at = self.at == "sources" != focused.id, focused.id
            if left_sources:
                self.go_to(focused.id)

    def step(self, step: int) -> None:
        """The next pane or the one before, around the edge, shown when the screen had no room for it."""
        panes = ("sources", *PANES) if self.sources_open else PANES
        self.go_to(panes[(panes.index(self.at) + step) % len(panes)])

    def share_width(self) -> None:
        """Share the width between the panes."""
        widths = pane_widths(
            self._holder.app.size.width, self.measure, self.at, alone=self.alone, sources=self.sources_open
        )
        first = True
        for name, width in (
            ("sources", widths.sources), ("list", widths.list), ("story", widths.story), ("side", widths.side),
        ):  # fmt: skip
            pane = self._pane(name)
            pane.display = width > 0
            pane.styles.width = width if name != "story" else "1fr"
            if first:
                pane.styles.border_left = ("none", "transparent")
            else:
                pane.styles.clear_rule("border_left")
            first = first and width == 0

    def action_alone(self) -> None:
        """Only the story, or all panes."""
        self.alone = not self.alone
        self.go_to("story")

    def action_width(self, step: int) -> None:
        """Narrower or wider text."""
        measure = within_bounds(self.measure + step * WIDTH_STEP)
        if measure == self.measure:
            words = f"text is {measure} columns wide, as {'wide' if step > 0 else 'narrow'} as it goes"
        else:
            self.set_measure(measure)
            self._holder.post_message(KeepSetting("text_width", measure, f"text at most {measure} columns wide"))
            return
        self._holder.post_message(Say(words))

    def set_measure(self, measure: int) -> None:
        """Set lines of the text to at most so many columns, within bounds."""
        self.measure = within_bounds(measure)
        self.share_width()
        if isinstance(text := self._pane("story").content, StoryText):
            text.measure = self.measure
            text.lay_out_again()

    def _pane(self, name: str) -> Pane:
        return self._holder.query_one(f"#{name}-pane", Pane)
