"""Themes on terminals of sixteen colors, where the nearest of them would make one light of three.

A theme file may have a table `[sixteen]` of its own; what it leaves out is taken from the table for dark or light.
"""

from collections.abc import Mapping

NAMES = {
    "black": "#000000", "red": "#aa0000", "green": "#00aa00", "brown": "#aa5500", "blue": "#0000aa",
    "magenta": "#aa00aa", "cyan": "#00aaaa", "gray": "#aaaaaa", "dark gray": "#555555", "bright red": "#ff5555",
    "bright green": "#55ff55", "yellow": "#ffff55", "bright blue": "#5555ff", "bright magenta": "#ff55ff",
    "bright cyan": "#55ffff", "white": "#ffffff",
}  # fmt: skip
"""The sixteen, as terminals are told them: these very values are sent as those colors."""

_DARK = {
    "background": "black", "surface": "black", "panel": "blue", "foreground": "gray", "primary": "white",
    "secondary": "cyan", "accent": "bright cyan", "warning": "yellow", "error": "bright red", "success": "bright green",
    "speaker": "bright cyan", "quote": "bright green", "figure": "yellow", "note": "bright magenta", "related": "cyan",
    "unread": "white", "muted": "cyan", "rule": "dark gray",
}  # fmt: skip
_LIGHT = {
    "background": "white", "surface": "white", "panel": "gray", "foreground": "black", "primary": "blue",
    "secondary": "cyan", "accent": "blue", "warning": "red", "error": "red", "success": "green", "speaker": "blue",
    "quote": "green", "figure": "red", "note": "magenta", "related": "cyan", "unread": "blue", "muted": "dark gray",
    "rule": "dark gray",
}  # fmt: skip
PREFIX = "sixteen-"
"""What a theme's own table is kept under, among its variables."""


def sixteen(variables: Mapping[str, str], *, dark: bool) -> dict[str, str]:
    """The variables of a theme with every color one of sixteen."""
    table = {name: NAMES[color] for name, color in (_DARK if dark else _LIGHT).items()}
    own = {name.removeprefix(PREFIX): NAMES[color] for name, color in variables.items() if name.startswith(PREFIX)}
    return {**variables, **table, **own}
