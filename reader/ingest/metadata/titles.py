"""A page's headline: the one a reader sees, checked against what machines are told, without the outlet's name."""

import re
from collections.abc import Sequence
from itertools import islice

from lxml import html

from reader.ingest.html.line_measures import likeness, norm
from reader.ingest.html.visible_text import stands_apart, visible_text

MAX_LENGTH = 500
"""Characters of a headline that are kept."""

_SEPARATOR = re.compile(r"\s+[|–—·•»:~-]\s+|\s*\|\s*")
_SECTION_NAME = re.compile(r"\w+ |[\w &]{1,30} ?[|–—] ?")
"""What stands before a headline when a page puts the section's name into it."""

_MEDIA = re.compile(r"\s*[\[(](?:watch|listen|video|photos?|pictures|gallery)[\])]$", re.I)
"""What a page hangs on a headline when it has something to play."""

_COUNTED = re.compile(r"\s*(?:\([\w-]+(?:\.[\w-]+)+\))?\s*(?:[(\[]?\d+(?:\s+(?:comments?|replies))?[)\]]?)?", re.I)
"""What link sites hang on a headline: where the link leads, how many comments there are."""

_TITLE_LIKE = 0.5
_SURE = 0.8


def read_title(root: html.HtmlElement, told: Sequence[tuple[str, str]], site: str) -> tuple[str, str]:
    """The headline and where it was found: the h1 that resembles what is `told` as (title, where), else what is told.

    Empty for a page without any.
    """
    told = [(bare, where) for title, where in told if (bare := _MEDIA.sub("", without_site(title, site)))]
    shown = [_MEDIA.sub("", text) for h1 in _headlines(root) if 0 < len(text := visible_text(h1)) <= MAX_LENGTH]
    if cut := _shown_without_edge(root, told):
        return cut, "the page's heading"
    best, score = "", 0.0
    for text in shown[:20]:
        alike = max((_resemblance(norm(text), norm(title)) for title, _ in told), default=1.0)
        if alike > score:
            best, score = text, alike
    second = _second_heading(root, told, alike=1.0 if shown else _SURE) if score < _SURE else ""
    if second:
        return second, "the page's heading"
    if score < _TITLE_LIKE:
        alone = len(shown) == 1 and shown[0].count(" ") >= 2 and likeness(norm(shown[0]), norm(site)) < 0.5
        if shown and (alone or not told):
            return shown[0], "the page's heading"
        return told[0] if told else ("", "")
    kickerless = [
        (title, where) for title, where in told if best.endswith(title) and _SECTION_NAME.fullmatch(best[: -len(title)])
    ]
    if kickerless:
        return max(kickerless, key=lambda pair: len(pair[0]))
    counted = [(title, where) for title, where in told if _is_counted(best, title)]
    if counted:
        return max(counted, key=lambda pair: len(pair[0]))
    return without_site(best, site), "the page's heading"


def _shown_without_edge(root: html.HtmlElement, told: Sequence[tuple[str, str]]) -> str:
    """The heading that is what is told without one of its edges, as a section or a short name of the outlet.

    Only where no heading shows all that is told; the longest, since a section may have a heading, too.
    """
    headings = [h for h in islice(root.iter("h1", "h2"), 20) if not stands_apart(h)]
    shown = {norm(text): text for h in headings if 0 < len(text := visible_text(h)) <= MAX_LENGTH}
    edged = [title for title, _ in told if norm(title) not in shown]
    if len(edged) < len(told):
        return ""
    found = {shown[words] for title in edged for part in _parts(title) if (words := norm(part)) in shown}
    return max(found, key=len, default="")


def _parts(title: str) -> list[str]:
    """`title` up to its last separator, and from its first one on, where that is most of it."""
    pieces = list(_SEPARATOR.finditer(title))
    if not pieces:
        return []
    head, rest = title[: pieces[-1].start()], title[pieces[0].end() :]
    return [part for part in (head, title[: pieces[0].start()], rest) if part.count(" ") >= 1]


def _second_heading(root: html.HtmlElement, told: Sequence[tuple[str, str]], *, alike: float) -> str:
    """The h2 that shows what is told, on a page without an h1 or with one about something else, as the site.

    `alike` is the least likeness of the two.
    """
    for heading in islice(root.iter("h2"), 10):
        text = visible_text(heading)
        like = max((likeness(norm(text), norm(title)) for title, _ in told), default=0.0)
        if text.count(" ") >= 2 and len(text) <= MAX_LENGTH and like >= alike and not stands_apart(heading):
            return text
    return ""


def _is_counted(shown: str, title: str) -> bool:
    """Whether a heading is the `title` with the link's site or a count behind it."""
    rest = shown[len(title) :]
    return shown.startswith(title) and "(" in rest and _COUNTED.fullmatch(rest) is not None


def without_site(title: str, site: str) -> str:
    """`title` without the outlet's name at its end or start."""
    pieces = list(_SEPARATOR.finditer(title))
    if not pieces or not site:
        return title
    for cut in (pieces[-1], pieces[0]):
        head, rest = title[: cut.start()], title[cut.end() :]
        if "|" in cut.group() and len(head) > len(rest) and _is_short_name(rest, site):
            return head
        if is_outlet(rest, site) and (len(head) > len(rest) or norm(rest) == norm(site)):
            return head
        if is_outlet(head, site) and (len(rest) > len(head) or norm(head) == norm(site)):
            return rest
    return title


def _is_short_name(words: str, site: str) -> bool:
    """Whether some words are all words of the outlet's name."""
    short = set(norm(words).split())
    return bool(short) and short <= set(norm(site).split())


def is_outlet(words: str, site: str) -> bool:
    """Whether some words at the edge of a title name the outlet `site`, a name or a host; or are its initials."""
    first, second = norm(words), norm(site)
    if words.isupper() and len(first) > 2 and first == "".join(word[0] for word in second.split()):
        return True
    return likeness(first, second) >= 0.5 or (bool(first) and first.replace(" ", "") == second.replace(" ", ""))


def _headlines(root: html.HtmlElement) -> list[html.HtmlElement]:
    """The first headings of the page; those in what is no story only when there are no others."""
    shown = list(root.iter("h1"))[:20]
    return [h1 for h1 in shown if not stands_apart(h1)] or shown


def _resemblance(shown: str, told: str) -> float:
    """How sure it is that the norm of an h1 is the headline the norm `told` names; 1.0 when one begins the other."""
    begins = shown.count(" ") >= 3 and f"{told} ".startswith(f"{shown} ")
    return 1.0 if begins else likeness(shown, told)
