"""Everything the reader can do to the library, as values.

`store.actions.perform` carries one out in one transaction and returns the action that undoes it, so undo and redo are
the same mechanism for every kind.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reader.model.corrections.correction import Correction
from reader.model.feed import FeedSettings
from reader.model.note import Note


@dataclass(frozen=True, slots=True)
class SetRead:
    """Mark stories read or unread."""

    story_ids: tuple[int, ...]
    read: bool
    at: datetime | None = None
    """When; None is now. An undo brings the old time back."""


@dataclass(frozen=True, slots=True)
class SetStarred:
    """Star stories or take the star away."""

    story_ids: tuple[int, ...]
    starred: bool
    at: datetime | None = None
    """When; None is now. An undo brings the old time back."""


@dataclass(frozen=True, slots=True)
class SetRemoved:
    """Take stories out of every list, or bring them back."""

    story_ids: tuple[int, ...]
    removed: bool
    at: datetime | None = None
    """When; None is now. An undo brings the old time back."""


@dataclass(frozen=True, slots=True)
class ChangeTags:
    """Add and take away tags on stories."""

    story_ids: tuple[int, ...]
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddNote:
    """Write a note or highlight; `note.id` 0 gets a new id, any other id is restored as it was."""

    note: Note


@dataclass(frozen=True, slots=True)
class EditNote:
    """Change the words of a note."""

    note_id: int
    body: str


@dataclass(frozen=True, slots=True)
class DeleteNote:
    """Take a note or highlight away."""

    note_id: int


@dataclass(frozen=True, slots=True)
class Several:
    """Actions done and undone together, in order."""

    actions: tuple["Action", ...]


@dataclass(frozen=True, slots=True)
class MergePeople:
    """Make `other_id` a spelling of `person_id`; later analysis respects it."""

    person_id: int
    other_id: int


@dataclass(frozen=True, slots=True)
class SplitPerson:
    """Take the given spellings away from a person and make them a person apart."""

    person_id: int
    surfaces: tuple[str, ...]
    into_id: int = 0
    """0 makes a new person; an undo names the person that comes back."""


@dataclass(frozen=True, slots=True)
class MoveToThread:
    """Put stories into a thread by hand; 0 makes a new thread, None takes them out of any."""

    story_ids: tuple[int, ...]
    thread_id: int | None
    pinned: bool = True
    """Kept there whatever linking finds later; an undo gives stories back that were not."""


@dataclass(frozen=True, slots=True)
class ShowText:
    """Show what a story's feed sent, or the text of its page, whichever is kept beside the other."""

    story_id: int
    origin: Literal["feed", "page"]


@dataclass(frozen=True, slots=True)
class ChangeFeed:
    """Set everything the reader may set for a feed: its name, folders, tags, pace and the rest."""

    feed_id: int
    settings: FeedSettings


@dataclass(frozen=True, slots=True)
class SetFeedRemoved:
    """Unsubscribe from a feed, hiding its stories, or subscribe again with all of them as they were."""

    feed_id: int
    removed: bool


@dataclass(frozen=True, slots=True)
class Correct:
    """The reader's word on a statement; it takes the place of an earlier one on the same words.

    `correction.id` 0 gets a new id, any other id is restored as it was.
    """

    correction: Correction


@dataclass(frozen=True, slots=True)
class TakeBackCorrection:
    """Take the reader's word on a statement back: what is found holds again."""

    correction_id: int


@dataclass(frozen=True, slots=True)
class SetSearch:
    """Keep a search line under a name, as a watch or not; without a line that name is forgotten."""

    name: str
    line: str = ""
    watched: bool = False
    seen_id: int | None = None
    """The story from which on others are new to a watch; None is the newest there is."""
    saved_at: datetime | None = None
    """When; None is now. An undo brings the old time back."""


Action = (
    SetRead | SetStarred | SetRemoved | ChangeTags | AddNote | EditNote | DeleteNote | Several | ShowText
    | MergePeople | SplitPerson | MoveToThread | ChangeFeed | SetFeedRemoved | Correct | TakeBackCorrection
    | SetSearch
)  # fmt: skip
