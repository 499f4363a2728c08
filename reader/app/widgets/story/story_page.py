"""The story pane as a place to read: where one is in the text, which mark is the current one, what is selected."""

from collections.abc import Sequence

from reader.app.messages import PassageAt, TextMoved
from reader.app.rendering.text.highlights import Passage
from reader.app.widgets.story.story_text import StoryText
from reader.model.document import Span

FLASH_SECONDS = 0.5


class StoryPage(StoryText):
    """A story with a current mark, matches and a selection; tells when one has moved."""

    @property
    def passage(self) -> Span | None:
        """What highlight, note and copy work on: the selection, else the current mark, sentence or paragraph."""
        if self.selection:
            return self.selection
        return Span(self.current[0].start, self.current[-1].end) if self.current else None

    @property
    def share_read(self) -> float:
        """How far one has read: 0 at the top, 1 when the last line is in view."""
        return min(1.0, self.top / self.max_scroll_y) if self.max_scroll_y else 1.0

    def go_to(self, spans: Sequence[Span], *, flash: bool = True) -> None:
        """Make `spans` the current mark and show it."""
        self.current = tuple(spans)
        self.relight()
        if spans:
            self.bring_into_view(spans[0].start)
            self.post_message(PassageAt(spans[0]))
        if flash and spans and self.app.animation_level != "none":
            self.add_class("-flash")
            self.set_timer(FLASH_SECONDS, lambda: self.remove_class("-flash"))
        self.post_message(TextMoved())

    def set_matches(self, matches: Sequence[Span]) -> None:
        """Light the matches of a search."""
        if tuple(matches) != self.matches:
            self.matches = tuple(matches)
            self.relight()
            self.post_message(TextMoved())

    def lay_out_again(self, *, keep: bool = True) -> None:
        """Lay the text out and tell how much of it is in view now."""
        super().lay_out_again(keep=keep)
        self.post_message(TextMoved())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how far the reading has come."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(TextMoved())

    def current_passage(self) -> Passage | None:
        """The quote, figure or note that is the current mark."""
        return next((item for item in self.passages if self.current and item.span == self.current[0]), None)

    def select(self, span: Span | None, show: int = 0) -> None:
        """Select a passage, bringing the character `show` into view; None gives the selection up."""
        begun = (self.selection is None) != (span is None)
        if span is None and self.selection is None:
            return
        self.selection = span
        self.relight()
        if span is not None:
            self.bring_into_view(show)
        if begun:
            self.refresh_bindings()

    def give_up_selection(self) -> None:
        """No selection any more."""
        self.select(None)
