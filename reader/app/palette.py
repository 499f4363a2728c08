"""The command palette: every key that works here, by name."""

from collections.abc import Awaitable, Callable, Container, Iterator
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from reader.app.keys.bindings import MOVE, KeyRow, rows
from reader.app.program.macro_runner import MacroRunner

_BEST = 1000.0
"""Above any score of a match."""


@runtime_checkable
class HasMacros(Protocol):
    """An app with macros."""

    macros: MacroRunner


class KeysProvider(Provider):
    """Walks the bindings active on the screen the palette was called from, so no second list can fall behind."""

    async def discover(self) -> Hits:
        """All of them, when nothing is typed: what the hints line shows first, walking and scrolling last."""
        shown = {one.binding.id for one in self.screen.active_bindings.values() if one.binding.show}
        for row, call in sorted(self._actions(), key=lambda one: _place(one[0], shown)):
            yield DiscoveryHit(_label(row), call)

    async def search(self, query: str) -> Hits:
        """Those whose group, help or word in the hints matches; the one whose key was typed before all others."""
        matcher = self.matcher(query)
        for row, call in self._actions():
            words = _label(row)
            score = max(*map(matcher.match, (words, row.help, row.label)), _BEST if query in row.keys else 0)
            if score > 0:
                yield Hit(score, matcher.highlight(words), call, text=words)

    def _actions(self) -> Iterator[tuple[KeyRow, Callable[[], Awaitable[None]]]]:
        app, active = self.app, [one for one in self.screen.active_bindings.values() if one.enabled]
        nodes = {one.binding.id: one.node for one in active}
        for row in rows(one.binding for one in active):

            async def call(action: str = row.action, node: DOMNode = nodes[row.id]) -> None:
                await app.run_action(action, node)

            yield row, call
        if not isinstance(app, HasMacros):
            return
        macros = app.macros
        for row in macros.rows(self.screen):

            async def run(key: str = row.action) -> None:
                macros.run(key)

            yield row, run


def _place(row: KeyRow, shown: Container[str | None]) -> tuple[bool, bool, bool]:
    return row.group == MOVE.description, row.id[-1].isdigit(), row.id not in shown


def _label(row: KeyRow) -> str:
    return f"{row.group}: {row.help}  ({' '.join(row.keys)})"
