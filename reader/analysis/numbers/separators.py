"""Numbers as half the world writes them: 25 000, 2'750'000, 6.400.000, 4,5 %; read as English writes them.

Every reading after this one knows 25,000 and 4.5 only. A character is put in the place of another, so that offsets stay
as they are.
"""

import re

from reader.model.lexicon.text_patterns import has_any, shape_of

_ANY = re.compile(r"\d(?:[ .,'’\u00a0\u2009\u202f]|\.\s| \.)\d")
_SPACED = re.compile(
    r"(?<![\w.,/:$-])(?<!\d )[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})*[ \u00a0\u2009\u202f]"
    r"(?:000|\d{3}(?!s?\s[A-Z]|\s?%))"
    r"(?![\d-]|[.,:/]\d|[ \u00a0]\d)|(?<=[$€£¥₹])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d])"
)
"""Groups of three with a blank: no year, no telephone number; "400 737 Max jets" are two numbers."""
_QUOTED = re.compile(r"(?<![\w.,])[1-9]\d{0,2}(?:['’]\d{3})+(?!\d)")
_DOTTED = re.compile(r"(?<![\w.,])[1-9]\d{0,2}(?:\.\d{3}){2,}(?![\d.]\d)")
_DOTTED_ONCE = re.compile(
    r"(?<![\w.,])[1-9]\d{0,2}(?:\.\d{3})+(?![.,]?\d)(?!\s?(?:%|percent|per\scent|million|billion))"
)
_COMMA = re.compile(
    r"(?<![\d.,])\d{1,9},(?:\d{1,2}|\d{4,6})(?!\d|,\d|\.\d)"
    r"(?=\s?(?:%|percent\b|per\scent\b|percentage\spoints?\b|(?:m|b|tr)illions?\b|bn\b|mn\b|°"
    r"|Prozent(?:punkten?)?\b|pour\scent\b|Million(?:en)?\b|Milliarden?\b|Mi[ol]\b|Mrd\b|milliards?\b))"
)
"""A decimal comma that what follows gives away: a list of two numbers is no percentage."""
_COMMA_ANYWHERE = re.compile(r"(?<![\d.,])\d{1,9},\d{1,2}(?!\d|,\d|\.\d)")
_ENGLISH = re.compile(r"\d,\d{3}(?!\d)|\d\.\d{1,2}(?![\d.])")
_SPACED_PRICE = re.compile(
    r"[$€£¥₹]\d{1,3}(?:\. | \.)(?:\d\d(?![\d:,/]|\s(?:of|people|men|women)\b)"
    r"|\d(?=\s?(?:[mbk]|mm|bn)\b|[\s-](?:m|b|tr)illion\b))",
    re.IGNORECASE,
)
_SPACED_POINT = re.compile(
    r"(?:(?<=[a-z,] )|(?<= M))(?P<whole>\d{1,3})(?:\. | \.)\d(?![\w:/]|[.,]\d|\. \d)"
    r"(?P<after>(?:\s?(?:%|[″\"]|percent\b|per\scent\b|(?:m|b|tr)illion\b|(?:GHz|MHz|km|kg|cm|mm)\b)"
    r"|[\s-](?:miles?|kilomet\w+|met(?:re|er)s?|inch(?:es)?|feet|magnitude|strength)\b)?)"
)
_SPACED_TEXT = re.compile(
    r"\b\d{1,2}: \d\d\b|\b[ap]\. m\b|[$€£]\d{1,3}\. \d\d? (?:m|b|tr)illion|\b\d[.,] \d{1,3} (?:percent|%)"
)
"""What a text looks like that has a blank behind every full stop and colon."""
_SPACED_ANY = re.compile(
    r"(?:(?<=[a-zA-Z,(] )|(?<=^))(?P<whole>\d{1,3})\. \d{1,2}(?=(?:GHz|MHz|GB|MB|TB|km|kg|cm|mm|″|x|m|bn)\b|[.,;)]"
    r"|[\s-](?!of\b|people\b|men\b|women\b|out\b|more\b|other\b)[a-z])(?!\. \d)",
    re.MULTILINE,
)
_OF_QUAKES = re.compile(r"\b(?:magnitudes?|quakes?|earthquakes?|aftershocks?|tremors?|Richter)\b", re.IGNORECASE)
POINT = "\u2060"
"""Stands in the place of the blank of a spaced decimal point."""
_LIST = re.compile(r"(?:chapters?|pages?|articles?|sections?|verses?|parts?|rooms?|no\.?|numbers?)\s$", re.IGNORECASE)


def as_english(text: str) -> str:
    """`text` with the numbers in it grouped by commas and parted by a point; of the same length.

    A single group after a point, and a comma before one or two digits, are read so only where other numbers of the
    text say how it writes them.
    """
    if not _ANY.search(text):
        return text
    shape = shape_of(text)
    if has_any(shape, ("0. 0", "0 .0")):
        text = _SPACED_PRICE.sub(lambda match: match[0].replace(" ", POINT), text)
        text = _SPACED_POINT.sub(_closed_up, text)
        if _SPACED_TEXT.search(text):
            text = _SPACED_ANY.sub(lambda match: match[0].replace(" ", POINT, 1), text)
    comma, dots = "0,0" in shape, "0.000" in shape
    foreign = (dots and bool(_DOTTED.search(text))) or (comma and bool(_COMMA.search(text)))
    foreign = foreign and not _ENGLISH.search(_DOTTED.sub("", text))
    if dots:
        text = _DOTTED.sub(lambda match: match[0].replace(".", ","), text)
        text = _DOTTED_ONCE.sub(lambda match: match[0].replace(".", ","), text) if foreign else text
    if "0 000" in shape:
        text = _SPACED.sub(_with_commas, text)
    if has_any(shape, ("0'000", "0’000")):
        text = _QUOTED.sub(lambda match: match[0].replace("'", ",").replace("’", ","), text)
    return (_COMMA_ANYWHERE if foreign else _COMMA).sub(_with_point, text) if comma else text


def _closed_up(match: re.Match[str]) -> str:
    """ "a magnitude of 4. 6", "1. 2 miles": one number, where its unit or the scale of quakes says so."""
    near = match.string[max(0, match.start() - 60) : match.end() + 20]
    one = match["after"] or (len(match["whole"]) == 1 and _OF_QUAKES.search(near))
    return match[0].replace(" ", POINT, 1) if one else match[0]


def _with_commas(match: re.Match[str]) -> str:
    return re.sub(r"[ \u00a0\u2009\u202f]", ",", match[0])


def _with_point(match: re.Match[str]) -> str:
    if _LIST.search(match.string, max(0, match.start() - 12), match.start()):
        return match[0]
    return match[0].replace(",", ".")
