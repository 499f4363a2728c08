"""A source's own template: lines that recur in different stories of one source are furniture.

Pure functions only: whoever stores counts asks `candidates` for the lines of a story before cleaning, counts for each
line in how many stories it was seen, and asks `template_of` which of them the cleaner may take for furniture.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from reader.ingest.clean.line_features import measure, survey
from reader.ingest.extract.draft_block import Piece
from reader.ingest.html.line_measures import likeness, norm

FORGET_AFTER = timedelta(days=90)
"""A line unseen for so long is forgotten: sites are rebuilt."""

ENOUGH_STORIES = 10
"""Stories of a source from which on a line must be seen three times, not two."""

MAX_LENGTH = 400
"""Characters of the longest norm that is counted."""

_RUN = 4


def candidates(pieces: Iterable[Piece], *, title: str = "", author: str = "") -> frozenset[str]:
    """Norms of the lines that could be template: all but the headline and the prose inside the story."""
    lines = [measure(piece) for piece in pieces]
    text = survey([line for line in lines if not line.piece.left_out], title, author, frozenset())
    beside = frozenset(line.norm for line in lines if line.piece.left_out and len(line.norm) <= MAX_LENGTH)
    return beside | frozenset(
        line.norm
        for index, line in enumerate(text.lines)
        if line.norm
        and len(line.norm) <= MAX_LENGTH
        and line.norm != text.title
        and line.piece.kind not in ("code", "table")
        and not (line.prose and text.inside(index))
    )


def template_of(counts: Mapping[str, int], stories: int) -> frozenset[str]:
    """The lines that are template: `counts` says in how many different stories of a source each was seen, `stories`
    how many different stories the source has.
    """
    needed = 3 if stories >= ENOUGH_STORIES else 2
    return frozenset(line for line, seen in counts.items() if seen >= needed)


def different(title: str, text: str, other_title: str, other_text: str) -> bool:
    """Whether two texts of a source are different stories, not two deliveries of one: only then do repeats count."""
    if likeness(norm(title), norm(other_title)) >= 0.7:
        return False
    first, second = _runs(text), _runs(other_text)
    return not first or not second or len(first & second) < 0.5 * min(len(first), len(second))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = norm(text).split()
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
