"""What a lens reads of the library in a thread, and shows when it is there."""

from collections.abc import Callable
from typing import TypeVar

from textual.worker import get_current_worker

from reader.app.lenses.lens import Lens
from reader.store.file.library import Library

Found = TypeVar("Found")


def read_aside(lens: Lens, group: str, read: Callable[[Library], Found], show: Callable[[Found], None]) -> None:
    """`read` in a thread, then `show` what it found; nothing when the lens is closed or asks anew in the same group."""

    def work() -> None:
        found = read(lens.session.libraries.here())
        if not get_current_worker().is_cancelled:
            lens.app.call_from_thread(finish, found)

    def finish(found: Found) -> None:
        if lens.is_attached:
            show(found)

    lens.run_worker(work, thread=True, exclusive=True, group=group, exit_on_error=False)
