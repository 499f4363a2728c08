"""The story pane: the text with its keys: scrolling, walking marks and matches, selecting a passage."""

from collections.abc import Sequence

from textual import events

from reader.app.keys.bindings import (
    KEEP,
    MARKS,
    MOVE,
    READ,
    TAKE,
    bind,
)
from reader.app.messages import Explain, GoToPane, PassageAt, Say, StepStory, TextMoved
from reader.app.rendering.mark_words import quoted_words, sentence_around, words_of
from reader.app.rendering.text.highlights import Passage, passage_at
from reader.app.rendering.text.selection import (
    Unit,
    extend,
    neighbor,
    units,
)
from reader.app.rendering.why_text import why_figure, why_quote
from reader.app.widgets.story_text import StoryText
from reader.model.document import Span
from reader.model.mark import Analysis

FLASH_SECONDS = 0.5
_HINTED = ("passage.note", "passage.highlight", "passage.copy", "story.cite", "find.everywhere", "text.leave")
"""What one selects a passage for."""


class StoryView(StoryText):
    """The story at hand, for reading."""

    HELP = "The story: scroll, walk its marks, select passages."
    BINDINGS = [
        bind("j,down", "move('line', 1)", "scroll", "A line down", id="text.down", group=MOVE, show=True),
        bind("k,up", "move('line', -1)", "scroll", "A line up", id="text.up", group=MOVE, show=True),
        bind("ctrl+d", "page(0.5)", "half page", "Half a page down", id="text.half.down", group=MOVE),
        bind("ctrl+u", "page(-0.5)", "half page", "Half a page up", id="text.half.up", group=MOVE),
        bind("ctrl+f,pagedown", "page(1)", "page", "A page down", id="text.page.down", group=MOVE),
        bind("ctrl+b,b,pageup", "page(-1)", "page", "A page up", id="text.page.up", group=MOVE),
        bind("g,home", "end(-1)", "top", "To the first line", id="text.top", group=MOVE),
        bind("G,end", "end(1)", "bottom", "To the last line", id="text.bottom", group=MOVE),
        bind("space", "read_on", "read on", "A page on, at the end the next unread story", id="text.on", group=READ,
             show=True),
        bind("left_square_bracket", "mark(-1)", "marks", "Previous quote, figure or note", id="mark.previous",
             group=MARKS, show=True),
        bind("right_square_bracket", "mark(1)", "marks", "Next quote, figure or note", id="mark.next", group=MARKS,
             show=True),
        bind("left_parenthesis", "move('sentence', -1)", "sentence", "Previous sentence", id="text.sentence.previous",
             group=MOVE),
        bind("right_parenthesis", "move('sentence', 1)", "sentence", "Next sentence", id="text.sentence.next",
             group=MOVE),
        bind("left_curly_bracket", "move('paragraph', -1)", "paragraph", "Previous paragraph",
             id="text.paragraph.previous", group=MOVE),
        bind("right_curly_bracket", "move('paragraph', 1)", "paragraph", "Next paragraph", id="text.paragraph.next",
             group=MOVE),
        bind("h,left", "sideways(-1)", "list", "To the headlines; a word back while selecting", id="text.left",
             group=MOVE),
        bind("l,right", "sideways(1)", "side pane", "To the side pane; a word on while selecting", id="text.right",
             group=MOVE),
        bind("J", "step(1)", "next", "Next story of the list", id="story.next", group=READ),
        bind("K", "step(-1)", "previous", "Previous story of the list", id="story.previous", group=READ),
        bind("n", "match(1)", "next match", "Next match while searching, else the next unread story", id="match.next",
             group=READ),
        bind("N,p", "match(-1)", "previous match", "Previous match while searching, else the unread story before",
             id="match.previous", group=READ),
        bind("v", "select", "select", "Select a passage: h l word, j k line, ( ) sentence, { } paragraph",
             id="passage.select", group=KEEP, show=True),
        bind("i", "why", "why", "Why this is lit, and how sure that is", id="mark.why", group=MARKS, show=True),
        bind("enter", "show_mark", "show mark", "Show the mark at hand in the side pane", id="mark.show", group=MARKS),
        bind("y", "copy", "copy", "Copy the passage at hand, or the whole text", id="passage.copy", group=TAKE),
        bind("Z", "folds", "folds", "Show or hide the folded lines", id="text.folds", group=READ),
        bind("escape", "leave", "back", "Give up selection and mark, then back to the headlines", id="text.leave",
             group=MOVE),
        bind("q", "close", "close", "Close the story: back to the headlines", id="text.close", group=MOVE),
    ]  # fmt: skip

    _anchor = 0
    _head = 0
    _pressed: int | None = None

    @property
    def hinted(self) -> Sequence[str]:
        """While a passage is selected, what can be done with it."""
        return _HINTED if self.selection else ()

    @property
    def passage(self) -> Span | None:
        """What highlight, note and copy work on: the selection, else the current mark, sentence or paragraph."""
        if self.selection:
            return self.selection
        return Span(self.current[0].start, self.current[-1].end) if self.current else None

    @property
    def share_read(self) -> float:
        """How much of the text has been on the screen up to its last visible line, 0 to 1."""
        last = self.top + self.scrollable_content_region.height
        return min(1.0, last / max(1, self.virtual_size.height))

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

    def action_move(self, unit: Unit, step: int) -> None:
        """Scroll by lines, walk sentences and paragraphs, or extend the selection."""
        if self.selection:
            self._extend(unit, step)
        elif unit == "line":
            self.scroll_to(y=self.top + step, animate=False)
        else:
            at = self.current[0] if self.current else None
            found = neighbor(units(self.document, self.lay, unit), at, self.lay.first_offset(self.top) or 0, step)
            if found:
                self.go_to([found], flash=False)
            else:
                self.post_message(Say(f"no {'further' if step > 0 else 'earlier'} {unit}"))

    def action_page(self, pages: float) -> None:
        """Scroll by pages, two lines overlapping."""
        height = self.scrollable_content_region.height
        self.scroll_to(y=self.top + round(pages * max(1, height - (2 if abs(pages) == 1 else 0))), animate=False)

    def action_end(self, step: int) -> None:
        """To the first or last line."""
        if self.selection and self.document.blocks:
            edge = self.document.blocks[-1].end - 1 if step > 0 else self.document.blocks[0].start
            self._select(self._anchor, edge)
        else:
            self.scroll_to(y=self.max_scroll_y if step > 0 else 0, animate=False)

    def action_read_on(self) -> None:
        """A page on; at the end the next unread story."""
        if self.top < self.max_scroll_y:
            self.action_page(1)
        else:
            self.post_message(StepStory(1, unread=True))

    def action_mark(self, step: int) -> None:
        """Walk quotes, figures and notes, from the current one or from what is on the screen."""
        if not self.passages:
            waiting = self.story is not None and self.story.analysis is None
            self.post_message(
                Say("no marks yet: this story waits for language analysis" if waiting else "no marks in this story")
            )
            return
        at = self.current_passage()
        if at is not None:
            index = self.passages.index(at) + step
        else:
            here = self.current[0].start if self.current else self.lay.first_offset(self.top) or 0
            after = [index for index, item in enumerate(self.passages) if item.span.start >= here]
            index = (after[0] if after else len(self.passages)) - (step < 0)
        if 0 <= index < len(self.passages):
            passage = self.passages[index]
            self.go_to(passage.spans or (passage.span,))
        else:
            self.post_message(Say(f"no {'further' if step > 0 else 'earlier'} mark in this story"))

    def action_match(self, step: int) -> None:
        """Walk the matches of a search; without any, unread stories."""
        if not self.matches:
            self.post_message(StepStory(step, unread=True))
            return
        here = self.current[0].start if self.current else (self.lay.first_offset(self.top) or 0) - (step > 0)
        if step > 0:
            found = next((span for span in self.matches if span.start > here), self.matches[0])
        else:
            found = next((span for span in reversed(self.matches) if span.start < here), self.matches[-1])
        self.go_to([found], flash=False)

    def action_step(self, step: int) -> None:
        """Another story of the list, without leaving the text."""
        self.post_message(StepStory(step))

    def action_sideways(self, step: int) -> None:
        """To the pane on that side, or a word further while selecting."""
        if self.selection:
            self._extend("word", step)
        else:
            self.post_message(GoToPane("side" if step > 0 else "list"))

    def action_select(self) -> None:
        """Select the current mark or the first visible sentence, or give the selection up."""
        if self.selection:
            self.give_up_selection()
            return
        span = self.passage or neighbor(
            units(self.document, self.lay, "sentence"), None, self.lay.first_offset(self.top) or 0, 1
        )
        if span is None:
            self.post_message(Say("no text to select"))
            return
        self.current = ()
        self._select(span.start, span.end - 1)
        self.post_message(Say("h l a word, j k a line, ( ) a sentence, { } a paragraph more or less"))

    def action_why(self) -> None:
        """Say why the mark at hand is lit."""
        passage, analysis = self.current_passage(), self.story.analysis if self.story else None
        if passage is not None and passage.kind == "note":
            self.post_message(Say("this is lit because you marked it: l leads to the note"))
            return
        if passage is None or analysis is None:
            self.post_message(Say("no mark at hand: [ and ] walk them" if self.passages else "no marks in this story"))
            return
        self.post_message(self._explained(passage, analysis))

    def explained(self, span: Span) -> Explain | None:
        """Why the mark that begins at a place is lit, whether or not it is the current one; None for no mark."""
        analysis = self.story.analysis if self.story else None
        found = next((one for one in self.passages if span in (one.span, *one.spans)), None)
        if found is None or analysis is None or found.kind == "note":
            return None
        return self._explained(found, analysis)

    def _explained(self, passage: Passage, analysis: Analysis) -> Explain:
        if passage.kind == "quote":
            quote = analysis.quotes[passage.index]
            rows, words = why_quote(self.document, analysis, quote), quoted_words(self.document, quote)
        else:
            figure, outlet = analysis.figures[passage.index], self.story.source if self.story else ""
            rows, words = (
                why_figure(figure, outlet),
                words_of(self.document, sentence_around(self.document, figure.lit)),
            )
        return Explain(f"Why this {passage.kind} is lit", words, rows)

    def action_show_mark(self) -> None:
        """The current mark's row in the side pane."""
        if self.current_passage() is None:
            self.post_message(Say("no mark at hand: [ and ] walk them" if self.passages else "no marks in this story"))
        else:
            self.post_message(GoToPane("side"))

    def action_copy(self) -> None:
        """Copy the passage at hand, or the whole text, to the terminal's clipboard."""
        span = self.passage
        words = words_of(self.document, span) if span else self.document.text
        if not words:
            self.post_message(Say("no text to copy"))
            return
        self.app.copy_to_clipboard(words)
        self.post_message(Say("passage copied" if span else "whole text copied"))

    def action_folds(self) -> None:
        """Show or hide the folded lines."""
        if not self.document.folds:
            self.post_message(Say("nothing is folded in this story"))
            return
        self.show_folds = not self.show_folds
        self.lay_out_again()

    def action_leave(self) -> None:
        """Give up the selection, then the mark, then the pane."""
        if self.selection:
            self.give_up_selection()
        elif self.current:
            self.current = ()
            self.relight()
            self.post_message(PassageAt(None))
            self.post_message(TextMoved())
        else:
            self.post_message(GoToPane("list"))

    def action_close(self) -> None:
        """Back to the headlines at once."""
        self.give_up_selection()
        self.post_message(GoToPane("list"))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press may become a selection."""
        if event.button == 1:
            self._pressed = self.offset_under(event.x, event.y)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag: select from where the button went down."""
        if self._pressed is None or not event.button:
            return
        here = self.offset_under(event.x, event.y)
        if here is not None and (here != self._pressed or self.selection):
            self.current = ()
            self._select(self._pressed, here)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A press without a drag chooses what lies under it: a mark or the fold line."""
        pressed, self._pressed = self._pressed, None
        self.release_mouse()
        line = self.line_under(event.y)
        if line is not None and line.fold >= 0:
            self.action_folds()
        elif pressed is not None and pressed == self.offset_under(event.x, event.y):
            self.give_up_selection()
            at = passage_at(self.passages, pressed)
            if at is not None:
                self.go_to(self.passages[at].spans or (self.passages[at].span,))

    def _extend(self, unit: Unit, step: int) -> None:
        self._select(self._anchor, extend(units(self.document, self.lay, unit), self._anchor, self._head, step))

    def _select(self, anchor: int, head: int) -> None:
        begun = self.selection is None
        self._anchor, self._head = anchor, head
        self.selection = Span(min(anchor, head), max(anchor, head) + 1)
        self.relight()
        self.bring_into_view(head)
        if begun:
            self.refresh_bindings()

    def give_up_selection(self) -> None:
        """No selection any more."""
        if self.selection:
            self.selection = None
            self.relight()
            self.refresh_bindings()
