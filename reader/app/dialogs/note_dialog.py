"""Writing a note."""

from textual.widget import Widget
from textual.widgets import TextArea

from reader.app.dialogs.dialog import Dialog, quoted
from reader.app.keys.bindings import KEEP, bind
from reader.model.safe_text import safe_text


class NoteEditor(Dialog[str]):
    """A text area for the reader's own words."""

    DEFAULT_CSS = "NoteEditor TextArea { height: 10; }"
    BINDINGS = [
        bind("escape", "save", "save", "Save the note", id="note.save", group=KEEP),
        bind("ctrl+g", "cancel", "throw away", "Close without saving", id="note.cancel", group=KEEP),
    ]
    keys_words = "Esc keeps the note · ^G throws it away"

    def __init__(self, title: str, passage: str, body: str) -> None:
        super().__init__()
        self.title_words = title
        self._passage = passage
        self._body = body

    def parts(self) -> list[Widget]:
        """The passage and the words."""
        area = TextArea(self._body, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        area.cursor_blink = False
        return [quoted(self._passage), area] if self._passage else [area]

    def on_mount(self) -> None:
        """Write on at the end."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def action_save(self) -> None:
        """Give the words; empty ones are none."""
        self.dismiss(safe_text(self.query_one(TextArea).text).strip() or None)
