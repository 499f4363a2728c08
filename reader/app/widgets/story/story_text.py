"""The story's text, drawn line by line: only what is visible is ever styled.

A story of 3,000 words with 200 marks is laid out once a width and repainted from cached strips, which costs a fraction
of what a widget a paragraph costs.
"""

from collections.abc import Sequence

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.rendering.mark_words import BY_READER
from reader.app.rendering.text.highlights import (
    Light,
    LightLevel,
    Passage,
    passages,
    quieted,
    runs,
    steady_lights,
)
from reader.app.rendering.text.insets import StoryLink, story_links
from reader.app.rendering.text.layout import Layout, Line, LineKind, lay_out
from reader.app.rendering.text.story_header import links_above, story_tail
from reader.app.rendering.wrap import drawable, wrapped
from reader.app.widgets.list_drawing import drawn_lines
from reader.app.widgets.own_focus import OwnFocus
from reader.app.widgets.story.story_painter import GUTTER, PARTS, StoryPainter
from reader.model.document import Document, Span
from reader.model.note import Note
from reader.model.story import Story


class StoryText(OwnFocus, ScrollView, can_focus=True):
    """A story with its lights; knows which character stands where on the screen."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {f"story--{name}" for name in PARTS}
    DEFAULT_CSS = """
    StoryText {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 0;
    }
    StoryText > .story--title { text-style: bold; color: $foreground; }
    StoryText > .story--quiet { color: $muted; }
    StoryText > .story--tags { color: $note; }
    StoryText > .story--notice { color: $warning; }
    StoryText > .story--heading { text-style: bold; color: $primary; }
    StoryText > .story--subheading { text-style: bold; color: $muted; }
    StoryText > .story--inserted { text-style: underline; }
    StoryText > .story--abbreviation { text-style: underline; color: $foreground; }
    StoryText > .story--struck { text-style: strike; color: $muted; }
    StoryText > .story--footnote { color: $secondary; }
    StoryText > .story--link-number { color: $muted; }
    StoryText > .story--caption { color: $muted; text-style: italic; }
    StoryText > .story--cited { color: $muted; }
    StoryText > .story--code { color: $secondary; }
    StoryText > .story--lead { color: $muted; }
    StoryText > .story--link { text-style: underline; }
    StoryText > .story--italic { text-style: italic; }
    StoryText > .story--bold { text-style: bold; }
    StoryText > .story--quote { color: $quote; text-style: italic; }
    StoryText > .story--doubtful { color: $muted; }
    StoryText > .story--figure { color: $figure; text-style: underline; }
    StoryText > .story--speaker { color: $speaker; text-style: bold; }
    StoryText > .story--note { background: $note 22%; }
    StoryText > .story--note-words { color: $note; }
    StoryText > .story--known { color: $muted; }
    StoryText > .story--match { background: $warning 30%; text-style: bold; }
    StoryText > .story--current { background: $foreground 16%; text-style: bold; }
    StoryText > .story--selected { text-style: reverse; }
    StoryText > .story--quote-bar { color: $quote; }
    StoryText > .story--doubtful-bar { color: $muted; }
    StoryText > .story--thumb { color: $muted; }
    StoryText > .story--sign { color: $note; }
    StoryText.-flash > .story--current { text-style: reverse; }
    """

    def __init__(self, *, measure: int, fold_key: str = "Z", level: LightLevel = "all", id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.fold_key = fold_key
        self.story: Story | None = None
        self.notes: tuple[Note, ...] = ()
        self.head: tuple[tuple[LineKind, str], ...] = ()
        """Lines above the text: (kind of line, words)."""
        self.matches: tuple[Span, ...] = ()
        self.passages: tuple[Passage, ...] = ()
        self.current: tuple[Span, ...] = ()
        self.selection: Span | None = None
        self.show_folds = False
        self.level: LightLevel = level
        """How much of what was found is lit."""
        self.known: tuple[Span, ...] = ()
        """Sentences that are quiet: the reader knows them."""
        self.links: tuple[StoryLink, ...] = ()
        """What leads out of the text, with the numbers drawn in it."""
        self.lay = Layout((), 0)
        self._steady: list[Light] = []
        self._painter = StoryPainter(self)

    @property
    def document(self) -> Document:
        """The text at hand; empty when no story is."""
        return self.story.document if self.story else Document("", ())

    @property
    def top(self) -> int:
        """The first visible line."""
        return round(self.scroll_y)

    def set_story(self, story: Story | None, notes: Sequence[Note], head: Sequence[tuple[LineKind, str]]) -> None:
        """Show a story, or the same story with new marks or notes, where it stood."""
        same = story is not None and self.story is not None and story.id == self.story.id
        if same and _drawn_of(self.story, self.notes, self.head) == _drawn_of(story, notes, head):
            self.story = story
            return
        held = self._words_in_view() if same else ""
        moved = not same or (story is not None and self.story is not None and story.document != self.story.document)
        self.story, self.notes, self.head = story, tuple(notes), tuple(head)
        self.passages = passages(story.analysis if story else None, self.notes)
        self._steady = steady_lights(self.document, story.analysis if story else None, self.notes, self.level)
        self.links = story_links(self.document, links_above(story) if story else ())
        if moved:
            if self.selection:
                self.refresh_bindings()
            self.matches, self.current, self.selection, self.show_folds, self.known = (), (), None, False, ()
        self.relight()
        self.lay_out_again(keep=not moved)
        if moved and held and (span := self.document.find(held)):
            self.scroll_to(y=self.lay.line_at(span.start), animate=False)

    def show_lights(self, level: LightLevel) -> None:
        """Light more or less of what was found."""
        self.level = level
        analysis = self.story.analysis if self.story else None
        self._steady = steady_lights(self.document, analysis, self.notes, level)
        self.relight()

    def show_known(self, spans: tuple[Span, ...]) -> None:
        """Quiet what the reader knows."""
        if spans != self.known:
            self.known = spans
            self.relight()

    def lay_out_again(self, *, keep: bool = True) -> None:
        """Lay the text out at the present width; `keep` holds the first visible words in place."""
        anchor = self.lay.first_offset(self.top) if keep and self.top else None
        room = self.scrollable_content_region.width - GUTTER - 1
        if room <= 0:
            return
        width = max(16, min(self.measure, room))
        head = [Line("blank")]
        for kind, words in self.head:
            head.extend(_head_lines(kind, words, width))
        if self.story is not None:
            head.append(Line("blank"))
        tail = [Line("blank"), *_head_lines("notice", story_tail(self.story), width)] if self.story else []
        self.lay = lay_out(
            self.document,
            width,
            head=tuple(head),
            tail=tuple(tail) if len(tail) > 1 else (),
            show_folds=self.show_folds,
            fold_key=self.fold_key,
            links=self.links,
            notes=[(note.span.end - 1, drawable(note.body)) for note in self.notes if note.span and note.body],
        )
        self._painter.lines(self.lay.lines, self._signs())
        # A pane scrolls within its place: that a story is longer than the last need not lay out the whole screen.
        self.set_reactive(StoryText.virtual_size, Size(self.scrollable_content_region.width, len(self.lay.lines) + 2))
        self.scroll_to(y=self.lay.line_at(anchor) if anchor is not None else (self.top if keep else 0), animate=False)
        self.refresh()

    def relight(self) -> None:
        """Draw the lights anew after matches, the current mark or the selection changed."""
        moving = [Light(*span, "match") for span in self.matches]
        moving += [Light(*span, "current") for span in self.current]
        if self.selection:
            moving.append(Light(*self.selection, "selected"))
        self._painter.light(runs([*quieted(self._steady, self.known), *moving]))
        self.refresh()

    def bring_into_view(self, offset: int) -> None:
        """Scroll so that `offset` stands in the upper third, unless it is well in view already."""
        number, height = self.lay.line_at(offset), self.scrollable_content_region.height
        if not self.top + 1 <= number < self.top + height - 2:
            self.scroll_to(y=max(0, number - height // 3), animate=False)

    def offset_under(self, x: int, y: int) -> int | None:
        """The character at a place of the widget, or None where there is no text."""
        return self.lay.offset_at(self.top + y, x - self._left - GUTTER)

    def line_under(self, y: int) -> Line | None:
        """The line at a row of the widget."""
        number = self.top + y
        return self.lay.lines[number] if 0 <= number < len(self.lay.lines) else None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in view; those drawn before are taken as they are."""
        top, (width, height) = self.top, self.size
        total = max(1, self.virtual_size.height)
        first, last = top * height // total, -(-(top + height) * height // total)
        marked = range(first, last) if total > height else range(0)
        left = self._left
        return drawn_lines(self, [self._painter.strip(top + y, y in marked, left, width) for y in range(height)], crop)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colors."""
        super().notify_style_update()
        self._painter.forget_styles()

    def on_resize(self) -> None:
        """The width may have changed."""
        self.lay_out_again()

    @property
    def _left(self) -> int:
        """Columns before the gutter: the measure stands in the middle of the pane."""
        return max(0, (self.scrollable_content_region.width - self.lay.width - GUTTER - 1) // 2)

    def _signs(self) -> dict[int, str]:
        """What stands in the margin, by line: the reader's notes, else their word on a statement."""
        analysis = self.story.analysis if self.story else None
        words = [quote for quote in analysis.quotes if quote.by_reader and quote.spans] if analysis else []
        signs = {self.lay.line_at(quote.spans[0].start): BY_READER for quote in words}
        return signs | {
            self.lay.line_at(note.span.start): "✎" if note.body else "▪" for note in self.notes if note.span
        }

    def _words_in_view(self) -> str:
        """The first words of the text in view; empty at the very top."""
        at = self.lay.first_offset(self.top) if self.top else None
        if at is None:
            return ""
        line = self.lay.lines[self.lay.line_at(at)]
        return self.document.text[line.start : line.end]


def scroll_to_offset(text: StoryText, offset: int) -> None:
    """Scroll so that the line of a character is the first one; 0 is the top of all."""
    text.scroll_to(y=text.lay.line_at(offset) if offset else 0, animate=False)


def _drawn_of(story: Story | None, notes: Sequence[Note], head: Sequence[tuple[LineKind, str]]) -> tuple[object, ...]:
    """All of a story that is drawn."""
    return (story.document, story.analysis, story.partial, *notes, *head) if story else ()


def _head_lines(kind: LineKind, words: str, width: int) -> list[Line]:
    if kind == "blank":
        return [Line(kind)]
    return [Line(kind, text) for text in wrapped(words, width)] if words else []
