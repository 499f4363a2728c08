"""The bell of the watches: told once of each story that a watch finds, while the program runs."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.timer import Timer
from textual.widget import Widget

from reader.app.messages import Say
from reader.app.session import Session
from reader.app.textual_adapter import send_to_terminal
from reader.notify import ring
from reader.store.file.library import Library
from reader.store.search.headlines import headline, newest_id
from reader.store.search.watches import WatchNews, watch_news

GATHER_SECONDS = 2.0
"""Stories that arrive within this time ring once."""


class WatchBell:
    """Looks through what came in since the program started."""

    def __init__(self, session: Session, holder: Widget, tell: Callable[[str, str], None]) -> None:
        """`tell` is given the name of a watch and what is new in it."""
        self._session, self._holder, self._tell = session, holder, tell
        self._started_at = session.read(newest_id, 0)
        self._told: set[tuple[str, int]] = set()
        self._waiting: Timer | None = None

    def stories_came(self) -> None:
        """Look soon: more may be on the way."""
        if self._waiting is None:
            self._waiting = self._holder.set_timer(GATHER_SECONDS, self.look)

    def look(self) -> None:
        """Ring for what no watch has rung for."""
        self._waiting = None
        now = self._session.now()
        for news in self._session.read(lambda lib: watch_news(lib, since=self._started_at, now=now), list[WatchNews]()):
            name = news.search.name
            if new := [story for story in news.stories if (name, story) not in self._told]:
                self._told.update((name, story) for story in new)
                self._tell(name, self._session.read(partial(news_in_words, stories=new), ""))


def news_in_words(lib: Library, stories: Sequence[int]) -> str:
    """How many are new, and the headline of the newest: "3 new: Ferry strike ends"."""
    return f"{len(stories):,} new: {headline(lib, stories[0]).title}"


def telling(session: Session, holder: Widget) -> Callable[[str, str], None]:
    """What tells of a watch: the status line, and the bell of the config file."""

    def tell(watch: str, words: str) -> None:
        holder.post_message(Say(f"{watch}: {words}"))
        bell, title = session.config.bell, f"reader: {watch}"
        ring(bell, title, words, environ=session.environ, write=partial(send_to_terminal, holder.app))

    return tell
