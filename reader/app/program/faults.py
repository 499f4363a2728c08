"""What nobody foresaw: written to the log with all that helps to find it, and told in a sentence."""

import contextlib
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from reader.model.safe_text import safe_line
from reader.paths import open_log


class FaultLog:
    """The log file of unexpected errors."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path, self._now = path, now

    def words(self, error: BaseException | None) -> str:
        """Write an error down; what to tell the user, for whom the program goes on."""
        self.write(error)
        words = safe_line(f"{type(error).__name__}: {error}")
        return f"an unexpected error ({words}); details are in {self._path}"

    def last_words(self, error: BaseException | None) -> str:
        """Write an error down that ends the program; what to tell the user."""
        self.write(error)
        return f"reader stopped on an unexpected error, written to {self._path}. What you did is saved.\n"

    def write(self, error: BaseException | None) -> None:
        """Write an error down."""
        with contextlib.suppress(OSError), open_log(self._path) as file:
            file.write(f"{self._now():%Y-%m-%d %H:%M:%S} app\n")
            traceback.print_exception(error, file=file)
