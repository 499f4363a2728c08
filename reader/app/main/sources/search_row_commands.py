"""What is done to the saved search at hand in the sources pane: whether it rings."""

from collections.abc import Callable

from textual.widget import Widget

from reader.app.keys.bindings import FEEDS, bind
from reader.app.keys.commands import Commands
from reader.app.messages import Changed, Say
from reader.app.session import Session
from reader.app.state.sources import SourceRow
from reader.errors import ReaderError
from reader.model.action import SetSearch


class SearchRowCommands(Commands):
    """Makes a watch of a saved search, or takes that back."""

    BINDINGS = [
        bind("ctrl+g", "watch", "watch", "Ring when this search finds new stories, or stop ringing",
             id="sources.watch", group=FEEDS),
    ]  # fmt: skip

    def __init__(self, session: Session, holder: Widget, at_hand: Callable[[], SourceRow | None]) -> None:
        """`at_hand` is the row under the cursor of `holder`."""
        self._session, self._holder, self._at_hand = session, holder, at_hand

    def action_watch(self) -> None:
        """Ring, or do not."""
        row = self._at_hand()
        if row is None or row.search is None:
            self._holder.screen.post_message(
                Say("only a saved search can ring: search with /, then h and “Save this search…”")
            )
            return
        try:
            name, watched = row.search.name, not row.search.watched
            rings = "rings when it finds new stories" if watched else "no longer rings"
            effect = self._session.perform(SetSearch(name, row.search.line, watched), words=f"{name} {rings}")
        except ReaderError as error:
            self._holder.screen.post_message(Say(str(error), problem=True))
            return
        self._holder.screen.post_message(Changed((), effect.words))
