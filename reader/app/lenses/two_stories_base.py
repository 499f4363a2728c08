"""What the screens share that lay two stories side by side."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from reader.analysis.compare.analyzed_story import AnalyzedStory
from reader.app.dialogs.answers_once import AnswersOnce
from reader.app.keys.bindings import MOVE, PROGRAM, bind
from reader.app.lenses.lens import Answer, LensList, LensRow
from reader.app.lenses.pair_list import PairHead, PairList
from reader.app.messages import Say
from reader.app.rendering.times import long_time
from reader.app.session import Session
from reader.app.widgets.hint_line import HintsLine
from reader.app.widgets.status_line import StatusLine


class SideBySide(AnswersOnce[Answer]):
    """A line on top, both headlines, the pairs, hints."""

    DEFAULT_CSS = """
    SideBySide { background: $background; layout: vertical; }
    """
    BINDINGS = [
        bind("h,left", "side(0)", "left", "To the left story", id="pair.left", group=MOVE, show=True),
        bind("l,right", "side(1)", "right", "To the right story", id="pair.right", group=MOVE, show=True),
        bind("q,escape,ctrl+o", "leave", "back", "Back to where you were", id="pair.leave", group=PROGRAM, show=True),
    ]
    AUTO_FOCUS = "PairList"

    status = query_one("#status", StatusLine)
    pairs = query_one("#pairs", PairList)

    def __init__(self, session: Session, left: AnalyzedStory, right: AnalyzedStory, *, at_hand: int = 0) -> None:
        """`at_hand` is the story one comes from: it is told apart in the head."""
        super().__init__()
        self.session = session
        self.left, self.right = left, right
        self._here = 1 if right.id == at_hand else 0

    def compose(self) -> ComposeResult:
        """Line, heads, pairs, line."""
        yield StatusLine(id="status")
        yield PairHead(self._head(self.left), self._head(self.right), here=self._here)
        yield PairList(id="pairs")
        yield HintsLine()

    def on_mount(self) -> None:
        """Show the pairs."""
        self.status.hint = "Esc back  ? keys"
        self.pairs.side = self._here
        rows, empty_words = self.rows()
        self.pairs.show(rows, empty_words)

    def rows(self) -> tuple[Sequence[LensRow], str]:
        """The rows, and what is said when there is none."""
        return (), ""

    def on_say(self, event: Say) -> None:
        """A remark."""
        event.stop()
        self.status.say(event.words, problem=event.problem)

    @on(LensList.Chosen)
    def chosen(self, event: LensList.Chosen) -> None:
        """Open the passage."""
        self.dismiss(event.row.answer)

    def action_side(self, side: int) -> None:
        """The other column."""
        self.pairs.choose_side(side)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)

    def _head(self, story: AnalyzedStory) -> tuple[str, str]:
        return f"{story.source or 'no source'} · {long_time(story.at, self.session.now())}", story.title or "(no title)"
