"""Why two stories are related: the passages they share side by side, with the shared words lit in both."""

from collections.abc import Sequence
from typing import ClassVar

from reader.analysis.compare.analyzed_story import AnalyzedStory
from reader.analysis.compare.shared_passages import shared_passages
from reader.app.keys.places import Places
from reader.app.lenses.lens import LensRow
from reader.app.lenses.pair_list import Cell, PairList, pair_row
from reader.app.lenses.two_stories_base import SideBySide
from reader.app.rendering.pieces import Piece
from reader.app.rendering.text.highlighted_lines import lit_lines
from reader.app.session import Session
from reader.model.document import Span
from reader.model.link import Link
from reader.model.safe_text import safe_line

_KINDS = {"event": "they report the same event", "story": "they belong to one developing story"}


class PassagesScreen(SideBySide):
    """The shared passages of a story and a relative."""

    PLACES: ClassVar[Places] = {"the shared passages": (PairList,)}

    def __init__(self, session: Session, here: AnalyzedStory, other: AnalyzedStory, link: Link | None) -> None:
        super().__init__(session, here, other, at_hand=here.id)
        self._link = link

    def rows(self) -> tuple[Sequence[LensRow], str]:
        """A row a pair of sentences, under what the link gives as its reasons."""
        found = shared_passages(self.left, self.right)
        reasons = reason_words(self._link)
        self.status.place = "Why related" + (f": {_KINDS[self._link.kind]}" if self._link else "")
        rows = []
        for number, one in enumerate(found):
            cells = _cell(self.left, one.left, one.left_lit), _cell(self.right, one.right, one.right_lit)
            if number:
                rows.append(pair_row(*cells))
            else:
                rows.append(pair_row(*cells, heading="Shared passages", count=str(len(found)), above=reasons))
        return rows, "No sentences of these two stories have key words in common."


def reason_words(link: Link | None) -> str:
    """The reasons of a link on one line."""
    return " · ".join(safe_line(reason.text) for reason in link.reasons) if link else ""


def _cell(story: AnalyzedStory, span: Span, lit: Sequence[Span]) -> Cell:
    def draw(width: int) -> list[list[Piece]]:
        return lit_lines(story.text, span, width, [(one, "shared") for one in lit])

    return Cell(draw, (story.id, span))
