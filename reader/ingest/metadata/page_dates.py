"""When a page's story was published and changed: the page's own data before any text, and where each was found.

Never from captions, footers, comments, related stories or archives (`stands_apart`), nor the date of a thing told of:
text counts only near the headline or where it says "Published".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice, takewhile
from typing import Any, NamedTuple

from lxml import html

from reader.ingest.dates import read_date, says_day
from reader.ingest.html.visible_text import stands_apart, visible_text
from reader.ingest.metadata import json_ld
from reader.ingest.metadata.page_head import Head, HeadLine, marked_elements


class FoundDate(NamedTuple):
    """A moment, the words that say it, and where they stand."""

    moment: datetime
    said: str
    where: str


_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "published_time", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dc.date.created", "article.published", "article_date_original",
    "cxenseparse:recs:publishtime", "iso-8601-publish-date", "dcterms.date", "citation_publication_date",
    "citation_date", "article:published", "og:article:published_time", "publication_date", "bt:pubdate", "displaydate",
    "article.created", "originalpublicationdate", "release_date", "rnews:datepublished", "dcterms.issued",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified",
    "article.updated", "og:article:modified_time", "bt:moddate", "revised",
)  # fmt: skip
_SAYS_PUBLISHED = re.compile(r"publi(?:sh|c)\w*[-_.: ]?(?:date|time|on|at)$|(?:date|time)[-_.: ]?publi")
"""Names that publishers invent for the date."""

_MARKED = re.compile(
    r"datePublished|published|entry-date|post[-_]date|pub-?date|date_posted|publish-date|article-date|date-published"
)
"""What elements for the date are called."""

_NAMES = ("class", "itemprop", "id")
_CHANGED = re.compile(r"updat|modif|revis|amend|aktualis|mis à jour|actualiz|atualiz|aggiornat|обновл", re.I)
_LABEL = re.compile(
    r"^\W*(?:first |originally )?(?:published|posted|date published|release date|publication date)\b", re.I
)
_WROTE = re.compile(r"\W*(?:(?:written|words|story|text|posted)\s+)?by\s+\w", re.I)
_OTHER_MATTER = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "img", "article"})
"""With these an aside begins to speak of something else."""

_REGION = re.compile(r"[a-z]{2,3}[-_]([a-z]{2})", re.I)
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_MONTHS = 12
_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
"""Regions that write the month before the day."""

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:[/-]|$)")
_SHORT = 20
"""Words of a line in which a date is the line's own matter."""

_LABEL_WORDS = 6
"""Words of a heading in which a date is the heading's own matter."""

_MOST = 80
"""Elements that are looked at."""


def read_dates(
    root: html.HtmlElement, metas: dict[str, list[str]], node: dict[str, Any], url: str, head: Head
) -> tuple[FoundDate | None, FoundDate | None]:
    """(published, updated); a page that tells only of a change was published then, for all one knows."""
    updated = _first(
        [
            (json_ld.words(node.get("dateModified")), "JSON-LD dateModified"),
            *((value, f"meta {name}") for name in _UPDATED for value in metas.get(name, ())),
        ]
    )
    published = _first(
        [
            (json_ld.words(node.get("datePublished")), "JSON-LD datePublished"),
            (json_ld.words(node.get("dateCreated")), "JSON-LD dateCreated"),
            *((value, f"meta {name}") for name in _PUBLISHED for value in metas.get(name, ())),
            *((values[0], f"meta {name}") for name, values in metas.items() if _SAYS_PUBLISHED.search(name)),
        ]
    )
    if published is None:
        published = (
            _first(_marked(root)) or _first(_times(root, head())) or _in_address(url) or _first(_lines(root, head()))
        )
    if published is None:
        published = _by_region(root, metas, head())
    if published is None:
        changed = _first(_texts(head(), changed=True)) or _first(_marked_as_changed(root))
        return updated or changed or _by_region(root, metas, head(), changed=True), None
    return published, updated if updated and updated.moment > published.moment else None


def _first(candidates: Iterable[tuple[str, str]]) -> FoundDate | None:
    for said, where in candidates:
        if said and (moment := read_date(said)):
            return FoundDate(moment, said.strip()[:80], where)
    return None


def _by_region(
    root: html.HtmlElement, metas: dict[str, list[str]], head: Sequence[HeadLine], *, changed: bool = False
) -> FoundDate | None:
    """A day such as 3/4/2025, read as the region writes it that the page names; without a region it says nothing.

    A number above twelve is no month, in any region.
    """
    told = (root.get("lang") or "", *metas.get("og:locale", ()), *metas.get("content-language", ()))
    region = next((found[1].upper() for code in told if (found := _REGION.fullmatch(code.strip()))), "")
    short = [line.text for line in head if len(line.text.split()) <= _SHORT]
    lines = [text for text in short if bool(_CHANGED.search(text)) == changed]
    day = next((found for line in lines if (found := _NUMERIC.search(line))), None)
    if day is None or not (region or int(day[1]) > _MONTHS or int(day[2]) > _MONTHS):
        return None
    month_first = int(day[2]) > _MONTHS or (int(day[1]) <= _MONTHS and region in _MONTH_FIRST)
    month, of_month = (day[1], day[2]) if month_first else (day[2], day[1])
    moment = read_date(f"{day[3]}-{int(month):02}-{int(of_month):02}")
    return FoundDate(moment, day[0], "the line at the headline") if moment else None


def _marked(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Elements named as the date of publication."""
    for element in (*root.xpath("//*[@pubdate]")[:9], *marked_elements(root, _MARKED, _NAMES, _MOST)):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if (_CHANGED.search(names) and element.get("itemprop") != "datePublished") or stands_apart(element):
            continue
        time = element if element.tag == "time" else next(element.iter("time"), element)
        if _CHANGED.search(time.get("class") or "") and element.get("pubdate") is None:
            continue
        text = visible_text(element)[:200]
        for said in (time.get("datetime"), element.get("content"), time.get("title")):
            if said:
                yield said, "element of the date"
        if len(text.split()) <= _SHORT:
            yield _published_part(text), "element of the date"


def _marked_as_changed(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Elements named as a date that say when the story changed."""
    for element in marked_elements(root, _MARKED, _NAMES, _MOST):
        text = visible_text(element)
        if len(text.split()) <= _SHORT and _CHANGED.search(text) and not stands_apart(element):
            yield text, "element of the date"


def _times(root: html.HtmlElement, head: Sequence[HeadLine]) -> Iterator[tuple[str, str]]:
    """Times near the headline, then the first of the page that belongs to nothing else."""
    near = [time for line in head for time in line.element.iter("time")]
    free = [time for time in list(root.iter("time"))[:_MOST] if not stands_apart(time)]
    for time in (*near, *free[:2]):
        parent = time.getparent()
        around = f"{time.get('class') or ''} {parent.get('class') or '' if parent is not None else ''}"
        words = f"{around} {visible_text(time)}"
        if not _CHANGED.search(words):
            yield time.get("datetime") or visible_text(time), "time at the headline"


def _in_address(url: str) -> FoundDate | None:
    found = _IN_ADDRESS.search(url)
    said = "-".join(found.groups()) if found else ""
    return _first([(said, "the page's address")])


def _lines(root: html.HtmlElement, head: Sequence[HeadLine]) -> Iterator[tuple[str, str]]:
    yield from _texts(head, changed=False)
    for element in list(root.iter("p", "span", "div", "li"))[:3000]:
        text = element.text or ""
        if len(text) < 120 and _LABEL.match(text) and not stands_apart(element):
            yield visible_text(element)[:120], "the line Published"
    yield from _below_label(root)
    yield from _beside(root)


def _below_label(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """The one day that stands alone below a heading "Published", beside the story too."""
    days = set[str]()
    for label in list(root.iter("h2", "h3", "h4", "h5", "h6", "dt", "th"))[:_MOST]:
        day = label.getnext()
        outside = next(label.iterancestors("footer", "nav", "figure"), None) is not None
        if day is None or outside or not _LABEL.fullmatch(visible_text(label).rstrip(": ")):
            continue
        text = visible_text(day)
        if len(text.split()) <= _LABEL_WORDS and says_day(text):
            days.add(text)
    if len(days) == 1:
        yield days.pop(), "the line below Published"


def _beside(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """The one day alone on a line of an aside that also says who wrote the story."""
    for aside in list(root.iter("aside"))[:9]:
        own = takewhile(lambda part: part.tag not in _OTHER_MATTER, islice(aside.iterdescendants(), 30))
        lines = [text for part in own if part.tag in ("p", "span", "time", "div") and (text := visible_text(part))]
        days = {text for text in lines if len(text.split()) <= _LABEL_WORDS and says_day(text)}
        if len(days) == 1 and any(_WROTE.match(text) for text in lines):
            yield days.pop(), "the line beside the story"


def _texts(head: Sequence[HeadLine], *, changed: bool) -> Iterator[tuple[str, str]]:
    """Short lines at the headline with a date in them."""
    for line in head:
        long = len(line.text.split())
        if long > _SHORT or (long > _LABEL_WORDS and line.element.tag in ("h2", "h3", "h4")):
            continue
        says = _CHANGED.search(line.text)
        text = line.text if changed else _published_part(line.text)
        if says_day(text) and bool(says) >= changed:
            yield text, "the line at the headline"


def _published_part(text: str) -> str:
    """What a line says before or beside "Updated": that is about another day."""
    found = _CHANGED.search(text)
    if found is None:
        return text
    before, after = text[: found.start()], text[found.end() :]
    if says_day(before):
        return before
    label = re.search(r"publish|posted", after, re.I)
    return after[label.start() :] if label else ""
