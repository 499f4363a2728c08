"""What goes on in the background, as the main screen tells it: progress in words, stories gathered before they show."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.widget import Widget

from reader.app.session import Session
from reader.app.state.undo import Done
from reader.app.widgets.status_line import StatusLine
from reader.model.action import ShowText
from reader.pacing import Drawn, seconds_to_wait

if TYPE_CHECKING:
    from reader.app.state.progress import Progress
    from reader.model.event import Event

SETTLE_SECONDS = 0.3
"""Arriving stories are gathered this long before list and counts are read again."""


class Arrivals:
    """Stories that came in or changed since the screen was last told."""

    def __init__(
        self, session: Session, status: Callable[[], StatusLine], holder: Widget, settle: Callable[[], None]
    ) -> None:
        """`settle` is called some time after a story came or changed, once for all of them."""
        self._session, self._status, self._holder, self._settle = session, status, holder, settle
        self._progress: Progress | None = None
        self._drawn = Drawn()
        self._drawing: Timer | None = None
        self._settling: Timer | None = None
        self._touched: set[int] = set()
        self._pages: Done | None = None
        """What takes the pages back that have come in of those asked for."""
        self.new: set[int] = set()
        """Stories that came in since the list was read."""

    def take(self, event: "Event") -> None:
        """Something happened in the background."""
        from reader.app.state.progress import Progress, after, remark
        from reader.model.event import FeedFetched, ReasonsFound, RefreshDone, StoryAnalyzed, StorySaved

        before = self._progress or Progress()
        self._progress = after(before, event)
        self._tell_progress()
        said = remark(event, before)
        if isinstance(event, StoryAnalyzed | StorySaved | ReasonsFound):
            self._touched.add(event.story_id)
        if isinstance(event, StorySaved) and event.new:
            self.new.add(event.story_id)
        if isinstance(event, StorySaved) and event.story_id in before.pages:
            # pages asked for together are taken back together
            joined = self._pages if before.asked else None
            self._pages = self._session.history.joined(joined, ShowText(event.story_id, "feed"), "whole page")
            self._settle()  # what somebody waits for is shown before it is said to be here
        if said:
            self._status().say(said[0], problem=said[1])
        gathered = StoryAnalyzed | StorySaved | ReasonsFound | FeedFetched | RefreshDone
        if isinstance(event, gathered) and self._settling is None:
            self._settling = self._holder.set_timer(SETTLE_SECONDS, self._settle)

    def take_touched(self) -> tuple[int, ...]:
        """The stories that changed since this was last asked."""
        self._settling = None
        touched, self._touched = tuple(self._touched), set()
        return touched

    def pages_asked(self, story_ids: Sequence[int]) -> None:
        """The pages of stories are being fetched: say so until they are here or cannot be had."""
        from reader.app.state.progress import Progress, pages_asked

        self._progress = pages_asked(self._progress or Progress(), story_ids)
        self._draw_progress()

    def background_ended(self, *, restarted: bool = False) -> None:
        """Nothing goes on in the background any more, or it begins anew with the pages that were asked for."""
        from reader.app.state.progress import Progress

        pages = self._progress.pages if self._progress and restarted else ()
        self._progress = Progress(pages=pages)
        self._draw_progress()

    def _tell_progress(self) -> None:
        """Draw the progress now or, when that was done a moment ago, once for all that happens until then."""
        words = self._progress.words if self._progress else ""
        if wait := seconds_to_wait(self._drawn, words, self._session.now().timestamp()):
            self._drawing = self._drawing or self._holder.set_timer(wait, self._draw_progress)
        else:
            self._draw_progress()

    def _draw_progress(self) -> None:
        if self._drawing is not None:
            self._drawing.stop()
            self._drawing = None
        words = self._progress.words if self._progress else ""
        if words != self._drawn.words:
            self._drawn = Drawn(words, self._session.now().timestamp())
            self._status().progress = words
