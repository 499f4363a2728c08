"""The keys of the headlines: move, page, open."""

from typing import Protocol

from textual.message import Message

from reader.app.keys.bindings import FIND, MOVE, READ, SHOW, bind, page_moves, row_moves
from reader.app.keys.commands import Commands
from reader.app.messages import GoToPane, KeepSetting, OpenStory, Say
from reader.app.widgets.headline_form import HeadlineForm
from reader.app.widgets.headline_selecting import SelectStories
from reader.model.story import Headline


class Headlines(Protocol):
    """A list of headlines with a cursor."""

    form: HeadlineForm
    selecting: SelectStories

    @property
    def current(self) -> Headline | None:
        """The headline under the cursor."""

    def show_form(self, form: str) -> None:
        """List headlines in another form."""

    def step(self, step: int, *, unread: bool = False) -> bool:
        """Move the cursor; whether there was a row to move to."""

    def to_edge(self, step: int) -> None:
        """Put the cursor on the first or last headline."""

    def rows_in_view(self) -> int:
        """How many headlines are shown."""

    def post_message(self, message: Message) -> bool:
        """Tell those who hold the list."""


class HeadlineMoves(Commands):
    """Moves the cursor of a list of headlines, and opens what it stands on."""

    BINDINGS = [
        *row_moves("list", "headline", *page_moves("list", " of headlines")),
        bind("enter,l,right,space", "open", "open", "Open the story: it counts as read", id="story.open", group=READ,
             show=True),
        bind("n", "unread(1)", "next unread", "Next unread headline", id="list.unread.next", group=MOVE, show=True),
        bind("N,p", "unread(-1)", "previous unread", "Previous unread headline", id="list.unread.previous", group=MOVE),
        bind("underscore", "form", "one line", "Headlines on one line each, or on several", id="list.form", group=SHOW),
        bind("escape", "leave", "clear", "Drop the selection, then clear the search or filter", id="list.clear",
             group=FIND),
    ]  # fmt: skip

    def __init__(self, headlines: Headlines) -> None:
        self._list = headlines

    def action_move(self, step: int) -> None:
        """Another headline."""
        if not self._list.step(step):
            self._list.post_message(Say("this is the last headline" if step > 0 else "this is the first headline"))

    def action_page(self, pages: float) -> None:
        """As many headlines as the pane shows."""
        self._list.step(round(pages * max(1, self._list.rows_in_view() - 1)) or (1 if pages > 0 else -1))

    def action_end(self, step: int) -> None:
        """To the first or last headline."""
        self._list.to_edge(step)

    def action_unread(self, step: int) -> None:
        """The next unread headline."""
        if not self._list.step(step, unread=True):
            self._list.post_message(Say(f"no unread story {'below' if step > 0 else 'above'}"))

    def action_open(self) -> None:
        """Open the story under the cursor."""
        if self._list.current:
            self._list.post_message(OpenStory(self._list.current.id))
        else:
            self._list.post_message(Say("there is no story to open"))

    def action_form(self) -> None:
        """One line a headline, or several."""
        form = "airy" if self._list.form.is_dense else "line"
        self._list.show_form(form)
        words = "one line for each headline" if form == "line" else "several lines for each headline"
        self._list.post_message(KeepSetting("list_form", form, words))

    def action_leave(self) -> None:
        """Nothing selected, then back to the whole list."""
        if not self._list.selecting.end():
            self._list.post_message(GoToPane("whole list"))
