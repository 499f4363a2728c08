"""Beside the story: who speaks, the figures, related stories and notes; every row leads somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events, on
from textual.actions import SkipAction
from textual.geometry import Region
from textual.strip import Strip

from reader.app.keys.bindings import (
    KEEP,
    MARKS,
    MOVE,
    bind,
    row_moves,
)
from reader.app.messages import (
    GoToPane,
    GoToPassage,
    NoteAsked,
    OpenStory,
    Say,
    WhyAsked,
)
from reader.app.rendering.pieces import Piece
from reader.app.rendering.rows.side_pane_fit import drawn_rows, fair_shares, fitted
from reader.app.rendering.rows.side_pane_rows import Section, SideRow, heading_line, unfolded
from reader.app.widgets.cursor_list import CursorRows
from reader.app.widgets.list_drawing import drawn_lines
from reader.model.document import Span

_PARTS = (
    "heading", "rule", "quiet", "speaker", "unnamed", "quote", "doubtful", "figure", "related", "reason", "passage",
    "note", "more", "bar", "cursor", "bar-here", "cursor-here",
)  # fmt: skip

_LEAST_WIDTH = 6
"""Columns up to which nothing is drawn."""
LEAST_LINES = 8
"""Lines a section gets however low the screen is: the pane scrolls."""
WEIGHTS = {"Speakers": 4, "Related": 4}
"""Shares of the room, where not three: these take most lines a row."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A line of the pane: its pieces, and the row it belongs to (None for headings and air)."""

    pieces: list[Piece]
    row: SideRow | None = None
    section: int = -1


class SidePane(CursorRows):
    """Speakers, Figures, Related and Notes of the story at hand."""

    HELP = "Speakers, figures, related stories and notes of the story."
    KIND = "side"
    COMPONENT_CLASSES = {f"side--{part}" for part in _PARTS}
    DEFAULT_CSS = """
    SidePane { background: $background; color: $foreground; }
    SidePane > .side--heading { color: $foreground; text-style: bold; }
    SidePane > .side--rule { color: $rule; }
    SidePane > .side--quiet { color: $muted; }
    SidePane > .side--speaker { color: $speaker; text-style: bold; }
    SidePane > .side--unnamed { color: $muted; text-style: italic; }
    SidePane > .side--quote { color: $quote; text-style: italic; }
    SidePane > .side--doubtful { color: $muted; text-style: italic; }
    SidePane > .side--figure { color: $figure; text-style: underline; }
    SidePane > .side--related { color: $related; }
    SidePane > .side--reason { color: $foreground; }
    SidePane > .side--passage { color: $foreground; background: $note 22%; }
    SidePane > .side--note { color: $note; }
    SidePane > .side--more { color: $accent; }
    SidePane > .side--bar { color: $rule; }
    SidePane > .side--cursor { background: $background; }
    SidePane > .side--bar-here { color: $accent; }
    SidePane > .side--cursor-here { background: $panel; }
    """
    BINDINGS = [
        *row_moves("side", "row"),
        bind("ctrl+d,ctrl+f,pagedown", "section(1)", "section", "Next section", id="side.section.next", group=MOVE,
             show=True),
        bind("ctrl+u,ctrl+b,pageup", "section(-1)", "section", "Previous section", id="side.section.previous",
             group=MOVE),
        bind("enter,space", "choose", "show", "Jump to the passage, open the related story", id="side.choose",
             group=MARKS, show=True),
        bind("h,left,escape,q", "leave", "story", "Back to the text", id="side.leave", group=MOVE, show=True),
        bind("i", "why", "why", "Why this is lit, or related: the shared passages", id="side.why", group=MARKS,
             show=True),
        bind("a", "note(False)", "note", "Change this note, else write one", id="note.change",
             group=KEEP),
        bind("delete,backspace", "note(True)", "delete note", "Delete this note or highlight", id="note.delete",
             group=KEEP),
    ]  # fmt: skip

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sections: tuple[Section, ...] = ()
        self._opened: set[str] = set()
        """Titles of the sections that are shown whole."""
        self._unfolded: set[SideRow] = set()
        self._cursor: SideRow | None = None
        self._top = 0
        self._shown: list[_Shown] = []
        self._strips: dict[tuple[int, bool], Strip] = {}

    @property
    def current(self) -> SideRow | None:
        """The row under the cursor."""
        return self._cursor

    def show(self, sections: Sequence[Section], *, same_story: bool) -> None:
        """Show a story's sections; of the same story, the place and what was opened are kept."""
        if same_story and self.sections == tuple(sections):
            return
        before, self.sections = _notes(self.sections), tuple(sections)
        if not same_story:
            self._opened, self._unfolded, self._top, self._cursor = set(), set(), 0, None
        self._compose_lines()
        written = [row for row in _notes(self.sections) if row not in before]
        if same_story and len(written) == 1:
            self._bring(written[0])

    def select(self, span: Span) -> None:
        """Put the cursor on the row of a mark, opening its section when the row is among those held back."""
        for section in self.sections:
            for row in unfolded(section.rows, section.rows):
                if row.kind != "person" and span in row.spans:
                    self._bring(row)
                    return

    def go_to_section(self, title: str) -> None:
        """Put the cursor on the first row of a section."""
        for number, section in enumerate(self.sections):
            if section.title == title:
                rows = [shown.row for shown in self._shown if shown.section == number and shown.row]
                if rows:
                    self._put(rows[0])

    def action_move(self, step: int) -> None:
        """Another row; a mark is shown in the text at once."""
        rows = self._rows()
        if not rows:
            self.post_message(Say("nothing to choose here"))
            return
        index = rows.index(self._cursor) + step if self._cursor in rows else 0
        if 0 <= index < len(rows):
            self._put(rows[index])
            self._follow()
        elif step < 0:
            self._scroll_rows(0)
        else:
            self._scroll_rows(len(self._shown))

    def action_end(self, step: int) -> None:
        """The first or last row."""
        if rows := self._rows():
            self._put(rows[0 if step < 0 else -1])
            self._follow()

    def action_section(self, step: int) -> None:
        """The first row of the next section that has rows."""
        here = next((shown.section for shown in self._shown if shown.row == self._cursor), 0)
        for number in range(here + step, len(self.sections) if step > 0 else -1, step):
            rows = [shown.row for shown in self._shown if shown.section == number and shown.row]
            if rows:
                self._put(rows[0])
                self._follow()
                return
        self.post_message(Say("no further section" if step > 0 else "no earlier section"))

    def action_choose(self) -> None:
        """Follow the row at hand."""
        row = self._cursor
        if row is None:
            self.post_message(Say("nothing to choose here"))
        elif row.kind == "more":
            self._opened.add(self.sections[next(one.section for one in self._shown if one.row == row)].title)
            before = self._rows()
            self._compose_lines()
            self._put(next(row for row in self._rows() if row not in before))
        elif row.held:
            self._unfolded ^= {row}
            self._compose_lines()
            self._put(row)
        elif row.story_id:
            self.post_message(OpenStory(row.story_id))
        elif row.spans:
            self.post_message(GoToPassage(row.spans, focus=True))
        elif row.note_id:
            self.post_message(NoteAsked(row.note_id))

    def action_leave(self) -> None:
        """Back to the text."""
        self.post_message(GoToPane("story"))

    def action_why(self) -> None:
        """Tell why the mark at hand is lit, or show what the related story at hand shares with this one."""
        row = self._cursor
        if row and row.kind == "related":
            self.post_message(WhyAsked(None, row.story_id))
        elif row and row.spans and row.kind not in ("note", "asked"):
            self.post_message(WhyAsked(row.spans[0]))
        else:
            self.post_message(Say("the cursor is not on a mark or a related story"))

    def action_note(self, delete: bool) -> None:
        """Write the note at hand anew, or take it away; u brings it back."""
        if self._cursor and self._cursor.note_id:
            self.post_message(NoteAsked(self._cursor.note_id, delete=delete))
        elif delete:
            self.post_message(Say("the cursor is not on a note"))
        else:
            raise SkipAction

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in view; those drawn before are taken as they are."""
        height = self.size.height
        strips = [self._strip(number) for number in range(self._top, min(self._top + height, len(self._shown)))]
        blank = Strip.blank(self.size.width, self.row_style("quiet", False))
        return drawn_lines(self, [*strips, *[blank] * (height - len(strips))], crop)

    def forget_strips(self, *, here: bool = False) -> None:
        """See `CursorRows`."""
        self._strips = {key: strip for key, strip in self._strips.items() if here and not key[1]}

    def on_resize(self) -> None:
        """Other width, other lines; the row at hand stays in view, also one chosen while the pane was hidden."""
        wanted = self._cursor
        self._compose_lines()
        if wanted is not None:
            self._bring(wanted)

    def on_click(self, event: events.Click) -> None:
        """A click follows the row under it."""
        number = self._top + event.y
        if 0 <= number < len(self._shown) and (row := self._shown[number].row):
            self._put(row)
            self.action_choose()

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def wheeled(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        """The wheel scrolls."""
        event.stop()
        self._scroll_rows(self._top + (3 if isinstance(event, events.MouseScrollDown) else -3))

    def _strip(self, number: int) -> Strip:
        shown = self._shown[number]
        here = shown.row is not None and shown.row == self._cursor
        if (number, here) not in self._strips:
            self._strips[number, here] = self.row_strip(shown.pieces, here)
        return self._strips[number, here]

    def _rows(self) -> list[SideRow]:
        return list(dict.fromkeys(shown.row for shown in self._shown if shown.row))

    def _follow(self) -> None:
        if self._cursor and self._cursor.spans:
            self.post_message(GoToPassage(self._cursor.spans, focus=False))

    def _compose_lines(self) -> None:
        width, height = self.size.width - 2, self.size.height
        if self.size.width <= _LEAST_WIDTH or height <= 0:
            return
        sections = [replace(one, rows=unfolded(one.rows, self._unfolded)) for one in self.sections]
        blocks = [
            drawn_rows(section.rows, width, None if section.title in self._opened else height) for section in sections
        ]
        wants = [sum(len(one.lines) for one in block) for block in blocks]
        shares = fair_shares(
            wants, [WEIGHTS.get(section.title, 3) for section in sections], height - 2 * len(blocks) + 1
        )
        self._shown, spare = [], 0
        self._strips.clear()
        for number, (section, block) in enumerate(zip(sections, blocks, strict=True)):
            if number:
                self._shown.append(_Shown([]))
            self._shown.append(_Shown(heading_line(section, width)))
            room = wants[number] if section.title in self._opened else max(shares[number] + spare, LEAST_LINES)
            before = len(self._shown)
            for one in fitted(section, block, room, width):
                row = one.row if one.row.can_choose else None
                self._shown += [_Shown(pieces, row, number) for pieces in one.lines]
            spare = max(0, room - (len(self._shown) - before))
        self._cursor = _same(self._rows(), self._cursor)
        self._scroll_rows(self._top)

    def _bring(self, row: SideRow) -> None:
        """Put the cursor on a row, opening what holds it back; a hidden pane does so when it is shown."""
        if not self._shown or self.size.width <= _LEAST_WIDTH:
            self._cursor = row
            return
        section = next((one for one in self.sections if row in unfolded(one.rows, one.rows)), None)
        if section is not None and row not in self._rows():
            self._unfolded |= {one for one in section.rows if row in one.held}
            self._compose_lines()
        if section is not None and row not in self._rows():
            self._opened.add(section.title)
            self._compose_lines()
        self._put(row)

    def _put(self, row: SideRow) -> None:
        self._cursor = row
        numbers = [number for number, shown in enumerate(self._shown) if shown.row == row]
        if numbers and not (self._top <= numbers[0] and numbers[-1] < self._top + self.size.height):
            below = numbers[-1] >= self._top + self.size.height
            self._scroll_rows(numbers[-1] - self.size.height + 2 if below else numbers[0] - 2)
        self.refresh()

    def _scroll_rows(self, top: int) -> None:
        self._top = max(0, min(top, len(self._shown) - self.size.height))
        self.refresh()


def _notes(sections: Sequence[Section]) -> list[SideRow]:
    return [row for section in sections for row in section.rows if row.note_id]


def _same(rows: Sequence[SideRow], row: SideRow | None) -> SideRow | None:
    """`row` among `rows`, though its words may have changed; else the first."""
    if row in rows:
        return row
    if row is not None and row.note_id:
        return next((one for one in rows if one.note_id == row.note_id), rows[0] if rows else None)
    return rows[0] if rows else None
