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


def furniture_spans(text: str) -> list[tuple[int, int]]:
    """Spans of page furniture in which no figure is sought."""
    spans = [match.span() for match in _LINES.finditer(text)]
    if _MONEY.search(text) and _GIVE.search(text):
        spans += [match.span() for match in _SENTENCE.finditer(text) if match[0] and _is_appeal(match[0])]
    return spans


def _is_appeal(sentence: str) -> bool:
    """An appeal asks the reader ("you", "please", an imperative) to give money to "us"."""
    if not (_MONEY.search(sentence) and _GIVE.search(sentence)) or re.search(r"[\"“”]", sentence):
        return False
    asks = bool(_OFFER.search(sentence))
    return (bool(_US.search(sentence)) or asks) and bool(_YOU.search(sentence)) and len(sentence) < 300
