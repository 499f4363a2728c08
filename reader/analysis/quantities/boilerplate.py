"""Lines and sentences that are the page's and not the story's: counters, reading times, appeals for money.

Cleaning takes page furniture out before analysis; this is the guard for what slips through, in any text.
"""

import re

_LINES = re.compile(
    r"""^[ \t]*(?:
      (?:photo|image|picture|slide|gallery|page|video|figure|item|story|part|slideshow|screenshot)s?\s*:?\s*\d+\s*(?:of|/)\s*\d+
    | (?:\W\s*)?(?:(?:last|first)\s+)?(?:published|updated|posted|modified|edited|uploaded|added|created|aired|live
        |print\s+edition|date|time|filed)\b
        (?:\s+(?:on|at))?\s*[:|-]?\s*(?:\d+\s+\w+\s+ago|an?\s+\w+\s+ago|\w*\s*\d[^.!?]{0,50})
    | \d+\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago
    | (?:read(?:ing)?(?:\s+time)?|listen|watch|duration|length|estimated\s+reading\s+time)\s*:?\s*(?:about\s+)?
        \d+\s*(?:-\s*\d+\s*)?(?:min|mins|minute|minutes|sec|seconds|words)\b(?:\s+read)?
    | \d+\s*(?:-\s*\d+\s*)?[ -]?(?:min|mins|minute|minutes)\s+(?:read|watch|listen|video)
    | (?:\d[\d,.]*[km]?|no)\s+(?:comment|share|view|like|reply|replie|retweet|repost|follower|subscriber|reaction|tag
        |photo|image|response|vote|result|page|item)s?
    | (?:comment|share|view|like|replie|retweet|follower|photo|result|page)s?\s*[:(]?\s*\d[\d,.]*[km]?\)?
    | (?:copyright|©|\(c\))\s.*
    | (?:tel|phone|fax|call|isbn|issn|doi)\b.*\d.*
    )[ \t.]*$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\d)[^.!?\n]*)*")
_MONEY = re.compile(r"[$€£¥₹]|\b(?:dollars?|euros?|pounds?|rupees?|USD|EUR|GBP)\b")
_US = re.compile(r"\b(?:us|our|we)\b", re.IGNORECASE)
_GIVE = re.compile(
    r"\b(?:support|donat\w+|subscri\w+|contribut\w+|become\s+a\s+(?:member|supporter|patron)|membership"
    r"|sign\s+up|chip\s+in|"
    r"try\s+it\s+(?:free|for)|cancel\s+any\s?time|join\s+(?:us|today|now)|help\s+(?:us|fund|keep)"
    r"|make\s+a\s+(?:gift|donation))\b",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\b(?:please|you|your|today|now|per\s+month|a\s+(?:month|week|year)|monthly|starting\s+(?:from|at)"
    r"|(?:from|for)\s+(?:just|only|as\s+little\s+as))\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"^\W*(?:subscribe|donate|give|support|become|join|sign\s+up|get|try|contribute|chip\s+in)\b", re.IGNORECASE
)


_NUMBER = re.compile(r"[+-]?[$€£¥]?\d[\d,.]*(?:%|[a-z]{1,3})?(?!\w)")
_SMALL_WORD = re.compile(r"(?<![\w’'.-])[a-z]{2,}")
_APART = re.compile(r"\s*[·•|]\s*")
_ROWS = 2
"""So many rows make a table."""


def furniture_spans(text: str) -> list[tuple[int, int]]:
    """Spans of page furniture in which no figure is sought."""
    spans = [match.span() for match in _LINES.finditer(text)]
    if _APART.search(text):
        spans += _apart(text)
    if _MONEY.search(text) and _GIVE.search(text):
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


def _apart(text: str) -> list[tuple[int, int]]:
    """Furniture beside other furniture: "By Ada Brook · 3 min read · 24 comments"."""
    spans = []
    start = 0
    for line in text.split("\n"):
        position = start
        for piece in _APART.split(line) if _APART.search(line) else []:
            position = text.index(piece, position)
            if _LINES.fullmatch(piece):
                spans.append((position, position + len(piece)))
        start += len(line) + 1
    return spans


def _is_appeal(sentence: str) -> bool:
    """An appeal asks the reader ("you", "please", an imperative) to give money to "us"."""
    if not (_MONEY.search(sentence) and _GIVE.search(sentence)) or re.search(r"[\"“”]", sentence):
        return False
    asks = bool(_OFFER.search(sentence))
    return (bool(_US.search(sentence)) or asks) and bool(_YOU.search(sentence)) and len(sentence) < 300
