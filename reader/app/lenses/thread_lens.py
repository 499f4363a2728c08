"""The thread of a story: its stories in order of time, and what each of them adds."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import ClassVar

from reader.analysis.compare.analyzed_story import AnalyzedStory
from reader.analysis.compare.new_in_story import Addition, additions
from reader.app.keys.commands import Commands
from reader.app.keys.places import Places
from reader.app.lenses.lens import LensList, LensRow
from reader.app.lenses.thread_base import ThreadLens
from reader.app.lenses.thread_commands import ThreadCommands
from reader.app.rendering.days import day_words
from reader.app.rendering.rows.thread_rows import figure_lines, quote_lines, story_lines
from reader.app.session import Session
from reader.app.state.watchable import of_thread
from reader.app.watch_commands import WatchCommands
from reader.export.analyzed_stories import AnalyzedThread
from reader.model.document import Span
from reader.model.mark import Figure, Quote
from reader.model.safe_text import safe_line
from reader.model.sentences import around


class ThreadScreen(ThreadLens[tuple[Addition, ...]]):
    """The stories at the left; at the right what the one under the cursor has that none before it had."""

    BINDINGS = [*ThreadCommands.BINDINGS, *WatchCommands.BINDINGS]
    PLACES: ClassVar[Places] = {"the thread": (LensList,)}
    left_title, right_title = "In order of time", "New in this story"

    def __init__(self, session: Session, thread_id: int, story_id: int) -> None:
        """`story_id` is the story one comes from."""
        super().__init__(session, thread_id, story_id, lambda thread: additions(thread.stories))
        self._watches = WatchCommands(
            session, lambda: of_thread(self.thread.id, self.thread.name) if self.thread else "",
            self, lambda: self.fill(self._text),
        )  # fmt: skip
        self.commands: tuple[Commands, ...] = (*self.commands, ThreadCommands(session, self, self.at), self._watches)

    def show_made(self, thread: AnalyzedThread, made: tuple[Addition, ...], text: str) -> None:
        """A row a story."""
        count = len(thread.stories)
        single = f" · single source: {thread.single_source}" if thread.single_source else ""
        self._watches.read()
        watched = " · watched" if self._watches.holds(of_thread(thread.id, thread.name)) else ""
        self.status.place = f"{thread.name}: {count} {'stories' if count != 1 else 'story'}{single}{watched}"
        words = text.lower().split()
        rows, before = [], None
        for one in made:
            story = one.story
            if all(word in f"{story.title} {story.source} {story.text}".lower() for word in words):
                gap = story.at.date() - before.at.date() if before else timedelta()
                rows.append(self._row(one, gap, unread=story.id in thread.unread))
                before = story
        at, before_at = self.at(), self.master.place
        here = at.id if at else self.story_id
        self.master.show(rows, f"No story of this thread with {safe_line(text)}.")
        place = next((number for number, row in enumerate(rows) if row.answer and row.answer[0] == here), before_at)
        if (place := min(place, len(rows) - 1)) > 0:
            self.master.action_move(place)

    def follow(self, row: LensRow | None) -> None:
        """What the story adds."""
        addition = row.key if row is not None else None
        if not isinstance(addition, Addition):
            self.detail.show([], "")
            return
        story = addition.story
        rows = [
            *(_quote_row(story, one) for one in addition.quotes),
            *_figure_rows(story, addition.figures),
        ]
        rows.sort(key=lambda one: one.answer[1] if one.answer and one.answer[1] else (0, 0))
        waits = story.analysis is None
        self.detail.show(
            rows, "This story is waiting for language analysis." if waits else "Nothing that the others do not have."
        )

    def at(self) -> AnalyzedStory | None:
        """The story under the cursor."""
        addition = self.master.current.key if self.master.current else None
        return addition.story if isinstance(addition, Addition) else None

    def _row(self, addition: Addition, gap: timedelta, *, unread: bool) -> LensRow:
        at_hand = addition.story.id == self.story_id
        when = day_words(addition.story.at.date(), self.session.now().date())
        return LensRow(
            lambda width: story_lines(addition, width, when, gap, unread=unread, at_hand=at_hand),
            answer=(addition.story.id, None),
            key=addition,
            head=int(gap.days > 1),
        )


def _quote_row(story: AnalyzedStory, quote: Quote) -> LensRow:
    return LensRow(lambda width: quote_lines(story, quote, width), answer=(story.id, quote.spans[0]))


def _figure_rows(story: AnalyzedStory, figures: Sequence[Figure]) -> Iterator[LensRow]:
    """A row a sentence."""
    held: dict[Span, list[Figure]] = {}
    for figure in figures:
        held.setdefault(around(story.text, figure.lit), []).append(figure)
    for sentence, those in held.items():
        yield _sentence_row(story, sentence, those)


def _sentence_row(story: AnalyzedStory, sentence: Span, figures: Sequence[Figure]) -> LensRow:
    return LensRow(lambda width: figure_lines(story, sentence, figures, width), answer=(story.id, figures[0].lit))
