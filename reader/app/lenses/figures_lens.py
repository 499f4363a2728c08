"""Figures of many stories, those of one thing together: at the left the things, at the right their values."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from reader.app.keys.bindings import MARKS, bind
from reader.app.keys.places import Places
from reader.app.lenses.lens import Lens, LensList, LensRow, widen
from reader.app.lenses.read_aside import read_aside
from reader.app.lenses.scopes import Scopes
from reader.app.messages import Explain, LibraryChanged, Say
from reader.app.rendering.pieces import Piece
from reader.app.rendering.rows.figure_rows import plot_lines, thing_lines, value_lines, why_verdict
from reader.app.rendering.why_text import why_figure
from reader.app.rendering.wrap import cut
from reader.app.session import Session
from reader.app.state.figure_groups import Thing, Value, things
from reader.app.state.watchable import of_figure
from reader.app.watch_commands import WatchCommands
from reader.app.widgets.hint_line import PaneRule
from reader.model.safe_text import safe_line
from reader.store.annotations.figures import figures
from reader.store.file.library import Library
from reader.store.search.saved_searches import SavedSearch

_LONGEST_NAME = 48

Read = Callable[[Library, str, tuple[int, ...]], Sequence[Thing]]
"""What finds the things whose words hold a text, in some stories or, without any, in all."""


def read_things(lib: Library, text: str, story_ids: tuple[int, ...]) -> list[Thing]:
    """See `Read`."""
    return things(figures(lib, text, story_ids=story_ids))


class FiguresScreen(Lens):
    """The lens "figures"."""

    BINDINGS = [
        widen("figures"),
        bind("i", "why", "why", "What this figure says, of what, and on whose word", id="figures.why", group=MARKS,
             show=True),
        *WatchCommands.BINDINGS,
    ]  # fmt: skip
    PLACES: ClassVar[Places] = {"the figures lens": (LensList,)}
    left_title, right_title = "What is measured", "values, newest first"

    def __init__(self, session: Session, scopes: Scopes | None = None, read: Read = read_things) -> None:
        """`read` is called in a thread; see `Lens`."""
        super().__init__(session, scopes)
        self._read = read
        self._watches = WatchCommands(session, self._to_watch, self, lambda: self.master.draw_again())
        self.commands = (*self.commands, self._watches)

    def fill(self, text: str) -> None:
        """Things whose words hold the text; to line up the figures of many stories takes a while."""
        if self.master.current is None:
            self.master.show((), "Reading the figures…")
        story_ids = self.story_ids
        read_aside(self, "figures", lambda lib: self._read(lib, text, story_ids), partial(self._show, text))

    def _show(self, text: str, found: Sequence[Thing]) -> None:
        count = f"{len(found):,} thing{'s' * (len(found) != 1)}"
        self.status.place = f"Figures{self.where}: {count}" + (f" with {text}" if text else "")
        self._watches.read()
        rows = [LensRow(partial(self._thing_lines, one), key=one) for one in found]
        self.master.show(rows, f"No figure with {text}." if text else self.nothing("figures"))

    def follow(self, row: LensRow | None) -> None:
        """The values of a thing, its course above the first."""
        thing = row.key if row is not None and isinstance(row.key, Thing) else None
        rule = self.query_one("#right PaneRule", PaneRule)
        rule.title = f"{cut(thing.name, _LONGEST_NAME)}: {self.right_title}" if thing else self.right_title
        self.detail.show([self._row(value, thing) for value in thing.values] if thing else [], "")

    def on_library_changed(self, event: LibraryChanged) -> None:
        """Something was undone or done again."""
        self.status.say(event.words)
        self._watches.read()
        self.master.draw_again()

    def action_why(self) -> None:
        """Explain the value at hand; from the left list, the latest one that a verdict is given on."""
        lens = self.detail if self.detail.has_focus else self.master
        key = lens.current.key if lens.current else None
        value = next((one for one in key.values if one.verdict), key.values[0]) if isinstance(key, Thing) else key
        if isinstance(value, Value):
            row = value.row
            rows = (*why_figure(row.figure, safe_line(row.source), row.origin), *why_verdict(value))
            self.post_message(Explain(f"The figure {safe_line(row.words)}", row.sentence, rows))
        else:
            self.post_message(Say("no figure here"))

    def _row(self, value: Value, thing: Thing) -> LensRow:
        now = self.session.now()
        top = thing if value is thing.values[0] else None
        head = len(plot_lines(thing.course, self.detail.size.width, now)) if top else 0
        return LensRow(
            lambda width: value_lines(value, width, now, top),
            answer=(value.row.story_id, value.row.figure.lit),
            key=value,
            head=head,
        )

    def _to_watch(self) -> SavedSearch | str:
        thing = self.master.current.key if self.master.current else None
        return of_figure(thing.name) if isinstance(thing, Thing) else "no figure here to watch"

    def _thing_lines(self, thing: Thing, width: int) -> list[list[Piece]]:
        return thing_lines(thing, width, watched=self._watches.holds(of_figure(thing.name)))
