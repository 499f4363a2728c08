"""The list of headlines: holds the rows it shows and a margin, however many stories there are."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime

from textual import events, on
from textual.geometry import Region
from textual.strip import Strip

from reader.app.keys.commands import Commands
from reader.app.rendering.rows.one_line_rows import Column
from reader.app.widgets.cursor_list import CursorRows
from reader.app.widgets.headline_form import HeadlineForm, words_strips
from reader.app.widgets.headline_moves import HeadlineMoves
from reader.app.widgets.headline_selecting import ON_SELECTED, Between, SelectStories
from reader.app.widgets.headline_window import Fetch, Window
from reader.app.widgets.list_drawing import drawn_lines
from reader.app.widgets.rows_in_view import RowInView, changed_regions, filled_from, rows_in_view
from reader.model.queries.query import Query
from reader.model.story import Headline

_PARTS = (
    "title", "unread-title", "source", "changed", "star", "note", "related", "quote", "figure", "read-dot",
    "unread-dot", "bar", "cursor", "bar-here", "cursor-here", "empty", "selected",
)  # fmt: skip


class HeadlineList(CursorRows):
    """Headlines with a cursor."""

    HELP = "The headlines: move, open, mark."
    KIND = "list"
    COMPONENT_CLASSES = {f"list--{part}" for part in _PARTS}
    DEFAULT_CSS = """
    HeadlineList { background: $background; color: $foreground; }
    HeadlineList > .list--title { color: $muted; }
    HeadlineList > .list--unread-title { color: $foreground; }
    HeadlineList > .list--source { color: $muted; }
    HeadlineList > .list--changed { color: $accent; text-style: bold; }
    HeadlineList > .list--star { color: $warning; text-style: bold; }
    HeadlineList > .list--note { color: $note; }
    HeadlineList > .list--related { color: $related; }
    HeadlineList > .list--quote { color: $quote; }
    HeadlineList > .list--figure { color: $figure; text-style: underline; }
    HeadlineList > .list--read-dot { color: $rule; }
    HeadlineList > .list--unread-dot { color: $unread; text-style: bold; }
    HeadlineList > .list--bar { color: $rule; }
    HeadlineList > .list--cursor { background: $surface; }
    HeadlineList > .list--empty { color: $muted; }
    HeadlineList > .list--selected { color: $accent; text-style: bold; }
    HeadlineList > .list--bar-here { color: $accent; }
    HeadlineList > .list--cursor-here { background: $panel; }
    """
    BINDINGS = [*HeadlineMoves.BINDINGS, *SelectStories.BINDINGS]

    def __init__(
        self,
        fetch: Fetch,
        between: Between,
        *,
        now: Callable[[], datetime],
        moved: Callable[[], None],
        selected: Callable[[int], None] = lambda _: None,
        form: str = "auto",
        columns: Sequence[Column] = (),
        id: str | None = None,
    ) -> None:
        """`moved` is called when the user moved the cursor, before anything is drawn; `selected` with how many stories
        are selected, when that changes.

        `form` is "line" for one line for each headline, "airy" for several, "auto" for what suits the width; `columns`
        are those of the one line.
        """
        super().__init__(id=id)
        self.window = Window(fetch)
        self.empty_words = "No stories."
        self.form = HeadlineForm(form, columns, now)
        self._top = 0
        self._moved = moved
        self._strips: dict[tuple[Headline, bool, str], list[Strip]] = {}
        self.selecting = SelectStories(self, between, selected)
        self.moves = HeadlineMoves(self)
        self.commands: tuple[Commands, ...] = (self.moves, self.selecting)

    @property
    def hinted(self) -> Sequence[str]:
        """What can be done with stories selected, and where there is no story."""
        if self.selecting.ids:
            return ON_SELECTED
        return () if self.window.rows else ("feeds.add", "find.search", "list.clear", "list.filter", "help")

    @property
    def current(self) -> Headline | None:
        """The headline under the cursor."""
        return self.window.current

    def show(self, query: Query, empty_words: str, near: Headline | None = None, *, hold: bool = False) -> None:
        """List other stories from the first on, or with the cursor on or next to `near`, without telling.

        `empty_words` say so when there are none; with `hold` that headline is listed in any case.
        """
        self.empty_words = empty_words
        if query != self.window.query:
            self.selecting.end()
        self.window.load(query, near, hold=hold)
        self._top = 0
        self._forget_lines()
        self._keep_in_view()
        self.refresh()

    def reload(self) -> None:
        """Read the rows again, holding the place, without telling."""
        offset = self.window.cursor - self._top
        self.window.reload(hold=True)
        self._top = max(0, self.window.cursor - offset)
        self._forget_lines()
        self._keep_in_view()
        self.refresh()

    def to_edge(self, step: int) -> None:
        """Put the cursor on the first or last headline of the whole list."""
        self.window.to_end() if step > 0 else self.window.to_start()
        self._top = 0
        self._tell()

    def unlisted(self, story_ids: Collection[int]) -> int:
        """How many of these stories belong to the list and are not among the rows held."""
        held = {row.id for row in self.window.rows}
        wanted = tuple(story_id for story_id in story_ids if story_id not in held)
        return self.window.count(wanted) if wanted else 0

    def update_rows(self, changed: Iterable[Headline]) -> None:
        """Rows of stories changed."""
        before = self._in_view()
        for headline in changed:
            self.window.update(headline)
        self._draw_changes(before)

    def select(self, story_id: int) -> bool:
        """Put the cursor on a story when its row is held, without telling."""
        before = self._in_view()
        found = self.window.select(story_id)
        if found:
            self._keep_in_view()
            self._draw_changes(before)
        return found

    def hold(self, shown: Headline) -> None:
        """Put the cursor on the story that is shown, listing it when it is not, without telling."""
        before = self._in_view()
        self.window.hold(shown)
        self._keep_in_view()
        self._draw_changes(before)

    def step(self, step: int, *, unread: bool = False) -> bool:
        """Move the cursor one row, or to the next unread one; whether there was one."""
        before = self._in_view()
        moved = self.window.find(step, lambda row: not row.read) if unread else self.window.move(step)
        self._top -= self.window.dropped
        if moved:
            self._tell(before)
        return moved

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in view; rows drawn before are taken as they are."""
        height, empty = self.size.height, self.row_style("empty", False)
        strips = [] if self.window.rows else words_strips(self.empty_words, self.size.width, empty)
        for row in self._in_view():
            strips += self._row_strips(row.headline, row.here)
        blank = Strip.blank(self.size.width, empty)
        return drawn_lines(self, [*strips, *[blank] * (height - len(strips))], crop)

    def forget_strips(self, *, here: bool = False) -> None:
        """See `CursorRows`."""
        self._strips = {key: strips for key, strips in self._strips.items() if here and not key[1]}

    def redraw_cursor(self) -> None:
        """Draw the row under the cursor, and no other."""
        self.refresh(*(Region(0, row.y, self.size.width, row.height) for row in self._in_view() if row.here))

    def on_resize(self) -> None:
        """Other width, other lines."""
        self._forget_lines()
        self._keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """A click opens the headline under it."""
        row = next((row for row in self._in_view() if row.y <= event.y < row.y + row.height), None)
        if row is not None:
            self.window.cursor = row.number
            self._tell()
            self.moves.action_open()

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def wheeled(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.step(1 if isinstance(event, events.MouseScrollDown) else -1)

    def _tell(self, before: Sequence[RowInView] | None = None) -> None:
        """Draw and tell that the cursor moved; only the rows that changed since `before`."""
        self._keep_in_view()
        self.selecting.moved()
        if before is None:
            self.refresh()
        else:
            self._draw_changes(before)
        self._moved()

    def _in_view(self) -> list[RowInView]:
        return rows_in_view(self.window, self._top, self.form, self.size.width - 2, self.size.height)

    def _draw_changes(self, before: Sequence[RowInView]) -> None:
        """Draw the rows that are not as they were."""
        regions = changed_regions(before, self._in_view(), self.size.width)
        if regions is None:
            self.refresh()
        elif regions:
            self.refresh(*regions)

    def _forget_lines(self) -> None:
        self.form.forget()
        self._strips.clear()

    def _row_strips(self, headline: Headline, here: bool) -> list[Strip]:
        sign = self.selecting.sign(headline.id)
        if (headline, here, sign) not in self._strips:
            self._strips[headline, here, sign] = [
                self.row_strip(pieces, here and bool(pieces), (sign, "selected") if pieces and sign else None)
                for pieces in self.form.lines(self.size.width - 2, headline)
            ]
        return self._strips[headline, here, sign]

    def show_form(self, form: str, columns: Sequence[Column] | None = None) -> None:
        """List headlines in another form; without `columns` in those there were."""
        if self.form.change(form, columns):
            self._forget_lines()
            self._keep_in_view()
            self.refresh()

    def rows_in_view(self) -> int:
        """How many headlines the pane shows."""
        rows = self._in_view()
        return len(rows) - 1 if rows and rows[-1].y + rows[-1].height >= self.size.height else len(rows)

    def _keep_in_view(self) -> None:
        cursor, height = self.window.cursor, self.size.height
        self._top = max(0, min(self._top, cursor))
        if height <= 0 or not self.window.rows:
            return

        def lines(at: int) -> int:
            return len(self.form.lines(self.size.width - 2, self.window.rows[at]))

        used, first = lines(cursor), cursor
        while first > self._top and used + (more := lines(first - 1)) <= height:
            used, first = used + more, first - 1
        self._top = filled_from(first, len(self.window.rows), height, lines)
