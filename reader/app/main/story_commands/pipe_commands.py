"""Stories handed to commands of the user's shell, asked for or given in the config file."""

import os
from collections.abc import Sequence

from reader.app.keys.bindings import TAKE, bind
from reader.app.main.story_commands.base import StoryCommands
from reader.app.outside.own_commands import OwnCommand, Sent, read_commands
from reader.errors import ReaderError
from reader.model.document import Span
from reader.model.story import Story

MOST = 200
"""Stories handed over at once: what is told of them in variables must fit."""


class PipeCommands(StoryCommands):
    """Runs commands with what is at hand on their input, and what is known of it in variables.

    Nothing of a story ever becomes part of a command line: a headline cannot be obeyed.
    """

    BINDINGS = [
        bind("vertical_line", "pipe", "pipe", "Hand the story, or those selected, to a command of your shell",
             id="story.pipe", group=TAKE),
    ]  # fmt: skip

    def action_pipe(self) -> None:
        """Ask for a command and what it gets."""
        found = self._handed()
        if found is None:
            return
        from reader.app.outside.pipe_dialog import PipeDialog
        from reader.app.outside.pipe_history import keep_line, used_lines

        stories, _ = found
        folder = self.session.paths.state_dir
        of_what = "the selected passage, else the story," if self.at_hand().view.selection else "the story"
        if len(stories) > 1:
            of_what = f"{len(stories):,} stories, one after the other,"

        def run(answer: tuple[str, Sent] | None) -> None:
            if answer:
                keep_line(folder, answer[0])
                self._run(OwnCommand(answer[0].split()[0], answer[0], send=answer[1]), *found)

        self.holder.app.push_screen(PipeDialog(of_what, used_lines(folder)), run)

    def action_own_command(self, name: str) -> None:
        """Run a command of the config file."""
        command = next((one for one in read_commands(self.session.config.commands)[0] if one.name == name), None)
        if command is not None and (found := self._handed()) is not None:
            self._run(command, *found)

    def _handed(self) -> tuple[list[Story], Span | None] | None:
        """The stories selected, else the one at hand, with the passage at hand; why there is none is said."""
        from reader.store.texts.stories import get_story

        at_hand = self.at_hand()
        if len(at_hand.selected) > MOST:
            self.say(f"{len(at_hand.selected):,} stories are too many for a command: {MOST} at most")
        elif at_hand.selected:
            return [get_story(self.session.lib, story_id) for story_id in at_hand.selected], None
        elif at_hand.copied is None:
            self.say("there is no story here")
        else:
            return [at_hand.copied[0]], at_hand.copied[1]
        return None

    def _run(self, command: OwnCommand, stories: Sequence[Story], passage: Span | None) -> None:
        from reader.app.system.programs import run_outside, run_unseen
        from reader.export.story_forms import story_variables

        environ = {**os.environ, **self.session.environ}
        line = [environ.get("SHELL") or "/bin/sh", "-c", command.run]
        environ |= story_variables(stories, passage)
        text = self._text(command.send, stories, passage)
        try:
            if command.show == "quiet":
                run_unseen(self.holder.app, line, text, environ, lambda code, said: self._ended(command, code, said))
            else:
                stay = command.show == "output"
                self._ended(command, run_outside(self.holder.app, line, text=text, stay=stay, environ=environ))
        except ReaderError as error:
            self.say(str(error), problem=True)

    def _text(self, send: Sent, stories: Sequence[Story], passage: Span | None) -> str | None:
        """What goes to the command's input; None leaves it what it is."""
        from reader.export.exported_story import public_address
        from reader.export.story_forms import story_json, story_markdown, story_text

        zone, selected = self.session.now().tzinfo, self.at_hand().view.selection
        match send:
            case "nothing":
                return None
            case "address":
                return "".join(f"{public_address(story.url)}\n" for story in stories)
            case "markdown":
                return "\n".join(story_markdown(story, zone) for story in stories)
            case "json":
                return "".join(story_json(story, passage) for story in stories)
        if passage is not None and passage == selected:
            return f"{stories[0].document.text[passage.start : passage.end]}\n"
        return "\n".join(story_text(story) for story in stories)

    def _ended(self, command: OwnCommand, code: int, said: str = "") -> None:
        if code:
            self.say(f"{command.name} ended with {code}" + (f": {said}" if said else ""), problem=True)
        else:
            self.say(f"{command.name}: {said}" if said else f"given to {command.name}")
