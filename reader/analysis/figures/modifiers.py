"""How exactly a figure is given ("about", "at least") and where it moved ("rose", "fell"), from the words beside it."""

import re
from dataclasses import replace

from reader.analysis.figures.found import Found
from reader.analysis.figures.gapping import gapped_subject

_MODIFIERS = {
    "~": r"about|around|some|nearly|almost|roughly|approximately|approx\.?|circa|close\s+to|an?\s+estimated|estimated|near|ca?\.|~|≈"
    r"|somewhere\s+around|in\s+the\s+region\s+of|in\s+the\s+neighbou?rhood\s+of|on\s+the\s+order\s+of|of\s+the\s+order\s+of"
    r"|probably|perhaps|maybe|virtually|practically|just\s+about|or\s+about|something\s+like|more\s+or\s+less",
    ">": r"over|more\s+than|more\s+then|at\s+least|above|upwards?\s+of|in\s+excess\s+of|exceeding|exceeded|exceeds|exceed|topped|tops|topping"
    r"|surpassed|surpassing|surpass|surpasses|a\s+minimum\s+of|minimum|no\s+fewer\s+than|no\s+less\s+than|not\s+less\s+than|no\s+lower\s+than"
    r"|greater\s+than|higher\s+than|larger\s+than|longer\s+than|older\s+than|bigger\s+than|better\s+than|north\s+of|beyond|past|passed|crossed|>|≥|>="
    r"|as\s+little\s+as|as\s+few\s+as|starting\s+at|starting\s+from",
    "<": r"up\s+to|under|less\s+than|fewer\s+than|below|at\s+most|as\s+many\s+as|as\s+much\s+as|no\s+more\s+than|not\s+more\s+than|a\s+maximum\s+of"
    r"|maximum|lower\s+than|smaller\s+than|shorter\s+than|younger\s+than|shy\s+of|short\s+of|south\s+of|as\s+low\s+as|as\s+high\s+as|<|≤|within|no\s+later\s+than|capped\s+at"
    r"|cheaper\s+than",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?<![\w-])(?:(?P<above>(?:just\s+|well\s+|slightly\s+|a\s+little\s+|far\s+)?(?:" + _MODIFIERS[">"] + r"))"
    r"|(?P<below>(?:just\s+|well\s+|slightly\s+|a\s+little\s+|far\s+|only\s+)?(?:" + _MODIFIERS["<"] + r"))"
    r"|(?P<near>(?:very\s+|only\s+|just\s+)?(?:" + _MODIFIERS["~"] + r")))"
    r"(?:\s+(?:an?|another|one|an?\s+(?:additional|extra|further|record|total|whopping|staggering)|an\s+estimated|about|around))?\s*$",
    re.IGNORECASE,
)
_VERBAL = re.compile(r"(?:exceed|top|surpass|pass|cross)", re.IGNORECASE)
_LASTING = re.compile(
    r"(?:^|\b(?:for|been|is|was|were|be|last|lasts|lasted|took|takes|take|after|of|than|just|in|waited|spent|spend|within))\s+$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    r"\b(?:turn|turns|turned|turning|look\w*|go|goes|went|came|come|all|run|ran|move\w*|travel\w*)\s+$", re.IGNORECASE
)
_AFTER = re.compile(
    r"(?P<plus>\+|-plus\b|\s+plus\b(?!\s+\w))|\s+or\s+(?P<more>more|higher|above|older|greater|better|longer)\b|\s+or\s+(?P<less>less|fewer|lower|below|under|younger)\b|\s+or\s+(?P<so>so)\b",
    re.IGNORECASE,
)
_MOD_WORDS = "|".join(_MODIFIERS.values())

_UP_VERBS = (
    r"rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?"
    r"|rall(?:y|ies|ied|ying)|rebound(?:s|ed|ing)?|spik(?:e|es|ed|ing)|leap(?:s|ed|t|ing)?|swell(?:s|ed|ing)?|swollen|skyrocket(?:s|ed|ing)?"
    r"|balloon(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|strengthen(?:s|ed|ing)?|accelerat(?:e|es|ed|ing)|appreciat(?:e|es|ed|ing)|rocket(?:s|ed|ing)?"
    r"|improv(?:e|es|ed|ing)|expand(?:s|ed|ing)?|bounc(?:e|ed|es|ing)(?:\s+back)?|recover(?:s|ed|ing)?|mushroom(?:s|ed)?|widen(?:s|ed|ing)?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|inched\s+up|perked\s+up"
)
_DOWN_VERBS = (
    r"fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|slip(?:s|ped|ping)?|slid|slides?|sliding|plung(?:e|es|ed|ing)"
    r"|tumbl(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|slump(?:s|ed|ing)?|sink|sinks|sank|sunk|sinking|dip(?:s|ped|ping)?|eas(?:e|es|ed|ing)"
    r"|slow(?:s|ed|ing)?|weaken(?:s|ed|ing)?|shrink|shrinks|shrank|shrunk|shrinking|contract(?:ed|ing)|cool(?:s|ed|ing)|narrow(?:s|ed|ing)"
    r"|depreciat(?:e|es|ed|ing)|crash(?:es|ed|ing)?|retreat(?:s|ed|ing)?|dwindl(?:e|es|ed|ing)|dive|dived|dove|diving|subsid(?:e|es|ed|ing)|halv(?:e|es|ed|ing)"
)
_UP_DOING = r"rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|boost(?:s|ed|ing)?|lift(?:s|ed|ing)?|gain(?:s|ed|ing)?|add(?:s|ed|ing)|bump(?:s|ed|ing)?\s+up|push(?:es|ed|ing)?\s+up"
_DOWN_DOING = (
    r"cut|cuts|cutting|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)|slash(?:es|ed|ing)?|trim(?:s|med|ming)?|shed|sheds|shedding|los(?:e|es|ing)|lost"
    r"|decreas(?:e|es|ed|ing)|par(?:ed|ing|es)|curb(?:s|ed|ing)?|scal(?:e|ed|ing)\s+back|give\s+up|gave\s+up"
)
_MOVES = re.compile(
    rf"(?<![\w-])(?:(?P<up>{_UP_VERBS})|(?P<down>{_DOWN_VERBS})|(?P<updo>{_UP_DOING})|(?P<downdo>{_DOWN_DOING})|(?P<upward>up|higher)|(?P<downward>down|lower|off))(?![\w'’-])",
    re.IGNORECASE,
)
_UP_NOUNS = r"increase|rise|gain|jump|surge|growth|hike|advance|climb|upturn|rally|improvement|boost|spike|uptick|raise|expansion|rebound|leap|upswing"
_DOWN_NOUNS = r"decrease|drop|fall|decline|cut|reduction|plunge|slump|slide|loss|dip|downturn|contraction|slowdown|discount|slip|tumble|cutback|shrinkage|devaluation|depreciation|markdown|haircut"
_NOUN_BEFORE = re.compile(
    rf"\b(?:(?P<up>(?:{_UP_NOUNS})s?)|(?P<down>(?:{_DOWN_NOUNS}|losse)s?))\s+(?:in\s+(?:[\w'’-]+\s+){{1,5}}?)?of\s+(?:only\s+|just\s+)?(?:(?:{_MOD_WORDS})\s+)?(?:an?\s+)?$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    rf"[\s-]+(?:(?!of\b|in\b|to\b|from\b|and\b|or\b|on\b|for\b|at\b|by\b|the\b)[\w-]+\s+){{0,2}}?(?:(?P<up>(?:{_UP_NOUNS})s?|higher|more|stronger|uplift)|(?P<down>(?:{_DOWN_NOUNS}|losse)s?|lower|less|fewer|off|weaker|cheaper))\b",
    re.IGNORECASE,
)
_UP_FROM = re.compile(r"(?:\s*\(|,)?\s*(?:which\s+(?:is|was)\s+)?(?P<way>up|down|higher|lower)\s+from\b", re.IGNORECASE)
_SAME_AGAIN = re.compile(r"(?:,?\s+or\s+|\s*\(|\s*/\s*)(?:(?:about|nearly|around|roughly|almost|some|just|over)\s+)?$")
_STOP = re.compile(
    r"[;:.!?()\n—–]|,\s|\b(?:from|than|after|before|while|because|when|although|that|which|who|despite)\b",
    re.IGNORECASE,
)
_TO_OR_BY = re.compile(
    r"\b(?:by|to|at|at\s+an?\s+(?:\w+\s+){0,3}?(?:rate|pace|clip)\s+of)\s+(?:only\s+|just\s+|a\s+record\s+|a\s+\w+\s+)?(?:(?:"
    + _MOD_WORDS
    + r")\s+)*(?:an?\s+)?$",
    re.IGNORECASE,
)
_CLEAR = re.compile(
    r"^\s*(?:(?:" + _MOD_WORDS + r"|only|just|another|an?|\w+ly|the|even|further|back|more)\s*)*$", re.IGNORECASE
)


def with_modifier(text: str, found: Found) -> Found:
    """`found` with the modifier that stands right before or after it, and where that modifier begins."""
    match = _BEFORE.search(text, max(0, found.start - 44), found.start)
    sign, lit_from = found.modifier, -1
    if match:
        sign = ">" if match["above"] else "<" if match["below"] else "~"
        lit_from = -1 if _VERBAL.match(match[0]) else match.start()
        words = match[0].lower().strip()
        if words == "around" and _PARTICLE.search(text, max(0, match.start() - 12), match.start()):
            sign, lit_from = found.modifier, -1
        if (
            words == "over"
            and found.kind == "duration"
            and not _LASTING.search(text, max(0, match.start() - 16), match.start())
        ):
            sign, lit_from = found.modifier, -1
        if words in ("past", "within", "near", "beyond", "some") and not _amount(found, words):
            sign, lit_from = found.modifier, -1
    after = _AFTER.match(text, found.end)
    if after:
        sign = ">" if after["plus"] or after["more"] else "<" if after["less"] else "~"
        if after["plus"] == "+":
            return replace(found, modifier=sign, lit_from=lit_from, end=found.end)
    return replace(found, modifier=sign, lit_from=lit_from)


def _amount(found: Found, word: str) -> bool:
    """ "past 30 days" and "within 30 days" give no bound of an amount; "past $100" and "some 200 homes" do."""
    return found.kind not in ("duration", "age") and (word == "some" or bool(found.unit))


def with_direction(text: str, found: Found, since: int, before: Found | None = None) -> Found:
    """`found` with "up" or "down" when the words say it moved by or to this figure.

    `before` is the figure before in the sentence: "fell $340, or 1.9%" says one fall twice.
    `since` is where the words may begin: the end of the figure before, so that in "rose $1 to $84" only the first moves.
    """
    if found.direction or found.kind in ("duration", "age", "votes", "temperature") and not found.unit == "celsius":
        return found
    if (
        before is not None
        and before.direction
        and before.unit != found.unit
        and _SAME_AGAIN.match(text, before.end, found.start)
    ):
        return replace(found, direction=before.direction)
    if (
        before is not None
        and before.direction
        and before.unit == found.unit
        and gapped_subject(text[before.end : found.start])
    ):
        return replace(found, direction=before.direction)
    left = text[max(since, found.start - 90) : found.start]
    return replace(
        found, direction=_noun_moves(left, text, found) or _verb_moves(left, found) or _from_after(text, found)
    )


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
    moves = list(_MOVES.finditer(left))
    if not moves:
        return ""
    move = moves[-1]
    rest = left[move.end() :]
    exact = _BEFORE.search(rest)
    if exact and not _VERBAL.match(exact[0]):
        rest = rest[: exact.start()]
    if _STOP.search(rest) or len(rest.split()) > 9:
        return ""
    word = move[0].lower()
    if word == "up" and re.match(r"\s+to\s*(?:an?\s+)?$", rest):
        return _verb_moves(left[: move.start()], found)
    way = "up" if move["up"] or move["updo"] or move["upward"] else "down"
    aimed = bool(_TO_OR_BY.search(rest)) and not re.search(r"\bat\s+(?!an?\s)\S*\s*$", rest)
    clear = bool(_CLEAR.match(rest))
    if word == "off" and found.kind not in ("percent", "points"):
        return ""
    if (move["upward"] or move["downward"]) and found.kind == "count" and not aimed:
        return ""
    if move["upward"] or move["downward"]:
        return (
            way
            if clear or aimed and len(rest.split()) < 4
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
    after = _UP_FROM.match(text, found.end)
    return ("up" if after["way"].lower() in ("up", "higher") else "down") if after else ""
