"""Lines and sentences that are the page's and not the story's: counters, reading times, appeals for money.

Cleaning takes page furniture out before analysis; this is the guard for what slips through, in any text.
"""

import re

from reader.model.lexicon.text_patterns import PatternTable, TextPattern, has_any

FURNITURE_LINES = PatternTable(
    "whole",
    (
        TextPattern(
            "place in a series",
            r"(?:photo|image|picture|slide|gallery|page|video|figure|item|story|part|slideshow"
            r"|screenshot)s?\s*:?\s*\d+\s*"
            r"(?:of|/)\s*\d+",
            "which picture or page of how many",
            yes=("Photo 3 of 12", "Page 2/4"),
            no=("Part 3 of the plan", "3 of 12 pictures were sold"),
        ),
        TextPattern(
            "date of publication",
            r"(?:\W\s*)?(?:(?:last|first)\s+)?(?:published|updated|posted|modified|edited|uploaded|added|created"
            r"|aired|live"
            r"|print\s+edition|date|time|filed)\b(?:\s+(?:on|at))?\s*[:|-]?\s*"
            r"(?:\d+\s+\w+\s+ago|an?\s+\w+\s+ago|\w*\s*\d[^.!?]{0,50})",
            "when the page was published or changed",
            yes=("Last updated 3 hours ago", "Published 4 May 2024, 11:20"),
            no=(
                "Updated rules took 40 lives.",
                "Posted guards: 40 of them stood there, as far as anybody on the pier could see",
            ),
        ),
        TextPattern(
            "age of the page",
            r"\d+\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago",
            "how long ago it was published",
            yes=("3 hours ago",),
            no=("3 hours ago the ferry left",),
        ),
        TextPattern(
            "reading time",
            r"(?:read(?:ing)?(?:\s+time)?|listen|watch|duration|length|estimated\s+reading\s+time)\s*:?\s*(?:about\s+)?"
            r"\d+\s*(?:-\s*\d+\s*)?(?:min|mins|minute|minutes|sec|seconds|words)\b(?:\s+read)?"
            r"|\d+\s*(?:-\s*\d+\s*)?[ -]?(?:min|mins|minute|minutes)\s+(?:read|watch|listen|video)",
            "how long it takes to read or hear",
            yes=("6 min read", "Reading time: 4 minutes"),
            no=("The swim took 6 minutes",),
        ),
        TextPattern(
            "counter",
            r"(?:\d[\d,.]*[km]?|no)\s+(?:comment|share|view|like|reply|replie|retweet|repost|follower|subscriber"
            r"|reaction"
            r"|tag|photo|image|response|vote|result|page|item)s?"
            r"|(?:comment|share|view|like|replie|retweet|follower|photo|result|page)s?\s*[:(]?\s*\d[\d,.]*[km]?\)?",
            "how many of something the page has",
            yes=("24 comments", "1.2K shares", "Comments (24)"),
            no=("24 comments were read aloud", "24 ships"),
        ),
        TextPattern(
            "rights",
            r"(?:copyright|©|\(c\))\s.*",
            "whose text it is",
            yes=("© 2031 Nordwire",),
            no=("The copyright cost $40.",),
        ),
        TextPattern(
            "number of a person or book",
            r"(?:tel|phone|fax|call|isbn|issn|doi)\b.*\d.*",
            "where to call, or a book's number",
            yes=("Tel 040 1234", "ISBN 3-16-148410-0"),
            no=("Telling 40 people", "He has a phone with 40 keys"),
        ),
    ),
    re.IGNORECASE,
)
"""Whole lines."""

APPEAL = PatternTable(
    "anywhere",
    (
        TextPattern(
            "money",
            r"[$€£¥₹]|\b(?:dollars?|euros?|pounds?|rupees?|usd|eur|gbp)\b",
            "an appeal names a sum",
            yes=("$3", "ten euros"),
            no=("30%",),
        ),
        TextPattern(
            "gift",
            r"\b(?:support|donat\w+|subscri\w+|contribut\w+|become\s+a\s+(?:member|supporter|patron)|membership"
            r"|sign\s+up"
            r"|chip\s+in|try\s+it\s+(?:free|for)|cancel\s+any\s?time|join\s+(?:us|today|now)|help\s+(?:us|fund|keep)"
            r"|make\s+a\s+(?:gift|donation))\b",
            "what the reader is to do",
            yes=("chip in", "Subscribe today"),
            no=("a member of the crew",),
        ),
        TextPattern("us", r"\b(?:us|our|we)\b", "who asks", yes=("our reporting",), no=("the reporting", "bus")),
        TextPattern(
            "you",
            r"\b(?:please|you|your|today|now|per\s+month|a\s+(?:month|week|year)|monthly|starting\s+(?:from|at)"
            r"|(?:from|for)\s+(?:just|only|as\s+little\s+as))\b",
            "who is asked, and how little it costs",
            yes=("from just $3", "$3 a month"),
            no=("on Monday",),
        ),
        TextPattern(
            "imperative",
            r"^\W*(?:subscribe|donate|give|support|become|join|sign\s+up|get|try|contribute|chip\s+in)\b",
            "it opens with a call",
            yes=("Donate $5 today", "— Join for $1"),
            no=("They donate $5", "Joining costs $1"),
        ),
    ),
    re.IGNORECASE,
)
"""What makes a sentence an appeal for money; see `_is_appeal`."""

_LINE = re.compile(r".+")
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\d)[^.!?\n]*)*")
_NUMBER = re.compile(r"[+-]?[$€£¥]?\d[\d,.]*(?:%|[a-z]{1,3})?(?!\w)")
_SMALL_WORD = re.compile(r"(?<![\w’'.-])(?!(?:and|of|or|the|per)\b)[a-z]{2,}")
_APART = re.compile(r"\s*[·•|]\s*")
_MONEY = ("$", "€", "£", "¥", "₹", "dollar", "euro", "pound", "rupee", "usd", "eur", "gbp")
"""Of these one stands in the shape of every appeal."""
_ROWS = 2
"""So many rows make a table."""


def furniture_spans(text: str, shape: str) -> list[tuple[int, int]]:
    """Spans of page furniture in which no figure is sought; `shape` is that of `text`."""
    spans = [match.span() for match in _LINE.finditer(text) if _is_furniture(match[0])]
    if _APART.search(text):
        spans += _apart(text)
    if has_any(shape, _MONEY) and {"money", "gift"} <= APPEAL.named(text):
        spans += [match.span() for match in _SENTENCE.finditer(text) if match[0] and _is_appeal(match[0])]
    return spans


def table_spans(text: str) -> list[tuple[int, int]]:
    """Lines that are rows of a table without being marked so: prices, scores, shares; two of them at least.

    A row holds names and numbers only, no word in lower case that would make it a sentence; one with three numbers
    and more is a row wherever it stands.
    """
    rows: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    start = 0
    for line in [*text.split("\n"), "."]:
        end = start + len(line)
        numbers = len(_NUMBER.findall(line))
        if numbers and len(line) < 100 and line.rstrip()[-1] not in '.!?:;,”’"' and not _SMALL_WORD.search(line):
            rows.append((start, end))
            spans += [(start, end)] if numbers > _ROWS else []
        elif line.strip():
            spans += rows if len(rows) >= _ROWS else []
            rows = []
        start = end + 1
    return sorted(set(spans))


def _is_furniture(line: str) -> bool:
    return FURNITURE_LINES.matches(line.lstrip(" \t").rstrip(" \t."))


def _apart(text: str) -> list[tuple[int, int]]:
    """Furniture beside other furniture: "By Ada Brook · 3 min read · 24 comments"."""
    spans = []
    start = 0
    for line in text.split("\n"):
        position = start
        for piece in _APART.split(line) if _APART.search(line) else []:
            position = text.index(piece, position)
            if _is_furniture(piece):
                spans.append((position, position + len(piece)))
        start += len(line) + 1
    return spans


def _is_appeal(sentence: str) -> bool:
    """An appeal asks the reader ("you", "please", an imperative) to give money to "us"."""
    found = APPEAL.named(sentence)
    if not {"money", "gift", "you"} <= found or re.search(r"[\"“”]", sentence):
        return False
    return bool(found & {"us", "imperative"}) and len(sentence) < 300
