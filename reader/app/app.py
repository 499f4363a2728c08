"""The application: themes and keys from the user's files, the session, the companion process, and the main screen."""

import contextlib
import gc
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.dom import DOMNode
from textual.worker import Worker, WorkerState

from reader.app.keys.bindings import (
    KEEP,
    PROGRAM,
    active_rows,
    bind,
    key_name,
)
from reader.app.keys.macros import Macro
from reader.app.macro_runner import RunsMacros
from reader.app.main.reading_screen import ReadingScreen
from reader.app.messages import (
    Ask,
    BackgroundEnded,
    BackgroundEvent,
    Changed,
    EditConfig,
    Explain,
    FetchPage,
    LibraryChanged,
    MarkAllRead,
    Say,
)
from reader.app.palette import KeysProvider
from reader.app.session import REST_SECONDS, Effect, Session
from reader.app.themes import (
    DEFAULT_THEME,
    find_theme,
    load_themes,
    own_variables,
)
from reader.config import Config
from reader.errors import ReaderError
from reader.model.action import Action, SetRead
from reader.model.queries.query import Query
from reader.model.safe_text import safe_line
from reader.paths import Paths, open_log, packaged_themes
from reader.store.reading.actions import perform
from reader.store.texts.stories import headlines

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

    from reader.app.companion import Companion


class ReaderApp(RunsMacros):
    """`reader` on the screen."""

    TITLE = "reader"
    COMMANDS = {KeysProvider}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    ENABLE_COMMAND_PALETTE = True
    ESCAPE_TO_MINIMIZE = False
    BINDINGS = [
        bind("u", "undo", "undo", "Take the last thing back", id="undo", group=KEEP),
        bind("ctrl+r", "redo", "redo", "Do again what was taken back", id="redo", group=KEEP),
        bind("question_mark", "help", "keys", "All keys that work here", id="help", group=PROGRAM, show=True),
        bind("colon,ctrl+p", "command_palette", "palette", "Every action by name", id="palette", group=PROGRAM),
        bind("ctrl+t", "next_theme", "theme", "The next theme", id="theme.next", group=PROGRAM),
        bind("q,Q", "quit", "quit", "Quit", id="quit", group=PROGRAM),
    ]
    DEFAULT_CSS = """
    CommandPalette > Vertical { background: $surface; }
    CommandPalette > .command-palette--highlight { text-style: bold underline; }
    """

    def __init__(
        self,
        paths: Paths,
        *,
        config: Config,
        query: Query | None = None,
        open_story: int | None = None,
        background: bool = True,
        now: Callable[[], datetime],
        environ: Mapping[str, str] = os.environ,
        rest: float = REST_SECONDS,
    ) -> None:
        """Open the library of `paths`. Raises LibraryError in words when it cannot be used."""
        self._problems: list[str] = []
        super().__init__()
        self.session = Session(paths, config, now, environ, rest)
        self._query = query
        self._open_story = open_story
        self._with_companion = background
        self._companion: Companion | None = None
        self._theme_names: list[str] = []
        self._macros: tuple[Macro, ...] | None = None
        self.theme = self._first_theme()
        self.set_keymap(config.keys)

    def get_css_variables(self) -> dict[str, str]:
        """Textual's variables, with ours whatever the theme."""
        self.theme_variables = own_variables(super().get_css_variables())
        return self.theme_variables

    def get_default_screen(self) -> ReadingScreen:
        """The main screen is the first one, without an empty one below."""
        return ReadingScreen(self.session, query=self._query, open_story=self._open_story)

    @property
    def reading(self) -> ReadingScreen:
        """The main screen."""
        screen = self.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    @property
    def macros(self) -> tuple[Macro, ...]:
        """Those of the config file that can be run; they are looked over when first asked for."""
        if self._macros is None:
            from reader.app.config_editor import macros_of

            self._macros = macros_of(self.session.config)[0]
        return self._macros

    def on_mount(self) -> None:
        """Start what can wait until something is on the screen."""
        self.call_after_refresh(self._after_first_paint)

    def on_unmount(self) -> None:
        """Leave nothing running."""
        if self._companion:
            self._companion.stop()
        self.session.close()

    def action_undo(self) -> None:
        """Take the last thing back."""
        self._step(self.session.undo)

    def action_redo(self) -> None:
        """Do it again."""
        self._step(self.session.redo)

    def action_help(self) -> None:
        """The keys that work where one is."""
        from reader.app.dialogs.help import HelpScreen

        self.push_screen(HelpScreen([*active_rows(self.screen), *self.macro_rows(self.screen)]))

    def action_next_theme(self) -> None:
        """The next theme, for this sitting."""
        names = self._theme_names
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self.say(f'theme {self.theme}; theme = "{self.theme}" in the config file keeps it')

    def say(self, words: str, *, problem: bool = False) -> None:
        """Tell the user, wherever they are."""
        if self.screen is self.reading:
            self.reading.status.say(words, problem=problem)
        else:
            self.notify(safe_line(words), severity="error" if problem else "information", markup=False)

    def on_say(self, event: Say) -> None:
        """What no screen has taken."""
        self.say(event.words, problem=event.problem)

    def on_changed(self, event: Changed) -> None:
        """Something was done on another screen."""
        self.reading.changed(event.story_ids, event.words, listed=event.listed)

    def on_ask(self, event: Ask) -> None:
        """Hand a command to the companion."""
        if self._companion and self._companion.ask(event.command, **event.details):
            if event.words:
                self.say(event.words)
        elif event.words:
            self._cannot_fetch()

    def on_edit_config(self, event: EditConfig) -> None:
        """Let the user edit the config file, and take over what can be taken over at once."""
        from reader.app.config_editor import edit_config

        try:
            self._take_config(edit_config(self, self.session.paths.config_file, self.session.environ))
        except ReaderError as error:
            self.say(str(error), problem=True)

    def on_fetch_page(self, event: FetchPage) -> None:
        """Have the page of a story fetched, and say how it goes."""
        if self._companion and self._companion.ask("page", story=event.story_id):
            self.reading.page_asked(event.story_id)
        else:
            self._cannot_fetch()

    def on_mark_all_read(self, event: MarkAllRead) -> None:
        """Everything a list asks for becomes read."""
        self._mark_all_read(event.query)

    def on_explain(self, event: Explain) -> None:
        """Something is to be explained, wherever it was asked."""
        from reader.app.dialogs.why import WhyDialog

        self.push_screen(WhyDialog(event.title, event.words, event.rows))

    def on_background_event(self, event: BackgroundEvent) -> None:
        """What the companion says goes to the main screen, whichever lies on top."""
        self.reading.take_event(event.event)

    def on_background_ended(self, event: BackgroundEnded) -> None:
        """The companion has died."""
        self.reading.background_ended(restarted=not event.words)
        if event.words:
            self.say(event.words, problem=True)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run what a key or the palette asks for; a fault in it is told in words and the program goes on."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except ReaderError as error:
            self.say(str(error), problem=True)
        except Exception as error:
            self._fault(error)
        return True

    @work(thread=True, exclusive=True, group="all-read", exit_on_error=False)
    def _mark_all_read(self, query: Query) -> None:
        """Mark everything `query` asks for read; it may be the whole library, so it is done in a thread."""
        lib = self.session.libraries.here()
        ids: list[int] = []
        page = headlines(lib, query, limit=1000)
        while page:
            ids += [row.id for row in page if not row.read]
            page = headlines(lib, query, after=page[-1], limit=1000)
        if not ids:
            self.call_from_thread(self.say, "everything here is read already")
            return
        inverse = perform(lib, SetRead(tuple(ids), True), now=self.session.now())
        self.call_from_thread(self._marked_all, tuple(ids), inverse)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker's fault is told in words, and logged when nobody could have foreseen it."""
        if event.state is not WorkerState.ERROR:
            return
        if isinstance(event.worker.error, ReaderError):
            self.say(str(event.worker.error), problem=True)
        else:
            self._fault(event.worker.error)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Do what a key is bound to; of a letter or sign that is bound to nothing, say where the keys are listed."""
        done = await super()._check_bindings(key, priority)
        if not (done or priority or self.screen.is_modal) and len(name := key_name(key)) == 1:
            row = next((row for row in active_rows(self.screen) if row.id == "help"), None)
            where = f": {row.keys[0]} lists the keys" if row else ""
            self.screen.post_message(Say(f"{name} does nothing here{where}"))
        return done

    def handle_bindings_clash(self, clashed_bindings: set[object], node: DOMNode) -> None:  # type: ignore[override]
        """A key of the config file that takes another action's place: `_check_keys` tells of it, for all panes."""

    def _first_theme(self) -> str:
        """Load the theme asked for; the others can wait. A theme that cannot be used gives way to the default one."""
        wanted, paths = self.session.config.theme, self.session.paths
        if (theme := find_theme(wanted, paths.user_themes, packaged_themes())) is not None:
            self.register_theme(theme)
        if wanted in self.available_themes:
            return wanted
        self._load_themes()
        self._problems.append(f'there is no theme "{safe_line(wanted)}"; there are {", ".join(self._theme_names)}')
        return DEFAULT_THEME if DEFAULT_THEME in self.available_themes else "textual-dark"

    def _take_config(self, config: Config) -> None:
        """Theme, keys and width of text hold at once; how often to refresh from the next start."""
        before, self.session.config = self.session.config, config
        if config == before:
            self.say("settings left as they were")
            return
        self.say("settings taken over")
        self._macros = None
        self.set_keymap(config.keys)
        self.reading.desk.set_measure(config.text_width)
        if config.theme != before.theme:
            self._load_themes()
            if config.theme in self.available_themes:
                self.theme = config.theme
            else:
                self._problems.append(f'there is no theme "{safe_line(config.theme)}"')
        self._check_keys()
        self._tell_problems()

    def _check_keys(self) -> None:
        if self.session.config.keys or self.session.config.macros:
            from reader.app.config_editor import problems_with_keys

            self._problems += problems_with_keys(self.session.config)

    def _tell_problems(self) -> None:
        if self._problems:
            self.say("; ".join(self._problems), problem=True)
            self._problems.clear()

    def _load_themes(self) -> None:
        if self._theme_names:
            return
        themes = load_themes(packaged_themes(), self.session.paths.user_themes)
        self._problems += themes.problems
        self._theme_names = [theme.name for theme in themes.good]
        for theme in themes.good:
            if theme.name != self.theme:
                self.register_theme(theme)

    def _after_first_paint(self) -> None:
        # what is there now stays: without looking through it again and again a collection takes no time one could feel
        gc.freeze()
        self._load_themes()
        if self.session.lib.read_only:
            words = self.session.lib.why_read_only.partition(":")[0]
            self._problems.append(f"{words}: you can read, search and export, but change nothing")
        elif self._with_companion:
            from reader.app.companion import Companion, companion_command

            config = self.session.config
            command = companion_command(
                self.session.paths.library,
                every_minutes=config.refresh_minutes,
                battery=config.analysis_battery,
                load=config.analysis_load,
                backup=config.daily_backup,
            )
            self._companion = Companion(command, self.session.paths.log_file, self)
            try:
                self._companion.start()
            except OSError as error:
                self._problems.append(f"the background process cannot be started: {error.strerror}")
        self._check_keys()
        self._tell_drafts()
        self._tell_problems()

    def _tell_drafts(self) -> None:
        """Say which notes were begun and are in no library yet."""
        if drafts := self.session.drafts.all():
            more = f" and {len(drafts) - 1:,} more" if len(drafts) > 1 else ""
            where = f"“{safe_line(drafts[-1].title)}”{more}"
            self.say(f"a note begun on {where} is kept: open the story and press a to go on")

    def _cannot_fetch(self) -> None:
        why = "this library is read-only" if self.session.lib.read_only else "the background process does not run"
        self.say(f"{why}: nothing can be fetched now", problem=True)

    def _step(self, step: Callable[[], Effect]) -> None:
        self.reading.desk.settle()
        try:
            effect = step()
        except ReaderError as error:
            self.say(str(error))
            return
        if effect.draft is not None:
            self.reading.desk.write_on(effect.draft)
            return
        self.reading.changed(effect.story_ids, effect.words, listed=effect.listed)
        if self.screen is not self.reading:
            self.screen.post_message(LibraryChanged(effect.words))

    def _marked_all(self, ids: tuple[int, ...], inverse: Action) -> None:
        words = f"marked {len(ids):,} stories read"
        self.session.history.did(inverse, words)
        self.reading.desk.headlines.window.mark_all_read()
        self.reading.changed(ids[:1], f"{words}: u takes it back")
        self.reading.desk.headlines.refresh()

    def _fault(self, error: BaseException | None) -> None:
        self._write_down(error)
        words = safe_line(f"{type(error).__name__}: {error}")
        self.say(f"that failed unexpectedly ({words}); it is written to {self.session.paths.log_file}", problem=True)

    def _fatal_error(self) -> None:
        """A fault in drawing or routing ends the program, in words: Textual would print a traceback."""
        self._write_down(sys.exc_info()[1])
        where = self.session.paths.log_file
        words = f"reader stopped on an unexpected error, written to {where}. What you did is saved.\n"
        self._exit_renderables.append(Text(words))
        self._close_messages_no_wait()

    def _write_down(self, error: BaseException | None) -> None:
        with contextlib.suppress(OSError), open_log(self.session.paths.log_file) as file:
            file.write(f"{self.session.now():%Y-%m-%d %H:%M:%S} app\n")
            traceback.print_exception(error, file=file)
