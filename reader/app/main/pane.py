"""A pane of the main screen: a widget with a rule above it that tells where one is."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from reader.app.widgets.hint_line import PaneRule


class Pane(Vertical):
    """A pane with the rule above it."""

    DEFAULT_CSS = """
    Pane { height: 1fr; background: $background; }
    Pane > HeadlineList, Pane > StoryText, Pane > SidePane { height: 1fr; }
    """

    def __init__(self, content: Widget, *, id: str) -> None:
        super().__init__(id=id)
        self.rule = PaneRule()
        self.content = content

    def compose(self) -> ComposeResult:
        """The rule and the content."""
        yield self.rule
        yield self.content

    def on_descendant_focus(self) -> None:
        """The focus came here."""
        self.rule.here = True

    def on_descendant_blur(self) -> None:
        """The focus left."""
        self.rule.here = False
