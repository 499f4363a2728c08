"""The story at hand as it is stored, with its notes and relatives, and the stories opened that are to become read."""

from collections.abc import Sequence
from contextlib import suppress

from reader.app.session import Session
from reader.errors import ReaderError
from reader.model.action import SetRead
from reader.model.link import Relative
from reader.model.note import Note
from reader.model.story import Story
from reader.store.reading.notes import notes_of
from reader.store.relations.links import relatives
from reader.store.texts.pending import never_analyzed
from reader.store.texts.stories import get_story, headline


class CurrentStory:
    """What is shown, read from the library; the list's cursor may be ahead of it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.story: Story | None = None
        self.notes: tuple[Note, ...] = ()
        self.relatives: Sequence[Relative] = ()
        """Nearest first."""
        self._opened: list[int] = []
        self._asked: set[int] = set()

    def read(self, story_id: int | None) -> None:
        """Read a story, or hold none. Raises NothingFound."""
        if story_id is None:
            self.story, self.notes, self.relatives = None, (), ()
        else:
            lib = self._session.lib
            story, notes, near = get_story(lib, story_id), tuple(notes_of(lib, story_id)), relatives(lib, story_id)
            self.story, self.notes, self.relatives = story, notes, near

    def lacks_reasons(self) -> bool:
        """Whether relatives are shown without a reason, which has not been noticed before."""
        if self.story is None or self.story.id in self._asked or all(one.link.reasons for one in self.relatives):
            return False
        self._asked.add(self.story.id)
        return True

    def lacks_marks(self, following: Sequence[int]) -> list[int]:
        """The story, and those that follow it in the list, as far as they have never been analyzed."""
        ids = [self.story.id, *following] if self.story else []
        return never_analyzed(self._session.lib, ids)

    def opened(self) -> None:
        """The story is opened to be read."""
        if self.story is not None:
            self._opened.append(self.story.id)

    def mark_opened(self) -> list[int]:
        """Mark what was opened read; what was not read before, or not as it is now."""
        if self._session.busy:
            return []  # the library is being written to: it is done with the next one
        opened, self._opened = self._opened, []
        changed = []
        for story_id in opened if not self._session.lib.read_only else ():
            with suppress(ReaderError):  # another process may have taken the story out meanwhile
                row = headline(self._session.lib, story_id)
                if not row.read or row.changed:
                    at = self._session.now() if row.changed else None
                    self._session.perform(SetRead((story_id,), True, at), words="read again" if at else "read")
                    changed.append(story_id)
        return changed
