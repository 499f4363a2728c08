"""Walking the marks of a story and the matches of a search, and why a mark is lit."""

from reader.app.keys.bindings import MARKS, READ, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Explain, GoToPane, KeepSetting, Say, StepStory
from reader.app.rendering.mark_words import sentence_around, words_of
from reader.app.rendering.text.highlights import LEVELS, Passage
from reader.app.rendering.text.selection import units
from reader.app.rendering.why_text import why_fields, why_figure, why_quote
from reader.app.rendering.wrap import drawable
from reader.app.widgets.story.story_page import StoryPage
from reader.model.document import Footnote, Span
from reader.model.mark import Analysis
from reader.model.saying import said_as
from reader.model.sourcing.find_origin import origin_of_figure


class MarkCommands(Commands):
    """Goes from mark to mark."""

    BINDINGS = [
        bind("left_square_bracket", "mark(-1)", "marks", "Previous quote, figure or note", id="mark.previous",
             group=MARKS, show=True),
        bind("right_square_bracket", "mark(1)", "marks", "Next quote, figure or note", id="mark.next", group=MARKS,
             show=True),
        bind("n", "match(1)", "next match", "Next match while searching, else the next unread story", id="match.next",
             group=READ),
        bind("N,p", "match(-1)", "previous match", "Previous match while searching, else the unread story before",
             id="match.previous", group=READ),
        bind("i", "why", "why", "Why this is lit, and how sure that is; at the top, where the facts come from",
             id="mark.why", group=MARKS, show=True),
        bind("semicolon", "footnote", "footnote", "To the note of a footnote mark, and back", id="text.footnote",
             group=READ),
        bind("enter", "show_mark", "show mark", "Show this mark in the side pane", id="mark.show", group=MARKS),
        bind("I", "lights", "lights", "What is lit: all, quotes only, figures only, nothing", id="text.lights",
             group=MARKS),
    ]  # fmt: skip

    def __init__(self, page: StoryPage) -> None:
        self._page = page
        self._noted: Footnote | None = None
        """The footnote whose note was jumped to."""

    def action_mark(self, step: int) -> None:
        """Walk quotes, figures and notes, from the current one or from what is on the screen."""
        page = self._page
        if not page.passages:
            waiting = page.story is not None and page.story.analysis is None
            page.post_message(
                Say(
                    "no marks yet: this story is waiting for language analysis" if waiting else "no marks in this story"
                )
            )
            return
        at = page.current_passage()
        if at is not None:
            index = page.passages.index(at) + step
        else:
            here = page.current[0].start if page.current else page.lay.first_offset(page.top) or 0
            after = [index for index, item in enumerate(page.passages) if item.span.start >= here]
            index = (after[0] if after else len(page.passages)) - (step < 0)
        if 0 <= index < len(page.passages):
            passage = page.passages[index]
            page.go_to(passage.spans or (passage.span,))
        else:
            page.post_message(Say(f"no {'further' if step > 0 else 'earlier'} mark in this story"))

    def action_match(self, step: int) -> None:
        """Walk the matches of a search; without any, unread stories."""
        page = self._page
        if not page.matches:
            page.post_message(StepStory(step, unread=True))
            return
        here = page.current[0].start if page.current else (page.lay.first_offset(page.top) or 0) - (step > 0)
        if step > 0:
            found = next((span for span in page.matches if span.start > here), page.matches[0])
        else:
            found = next((span for span in reversed(page.matches) if span.start < here), page.matches[-1])
        page.go_to([found], flash=False)

    def action_lights(self) -> None:
        """The next of: all, quotes only, figures only, nothing."""
        level = LEVELS[(LEVELS.index(self._page.level) + 1) % len(LEVELS)]
        self._page.show_lights(level)
        words = {"all": "all lights", "quotes": "only quotes lit", "figures": "only figures lit", "none": "nothing lit"}
        self._page.post_message(KeepSetting("lights", level, words[level]))

    def action_why(self) -> None:
        """Say why the mark at hand is lit."""
        page = self._page
        passage, analysis = page.current_passage(), page.story.analysis if page.story else None
        if passage is not None and passage.kind == "note":
            page.post_message(Say("this is lit because you marked it: l leads to the note"))
            return
        if passage is None and page.story and page.top <= len(page.head) and (rows := why_fields(page.story)):
            page.post_message(Explain("Where this comes from", page.story.title, rows))
            return
        if passage is None or analysis is None:
            page.post_message(
                Say("no mark here: [ and ] go to the next one" if page.passages else "no marks in this story")
            )
            return
        page.post_message(self._explained(passage, analysis))

    def explained(self, span: Span) -> Explain | None:
        """Why the mark that begins at a place is lit, whether or not it is the current one; None for no mark."""
        page = self._page
        analysis = page.story.analysis if page.story else None
        found = next((one for one in page.passages if span in (one.span, *one.spans)), None)
        if found is None or analysis is None or found.kind == "note":
            return None
        return self._explained(found, analysis)

    def _explained(self, passage: Passage, analysis: Analysis) -> Explain:
        page = self._page
        outlet = page.story.source if page.story else ""
        if passage.kind == "quote":
            quote = analysis.quotes[passage.index]
            rows, words = (
                why_quote(page.document, analysis, quote, outlet),
                drawable(said_as(page.document.text, quote)),
            )
        else:
            figure = analysis.figures[passage.index]
            rows, words = (
                why_figure(figure, outlet, origin_of_figure(page.document.text, figure, outlet)),
                words_of(page.document, sentence_around(page.document, figure.lit)),
            )
        return Explain(f"Why this {passage.kind} is lit", words, rows)

    def action_footnote(self) -> None:
        """From the next mark of a footnote to its note; from a note back to its mark."""
        page = self._page
        notes = [note for note in page.document.footnotes if note.note >= 0]
        if not notes:
            unplaced = bool(page.document.footnotes)
            page.post_message(Say("the notes are not in this text" if unplaced else "no footnotes in this story"))
            return
        at = page.current[0].start if page.current else None
        if at is not None and self._noted is not None and at == self._noted.note:
            mark = max(0, self._noted.at - 1)
            found = units(page.document, page.lay, "sentence")
            back = next((span for span in found if span.start <= mark < span.end), Span(mark, mark + 1))
            self._noted = None
            page.go_to([back], flash=False)
            return
        here = at if at is not None else page.lay.first_offset(page.top) or 0
        self._noted = next((note for note in notes if note.at >= here), notes[0])
        index = page.document.block_at(self._noted.note)
        end = page.document.blocks[index].end if index is not None else self._noted.note + 1
        page.go_to([Span(self._noted.note, end)], flash=False)

    def action_show_mark(self) -> None:
        """The current mark's row in the side pane."""
        page = self._page
        if page.current_passage() is None:
            page.post_message(
                Say("no mark here: [ and ] go to the next one" if page.passages else "no marks in this story")
            )
        else:
            page.post_message(GoToPane("side"))
