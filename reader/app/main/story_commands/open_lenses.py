"""From the story at hand to the lenses that lay it beside others: its thread, timeline, comparison, shared passages."""

from collections.abc import Sequence

from reader.app.keys.bindings import SHOW, bind
from reader.app.main.story_commands.edit import StoryActions
from reader.app.messages import Say, WhyRelated
from reader.model.document import Span
from reader.model.link import Relative
from reader.store.relations import threads


class StoryLenses(StoryActions):
    """Opens the lenses over a few stories, and what is chosen in them."""

    BINDINGS = [
        bind("x", "thread", "thread", "The thread of this story: its stories in order of time, what each adds",
             id="lens.thread", group=SHOW, show=True),
        bind("L", "timeline", "timeline", "The thread of this story along time", id="lens.timeline", group=SHOW),
        bind("c", "compare", "compare", "Compare with a related story side by side", id="lens.compare", group=SHOW),
    ]  # fmt: skip

    @property
    def relatives(self) -> Sequence[Relative]:
        """The relatives of the story at hand, nearest first."""
        raise NotImplementedError

    @property
    def relative_at_hand(self) -> int | None:
        """The related story under the cursor of the side pane, while one is in it."""
        raise NotImplementedError

    def open_story(self, story_id: int, span: Span | None = None) -> None:
        """Open a story, at a passage."""
        raise NotImplementedError

    def action_related(self) -> None:
        """To the related stories of the side pane."""
        raise NotImplementedError

    def action_thread(self) -> None:
        """List the thread; without one, go to the related stories."""
        thread_id = self._thread()
        if self.story is None:
            self.post_message(Say("no story at hand"))
        elif thread_id is None:
            words = ": here are its related stories" if self.relatives else " and has no related stories"
            if self.relatives:
                self.action_related()
            self.post_message(Say(f"this story is in no thread{words}"))
        else:
            from reader.app.lenses.thread_lens import ThreadScreen

            self.app.push_screen(ThreadScreen(self.session, thread_id, self.story.id), self._from_lens)

    def action_timeline(self) -> None:
        """The thread along time."""
        thread_id = self._thread()
        if self.story is None or thread_id is None:
            self.post_message(Say("this story is in no thread" if self.story else "no story at hand"))
            return
        from reader.app.lenses.timeline_lens import TimelineScreen

        self.app.push_screen(TimelineScreen(self.session, thread_id, self.story.id), self._from_lens)

    def action_compare(self) -> None:
        """Side by side with the related story one has chosen, else with the nearest."""
        if self.story is None or not self.relatives:
            self.post_message(Say("no related story to compare with" if self.story else "no story at hand"))
            return
        from reader.app.lenses.compare_lens import CompareScreen
        from reader.app.state.analyzed_stories import told

        lib, zone = self.session.lib, self.session.now().tzinfo
        ids = [relative.id for relative in self.relatives]
        place = ids.index(self.relative_at_hand) if self.relative_at_hand in ids else 0
        screen = CompareScreen(self.session, told(lib, self.story.id, zone), ids, place=place)
        self.app.push_screen(screen, self._from_lens)

    def on_why_related(self, event: WhyRelated) -> None:
        """Show what the story at hand shares with a relative."""
        event.stop()
        if self.story is None:
            return
        from reader.app.lenses.shared_passages_lens import PassagesScreen
        from reader.app.state.analyzed_stories import told

        lib, zone = self.session.lib, self.session.now().tzinfo
        link = next((one.link for one in self.relatives if one.id == event.story_id), None)
        screen = PassagesScreen(self.session, told(lib, self.story.id, zone), told(lib, event.story_id, zone), link)
        self.app.push_screen(screen, self._from_lens)

    def _thread(self) -> int | None:
        """The thread of the story at hand when it has other stories too."""
        thread_id = threads.thread_of(self.session.lib, self.story.id) if self.story else None
        members = threads.members(self.session.lib, thread_id) if thread_id is not None else []
        return thread_id if len(members) > 1 else None

    def _from_lens(self, answer: tuple[int, Span | None] | None) -> None:
        if answer:
            self.open_story(*answer)
