"""Writes docs/keys.md from the bindings of every screen: python -m tests.keytable, or make keys."""

import sys
from collections.abc import Iterator
from pathlib import Path

from textual.binding import Binding

from reader.app.action_registry import every_action, key_chains
from reader.app.keys.bindings import GROUPS, key_name

PAGE = Path(__file__).parent.parent / "docs" / "keys.md"
_INTRODUCTION = """\
# All keys

Written by `make keys` from the program itself. The id in the last column is what an own key is given to in the config
file: `[keys]`, then `"story.next" = "ctrl+n"`. In the program `?` shows the keys of the place one is in.
"""
_HEAD = "## {}\n\n| key | does | in | id |\n|---|---|---|---|"
_TOGETHER = {
    "the main screen": {"the headlines", "the sources", "the story", "the side pane"},
    "the main screen but for the sources": {"the headlines", "the story", "the side pane"},
    "all lenses": {
        "the list of corrections", "the lens figures", "the lens who", "the thread", "the timeline", "the versions",
        "the comparison", "the shared passages",
    },
    "lenses with two lists": {
        "the list of corrections", "the lens figures", "the lens who", "the thread", "the timeline", "the versions",
    },
}  # fmt: skip
"""Names for places that come together."""


def page() -> str:
    """The tables: first the screens, a table a group of keys, then lines one types in and dialogs."""
    chains = sorted(key_chains(), key=lambda chain: (chain.place not in _TOGETHER["the main screen"], chain.place))
    places = {chain.place: list(_first_of(chain.parts)) for chain in chains}
    shown = {binding.id for own in places.values() for binding in own}
    others = [binding for action, binding in sorted(every_action().items()) if action not in shown]
    rows = "".join(_rows({"lines and dialogs": others}))
    return "\n".join(
        [_INTRODUCTION, *_tables(places), f"{_HEAD.format('In lines one types in, and in dialogs')}{rows}\n"]
    )


def _tables(places: dict[str, list[Binding]]) -> Iterator[str]:
    for group in GROUPS:
        mine = {place: [one for one in own if one.group == group] for place, own in places.items()}
        if any(mine.values()):
            yield f"{_HEAD.format(group.description)}{''.join(_rows(mine))}\n"


def _rows(places: dict[str, list[Binding]]) -> list[str]:
    """A line an action: its keys, what it does, and where; one that is everywhere says so."""
    found: dict[str, tuple[Binding, list[str]]] = {}
    for place, own in places.items():
        for binding in own:
            where = found.setdefault(binding.id or "", (binding, []))[1]
            where += [place] if place not in where else []
    return [
        f"\n| {_keys(binding)} | {binding.tooltip} | {_where(where, len(places))} | `{action}` |"
        for action, (binding, where) in found.items()
    ]


def _first_of(parts: tuple[tuple[Binding, ...], ...]) -> Iterator[Binding]:
    """The bindings that are in force: of two for one key the inner one."""
    taken: set[str] = set()
    for part in parts:
        for binding in part:
            own = set(binding.key.split(",")) - taken
            if own:
                yield binding
        taken |= {key for binding in part for key in binding.key.split(",")}


def _keys(binding: Binding) -> str:
    names = [key_name(key).replace("|", "\\|") for key in binding.key.split(",")]
    return " ".join("`` ` ``" if name == "`" else f"`{name}`" for name in names)


def _where(places: list[str], of: int) -> str:
    if len(places) == of:
        return "everywhere" if of > 1 else places[0]
    return next((name for name, held in _TOGETHER.items() if held == set(places)), ", ".join(places))


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
