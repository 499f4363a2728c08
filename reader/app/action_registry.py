"""Every action of every screen, and which of them share the keyboard: derived from the classes of the screens."""

import importlib
import pkgutil
from pathlib import Path

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from reader.app.keys.conflicts import Chain


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
