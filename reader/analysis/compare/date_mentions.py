"""Where a text tells what happened, or will happen, on a day: "the gates were opened on 2 November".

The words of a date are found here; which days they mean is the matter of `date_resolution`. Only sentences that tell
something count, not "Updated 3 March 2024" and no question, and no date that names a thing: "the 2015 accord".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from reader.analysis.compare.date_resolution import Days, days_told
from reader.model.document import Span
from reader.model.lexicon.calendar import MONTH_OR_STOPPED
from reader.model.sentences import around

_WEEKDAY = r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d\b"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:\s?(?:-|–|to|and)\s?{_DAY})?"
_OF_YEAR = rf"(?:,?\s(?:of\s)?(?:{_YEAR}|(?:last|this)\syear))"
_PART = r"(?:[Ee]arly|[Ll]ate|[Mm]id)[- ]"
_COUNT = (
    r"(?:\d\d?|an?|a\scouple\sof|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|A|An|One|Two|Three|Four|Five|Six)"
)
_IN = r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter)"
_DATE = re.compile(
    rf"(?<![\w-])(?:{_DAYS}\s(?:of\s)?{MONTH_OR_STOPPED}{_OF_YEAR}?|{MONTH_OR_STOPPED}\s{_DAYS}{_OF_YEAR}?(?![\d,]*\d|%|\spercent)"
    r"|(?:19|20)\d\d-(?:1[0-2]|0\d)-(?:3[01]|[012]\d)"
    rf"|(?:{_PART}|(?:[Ll]ast|[Nn]ext|[Tt]his)\s)?{MONTH_OR_STOPPED}{_OF_YEAR}|(?:{_PART}|(?:[Ll]ast|[Nn]ext|[Tt]his)\s){MONTH_OR_STOPPED}"
    rf"|{_IN}\s(?P<month>{MONTH_OR_STOPPED})(?!,?\s(?:[A-Z\d]|of\s|last\s|this\s))|{_IN}\s(?P<year>(?:{_PART})?{_YEAR}(?![,-]?\d))"
    rf"|(?:(?:[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Ll]ate|[Ee]arly)\s)?{_WEEKDAY}(?:\s(?:night|morning|afternoon|evening))?"
    rf"(?!,?\s(?:{MONTH_OR_STOPPED}\s\d|{_DAY}\s(?:of\s)?{MONTH_OR_STOPPED}))"
    r"|(?:[Tt]he\sday\sbefore\s)?[Yy]esterday|[Tt]omorrow|[Ll]ast\snight"
    rf"|{_COUNT}\s(?:decade|year|month|week|day)s?\sago"
    r"|(?:(?:[Ee]arlier|[Ee]arly|[Ll]ater?)\s(?:this|last)|[Ll]ast|[Nn]ext|[Tt]he\s(?:previous|coming))"
    r"\s(?:week|weekend|month|quarter|year))(?![\w-])"
)
_SINCE = re.compile(r"\b(?:since|from) (?:(?:early|late|mid)[- ])?$", re.I)
_NO_DAY = re.compile(r"\b(?:than|like|every|each|any|an?|the|most|Black|Good|Ash|Palm|Super|Bloody) $")
"""What stands before a weekday that is not one day: "every Monday", "cheaper than Thursday", "Good Friday"."""
_RECORD = re.compile(r"\b(?:\w{2,}est|first|most|least|worst|best|record)\b[^,;.]*\bsince (?:[a-z]+[- ])?$", re.I)
"""What stands before a day on which nothing happened but that something was so last: "the lowest price since 2021"."""
_FURNITURE = re.compile(
    r"^(?:©|\(c\)|copyright|(?:last )?(?:updated|modified|published)\b|posted|photo|image|read more|file\b|subscribe)"
    r"|all rights reserved|reporting by|editing by",
    re.I,
)
_SMALL = re.compile(r"\b[a-z][\w’'-]*")
_FEWEST = 4
"""Words in small letters that a sentence which tells something has at least."""
_LONGEST = 600
"""Characters from which on what looks like a sentence is none."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Days that a text names, and the sentence that tells of them."""

    days: Days
    words: Span
    """The words that name them."""
    sentence: Span


def dates_told(text: str, published: date | None) -> Iterator[Dated]:
    """What `text`, published on that day, dates, in its order; without that day only what needs none."""
    last: Dated | None = None
    for match in _DATE.finditer(text):
        group = next((name for name in ("month", "year") if match[name]), 0)
        words = Span(*match.span(group))
        sentence = around(text, words)
        if last is not None and last.sentence != sentence:
            last = None
        if not _tells(text[sentence.start : sentence.end]):
            continue
        before, behind = text[sentence.start : words.start], text[words.end : sentence.end]
        if match["weekday"] and _NO_DAY.search(before):
            continue
        if _RECORD.search(before):
            continue
        # "on 1 December and in June": what follows a day to come is to come, too
        ahead = last is not None and published is not None and last.days.first > published
        days = _days(match[group], published, before, behind, ahead=ahead)
        if days is not None:
            last = Dated(days, words, sentence)
            yield last


def _days(words: str, published: date | None, before: str, behind: str, *, ahead: bool) -> Days | None:
    if published is None:
        # what means the same from whatever day one looks needs no day to look from
        early, late = (
            days_told(words, day, before=before, behind=behind) for day in (date(1990, 1, 2), date(2040, 7, 5))
        )
        return early if early == late else None
    days = days_told(words, published, before=before, behind=behind, ahead=ahead)
    if days is not None and days.first != days.last and _SINCE.search(before):
        return replace(days, doubt="?")  # "since 2008": no telling what happened then
    return days


def _tells(sentence: str) -> bool:
    """Whether it is a sentence that tells something."""
    if len(sentence) > _LONGEST or _FURNITURE.search(sentence) or sentence[-1] not in '.!…"”’»)':
        return False
    return len(_SMALL.findall(sentence)) >= _FEWEST
