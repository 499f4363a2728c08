"""The settings on the screen: one list, each line a setting and what it is set to; every change is kept at once."""

from collections.abc import Callable

from textual.app import App

from reader.app.action_registry import EVERYWHERE, every_action, places_of_actions
from reader.app.dialogs.picker import Choice, Picker
from reader.app.dialogs.press_key import PressKey
from reader.app.dialogs.prompt import Prompt, whole_number
from reader.app.keys.bindings import key_name
from reader.app.keys.conflicts import key_problem
from reader.app.program.settings import Settings
from reader.app.program.theme_commands import ThemeCommands
from reader.app.session import Session
from reader.config import CHOICES, format_problem

_WORDS = {
    "auto": "by the width", "line": "one line each", "airy": "several lines each", "all": "all",
    "quotes": "quotes only", "figures": "figures only", "none": "nothing",
}  # fmt: skip


class SettingsDialogs:
    """Opens the list of settings, and of each what changes it."""

    def __init__(
        self, app: App[None], session: Session, settings: Settings, themes: ThemeCommands, say: Callable[..., None]
    ) -> None:
        self._app, self._session, self._settings, self._themes, self._say = app, session, settings, themes, say

    def open(self, at: str = "") -> None:
        """Show the list."""
        config, paths = self._session.config, self._session.paths
        every = config.refresh_minutes
        choices = [
            Choice("theme", "Theme", config.theme, "color dark light"),
            Choice("text_width", "Width of the text", f"{config.text_width} columns"),
            Choice("lights", "What is lit in the text", _WORDS[config.lights], "lights quotes figures dim"),
            Choice("list_form", "Headlines", _WORDS[config.list_form], "density list form"),
            Choice("list_format", "Columns of one-line headlines", config.list_format),
            Choice("refresh_minutes", "Automatic refresh", f"every {every} minutes" if every else "never"),
            Choice(
                "mouse",
                "Mouse (from the next start)",
                "used by the program" if config.mouse else "left to the terminal",
            ),
            Choice(
                "keys", "Keys", f"{len(config.keys)} of your own" if config.keys else "none of your own", "shortcut"
            ),
            Choice("where.config", "Settings are kept in", str(paths.config_file), "where file"),
            Choice("where.library", "The library is", str(paths.library), "where file database"),
            Choice("where.state", "Drafts and the log are in", str(paths.state_dir), "where file"),
        ]
        openers: dict[str, Callable[[], None]] = {
            "theme": self._theme, "keys": self._keys, "text_width": self._width, "refresh_minutes": self._minutes,
            "list_format": self._format, "mouse": lambda: self._set("mouse", not config.mouse),
            "lights": lambda: self._next("lights", config.lights),
            "list_form": lambda: self._next("list_form", config.list_form),
        }  # fmt: skip

        def chosen(name: str | None) -> None:
            if name in openers:
                openers[name]()
            elif name is not None:
                self.open(name)

        self._app.push_screen(Picker("Settings", choices, at=at, aside_at_right=True), chosen)

    def _set(self, name: str, value: str | int | bool) -> None:
        self._settings.keep(name, value)
        self._settings.use(self._session.config)
        self.open(name)

    def _next(self, name: str, value: str) -> None:
        words = CHOICES[name]
        self._set(name, words[(words.index(value) + 1) % len(words)])

    def _theme(self) -> None:
        before = self._app.theme

        def preview(name: str) -> None:
            self._app.theme = name

        def chosen(name: str | None) -> None:
            if name is None:
                self._app.theme = before
                self.open("theme")
            else:
                self._set("theme", name)

        choices = [Choice(name, name) for name in self._themes.names]
        self._app.push_screen(Picker("Theme", choices, at=before, moved=preview), chosen)

    def _width(self) -> None:
        self._ask_number("text_width", "Width of the text", "Columns of the widest line, 30 to 200.", 30, 200)

    def _minutes(self) -> None:
        words = "Minutes between two refreshes while the program runs, 0 for never. From the next start on."
        self._ask_number("refresh_minutes", "Automatic refresh", words, 0, 10_080)

    def _format(self) -> None:
        def take(answer: str | None) -> None:
            if answer is None:
                self.open("list_format")
            else:
                self._set("list_format", answer)

        words = "The columns in order, out of: unread time source title figure tags marks. source:20 sets a width."
        value = self._session.config.list_format
        self._app.push_screen(Prompt("Columns of one-line headlines", words, value=value, check=_wrong_columns), take)

    def _ask_number(self, name: str, title: str, words: str, least: int, most: int) -> None:
        def take(answer: str | None) -> None:
            if answer is None:
                self.open(name)
            else:
                self._set(name, int(answer))

        value = str(getattr(self._session.config, name))
        self._app.push_screen(Prompt(title, words, value=value, check=whole_number(least, most)), take)

    def _keys(self, at: str = "", problem: str = "") -> None:
        """Choose an action, then press the key it is to have."""
        own, actions, places = self._session.config.keys, every_action(), places_of_actions()
        order = list(dict.fromkeys(places.values()))
        choices = [
            Choice(
                name, binding.tooltip, _keys_words(own.get(name, binding.key)), f"{name} {binding.description}",
                f"In {places[name]}" if places[name] != EVERYWHERE else "Everywhere",
            )
            for name, binding in sorted(actions.items(), key=lambda one: (order.index(places[one[0]]), one[1].tooltip))
        ]  # fmt: skip

        def chosen(name: str | None) -> None:
            if name is None:
                self.open("keys")
            else:
                self._app.push_screen(PressKey(actions[name].tooltip, key_problem), lambda key: pressed(name, key))

        def pressed(name: str, key: str | None) -> None:
            if key is not None:
                self._settings.keep(name, key, table="keys")
                self._settings.use(self._session.config)
            clashes = self._settings.problems()
            self._keys(name, clashes[0] if clashes else "")

        words = "Choose an action, then press the key that is to do it."
        picker = Picker("Keys", choices, at=at, aside_at_right=True, words=words, problem=problem)
        self._app.push_screen(picker, chosen)


def _keys_words(keys: str) -> str:
    return " ".join(key_name(key.strip()) for key in keys.split(","))


def _wrong_columns(line: str) -> str:
    problem = format_problem(line)
    return f"This line {problem}." if problem else ""
