"""The three panes of the main screen side by side: which one is in, and how the width is shared."""

from textual.getters import query_one

from reader.app.keys.bindings import SHOW, bind
from reader.app.main.pane import Pane
from reader.app.main.story_commands.open_lenses import StoryLenses
from reader.app.messages import Say
from reader.app.rendering.pane_widths import pane_widths
from reader.app.session import Session
from reader.app.widgets.headline_list import StoryList
from reader.app.widgets.side_pane import SidePane
from reader.app.widgets.story_view import StoryView

NARROWEST, WIDEST, WIDTH_STEP = 40, 120, 4
"""Bounds and step of the text's width, in columns."""
_PANES = ("list", "story", "side")


class Panes(StoryLenses):
    """Headlines, story and side pane; the container below composes them."""

    BINDINGS = [
        bind("z", "alone", "story alone", "The story alone, or all panes again", id="panes.alone", group=SHOW),
        bind("less_than_sign", "width(-1)", "narrower", "Narrower text", id="text.narrower", group=SHOW),
        bind("greater_than_sign", "width(1)", "wider", "Wider text", id="text.wider", group=SHOW),
    ]  # fmt: skip

    headlines = query_one("#list", StoryList)
    text = query_one("#story", StoryView)
    side = query_one("#side", SidePane)

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(session, id=id)
        self.at = "list"
        self.alone = False
        self.measure = max(NARROWEST, min(WIDEST, session.config.text_width))

    def go_to_pane(self, pane: str) -> None:
        """Put the focus into a pane, showing it when it was hidden."""
        self.at = pane
        if pane != "story":
            self.alone = False
        self.share_width()
        widget = {"list": self.headlines, "story": self.text, "side": self.side}[pane]
        self.screen.set_focus(widget, scroll_visible=False)  # at once: the next key is for this pane

    def on_descendant_focus(self) -> None:
        """Tab and the mouse lead into a pane as well."""
        focused = self.screen.focused
        if focused is not None and focused.id in _PANES:
            self.at = focused.id

    def step_pane(self, step: int) -> None:
        """The next pane or the one before, around the edge, shown when the screen had no room for it."""
        self.go_to_pane(_PANES[(_PANES.index(self.at) + step) % len(_PANES)])

    def share_width(self) -> None:
        """Share the width between the panes."""
        widths = pane_widths(self.app.size.width, self.measure, self.at, alone=self.alone)
        first = True
        for name, width in (("list", widths.list), ("story", widths.story), ("side", widths.side)):
            pane = self.query_one(f"#{name}-pane", Pane)
            pane.display = width > 0
            pane.styles.width = width if name != "story" else "1fr"
            if first:
                pane.styles.border_left = ("none", "transparent")
            else:
                pane.styles.clear_rule("border_left")
            first = first and width == 0

    def on_resize(self) -> None:
        """Another size, other panes."""
        self.share_width()

    def action_alone(self) -> None:
        """Only the story, or all panes."""
        self.alone = not self.alone
        self.go_to_pane("story")

    def action_width(self, step: int) -> None:
        """Narrower or wider text."""
        measure = max(NARROWEST, min(WIDEST, self.measure + step * WIDTH_STEP))
        if measure == self.measure:
            self.post_message(Say(f"text is {measure} columns wide, as {'wide' if step > 0 else 'narrow'} as it goes"))
            return
        self.set_measure(measure)
        self.post_message(Say(f"text at most {measure} columns wide"))

    def set_measure(self, measure: int) -> None:
        """Set lines of the text to at most so many columns, within bounds."""
        self.measure = self.text.measure = max(NARROWEST, min(WIDEST, measure))
        self.share_width()
        self.text.lay_out_again()
