"""One sitting at one library: the open file, the clock, the settings, and what can be undone."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from reader.app.state.drafts import Draft, Drafts
from reader.app.state.undo import (
    Done,
    History,
    action_words,
    stories_of,
)
from reader.config import Config
from reader.errors import ReaderError
from reader.model.action import Action, ChangeFeed, SetFeedRemoved, SetRemoved, Several
from reader.paths import Paths
from reader.store.file.library import Libraries, Library
from reader.store.reading.actions import perform

Answer = TypeVar("Answer")

REST_SECONDS = 0.08
"""Longer than a key held down takes to repeat, too short to be felt when it is let go."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What an action, an undo or a redo did."""

    story_ids: tuple[int, ...]
    words: str
    listed: bool
    """Whether stories left lists or came back."""
    draft: Draft | None = None
    """Words that were given up and are gone on with."""


class Session:
    """What every pane and screen shares; only the thread that made it uses `lib`."""

    def __init__(
        self,
        paths: Paths,
        config: Config,
        now: Callable[[], datetime],
        environ: Mapping[str, str] = os.environ,
        rest: float = REST_SECONDS,
    ) -> None:
        self.paths = paths
        self.config = config
        self.now = now
        self.environ = environ
        """Where the user's browser and editor are named."""
        self.rest = rest
        """Seconds between two steps of the list from which on the cursor rests, and the story follows it."""
        self.history = History()
        self.drafts = Drafts(paths.state_dir / "drafts", paths.library)
        self.libraries = Libraries(paths.library, now=now())
        self.lib: Library = self.libraries.here()
        self.busy = False
        """Whether something is being done to many stories in a thread: nothing else is done until then."""
        self.trouble = ""
        """Why something could not be read, until it is told."""

    def read(self, ask: Callable[[Library], Answer], otherwise: Answer) -> Answer:
        """What the library answers; `otherwise`, with the reason in `trouble`, when it cannot."""
        try:
            return ask(self.lib)
        except ReaderError as error:
            self.trouble = str(error)
            return otherwise

    def perform(self, action: Action, *, words: str = "", hint: str = "") -> Effect:
        """Do something to the library in one transaction, so that it can be undone.

        `hint` is told after the words, and forgotten: what is undone later is told without it.
        """
        return self.did(action, perform(self.lib, action, now=self.now()), words=words, hint=hint)

    def did(self, action: Action, inverse: Action, *, words: str = "", hint: str = "") -> Effect:
        """Keep what takes an action back that was performed; see `perform`."""
        words = words or action_words(action)
        self.history.did(inverse, words)
        return Effect(stories_of(action) or stories_of(inverse), words + hint, _lists(action))

    def undo(self) -> Effect:
        """Take the last thing back. Raises ReaderError when there is nothing to take back."""
        return self._step(again=False)

    def redo(self) -> Effect:
        """Redo what was undone. Raises ReaderError when there is nothing to do again."""
        return self._step(again=True)

    def next_step(self, *, again: bool) -> Done:
        """What an undo, or with `again` a redo, would perform. Raises ReaderError when there is nothing."""
        steps = self.history.redos if again else self.history.undos
        if not steps:
            raise ReaderError(f"nothing to {'redo' if again else 'undo'}")
        return steps[-1]

    def stepped(self, done: Done, inverse: Action, *, again: bool) -> Effect:
        """Keep that the next step was performed, and what takes that back."""
        take, give = self.history.undos, self.history.redos
        if again:
            take, give = give, take
        if done in take:
            take.remove(done)
        give.append(Done(inverse, done.words))
        assert not isinstance(done.inverse, Draft)
        ids = stories_of(done.inverse) or stories_of(inverse)
        return Effect(ids, f"{_STEPPED[again]}: {done.words}", _lists(done.inverse))

    def close(self) -> None:
        """Close the library."""
        self.libraries.close()

    def _step(self, *, again: bool) -> Effect:
        done = self.next_step(again=again)
        if isinstance(done.inverse, Draft):
            self.drafts.keep(done.inverse)
            (self.history.redos if again else self.history.undos).pop()
            return Effect((), "", False, done.inverse)
        return self.stepped(done, perform(self.lib, done.inverse, now=self.now()), again=again)


_STEPPED = {False: "undone", True: "redone"}


def _lists(action: Action) -> bool:
    if isinstance(action, Several):
        return any(_lists(one) for one in action.actions)
    return isinstance(action, SetRemoved | SetFeedRemoved | ChangeFeed)
