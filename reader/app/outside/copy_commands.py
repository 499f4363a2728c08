"""Copying what is at hand: the passage or the address, with its source, or what one is asked for."""

from collections.abc import Callable

from textual.dom import DOMNode

from reader.app.keys.bindings import TAKE, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Say
from reader.app.session import Session
from reader.model.document import Span
from reader.model.story import Story

AtHand = Callable[[], tuple[Story, Span | None] | None]
"""The story at hand and the passage in it; None when there is no story."""


class CopyCommands(Commands):
    """Puts words of the story at hand on the terminal's clipboard."""

    BINDINGS = [
        bind("y", "copy", "copy", "Copy this passage, else the address", id="passage.copy", group=TAKE),
        bind("Y", "cite", "citation", "Copy the passage with its source, or the source", id="story.cite", group=TAKE),
        bind("ctrl+y", "copy_what", "copy what", "Copy text, address, citation or a statement with its speaker: asks",
             id="story.copy.what", group=TAKE),
    ]  # fmt: skip

    def __init__(self, session: Session, at_hand: AtHand, holder: DOMNode) -> None:
        """`at_hand` is asked at each key; `holder` tells what was copied."""
        self._session, self._at_hand, self._holder = session, at_hand, holder

    def action_copy(self) -> None:
        """Copy this passage, else the address."""
        if (found := self._found()) is None:
            return
        from reader.app.rendering.mark_words import words_of
        from reader.export.exported_story import public_address

        story, span = found
        if span is not None:
            self._copy(words_of(story.document, span), "passage copied")
        elif address := public_address(story.url):
            self._copy(address, "address copied")
        else:
            self._say("this story has no web address: Y copies its source, ^Y asks what to copy")

    def action_cite(self) -> None:
        """Copy the passage at hand with its source."""
        if (found := self._found()) is not None:
            from reader.app.outside.copied import cited

            self._copy(
                cited(*found, self._session.now().tzinfo), "copied with its source" if found[1] else "source copied"
            )

    def action_copy_what(self) -> None:
        """Ask what is to be copied."""
        if (found := self._found()) is None:
            return
        from reader.app.dialogs.picker import Choice, Picker
        from reader.app.outside.copied import copy_choices

        choices = {one.id: one for one in copy_choices(*found, self._session.now().tzinfo)}

        def copy(chosen: str | None) -> None:
            if chosen:
                self._copy(choices[chosen].text, f"copied: {choices[chosen].label.lower()}")

        shown = [Choice(one.id, one.label, " ".join(one.text[:200].split())) for one in choices.values()]
        self._holder.app.push_screen(Picker("Copy what?", shown, aside_at_right=True), copy)

    def _found(self) -> tuple[Story, Span | None] | None:
        """What is at hand; that there is nothing is said."""
        if (found := self._at_hand()) is None:
            self._say("there is no story here")
            return None
        from reader.app.outside.copied import passage_to_copy

        story, span = found
        return story, passage_to_copy(story, span) if span is not None else None

    def _copy(self, text: str, words: str) -> None:
        self._holder.app.copy_to_clipboard(text)
        self._say(words)

    def _say(self, words: str) -> None:
        self._holder.post_message(Say(words))
