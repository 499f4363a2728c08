"""What is fetched for the story at hand, or for those selected: the page, the feed."""

from dataclasses import replace

from reader.app.keys.bindings import FEEDS, bind
from reader.app.main.story_commands.base import StoryCommands
from reader.app.many_stories import BUSY, FEW, work_on_many
from reader.app.messages import Ask, FetchPages, ShowArrived
from reader.model.action import ChangeFeed, Several, ShowText
from reader.model.safe_text import safe_line
from reader.store.texts.page_texts import PageTexts, page_texts

_WITHOUT = "this story has no web address to fetch"


class FetchCommands(StoryCommands):
    """Asks the companion process for pages and feeds."""

    BINDINGS = [
        bind("X", "whole_page", "whole page", "Switch between the page's full text and what the feed sent",
             id="story.page", group=FEEDS),
        bind("ctrl+x", "whole_pages", "whole pages", "Always fetch whole pages for this feed, or stop",
             id="feed.pages", group=FEEDS),
        bind("r", "refresh_this", "refresh", "Show what is new in the list, else refresh the feed of this story",
             id="feed.refresh", group=FEEDS),
    ]  # fmt: skip

    def action_whole_page(self) -> None:
        """Let the companion fetch the pages of the stories; of those that have both texts show the other one."""
        if ids := self.stories():
            if self.session.busy:
                self.say(BUSY)
            elif len(ids) > FEW:
                work_on_many(self.holder.app, self.session, lambda lib: page_texts(lib, ids), self._show_pages)
            else:
                self._show_pages(page_texts(self.session.lib, ids))

    def _show_pages(self, texts: PageTexts) -> None:
        """The page in the place of what the feed sent; where all show it, the other way round."""
        if texts.beside or texts.wanted:
            actions, kept = [ShowText(story_id, "page") for story_id in texts.beside], "page"
        else:
            actions, kept = [ShowText(story_id, "feed") for story_id in texts.shown], "feed"
        if actions:
            count, what = len(actions), "the page's text" if kept == "page" else "what the feed sent"
            words = f"{count:,} stories: {what}" if count > 1 else ""
            self.do_to(actions[0] if count == 1 else Several(tuple(actions)), words)
        if texts.wanted:
            self.holder.post_message(FetchPages(texts.wanted))
            if selecting := self.at_hand().selecting:
                selecting.end()
        elif not actions:
            self.say(_WITHOUT if texts.without else "the page's text is shown, and nothing else is kept")

    def action_whole_pages(self) -> None:
        """Have the page of every new story of this feed fetched, or no longer."""
        from reader.store.sources.feeds import get_feed

        story, lib = self.story(), self.session.lib
        if story is None:
            return
        if story.feed_id is None:
            self.say("this story is not from a feed")
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
        elif story is None:
            self.say("there is no story here; R refreshes all feeds")
        elif story.feed_id is None:
            self.say("this story is not from a feed; R refreshes all feeds")
        else:
            words = f"refreshing {safe_line(story.source)}…"
            self.holder.post_message(Ask("refresh", {"feed": story.feed_id, "force": False}, words))
