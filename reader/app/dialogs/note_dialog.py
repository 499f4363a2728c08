"""Writing a note."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from reader.app.dialogs.dialog import Dialog, quoted
from reader.app.keys.bindings import KEEP, bind
from reader.errors import ReaderError
from reader.model.safe_text import safe_text

KEEP_SECONDS = 1.0
"""How long after a change at the latest the words are kept as a draft."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the words: saved, or given up."""

    words: str
    saved: bool


class NoteEditor(Dialog[Written]):
    """A text area for the reader's own words, which are kept as they are typed."""

    DEFAULT_CSS = "NoteEditor TextArea { height: 10; }"
    BINDINGS = [
        bind("escape", "save", "save", "Save the note", id="note.save", group=KEEP),
        bind("ctrl+g", "cancel", "discard", "Close without saving; u brings the words back", id="note.cancel",
             group=KEEP),
    ]  # fmt: skip
    keys_words = "Esc saves the note · ^G closes without saving"

    def __init__(self, title: str, passage: str, body: str, keep: Callable[[str], None], *, problem: str = "") -> None:
        """`keep` is called with the words while they are typed, and may raise ReaderError; `problem` is said below."""
        super().__init__()
        self.title_words = title
        self._passage = passage
        self._body = self._kept = body
        self._keep = keep
        self._problem = problem
        self._due: Timer | None = None
        self._area = TextArea(body, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self._area.cursor_blink = False

    def parts(self) -> list[Widget]:
        """The passage and the words."""
        return [quoted(self._passage), self._area] if self._passage else [self._area]

    def on_mount(self) -> None:
        """Write on at the end."""
        self._area.focus()
        self._area.move_cursor(self._area.document.end)
        self.complain(self._problem)

    def on_unmount(self) -> None:
        """However it ends: what was typed since is kept, unless it was saved or given up."""
        self.keep_words()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the words soon, once for all that is typed until then."""
        event.stop()
        if self._due is None and self.words != self._kept:
            self._due = self.set_timer(KEEP_SECONDS, self.keep_words)

    @property
    def words(self) -> str:
        """What is written."""
        return safe_text(self._area.text)

    def keep_words(self) -> None:
        """Keep the words as a draft now."""
        self._due = None
        if self.answered or self.words == self._kept:
            return
        try:
            self._keep(self.words)
            self._kept = self.words
        except ReaderError as error:
            self.complain(str(error))

    def action_save(self) -> None:
        """Give the words."""
        self.dismiss(Written(self.words.strip(), saved=True))

    def action_cancel(self) -> None:
        """Give the words up."""
        self.dismiss(Written(self.words.strip(), saved=False))
