"""How exactly a figure is given ("about", "at least"), from the words right beside it."""

import re
from dataclasses import replace

from reader.analysis.numbers.candidate import Found

MODIFIERS = {
    "~": r"about|around|some|nearly|almost|roughly|approximately|approx\.?|circa"
    r"|close(?:r)?\s+to|an?\s+estimated|estimated|near|ca?\.|~|≈"
    r"|somewhere\s+around|in\s+the\s+region\s+of|in\s+the\s+neighbou?rhood\s+of|on\s+the\s+order\s+of"
    r"|of\s+the\s+order\s+of"
    r"|probably|perhaps|maybe|virtually|practically|just\s+about|something\s+like|more\s+or\s+less",
    ">": r"over|more\s+than|more\s+then|at\s+least|above|upwards?\s+of|in\s+excess\s+of|exceeding|exceeded|exceeds"
    r"|exceed|topped|tops|topping"
    r"|surpassed|surpassing|surpass|surpasses|a\s+minimum\s+of|minimum|no\s+fewer\s+than|no\s+less\s+than"
    r"|not\s+less\s+than|no\s+lower\s+than"
    r"|greater\s+than|higher\s+than|larger\s+than|longer\s+than|older\s+than|bigger\s+than|better\s+than"
    r"|north\s+of|beyond|past|passed|crossed|>|≥|>="
    r"|as\s+little\s+as|as\s+few\s+as|starting\s+at|starting\s+from",
    "<": r"up\s+to|under|less\s+than|fewer\s+than|below|at\s+most|as\s+many\s+as|as\s+much\s+as"
    r"|no\s+(?:longer|older|larger|bigger|higher|greater|heavier)\s+than|no\s+more\s+than|not\s+more\s+than|a\s+maximum\s+of"
    r"|maximum|lower\s+than|smaller\s+than|shorter\s+than|younger\s+than|shy\s+of|short\s+of|south\s+of"
    r"|as\s+low\s+as|as\s+high\s+as|<|≤|within|no\s+later\s+than|capped\s+at"
    r"|cheaper\s+than",
}  # fmt: skip
MODIFIER_BEFORE = re.compile(
    r"(?<![\w-])(?:(?P<above>(?:just\s+|well\s+|slightly\s+|a\s+little\s+|far\s+)?(?:" + MODIFIERS[">"] + r"))"
    r"|(?P<below>(?:just\s+|well\s+|slightly\s+|a\s+little\s+|far\s+|only\s+)?(?:" + MODIFIERS["<"] + r"))"
    r"|(?P<near>(?:very\s+|only\s+|just\s+)?(?:" + MODIFIERS["~"] + r")))"
    r"(?:\s+(?:an?|another|one|an?\s+(?:additional|extra|further|record|total|whopping|staggering)"
    r"|an\s+estimated|about|around))?\s*$",
    re.IGNORECASE,
)
VERBAL = re.compile(r"(?:exceed|top|surpass|pass|cross)", re.IGNORECASE)
_LASTING = re.compile(
    r"(?:^|\b(?:for|been|is|was|were|be|last|lasts|lasted|took|takes|take|after|of|than|just|in|waited|spent"
    r"|spend|within))\s+$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    r"\b(?:turn|turns|turned|turning|look\w*|go|goes|went|came|come|all|run|ran|move\w*|travel\w*)\s+$", re.IGNORECASE
)
_AFTER = re.compile(
    r"(?P<plus>\+|-plus\b|\s+plus\b(?!\s+\w))|\s+or\s+(?P<more>more|higher|above|older|greater|better"
    r"|longer)\b|\s+and\s+(?P<over>up|over|above|older)(?=[.,;:)\s]|$)(?!\s\d)|\s+or\s+(?P<less>less|fewer|lower|below|under|younger)\b|\s+or\s+(?P<so>so)\b",
    re.IGNORECASE,
)


_PLUS_INSIDE = re.compile(r"[\s-]plus[\s-]")
"""As in "80 plus percent"."""
MOVED_UP = re.compile(
    r"\b(?:tick|edg|inch|creep|nudg|revis|adjust|push|bump|ratchet|mov|bid|mark|scal|trad|add|pil)\w*\s+(?:back\s+)?$"
    r"|\b(?:crept|goes|go|gone|went|drove|driven|drive|drives|took|take|takes|taking|brought|bring|brings|bringing"
    r"|shot|came|come|comes|run|ran|sent|kept|back|it|them|price|rate|total|count|toll)\s+$",
    re.IGNORECASE,
)
"""What "up to" follows when it says where something moved to: "ticked up to 3.9%"."""


def with_modifier(text: str, found: Found) -> Found:
    """`found` with the modifier that stands right before or after it, and where that modifier begins."""
    tally = found.noted == "tally"  # "passed 52-48" says what happened, not by how much more
    match = None if tally else MODIFIER_BEFORE.search(text, max(0, found.start - 44), found.start)
    sign, lit_from = found.modifier, -1
    if match:
        sign = ">" if match["above"] else "<" if match["below"] else "~"
        lit_from = -1 if VERBAL.match(match[0]) else match.start()
        words = match[0].lower().strip()
        if words == "around" and _PARTICLE.search(text, max(0, match.start() - 12), match.start()):
            sign, lit_from = found.modifier, -1
        if words == "up to" and MOVED_UP.search(text, max(0, match.start() - 16), match.start()):
            sign, lit_from = found.modifier, -1
        if (
            words == "over"
            and found.kind == "duration"
            and not _LASTING.search(text, max(0, match.start() - 16), match.start())
        ):
            sign, lit_from = found.modifier, -1
        if words in ("past", "within", "near", "beyond", "some") and not _amount(found, words):
            sign, lit_from = found.modifier, -1
    if _PLUS_INSIDE.search(text, found.start, found.end):
        sign = ">"
    after = _AFTER.match(text, found.end)
    if after:
        sign = ">" if after["plus"] or after["more"] or after["over"] else "<" if after["less"] else "~"
        if after["plus"] == "+":
            return replace(found, modifier=sign, lit_from=lit_from, end=found.end)
    return replace(found, modifier=sign, lit_from=lit_from)


def _amount(found: Found, word: str) -> bool:
    """ "past 30 days" gives no bound of an amount; "past $100", "within 30 days" and "some 200 homes" do."""
    if word == "within":
        return bool(found.unit) and found.kind != "age"
    return found.kind not in ("duration", "age") and (word == "some" or bool(found.unit))
