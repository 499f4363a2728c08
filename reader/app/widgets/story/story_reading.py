"""Reading on: scrolling, walking sentences and paragraphs, the next story, out of the text."""

from reader.app.keys.bindings import MOVE, READ, bind, page_moves
from reader.app.keys.commands import Commands
from reader.app.messages import GoToPane, PassageAt, Say, StepStory, TextMoved
from reader.app.rendering.text.selection import Unit, neighbor, units
from reader.app.widgets.story.story_page import StoryPage
from reader.app.widgets.story.story_selecting import SelectCommands


class ReadCommands(Commands):
    """Moves through the text; while a passage is selected, the same keys move its end."""

    BINDINGS = [
        bind("j,down", "move('line', 1)", "scroll", "A line down", id="text.down", group=MOVE, show=True),
        bind("k,up", "move('line', -1)", "scroll", "A line up", id="text.up", group=MOVE, show=True),
        *page_moves("text"),
        bind("g,home", "end(-1)", "top", "To the first line", id="text.top", group=MOVE),
        bind("G,end", "end(1)", "bottom", "To the last line", id="text.bottom", group=MOVE),
        bind("space", "read_on", "read on", "A page on, at the end the next unread story", id="text.on", group=READ,
             show=True),
        bind("left_parenthesis", "move('sentence', -1)", "sentence", "Previous sentence", id="text.sentence.previous",
             group=MOVE),
        bind("right_parenthesis", "move('sentence', 1)", "sentence", "Next sentence", id="text.sentence.next",
             group=MOVE),
        bind("left_curly_bracket", "move('paragraph', -1)", "paragraph", "Previous paragraph",
             id="text.paragraph.previous", group=MOVE),
        bind("right_curly_bracket", "move('paragraph', 1)", "paragraph", "Next paragraph", id="text.paragraph.next",
             group=MOVE),
        bind("h,left", "sideways(-1)", "list", "To the headlines; while selecting, a word back", id="text.left",
             group=MOVE),
        bind("l,right", "sideways(1)", "side pane", "To the side pane; while selecting, a word on", id="text.right",
             group=MOVE),
        bind("J", "step(1)", "next", "Next story of the list", id="story.next", group=READ),
        bind("K", "step(-1)", "previous", "Previous story of the list", id="story.previous", group=READ),
        bind("Z", "folds", "folds", "Show or hide the folded lines", id="text.folds", group=READ),
        bind("escape", "leave", "back", "Drop the selection and the mark, then back to the headlines", id="text.leave",
             group=MOVE),
        bind("q", "close", "close", "Close the story: back to the headlines", id="text.close", group=MOVE),
    ]  # fmt: skip

    def __init__(self, page: StoryPage, selecting: SelectCommands) -> None:
        self._page, self._selecting = page, selecting

    def action_move(self, unit: Unit, step: int) -> None:
        """Scroll by lines, walk sentences and paragraphs, or extend the selection."""
        page = self._page
        if page.selection:
            self._selecting.extend(unit, step)
        elif unit == "line":
            page.scroll_to(y=page.top + step, animate=False)
        else:
            at = page.current[0] if page.current else None
            found = neighbor(units(page.document, page.lay, unit), at, page.lay.first_offset(page.top) or 0, step)
            if found:
                page.go_to([found], flash=False)
            else:
                page.post_message(Say(f"no {'further' if step > 0 else 'earlier'} {unit}"))

    def action_page(self, pages: float) -> None:
        """Scroll by pages, two lines overlapping."""
        page = self._page
        height = page.scrollable_content_region.height
        page.scroll_to(y=page.top + round(pages * max(1, height - (2 if abs(pages) == 1 else 0))), animate=False)

    def action_end(self, step: int) -> None:
        """To the first or last line."""
        page = self._page
        if page.selection and page.document.blocks:
            self._selecting.to_edge(step)
        else:
            page.scroll_to(y=page.max_scroll_y if step > 0 else 0, animate=False)

    def action_read_on(self) -> None:
        """A page on; at the end the next unread story."""
        page = self._page
        if page.top < page.max_scroll_y:
            self.action_page(1)
        else:
            page.post_message(StepStory(1, unread=True))

    def action_step(self, step: int) -> None:
        """Another story of the list, without leaving the text."""
        self._page.post_message(StepStory(step))

    def action_sideways(self, step: int) -> None:
        """To the pane on that side, or a word further while selecting."""
        if self._page.selection:
            self._selecting.extend("word", step)
        else:
            self._page.post_message(GoToPane("side" if step > 0 else "list"))

    def action_folds(self) -> None:
        """Show or hide the folded lines."""
        page = self._page
        if not page.document.folds:
            page.post_message(Say("nothing is folded in this story"))
            return
        page.show_folds = not page.show_folds
        page.lay_out_again()

    def action_leave(self) -> None:
        """Give up the selection, then the mark, then the pane."""
        page = self._page
        if page.selection:
            page.give_up_selection()
        elif page.current:
            page.current = ()
            page.relight()
            page.post_message(PassageAt(None))
            page.post_message(TextMoved())
        else:
            page.post_message(GoToPane("list"))

    def action_close(self) -> None:
        """Back to the headlines at once."""
        self._page.give_up_selection()
        self._page.post_message(GoToPane("list"))
