"""What "points" are: of an index, of a game, or percentage points."""

import re

from reader.analysis.numbers.candidate import Found
from reader.model.sentences import sentence_start

_POLLING = re.compile(
    r"\b(?:poll\w*|survey\w*|lead\w*|margin|approval|rating|behind|ahead|vote\w*|swing|voters|candidate"
    r"|support|percent\w*|share|rate|turnout|inflation|unemployment|Labour|Conservatives?|Republicans?|Democrats?)\b|%"
)
_INDEXED = re.compile(
    r"\b(?:index|stocks?|shares|Dow|Nasdaq|S&P|FTSE|Nikkei|DAX|market|trading|Sensex|Nifty|Hang Seng|average"
    r"|futures|closed|Brier|benchmark|exchange|Average|Composite|Index)\b"
)
_RATES = re.compile(r"\b(?:rates?|Fed|Federal\sReserve|central\sbank)\b")
"""What moves by a quarter of a point."""
_SPORT = re.compile(
    r"\b(?:match|game|league|cup|team|goal\w*|scor\w+|rebounds|assists|coach|player\w*|standings|quarterback|NBA)\b",
    re.IGNORECASE,
)
_POLLS = re.compile(
    r"\b(?:poll\w*|survey\w*|approval|vote\w*|swing|voters|percent\w*|rate|turnout|inflation|unemployment|support)\b|%"
)


_GAME_WORDS = re.compile(
    r"\b(?:rebounds?|assists?|scor(?:e|ed|es|ing|er)|quarterbacks?|playoffs?|triple-doubles?|goalkeepers?|standings|games?|match(?:es)?"
    r"|teams?|coach|leagues?|season|tournament|NBA|NFL|NHL|MLB|WNBA|touchdowns?|innings|halftime|half-time|free\sthrows?|victory"
    r"|club|seasons|series|won|lost|win|wins|defeat|opener|overtime|guard|forward|striker|midfielder|freshman|sophomore|junior|senior|Lady|Tigers|varsity)\b"
)
_STRONG = re.compile(
    r"\b(?:rebounds?|assists?|quarterbacks?|playoffs?|triple-doubles?|goalkeepers?|NBA|NFL|NHL|MLB|WNBA|touchdowns?|innings"
    r"|halftime|half-time|midfielders?|strikers?|wickets?|home\sruns?|yards?|batting|scorers?|turnovers|penalty\skicks?|free\sthrows?|league)\b"
)


def of_sport(text: str, start: int, end: int) -> bool:
    """Whether the words around tell of a game: three of its words, or one that nothing else uses."""
    near = text[max(0, start - 160) : end + 160]
    return bool(_STRONG.search(near)) or len({match[0] for match in _GAME_WORDS.finditer(near)}) > 2


def points_unit(text: str, found: Found) -> str:
    """What "points" are: of an index, of a game, or percentage points where shares of people are measured."""
    if found.unit != "point":
        return found.unit
    start = sentence_start(text, found.start)
    near = text[max(start, found.start - 70) : found.end + 40]
    if found.noted == "fraction" and _RATES.search(near):
        return "percentage point"
    if _INDEXED.search(text, start, found.end + 40):
        return "point"
    if re.match(
        r"\s(?:\w+\s)?(?:lead|margin|gap|advantage|deficit|swing|ahead|drop|rise|increase|jump|decline)\b",
        text[found.end : found.end + 30],
    ) and not _SPORT.search(near):
        return "percentage point"
    return "percentage point" if _POLLING.search(near) and not _SPORT.search(near) and _POLLS.search(near) else "point"
