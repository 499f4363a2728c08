"""Finding an action: the palette by name, the help by key, the settings."""

from collections.abc import Awaitable, Callable, Container, Sequence

from textual.app import App
from textual.dom import DOMNode

from reader.app.keys.bindings import GROUPS, MOVE, PROGRAM, KeyRow, active_rows, bind, rows
from reader.app.keys.commands import Commands
from reader.app.messages import Changed, Say
from reader.app.outside.own_commands import command_rows
from reader.app.program.macro_runner import MacroRunner
from reader.app.session import Session

SYNONYMS = {
    "settings": "preferences options configuration config",
    "theme.next": "color colour dark light appearance",
    "feeds.add": "subscribe new feed import starter list suggestions",
    "text.narrower": "width columns measure",
    "text.wider": "width columns measure",
    "list.form": "density compact rows layout",
    "story.remove": "remove delete",
    "notes.export": "save write out obsidian org csv",
    "feeds.refresh": "reload fetch update",
    "text.lights": "highlight dim colors",
    "statement.correct": "wrong speaker not this person not a statement role correction fix",
    "lens.corrections": "corrections wrong speakers list",
    "sources.open": "folders rename mute pause views unsubscribe",
    "text.known": "read before repeated similar",
    "lens.versions": "changes diff history",
    "search.watch": "alert notify follow bell",
    "quit": "exit close leave",
    "samples.remove": "remove sample stories examples",
}
"""Other words a person may look for an action with."""
Run = Callable[[], Awaitable[object]]


class PaletteCommands(Commands):
    """Lists what works where one is, and runs what is chosen."""

    BINDINGS = [
        bind("question_mark", "help", "keys", "All keys that work here", id="help", group=PROGRAM, show=True),
        bind("colon,ctrl+p", "palette", "palette", "Every action by name", id="palette", group=PROGRAM),
        bind("C", "settings", "settings", "Settings, kept in the config file", id="settings",
             group=PROGRAM),
    ]  # fmt: skip

    def __init__(self, app: App[None], session: Session, macros: MacroRunner, settings: Callable[[], None]) -> None:
        """`settings` opens the settings."""
        self._app, self._session, self._macros, self._settings = app, session, macros, settings

    def action_help(self) -> None:
        """The keys that work where one is."""
        from reader.app.dialogs.help import HelpScreen

        screen = self._app.screen
        self._app.push_screen(HelpScreen([*active_rows(screen), *self._own_rows(), *self._macros.rows(screen)]))

    def action_settings(self) -> None:
        """The settings."""
        self._settings()

    def action_palette(self) -> None:
        """Every action that works here, by name."""
        from reader.app.dialogs.picker import Choice, Picker

        found = {row.id: (row, run) for row, run in self._actions()}
        hinted = {one.binding.id for one in self._app.screen.active_bindings.values() if one.binding.show}
        choices = [
            Choice(
                row.id, row.help, " ".join(row.keys), f"{row.label} {row.group} {SYNONYMS.get(row.id, '')}",
                _HINTED if row.id in hinted else row.group,
            )
            for row, _ in found.values()
        ]  # fmt: skip

        async def chosen(name: str | None) -> None:
            if name is not None:
                await found[name][1]()

        self._app.push_screen(Picker("Every action here", choices, aside_at_right=True), chosen)

    def _actions(self) -> list[tuple[KeyRow, Run]]:
        """The actions with what runs them: what the hints show first, then by group, walking and scrolling last."""
        app = self._app
        active = [one for one in app.screen.active_bindings.values() if one.enabled]
        nodes = {one.binding.id: one.node for one in active}
        shown = {one.binding.id for one in active if one.binding.show}
        found: list[tuple[KeyRow, Run]] = []
        for row in sorted(rows(one.binding for one in active), key=lambda row: _place(row, shown)):

            async def call(action: str = row.action, node: DOMNode = nodes[row.id]) -> None:
                await app.run_action(action, node)

            found.append((row, call))
        for row in self._own_rows():

            async def command(action: str = row.action) -> None:
                await app.run_action(action, app.screen.query_one("#main"))

            found.append((row, command))
        for row in self._macros.rows(app.screen):

            async def run(key: str = row.action) -> None:
                self._macros.run(key)

            found.append((row, run))
        if app.screen is app.screen_stack[0]:
            found.append((_samples_row(), self._remove_samples))
        return found

    def _own_rows(self) -> list[KeyRow]:
        """The user's own commands without a key, where there is a story for them."""
        on_main = self._app.screen is self._app.screen_stack[0]
        return command_rows(self._session.config) if on_main else []

    async def _remove_samples(self) -> None:
        from reader.sample import remove

        gone = remove(self._session.lib)
        words = (
            f"{gone} sample stories removed; what you noted, tagged or starred stays"
            if gone
            else "there are no sample stories"
        )
        self._app.post_message(Changed((), words, listed=True) if gone else Say(words))


_HINTED = "Most used"
"""The heading of what the hints line shows."""


def _samples_row() -> KeyRow:
    words = "Remove the sample stories (reader sample add brings them back)"
    return KeyRow("samples.remove", (), "samples", words, "Feeds", "")


def _place(row: KeyRow, shown: Container[str | None]) -> tuple[bool, bool, bool, int]:
    groups: Sequence[str] = [group.description for group in GROUPS]
    return row.group == MOVE.description, row.id[-1].isdigit(), row.id not in shown, groups.index(row.group)
