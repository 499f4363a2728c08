"""From the story at hand to the lenses: its thread, timeline, comparison, shared passages, versions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.widget import Widget

from reader.app.keys.bindings import FIND, SHOW, bind
from reader.app.main.story_commands.base import StoryAtHand, StoryCommands
from reader.app.messages import FindEverywhere, GoToPane, OpenStory
from reader.app.rendering.mark_words import words_of
from reader.app.session import Session
from reader.app.state.search_scope import field_with
from reader.model.document import Span
from reader.model.safe_text import safe_line
from reader.store.relations import threads

if TYPE_CHECKING:
    from reader.app.lenses.scopes import Scopes


class LensCommands(StoryCommands):
    """Opens the lenses over a story and those near it, and what is chosen in them."""

    BINDINGS = [
        bind("x", "thread", "thread", "The thread of this story: its stories in order of time, what each adds",
             id="lens.thread", group=SHOW, show=True),
        bind("L", "timeline", "timeline", "The thread, the stories selected or the list along time; * in there: wider",
             id="lens.timeline", group=SHOW),
        bind("c", "compare", "compare", "Compare with a related story side by side", id="lens.compare", group=SHOW),
        bind("d", "versions", "versions", "What changed in the story since it first arrived", id="lens.versions",
             group=SHOW),
        bind("asterisk", "everywhere", "everywhere", "Find this passage, speaker or figure in all stories",
             id="find.everywhere", group=FIND),
    ]  # fmt: skip

    def __init__(
        self,
        session: Session,
        at_hand: Callable[[], StoryAtHand],
        holder: Widget,
        scopes: "Callable[[], Scopes]",
    ) -> None:
        """`scopes` are those around the story at hand."""
        super().__init__(session, at_hand, holder)
        self._scopes = scopes

    def action_thread(self) -> None:
        """List the thread; without one, go to the related stories."""
        at_hand = self.at_hand()
        thread_id = self._thread(at_hand)
        if at_hand.story is None:
            self.say("there is no story here")
        elif thread_id is None:
            if at_hand.relatives:
                self.holder.post_message(GoToPane("side", "Related"))
            words = ": here are its related stories" if at_hand.relatives else " and has no related stories"
            self.say(f"this story is in no thread{words}")
        else:
            from reader.app.lenses.thread_lens import ThreadScreen

            screen = ThreadScreen(self.session, thread_id, at_hand.story.id)
            self.holder.app.push_screen(screen, self._open)

    def action_timeline(self) -> None:
        """The thread, the stories selected or those of the list along time."""
        at_hand = self.at_hand()
        if at_hand.story is None:
            self.say("there is no story here")
            return
        from reader.app.lenses.timeline_lens import TimelineScreen

        self.holder.app.push_screen(
            TimelineScreen(self.session, self._scopes().at_thread, at_hand.story.id), self._open
        )

    def action_compare(self) -> None:
        """Side by side with the related story one has chosen, else with the nearest."""
        at_hand = self.at_hand()
        if at_hand.story is None or not at_hand.relatives:
            self.say("no related story to compare with" if at_hand.story else "there is no story here")
            return
        from reader.app.lenses.compare_lens import CompareScreen
        from reader.export.analyzed_stories import read_story

        ids = [relative.id for relative in at_hand.relatives]
        place = ids.index(at_hand.relative) if at_hand.relative in ids else 0
        here = read_story(self.session.lib, at_hand.story.id, self.session.now().tzinfo)
        self.holder.app.push_screen(CompareScreen(self.session, here, ids, place=place), self._open)

    def action_versions(self) -> None:
        """What changed between the versions kept of the story."""
        story = self.story()
        if story is not None and story.versions < 2:
            self.say("this story has not changed since it arrived")
        elif story is not None:
            from reader.app.lenses.versions_lens import VersionsScreen

            self.holder.app.push_screen(VersionsScreen(self.session, story.id), self._open)

    def action_everywhere(self) -> None:
        """Search the library for what is at hand: a quote's speaker, a figure's thing, else the words."""
        if text := _search_for(self.at_hand()):
            self.holder.post_message(FindEverywhere(text))
        else:
            self.say("nothing to look for here: go to a mark with [ ] or select a passage with v")

    def show_shared(self, story_id: int) -> None:
        """Show what the story at hand shares with a relative."""
        at_hand = self.at_hand()
        if at_hand.story is None:
            return
        from reader.app.lenses.shared_passages_lens import PassagesScreen
        from reader.export.analyzed_stories import read_story

        lib, zone = self.session.lib, self.session.now().tzinfo
        link = next((one.link for one in at_hand.relatives if one.id == story_id), None)
        here, other = read_story(lib, at_hand.story.id, zone), read_story(lib, story_id, zone)
        self.holder.app.push_screen(PassagesScreen(self.session, here, other, link), self._open)

    def _thread(self, at_hand: StoryAtHand) -> int | None:
        """The thread of the story at hand when it has other stories too."""
        thread_id = threads.thread_of(self.session.lib, at_hand.story.id) if at_hand.story else None
        members = threads.members(self.session.lib, thread_id) if thread_id is not None else []
        return thread_id if len(members) > 1 else None

    def _open(self, answer: tuple[int, Span | None] | None) -> None:
        if answer:
            self.holder.post_message(OpenStory(*answer))


def _search_for(at_hand: StoryAtHand) -> str:
    """The search line that finds what is at hand; empty when nothing is."""
    story, passage = at_hand.story, at_hand.mark
    text, analysis = "", story.analysis if story else None
    if passage and analysis and passage.kind == "quote":
        name = safe_line(analysis.quotes[passage.index].speaker_name)
        text = field_with("said", name) if name else ""
    elif passage and analysis and passage.kind == "figure":
        figure = analysis.figures[passage.index]
        thing = safe_line((figure.thing.split() or [figure.unit])[-1])
        text = field_with("figure", thing) if thing else ""
    if not text and story and (span := at_hand.passage):
        text = f'"{words_of(story.document, span).strip("“”").replace(chr(34), "")}"'
    return text
