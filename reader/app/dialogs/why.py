"""Why something is lit: the words, and below them what they are, whose, and how that was found."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from reader.app.dialogs.dialog import Dialog
from reader.app.keys.bindings import PROGRAM, bind
from reader.app.rendering.wrap import cut, pad, wrapped
from reader.model.safe_text import safe_line

LABEL, TEXT = 9, 58
"""Columns of the labels and of the sentences."""
_MOST = 320
"""Characters of the mark that are shown."""


class WhyDialog(Dialog[None]):
    """An explanation to read; any of the keys that come to mind closes it."""

    BINDINGS = [
        bind("escape,i,q,enter,space", "cancel", "close", "Close the explanation", id="why.close", group=PROGRAM),
    ]
    keys_words = "Esc closes"

    def __init__(self, title: str, words: str, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.title_words = title
        self._words = cut(safe_line(words), _MOST)
        self._rows = rows

    def parts(self) -> list[Widget]:
        """The mark, then the rows."""
        return [
            Static(self._words, classes="quoted", markup=False),
            Static(_table(self._rows), classes="rows", markup=False),
        ]


def _table(rows: Sequence[tuple[str, str]]) -> Content:
    parts: list[str | tuple[str, str]] = []
    for label, words in rows:
        for number, line in enumerate(wrapped(safe_line(words), TEXT)):
            parts.append((pad("" if number else label, LABEL), "$muted"))
            parts.append(f"{line}\n")
    return Content.assemble(*parts).rstrip()
