"""Everything of Textual that is used or replaced though it is not part of what Textual promises.

The terminal's driver, in `system.terminal`, is the rest of it. Textual's version is pinned in pyproject.toml; that the
names are there is checked when the first app is made.
"""

from collections.abc import Callable, Sequence
from importlib.metadata import version

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from reader.app.system.terminal_app import TerminalApp
from reader.errors import ReaderError

PRIVATE = ("_check_bindings", "_fatal_error", "_close_messages_no_wait", "_exit_renderables", "_driver")
"""Names of `App` that are not public."""


class AdaptedApp(TerminalApp):
    """An app that is told of keys nobody knows, and that ends with a sentence instead of a traceback."""

    def __init__(self, *, last_words: Callable[[], str]) -> None:
        """`last_words` writes the fault at hand down and gives the sentence to end with. Raises ReaderError."""
        super().__init__()
        if missing := [name for name in PRIVATE if not hasattr(self, name)]:
            raise ReaderError(
                f"textual {version('textual')} does not fit this reader (no {', '.join(missing)}); "
                "install reader again, with the version it asks for"
            )
        self._last_words = last_words

    async def press_bound(self, key: str) -> bool:
        """Do what a key is bound to where the focus is; whether it is bound to anything."""
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    def _fatal_error(self) -> None:
        """A fault in drawing or routing ends the program, in words: Textual would print a traceback."""
        self._exit_renderables.append(Text(self._last_words()))
        self._close_messages_no_wait()


def bind_own(node: DOMNode, bindings: Sequence[Binding]) -> None:
    """Give a node these bindings beside those of its class; ones given before go."""
    ours = node._merged_bindings
    node._bindings = BindingsMap.merge([*([ours] if ours else []), BindingsMap(bindings)])


def send_to_terminal(app: App[object], sequence: str) -> None:
    """Write what draws nothing: a sequence the terminal obeys."""
    if app._driver is not None:
        app._driver.write(sequence)
