"""Where a figure moved ("rose", "fell by", "a 5% drop"), from the words around it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from reader.analysis.numbers.candidate import Found
from reader.analysis.quantities.gapping import gapped_subject
from reader.analysis.quantities.modifiers import (
    MODIFIER_BEFORE,
    MODIFIERS,
    MOVED_UP,
    VERBAL,
)
from reader.model.lexicon import movement_nouns, movement_verbs
from reader.model.lexicon.calendar import MONTH, WEEKDAY

MODIFIER_WORDS = "|".join(MODIFIERS.values())


def _any_of(words: Iterable[str], *phrases: str) -> str:
    return "|".join((*phrases, *sorted(words, key=lambda word: (-len(word), word))))


_UP_VERBS = _any_of(movement_verbs("u"), r"bounc(?:e|ed|es|ing)\s+back", r"inched\s+up", r"perked\s+up")
_DOWN_VERBS = _any_of(
    movement_verbs("d") - {"cooling"},
    r"(?:will|would|to|could|may|might|should|can|must)\s+(?:narrow|cool|contract|edge\s+down)",
)
_UP_DOING = _any_of(movement_verbs("U"), r"(?:bump(?:s|ed|ing)?|push(?:es|ed|ing)?)\s+up")
_DOWN_DOING = _any_of(movement_verbs("D"), r"scal(?:e|ed|ing)\s+back", r"g[ia]ve\s+up")
MOVEMENT = re.compile(
    rf"(?<![\w-])(?:(?P<up>{_UP_VERBS})|(?P<down>{_DOWN_VERBS})|(?P<updo>{_UP_DOING})|(?P<downdo>{_DOWN_DOING})"
    rf"|(?P<upward>up|higher)|(?P<downward>down|lower|off))(?![\w'’-])",
    re.IGNORECASE,
)
_UP_NOUNS = _any_of(movement_nouns("+"))
_DOWN_NOUNS = _any_of(movement_nouns("-"))
_NOUN_BEFORE = re.compile(
    rf"\b(?:(?P<up>(?:{_UP_NOUNS})s?)|(?P<down>(?:{_DOWN_NOUNS}"
    rf"|losse)s?))\s+(?:in\s+(?:[\w'’-]+\s+){{1,5}}?)?(?:of|by)\s+(?:only\s+"
    rf"|just\s+)?(?:(?:{MODIFIER_WORDS})\s+)?(?:an?\s+)?$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    rf"[\s-]++(?:(?!of\b|in\b|to\b|from\b|and\b|or\b|on\b|for\b|at\b|by\b"
    rf"|the\b)[\w-]++\s++){{0,2}}?(?:(?P<up>(?:{_UP_NOUNS})s?|higher|more|stronger|uplift)"
    rf"|(?P<down>(?:{_DOWN_NOUNS}|losse)s?|lower|less|fewer|off|weaker|cheaper))\b",
    re.IGNORECASE,
)
_THAN_THEN = re.compile(
    r"(?:\s+(?!in|within|for|over|after|at|by)[a-z]+)?\s+(?:(?P<more>more|higher|above)|fewer|less|lower|below)\s+(?:than\s+)?(?:an?|the|in|at|last|one|two"
    r"|three|five|ten|it\s+was|they\s+were)\s+(?:[\w-]+\s+){0,2}?(?:year|month|week|quarter|decade|day|period|time|half)s?\b",
    re.IGNORECASE,
)
"""A difference to an earlier time: "2,100 fewer than a year before"."""
_UP_FROM = re.compile(
    r"(?:\s+(?!(?:in|on|at|of|from|to|by|for|and|or)\b)[a-z'’-]+){0,3}"
    rf"(?:\s(?:in|for|during|on)\s(?:the\s)?(?:{MONTH}|{WEEKDAY}|(?:19|20)\d\d|(?:last|first|second|third|fourth|latest|same)"
    r"\s(?:year|month|week|quarter|half))(?=,))?"
    r"(?:\s*\(|,)?\s*(?:which\s+(?:is|was)\s+)?"
    r"(?P<way>up|down|higher|lower)\s+from\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\s(?:(?P<more>wider|taller|longer|higher|deeper|heavier|farther|further|thicker|larger|bigger)"
    r"|shorter|narrower|lower|shallower|lighter|thinner|smaller)(?=\sthan\b|[.,;)]|$|\sand\b)"
)
_SAME_AGAIN = re.compile(r"(?:,?\s+or\s+|\s*\(|\s*/\s*)(?:(?:about|nearly|around|roughly|almost|some|just|over)\s+)?$")
_AND_THEN = re.compile(
    r"(?:\s+[a-z]+-(?:o|on|over|to)-[a-z]+)?(?:\s+(?:from|on|in|over|since|for|at)(?:\s+(?!and\b)[\w'’-]+){1,4}|\s+(?:this|next|last)\s+(?:year|month|quarter|week))?(?:,|\s[–—-])?\s+and\s+(?:by\s+)?"
)
"""Two moves of one verb: "rose 0.3% from a month earlier and 3.4% from a year ago"."""
_LISTED = re.compile(r",\s|,?\s(?:and|or)\s")
"""Between the moves of a list: "rose 3, 5 and 8 percent"."""
_TAKES_PART = re.compile(r"\b(?:lost|los(?:e|es|ing)|shed\w*|cut\w*|slash\w*|trim\w*|reduc\w+)\b[^.;]*$", re.IGNORECASE)
"""Verbs of which a part is how far it fell: "lost 40% of its value"."""
_STOP = re.compile(
    r"[;:.!?()\n—–]|,\s|\b(?:from|than|after|before|while|because|when|although|that|which|who|despite)\b",
    re.IGNORECASE,
)
_TO_OR_BY = re.compile(
    r"\b(?:by|to|at|at\s+an?\s+(?:\w+\s+){0,3}?(?:rate|pace|clip)\s+of)\s+(?:between\s+|only\s+|just\s+|a\s+record\s+"
    r"|a\s+\w+\s+|an?\s+(?:\w+\s+)?(?:average|total|maximum|minimum|combined)\s+of\s+)?(?:(?:"
    + MODIFIER_WORDS
    + r")\s+)*(?:an?\s+)?$",
    re.IGNORECASE,
)
_LANDING = re.compile(
    rf"\b(?:to(?!\s(?:{_UP_VERBS}|{_DOWN_VERBS}|{_UP_DOING}|{_DOWN_DOING})\s)|at|below|above|past|beyond|under|through)\s+"
    r"(?:(?:an?|the|its|only|just)\s+)?(?:[\w-]+\s+(?:of\s+)?){0,3}$",
    re.IGNORECASE,
)
"""Where it moved to, not how far: "fell to", "fell below"."""
_PAST = re.compile(r"\b(?:past|above|beyond|below|under)\b", re.IGNORECASE)
_PHRASAL = re.compile(
    r"\b(?:shot|shoot\w*|shut\w*|turn\w*|vot\w+|gunn\w+|knock\w*|t[eo]a?re?|torn|br[eo]ak\w*|broken|burn\w*|la[iy]d?|stood"
    r"|stand|hunt\w*|set|sets|setting|calm\w*|w[io]u?nd|pa(?:y|id|ying)|struck|hold|held|ma[dk]e|making|blew|blow\w*|t[ao]ke?n?"
    r"|taking|pick\w*|sign\w*|gr[eo]w|split\w*|round\w*|lin\w+|show\w*|back\w*|sew\w*|g[io]ven?|giving|us\w+|buy\w*"
    r"|bought|ante\w*|pony|ponied|cough\w*|snap\w*|swallow\w*|eat\w*|free\w*|fil\w+|sav\w+|rack\w*|end(?:s|ed|ing)?|wak\w+|wip\w+|wash\w*|follow\w*|cal\w+|stepp\w*)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Verbs whose "up" or "down" moves nothing: "shot down 61 of 78 drones", "make up 30%"."""
_CLEAR = re.compile(
    r"^\s*+(?>(?>(?:"
    + MODIFIER_WORDS
    + r")(?![\w])|only|just|another|an?|\w++(?<=\wly)|the|even|further|back|more)(?:\s++|$))*+$",
    re.IGNORECASE,
)


def with_direction(text: str, found: Found, since: int, before: Found | None = None) -> Found:
    """`found` with "up" or "down" when the words say it moved by or to this figure, and whether it is the change.

    `before` is the figure before in the sentence: "fell $340, or 1.9%" says one fall twice.
    `since` is where the words may begin, the end of the figure before: in "rose $1 to $84" only the first moves.
    """
    if found.direction or (found.kind in ("duration", "age", "votes", "temperature") and found.unit != "celsius"):
        return found
    if before is not None and before.direction and _moves_with(text, before, found):
        return replace(found, direction=before.direction, sense=before.sense)
    left = text[max(since, found.start - 90) : found.start]
    if noun := _noun_moves(left, text, found):
        return replace(found, direction=noun, sense="change")
    if than := _THAN_THEN.match(text, found.end):
        return replace(found, direction="up" if than["more"] else "down", sense="change")
    if (verb := _verb_moves(left, found)) and not _is_part(left, text, found):
        return replace(found, direction=verb, sense="value" if _LANDING.search(left) else "change")
    return replace(found, direction=_from_after(text, found))


def _is_part(left: str, text: str, found: Found) -> bool:
    """ "recovered 80% of the haul", "brought down 70% of the network": the part acted on, not how far it moved."""
    if found.kind not in ("percent", "share", "measure") or not text.startswith(" of ", found.end):
        return False
    return not _TO_OR_BY.search(left) and not _TAKES_PART.search(left)


def _moves_with(text: str, before: Found, found: Found) -> bool:
    """ "$340, or 1.9%" and "rose 1% and 2% respectively" share a verb; so does a second subject that has none."""
    gap = text[before.end : found.start]
    if before.unit != found.unit:
        return bool(_SAME_AGAIN.fullmatch(gap))
    listed = bool(_LISTED.fullmatch(gap)) and not text.startswith((" of ", " in "), found.end)
    return listed or bool(_AND_THEN.fullmatch(gap)) or bool(gapped_subject(gap))


def _noun_moves(left: str, text: str, found: Found) -> str:
    before = _NOUN_BEFORE.search(left)
    if before and not (
        before["down"] and before["down"].lower().startswith("loss") and found.kind not in ("percent", "points")
    ):
        return "up" if before["up"] else "down"
    if found.kind in ("percent", "points", "share", "money", "multiple"):
        after = _NOUN_AFTER.match(text, found.end)
        if after and not (
            found.kind == "money" and re.search(r"loss|gain|more|less|fewer|off|discount", after[0].lower())
        ):
            return "up" if after["up"] else "down"
    return ""


def _verb_moves(left: str, found: Found) -> str:
    moves = list(MOVEMENT.finditer(left))
    if not moves:
        return ""
    move = moves[-1]
    rest = left[move.end() :]
    exact = MODIFIER_BEFORE.search(rest)
    if exact and not VERBAL.match(exact[0]):
        rest = rest[: exact.start()]
    if _STOP.search(rest) or len(rest.split()) > 9 or re.match(r"\s+(?:short|shy)\s+of\b", rest):
        return ""
    word = move[0].lower()
    if found.of is not None and found.kind == "share" and word.startswith(("lost", "los", "drop")):
        return ""  # "lost four of five games"
    if (move["upward"] or move["downward"]) and _PHRASAL.search(left[: move.start()]):
        return ""
    if word == "up" and re.match(r"\s+to\s*(?:an?\s+)?$", rest):
        if MOVED_UP.search(left[: move.start()]):
            return "up"
        return _verb_moves(left[: move.start()], found)
    way = "up" if move["up"] or move["updo"] or move["upward"] else "down"
    past = bool(exact and _PAST.search(exact[0]) and (move["up"] or move["down"]) and word[:4] not in ("weak", "stre"))
    aimed = (past or bool(_TO_OR_BY.search(rest))) and not re.search(r"\bat\s+(?!an?\s)\S*\s*$", rest)
    clear = bool(_CLEAR.match(rest))
    if word == "off" and found.kind not in ("percent", "points"):
        return ""
    if (move["upward"] or move["downward"]) and found.kind == "count" and not aimed:
        return ""
    if move["upward"] or move["downward"]:
        return (
            way
            if clear or (aimed and len(rest.split()) < 4)
            else _verb_moves(left[: move.start()] + " to" * aimed, found)
        )
    if move["up"] or move["down"]:
        if aimed or (clear and found.kind in ("percent", "points", "share", "multiple", "money", "measure")):
            return way
        return (
            way
            if found.kind in ("percent", "points", "multiple", "share")
            and len(rest.split()) <= 6
            and not re.search(r"\b(?:of|in|at|with|for|about|among|on)\s*$", rest)
            else ""
        )
    if aimed:
        return way
    relative = found.kind in ("percent", "points", "share", "multiple") or (found.unit in ("cent", "penny", "point"))
    if relative and (clear or len(rest.split()) <= 4) and not re.search(r"\b(?:of|in|at|with|for)\s*$", rest):
        return way
    if word.startswith(("increas", "decreas", "gain")) and clear and found.kind == "money":
        return way
    return ""


def _from_after(text: str, found: Found) -> str:
    """ "82, up from 51": the value that moved."""
    if found.kind == "measure" and (more := _COMPARED.match(text, found.end)):
        return "up" if more["more"] else "down"
    after = _UP_FROM.match(text, found.end)
    return ("up" if after["way"].lower() in ("up", "higher") else "down") if after else ""
