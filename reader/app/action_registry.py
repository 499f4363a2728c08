"""Every action of every screen, and which of them share the keyboard: derived from the classes of the screens."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from reader.app.keys.conflicts import Chain

EVERYWHERE, IN_DIALOGS = "everywhere", "lines and dialogs"
_TOGETHER = {
    "the main screen": {"the headlines", "the sources", "the story", "the side pane"},
    "the main screen but for the sources": {"the headlines", "the story", "the side pane"},
    "all lenses": {
        "the list of corrections", "the figures lens", "the speakers lens", "the thread", "the timeline",
        "the versions", "the comparison", "the shared passages",
    },
    "lenses with two lists": {
        "the list of corrections", "the figures lens", "the speakers lens", "the thread", "the timeline",
        "the versions",
    },
}  # fmt: skip
"""Names for places that come together."""


def own_bindings(node: type[DOMNode]) -> list[Binding]:
    """A node's own bindings and those of ours it inherits, one for each key."""
    found: list[Binding] = []
    for kind in node.__mro__:
        if kind.__module__.startswith("reader."):
            found += [one for one in kind.__dict__.get("BINDINGS", ()) if isinstance(one, Binding) and one.id]
    return found


def every_action() -> dict[str, Binding]:
    """All actions of all screens by their ids."""
    _import_all()
    return {binding.id: binding for kind in kinds(DOMNode) for binding in own_bindings(kind) if binding.id}


def key_chains() -> list[Chain]:
    """For each place the focus can be: the bindings active there, the innermost first.

    A screen says so in `PLACES`. Dialogs are left out: while one is open no key outside it does anything.
    """
    _import_all()
    app = next(kind for kind in kinds(App) if kind.__name__ == "ReaderApp")
    return [
        Chain(place, tuple(tuple(own_bindings(kind)) for kind in (*widgets, screen, app)))
        for screen in screens()
        for place, widgets in getattr(screen, "PLACES", {}).items()
    ]


def actions_at_places() -> dict[str, list[Binding]]:
    """The bindings in force at each place, those of the main screen first: of two for one key the inner one."""
    main = _TOGETHER["the main screen"]
    chains = sorted(key_chains(), key=lambda chain: (chain.place not in main, chain.place))
    return {chain.place: list(_in_force(chain.parts)) for chain in chains}


def places_of_actions() -> dict[str, str]:
    """Where each action can be had, in words: "the story", "all lenses", `EVERYWHERE`, `IN_DIALOGS`."""
    found: dict[str, list[str]] = {}
    places = actions_at_places()
    for place, own in places.items():
        for binding in own:
            where = found.setdefault(binding.id or "", [])
            where += [place] if place not in where else []
    named = {action: EVERYWHERE if len(where) == len(places) else _together(where) for action, where in found.items()}
    return {**named, **{action: IN_DIALOGS for action in sorted(every_action()) if action not in named}}


def _in_force(parts: tuple[tuple[Binding, ...], ...]) -> Iterator[Binding]:
    taken: set[str] = set()
    for part in parts:
        for binding in part:
            if set(binding.key.split(",")) - taken:
                yield binding
        taken |= {key for binding in part for key in binding.key.split(",")}


def _together(places: list[str]) -> str:
    return next((name for name, held in _TOGETHER.items() if held == set(places)), ", ".join(places))


def screens() -> list[type[DOMNode]]:
    """Every screen that is shown: not those that others are made from, and no dialogs."""
    _import_all()
    own = [kind for kind in kinds(Screen) if kind.__module__.startswith("reader.")]
    return [kind for kind in own if not kind.__subclasses__() and not issubclass(kind, ModalScreen)]


def _import_all() -> None:
    """Import every module of the app: the classes in them are what is looked through."""
    for module in pkgutil.walk_packages([str(Path(__file__).parent)], "reader.app."):
        importlib.import_module(module.name)


def kinds(kind: type[DOMNode]) -> list[type[DOMNode]]:
    """A class and all that are made from it, as far as they are imported."""
    return [kind, *(deeper for below in kind.__subclasses__() for deeper in kinds(below))]
