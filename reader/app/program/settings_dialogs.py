"""The settings on the screen: one list, each line a setting and what it is set to; every change is kept at once."""

from collections.abc import Callable

from textual.app import App

from reader.app.action_registry import every_action
from reader.app.dialogs.picker import Choice, Picker
from reader.app.dialogs.press_key import PressKey
from reader.app.dialogs.prompt import Prompt
from reader.app.keys.bindings import key_name
from reader.app.keys.conflicts import key_problem
from reader.app.program.settings import Settings
from reader.app.program.theme_commands import ThemeCommands
from reader.app.session import Session
from reader.config import CHOICES, format_problem

_WORDS = {
    "auto": "what suits the width", "line": "one line a headline", "airy": "with air", "all": "all",
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
            Choice("lights", "Lights in the text", _WORDS[config.lights], "quotes figures dim"),
            Choice("list_form", "Headlines", _WORDS[config.list_form], "density list form"),
            Choice("list_format", "Columns of one-line headlines", config.list_format),
            Choice("refresh_minutes", "Refresh by itself", f"every {every} minutes" if every else "never"),
            Choice("mouse", "Mouse (from the next start)", "the program's" if config.mouse else "the terminal's"),
            Choice("keys", "Keys", f"{len(config.keys)} of your own" if config.keys else "as they are", "shortcut"),
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
        words = "Minutes between two refreshes while the program runs; 0 never. It holds from the next start."
        self._ask_number("refresh_minutes", "Refresh by itself", words, 0, 10_080)

    def _format(self) -> None:
        def take(answer: str | None) -> None:
            if answer is None:
                self.open("list_format")
            elif wrong := format_problem(answer):
                self._say(f"the form {wrong}", problem=True)
                self._format()
            else:
                self._set("list_format", answer)

        words = "In their order: unread time source title figure tags marks; source:20 gives a width."
        self._app.push_screen(Prompt("Columns", words, value=self._session.config.list_format), take)

    def _ask_number(self, name: str, title: str, words: str, least: int, most: int) -> None:
        def take(answer: str | None) -> None:
            if answer is None:
                self.open(name)
            elif answer.isdecimal() and least <= int(answer) <= most:
                self._set(name, int(answer))
            else:
                self._say(f"{answer} is no number from {least} to {most}", problem=True)
                self._ask_number(name, title, words, least, most)

        self._app.push_screen(Prompt(title, words, value=str(getattr(self._session.config, name))), take)

    def _keys(self) -> None:
        """Choose an action, then press the key it is to have."""
        own, actions = self._session.config.keys, every_action()
        choices = [
            Choice(name, f"{binding.tooltip}", _keys_words(own.get(name, binding.key)), f"{name} {binding.description}")
            for name, binding in sorted(actions.items(), key=lambda item: item[1].tooltip)
        ]

        def chosen(name: str | None) -> None:
            if name is None:
                self.open("keys")
            else:
                self._app.push_screen(PressKey(actions[name].tooltip), lambda key: pressed(name, key))

        def pressed(name: str, key: str | None) -> None:
            if key is not None and (wrong := key_problem(key)):
                self._say(f"{key_name(key)} cannot be: {wrong}", problem=True)
            elif key is not None:
                self._settings.keep(name, key, table="keys")
                self._settings.use(self._session.config)
                clashes = self._settings.problems()
                self._say(clashes[0] if clashes else f"{key_name(key)}: {actions[name].tooltip}", problem=bool(clashes))
            self._keys()

        self._app.push_screen(Picker("Which action?", choices, aside_at_right=True), chosen)


def _keys_words(keys: str) -> str:
    return " ".join(key_name(key.strip()) for key in keys.split(","))
