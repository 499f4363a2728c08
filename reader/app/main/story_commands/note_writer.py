"""Writing a note: the words are a draft until the library has them, or they are given up."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from reader.app.dialogs.note_dialog import NoteEditor, Written
from reader.app.main.story_commands.base import StoryCommands
from reader.app.messages import Changed
from reader.app.rendering.times import long_time
from reader.app.state.drafts import Draft
from reader.errors import NothingFound, ReaderError
from reader.model.action import Action, AddNote, EditNote
from reader.model.note import Note


class NoteWriter:
    """Asks for the words of a note on behalf of commands on a story."""

    def __init__(self, commands: StoryCommands, saved: Callable[[], None]) -> None:
        """`saved` is called when a note is in the library."""
        self._commands = commands
        self._session = commands.session
        self._saved = saved

    def new(self, note: Note, story_title: str, quoted: str) -> None:
        """Write a note at a place; a draft on it is gone on with, and on the story as a whole any draft of the story.

        `quoted` is the passage as it is to be shown.
        """
        drafts = self._session.drafts
        begun = drafts.at(note) or (None if note.quoted else drafts.of_story(note.story_id))
        if begun is not None:
            self.go_on(begun)
        else:
            self._ask(drafts.begin(note, story_title, self._session.now()), quoted)

    def change(self, note: Note, story_title: str) -> None:
        """Change the words of a note, or go on changing them."""
        begun = self._session.drafts.of_note(note.id)
        if begun is not None:
            self.go_on(begun)
        else:
            self._ask(self._session.drafts.begin(note, story_title, self._session.now()), was=note.body)

    def go_on(self, draft: Draft) -> None:
        """Go on with a draft."""
        was = next((note.body for note in self._commands.at_hand().notes if note.id and note.id == draft.note.id), "")
        self._ask(draft, was=was, begun=True)

    def keep(self, note: Note, story_title: str, problem: str) -> None:
        """Keep the words of a note that could not be saved, and say so."""
        drafts = self._session.drafts
        begun = drafts.of_note(note.id) or drafts.begin(note, story_title, self._session.now())
        try:
            drafts.keep(begun.saying(note.body))
        except ReaderError as error:
            problem = f"{problem}; {error}"
        else:
            problem = f"{problem}; your words are kept: change the note to continue"
        self._commands.say(problem, problem=True)

    def _ask(self, draft: Draft, quoted: str = "", *, was: str = "", begun: bool = False, problem: str = "") -> None:
        title = "Change the note" if draft.note.id else f"Note on {'a passage' if draft.note.quoted else 'the story'}"
        if begun:
            title = f"{title}, begun {long_time(draft.begun_at, self._session.now())}"

        def keep(body: str) -> None:
            self._session.drafts.keep(draft.saying("" if body.strip() == was.strip() else body))

        shown = quoted or " ".join(draft.note.quoted.split())
        editor = NoteEditor(title, shown, draft.note.body, keep, problem=problem)
        self._commands.holder.app.push_screen(editor, partial(self._take, draft, quoted, was))

    def _take(self, draft: Draft, quoted: str, was: str, written: Written | None) -> None:
        if written is None:
            return
        drafts, draft = self._session.drafts, draft.saying(written.words)
        if written.words in ("", was):
            drafts.drop(draft)
        elif not written.saved:
            drafts.drop(draft)
            self._session.history.gave_up(draft)
            self._commands.say("note not saved: u brings the words back")
        elif problem := self._save(draft.note):
            with suppress(ReaderError):  # they are still in the editor
                drafts.keep(draft)
            self._ask(draft, quoted, was=was, problem=problem)
        else:
            drafts.drop(draft)
            self._saved()

    def _save(self, note: Note) -> str:
        """Why the note could not be saved; nothing when it was."""
        try:
            if not note.id:
                return self._perform(AddNote(note))
            with suppress(NothingFound):
                return self._perform(EditNote(note.id, note.body))
            return self._perform(AddNote(replace(note, id=0)))  # the note it changes was deleted meanwhile
        except ReaderError as error:
            return str(error)

    def _perform(self, action: Action) -> str:
        effect = self._session.perform(action)
        self._commands.holder.post_message(Changed(effect.story_ids, effect.words, effect.listed))
        return ""
