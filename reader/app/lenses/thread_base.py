"""What the lenses over a thread share: its stories are read in the background, the lists stand beside each other."""

from collections.abc import Callable
from typing import Generic, TypeVar

from textual import events

from reader.app.lenses.lens import Answer, Lens, LensRow
from reader.app.lenses.read_aside import read_aside
from reader.app.messages import LibraryChanged
from reader.app.session import Session
from reader.export.analyzed_stories import AnalyzedThread, read_thread
from reader.store.file.library import Library

NARROW = 100
"""Columns below which only the list one is in is shown."""


Made = TypeVar("Made")


class ThreadLens(Lens, Generic[Made]):
    """A lens over the stories of one thread; `Made` is what it makes of them before anything is drawn."""

    DEFAULT_CSS = """
    ThreadLens > Horizontal > #left { width: 1fr; max-width: 100%; }
    ThreadLens > Horizontal > #right { width: 1fr; }
    ThreadLens.-narrow > Horizontal > #left { border-right: none; }
    ThreadLens.-narrow > Horizontal > #right { display: none; }
    ThreadLens.-narrow.-right > Horizontal > #left { display: none; }
    ThreadLens.-narrow.-right > Horizontal > #right { display: block; }
    """

    def __init__(self, session: Session, thread_id: int, story_id: int, make: Callable[[AnalyzedThread], Made]) -> None:
        """`story_id` is the story one comes from. `make` is called in a thread: it touches nothing of the screen."""
        super().__init__(session)
        self.thread_id, self.story_id = thread_id, story_id
        self.thread: AnalyzedThread | None = None
        self._make = make
        self._made: Made | None = None
        self._text = ""

    def on_mount(self) -> None:
        """Read the stories; the base class has given the lists their titles."""
        self.read_again()

    def on_resize(self, event: events.Resize) -> None:
        """Two lists, or one."""
        self.set_class(event.size.width < NARROW, "-narrow")

    def read_again(self) -> None:
        """Read the thread's stories with their marks; a long thread takes a while."""

        def read(lib: Library) -> tuple[AnalyzedThread | None, Made | None]:
            found = self.read_stories(lib)
            return found, self._make(found) if found else None

        read_aside(self, "thread", read, lambda found: self._take(*found))

    def read_stories(self, lib: Library) -> AnalyzedThread | None:
        """The stories looked at; called in a thread."""
        return read_thread(lib, self.thread_id, self.session.now().tzinfo)

    def show_made(self, thread: AnalyzedThread, made: Made, text: str) -> None:
        """Fill the lists with what holds `text`."""

    def fill(self, text: str) -> None:
        """Show what holds `text`."""
        self._text = text
        if self.thread is not None and self._made is not None:
            self.show_made(self.thread, self._made, text)

    def on_library_changed(self, event: LibraryChanged) -> None:
        """Something was undone or done again."""
        self.status.say(event.words)
        self.read_again()

    def action_pane(self, step: int) -> None:
        """The list at that side, shown when there was no room for it."""
        self.set_class(step > 0, "-right")
        super().action_pane(step)

    def action_leave(self) -> None:
        """From the right list to the left, from the left one back."""
        if self.detail.has_focus and self.has_class("-narrow"):
            self.action_pane(-1)
        elif self.detail.has_focus:
            self.master.focus()
        else:
            self.dismiss(None)

    def follow(self, row: LensRow | None) -> None:
        """Show in the right list what belongs to a row of the left one."""

    def leave_with(self, answer: Answer | None) -> None:
        """What a screen opened from here answers."""
        if answer:
            self.dismiss(answer)

    def _take(self, found: AnalyzedThread | None, made: Made | None) -> None:
        self.thread, self._made = found, made
        if found is None or not found.stories:
            self.dismiss(None)
        else:
            self.fill(self._text)
