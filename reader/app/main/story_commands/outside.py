"""Out of the program: the browser, links, the editor."""

from collections.abc import Sequence
from dataclasses import replace

from reader.app.keys.bindings import PROGRAM, TAKE, bind
from reader.app.main.story_commands.base import StoryCommands
from reader.app.messages import Changed, EditConfig
from reader.errors import ReaderError
from reader.model.action import EditNote, SetRead
from reader.model.note import Note
from reader.model.safe_text import safe_line


class OutsideCommands(StoryCommands):
    """Takes the story at hand, or a part of it, out of the program."""

    BINDINGS = [
        bind("o", "browse", "browser", "Open the story in the browser", id="story.browse", group=TAKE),
        bind("O", "browse_read", "browser", "Open the story in the browser and mark it read", id="story.browse.read",
             group=TAKE),
        bind("U", "links", "links", "List the links of the story with their numbers", id="story.links", group=TAKE),
        *(
            bind(str(number), f"link({number})", f"link {number}", f"Open link {number} of the story",
                 id=f"story.link.{number}", group=TAKE)
            for number in range(1, 10)
        ),
        bind("number_sign", "link_number", "link by number", "Open a link of the story by its number",
             id="story.link.number", group=TAKE),
        bind("E", "edit", "editor", "Write this note in your editor; without one, edit the config file",
             id="editor", group=PROGRAM),
    ]  # fmt: skip

    def action_browse(self) -> None:
        """Open in the browser."""
        if (story := self.story()) is not None:
            self._open(story.url)

    def action_browse_read(self) -> None:
        """Open in the browser and mark read."""
        self.action_browse()
        if (row := self.row()) and not row.read:
            self.do(SetRead((row.id,), True))

    def action_link(self, number: int) -> None:
        """Open one of the story's links."""
        links = self._links()
        if 1 <= number <= len(links):
            self._open(links[number - 1][1])
        elif links:
            self.say(f"this story has {len(links)} link{'s' * (len(links) != 1)}: U lists them")

    def action_links(self) -> None:
        """Choose one of the story's links."""
        links = self._links()
        if not links:
            return
        from reader.app.dialogs.picker import Choice, Picker

        width = len(str(len(links)))
        choices = [
            Choice(str(number), f"{number:>{width}}  {words}", href) for number, (words, href) in enumerate(links, 1)
        ]

        def follow(chosen: str | None) -> None:
            if chosen:
                self.action_link(int(chosen))

        self.holder.app.push_screen(Picker("Links of the story", choices), follow)

    def action_link_number(self) -> None:
        """Ask for a number and open that link."""
        links = self._links()
        if not links:
            return
        from reader.app.dialogs.prompt import Prompt, whole_number

        def follow(given: str | None) -> None:
            if given:
                self.action_link(int(given))

        words = f"The number of the link, 1 to {len(links)}; U lists them."
        prompt = Prompt("Open a link", words, example="12", check=whole_number(1, len(links)))
        self.holder.app.push_screen(prompt, follow)

    def action_edit(self) -> None:
        """The note at hand in the user's editor, else the config file."""
        note = self.at_hand().note
        if note is None:
            self.holder.post_message(EditConfig())
        else:
            self._edit_note(note)

    def _edit_note(self, note: Note) -> None:
        from reader.app.system.programs import edit_text

        try:
            body = edit_text(self.holder.app, note.body, self.session.environ, self.session.drafts.folder)
        except ReaderError as error:
            self.say(str(error), problem=True)
            return
        if not body or body == note.body:
            self.say("note unchanged" if body else "an empty note is not saved; Delete deletes a note")
            return
        try:
            effect = self.session.perform(EditNote(note.id, body))
        except ReaderError as error:
            from reader.app.main.story_commands.note_writer import NoteWriter

            at_hand = self.at_hand()
            title = at_hand.story.title if at_hand.story else ""
            NoteWriter(self, at_hand.view.give_up_selection).keep(replace(note, body=body), title, str(error))
        else:
            self.holder.post_message(Changed(effect.story_ids, effect.words, effect.listed))

    def _links(self) -> Sequence[tuple[str, str]]:
        """Words and address of each, by the numbers that stand in the text; that there are none is said."""
        found = dict[int, tuple[str, str]]()
        if self.story() is not None:
            for link in self.at_hand().view.links:
                found.setdefault(link.number, (safe_line(link.words), link.href))
            if not found:
                self.say("no links in this story")
        return list(found.values())

    def _open(self, url: str) -> None:
        from reader.app.system.browser import open_in_browser

        try:
            open_in_browser(url, self.session.environ)
        except ReaderError as error:
            self.say(str(error), problem=True)
        else:
            self.say("opened in the browser")
