"""Macros as the config file gives them: a key, and the actions it runs one after the other.

A macro that cannot be is told in words and left out; the others work.
"""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.binding import Binding

from reader.app.keys.bindings import MACROS, KeyRow, key_name
from reader.app.keys.conflicts import key_problem
from reader.model.safe_text import safe_line

MACRO = "macro"
"""Id of the action that asks for a macro's key."""
CANCEL = "escape"
_FORM = '["story.star", "story.read"] or {actions = [...], description = "..."}'


@dataclass(frozen=True, slots=True)
class Macro:
    """Actions by their ids, and the key that runs them after the one for macros."""

    key: str
    actions: tuple[str, ...]
    about: str
    """What it does, in a few words."""

    @property
    def key_words(self) -> str:
        """Its key as people write it."""
        return key_name(self.key)


def read_macros(
    given: Mapping[str, object], known: Mapping[str, Binding], where: Callable[[str], str] = lambda _: ""
) -> tuple[tuple[Macro, ...], list[str]]:
    """The macros that can be run, and a sentence for each that cannot; `known` are all actions by their ids.

    Before each sentence stands `where` the macro of a key is.
    """
    good: dict[str, Macro] = {}
    problems = []
    for key, value in given.items():
        actions, about = _actions(value), _about(value)
        if wrong := _wrong_key(key, good) or _wrong_actions(actions, known) or _wrong_table(value):
            problems.append(f'{where(key)}the macro "{safe_line(key)}" of the config file {wrong}')
        else:
            about = about or ", ".join(known[action].description for action in actions)
            good[key_name(key)] = Macro(key, tuple(actions), safe_line(about))
    return tuple(good.values()), problems


def macro_rows(macros: Sequence[Macro], prefix: str) -> list[KeyRow]:
    """The macros as help and palette list them; `prefix` is the key that comes before theirs."""
    return [
        KeyRow(f"macros.{one.key}", (f"{prefix} {one.key_words}",), one.about, one.about, MACROS.description, one.key)
        for one in macros
    ]


def _actions(value: object) -> list[str]:
    listed = value.get("actions") if isinstance(value, dict) else value
    return listed if isinstance(listed, list) and all(isinstance(one, str) for one in listed) else []


def _about(value: object) -> str:
    about = value.get("description") if isinstance(value, dict) else ""
    return about if isinstance(about, str) else ""


def _wrong_key(key: str, taken: Mapping[str, Macro]) -> str:
    if key == CANCEL:
        return "has the key that cancels"
    if key_name(key) in taken:
        return "has the key of another macro"
    return f"has a key that cannot be: {problem}" if (problem := key_problem(key)) else ""


def _wrong_actions(actions: Sequence[str], known: Mapping[str, Binding]) -> str:
    if not actions:
        return f"should be {_FORM}"
    for action in actions:
        if action == MACRO:
            return "asks for a macro itself"
        if action not in known:
            near = difflib.get_close_matches(action, sorted(known), n=1)
            hint = f'; did you mean "{near[0]}"?' if near else "; the help (?) lists them"
            return f'names "{safe_line(action)}", which is no action{hint}'
    return ""


def _wrong_table(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    if not isinstance(value.get("description", ""), str):
        return f"should be {_FORM}"
    more = [key for key in value if key not in ("actions", "description")]
    return f'has "{safe_line(more[0])}", but only actions and description are known' if more else ""
