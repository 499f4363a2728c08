"""Highlights and notes on the story at hand."""

from typing import TYPE_CHECKING

from reader.app.keys.bindings import KEEP, bind, key_name
from reader.app.main.story_commands.base import StoryCommands
from reader.app.rendering.mark_words import words_of
from reader.app.state.drafts import Draft
from reader.model.action import AddNote, DeleteNote
from reader.model.document import Span
from reader.model.note import Note
from reader.model.note_anchors import CONTEXT
from reader.model.story import Story

if TYPE_CHECKING:
    from reader.app.main.story_commands.note_writer import NoteWriter


class AnnotateCommands(StoryCommands):
    """Highlights a passage, writes on it or on the story, changes and deletes notes."""

    BINDINGS = [
        bind("H", "highlight", "highlight", "Highlight this passage", id="passage.highlight", group=KEEP),
        bind("a", "note", "note", "Write a note on this passage, else on the story", id="passage.note",
             group=KEEP, show=True),
    ]  # fmt: skip

    def action_highlight(self) -> None:
        """Highlight this passage; a highlight of the very same words is taken away."""
        at_hand = self.at_hand()
        span = at_hand.passage
        if span is None or at_hand.story is None:
            self.say("no passage here: select one with v, or go to one with [ ] ( ) { }")
            return
        same = next((note for note in at_hand.notes if note.span == span and note.is_highlight), None)
        self.do(
            DeleteNote(same.id) if same else AddNote(self._new_note(at_hand.story, span)),
            "highlight deleted" if same else "",
        )
        at_hand.view.give_up_selection()

    def action_note(self) -> None:
        """Write on the passage at hand, else on the story."""
        story = self.story()
        if story is not None:
            span = self.at_hand().passage
            quoted = words_of(story.document, span) if span else ""
            # of the text as it is now: it may change while one writes
            self._writer().new(self._new_note(story, span), story.title, quoted)

    def tell_draft(self, story_id: int) -> None:
        """Say that a note begun on a story is kept."""
        if self.session.drafts.of_story(story_id):
            key = key_name(self.session.config.keys.get("passage.note", "a"))
            self.say(f"a note you began on this story was kept: {key} continues it")

    def write_on(self, draft: Draft) -> None:
        """Go on writing a note that was begun before."""
        self._writer().go_on(draft)

    def change(self, note_id: int) -> None:
        """Ask for other words of a note of the story at hand."""
        at_hand = self.at_hand()
        note = next((note for note in at_hand.notes if note.id == note_id), None)
        if note is not None and at_hand.story is not None:
            self._writer().change(note, at_hand.story.title)

    def delete(self, note_id: int) -> None:
        """Delete a note."""
        self.do(DeleteNote(note_id), hint=": u brings it back")

    def _new_note(self, story: Story, span: Span | None) -> Note:
        text, now = story.document.text, self.session.now()
        if span is None:
            return Note(0, story.id, "", now, now)
        return Note(
            0, story.id, "", now, now, span, text[span.start : span.end],
            text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT],
        )  # fmt: skip

    def _writer(self) -> "NoteWriter":
        from reader.app.main.story_commands.note_writer import NoteWriter

        return NoteWriter(self, self.at_hand().view.give_up_selection)
