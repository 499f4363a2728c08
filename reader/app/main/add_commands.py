"""Adding what the user names; then a story is opened, or it is asked whether a refused address is the user's own."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.app.keys.bindings import FEEDS, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Ask
from reader.app.session import Session
from reader.model.safe_text import safe_line
from reader.store.texts.stories import get_story

if TYPE_CHECKING:
    from reader.model.event import Event


class AddCommands(Commands):
    """Asks for something to add and follows what comes of it."""

    BINDINGS = [
        bind("plus", "add", "add", "Add a feed, a page, a file or a folder", id="feeds.add", group=FEEDS),
    ]

    def __init__(self, session: Session, screen: Screen[None], came: Callable[[int], None]) -> None:
        """`came` is told of the story made of a page or file, if the user still waits for it."""
        self._session, self._screen, self._came = session, screen, came
        self._waiting = ""
        """What the user has just named and waits for."""

    def action_add(self) -> None:
        """Ask for something to add."""
        from reader.app.dialogs.prompt import Prompt

        def add(what: str | None) -> None:
            if what:
                self._add(what)

        words = "The address of a feed or a page, or the path of a file or folder (HTML, text, OPML, JSONL)."
        self._screen.app.push_screen(Prompt("Add", words, example="https://…"), add)

    def take(self, event: "Event", *, waits: bool) -> None:
        """What came of it. Nothing is asked when nobody `waits` any more: the user went on to something else."""
        from reader.model.event import FeedAdded, InputFailed, StorySaved

        what = self._waiting
        if not what or not isinstance(event, StorySaved | FeedAdded | InputFailed):
            return
        story = get_story(self._session.lib, event.story_id) if isinstance(event, StorySaved) else None
        if story is not None and story.feed_id is not None:
            return  # one of a feed that is refreshed meanwhile
        self._waiting = ""
        if not waits:
            return
        if isinstance(event, InputFailed) and event.may_be_own:
            self._ask_whether_own(what, event.reason)
        elif story is not None:
            self._came(story.id)

    def _add(self, what: str, *, private: bool = False) -> None:
        self._waiting = "" if _is_folder(what) else what
        self._screen.post_message(Ask("add", {"what": what, "private": private}, f"adding {what}…"))

    def _ask_whether_own(self, what: str, reason: str) -> None:
        from reader.app.dialogs.confirm import Question

        def answered(yes: bool | None) -> None:
            if yes:
                self._add(what, private=True)

        words = f"{safe_line(reason[:1].upper() + reason[1:])}. Read {safe_line(what)} as your own?"
        self._screen.app.push_screen(Question("Is this address yours?", words), answered)


def _is_folder(what: str) -> bool:
    """Whether a folder is named; an address can be too long for any path."""
    try:
        return Path(what).is_dir()
    except OSError:
        return False
