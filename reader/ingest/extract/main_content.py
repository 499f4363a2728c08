"""A whole page to the pieces of its story.

Where an element is named as the story and holds most of the page's paragraphs, its words are the story, without what
is named as furniture. On other pages trafilatura decides which words belong to the story. The pieces are always taken
from the page itself, so that ordered lists, code, captions, pictures and links come out as they stand there.
"""

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree, html
from trafilatura.htmlprocessing import convert_to_html

from reader.ingest.extract.draft_block import Piece
from reader.ingest.extract.html_blocks import read_blocks
from reader.ingest.extract.inline_marks import mark_up
from reader.ingest.extract.line_measures import ends_like_a_sentence, is_prose, length, norm
from reader.ingest.extract.sanitize import drop_not_text
from reader.ingest.extract.story_element import find_story
from reader.ingest.extract.trafilatura_adapter import story_words

_STRING = etree.XPath("string()", smart_strings=False)
_NOT_SHOWN = re.compile("[|\u00ad\u200b\u2060\ufeff]")
_LONG = 25
"""Letters from which on a piece is recognized anywhere in the extracted text, not only where it is expected."""

_MAIN = 0.3
"""Share of the story's letters from which on a container, or a class, is the story's own."""

_NEAR = 12
"""Pieces before the story within which its standfirst is looked for."""

_STANDFIRST = re.compile(
    r"(?:^|[\s_-]|[a-z])(?:[Dd]ek|deck|standfirst|strapline|subhead\w*|sub-?(?:headline|heading|title|deck)|Subtitle)(?:$|[\s_-])"
)
_ENOUGH = 40
"""Words of the shortest story that is taken for one."""

_LINK = 0.8
"""Share of a piece's letters inside links from which on it is a pointer elsewhere."""

_FOUND_ENOUGH = 0.6
"""Share of the extracted letters that must be found again on the page; else the extraction itself is taken."""


@dataclass(frozen=True, slots=True)
class _Extract:
    """The words trafilatura takes for the story."""

    stream: str
    """Bones of the whole."""
    units: Counter[str]
    """Bones of its elements, and how often each occurs."""


def page_pieces(root: html.HtmlElement, base: str = "", description: str = "") -> list[Piece]:
    """The pieces of the story on the page `root`, which is changed by it: read metadata before.

    `base` is the address of the page, `description` what it says of itself in a line: the standfirst, if it is shown.
    """
    drop_not_text(mark_up(root))
    etree.strip_elements(
        root, "noscript", "head", "nav", "footer", "button", "select", "menu", "aside", with_tail=False
    )
    return _named(root, base, description) or _extracted(root, base, description)


def _named(root: html.HtmlElement, base: str, description: str) -> list[Piece]:
    """What stands in the element named as the story, but for what is named as furniture in it.

    Nothing where that is not sure.
    """
    story = find_story(root)
    if story is None:
        return []
    everything = read_blocks(_headed(story.holder), base, story)
    chosen = {
        index
        for index, piece in enumerate(everything)
        if piece.told and piece.kind != "caption" and piece.linked < _LINK * len(piece.text)
    }
    texts = [everything[index].text for index in chosen]
    if sum(map(length, texts)) < _ENOUGH or 2 * sum(map(len, texts)) < story.letters:
        return []
    return _completed(everything, chosen, description)


def _headed(holder: html.HtmlElement) -> html.HtmlElement:
    """The smallest element that holds `holder` and a headline."""
    around = (holder, *holder.iterancestors())
    return next((element for element in around if next(element.iter("h1"), None) is not None), holder)


def _extracted(root: html.HtmlElement, base: str, description: str) -> list[Piece]:
    """What trafilatura extracts, found again on the page."""
    extracted = story_words(root)
    if extracted is None:
        return read_blocks(root, base)
    lines = [bones(_STRING(part)) for part in extracted.iterdescendants("p", "head", "item", "quote", "code", "table")]
    extract = _Extract(bones(_STRING(extracted)), Counter(lines))
    everything = read_blocks(_story_root(root, extract), base)
    chosen = _choose(everything, extract)
    found = sum(len(bones(everything[index].text)) for index in chosen)
    if not chosen or found < _FOUND_ENOUGH * len(extract.stream):
        return read_blocks(convert_to_html(extracted), base)
    return _completed(everything, chosen, description)


def _completed(everything: list[Piece], chosen: set[int], description: str) -> list[Piece]:
    """The chosen pieces with what belongs to them: what was left out between them, standfirst and captions."""
    first, last = min(chosen), max(chosen)
    chosen = chosen | _gaps(everything, chosen) | _standfirst(everything, first, description)
    chosen |= _captions(everything, first, last)
    return [everything[index] for index in sorted(chosen)]


def bones(text: str) -> str:
    """`text` without white space and table lines: equal for two renderings of the same words."""
    bare = "".join(text.split())
    return bare if bare.isascii() and "|" not in bare else _NOT_SHOWN.sub("", bare)


def _story_root(root: html.HtmlElement, extract: _Extract) -> html.HtmlElement:
    """The smallest element that holds the extracted paragraphs and a headline: most of a page need not be read."""
    holder: html.HtmlElement | None = None
    ancestors: list[html.HtmlElement] = []
    letters = 0
    for element in root.iter("p"):
        name = bones(_STRING(element))
        if len(name) < _LONG or name not in extract.units:
            continue
        letters += len(name)
        path = [element, *element.iterancestors()]
        if holder is None:
            ancestors = path
        else:
            shared = set(path)
            ancestors = [ancestor for ancestor in ancestors if ancestor in shared]
        holder = ancestors[0]
    if holder is None or letters < _FOUND_ENOUGH * len(extract.stream):
        return root
    return _headed(holder)


def _choose(everything: list[Piece], extract: _Extract) -> set[int]:
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
        wanted = max(extract.units[name], extract.stream.count(name) if len(name) >= _LONG else 0)
        if wanted == 0 and extract.stream.startswith(name, position):
            wanted = 1
        if len(places[name]) > wanted:
            doubtful[name] = wanted
        else:
            at = extract.stream.find(name, position)
            position = at + len(name) if at >= 0 else position
            chosen.add(index)
    for name, wanted in doubtful.items():
        near = sorted(places[name], key=lambda index: (_distance(index, chosen), index))
        chosen.update(near[:wanted])
    return chosen


def _gaps(everything: list[Piece], chosen: set[int]) -> set[int]:
    """What was left out between chosen pieces of the container, or of the class, that holds most of the story.

    An extractor drops short lines, notes and subheadings; their place says that they belong. Where prose of one class
    between the chosen pieces outweighs them all, the extractor took the quotes and left the story: that class is added.
    """
    homes, classes = Counter[int](), Counter[str]()
    for index in chosen:
        homes[everything[index].home] += len(everything[index].text)
        classes[everything[index].where] += len(everything[index].text)
    enough = _MAIN * homes.total()
    first, last = min(chosen), max(chosen)
    missed = Counter[str]()
    for index in range(first, last):
        piece = everything[index]
        if index not in chosen and piece.where and is_prose(piece.text) and piece.linked < 0.5 * len(piece.text):
            missed[piece.where] += len(piece.text)
    outweighed = {where for where, letters in missed.items() if letters > homes.total()}
    return {
        index
        for index in range(first, len(everything))
        if (piece := everything[index]).kind != "caption"
        and (
            (index < last and (homes[piece.home] >= enough or (piece.where and classes[piece.where] >= enough)))
            or piece.where in outweighed
        )
    }


def _standfirst(everything: list[Piece], first: int, description: str) -> set[int]:
    """The line between headline and story that sums it up: by its class, or because the page describes itself so."""
    described = norm(description)
    for index in range(max(0, first - _NEAR), first):
        piece = everything[index]
        if piece.kind not in ("paragraph", "heading", "quote") or piece.linked > 0.5 * len(piece.text):
            continue
        words = norm(piece.text)
        same = (
            len(words) >= _LONG
            and bool(described)
            and (words.startswith(described[:80]) or described.startswith(words))
        )
        named = _STANDFIRST.search(piece.where[-80:]) and length(piece.text) > 5 and ends_like_a_sentence(piece.text)
        if same or named:
            return {index}
    return set()


def _captions(everything: list[Piece], first: int, last: int) -> set[int]:
    """Captions of pictures within the story, and of one that stands above it."""
    return {
        index
        for index in range(max(0, first - _NEAR), last)
        if (piece := everything[index]).kind == "caption" and piece.picture and piece.linked < 0.5 * len(piece.text)
    }


def _distance(index: int, chosen: set[int]) -> int:
    """How far the nearest chosen piece is, in pieces."""
    return next((step for step in range(1, 200) if index - step in chosen or index + step in chosen), 200)
