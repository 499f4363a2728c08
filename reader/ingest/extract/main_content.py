"""A whole page to the pieces of its story.

Where an element is named as the story and holds most of the page's paragraphs, its words are the story, without what
is named as furniture. On other pages trafilatura decides which words belong to the story. The pieces are always taken
from the page itself, so that ordered lists, code, captions, pictures and links come out as they stand there.
"""

import math
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree, html

from reader.ingest.extract.blocks.html_blocks import Story, read_blocks
from reader.ingest.extract.div_paragraphs import mark_paragraphs
from reader.ingest.extract.draft_block import Piece
from reader.ingest.extract.extractor.trafilatura_adapter import convert_to_html
from reader.ingest.extract.folded_parts import unfold
from reader.ingest.extract.found_again import LONG, Extract, bones, choose
from reader.ingest.extract.inline_marks import mark_up
from reader.ingest.extract.missed_pieces import (
    among_loose,
    announced,
    beside,
    beside_chosen,
    captions,
    gaps,
    headings,
    leads,
    lists,
    loose,
    outweighing,
    standfirst,
    unfolded,
)
from reader.ingest.extract.sanitize import drop_not_text
from reader.ingest.extract.story_element import find_story, furniture_in
from reader.ingest.extract.story_words import story_words
from reader.ingest.extract.surroundings import strip_surroundings
from reader.ingest.html.line_measures import length

_STRING = etree.XPath("string()", smart_strings=False)

_ENOUGH = 40
"""Words of the shortest story that is taken for one."""

_NAMED_ENOUGH = 0.6
"""Share of the letters of a named story that must be left without its furniture; else those names mean nothing."""

_FEW = 0.15
"""Share of a page's letters below which a named element may not be its story after all."""

_LINK = 0.8
"""Share of a piece's letters inside links from which on it is a pointer elsewhere."""

_CLOSE = 1.2
"""Letters of an element, by those of the story in it, up to which it holds little beside it but its headline."""

_SMALL_PART = 0.4
"""Share of a page's letters below which the extraction may have missed most of the story."""

_FOUND_ENOUGH = 0.6
"""Share of the extracted letters that must be found again on the page; else the extraction itself is taken."""


def page_pieces(root: html.HtmlElement, base: str = "", description: str = "") -> list[Piece]:
    """The pieces of the story on the page `root`, which is changed by it: read metadata before.

    `base` is the address of the page, `description` what it says of itself in a line: the standfirst, if it is shown.
    """
    drop_not_text(mark_up(root))
    unfold(root)
    strip_surroundings(root)
    mark_paragraphs(root)
    named = _named(root, base, description)
    if named and _letters(named) >= _FEW * len(_STRING(root)):
        return named
    extracted = _extracted(root, base, description)
    return named if _letters(extracted) < 2 * _letters(named) else extracted


def _weight(text: str) -> int:
    """Letters of `text`; one of a script that has more of them, or writes words with one, counts for two or three."""
    return len(text.encode())


def _letters(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


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
        if piece.told and not piece.loose and piece.kind != "caption" and piece.linked < _LINK * len(piece.text)
    }
    chosen |= {index for index in loose(everything, chosen) if everything[index].told}
    texts = [everything[index].text for index in chosen]
    if sum(map(length, texts)) < _ENOUGH or sum(map(_weight, texts)) < _NAMED_ENOUGH * story.letters:
        return []
    return _completed(everything, chosen, description)


def _headed(holder: html.HtmlElement) -> html.HtmlElement:
    """The smallest element that holds `holder` below a headline, or `holder` where it has one itself.

    Some stories have such as subheadings: then theirs stands close above.
    """
    inner = [part for part in holder.iter("h1", "p") if part.tag == "h1" or len(_STRING(part)) >= LONG]
    if inner and inner[0].tag == "h1":
        return holder
    most = _CLOSE * len(_STRING(holder)) if any(part.tag == "h1" for part in inner) else math.inf
    for element in holder.iterancestors():
        if any(holder not in headline.iterancestors() for headline in element.iter("h1")):
            return element if len(_STRING(element)) < most else holder
    return holder


def _extracted(root: html.HtmlElement, base: str, description: str) -> list[Piece]:
    """What trafilatura extracts, found again on the page."""
    extracted = story_words(root)
    if extracted is None:
        return read_blocks(root, base)
    extract = Extract.of(extracted)
    everything = read_blocks(_story_root(root, extract), base)
    chosen = choose(everything, extract)
    found = sum(len(bones(everything[index].text)) for index in chosen)
    if not chosen or found < _FOUND_ENOUGH * len(extract.stream):
        return read_blocks(convert_to_html(extracted), base)
    if found < _SMALL_PART * len(bones(_STRING(root))):
        wider = _wider(root, extract, base, description)
        return wider or _completed(everything, chosen, description)
    return _completed(everything, chosen, description)


def _wider(root: html.HtmlElement, extract: Extract, base: str, description: str) -> list[Piece]:
    """What was extracted with the prose of the whole page that stands with it or outweighs it; maybe nothing."""
    everything = read_blocks(root, base, Story(root, furniture_in(root), 0))
    chosen = choose(everything, extract)
    if not chosen:
        return []
    chosen |= outweighing(everything, chosen) | beside_chosen(everything, chosen)
    return _completed(everything, chosen, description)


def _completed(everything: list[Piece], chosen: set[int], description: str) -> list[Piece]:
    """The chosen pieces with what belongs to them: what was left out between them, standfirst and captions."""
    first, last = min(chosen), max(chosen)
    chosen = chosen | {index for index in loose(everything, chosen) if index > first}
    chosen |= {index for index in among_loose(everything, chosen) if index > first}
    chosen = chosen | gaps(everything, chosen) | standfirst(everything, first, description)
    chosen |= leads(everything, chosen)
    chosen |= lists(everything, chosen) | announced(everything, chosen)
    chosen |= headings(everything, chosen) | unfolded(everything, chosen)
    chosen |= captions(everything, first, last)
    folded = beside(everything, chosen)
    return [
        replace(everything[index], left_out="beside the story") if index in folded else everything[index]
        for index in sorted(chosen | folded)
    ]


def _story_root(root: html.HtmlElement, extract: Extract) -> html.HtmlElement:
    """The smallest element that holds the extracted paragraphs and a headline: most of a page need not be read."""
    holder: html.HtmlElement | None = None
    ancestors: list[html.HtmlElement] = []
    letters = 0
    for element in root.iter("p"):
        name = bones(_STRING(element))
        if len(name) < LONG or name not in extract.units:
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
