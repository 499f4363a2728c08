"""The keys of the config file looked over: unknown actions, keys no terminal sends, and one key for two actions.

Textual lets the inner of two panes win without a word, so an action given a key that the list has for itself would
seem to do nothing. Here the user is told, once.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.keys import Keys, key_to_character

from reader.app.keys.bindings import key_name

NEVER = {
    "ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+h": "Backspace", "ctrl+j": "Enter",
    "ctrl+c": "interrupt", "ctrl+s": "stop", "ctrl+a": "the prefix of screen",
}  # fmt: skip
"""Keys that a terminal cannot tell from others or takes for itself."""
_NAMED = {key.value for key in Keys}
_HELD = {"ctrl", "shift", "alt", "super", "hyper", "meta"}


@dataclass(frozen=True, slots=True)
class Chain:
    """The bindings that are active together, those of the innermost part of the screen first, and where that is."""

    place: str
    parts: tuple[tuple[Binding, ...], ...]


def key_problems(keys: Mapping[str, str], chains: Sequence[Chain], known: Iterable[str]) -> list[str]:
    """A sentence for each own key that does not do what its line says; `known` are the ids of all actions."""
    known, problems = sorted(known), []
    for action, given in keys.items():
        if action not in known:
            near = difflib.get_close_matches(action, known, n=1)
            hint = f'; did you mean "{near[0]}"?' if near else "; the help (?) lists them"
            problems.append(f'the config file has a key for "{action}", which is no action{hint}')
        problems += [
            f'the config file gives {key_name(key)} to "{action}": {wrong}'
            for key in _split(given)
            if (wrong := key_problem(key))
        ]
    for chain in chains:
        problems += [words for words in _clashes(keys, chain) if words not in problems]
    return problems


def key_problem(key: str) -> str:
    """Why a key can never be pressed, in words; empty when it can."""
    if key in NEVER:
        return f"terminals take it for {NEVER[key]}"
    *held, last = key.split("+") if len(key) > 1 else [key]
    known = len(last) == 1 or last in _NAMED or key_to_character(last) is not None
    return "" if known and _HELD.issuperset(held) else "no key has that name"


def _clashes(keys: Mapping[str, str], chain: Chain) -> Iterable[str]:
    taken: dict[str, str] = {}
    # within one part of the screen a key of the config file takes the place of ours
    for binding in (one for part in chain.parts for one in sorted(part, key=lambda one: one.id not in keys)):
        action = binding.id or ""
        for key in _split(keys[action]) if action in keys else _split(binding.key):
            first = taken.setdefault(key, action)
            # keys of ours may be shared on purpose; the inner one is then the narrower
            if first != action and (key in _split(keys.get(first, "")) or key in _split(keys.get(action, ""))):
                yield f'{key_name(key)} is both "{first}" and "{action}": in {chain.place} it does the first'


def _split(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",") if key.strip()]
