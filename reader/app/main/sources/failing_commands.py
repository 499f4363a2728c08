"""The feeds that fail: why, since when, and what can be done about each."""

from collections.abc import Callable

from textual.screen import Screen

from reader.app.keys.bindings import FEEDS, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Ask, Say
from reader.app.session import Session
from reader.model.feed import Feed
from reader.model.safe_text import safe_address
from reader.store.sources.feeds import get_feed, list_feeds


class FailingCommands(Commands):
    """Lists them, and does what is chosen."""

    BINDINGS = [
        bind("P", "failing", "problems", "Failing feeds: why, since when, and what can be done", id="feeds.failing",
             group=FEEDS),
    ]  # fmt: skip

    def __init__(
        self,
        session: Session,
        screen: Screen[None],
        find_again: Callable[[str], None],
        settings: Callable[[int], None],
        remove: Callable[[Feed], None],
    ) -> None:
        """`find_again` looks for the feed of a site; `settings` opens those of a feed; `remove` unsubscribes."""
        self._session, self._screen = session, screen
        self._find_again, self._settings, self._remove = find_again, settings, remove

    def action_failing(self) -> None:
        """List the feeds that fail."""
        from reader.app.dialogs.failing_picker import FailingPicker
        from reader.app.dialogs.picker import Choice
        from reader.ingest.fetch.failing import failing, how_it_fails

        now = self._session.now()
        feeds = failing(self._session.read(list_feeds, list[Feed]()))
        if not feeds:
            self._screen.post_message(Say("no feed is failing"))
            return

        def chosen(feed_id: str | None) -> None:
            if feed_id is not None:
                self._offer(get_feed(self._session.lib, int(feed_id)))

        choices = [Choice(str(feed.id), feed.name, how_it_fails(feed, now), safe_address(feed.url)) for feed in feeds]
        count = f"{len(feeds):,} feed{'s' * (len(feeds) != 1)} fail{'s' * (len(feeds) == 1)}"
        self._screen.app.push_screen(FailingPicker(count, choices), chosen)

    def _offer(self, feed: Feed) -> None:
        """What can be done about one."""
        from reader.app.dialogs.picker import Choice, Picker

        site = feed.site_url
        choices = [
            Choice("again", "Fetch it again now", safe_address(feed.url)),
            *([Choice("find", "Look for its new address on its site", safe_address(site))] if site else []),
            Choice("settings", "Its settings: pause, other user agent, folders", ""),
            Choice("remove", "Unsubscribe", "u undoes it"),
        ]
        does: dict[str, Callable[[], None]] = {
            "again": lambda: self._ask(feed),
            "find": lambda: self._find_again(site),
            "settings": lambda: self._settings(feed.id),
            "remove": lambda: self._remove(feed),
        }

        def chosen(what: str | None) -> None:
            if what is None:
                self.action_failing()
            else:
                does[what]()

        self._screen.app.push_screen(Picker(feed.name, choices), chosen)

    def _ask(self, feed: Feed) -> None:
        self._screen.post_message(Ask("refresh", {"feed": feed.id, "force": True}, f"fetching {feed.name}…"))
