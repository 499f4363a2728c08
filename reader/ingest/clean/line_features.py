"""A text as the rules see it: every line measured, and where the story begins and ends."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.ingest.clean import closing_phrases, opening_phrases, phrases
from reader.ingest.clean.captions import QUOTE
from reader.ingest.clean.line_patterns import PLACES
from reader.ingest.extract.draft_block import Piece
from reader.ingest.html.line_measures import is_prose, length, norm

MAX_LENGTH = 3000
"""Characters of a line that are looked at; it also keeps every pattern's time within bounds."""

_MAYBE_PLACE = re.compile("comment|disqus|newsletter|author|related|recirc|most-?read|card")
"""What all of them have in common, for a quick look: most containers have other names."""

_MAYBE_DISCLAIMER = re.compile("reflect|represent|necessarily|transcript|mission")
"""What all disclaimers have in common, likewise."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece with its measures."""

    piece: Piece
    norm: str
    length: int
    """In words, see `words.length`."""
    prose: bool
    opening: bool
    """Whether it opens like a credit or a call to readers."""
    place: str
    """What the classes around it say it is: a name of `PLACES`, mostly empty."""
    cues: int
    """How many different cues of an appeal it holds; 0 unless it addresses the reader."""
    linked: float
    """Share of the characters that stand inside links."""
    wordy: bool
    """Whether rules about words apply: not to code, tables and captions, nor to what is too long for furniture."""


@dataclass(frozen=True, slots=True)
class Survey:
    """All lines of a text, and what is known of the story among them."""

    lines: Sequence[Line]
    title: str
    """Norm of the headline."""
    author: str
    """Norm of the author's name."""
    template: frozenset[str]
    first: int
    """Index of the first prose that is no appeal; 0 without any."""
    last: int
    """Index of the last prose that is no appeal; the last line without any."""
    home: int
    """The container that holds most of the prose."""
    own: frozenset[str]
    """Places the story itself seems to stand in: those names mean nothing on this page."""
    places: dict[str, list[int]]
    """Where each norm stands."""

    def inside(self, index: int) -> bool:
        """Whether the line stands between the first and the last prose of the story."""
        return self.first <= index <= self.last

    def prose_before(self, index: int) -> float:
        """How much of the prose stands before the line, 0 to 1."""
        prose = [at for at, line in enumerate(self.lines) if line.prose]
        return sum(at < index for at in prose) / len(prose) if prose else 1.0

    def is_body(self, index: int) -> bool:
        """Whether the line is surely the story's own: prose that stands with most of the prose."""
        line = self.lines[index]
        return line.prose and line.piece.home == self.home and line.linked < 0.5 and line.cues < 2


@lru_cache(512)  # the pieces of a story are measured for its source's template, then for the rules
def measure(piece: Piece) -> Line:
    """The line a piece makes."""
    words = norm(piece.text[:MAX_LENGTH])
    prose = piece.kind in ("paragraph", "quote", "item") and is_prose(piece.text)
    spoken = len(words) >= 1000 or QUOTE.search(piece.text) or not phrases.ADDRESSED.search(words)
    cues = 0 if spoken else phrases.CUES.count(words)
    count = length(piece.text)
    opening = count <= 60 and any(
        how.matches(words) for how in (closing_phrases.CREDIT, opening_phrases.NEWSLETTER, opening_phrases.FOLLOW)
    )
    opening = opening or bool(_MAYBE_DISCLAIMER.search(words) and phrases.DISCLAIMER.matches(words))
    wordy = piece.kind in ("paragraph", "heading", "item", "quote") and len(piece.text) <= MAX_LENGTH
    return Line(piece, words, count, prose, opening, _place(piece.where), cues, piece.linked / len(piece.text), wordy)


@lru_cache(512)  # all lines of a container share its names
def _place(where: str) -> str:
    names = where.lower()
    if not _MAYBE_PLACE.search(names):
        return ""
    return PLACES.first(names)


def survey(lines: Sequence[Line], title: str, author: str, template: frozenset[str]) -> Survey:
    """Where the story is; `title` and `author` as they are written."""
    told = [
        at for at, line in enumerate(lines) if line.prose and line.cues < 2 and line.linked < 0.8 and not line.opening
    ]
    homes = Counter[int]()
    for at in told:
        homes[lines[at].piece.home] += 1 if lines[at].place else len(lines[at].piece.text)
    home = homes.most_common(1)[0][0] if homes else 0
    own = frozenset(lines[at].place for at in told if lines[at].piece.home == home)
    story = [at for at in told if not lines[at].place or lines[at].place in own]
    first, last = (story[0], story[-1]) if story else (0, len(lines) - 1)
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        places.setdefault(line.norm, []).append(at)
    return Survey(lines, norm(title), norm(author), template, first, last, home, own, places)
