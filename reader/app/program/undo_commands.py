"""Undo and redo, from whichever screen."""

from collections.abc import Callable

from textual.app import App

from reader.app.keys.bindings import KEEP, bind
from reader.app.keys.commands import Commands
from reader.app.many_stories import BUSY, FEW, work_on_many
from reader.app.messages import LibraryChanged, Say
from reader.app.session import Effect, Session
from reader.app.state.drafts import Draft
from reader.app.state.undo import stories_of
from reader.errors import ReaderError
from reader.store.reading.actions import perform


class UndoCommands(Commands):
    """Takes back and does again what the session has in its history."""

    BINDINGS = [
        bind("u", "undo", "undo", "Undo the last thing done", id="undo", group=KEEP),
        bind("ctrl+r", "redo", "redo", "Redo what was undone", id="redo", group=KEEP),
    ]

    def __init__(
        self, app: App[None], session: Session, before: Callable[[], None], done: Callable[[Effect], None]
    ) -> None:
        """`before` finishes what the screen still has to do; `done` shows an effect on the main screen."""
        self._app, self._session, self._before, self._done = app, session, before, done

    def action_undo(self) -> None:
        """Take the last thing back."""
        self._step(again=False)

    def action_redo(self) -> None:
        """Do it again."""
        self._step(again=True)

    def _step(self, *, again: bool) -> None:
        self._before()
        session = self._session
        if session.busy:
            self._app.post_message(Say(BUSY))
            return
        try:
            done = session.next_step(again=again)
            action = done.inverse
            if not isinstance(action, Draft) and len(stories_of(action)) > FEW:
                work_on_many(
                    self._app, session, lambda lib: perform(lib, action, now=session.now()),
                    lambda inverse: self._show(session.stepped(done, inverse, again=again)),
                )  # fmt: skip
                return
            effect = session.redo() if again else session.undo()
        except ReaderError as error:
            self._app.post_message(Say(str(error)))
            return
        self._show(effect)

    def _show(self, effect: Effect) -> None:
        self._done(effect)
        if effect.draft is None and self._app.screen is not self._app.screen_stack[0]:
            self._app.screen.post_message(LibraryChanged(effect.words))
