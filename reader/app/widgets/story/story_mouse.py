"""The mouse in the text: a click follows what it meets, two take a word, three a paragraph, a drag what it passes."""

from textual import events

from reader.app.keys.commands import call
from reader.app.messages import PassageAt, Say
from reader.app.rendering.text.highlights import passage_at
from reader.app.rendering.text.selection import Unit, units
from reader.app.widgets.story.story_page import StoryPage
from reader.app.widgets.story.story_reading import ReadCommands
from reader.app.widgets.story.story_selecting import SelectCommands
from reader.model.mark import Mention

TAKEN: dict[int, Unit] = {2: "word", 3: "paragraph"}
"""What so many quick clicks on one place select."""


class StoryMouse:
    """What the mouse does in a story: the page tells it of every event."""

    def __init__(self, page: StoryPage, selecting: SelectCommands, reading: ReadCommands) -> None:
        self._page, self._selecting, self._reading = page, selecting, reading
        self._released: int | None = None
        """The character the button was pressed and let go on; None after a drag."""

    def take(self, event: events.MouseEvent) -> None:
        """A press may become a selection, a drag makes it, letting go ends it."""
        at = self._page.offset_under(event.x, event.y)
        if isinstance(event, events.MouseDown) and event.button == 1:
            self._selecting.press(at)
            self._page.capture_mouse()
        elif isinstance(event, events.MouseMove) and event.button:
            self._selecting.drag(at)
        elif isinstance(event, events.MouseUp):
            self._page.release_mouse()
            self._released = self._selecting.release(at)

    async def click(self, event: events.Click) -> None:
        """Follow what lies there: the fold line, a link, a mark, a name; quickly again, select the word around it."""
        page, at = self._page, self._released
        line = page.line_under(event.y)
        if line is not None and line.fold >= 0:
            self._reading.action_folds()
        elif line is not None and line.start < 0 and (number := self._link_above(line.text)):
            await self._open(number)
        elif at is None:
            return
        elif event.chain in TAKEN:
            unit = TAKEN[event.chain]
            found = next((span for span in units(page.document, page.lay, unit) if span.start <= at < span.end), None)
            if found is not None:
                page.current = ()
                self._selecting.reach(found.start, found.end - 1)
        elif event.chain == 1:
            page.give_up_selection()
            if number := self._link_at(at):
                await self._open(number)
            elif (passage := passage_at(page.passages, at)) is not None:
                page.go_to(page.passages[passage].spans or (page.passages[passage].span,))
            elif (mention := self._mention_at(at)) is not None:
                self._show_speaker(mention)

    def _link_at(self, offset: int) -> int:
        """The number of the link whose words stand there, or 0."""
        document = self._page.document
        index = document.block_at(offset)
        inlines = document.blocks[index].inlines if index is not None else ()
        href = next((one.href for one in inlines if one.href and one.start <= offset < one.end), "")
        return next((link.number for link in self._page.links if href and link.href == href), 0)

    def _link_above(self, words: str) -> int:
        """The number of the link that a line of the head shows, or 0."""
        above = (link for link in self._page.links if link.at < 0)
        return next((link.number for link in above if link.words and link.words in words), 0)

    async def _open(self, number: int) -> None:
        for above in self._page.ancestors:
            if await call(above, f"link({number})") is not None:
                return

    def _mention_at(self, offset: int) -> Mention | None:
        analysis = self._page.story.analysis if self._page.story else None
        mentions = analysis.mentions if analysis else ()
        return next((one for one in mentions if one.span.start <= offset < one.span.end), None)

    def _show_speaker(self, mention: Mention) -> None:
        """Who is named there, and how often they speak; the side pane goes to the words nearest to the name."""
        page = self._page
        assert page.story is not None
        assert page.story.analysis is not None
        quotes = [one for one in page.story.analysis.quotes if one.speaker_name == mention.name]
        page.go_to((mention.span,), flash=False)
        if not quotes:
            page.post_message(Say(f"{mention.name} is not quoted in this story"))
            return
        nearest = min(quotes, key=lambda one: abs(one.spans[0].start - mention.span.start))
        role = next((one.role for one in quotes if one.role), "")
        count = f"{len(quotes)} quote{'s' * (len(quotes) != 1)} in this story"
        page.post_message(PassageAt(nearest.spans[0]))
        page.post_message(Say(f"{mention.name}{', ' if role else ''}{role}: {count}; w shows all they say"))
