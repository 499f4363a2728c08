"""The words an extractor took of a page, found again among its pieces."""

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree

from reader.ingest.extract.draft_block import Piece
from reader.ingest.extract.missed_pieces import distance

LONG = 25
"""Letters from which on a piece is recognized anywhere in the extracted text, not only where it is expected."""

_NOT_SHOWN = re.compile("[|\u00ad\u200b\u2060\ufeff]")
_STRING = etree.XPath("string()", smart_strings=False)


@dataclass(frozen=True, slots=True)
class Extract:
    """The words trafilatura takes for the story."""

    stream: str
    """Bones of the whole."""
    units: Counter[str]
    """Bones of its elements, and how often each occurs."""

    @classmethod
    def of(cls, extracted: etree._Element) -> "Extract":
        """The words in an element of trafilatura's own."""
        parts = extracted.iterdescendants("p", "head", "item", "quote", "code", "table")
        return cls(bones(_STRING(extracted)), Counter(bones(_STRING(part)) for part in parts))


def choose(everything: list[Piece], extract: Extract) -> set[int]:
    """Indexes of the pieces whose words were extracted, each as often as they were.

    A text that occurs more often on the page than it was extracted (a headline in a list of related stories, a
    teaser) is taken where its neighbors are taken too.
    """
    names = [bones(piece.text) for piece in everything]
    places: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        if name:
            places.setdefault(name, []).append(index)
    chosen, doubtful, position = set[int](), dict[str, int](), 0
    for index, name in enumerate(names):
        if not name or name in doubtful:
            continue
        wanted = max(extract.units[name], extract.stream.count(name) if len(name) >= LONG else 0)
        if wanted == 0 and extract.stream.startswith(name, position):
            wanted = 1
        if len(places[name]) > wanted:
            doubtful[name] = wanted
        else:
            at = extract.stream.find(name, position)
            position = at + len(name) if at >= 0 else position
            chosen.add(index)
    taken = sorted(chosen)
    for name, wanted in doubtful.items():
        near = sorted(places[name], key=lambda index: (distance(index, taken), index))
        chosen.update(near[:wanted])
    return chosen


def bones(text: str) -> str:
    """`text` without white space and table lines: equal for two renderings of the same words."""
    bare = "".join(text.split())
    return bare if bare.isascii() and "|" not in bare else _NOT_SHOWN.sub("", bare)
