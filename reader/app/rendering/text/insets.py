"""What is drawn within a story's text and is no part of it: struck words, marks of footnotes, numbers of links."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from reader.model.document import Block, Document, Span

InsetKind = Literal["struck", "footnote", "number"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Inset(NamedTuple):
    """Words drawn before the character at an offset."""

    at: int
    text: str
    kind: InsetKind


@dataclass(frozen=True, slots=True)
class StoryLink:
    """A link of a story, by the number it has in the text."""

    number: int
    href: str
    words: str
    at: int
    """The offset its number is drawn before, the end of its words; -1 for one that stands above the text."""


def story_links(document: Document, above: Sequence[tuple[str, str]] = ()) -> tuple[StoryLink, ...]:
    """Every way out of a story, numbered from 1; the same address has the same number everywhere.

    First those shown `above` the text, as (words, address), then those of the text in order.
    """
    numbers: dict[str, int] = {}
    found = [StoryLink(numbers.setdefault(href, len(numbers) + 1), href, words, -1) for words, href in above if href]
    for block in document.blocks:
        spans = [(one.href, Span(one.start, one.end)) for one in block.inlines if one.kind == "link" and one.href]
        if block.picture:
            spans.append((block.picture, Span(block.start, block.end)))
        for href, span in sorted(spans, key=lambda pair: pair[1].end):
            number = numbers.setdefault(href, len(numbers) + 1)
            found.append(StoryLink(number, href, document.text[span.start : span.end].replace("\n", " "), span.end))
    return tuple(found)


def link_number(number: int) -> str:
    """A link's number as it is drawn behind its words."""
    return str(number).translate(_LOWERED)


def insets_of(document: Document, links: Sequence[StoryLink] = ()) -> tuple[Inset, ...]:
    """All insets in order; at one place a link's number comes first, then footnotes, then struck words."""
    found = [Inset(link.at, link_number(link.number), "number") for link in links if link.at >= 0]
    found += [Inset(note.at, note.mark.translate(_RAISED), "footnote") for note in document.footnotes]
    found += [Inset(one.at, _spaced(document.text, one.at, one.text), "struck") for one in document.struck]
    return tuple(sorted(found, key=lambda inset: inset.at))


def within(insets: Sequence[Inset], block: Block, *, last: bool) -> tuple[Inset, ...]:
    """The insets that are drawn in a block; the `last` block has those behind the text too."""
    first = bisect_left(insets, block.start, key=_place)
    return tuple(insets[first : len(insets) if last else bisect_right(insets, block.end, key=_place)])


def _place(inset: Inset) -> int:
    return inset.at


def _spaced(text: str, at: int, words: str) -> str:
    """Struck words with the spaces that keep them from the words beside them."""
    before = " " if 0 < at <= len(text) and not text[at - 1].isspace() else ""
    after = " " if at < len(text) and text[at].isalnum() else ""
    return f"{before}{words}{after}"
