"""The settings of one feed on the screen: a list of them, each with what it is set to; every change is one act."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import App

from reader.app.dialogs.picker import Choice, Picker
from reader.app.dialogs.prompt import Prompt, whole_number
from reader.app.session import Session
from reader.ingest.fetch.failing import answered_words
from reader.ingest.fetch.schedule import FLOOR, next_fetch
from reader.model.feed import Feed, FeedSettings, folder_parts
from reader.model.note import tag_name
from reader.model.safe_text import safe_address, safe_line
from reader.store.sources.feeds import get_feed, list_feeds

Change = Callable[[Feed, str, Callable[[FeedSettings], FeedSettings]], None]
_LONGEST_PACE, _LONGEST_KEEP = 10_080, 36_500


class FeedSettingsDialogs:
    """Opens the list, and of each setting what changes it; `u` takes every change back."""

    def __init__(self, app: App[object], session: Session, change: Change) -> None:
        """`change` carries a change out and says the words."""
        self._app, self._session, self._change = app, session, change

    def open(self, feed_id: int, at: str = "") -> None:
        """Show the settings of a feed."""
        feed, now = get_feed(self._session.lib, feed_id), self._session.now()
        choices = [
            Choice("title", "Name", feed.name),
            Choice("folders", "Folders", ", ".join(feed.folders) or "none"),
            Choice("tags", "Tags of the feed", _tagged(feed.tags)),
            Choice("muted", "Shown in All and Unread", "no: muted" if feed.muted else "yes", "mute hide All Unread"),
            Choice("paused", "Fetched", "no: paused" if feed.paused else "yes", "pause stop fetch"),
            Choice("every_minutes", "How often", _pace(feed.every_minutes), "interval minutes refresh pace"),
            Choice("full_text", "Whole pages", "for every summary" if feed.full_text else "only with X", "full text"),
            Choice("story_tags", "Tags for its stories", _tagged(feed.story_tags), "arrive"),
            Choice("keep_days", "Read stories are kept", _kept(feed.keep_days), "tidy days"),
            Choice("user_agent", "User agent", safe_line(feed.user_agent) or "this program's name", "agent"),
            Choice("address", "Address", safe_address(feed.url), "url"),
            Choice("answered", "Last answer", answered_words(feed, now), "fetched"),
            Choice("next", "Next fetch", next_fetch(feed, now)),
        ]
        openers: dict[str, Callable[[Feed], None]] = {
            "title": self._name, "folders": self._folders, "tags": self._tags, "muted": self._mute,
            "paused": self._pause, "every_minutes": self._every, "full_text": self._whole_pages,
            "story_tags": self._story_tags, "keep_days": self._keep, "user_agent": self._agent,
        }  # fmt: skip

        def chosen(name: str | None) -> None:
            if name in openers:
                openers[name](feed)
            elif name is not None:
                self.open(feed_id, name)

        self._app.push_screen(Picker(feed.name, choices, at=at, aside_at_right=True), chosen)

    def _name(self, feed: Feed) -> None:
        def take(name: str) -> None:
            self._set(feed, "title", f"{feed.name} is now called {name}", title=name)

        self._ask(feed, "title", "Name", "The name of this feed.", feed.name, take)

    def _folders(self, feed: Feed) -> None:
        def take(line: str) -> None:
            folders = tuple(dict.fromkeys("/".join(folder_parts(one)) for one in line.split(",") if folder_parts(one)))
            where = f"in {' and '.join(folders)}" if folders else "in no folder"
            self._set(feed, "folders", f"{feed.name} is {where}", folders=folders)

        words = f"Folders of {feed.name}, separated by commas. World/Asia is Asia in World. Leave it empty for none."
        known = sorted({folder for one in list_feeds(self._session.lib) for folder in one.folders})
        self._ask(feed, "folders", "Folders", words, ", ".join(feed.folders), take, empty=True, known=known)

    def _tags(self, feed: Feed) -> None:
        def take(line: str) -> None:
            tags = _words(line)
            self._set(feed, "tags", f"{feed.name}: {_tagged(tags)}", tags=tags)

        words = f"Tags of {feed.name} itself, separated by spaces; folder:WORD finds its stories by them."
        self._ask(feed, "tags", "Tags of the feed", words, " ".join(feed.tags), take, empty=True)

    def _mute(self, feed: Feed) -> None:
        words = f"{feed.name} is no longer muted" if feed.muted else f"{feed.name} is muted"
        self._set(feed, "muted", words, muted=not feed.muted)

    def _pause(self, feed: Feed) -> None:
        words = f"{feed.name} is fetched again" if feed.paused else f"{feed.name} is paused"
        self._set(feed, "paused", words, paused=not feed.paused)

    def _every(self, feed: Feed) -> None:
        def take(number: int) -> None:
            minutes = max(FLOOR, number) if number else 0
            self._set(feed, "every_minutes", f"{feed.name} is fetched {_pace(minutes)}", every_minutes=minutes)

        words = f"Minutes between two fetches, at least {FLOOR}; 0 leaves it to the feed."
        self._ask_number(feed, "every_minutes", "How often", words, feed.every_minutes, _LONGEST_PACE, take)

    def _whole_pages(self, feed: Feed) -> None:
        how = "only with X" if feed.full_text else "fetched for every summary"
        self._set(feed, "full_text", f"{feed.name}: whole pages {how}", full_text=not feed.full_text)

    def _story_tags(self, feed: Feed) -> None:
        def take(line: str) -> None:
            tags = _words(line)
            self._set(feed, "story_tags", f"new stories of {feed.name} get {_tagged(tags)}", story_tags=tags)

        words = f"Tags put on each story of {feed.name} as it arrives, separated by spaces."
        self._ask(feed, "story_tags", "Tags for its stories", words, " ".join(feed.story_tags), take, empty=True)

    def _keep(self, feed: Feed) -> None:
        def take(days: int) -> None:
            self._set(feed, "keep_days", f"read stories of {feed.name} are kept {_kept(days)}", keep_days=days)

        words = (
            "Days to keep stories after you read them; those with a star, tag or note stay. 0: as the config file says."
        )
        self._ask_number(feed, "keep_days", "Keep", words, feed.keep_days, _LONGEST_KEEP, take)

    def _agent(self, feed: Feed) -> None:
        def take(agent: str) -> None:
            self._set(feed, "user_agent", f"{feed.name}: user agent {agent or 'as for all'}", user_agent=agent)

        words = "What its server is told instead of this program's name. Leave it empty for that."
        self._ask(feed, "user_agent", "User agent", words, feed.user_agent, take, empty=True)

    def _ask(
        self, feed: Feed, name: str, title: str, words: str, value: str, take: Callable[[str], None],
        *, empty: bool = False, known: list[str] | None = None, check: Callable[[str], str] = lambda _: "",
    ) -> None:  # fmt: skip
        def answered(answer: str | None) -> None:
            if answer is None or answer == value:
                self.open(feed.id, name)
            else:
                take(answer)

        prompt = Prompt(title, words, value=value, known=known or (), may_be_empty=empty, check=check)
        self._app.push_screen(prompt, answered)

    def _ask_number(
        self, feed: Feed, name: str, title: str, words: str, value: int, most: int, take: Callable[[int], None]
    ) -> None:
        self._ask(feed, name, title, words, str(value), lambda answer: take(int(answer)), check=whole_number(0, most))

    def _set(self, feed: Feed, name: str, words: str, **values: object) -> None:
        self._change(feed, words, lambda settings: replace(settings, **values))  # type: ignore[arg-type]
        self.open(feed.id, name)


def _words(line: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(tag_name, line.replace(",", " ").split()))))


def _tagged(tags: tuple[str, ...]) -> str:
    return " ".join(f"#{tag}" for tag in tags) or "none"


def _pace(minutes: int) -> str:
    return f"every {minutes:,} minutes" if minutes else "as often as the feed asks for"


def _kept(days: int) -> str:
    return f"{days:,} day{'s' * (days != 1)}" if days else "as the config file says"
