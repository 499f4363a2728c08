"""Adding what the user names; what came of it is shown, chosen among, mended, or asked about when it may be private."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.app.keys.bindings import FEEDS, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Ask, Say
from reader.app.session import Session
from reader.app.state.list_views import View, feed_view
from reader.model.safe_text import safe_address, safe_line
from reader.store.sources.feeds import get_feed
from reader.store.texts.stories import get_story

if TYPE_CHECKING:
    from reader.app.main.main_view import MainView
    from reader.model.event import Event, FeedFetched, FeedsOffered, InputFailed

_WORDS = (
    "Type the address of a site, a feed or a page, or the path of a file or folder (HTML, text, OPML, JSONL). "
    "Enter without a word lists news feeds to start with."
)


class AddCommands(Commands):
    """Asks for something to add and follows what comes of it."""

    BINDINGS = [
        bind("plus", "add", "add", "Add a feed, a page, a file or a folder", id="feeds.add", group=FEEDS),
    ]

    def __init__(
        self, session: Session, screen: Screen[None], main: Callable[[], "MainView"], show: Callable[[View], None]
    ) -> None:
        """`show` lists the stories of a view; what came is shown if the user still waits for it, in the list."""
        self._session, self._screen, self._main, self._show = session, screen, main, show
        self._private = False
        self._waiting = ""
        """What the user has just named and waits for."""
        self._feed, self._new = 0, False
        """The feed that was added last and has not told of its stories yet; whether it is new."""

    def action_add(self) -> None:
        """Ask for something to add."""
        self._prompt()

    def offer(self, files: Sequence[Path]) -> None:
        """Ask whether to take the files of another reader over."""
        from reader.app.dialogs.confirm import Question

        def answered(yes: bool | None) -> None:
            if yes:
                for path in files:
                    self._screen.post_message(Ask("add", {"what": str(path)}, ""))
                self._screen.post_message(Say("importing newsboat's feeds; R fetches their stories"))
            else:
                self._screen.post_message(Say(f"to import them later: + and {safe_line(str(files[0]))}"))

        what = "feeds with their tags" + (", and what was read and flagged" if len(files) > 1 else "")
        words = f"Import them, {what}? Nothing is fetched, and newsboat's own files are not changed."
        listed = "\n".join(safe_line(str(path)) for path in files)
        self._screen.app.push_screen(Question("Import the feeds of newsboat?", f"{listed}\n\n{words}"), answered)

    def take(self, event: "Event", *, waits: bool) -> None:
        """What came of it. Nothing is asked when nobody `waits` any more: the user went on to something else."""
        from reader.model.event import FeedAdded, FeedFetched, FeedsOffered, InputFailed, StorySaved

        if isinstance(event, FeedFetched) and event.feed_id == self._feed:
            self._feed = 0
            self._tell_of_feed(event, waits=waits)
            return
        what = self._waiting
        if not what or not isinstance(event, StorySaved | FeedAdded | FeedsOffered | InputFailed):
            return
        if isinstance(event, InputFailed) and event.story_id:
            return  # the page of a story, asked for meanwhile
        story = get_story(self._session.lib, event.story_id) if isinstance(event, StorySaved) else None
        if story is not None and story.feed_id is not None:
            return  # one of a feed that is refreshed meanwhile
        self._waiting = ""
        if isinstance(event, FeedAdded):
            self._feed, self._new = event.feed_id, event.new
        if not waits:
            return
        if isinstance(event, InputFailed):
            self._ask_on(what, event)
        elif isinstance(event, FeedsOffered):
            self._choose(what, event)
        elif story is not None:
            self._show_story(story.id)

    def _prompt(self, value: str = "", problem: str = "") -> None:
        from reader.app.dialogs.prompt import Prompt

        def add(what: str | None) -> None:
            if what:
                self._add(what)
            elif what is not None:
                self._starter()

        prompt = Prompt("Add", _WORDS, example="https://…", value=value, may_be_empty=True, problem=problem)
        self._screen.app.push_screen(prompt, add)

    def _starter(self) -> None:
        """News feeds to start with; nothing of a feed is fetched before it is chosen."""
        from reader.app.dialogs.pick_many import SEPARATOR, PickMany
        from reader.app.dialogs.picker import Choice
        from reader.ingest.starter_feeds import starter_feeds

        by_number = {str(feed.number): feed for feed in starter_feeds()}

        def add(numbers: str | None) -> None:
            chosen = [by_number[number] for number in numbers.split(SEPARATOR)] if numbers else []
            for feed in chosen:
                self._screen.post_message(Ask("add", {"what": feed.address, "folder": feed.section}, ""))
            if chosen:
                names = ", ".join(feed.title for feed in chosen[:3])
                more = f" and {len(chosen) - 3} more" if len(chosen) > 3 else ""
                self._screen.post_message(Say(f"adding {names}{more}…"))

        choices = [
            Choice(number, f"{feed.section}: {feed.title}", feed.language, more=feed.address)
            for number, feed in by_number.items()
        ]
        self._screen.app.push_screen(PickMany("News feeds to start with", choices), add)

    def add_address(self, what: str) -> None:
        """Add what is found at an address."""
        self._add(what)

    def _add(self, what: str, **details: object) -> None:
        self._waiting = "" if _is_folder(what) else what
        self._private = bool(details.get("private"))
        self._screen.post_message(Ask("add", {"what": what, "private": False, **details}, f"adding {what}…"))

    def _ask_on(self, what: str, failed: "InputFailed") -> None:
        """It failed: whether to read it as the user's own, to keep the page, or what to mend."""
        from reader.app.dialogs.confirm import Question

        reason = safe_line(failed.reason[:1].upper() + failed.reason[1:])

        def is_own(yes: bool | None) -> None:
            if yes:
                self._add(what, private=True)

        def keep(yes: bool | None) -> None:
            if yes:
                self._add(what, private=self._private, page=True)
            else:
                self._prompt(what, reason)

        if failed.may_be_own:
            words = f"{reason}. Fetch {safe_line(what)} all the same, as your own?"
            self._screen.app.push_screen(Question("Fetch from your own network?", words), is_own)
        elif failed.no_feed:
            self._screen.app.push_screen(
                Question("Save the page?", f"{reason}. Save the page itself as a story?"), keep
            )
        else:
            self._prompt(what, reason)

    def _choose(self, what: str, offered: "FeedsOffered") -> None:
        """Which of several feeds a page has is added."""
        from reader.app.dialogs.picker import Choice, Picker

        def add(address: str | None) -> None:
            if address:
                self._add(what, private=self._private, offered=address)

        choices = [
            Choice(feed.address, feed.title or "without a title", safe_address(feed.address)) for feed in offered.feeds
        ]
        title = f"{safe_address(offered.page)} offers {len(choices)} feeds"
        self._screen.app.push_screen(Picker(title, choices), add)

    def _show_story(self, story_id: int) -> None:
        """What was added is shown, unless one is reading something else."""
        if self._main().panes.at == "list":
            self._main().headlines.reload()
            self._main().open_story(story_id)

    def _tell_of_feed(self, fetched: "FeedFetched", *, waits: bool) -> None:
        stories = f"{fetched.new:,} new stor{'ies' if fetched.new != 1 else 'y'}"
        words = f"added: {stories.replace('new ', '')}" if self._new else f"is already among the feeds: {stories}"
        if waits and self._main().panes.at == "list":
            self._show(feed_view(get_feed(self._session.lib, fetched.feed_id)))
        self._screen.post_message(Say(f"{safe_line(fetched.title)} {words}"))


def _is_folder(what: str) -> bool:
    """Whether a folder is named; an address can be too long for any path."""
    try:
        return Path(what).is_dir()
    except OSError:
        return False
