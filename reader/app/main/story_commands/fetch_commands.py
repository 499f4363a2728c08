"""What is fetched for the story at hand: its page, its feed."""

from dataclasses import replace

from reader.app.keys.bindings import FEEDS, bind
from reader.app.main.story_commands.base import StoryCommands
from reader.app.messages import Ask, FetchPage, ShowArrived
from reader.model.action import ChangeFeed, ShowText
from reader.model.safe_text import safe_line


class FetchCommands(StoryCommands):
    """Asks the companion process for pages and feeds."""

    BINDINGS = [
        bind("X", "whole_page", "whole page", "The page's full text, or again what the feed sent", id="story.page",
             group=FEEDS),
        bind("ctrl+x", "whole_pages", "whole pages", "Always fetch the whole page for this feed, or no longer",
             id="feed.pages", group=FEEDS),
        bind("r", "refresh_this", "refresh", "Show what is new in the list, else refresh the feed of this story",
             id="feed.refresh", group=FEEDS),
    ]  # fmt: skip

    def action_whole_page(self) -> None:
        """Let the companion fetch the page of the story; of one that has both texts show the other one."""
        story = self.story()
        if story is not None and story.other_text:
            self.do(ShowText(story.id, story.other_text))
        elif story is not None and not story.url:
            self.say("this story has no web address to fetch")
        elif story is not None:
            self.holder.post_message(FetchPage(story.id, story.title))

    def action_whole_pages(self) -> None:
        """Have the page of every new story of this feed fetched, or no longer."""
        from reader.store.sources.feeds import get_feed

        story, lib = self.at_hand().story, self.session.lib
        if story is None or story.feed_id is None:
            self.say("this story came from no feed")
            return
        feed = get_feed(lib, story.feed_id)
        words = (
            f"{feed.name}: stories stay as the feed gives them; ^X fetches whole pages again"
            if feed.full_text
            else f"{feed.name}: the whole page is fetched for every new summary; ^X ends that"
        )
        self.do(ChangeFeed(feed.id, replace(feed.settings, full_text=not feed.full_text)), words)

    def action_refresh_this(self) -> None:
        """Show what has come in meanwhile; when nothing has, refresh the feed this story came from."""
        at_hand = self.at_hand()
        story = at_hand.story
        if at_hand.arrived:
            self.holder.post_message(ShowArrived())
        elif story is None or story.feed_id is None:
            self.say("this story came from no feed; R refreshes all feeds")
        else:
            words = f"refreshing {safe_line(story.source)}…"
            self.holder.post_message(Ask("refresh", {"feed": story.feed_id, "force": False}, words))
