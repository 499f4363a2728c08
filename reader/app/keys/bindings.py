"""Keys, declared once beside the action they call; help, palette, hints and README derive from the declarations."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding
from textual.keys import key_to_character
from textual.screen import Screen

MOVE = Binding.Group("Move")
READ = Binding.Group("Read")
MARKS = Binding.Group("Marks")
KEEP = Binding.Group("Keep")
FIND = Binding.Group("Find")
TAKE = Binding.Group("Copy and export")
FEEDS = Binding.Group("Feeds")
SHOW = Binding.Group("Show")
MACROS = Binding.Group("Macros")
PROGRAM = Binding.Group("Program")
GROUPS = (MOVE, READ, MARKS, KEEP, FIND, TAKE, FEEDS, SHOW, MACROS, PROGRAM)
"""In the order of the help screen."""

_SHORT = {
    "left_square_bracket": "[", "right_square_bracket": "]", "left_parenthesis": "(", "right_parenthesis": ")",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "less_than_sign": "<", "greater_than_sign": ">",
    "slash": "/", "question_mark": "?", "asterisk": "*", "plus": "+", "number_sign": "#", "colon": ":",
    "vertical_line": "|", "comma": ",", "semicolon": ";", "full_stop": ".", "circumflex_accent": "^",
    "grave_accent": "`", "tilde": "~", "ampersand": "&",
    "escape": "Esc", "enter": "Enter", "space": "Space", "tab": "Tab", "shift+tab": "Shift+Tab", "up": "↑",
    "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
    "delete": "Del", "equals_sign": "=", "minus": "-", "underscore": "_", "exclamation_mark": "!",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An action with its keys, as help and palette show it."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    action: str
    """The action with the node it belongs to left out."""


def bind(
    keys: str, action: str, label: str, help: str, *, id: str, group: Binding.Group, show: bool = False
) -> Binding:
    """A binding with everything help, palette, hints and the config file need; `show` puts it in the hints line."""
    return Binding(keys, action, label, show=show, tooltip=help, id=id, group=group)


def row_moves(list_id: str, row: str, *pages: Binding) -> list[Binding]:
    """The keys every list of rows has; `pages` are those of longer steps, which differ from list to list."""
    return [
        bind("j,down", "move(1)", "move", f"Next {row}", id=f"{list_id}.down", group=MOVE, show=True),
        bind("k,up", "move(-1)", "move", f"Previous {row}", id=f"{list_id}.up", group=MOVE, show=True),
        *pages,
        bind("g,home", "end(-1)", "first", f"To the first {row}", id=f"{list_id}.first", group=MOVE),
        bind("G,end", "end(1)", "last", f"To the last {row}", id=f"{list_id}.last", group=MOVE),
    ]


def page_moves(part_id: str, of_what: str = "") -> list[Binding]:
    """The keys by which a text or the headlines go on by half a page and a page."""
    return [
        bind("ctrl+d", "page(0.5)", "half page", f"Half a page{of_what} down", id=f"{part_id}.half.down", group=MOVE),
        bind("ctrl+u", "page(-0.5)", "half page", f"Half a page{of_what} up", id=f"{part_id}.half.up", group=MOVE),
        bind("ctrl+f,pagedown", "page(1)", "page", f"A page{of_what} down", id=f"{part_id}.page.down", group=MOVE),
        bind("ctrl+b,b,pageup", "page(-1)", "page", f"A page{of_what} up", id=f"{part_id}.page.up", group=MOVE),
    ]


def key_name(key: str) -> str:
    """A key as people write it: ctrl+d is ^D, upper_g is G."""
    if key in _SHORT:
        return _SHORT[key]
    if key.startswith("ctrl+"):
        return "^" + key_name(key[5:]).upper()
    if key.startswith("shift+"):
        return "Shift+" + key_name(key[6:])
    if key.startswith("upper_"):
        return key.removeprefix("upper_").upper()
    sign = key_to_character(key)
    return sign if sign and sign.isprintable() else key


def rows(bindings: Iterable[Binding]) -> list[KeyRow]:
    """The bindings that have an id, keys of one id together, in order of declaration."""
    found: dict[str, KeyRow] = {}
    for binding in bindings:
        if not binding.id:
            continue
        keys = {*(found[binding.id].keys if binding.id in found else ()), key_name(binding.key)}
        found[binding.id] = KeyRow(
            binding.id,
            tuple(sorted(keys, key=_plainness)),
            binding.description,
            binding.tooltip,
            binding.group.description if binding.group else "",
            binding.action,
        )
    return list(found.values())


def _plainness(key: str) -> tuple[bool, bool, str]:
    """Enter and letters first, then other words and arrows, then keys with a modifier."""
    return key.startswith(("^", "Shift")), key != "Enter" and (len(key) > 1 or not key.isascii()), key


def active_rows(screen: Screen[object]) -> list[KeyRow]:
    """What can be pressed on `screen` where its focus stands."""
    return rows(active.binding for active in screen.active_bindings.values() if active.enabled)
