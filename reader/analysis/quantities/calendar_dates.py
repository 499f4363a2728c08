"""Dates and clock times: never figures, and the only source of a figure's as-of date."""

import re

from reader.model.lexicon.calendar import MONTH, WEEKDAY
from reader.model.lexicon.text_patterns import has_any

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"

_DATED = re.compile(
    rf"\b(?:{MONTH}\.?\s+{_DAY}(?:\s?(?:-|–|—|to"
    rf"|and)\s?{_DAY})?(?:(?:,\s{_DAY})*(?:,?\sand\s{_DAY}))?(?:,?\s+{_YEAR})?(?![\d,]*\d|%|\s(?:percent"
    rf"|per\scent|million|billion))"
    rf"|{_DAY}(?:\s?(?:-|–|—|to|and|or)\s?{_DAY})?\s+(?:of\s+)?{MONTH}\b\.?(?:,?\s+{_YEAR})?"
    rf"|{MONTH}\.?,?\s+(?:of\s+)?(?:{_YEAR}|'\d\d)\b"
    rf"|{_YEAR}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])\b(?:T[\d:.]+Z?)?"
    rf"|(?:3[01]|[12]\d|0?[1-9])[./-](?:3[01]|[12]\d|0?[1-9])[./-](?:{_YEAR}|\d\d)\b"
    r"|(?<!\d\s)(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\d/]|(?:th|nd|rd|st)\b)(?!\s(?:of|point|cents?|inch|mile|percent))"
    rf"|(?:Q[1-4]|[1-4]Q|H[12]|[12]H|FY)\s?'?(?:{_YEAR}|\d\d)?\b(?!%)"
    rf"|(?:mid|early|late|pre|post)[-\s]'?(?:{_YEAR}|\d0)s?\b(?!\s?%|\spercent)"
    rf"|(?:{_YEAR}|\d0)s\b"
    rf"|{_YEAR}\s?(?:-|–|—|/)\s?(?:{_YEAR}|\d\d)(?!\d|[,.]\d|\s?%)"
    rf"|{_YEAR}\s+(?:to|and|or|through)\s+{_YEAR}(?!,?\d)"
    rf"|{_SEASON}\s+(?:of\s+)?{_YEAR}\b)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_SHORT_YEAR = re.compile(r"(?<!\w)['’]\d\ds?\b(?!['’])")
_CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\s?\d\d){0,2}\s?(?:[ap]\.\s?m\b\.?|[ap]m\b)(?:\s?(?:-|–"
    r"|to)\s?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.\s?m\.?|[ap]m\b))?"
    r"|\d{1,2}(?:[:.]\d\d)?\s?(?:-|–|to)\s?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.?|[ap]m\b)"
    r"|\d{1,2}:\s?\d\d(?::\d\d)?(?:\.\d+)?(?:\s?(?:GMT|UTC|BST|EST|EDT|ET|PT|PST|PDT|CET|CEST"
    r"|IST)\b(?:[+-]\d{1,2}(?::\d\d)?)?)?"
    r"|\d{3,4}\s?(?:GMT|UTC|BST|EST|EDT|ET|PT|PST|PDT|CET|CEST|IST|hours\s+local)\b(?:[+-]\d{1,2})?"
    r"|(?<=\bat\s)[0-2]\d[0-5]\d(?=\s\(\d{4}\s(?:GMT|UTC)\b)"
    r"|(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::\d\d)?"
    r"|(?:\d{1,2}|\w+)\s+o['’]clock|half\s+past\s+\w+|(?:a\s+)?quarter\s+(?:past|to)\s+\w+)",
    re.IGNORECASE,
)
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = rf"(?:{'|'.join(_HOURS)})"
_OF_DAY = r"\s+(?:in\s+the\s+(?:early\s+)?(?:morning|afternoon|evening)|at\s+night|o['’]clock|this\s+morning|tonight)\b"
_SPELLED_CLOCK = re.compile(
    rf"\b(?:{_HOUR}(?:[\s-](?:fifteen|thirty|forty-five))?{_OF_DAY}"
    rf"|\d{{1,2}}{_OF_DAY}"
    rf"|(?:{_HOUR}|twenty|twenty-five)\s+(?:minutes\s+)?(?:past|to)\s+{_HOUR}\b(?!\s+(?:people|[a-z]+s)\b)"
    rf"|(?<=\bat\s){_HOUR}(?=[.,;:!?)”’\"]|$|\s+(?:and|on|when|that|this|every|each|until|sharp)\b)"
    rf"|(?:(?<=\bbefore\s)|(?<=\buntil\s)){_HOUR}(?=[.,;:!?)”’\"]|$|\s+(?:and|on|when|that|this)\b)"
    rf"|(?<=\bafter\s){_HOUR}(?=[.,;:!?)”’\"]|$|\s+(?:on|when|that|this)\b)"
    rf"|(?<=\bfrom\s){_HOUR}\s+(?:to|until|till)\s+{_HOUR}\b(?!\s+[a-z]+s\b)"
    rf"|(?<=\bbetween\s){_HOUR}\s+and\s+{_HOUR}{_OF_DAY})",
    re.IGNORECASE,
)
"""Hours in words: "after four in the morning", "ten past three", "before eight."."""
_WORDY = re.compile(
    rf"\b(?:(?:on|last|this|next|late|early)\s+)?{WEEKDAY}\b|\b(?:yesterday|today|tonight|last\s+night|overnight)\b"
    r"|\b(?:last|this|next|the\s+(?:previous|prior|past|same))\s+(?:week|month|quarter|year|season|weekend)\b"
    r"|\ba\s+(?:year|month|week|quarter|day)\s+(?:earlier|ago|before)\b"
    r"|\b(?:the\s+)?(?:first|second|third|fourth|last|final|latest)[-\s](?:quarter|half)\b(?:\s+of\s+\d{4})?"
    rf"|\b(?:in|since|by|until|during|from)\s+(?:(?:early|late|mid)[-\s])?(?:{MONTH}\b\.?(?:\s+{_YEAR})?"
    rf"|{_YEAR}\b(?!,\d))",
    re.IGNORECASE,
)


_BEFORE_HOUR = ("at", "before", "until", "after", "from", "between", "to", "past")
_HOUR_TOLD = (
    *("clock", "morning", "afternoon", "evening", "at night", "tonight"),
    *(f"{word} {hour}" for word in _BEFORE_HOUR for hour in _HOURS),
)
_SOUGHT = (
    (_DATED, ("0",)),
    (_SHORT_YEAR, ("'0", "’0")),
    (_CLOCK, ("0", "clock", "half past", "quarter past", "quarter to")),
    (_SPELLED_CLOCK, _HOUR_TOLD),
)
"""Each pattern with what the shape of a text must have for it; see `TextPattern.needs`."""


def date_spans(text: str, shape: str) -> list[tuple[int, int]]:
    """Where dates and clock times stand, hours in words included; `shape` is that of `text`."""
    return [match.span() for pattern, needs in _SOUGHT if has_any(shape, needs) for match in pattern.finditer(text)]


def as_of(text: str, start: int, end: int, before: int, after: int) -> str:
    """The date the sentence gives for the figure at [start, end), as written; empty when it gives none.

    `before` and `after` bound the clause: the previous and the next figure, or the sentence's ends. A date after
    the figure is nearer in sense than one before it.
    """
    for left, right, last in ((end, after, False), (before, start, True)):
        part = text[left:right]
        patterns = (_DATED, _WORDY) if _DIGIT.search(part) else (_WORDY,)
        hits = sorted(
            (match.span() for pattern in patterns for match in pattern.finditer(part)),
            key=lambda span: (-span[0] if last else span[0], -span[1]),
        )
        if hits:
            words = " ".join(part[hits[0][0] : hits[0][1]].split())
            return re.sub(r"^(?:on|in|by|since|until|during|from)\s+", "", words, flags=re.IGNORECASE)
    return ""
