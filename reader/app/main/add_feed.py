"""Adding what the user names; then a story is opened, or it is asked whether a refused address is the user's own."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.app.keys.bindings import FEEDS, bind
from reader.app.main.main_view import Desk
from reader.app.messages import Ask
from reader.app.session import Session
from reader.app.widgets.search_line import SearchLine
from reader.model.safe_text import safe_line
from reader.store.texts.stories import get_story

if TYPE_CHECKING:
    from reader.model.event import Event


class Adding(Screen[None]):
    """A screen with a list of stories that can take in new ones."""

    BINDINGS = [
        bind("plus", "add", "add", "Add a feed, a page, a file or a folder", id="feeds.add", group=FEEDS),
    ]

    session: Session
    desk: Desk
    search: SearchLine
    _adding = ""
    """What the user has just named and waits for."""

    def action_add(self) -> None:
        """Ask for something to add."""
        from reader.app.dialogs.prompt import Prompt

        def add(what: str | None) -> None:
            if what:
                self._add(what)

        words = "The address of a feed or a page, or the path of a file or folder (HTML, text, OPML, JSONL)."
        self.app.push_screen(Prompt("Add", words, example="https://…"), add)

    def added(self, event: "Event") -> None:
        """What came of it: a page or file is opened, of a refused address the user may say that it is theirs."""
        from reader.model.event import FeedAdded, InputFailed, StorySaved

        what = self._adding
        if not what or not isinstance(event, StorySaved | FeedAdded | InputFailed):
            return
        story = get_story(self.session.lib, event.story_id) if isinstance(event, StorySaved) else None
        if story is not None and story.feed_id is not None:
            return  # one of a feed that is refreshed meanwhile
        self._adding = ""
        if self.app.screen is not self or self.search.has_focus:
            return  # the user went on to something else
        if isinstance(event, InputFailed) and event.may_be_own:
            self._ask_whether_own(what, event.reason)
        elif story is not None and self.desk.at == "list":
            self.desk.headlines.reload()
            self.desk.open_story(story.id)

    def _add(self, what: str, *, private: bool = False) -> None:
        self._adding = "" if Path(what).is_dir() else what
        self.post_message(Ask("add", {"what": what, "private": private}, f"adding {what}…"))

    def _ask_whether_own(self, what: str, reason: str) -> None:
        from reader.app.dialogs.confirm import Question

        def answered(yes: bool | None) -> None:
            if yes:
                self._add(what, private=True)

        words = f"{safe_line(reason[:1].upper() + reason[1:])}. Read {safe_line(what)} as your own?"
        self.app.push_screen(Question("Is this address yours?", words), answered)
