"""What the app asks of its companion process, and what it says when there is none."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from reader.app.session import Session

if TYPE_CHECKING:
    from reader.app.companion import Companion


class Fetching:
    """The companion of a session, or why there is none."""

    def __init__(self, session: Session, say: Callable[..., None], *, starts: bool) -> None:
        """`say` tells the user, with `problem=True` of what went wrong; `starts` whether `start` is still to come."""
        self._session, self._say = session, say
        self._companion: Companion | None = None
        self._starts = starts and not session.lib.read_only
        self._waiting: list[tuple[str, dict[str, object]]] = []
        """Commands for the process that is about to start."""

    def start(self, listener: MessagePump) -> None:
        """Start the process; `listener` gets its events. Raises OSError when it cannot be started."""
        from reader.app.companion import Companion, companion_command

        self._starts = False
        paths, config = self._session.paths, self._session.config
        command = companion_command(
            paths.library,
            every_minutes=config.refresh_minutes,
            battery=config.analysis_battery,
            load=config.analysis_load,
            keep=config.keep_days,
            backup=config.daily_backup,
        )
        self._companion = Companion(command, paths.log_file, listener)
        self._companion.start()
        for asked, details in self._waiting:
            self._companion.ask(asked, **details)

    def stop(self) -> None:
        """End the process."""
        if self._companion:
            self._companion.stop()

    def ask(self, command: str, words: str = "", **details: object) -> bool:
        """Hand a command over and say `words`; whether it was taken. Without words nothing is said.

        What is asked before the process has started is handed over when it starts.
        """
        if self._starts:
            self._waiting.append((command, details))
            if words:
                self._say(f"starting; then {words}")
            return True
        if self._companion and self._companion.ask(command, **details):
            if words:
                self._say(words)
            return True
        if words:
            self.refuse()
        return False

    def refuse(self) -> None:
        """Say why nothing can be fetched."""
        why = "this library is read-only" if self._session.lib.read_only else "the background process is not running"
        self._say(f"{why}: nothing can be fetched now", problem=True)
