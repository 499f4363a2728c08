"""The settings in use: the config file edited from within, and what of it holds at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.app import App

from reader.app.keys.macros import Macro
from reader.app.program.theme_commands import ThemeCommands
from reader.app.session import Session
from reader.config import Config
from reader.config_writer import save_setting
from reader.errors import ReaderError


class Settings:
    """Takes over what the user set: keys, macros, theme; the width of the text through `taken`."""

    def __init__(
        self,
        app: App[None],
        session: Session,
        themes: ThemeCommands,
        say: Callable[[str], None],
        taken: Callable[[Config], None],
    ) -> None:
        """`taken` is called with settings that have changed."""
        self._app, self._session, self._themes, self._say, self._taken = app, session, themes, say, taken
        self._macros: tuple[Macro, ...] | None = None

    @property
    def macros(self) -> tuple[Macro, ...]:
        """Those of the config file that can be run; they are looked over when first asked for."""
        if self._macros is None:
            from reader.app.config_editor import macros_of

            self._macros = macros_of(self._session.config)[0]
        return self._macros

    def edit(self) -> None:
        """Let the user edit the config file. Raises ReaderError when it cannot be, or says what cannot be."""
        from reader.app.config_editor import edit_config

        self.take(edit_config(self._app, self._session.paths.config_file, self._session.environ))

    def take(self, config: Config) -> None:
        """Theme, keys and width of text hold at once; how often to refresh from the next start."""
        before, self._session.config = self._session.config, config
        if config == before:
            self._say("settings unchanged")
            return
        self._say("settings applied")
        self.use(config)

    def use(self, config: Config) -> None:
        """Let settings hold, as far as they can at once."""
        self._macros = None
        self._app.set_keymap(config.keys)
        self._taken(config)
        if config.theme != self._app.theme:
            self._themes.use(config.theme)

    def keep(self, name: str, value: str | int | bool, *, table: str = "") -> None:
        """Write one setting into the config file; from now on it holds. Why it cannot be written is told."""
        config = self._session.config
        values: dict[str, Any] = {table: {**getattr(config, table), name: value}} if table else {name: value}
        changed = replace(config, **values)
        try:
            save_setting(self._session.paths.config_file, name, value, table=table)
        except ReaderError as error:
            self._say(f"this holds until you quit: {error}")
        self._session.config = changed

    def problems(self) -> list[str]:
        """What the keys and macros of the config file do not do as they say, in words."""
        config = self._session.config
        if not config.keys and not config.macros and not config.commands:
            return []
        from reader.app.config_editor import problems_with_keys

        return problems_with_keys(config, self._session.paths.config_file)
