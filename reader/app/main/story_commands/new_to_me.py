"""What is new to the reader: sentences close to ones read in related stories are quiet, at a key."""

from collections.abc import Sequence

from reader.analysis.compare.known_sentences import known_sentences
from reader.app.keys.bindings import READ, bind
from reader.app.main.story_commands.base import StoryCommands
from reader.model.document import Span
from reader.model.link import Relative
from reader.model.sentences import sentences
from reader.model.story import Story
from reader.store.file.library import Library
from reader.store.relations.links import texts
from reader.store.search.headlines import by_ids

_MOST = 8
"""Stories read, the nearest first, that a story is held against."""


class NewToMeCommands(StoryCommands):
    """Quiets what one has read elsewhere, in every story from then on, until the key is pressed again."""

    BINDINGS = [
        bind("tilde", "known", "new to me", "Dim sentences close to ones you read in related stories",
             id="text.known", group=READ),
    ]  # fmt: skip
    on = False

    def action_known(self) -> None:
        """Quiet them, or show all alike again."""
        self.on = not self.on
        at_hand = self.at_hand()
        if not self.on:
            at_hand.view.show_known(())
            self.say("all sentences shown alike")
        elif (story := self.story()) is not None:
            spans, stories = self.known(story, at_hand.relatives)
            at_hand.view.show_known(spans)
            self.say(_words(len(spans), len(sentences(story.document.text)), stories))

    def known(self, story: Story, relatives: Sequence[Relative]) -> tuple[tuple[Span, ...], int]:
        """The sentences close to ones read, while the key is on, and in how many stories they were looked for."""
        if not self.on:
            return (), 0
        read = self.session.read(lambda lib: _texts_read(lib, [one.id for one in relatives]), list[str]())
        return known_sentences(story.document.text, read), len(read)


def _texts_read(lib: Library, story_ids: list[int]) -> list[str]:
    read = [row.id for row in by_ids(lib, story_ids) if row.read][:_MOST]
    return [text for _, text in texts(lib, read).values()] if read else []


def _words(known: int, sentences: int, stories: int) -> str:
    if not stories:
        return "everything is new: you have read no related story"
    return f"{known} of {sentences} sentences are close to ones of {stories} stor{'y' if stories == 1 else 'ies'} read"
