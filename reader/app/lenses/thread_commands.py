"""From a thread to its timeline and comparisons, and putting the thread right by hand."""

from collections.abc import Callable
from typing import Any

from reader.analysis.compare.analyzed_story import AnalyzedStory
from reader.app.dialogs.picker import Choice, Picker
from reader.app.keys.bindings import KEEP, SHOW, bind
from reader.app.keys.commands import Commands
from reader.app.lenses.thread_base import ThreadLens
from reader.app.messages import Changed
from reader.app.session import Session
from reader.errors import ReaderError
from reader.export.analyzed_stories import name_of, read_story
from reader.model.action import MoveToThread
from reader.model.safe_text import safe_line
from reader.store.relations import threads
from reader.store.relations.links import relatives

ALONE, FROM_HERE = "alone", "from here"


class ThreadCommands(Commands):
    """Commands on the story under the cursor of a thread's list, and on the thread."""

    BINDINGS = [
        bind("L", "timeline", "timeline", "The timeline of this thread", id="thread.timeline", group=SHOW, show=True),
        bind("c", "compare", "compare", "Compare with the story you came from, else with the one before",
             id="thread.compare", group=SHOW, show=True),
        bind("minus,delete", "remove", "remove", "Remove the story from this thread", id="thread.out", group=KEEP,
             show=True),
        bind("P", "put", "move to", "Move the story to another thread, or to one of its own", id="thread.put",
             group=KEEP, show=True),
        bind("plus", "add", "add", "Add a related story to this thread", id="thread.add", group=KEEP, show=True),
        bind("equals_sign", "merge", "merge", "Merge this thread with another", id="thread.merge", group=KEEP,
             show=True),
    ]  # fmt: skip

    def __init__(self, session: Session, lens: ThreadLens[Any], at: Callable[[], AnalyzedStory | None]) -> None:
        """`at` gives the story under the cursor."""
        self._session, self._lens, self._at = session, lens, at

    def action_timeline(self) -> None:
        """The thread along time."""
        from reader.app.lenses.scopes import ALL, Scopes, of_story
        from reader.app.lenses.timeline_lens import TimelineScreen

        scopes = Scopes((*of_story(self._session, self._lens.story_id), ALL)).at_thread
        self._lens.app.push_screen(TimelineScreen(self._session, scopes, self._lens.story_id), self._lens.leave_with)

    def action_compare(self) -> None:
        """Two stories of the thread side by side."""
        from reader.app.lenses.compare_lens import CompareScreen

        story, stories = self._at(), self._lens.thread.stories if self._lens.thread else ()
        if story is None or len(stories) < 2:
            self._lens.status.say("no second story to compare with")
            return
        place = stories.index(story)
        other = next((one for one in stories if one.id == self._lens.story_id and one is not story), None)
        other = other or (stories[place - 1] if place else stories[1])
        self._lens.app.push_screen(CompareScreen(self._session, story, [other.id]), self._lens.leave_with)

    def action_remove(self) -> None:
        """Remove it from the thread, whatever linking finds later."""
        if story := self._at():
            self._move((story.id,), None, "removed from the thread")

    def action_put(self) -> None:
        """Ask which thread the story is to be in."""
        story, thread = self._at(), self._lens.thread
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
                self._move((story.id,), int(chosen), "moved to another thread")

        self._lens.app.push_screen(Picker("Move the story to", [*choices, *self._other_threads()]), put)

    def action_add(self) -> None:
        """Ask which related story is to join."""
        lib, thread = self._session.lib, self._lens.thread
        if thread is None:
            return
        inside = {story.id for story in thread.stories}
        near = {one.id: one for story in thread.stories for one in relatives(lib, story.id) if one.id not in inside}
        if not near:
            self._lens.status.say("no related story outside this thread")
            return
        choices = [Choice(str(one.id), one.title, one.source) for one in near.values()]

        def add(chosen: str | None) -> None:
            if chosen:
                self._move((int(chosen),), thread.id, "added to this thread")

        self._lens.app.push_screen(Picker("Add to this thread", choices), add)

    def action_merge(self) -> None:
        """Ask which thread is to become part of this one."""
        thread, others = self._lens.thread, self._other_threads()
        if thread is None:
            return
        if not others:
            self._lens.status.say("there is no other thread")
            return

        def merge(chosen: str | None) -> None:
            members = tuple(threads.everyone(self._session.lib, int(chosen))) if chosen else ()
            if members:
                # the stories here are pinned with them, so that linking never parts what was put together
                self._move((*members, *threads.everyone(self._session.lib, thread.id)), thread.id, "threads merged")

        self._lens.app.push_screen(Picker("Merge this thread with", others), merge)

    def _other_threads(self) -> list[Choice]:
        lib, zone, choices = self._session.lib, self._session.now().tzinfo, []
        for one in threads.threads(lib):
            if one.id != self._lens.thread_id:
                name = one.name or name_of("", [read_story(lib, one.story_ids[0], zone)])
                choices.append(Choice(str(one.id), safe_line(name), f"{len(one.story_ids)} stories"))
        return choices

    def _move(self, story_ids: tuple[int, ...], thread_id: int | None, words: str) -> None:
        try:
            effect = self._session.perform(MoveToThread(story_ids, thread_id), words=words)
        except ReaderError as error:
            self._lens.status.say(str(error), problem=True)
            return
        self._lens.app.post_message(Changed(effect.story_ids))
        self._lens.status.say(f"{words}: u undoes it")
        self._lens.read_again()
