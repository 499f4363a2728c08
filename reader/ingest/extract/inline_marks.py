"""Prepares a page's tree for reading: what only its markup says becomes characters or empty elements.

Superscripts and subscripts become characters of their own (10⁶, H₂O, 1½), so that "10 to the 6th" never reads as 106.
Struck words, footnote marks, films and recordings become empty elements that carry them as attributes: no extractor
sees their words, and the walk over the tree (`html_blocks`) knows where they stood. In one place before any reading, so
that all ways of finding the story see the same words.
"""

import re
from urllib.parse import urlsplit

from lxml import etree, html

from reader.ingest.html.visible_text import visible_text
from reader.model.safe_text import safe_line

STAND_IN = "data"
"""The empty element: its attribute `data-struck`, `data-footnote` or `data-media` holds what it stands for."""

MAX_MARKS = 5000
"""Elements of a kind that are looked at; a page with more of them is no story."""

_SUPER = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_SUB = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_RAISED = re.compile(r"[0-9+−=()ni-]{1,6}")
_LOWERED = re.compile(r"[0-9+−=()-]{1,6}")
_FRACTIONS = {
    (above, below): sign
    for sign, above, below in (
        *(("½", "1", "2"), ("⅓", "1", "3"), ("⅔", "2", "3"), ("¼", "1", "4"), ("¾", "3", "4"), ("⅕", "1", "5")),
        *(("⅖", "2", "5"), ("⅗", "3", "5"), ("⅘", "4", "5"), ("⅙", "1", "6"), ("⅚", "5", "6"), ("⅐", "1", "7")),
        *(("⅛", "1", "8"), ("⅜", "3", "8"), ("⅝", "5", "8"), ("⅞", "7", "8"), ("⅑", "1", "9"), ("⅒", "1", "10")),
    )
}
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|ère|e|ème|o|a|º|ª|tm|sm|®|™|me|lle|gr|dr|mr|mrs)\.?", re.I)
"""Raised letters that are written on the line just as well: 19th, 1er, Mme."""

_NOTE_MARK = re.compile(r"[\[(]?([0-9]{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?", re.I)
_NOTE_CLASS = re.compile(r"footnote|fn-?ref|\breference\b|endnote|noteref|\bcite", re.I)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:\s*line-through", re.I)
_PERMALINK = re.compile(r"[#¶§🔗\s\u200b-]{1,3}|(?:permalink|link to (?:this|the) (?:heading|section)).*", re.I | re.S)
_BACK = re.compile(r"(?:[↩↑⏎⤴^\ufe0e]{1,3}|jump (?:up|back)|back to (?:text|content|article)|return to text)\.?", re.I)
_PLAYER = re.compile(
    r"embed|player|video|watch|podcast|audio|episode|vimeo|youtu|dailymotion|soundcloud|spotify|brightcove|jwplatform"
    r"|megaphone|simplecast|acast|libsyn|transistor|buzzsprout|peertube|tiktok",
    re.I,
)
_SOUND = re.compile(
    r"podcast|audio|episode|soundcloud|spotify|megaphone|simplecast|acast|libsyn|transistor|buzzsprout|\.mp3", re.I
)
_NO_PLAYER = re.compile(
    r"doubleclick|googletag|googlesyndication|adserv|/ads?/|recaptcha|/plugins/(?:like|page|share)", re.I
)


def mark_up(root: html.HtmlElement) -> html.HtmlElement:
    """`root`, changed in place as this module says."""
    _strike(root)
    _media(root)
    _raise(root)
    for element in list(root.iter("sub")):
        text = safe_line("".join(element.itertext()))
        if _LOWERED.fullmatch(text):
            _write(element, text.translate(_SUB))
    etree.strip_tags(root, "sup", "sub")
    _permalinks(root)
    return root


def _strike(root: html.HtmlElement) -> None:
    """Struck words leave the text: the publisher took them back."""
    styled = [element for element in root.iter("span") if _STRUCK.search(element.get("style") or "")]
    for element in (*root.iter("del", "s", "strike"), *styled):
        if element.getparent() is not None and (words := visible_words(element)):
            _become(element, struck=words)


def visible_words(element: html.HtmlElement) -> str:
    """The words of a struck element on one line; those of elements struck within it count once."""
    return safe_line(" ".join("".join(element.itertext()).split()))


def _raise(root: html.HtmlElement) -> None:
    for element in list(root.iter("sup")):
        if element.getparent() is None:
            continue
        text = safe_line("".join(element.itertext()))
        if target := _note_target(element):
            mark = _NOTE_MARK.fullmatch(text)
            _become(element, footnote=mark[1] if mark else text[:8], to=target)
        elif fraction := _fraction(element, text):
            _write(element, fraction)
        elif _RAISED.fullmatch(text):
            _write(element, text.translate(_SUPER))
        elif not _ORDINAL.fullmatch(text) and text.isascii() and text.isalnum() and len(text) < 6:
            _write(element, f"^{text}")
    for link in list(root.iter("a"))[:MAX_MARKS]:
        names = f"{link.get('class') or ''} {link.get('role') or ''} {link.get('rel') or ''}"
        if (link.get("href") or "").startswith("#") and _NOTE_CLASS.search(names):
            mark = _NOTE_MARK.fullmatch(safe_line("".join(link.itertext())))
            if mark and "back" not in names:
                _become(link, footnote=mark[1], to=(link.get("href") or "")[1:])


def _note_target(sup: html.HtmlElement) -> str:
    """The id of the note that a raised mark leads to; empty for what is no mark."""
    links = [sup, *sup.iter("a"), *([sup.getparent()] if sup.getparent().tag == "a" else [])]
    for link in links:
        href = link.get("href") or ""
        if link.tag == "a" and "#" in href and _NOTE_MARK.fullmatch(safe_line("".join(sup.itertext()))):
            return href.rpartition("#")[2]
    return ""


def _fraction(sup: html.HtmlElement, above: str) -> str:
    """`1<sup>1</sup>/<sub>2</sub>`: the fraction, with what stands for the rest of it emptied; else nothing."""
    below = sup.getnext()
    slash = (sup.tail or "").strip()
    if below is None or below.tag != "sub" or slash not in ("/", "⁄", "∕"):
        return ""
    under = safe_line("".join(below.itertext()))
    if not (above.isdecimal() and under.isdecimal()):
        return ""
    after = below.tail or ""
    below.getparent().remove(below)
    sup.tail = after
    return _FRACTIONS.get((above, under)) or f"{above.translate(_SUPER)}⁄{under.translate(_SUB)}"


def _media(root: html.HtmlElement) -> None:
    """Films and recordings become a line that says what they are and where."""
    for element in list(root.iter("iframe", "video", "audio", "embed", "object"))[:200]:
        if element.getparent() is None:
            continue
        sources = [element, *element.iter("source", "iframe", "embed")]
        names = ("src", "data-src", "data-lazy-src", "data")
        address = next((value for one in sources for name in names if (value := (one.get(name) or "").strip())), "")
        if not address or address.startswith(("about:", "data:", "javascript:", "blob:")) or _NO_PLAYER.search(address):
            continue
        if element.tag in ("iframe", "embed", "object") and not _PLAYER.search(address):
            continue
        if element.get("width") in ("0", "1") or element.get("height") in ("0", "1"):
            continue
        kind = "audio" if element.tag == "audio" or _SOUND.search(address) else "video"
        said = element.get("title") or element.get("aria-label") or element.get("data-title") or ""
        said = "" if _PLAYER.fullmatch(said.split(" ")[0]) and said.count(" ") < 2 else safe_line(said)
        _become(element, media=kind, href=address, title=said or _named(address))


def _permalinks(root: html.HtmlElement) -> None:
    """Signs that lead to the very heading they stand in, or from a note back to its mark, are no part of the text."""
    for link in list(root.iter("a"))[:MAX_MARKS]:
        if "#" in (link.get("href") or "") and link.getparent() is not None and _BACK.fullmatch(visible_text(link)):
            _remove(link)
    for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        for link in heading.findall(".//a"):
            if "#" in (link.get("href") or "") and _PERMALINK.fullmatch(visible_text(link) or "#"):
                _remove(link)


def _named(address: str) -> str:
    """What a film is called that has no name: its host, or the file's name on the page's own."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return (parts.hostname or "").removeprefix("www.") or parts.path.rpartition("/")[2][:80]


def _write(element: html.HtmlElement, text: str) -> None:
    """Other words for the element's own; its tag goes when all is written."""
    _empty(element)
    element.text = text


def _become(element: html.HtmlElement, **attributes: str) -> None:
    """Make an empty stand-in of the element, that carries attributes; what follows it stays."""
    _empty(element)
    element.tag = STAND_IN
    for name in element.keys():  # noqa: SIM118 - it is no mapping
        del element.attrib[name]
    for name, value in attributes.items():
        element.set(f"data-{name}", value)


def _empty(element: html.HtmlElement) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _remove(element: html.HtmlElement) -> None:
    """Take the element out; what follows it stays."""
    parent, tail = element.getparent(), element.tail
    before = element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
