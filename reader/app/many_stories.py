"""What is done to many stories at once: in a thread, as it may be the whole library, and one such thing at a time."""

from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App

from reader.app.session import Session
from reader.store.file.library import Library

FEW = 20
"""Stories up to which the screen need not be left free meanwhile."""
BUSY = "one moment: many stories are still being worked on"
"""What is said when something else is to be done meanwhile."""
Result = TypeVar("Result")


def work_on_many(
    app: App[Any], session: Session, work: Callable[[Library], Result], then: Callable[[Result], None]
) -> None:
    """Do `work` in a thread with a library of its own and hand what it gives to `then`; errors are told by the app.

    Until it is done `session.busy` says so.
    """

    def run() -> None:
        try:
            result = work(session.libraries.here())
        finally:
            app.call_from_thread(_free, session)
        app.call_from_thread(then, result)

    session.busy = True
    app.run_worker(run, thread=True, group="many", exit_on_error=False)


def _free(session: Session) -> None:
    session.busy = False
