"""What the list can show, by name: the counts of the status line and the choices of the filter keys."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model.feed import Feed
from reader.model.queries.query import Query, Sort
from reader.model.safe_text import safe_line
from reader.store.texts.stories import Counts

TAGS_ON_TOP = 3
"""Tags counted in the status line."""

SORTS: dict[Sort, str] = {
    "newest": "newest first",
    "oldest": "oldest first",
    "arrived": "last arrived first",
    "relevance": "best match first",
}

HIDDEN_READ = ", unread"
"""Behind the title of a list whose stories read are hidden."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One count of the status line: "Unread 23"; `view` is what a click shows."""

    label: str
    count: int
    view: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Stories asked for, and what that is called."""

    title: str
    query: Query
    text: str = ""
    """The search line that asks for it; empty for a view of its own."""

    @property
    def name(self) -> str:
        """What the list is called in the config file, whether or not those read are hidden."""
        return self.title.removesuffix(HIDDEN_READ)

    @property
    def empty_words(self) -> str:
        """What the empty list says."""
        if self.text:
            return (
                f"Nothing found for {self.text}. / changes the search, Esc clears it. "
                "tag: feed: said: by: figure: is: since: until: narrow it; word* finds all words that begin so."
            )
        if self.query.states == ("unread",):
            return "Everything is read. M shows read stories, R fetches new ones."
        if self.query == Query():
            return "No stories yet. + adds a feed, a page, a file or a folder."
        if self.query.states == ("starred",):
            return "No story is starred: s stars one. Esc shows all."
        if self.query.states == ("noted",):
            return "No notes yet: a writes one on a story or a passage, H highlights a passage. Esc shows all."
        return f"No stories under {self.title}. Esc shows all."


ALL = View("All", Query())
UNREAD = View("Unread", Query(states=("unread",)))
STARRED = View("Starred", Query(states=("starred",)))
NOTED = View("With notes", Query(states=("noted",)))


def tag_view(tag: str) -> View:
    """Stories that wear a tag."""
    return View(f"#{safe_line(tag)}", Query(tags=(tag,)))


def feed_view(feed: Feed) -> View:
    """Stories of a feed."""
    return View(feed.name, Query(feed_id=feed.id))


def named_view(name: str, feeds: Sequence[Feed] = ()) -> View:
    """The view a tally or choice names: unread, all, starred, noted, #tag or feed:ID."""
    if name.startswith("#"):
        return tag_view(name[1:])
    if name.startswith("feed:"):
        return next((feed_view(feed) for feed in feeds if f"feed:{feed.id}" == name), ALL)
    return {"unread": UNREAD, "starred": STARRED, "noted": NOTED}.get(name, ALL)


def hide_read(view: View) -> View:
    """The same stories without those read, or with them again."""
    states = view.query.states
    hidden = "unread" in states
    changed = tuple(state for state in states if state != "unread") if hidden else (*states, "unread")
    query = replace(view.query, states=changed)
    for known in (ALL, UNREAD, STARRED, NOTED):
        if known.query == replace(query, sort="newest"):
            return sorted_view(known, query.sort)
    return replace(view, title=view.name if hidden else f"{view.name}{HIDDEN_READ}", query=query)


def tallies(counts: Counts, view: View) -> tuple[Tally, ...]:
    """The counts of the status line, the one shown marked."""
    tops = [("Unread", counts.unread, "unread"), ("All", counts.all, "all"), ("★", counts.starred, "starred")]
    tops += [(f"#{tag.name}", tag.stories, f"#{tag.name}") for tag in counts.tags[:TAGS_ON_TOP]]
    here = replace(view.query, sort="newest")
    return tuple(Tally(label, count, name, named_view(name).query == here) for label, count, name in tops)


def sorted_view(view: View, sort: str) -> View:
    """The same stories in another order."""
    return replace(view, query=replace(view.query, sort=next(name for name in SORTS if name == sort)))
