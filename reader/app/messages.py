"""What widgets tell the screen above them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from reader.model.document import Span
from reader.model.queries.query import Query

if TYPE_CHECKING:
    from reader.model.event import Event


@dataclass
class Say(Message):
    """Something to say in the status line for a while; a `problem` stands out."""

    words: str
    problem: bool = False


@dataclass
class OpenStory(Message):
    """A story is to be opened: read, not only looked at; `span` is the passage to jump to."""

    story_id: int
    span: Span | None = None


@dataclass
class GoToPassage(Message):
    """A passage of the story at hand is to be shown."""

    spans: tuple[Span, ...]
    focus: bool = True
    """Whether to go there, or only to show it from where one is."""


@dataclass
class NoteAsked(Message):
    """The words of a note are to be changed, or the note is to be deleted."""

    note_id: int
    delete: bool = False


@dataclass
class PassageAt(Message):
    """The story's current mark changed; None when it has none now."""

    span: Span | None


@dataclass
class TextMoved(Message):
    """The story was scrolled, or its matches or current mark changed."""


@dataclass
class GoToPane(Message):
    """Another pane is to have the focus: list, story or side; of the side pane perhaps a section."""

    pane: str
    section: str = ""


@dataclass
class StepStory(Message):
    """The next (1) or previous (-1) story is asked for from within the text; `unread` skips those read."""

    step: int
    unread: bool = False


@dataclass
class BackgroundEvent(Message):
    """The companion process said something."""

    event: "Event"


@dataclass
class BackgroundEnded(Message):
    """The companion process has died; `words` say so when it is not started again."""

    words: str


@dataclass
class Changed(Message):
    """Something was done to stories, by the user or in the background; `words` say what."""

    story_ids: tuple[int, ...]
    words: str = ""
    listed: bool = False
    """Whether the list itself must be read again: stories left it or came back."""


@dataclass
class FetchPages(Message):
    """The whole pages of stories are to be fetched."""

    story_ids: tuple[int, ...]


@dataclass
class ShowArrived(Message):
    """Stories that came in meanwhile are to be listed."""


@dataclass
class KeepSetting(Message):
    """A setting was changed and is to be kept in the config file, in a `table` of it; `words` are said."""

    name: str
    value: str | int | bool
    words: str = ""
    table: str = ""


@dataclass
class EditConfig(Message):
    """The config file is to be edited."""


@dataclass
class Ask(Message):
    """The companion process is to do something; `words` is said when it was told, nothing without words."""

    command: str
    details: dict[str, object]
    words: str


@dataclass
class FindEverywhere(Message):
    """A search of the whole library for these words."""

    text: str


@dataclass
class MarkAllRead(Message):
    """Every story a query asks for is to be marked read."""

    query: Query


@dataclass
class Explain(Message):
    """Why something is lit, for the user to read: the words of the mark, and labels with a sentence each."""

    title: str
    words: str
    rows: tuple[tuple[str, str], ...]


@dataclass
class WhyAsked(Message):
    """Why the mark at `span` is lit, or what the story at hand shares with another one, is to be shown."""

    span: Span | None
    story_id: int = 0


@dataclass
class LibraryChanged(Message):
    """Something was undone or done again while another screen than the main one is shown; `words` say what."""

    words: str
