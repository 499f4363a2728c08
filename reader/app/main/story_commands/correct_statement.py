"""The reader's word on the statement at hand, and the list of all that was so corrected."""

from reader.app.keys.bindings import MARKS, SHOW, bind
from reader.app.main.story_commands.base import StoryCommands
from reader.app.messages import OpenStory
from reader.model.document import Span
from reader.store.annotations.corrections import corrections_of
from reader.store.relations.threads import has_thread


class CorrectCommands(StoryCommands):
    """Says that a statement is somebody else's, none, or that its speaker has another role."""

    BINDINGS = [
        bind("exclamation_mark", "correct", "correct", "Correct a statement: other speaker, other role, or none",
             id="statement.correct", group=MARKS),
        bind("W", "corrections", "corrections", "All your corrections: go to them, undo them",
             id="lens.corrections", group=SHOW),
    ]  # fmt: skip

    def action_correct(self) -> None:
        """Ask what is wrong with the statement at hand."""
        story = self.story()
        if story is None:
            return
        quote = self.at_hand().statement
        if quote is None:
            self.say(self._why_not())
            return
        from reader.app.dialogs.correct_dialog import ask_word

        lib = self.session.lib
        ask_word(
            self.holder.app, story, quote, corrections_of(lib, story.id), self.session.now(),
            has_thread(lib, story.id),
            lambda action, words: self.do(action, words, hint=": u undoes it"),
        )  # fmt: skip

    def action_corrections(self) -> None:
        """List all corrections."""
        from reader.app.lenses.corrections_lens import CorrectionsScreen

        self.holder.app.push_screen(CorrectionsScreen(self.session), self._open)

    def _why_not(self) -> str:
        at_hand = self.at_hand()
        kind = at_hand.row.kind if at_hand.row else at_hand.mark.kind if at_hand.mark else ""
        if kind == "figure":
            return "this is a figure: ! corrects statements only"
        return "no statement here: [ and ] go to the next one"

    def _open(self, answer: tuple[int, Span | None] | None) -> None:
        if answer:
            self.holder.post_message(OpenStory(*answer))
