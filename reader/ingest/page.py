"""A whole page to the pieces of its story.

trafilatura decides which words belong to the story; the pieces are then taken from the page itself, so that ordered
lists, code, captions, pictures and links come out as they stand there.
"""

import re
from collections import Counter

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.htmlprocessing import convert_to_html
from trafilatura.settings import Extractor

from reader.ingest.blocks import read_blocks
from reader.ingest.pieces import Piece
from reader.ingest.sanitize import drop_not_text
from reader.ingest.words import ends_like_a_sentence, length

_NOT_A_LETTER = re.compile(r"[\W_]+")
_LONG = 25
"""Letters from which on a piece is recognized anywhere in the extracted text, not only where it is expected."""

_MAIN = 0.3
"""Share of the story's letters from which on a container, or a class, is the story's own."""

_NEAR = 12
"""Pieces before the story within which its standfirst is looked for."""

_STANDFIRST = re.compile(
    r"(?:^|[\s_-]|[a-z])(?:dek|Dek|deck|standfirst|strapline|subhead\w*|sub-?headline|sub-?heading|sub-?title|sub-?deck|Subtitle)(?:$|[\s_-])"
)
_FOUND_ENOUGH = 0.6
"""Share of the extracted letters that must be found again on the page; else the extraction itself is taken."""


def page_pieces(root: html.HtmlElement, base: str = "", description: str = "") -> list[Piece]:
    """The pieces of the story on the page `root`, which is changed by it: read metadata before.

    `base` is the address of the page, `description` what it says of itself in a line: the standfirst, if it is shown.
    """
    drop_not_text(root)
    etree.strip_elements(root, "noscript", "head", with_tail=False)
    everything = read_blocks(root, base)
    extracted = _extract(root)
    if extracted is None:
        return everything
    chosen = choose(everything, extracted)
    found = sum(len(bones(everything[index].text)) for index in chosen)
    if found < _FOUND_ENOUGH * len(bones("".join(extracted.itertext()))):
        return read_blocks(convert_to_html(extracted), base)
    if not chosen:
        return everything
    chosen |= _gaps(everything, chosen) | _standfirst(everything, min(chosen), description)
    return [everything[index] for index in sorted(chosen)]


def bones(text: str) -> str:
    """Letters and digits of `text` alone: equal for two renderings of the same words."""
    return _NOT_A_LETTER.sub("", text).casefold()


def choose(everything: list[Piece], extracted: etree._Element) -> set[int]:
    """Indexes of the pieces whose words stand in `extracted`, each as often as they stand there.

    A text that occurs more often on the page than it was extracted (a headline in a list of related stories, a
    teaser) is taken where its neighbors are taken too.
    """
    stream = bones("".join(extracted.itertext()))
    units = Counter(bones("".join(element.itertext())) for element in extracted.iter())
    names = [bones(piece.text) for piece in everything]
    places: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        if name:
            places.setdefault(name, []).append(index)
    chosen, doubtful, position = set(), {}, 0
    for index, name in enumerate(names):
        if not name or name in doubtful:
            continue
        wanted = max(units[name], stream.count(name) if len(name) >= _LONG else 0)
        if wanted == 0 and stream.startswith(name, position):
            wanted = 1
        if wanted == 0:
            continue
        if len(places[name]) > wanted:
            doubtful[name] = wanted
            continue
        at = stream.find(name, position)
        position = at + len(name) if at >= 0 else position
        chosen.add(index)
    for name, wanted in doubtful.items():
        near = sorted(places[name], key=lambda index: (_distance(index, chosen), index))
        chosen.update(near[:wanted])
    return chosen


def _gaps(everything: list[Piece], chosen: set[int]) -> set[int]:
    """What was left out between chosen pieces of the container, or of the class, that holds most of the story.

    An extractor drops short lines, notes and subheadings; their place says that they belong.
    """
    homes, classes = Counter[int](), Counter[str]()
    for index in chosen:
        homes[everything[index].home] += len(everything[index].text)
        classes[everything[index].where] += len(everything[index].text)
    enough = _MAIN * homes.total()
    return {
        index
        for index in range(min(chosen), max(chosen))
        if (piece := everything[index]).kind != "caption"
        and (homes[piece.home] >= enough or (piece.where and classes[piece.where] >= enough))
    }


def _standfirst(everything: list[Piece], first: int, description: str) -> set[int]:
    """The line between headline and story that sums it up: by its class, or because the page describes itself so."""
    described = bones(description)
    for index in range(max(0, first - _NEAR), first):
        piece = everything[index]
        if piece.kind not in ("paragraph", "heading", "quote") or piece.linked > 0.5 * len(piece.text):
            continue
        name = bones(piece.text)
        same = (
            len(name) >= _LONG and (name.startswith(described[:80]) or described.startswith(name))
            if described
            else False
        )
        if same or (
            _STANDFIRST.search(piece.where[-80:]) and length(piece.text) > 5 and ends_like_a_sentence(piece.text)
        ):
            return {index}
    return set()


def _distance(index: int, chosen: set[int]) -> int:
    """How far the nearest chosen piece is, in pieces."""
    return next((step for step in range(1, 200) if index - step in chosen or index + step in chosen), 200)


def _extract(root: html.HtmlElement) -> etree._Element | None:
    options = Extractor(fast=True, comments=False, links=True, formatting=True)
    document = bare_extraction(root, options=options)
    return getattr(document, "body", None)
