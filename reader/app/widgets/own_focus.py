"""Panes that draw themselves what the focus changes in them: Textual would draw all of such a pane."""

from textual import events, on
from textual.widget import Widget


class OwnFocus(Widget):
    """A widget that looks the same with the focus and without it, or draws what does not in `watch_has_focus`."""

    @on(events.Focus)
    @on(events.Blur)
    def focus_moved(self, event: events.Focus | events.Blur) -> None:
        """Take note of it and tell the widgets around, as Textual does, but draw nothing."""
        event.prevent_default()
        self.has_focus = isinstance(event, events.Focus)
        if isinstance(self.parent, Widget):
            self.parent.post_message(events.DescendantFocus(self) if self.has_focus else events.DescendantBlur(self))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The style sheet need not be asked: nothing in it depends on the focus."""
