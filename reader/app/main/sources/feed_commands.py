"""What is done to the feed at hand in the sources pane: its settings, tags, mute, remove; all can be undone."""

from collections.abc import Callable
from dataclasses import replace

from textual.widget import Widget

from reader.app.keys.bindings import FEEDS, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Ask, Changed, Say
from reader.app.session import Session
from reader.app.state.sources import SourceRow
from reader.errors import ReaderError
from reader.model.action import Action, ChangeFeed, SetFeedRemoved, SetSearch
from reader.model.feed import Feed, FeedSettings
from reader.store.sources.feeds import get_feed

_BACK = ": u undoes it"


class FeedCommands(Commands):
    """Changes the feed under the cursor, as acts of the session's history; forgets the search under it."""

    BINDINGS = [
        bind("E", "edit_feed", "settings", "Settings of this feed: name, folders, tags, muted, paused, how often, "
             "whole pages, what is kept", id="sources.settings", group=FEEDS, show=True),
        bind("t", "tag_feed", "tag", "Tag this feed: +word -word", id="sources.tag", group=FEEDS, show=True),
        bind("minus", "mute_feed", "mute", "Mute this feed: keep it out of All and Unread; or unmute it",
             id="sources.mute", group=FEEDS, show=True),
        bind("D,delete", "remove", "unsubscribe", "Unsubscribe from this feed; delete this search", id="sources.remove",
             group=FEEDS, show=True),
        bind("r", "refresh_feed", "refresh", "Refresh this feed", id="sources.refresh", group=FEEDS),
    ]  # fmt: skip

    def __init__(self, session: Session, holder: Widget, at_hand: Callable[[], SourceRow | None]) -> None:
        """`at_hand` is the row under the cursor of `holder`."""
        self._session, self._holder, self._at_hand = session, holder, at_hand

    def action_edit_feed(self) -> None:
        """Show its settings."""
        if (feed := self._feed()) is not None:
            self.open_settings(feed.id)

    def open_settings(self, feed_id: int) -> None:
        """Show the settings of a feed."""
        from reader.app.main.sources.feed_settings_dialogs import FeedSettingsDialogs

        FeedSettingsDialogs(self._holder.app, self._session, self._change).open(feed_id)

    def action_tag_feed(self) -> None:
        """Ask for tags to add and take away."""
        from reader.app.dialogs.tag_dialog import Change, TagPrompt

        if (feed := self._feed()) is None:
            return

        def tag(change: Change | None) -> None:
            if change is None or not any(change):
                return
            add, remove = change
            tags = tuple(tag for tag in dict.fromkeys((*feed.tags, *add)) if tag not in remove)
            said = " ".join(f"#{tag}" for tag in tags) or "no tags"
            self._change(feed, f"{feed.name}: {said}", lambda old: replace(old, tags=tags))

        known = sorted({tag for one in self._all_feeds() for tag in one.tags})
        self._holder.app.push_screen(TagPrompt(feed.name, feed.tags, known), tag)

    def action_mute_feed(self) -> None:
        """Out of All and Unread, or in again."""
        if (feed := self._feed()) is not None:
            words = f"{feed.name} is no longer muted" if feed.muted else f"{feed.name} is muted"
            self._change(feed, words, lambda old: replace(old, muted=not old.muted))

    def action_remove(self) -> None:
        """Unsubscribe from the feed, or forget the search."""
        row = self._at_hand()
        if row is not None and row.search is not None:
            self._do(SetSearch(row.search.name), f"search {row.search.name} deleted")
        elif (feed := self._feed()) is not None:
            self.unsubscribe(feed)

    def action_refresh_feed(self) -> None:
        """Refresh the feed at hand."""
        if (feed := self._feed()) is not None:
            details: dict[str, object] = {"feed": feed.id, "force": False}
            self._holder.app.post_message(Ask("refresh", details, f"refreshing {feed.name}…"))

    def unsubscribe(self, feed: Feed) -> None:
        """Remove a feed with its stories, and say how much went."""
        from reader.store.sources.feed_settings import contents

        held = contents(self._session.lib, feed.id)
        marked = f", {held.marked:,} with a star, tag or note" if held.marked else ""
        went = f"{held.stories:,} stor{'ies' if held.stories != 1 else 'y'}{marked}"
        self._do(SetFeedRemoved(feed.id, True), f"unsubscribed from {feed.name} ({went})")

    def _change(self, feed: Feed, words: str, change: Callable[[FeedSettings], FeedSettings]) -> None:
        self._do(ChangeFeed(feed.id, change(feed.settings)), words)

    def _do(self, action: Action, words: str) -> None:
        try:
            effect = self._session.perform(action, words=words, hint=_BACK)
        except ReaderError as error:
            self._say(str(error), problem=True)
        else:
            self._holder.screen.post_message(Changed(effect.story_ids, effect.words, listed=effect.listed))

    def _feed(self) -> Feed | None:
        """The feed at hand; that there is none is said."""
        row = self._at_hand()
        if row is None or row.feed is None:
            self._say("this is not a feed")
            return None
        return get_feed(self._session.lib, row.feed.id)

    def _all_feeds(self) -> list[Feed]:
        from reader.store.sources.feeds import list_feeds

        return list_feeds(self._session.lib)

    def _say(self, words: str, *, problem: bool = False) -> None:
        self._holder.screen.post_message(Say(words, problem=problem))
