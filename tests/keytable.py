"""Writes docs/keys.md from the bindings of every screen: python -m tests.keytable, or make keys."""

import sys
from collections.abc import Mapping
from pathlib import Path

from textual.binding import Binding

from reader.app.action_registry import IN_DIALOGS, actions_at_places, every_action, places_of_actions
from reader.app.keys.bindings import GROUPS, key_name

PAGE = Path(__file__).parent.parent / "docs" / "keys.md"
_INTRODUCTION = """\
# All keys

Written by `make keys` from the program itself. The id in the last column is what an own key is given to in the config
file: `[keys]`, then `"story.next" = "ctrl+n"`. In the program `?` shows the keys of the place one is in.
"""
_HEAD = "## {}\n\n| key | does | in | id |\n|---|---|---|---|"


def page() -> str:
    """The tables: first the screens, a table a group of keys, then lines one types in and dialogs."""
    actions, where, places = every_action(), places_of_actions(), actions_at_places()
    shown: dict[str, Binding] = {}
    for own in places.values():
        for binding in own:
            shown.setdefault(binding.id or "", binding)
    others = {action: actions[action] for action in sorted(actions) if where[action] == IN_DIALOGS}
    tables = [
        f"{_HEAD.format(group.description)}{_rows(mine, where)}\n"
        for group in GROUPS
        if (mine := {action: one for action, one in shown.items() if one.group == group})
    ]
    last = f"{_HEAD.format('In lines one types in, and in dialogs')}{_rows(others, where)}\n"
    return "\n".join([_INTRODUCTION, *tables, last])


def _rows(actions: Mapping[str, Binding], where: Mapping[str, str]) -> str:
    """A line an action: its keys, what it does, and where."""
    return "".join(
        f"\n| {_keys(binding)} | {binding.tooltip} | {where[action]} | `{action}` |"
        for action, binding in actions.items()
    )


def _keys(binding: Binding) -> str:
    names = [key_name(key).replace("|", "\\|") for key in binding.key.split(",")]
    return " ".join("`` ` ``" if name == "`" else f"`{name}`" for name in names)


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
