"""The application: holds what every screen shares, and routes between screens, session and companion process."""

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.dom import DOMNode
from textual.worker import Worker, WorkerState

from reader.app.few_colors import sixteen
from reader.app.keys.bindings import PROGRAM, active_rows, bind, key_name
from reader.app.keys.commands import Commands, call
from reader.app.main.reading_screen import ReadingScreen
from reader.app.messages import (
    Ask,
    BackgroundEnded,
    BackgroundEvent,
    Changed,
    Explain,
    FetchPages,
    KeepSetting,
    MarkAllRead,
    Say,
)
from reader.app.outside.own_commands import read_commands
from reader.app.program.faults import FaultLog
from reader.app.program.fetching import Fetching
from reader.app.program.key_queue import KeyQueue
from reader.app.program.macro_runner import MacroRunner
from reader.app.program.mark_all_read import MarkingAll
from reader.app.program.palette_commands import PaletteCommands
from reader.app.program.settings import Settings
from reader.app.program.theme_commands import ThemeCommands
from reader.app.program.undo_commands import UndoCommands
from reader.app.session import REST_SECONDS, Session
from reader.app.state.drafts import kept_words
from reader.app.textual_adapter import AdaptedApp
from reader.app.themes import own_variables
from reader.config import Config
from reader.errors import ReaderError
from reader.model.queries.query import Query
from reader.model.safe_text import safe_line
from reader.paths import Paths

if TYPE_CHECKING:
    from textual.actions import ActionParseResult


class ReaderApp(AdaptedApp):
    """`reader` on the screen."""

    TITLE = "reader"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS = [
        *MacroRunner.BINDINGS,
        *UndoCommands.BINDINGS,
        *PaletteCommands.BINDINGS,
        *ThemeCommands.BINDINGS,
        bind("q,Q", "quit", "quit", "Quit", id="quit", group=PROGRAM),
    ]

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
        few_colors: bool = False,
        greeting: str = "",
        offered: Sequence[Path] = (),
    ) -> None:
        """Open the library of `paths`; `few_colors`: the terminal has sixteen; `greeting` is said at the start.

        `offered` are files of another reader: one is asked whether to take them over.

        Raises LibraryError in words when the library cannot be used.
        """
        self.faults = FaultLog(paths.log_file, now)
        self._few_colors = few_colors
        self._greeting, self._offered = greeting, offered
        super().__init__(last_words=lambda: self.faults.last_words(sys.exc_info()[1]))
        self._problems: list[str] = []
        self.session = Session(paths, config, now, environ, rest)
        self._query = query
        self._open_story = open_story
        self._with_companion = background
        self.themes = ThemeCommands(self, paths, self.say, self._problems.append)
        self.settings = Settings(self, self.session, self.themes, self.say, lambda taken: self.reading.take(taken))
        self.fetching = Fetching(self.session, self.say, starts=background)
        self.keys = KeyQueue(self, super().on_event, self._unknown_key)
        self.macros = MacroRunner(
            self, self.keys, lambda: self.settings.macros, lambda: read_commands(self.session.config.commands)[0],
            self.say,
        )  # fmt: skip
        undo = UndoCommands(
            self, self.session, lambda: self.reading.main.settle(), lambda effect: self.reading.show_effect(effect)
        )
        palette = PaletteCommands(self, self.session, self.macros, self._open_settings)
        self.commands: tuple[Commands, ...] = (self.macros, undo, self.themes, palette)
        self.marking = MarkingAll(self, self.session, self.say, lambda ids, words: self.reading.all_read(ids, words))
        self.theme = self.themes.first(config.theme)
        self.set_keymap(config.keys)

    def get_css_variables(self) -> dict[str, str]:
        """Textual's variables, with ours whatever the theme."""
        self.theme_variables = own_variables(super().get_css_variables())
        if self._few_colors:
            self.theme_variables = sixteen(self.theme_variables, dark=self.current_theme.dark)
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

    def on_mount(self) -> None:
        """Start what can wait until something is on the screen."""
        self.call_after_refresh(self._after_first_paint)

    def on_unmount(self) -> None:
        """Leave nothing running."""
        self.fetching.stop()
        self.session.close()

    async def on_event(self, event: events.Event) -> None:
        """Keys are taken one by one."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self.keys.take(event)
        else:
            await super().on_event(event)

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
        self.fetching.ask(event.command, event.words, **event.details)

    def on_edit_config(self) -> None:
        """Let the user edit the config file, and take over what can be taken over at once."""
        try:
            self.settings.edit()
            self._tell_problems(self.settings.problems())
        except ReaderError as error:
            self.say(str(error), problem=True)

    def on_keep_setting(self, event: KeepSetting) -> None:
        """Keep a setting, and say so."""
        event.stop()
        self.settings.keep(event.name, event.value, table=event.table)
        if event.words:
            self.say(event.words)

    def on_fetch_pages(self, event: FetchPages) -> None:
        """Have the pages of stories fetched, and say how it goes."""
        asked = [story_id for story_id in event.story_ids if self.fetching.ask("page", story=story_id)]
        self.reading.arrivals.pages_asked(asked)
        if len(asked) < len(event.story_ids):
            self.fetching.refuse()

    def on_mark_all_read(self, event: MarkAllRead) -> None:
        """Everything a list asks for becomes read."""
        self.marking.start(event.query)

    def on_explain(self, event: Explain) -> None:
        """Something is to be explained, wherever it was asked."""
        from reader.app.dialogs.why import WhyDialog

        self.push_screen(WhyDialog(event.title, event.words, event.rows))

    def on_background_event(self, event: BackgroundEvent) -> None:
        """What the companion says goes to the main screen, whichever lies on top."""
        self.reading.take_event(event.event)

    def on_background_ended(self, event: BackgroundEnded) -> None:
        """The companion has died."""
        self.reading.arrivals.background_ended(restarted=not event.words)
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
            if isinstance(action, str):
                done = await call(self if default_namespace is None else default_namespace, action)
                if done is not None:
                    return done
            return await super().run_action(action, default_namespace, namespaces)
        except ReaderError as error:
            self.say(str(error), problem=True)
        except Exception as error:
            self.say(self.faults.words(error), problem=True)
        return True

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker's fault is told in words, and logged when nobody could have foreseen it."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            self.say(str(error) if isinstance(error, ReaderError) else self.faults.words(error), problem=True)

    def handle_bindings_clash(self, clashed_bindings: set[object], node: DOMNode) -> None:  # type: ignore[override]
        """A key of the config file that takes another action's place: `Settings.problems` tells of it."""

    def _unknown_key(self, key: str) -> None:
        """Of a letter or sign that is bound to nothing, say where the keys are listed."""
        if len(name := key_name(key)) == 1:
            row = next((row for row in active_rows(self.screen) if row.id == "help"), None)
            where = f": {row.keys[0]} lists the keys" if row else ""
            self.screen.post_message(Say(f"{name} does nothing here{where}"))

    def _open_settings(self) -> None:
        from reader.app.program.settings_dialogs import SettingsDialogs

        SettingsDialogs(self, self.session, self.settings, self.themes, self.say).open()

    def _after_first_paint(self) -> None:
        # what is there now stays: without looking through it again and again a collection takes no time one could feel
        gc.freeze()
        self.themes.load()
        problems = []
        if self.session.lib.read_only:
            words = self.session.lib.why_read_only.partition(":")[0]
            problems.append(f"{words}: you can read, search and export, but change nothing")
        elif self._with_companion:
            try:
                self.fetching.start(self)
            except OSError as error:
                problems.append(f"the background process cannot be started: {error.strerror}")
        if words := kept_words(self.session.drafts.all()) or self._greeting:
            self.say(words)
        self._tell_problems([*problems, *self.settings.problems()])
        if self._offered:
            self.reading.adding.offer(self._offered)

    def _tell_problems(self, more: list[str]) -> None:
        if problems := [*self._problems, *more]:
            self.say("; ".join(problems), problem=True)
            self._problems.clear()
