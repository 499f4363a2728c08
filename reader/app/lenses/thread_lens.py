"""The thread of a story: its stories in order of time, what each of them adds, and putting it right by hand."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from reader.analysis.compare.analyzed_story import Told
from reader.analysis.compare.new_in_story import Addition, additions
from reader.app.dialogs.picker import Choice, Picker
from reader.app.keys.bindings import KEEP, SHOW, bind
from reader.app.lenses.lens import LensRow
from reader.app.lenses.thread_base import ThreadLens
from reader.app.messages import Changed
from reader.app.rendering.days import day_words
from reader.app.rendering.rows.thread_rows import figure_lines, quote_lines, story_lines
from reader.app.state.analyzed_stories import ThreadTold, name_of, told
from reader.errors import ReaderError
from reader.model.action import MoveToThread
from reader.model.document import Span
from reader.model.mark import Figure, Quote
from reader.model.safe_text import safe_line
from reader.model.sentences import around
from reader.store.relations import threads
from reader.store.relations.links import relatives

ALONE, FROM_HERE = "alone", "from here"


class ThreadScreen(ThreadLens[tuple[Addition, ...]]):
    """The stories at the left; at the right what the one under the cursor has that none before it had."""

    BINDINGS = [
        bind("L", "timeline", "timeline", "The thread along time", id="thread.timeline", group=SHOW, show=True),
        bind("c", "compare", "compare", "Compare with the story one came from, else with the one before",
             id="thread.compare", group=SHOW, show=True),
        bind("D,delete", "take_out", "take out", "Take the story out of the thread", id="thread.out", group=KEEP,
             show=True),
        bind("p", "put", "put into", "Put the story into another thread, or make a thread of it", id="thread.put",
             group=KEEP, show=True),
        bind("a", "add", "add", "Add a related story to this thread", id="thread.add", group=KEEP, show=True),
        bind("M", "merge", "merge", "Make one thread of this one and another", id="thread.merge", group=KEEP,
             show=True),
    ]  # fmt: skip
    left_title, right_title = "In order of time", "New in this story"

    def make(self, thread: ThreadTold) -> tuple[Addition, ...]:
        """What each story adds."""
        return additions(thread.stories)

    def show_made(self, thread: ThreadTold, made: tuple[Addition, ...], text: str) -> None:
        """A row a story."""
        count = len(thread.stories)
        self.status.place = f"{thread.name}: {count} {'stories' if count != 1 else 'story'}"
        words = text.lower().split()
        rows, before = [], None
        for one in made:
            story = one.story
            if all(word in f"{story.title} {story.source} {story.text}".lower() for word in words):
                gap = story.at.date() - before.at.date() if before else timedelta()
                rows.append(self._row(one, gap, unread=story.id in thread.unread))
                before = story
        at, before_at = self._at(), self.master.place
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
        self.detail.show(rows, "This story waits for language analysis." if waits else "Nothing the others had not.")

    def action_timeline(self) -> None:
        """The thread along time."""
        from reader.app.lenses.timeline_lens import TimelineScreen

        self.app.push_screen(TimelineScreen(self.session, self.thread_id, self.story_id), self.leave_with)

    def action_compare(self) -> None:
        """Two stories of the thread side by side."""
        from reader.app.lenses.compare_lens import CompareScreen

        story, stories = self._at(), self.thread.stories if self.thread else ()
        if story is None or len(stories) < 2:
            self.status.say("no second story to compare with")
            return
        place = stories.index(story)
        other = next((one for one in stories if one.id == self.story_id and one is not story), None)
        other = other or (stories[place - 1] if place else stories[1])
        self.app.push_screen(CompareScreen(self.session, story, [other.id]), self.leave_with)

    def action_take_out(self) -> None:
        """Out of the thread, whatever linking finds later."""
        if story := self._at():
            self._move((story.id,), None, "taken out of the thread")

    def action_put(self) -> None:
        """Ask which thread the story is to be in."""
        story, thread = self._at(), self.thread
        if story is None or thread is None:
            return
        later = thread.stories[thread.stories.index(story) :]
        choices = [Choice(ALONE, "A thread of its own")]
        if 1 < len(later) < len(thread.stories):
            choices.append(Choice(FROM_HERE, "A thread of its own with all later stories", f"{len(later)} stories"))

        def put(chosen: str | None) -> None:
            if chosen == FROM_HERE:
                self._move(tuple(one.id for one in later), 0, f"{len(later)} stories made a thread of their own")
            elif chosen == ALONE:
                self._move((story.id,), 0, "made a thread of its own")
            elif chosen:
                self._move((story.id,), int(chosen), "put into another thread")

        self.app.push_screen(Picker("Put the story into", [*choices, *self._other_threads()]), put)

    def action_add(self) -> None:
        """Ask which related story is to join."""
        lib, thread = self.session.lib, self.thread
        if thread is None:
            return
        inside = {story.id for story in thread.stories}
        near = {one.id: one for story in thread.stories for one in relatives(lib, story.id) if one.id not in inside}
        if not near:
            self.status.say("no related story outside this thread")
            return
        choices = [Choice(str(one.id), one.title, one.source) for one in near.values()]

        def add(chosen: str | None) -> None:
            if chosen:
                self._move((int(chosen),), thread.id, "added to this thread")

        self.app.push_screen(Picker("Add to this thread", choices), add)

    def action_merge(self) -> None:
        """Ask which thread is to become part of this one."""
        thread, others = self.thread, self._other_threads()
        if thread is None:
            return
        if not others:
            self.status.say("there is no other thread")
            return

        def merge(chosen: str | None) -> None:
            members = tuple(threads.everyone(self.session.lib, int(chosen))) if chosen else ()
            if members:
                # the stories here are pinned with them, so that linking never parts what was put together
                self._move(
                    (*members, *threads.everyone(self.session.lib, thread.id)), thread.id, "made one thread of two"
                )

        self.app.push_screen(Picker("Make one thread with", others), merge)

    def _other_threads(self) -> list[Choice]:
        lib, zone, choices = self.session.lib, self.session.now().tzinfo, []
        for one in threads.threads(lib):
            if one.id != self.thread_id:
                name = one.name or name_of("", [told(lib, one.story_ids[0], zone)])
                choices.append(Choice(str(one.id), safe_line(name), f"{len(one.story_ids)} stories"))
        return choices

    def _move(self, story_ids: tuple[int, ...], thread_id: int | None, words: str) -> None:
        try:
            effect = self.session.perform(MoveToThread(story_ids, thread_id), words=words)
        except ReaderError as error:
            self.status.say(str(error), problem=True)
            return
        self.app.post_message(Changed(effect.story_ids))
        self.status.say(f"{words}: u takes it back")
        self.read_again()

    def _at(self) -> Told | None:
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


def _quote_row(story: Told, quote: Quote) -> LensRow:
    return LensRow(lambda width: quote_lines(story, quote, width), answer=(story.id, quote.spans[0]))


def _figure_rows(story: Told, figures: Sequence[Figure]) -> Iterator[LensRow]:
    """A row a sentence."""
    held: dict[Span, list[Figure]] = {}
    for figure in figures:
        held.setdefault(around(story.text, figure.lit), []).append(figure)
    for sentence, those in held.items():
        yield _sentence_row(story, sentence, those)


def _sentence_row(story: Told, sentence: Span, figures: Sequence[Figure]) -> LensRow:
    return LensRow(lambda width: figure_lines(story, sentence, figures, width), answer=(story.id, figures[0].lit))
