"""Numbers that are no figures: dates, times, ordinals, scores, ranks, names, addresses, telephone and page numbers.

`veto_spans` marks what can be told from its own form; `is_year` and `is_name` judge a bare number by its
neighbors, after units had their chance.
"""

import re

from reader.analysis.quantities.boilerplate import furniture_spans
from reader.analysis.quantities.calendar_dates import date_spans
from reader.analysis.quantities.casualties import FATES, is_people
from reader.analysis.quantities.veto_patterns import SCORE_CONTEXT, VETOES
from reader.model.lexicon.calendar import MONTH, MONTHS
from reader.model.lexicon.inline_words import wordset

_SCORE = re.compile(
    r"(?<![\d.,$€£-])(\d{1,3})\s?[-–—:]\s?(\d{1,3})(?![\d.,]*\d|%|-|\s?(?:million|billion|percent|per cent|bn|m\b))"
)
NAME_HEADS = wordset(
    """
    boeing airbus apollo windows iphone ipad galaxy playstation xbox formula channel studio terminal flight gate
    section article title chapter resolution proposition amendment rule order room suite platform route highway
    interstate exit psalm john matthew luke mark genesis isaiah area district zone category catch version android
    ios falcon soyuz voyager gemini viking nasdaq s&p dow ftse nikkei dax cac stoxx russell fortune forbes asx kospi
    sensex nifty topix hang group gang expo agenda vision protocol class type grade level phase stage tier pier act
    bill public law directive regulation page line part book volume episode season week day lap round
    """
)
"""Words that stand before a number as its name's first part, even when a plural noun follows ("Windows 10 users")."""
_LABELS = wordset(
    """
    phase stage step chapter page pages part section article paragraph clause rule item category level grade class
    type tier round game lap heat episode volume version flight gate terminal platform route highway interstate exit
    room suite size sizes floor apartment apt building block zone ward precinct sector channel studio number no
    resolution title amendment exhibit form model formula division appendix annex table fig verse psalm size row
    column option sizes proposition prop protocol bus lane line unit group pier hole under article articles sections
    chapters paragraphs rules day week matchday act lot area
    """
)
INDEXES = wordset(
    """
    s&p p dow ftse nikkei dax cac stoxx russell fortune forbes nasdaq asx sensex nifty topix kospi 500
    """
)
_YEARLY = wordset(
    """
    in since by until till from of during before after for to late early mid fiscal spring summer autumn winter fall
    through between year season circa ca c the this and or
    """
) | frozenset(month.lower() for month in MONTHS)
_STRONGLY_YEARLY = wordset(
    """
    in since until till during throughout amid fiscal summer winter spring autumn year
    """
)
_VERSION = re.compile(r"\d{1,2}\.\d{1,2}(?![\d,]|\.\d|\s?[%-])")
"""As in "Stable Harbor 1.5"."""
_WORD_BEFORE = re.compile(r"([\w&'’.-]*[\w&])[\s-]*$")
_MONTH_ONLY = re.compile(rf"{MONTH}\.?$", re.IGNORECASE)


def veto_spans(text: str, shape: str) -> list[tuple[int, int]]:
    """Spans no figure may touch, sorted by start; `shape` is that of `text`."""
    spans = date_spans(text, shape) + furniture_spans(text, shape)
    for table in VETOES:
        spans += table.spans(text, shape)
    if "0" in shape:
        spans += [match.span() for match in _SCORE.finditer(text) if _is_score(text, match)]
    return sorted(spans)


def is_vote(text: str, start: int, end: int) -> bool:
    """Whether "51-48" stands beside words of voting."""
    line = text[max(0, start - 60) : end + 25]
    return SCORE_CONTEXT.named(line) == {"vote"}


def _is_score(text: str, match: re.Match[str]) -> bool:
    low, high = int(match[1]), int(match[2])
    if re.search(r"[A-Z][a-z]+\s$", text[max(0, match.start() - 20) : match.start()]) and re.match(
        r"\s[A-Z][a-z]", text[match.end() : match.end() + 3]
    ):
        return True
    if is_vote(text, *match.span()):
        return False
    if low >= high or (match[0][len(match[1])] == ":"):
        return True
    around = text[max(0, match.start() - 50) : match.start()] + text[match.end() : match.end() + 20]
    return (
        high < 20
        and "game" in SCORE_CONTEXT.named(around)
        and not re.match(r"[-\s][a-z]+s\b", text[match.end() : match.end() + 20])
    )


def word_before(text: str, start: int) -> str:
    """The word that ends before `start`, with only blanks or a hyphen between; empty after punctuation."""
    match = _WORD_BEFORE.search(text, max(0, start - 40), start)
    return match[1] if match else ""


def is_year(text: str, start: int, value: float, counted: str) -> bool:
    """Whether a bare four-digit number is a year: by the word before it, and by what is counted after it.

    "the 1967 floods" and "2019 models" hold years; "2000 troops" and "1500 houses" do not.
    `counted` is the plural noun or empty.
    """
    if not (1400 <= value <= 2100 and value == int(value)):
        return False
    before = word_before(text, start).lower()
    if re.compile(r"\d{4}\s[A-Z]").match(text, start):
        return True
    if before in _STRONGLY_YEARLY or _MONTH_ONLY.match(before):
        return True
    if counted:
        if value < 1900 or ((is_people(counted) or counted in FATES) and before != "the"):
            return False
        return before in ("by", "of", "the", "a", "an", "its", "his", "their", "that") or value % 100 != 0
    return value >= 1900 or before in _YEARLY or text[max(0, start - 1) : start] in "(,"


def is_name(text: str, start: int, plain_integer: bool, counted: bool) -> bool:
    """Whether a bare number belongs to a name before it: "Boeing 747", "Apollo 11", "S&P 500", "Article 5"."""
    before = word_before(text, start)
    low = before.lower().strip(".'’")
    if not low:
        return False
    if low in INDEXES or (before != before.lower() and low in NAME_HEADS):
        return True
    if not plain_integer:
        version = _VERSION.match(text, start) and before[0].isupper() and not counted
        return bool(version) and _inside_sentence(text, start - len(before) - 1)
    if len(before) > 1 and before.isupper() and before.isalpha() and not counted and text[start - 1 : start] == " ":
        return True  # a channel, a ship: "NBC 5"
    if low in _LABELS and not counted:
        return True
    if before[0].isupper() and re.compile(r"\d+\s[A-Z]").match(text, start):
        return _inside_sentence(text, start - len(before) - 1) and low not in _YEARLY
    return (
        before[0].isupper() and not counted and _inside_sentence(text, start - len(before) - 1) and low not in _YEARLY
    )


def _inside_sentence(text: str, position: int) -> bool:
    """Whether the capital at `position` is one of a name and not of a sentence's first word."""
    left = text[max(0, position - 12) : position].rstrip()
    return bool(left) and left[-1] not in ".!?:;\n\"“”'‘(-–—•"
