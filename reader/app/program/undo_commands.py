"""Undo and redo, from whichever screen."""

from collections.abc import Callable

from textual.app import App

from reader.app.keys.bindings import KEEP, bind
from reader.app.keys.commands import Commands
from reader.app.messages import LibraryChanged, Say
from reader.app.session import Effect, Session
from reader.errors import ReaderError


class UndoCommands(Commands):
    """Takes back and does again what the session has in its history."""

    BINDINGS = [
        bind("u", "undo", "undo", "Undo the last thing done", id="undo", group=KEEP),
        bind("ctrl+r", "redo", "redo", "Do again what was taken back", id="redo", group=KEEP),
    ]

    def __init__(
        self, app: App[None], session: Session, before: Callable[[], None], done: Callable[[Effect], None]
    ) -> None:
        """`before` finishes what the screen still has to do; `done` shows an effect on the main screen."""
        self._app, self._session, self._before, self._done = app, session, before, done

    def action_undo(self) -> None:
        """Take the last thing back."""
        self._step(self._session.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._step(self._session.redo)

    def _step(self, step: Callable[[], Effect]) -> None:
        self._before()
        try:
            effect = step()
        except ReaderError as error:
            self._app.post_message(Say(str(error)))
            return
        self._done(effect)
        if effect.draft is None and self._app.screen is not self._app.screen_stack[0]:
            self._app.screen.post_message(LibraryChanged(effect.words))
