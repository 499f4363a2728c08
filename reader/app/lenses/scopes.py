"""Which stories a lens, a timeline or an export is about: from one story to all, the narrowest first."""

from dataclasses import dataclass, replace
from typing import Literal

from reader.app.session import Session
from reader.app.state import list_views
from reader.app.state.list_views import View
from reader.store.relations import threads
from reader.store.search import search

MOST = 500
"""Stories of a list that are looked at: the first ones."""
Kind = Literal["story", "thread", "selection", "list", "all"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Some stories and what they are called."""

    kind: Kind
    name: str
    story_ids: tuple[int, ...] = ()
    """None for all there are."""
    thread_id: int | None = None


ALL = Scope("all", "all stories")


@dataclass(frozen=True, slots=True)
class Scopes:
    """Scopes from the narrowest to the widest, and which of them is looked at."""

    scopes: tuple[Scope, ...] = (ALL,)
    at: int = 0

    @property
    def here(self) -> Scope:
        """The one looked at."""
        return self.scopes[self.at]

    @property
    def wider(self) -> "Scopes":
        """The next wider one looked at; behind the widest comes the narrowest."""
        return replace(self, at=(self.at + 1) % len(self.scopes))

    @property
    def in_turn(self) -> tuple[Scope, ...]:
        """All of them as one comes by them, the one looked at first."""
        return self.scopes[self.at :] + self.scopes[: self.at]

    @property
    def at_thread(self) -> "Scopes":
        """The thread looked at, where there is one and nothing is selected."""
        kinds = [one.kind for one in self.scopes]
        return replace(self, at=kinds.index("thread")) if "thread" in kinds and "selection" not in kinds else self


def find_scopes(
    session: Session, view: View, story_id: int | None, selected: tuple[int, ...], *, in_list: bool
) -> Scopes:
    """The scopes around the story at hand.

    In the list one begins with the stories selected, else with what it shows; in the story with its thread.
    """
    scopes = of_story(session, story_id) if story_id is not None else []
    begin = len(scopes) - 1
    if selected:
        words = f"{len(selected):,} selected stories" if len(selected) > 1 else "the selected story"
        scopes.append(Scope("selection", words, selected))
    if view.query not in (list_views.ALL.query, list_views.UNREAD.query):
        found = session.read(lambda lib: search.page(lib, view.query, after=None, before=None, limit=MOST), list[int]())
        if found:
            scopes.append(Scope("list", view.text or view.title, tuple(found)))
    scopes.append(ALL)
    return Scopes(tuple(scopes), begin + 1 if in_list or begin < 0 else begin)


def of_story(session: Session, story_id: int) -> list[Scope]:
    """The story alone, and its thread when others are in it too."""
    lib = session.lib
    thread_id = threads.thread_of(lib, story_id)
    ids = tuple(threads.members(lib, thread_id)) if thread_id else ()
    alone = Scope("story", "this story", (story_id,))
    return [alone, Scope("thread", "this thread", ids, thread_id)] if len(ids) > 1 else [alone]
