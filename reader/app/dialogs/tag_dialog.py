"""Tags of a story: `+word -word`, completed from the tags there are."""

from collections.abc import Sequence

from textual import events, on
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from reader.app.dialogs.dialog import Dialog, quiet, quoted
from reader.model.safe_text import safe_line

Change = tuple[tuple[str, ...], tuple[str, ...]]
"""Tags to add and tags to take away."""


def read_tags(text: str) -> Change:
    """What a line of tags asks for: `-word` takes away, `+word`, `#word` and `word` add."""
    add, remove = dict[str, None](), dict[str, None]()
    for word in safe_line(text).replace(",", " ").split():
        name = word.lstrip("+-#").lower()
        if name:
            (remove if word.startswith("-") else add)[name] = None
    return tuple(add), tuple(remove)


class _LastWord(Suggester):
    """Completes the last word of the line, a tag, with its sign kept."""

    def __init__(self, known: Sequence[str], worn: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known
        self._worn = worn

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last word completed, or None."""
        head, space, word = value.rpartition(" ")
        sign = word[:1] if word[:1] in "+-#" and word else ""
        start = word[len(sign) :].lower()
        among = self._worn if sign == "-" else self._known
        match = next((tag for tag in among if start and tag.startswith(start) and tag != start), None)
        return f"{head}{space}{sign}{match}" if match else None


class TagPrompt(Dialog[Change]):
    """Asks which tags to add and to take away."""

    keys_words = "Tab or → completes · Enter confirms · Esc cancels"

    def __init__(self, title: str, worn: Sequence[str], known: Sequence[str], *, several: bool = False) -> None:
        """`worn` are the tags of the story, or with `several` those that any of the stories wears."""
        super().__init__()
        self._worn_words = "Tags among them" if several else "Its tags"
        self.title_words = "Tags"
        self._story = safe_line(title)
        self._worn = worn
        self._known = known

    def parts(self) -> list[Widget]:
        """The story, its tags, the line, and the tags most worn."""
        worn = " ".join(f"#{tag}" for tag in self._worn) or "none yet"
        known = " ".join(f"#{tag}" for tag in self._known[:24])
        line = Input(placeholder="+word -word", suggester=_LastWord(self._known, self._worn))
        parts = [quoted(self._story), quiet(f"{self._worn_words}: {worn}"), line]
        return [*parts, quiet(f"In use: {known}")] if known else list(parts)

    def on_key(self, event: events.Key) -> None:
        """Tab takes the completion."""
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self.query_one(Input).action_cursor_right()

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Give the tags."""
        self.dismiss(read_tags(event.value))
