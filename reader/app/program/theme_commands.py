"""The theme in use: the one the config file names, or the next one at a key."""

from collections.abc import Callable

from textual.app import App

from reader.app.keys.bindings import PROGRAM, bind
from reader.app.keys.commands import Commands
from reader.app.messages import KeepSetting
from reader.app.themes import DEFAULT_THEME, find_theme, load_themes
from reader.model.safe_text import safe_line
from reader.paths import Paths, packaged_themes


class ThemeCommands(Commands):
    """Themes of the package and of the user, read when they are needed."""

    BINDINGS = [bind("ctrl+t", "next_theme", "theme", "The next theme", id="theme.next", group=PROGRAM)]

    def __init__(
        self, app: App[None], paths: Paths, say: Callable[[str], None], problem: Callable[[str], None]
    ) -> None:
        """`problem` is told in words what is wrong with a theme."""
        self._app, self._paths, self._say, self._problem = app, paths, say, problem
        self._names: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        """All that can be used."""
        self.load()
        return tuple(self._names)

    def first(self, wanted: str) -> str:
        """Load the theme asked for; the others can wait. One that cannot be used gives way to the default one."""
        app = self._app
        if (theme := find_theme(wanted, self._paths.user_themes, packaged_themes())) is not None:
            app.register_theme(theme)
        if wanted in app.available_themes:
            return wanted
        self._problem(f'there is no theme "{safe_line(wanted)}"; there are {", ".join(self.names)}')
        return DEFAULT_THEME if DEFAULT_THEME in app.available_themes else "textual-dark"

    def load(self) -> None:
        """Load all of them, once."""
        if self._names:
            return
        themes = load_themes(packaged_themes(), self._paths.user_themes)
        for words in themes.problems:
            self._problem(words)
        self._names = [theme.name for theme in themes.good]
        for theme in themes.good:
            if theme.name != self._app.theme:
                self._app.register_theme(theme)

    def use(self, name: str) -> None:
        """Change to the theme of that name."""
        self.load()
        if name in self._app.available_themes:
            self._app.theme = name
        else:
            self._problem(f'there is no theme "{safe_line(name)}"')

    def action_next_theme(self) -> None:
        """The next theme, kept."""
        names, now = self.names, self._app.theme
        self._app.theme = names[(names.index(now) + 1) % len(names)] if now in names else names[0]
        self._app.post_message(KeepSetting("theme", self._app.theme, f"theme {self._app.theme}"))
