"""The key that makes a watch of what is at hand, from whichever screen, and takes it back."""

from collections.abc import Callable

from textual.dom import DOMNode

from reader.app.keys.bindings import FIND, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Changed, Say
from reader.app.session import Session
from reader.app.state.watchable import toggled
from reader.errors import ReaderError
from reader.store.search.saved_searches import SavedSearch, saved_searches


class WatchCommands(Commands):
    """Watches a speaker, a figure or a thread."""

    BINDINGS = [
        bind("ctrl+g", "watch", "watch", "Watch this speaker, figure or thread: new stories ring and are "
             "counted in the sources; or stop", id="search.watch", group=FIND),
    ]  # fmt: skip

    def __init__(
        self,
        session: Session,
        at_hand: Callable[[], SavedSearch | str],
        holder: DOMNode,
        done: Callable[[], None] = lambda: None,
    ) -> None:
        """`at_hand` is what would be watched, or in words why nothing can be; `done` shows that it is."""
        self._session, self._at_hand, self._holder, self._done = session, at_hand, holder, done
        self._lines = frozenset[str]()

    def action_watch(self) -> None:
        """Watch it, or stop."""
        wanted = self._at_hand()
        if isinstance(wanted, str):
            self._holder.post_message(Say(wanted))
            return
        try:
            action = toggled(saved_searches(self._session.lib), wanted)
            words = f"watching {action.name}" if action.watched else f"no longer watching {action.name}"
            self._session.perform(action, words=words)
        except ReaderError as error:
            self._holder.post_message(Say(str(error), problem=True))
            return
        self.read()
        self._done()
        more = ": new stories ring and are counted in the sources; u undoes it" if action.watched else ""
        self._holder.post_message(Changed(()))
        self._holder.post_message(Say(words + more))

    def read(self) -> None:
        """Read which searches are watched."""
        kept = self._session.read(saved_searches, list[SavedSearch]())
        self._lines = frozenset(one.line for one in kept if one.watched)

    def holds(self, search: SavedSearch | str) -> bool:
        """Whether this was watched when the watches were last read."""
        return isinstance(search, SavedSearch) and search.line in self._lines
