"""The element of a page that is named as its story, and the furniture in it.

Pages name their elements for designers and machines. What the names mean trafilatura has learned from thousands of
pages; its expressions are used here as they are.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import chain

from lxml import etree, html

from reader.ingest.extract.blocks.html_blocks import Story
from reader.ingest.extract.extractor.trafilatura_adapter import CALLED, ELSEWHERE, FURNITURE, NAMED, OTHERS, STORIES

_LABEL = 40
"""Characters from which on a paragraph is no mere label."""

_STRING = etree.XPath("string()", smart_strings=False)
_MAY_BE_FURNITURE = ("div", "section", "p", "details", *CALLED)

_TITLED_PICTURES = etree.XPath(
    ".//div[.//a//img][not(.//a[normalize-space()])][string-length(normalize-space()) < 100]"
)
"""Finds pictures and videos that lead elsewhere, with their titles."""

_LEFT = 1 / 7
"""Share of an element's letters that must be left when its furniture is taken out; trafilatura's own measure."""

_TOO_MUCH = 0.4
"""Share of an element's letters from which on a text in it is not furniture, whatever its name."""

SEVERAL = 3
"""Paragraphs from which on a container holds a text, and is no teaser."""


def find_story(root: html.HtmlElement) -> Story | None:
    """The element that is named as the story of the page `root`, and its furniture.

    None where that is not sure: no element so named holds most of the page's paragraphs, or others stand in a second.
    """
    letters = _paragraph_letters(root)
    around = list(_around_most(root, letters))
    fitting = STORIES.fitting(around)
    for expression in NAMED:
        for element, fits in zip(around, fitting, strict=True):
            if expression in fits:
                alone = _is_only_one(element, letters) and not _is_one_of_posts(element, letters[element])
                sure = alone and not stands_elsewhere(element)
                return Story(element, furniture_in(element), letters[element]) if sure else None
    return None


def _paragraph_letters(root: html.HtmlElement) -> Counter[html.HtmlElement]:
    """For each element the letters of the paragraphs in it that are no mere labels."""
    own, letters = Counter[html.HtmlElement](), Counter[html.HtmlElement]()
    for paragraph in root.iter("p"):
        size = len(_STRING(paragraph))
        if size >= _LABEL:
            own[paragraph.getparent()] += size
    for parent, size in own.items():
        for element in (parent, *parent.iterancestors()):
            letters[element] += size
    return letters


def _around_most(root: html.HtmlElement, letters: Counter[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    """The elements that hold more than half of the letters, from the outermost inwards."""
    half = letters[root] / 2
    inner = root if half else None
    while inner is not None:
        yield inner
        inner = next((child for child in inner if letters[child] > half), None)


def _is_only_one(story: html.HtmlElement, letters: Iterable[html.HtmlElement]) -> bool:
    """Whether no paragraphs stand in another element named as a story: another part of it, a second one, a teaser."""
    outer = {story, *story.iterancestors()}
    others = [element for element in letters if element not in outer and story not in element.iterancestors()]
    return not any(STORIES.fitting(others))


def _is_one_of_posts(story: html.HtmlElement, letters: int) -> bool:
    """Whether the element has its like beside it and little of its text in paragraphs, as the posts of a forum do."""
    others = story.itersiblings(story.tag), story.itersiblings(story.tag, preceding=True)
    alike = any(other.get("class") == story.get("class") for other in chain(*others))
    return alike and 2 * letters < len(_STRING(story))


def stands_elsewhere(element: html.HtmlElement) -> bool:
    """Whether the element stands among other stories or readers' comments."""
    return any(ELSEWHERE.fitting([element, *element.iterancestors()]))


def furniture_in(holder: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """The elements in `holder` that are named as furniture: buttons to share, teasers, comments, captions.

    Where next to nothing would be left, those names mean nothing on this page, as with builders of pages that call
    every paragraph a widget. What holds a part of the text is none, either. Readers' comments are furniture all the
    same.
    """
    elements = list(holder.iterdescendants(*_MAY_BE_FURNITURE))
    tags = [CALLED.get(element.tag, element.tag) for element in elements]
    size = len(_STRING(holder))
    named = {
        element: fits
        for element, fits in zip(elements, FURNITURE.fitting(elements, tags), strict=True)
        if fits and not (OTHERS.isdisjoint(fits) and _holds_text(element, _TOO_MUCH * size))
    }
    around_text = _around_more_of_the_text(holder, named)
    named = {
        element: fits for element, fits in named.items() if element not in around_text or not OTHERS.isdisjoint(fits)
    }
    outer = [element for element in named if not any(around in named for around in element.iterancestors())]
    titled = _TITLED_PICTURES(holder)
    if size - sum(len(_STRING(element)) for element in outer) > _LEFT * size:
        return frozenset((*named, *titled))
    return frozenset((*titled, *(element for element, fits in named.items() if not OTHERS.isdisjoint(fits))))


def _around_more_of_the_text(
    holder: html.HtmlElement, furniture: Container[html.HtmlElement]
) -> frozenset[html.HtmlElement]:
    """The elements around containers of the very class that holds most of the paragraphs outside the furniture.

    A site that sells its stories calls the part of one that all may read a teaser.
    """
    letters, inside = Counter[str](), list[html.HtmlElement]()
    for container in dict.fromkeys(paragraph.getparent() for paragraph in holder.iter("p")):
        if any(around in furniture for around in (container, *container.iterancestors())):
            inside.append(container)
        else:
            letters[container.get("class") or ""] += len(_STRING(container))
    name = max(letters, key=lambda name: letters[name], default="")
    alike = [container for container in inside if name and container.get("class") == name]
    return frozenset(around for container in alike for around in container.iterancestors())


def _holds_text(element: html.HtmlElement, letters: float) -> bool:
    """Whether a text stands in the element, of more than that many letters and in several paragraphs."""
    if len(_STRING(element)) <= letters:
        return False
    around = Counter(paragraph.getparent() for paragraph in element.iter("p") if len(_STRING(paragraph)) >= _LABEL)
    return any(paragraphs >= SEVERAL for paragraphs in around.values())
