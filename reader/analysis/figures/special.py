"""Figures with a grammar of their own: vague counts, fractions, shares, multiples, vote tallies, magnitudes, digit bands.

Each takes the text and yields what it finds; `claims` gathers them, and plain numbers keep off their spans.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.analysis.figures import currencies, units
from reader.analysis.figures.found import Found
from reader.analysis.figures.numbers import NUMBER, SCALES, TENS, UNITS, worth
from reader.analysis.figures.vetoes import is_vote
from reader.model.document import Span

_COUNT = "|".join([*UNITS, *TENS])
_VAGUE_SIZE = {
    "dozens": (12.0, 120.0), "scores": (20.0, 200.0), "hundreds": (1e2, 1e3), "thousands": (1e3, 1e4),
    "millions": (1e6, 1e7), "billions": (1e9, 1e10), "trillions": (1e12, 1e13),
}  # fmt: skip
_VAGUE = re.compile(
    r"(?<![\w-])(?:(?P<lead>tens|dozens|hundreds|thousands|millions)\s+(?:of|upon)\s+)?"
    r"(?P<size>dozens|scores|hundreds|thousands|millions|billions|trillions)(?![\w-])",
    re.IGNORECASE,
)
_LEADS = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0, "thousands": 1000.0, "millions": 1e6}
_SEVERAL = re.compile(
    r"(?<![\w-])(?P<how>an?\s+few|few|several|many|an?\s+couple(?:\s+of)?|couple(?:\s+of)?)\s+"
    r"(?P<size>hundred|thousand|million|billion|trillion|dozen)\b",
    re.IGNORECASE,
)
_COUPLE = re.compile(r"(?<![\w-])an?\s+couple\s+(?:of\s+|more\s+)(?=[a-z])", re.IGNORECASE)

_LONG_TIME = re.compile(
    r"(?<![\w-])an?\s+(decade|century|fortnight)(?=\s|[.,;)])(?!\s+(?:old|later\s+than))", re.IGNORECASE
)
_AT_LEAST_ONE = re.compile(r"(?<![\w-])one\s+or\s+more(?=\s+[a-z])", re.IGNORECASE)

_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_PART_WORDS = "half|halves|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|hundredth|thousandth)s?"
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<above>an?|{_COUNT}|\d{{1,2}})(?P<gap>[\s-]))(?P<part>{_PART_WORDS})(?!\w|-(?!of\b))",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<!\d\s)(?<![\w/.,$€£-])(?P<above>[1-9])/(?P<below>[2-9]|10|16)(?![\w/])")
_HALF = re.compile(
    r"(?<![\w-])half(?=\s+(?:of\b|(?:the|its|their|his|her|our|those|these|this|that|all|what|as)\b|[\w'’]+s['’]?s?\s))",
    re.IGNORECASE,
)
_BARE_HALF = re.compile(
    r"(?:(?:more|less|fewer|nearly|almost|about|around|over|roughly|just|well|only)(?:\s+(?:than|under|over|about))?|by|in|to)\s+(?P<half>half)"
    r"(?=[\s.,;:)]|$)(?!\s(?:an?|hour|time|way|century|day|year)\b|-)",
    re.IGNORECASE,
)
_HALF_UNIT = re.compile(r"(?<![\w-])half[\s-](?:an?|of\s+an?|of\s+one|of\s+1)(?=[\s-])", re.IGNORECASE)
_PERIOD_BEFORE = re.compile(
    r"(?:first|second|third|fourth|last|past|next|this|that|previous|final|opening|consecutive|straight|latest|current"
    r"|prior|same|each|every|per|\d{4}|Q\d)['’]?s?[\s-]+$",
    re.IGNORECASE,
)
_AFTER_PART = re.compile(
    r"\s*(?:of\b|[.,;:)!?—–]|$|less|more|fewer|lower|higher|smaller|larger|below|above|from|since|in\b|to\b|on\b|and\b|or\b|this\b|last\b|after\b|as\b|were\b|was\b|are\b|is\b|have\b|said\b|by\b|over\b|compared)"
)
_BEFORE_PART = re.compile(
    r"\b(?:by|nearly|almost|about|around|over|than|roughly|only|just|least|to|up|down|some|fell|rose|dropped|grew|lost|cut|for|between|under|another)\s+(?:or\s+)?$",
    re.IGNORECASE,
)

_ODDS = re.compile(
    rf"(?<![\w.-])(?P<above>{_COUNT}|\d{{1,3}}|an?)(?P<gap>\s+|-)(?P<how>in|out\s+of|out\s+of\s+every|in\s+every|of\s+every)(?P=gap)"
    rf"(?P<below>{_COUNT}|hundred|a\s+hundred|a\s+thousand|a\s+million|thousand|million|\d{{1,3}}(?:,\d{{3}})*)(?![\w-]|,?\d|\.\d)",
    re.IGNORECASE,
)
_ROUND = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 100, 200, 250, 500, 1000))
_SHARE = re.compile(
    rf"(?<![\w.,$€£/-])(?P<above>\d[\d,]*|{_COUNT})\s+(?:out\s+)?of\s+(?:(?:the|its|their|his|her|our|all|all\s+the|a\s+total\s+of|a\s+total)\s+)?(?:[\w-]+['’]s?\s+)?"
    rf"(?P<below>\d[\d,]*|{_COUNT}|(?:{'|'.join(TENS)})-(?:{_COUNT}))(?![\w%.-]|,\d)(?P<noun>\s+(?:[a-z][\w-]*\s+){{0,2}}?[a-z]+(?:s|people|men|women)\b)?",
    re.IGNORECASE,
)

_TIMES = re.compile(
    rf"(?<![\w.-])(?:(?P<twice>(?:twice|thrice)(?:\s+as\s+(?:much|many))?)|(?P<count>{_COUNT}|\d[\d,.]*\d|\d|an?\s+hundred|an?\s+thousand|a\s+million)\s+times"
    rf"|(?P<fold>{_COUNT}|\d[\d,.]*|an?\s+hundred|an?\s+thousand|hundred|thousand)[\s-]?fold|(?P<x>\d+(?:\.\d+)?)x)(?!\w)",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\s+(?:as\s+(?:much|many|\w+)(?:\s+as)?|the\b|that\b|more\b|higher|larger|bigger|greater|its\b|their\b|what\b|his\b|over\b|the)",
    re.IGNORECASE,
)
_FACTORS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_VERBED = re.compile(
    r"(?<![\w-])(?:(?P<stem>doubl|tripl|trebl|quadrupl|quintupl|halv)(?P<form>ed|ing|es|e)\b)(?![-\s](?:down|digits?|agents?|standards?|check\w*|decker|edged|whammy|act|jump|axel|crown|play|life|doors?|bill|room|bed|espresso|fault)\b|-)",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(?:to|will|would|could|can|may|might|should|must|than|nearly|almost|roughly|about|and|or|has|have|had)\s+$",
    re.IGNORECASE,
)

_TALLY = re.compile(
    r"(?<![\w.,$€£-])(?P<ayes>\d{1,3}|"
    + _COUNT
    + r")\s?(?:-|–|—|\sto\s|-to-)\s?(?P<noes>\d{1,3}|"
    + _COUNT
    + r")(?![\w%]|[.,]\d|-\w|\s(?:million|billion|percent|per\scent|years?))",
    re.IGNORECASE,
)
_TALLY_BEFORE = re.compile(
    r"\b(?:voted?|votes|votes\s+of|vote\s+of|by|ruled|ruling|passed|approved|adopted|rejected|confirmed|defeated|on\s+an?|in\s+an?|split|divided|an?)(?:\s+(?:it|him|her|them|the\s+\w+|narrowly|overwhelmingly|again))?\s+$",
    re.IGNORECASE,
)
_TALLY_AFTER = re.compile(
    r"\s*(?:[.,;)]|$|votes?\b|decision|ruling|split|majority|margin|party|to\b|against|in\s+fav|for\b|along|on\b|in\b|last\b|with\b|after\b)",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(
    r"(?<!\w)(?:magnitudes?(?:\s+of\s+|[\s-])(?:(?:about|around|at\s+least|nearly|over|roughly|up\s+to)\s+)?(?P<a>\d(?:\.\d+)?)\b|(?P<b>\d(?:\.\d+)?)[\s-]magnitude\b|(?P<c>\d(?:\.\d+)?)\s+on\s+the\s+Richter)",
    re.IGNORECASE,
)
_BAND = re.compile(
    r"(?<![\w-])(?:(?P<part>low|mid|middle|high|upper)(?:[-\s]to[-\s](?P<to>mid|high))?[-\s])?(?P<band>single|double|triple)[-\s]digits?\b"
    r"(?P<pct>[\s-](?:percentages?|percent|per\s+cent|%))?|(?<![\w-])(?P<teen>low|mid|high)[-\s]teens\b",
    re.IGNORECASE,
)
_BANDED = re.compile(
    r"[\s-](?:\w+\s){0,2}?(?:growth|gains?|rise|increases?|inflation|decline|drop|fall|lead|returns?|interest|rates?|loss|losses|swing|margins?|advantage|"
    r"unemployment|expansion|decrease|jump|surge|yields?|deficits?|numbers|territory|percentage|sales|revenue|profit|hikes?|cuts?)\b"
)
_BANDS = {
    ("single", None): (1, 9), ("single", "low"): (1, 3), ("single", "mid"): (4, 6), ("single", "high"): (7, 9),
    ("double", None): (10, 99), ("double", "low"): (10, 13), ("double", "mid"): (14, 16), ("double", "high"): (17, 19),
    ("triple", None): (100, 999), ("teens", "low"): (11, 13), ("teens", "mid"): (14, 16), ("teens", "high"): (17, 19),
}  # fmt: skip


def claims(text: str, vetoed: list[tuple[int, int]]) -> list[Found]:
    """Every figure with a grammar of its own that no veto touches; the earliest and longest wins where two meet."""
    found = [
        each
        for find in (_tallies, _odds, _shares, _fractions, _halves, _vague, _multiples, _magnitudes, _bands)
        for each in find(text)
    ]
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Found] = []
    for each in found:
        if (not kept or each.start >= kept[-1].end) and not _touches(each, vetoed):
            kept.append(each)
    return kept


def _touches(found: Found, vetoed: list[tuple[int, int]]) -> bool:
    return any(start < found.end and found.start < end for start, end in vetoed)


def with_unit(text: str, found: Found, *, of: bool = False) -> Found:
    """`found` with the currency or unit that follows it ("half an hour", "millions of dollars")."""
    gap = re.compile(r"\s+of(?=\s)").match(text, found.end) if of else None
    end = gap.end() if gap else found.end
    money = currencies.AFTER.match(text, end)
    if money and money["name"] and not (money["name"].lower() in ("won", "pound", "pounds") and not gap):
        return replace(found, end=money.end(), unit=currencies.by_name(money["name"], money["country"]), kind="money")
    unit = units.AFTER.match(text, end)
    if unit and unit["unit"]:
        known = units.known(unit["unit"])
        return replace(found, end=unit.end(), unit=known.name, kind=known.kind)
    return found


def _vague(text: str) -> Iterator[Found]:
    for match in _VAGUE.finditer(text):
        low, high = _VAGUE_SIZE[match["size"].lower()]
        lead = _LEADS[match["lead"].lower()] if match["lead"] else 1.0
        if match["size"].lower() == "scores" and not re.match(
            r"\s+(?:of\s+[a-z]+s\b|of\s+people|more\b|were\b|killed|injured|dead)", text[match.end() : match.end() + 40]
        ):
            continue
        if NUMBER.search(text[max(0, match.start() - 12) : match.start()].rstrip() + "\x00") and re.search(
            r"\d\s$", text[max(0, match.start() - 2) : match.start()]
        ):
            continue
        yield with_unit(text, Found(*match.span(), low * lead, high * lead, noted="vague"), of=True)
    for match in _SEVERAL.finditer(text):
        size = SCALES[match["size"].lower()]
        low, high = (2.0, 2.0) if "couple" in match["how"].lower() else (2.0, 9.0)
        yield with_unit(text, Found(*match.span(), low * size, high * size, modifier="~", noted="vague"), of=True)
    for match in _LONG_TIME.finditer(text):
        yield Found(*match.span(), 1.0, 1.0, match[1].lower(), "duration")
    for match in _AT_LEAST_ONE.finditer(text):
        yield Found(*match.span(), 1.0, 1.0, modifier=">")
    for match in _COUPLE.finditer(text):
        end = match.start() + len(match[0].rstrip().removesuffix("more").removesuffix("of").rstrip())
        bare = Found(match.start(), end, 2.0, 2.0, modifier="~", noted="vague")
        yield with_unit(text, bare, of=True)


def _fractions(text: str) -> Iterator[Found]:
    for match in _FRACTION.finditer(text):
        above, part = match["above"].lower(), match["part"].lower()
        plural = part.endswith("s") and part != "halves" or part == "halves"
        below = _PARTS[part.removesuffix("s")]
        number = 1.0 if above in ("a", "an") else worth(above)
        before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 14]
        if below == 2 and (match["gap"] == " " and number != 1 and not plural):
            continue
        if number > 1 and not plural and match["gap"] != "-":
            continue
        if _PERIOD_BEFORE.search(before) or (
            below == 4 and plural and re.search(r"\b(?:for|over|in|consecutive|straight)\s+(?:the\s+)?$", before)
        ):
            continue
        if (
            number == 1
            and match["gap"] != "-"
            and not (re.match(r"\s+of\b", after) or (_AFTER_PART.match(after) and _BEFORE_PART.search(before)))
        ):
            continue
        if (
            number == 1
            and below == 4
            and re.search(r"\b(?:in|per|each|every|for)\s+$", before)
            and not re.match(r"\s+of\b", after)
        ):
            continue
        yield _percentage_of_unit(
            text, Found(*match.span(), number / below, number / below, "fraction", "share", noted="fraction")
        )
    for match in _SLASHED.finditer(text):
        if int(match["above"]) < int(match["below"]):
            value = int(match["above"]) / int(match["below"])
            bare = Found(*match.span(), value, value, "fraction", "share", noted="fraction")
            found = with_unit(text, bare)
            found = found if found != bare else _percentage_of_unit(text, bare)
            if found.unit != "fraction" or re.match(r"\s+of\b", text[match.end() : match.end() + 5]):
                yield found


def _percentage_of_unit(text: str, found: Found) -> Found:
    """ "a quarter of a percentage point", "three-quarters of an hour": a part of a unit is that unit."""
    gap = re.compile(r"(?:\s+of)?(?:\s+an?|\s+one)?(?=[\s-])").match(text, found.end)
    if not gap:
        return found
    unit = units.AFTER.match(text, gap.end())
    if unit and unit["unit"] and (gap[0].strip() not in ("", "of") or "point" in unit["unit"].lower()):
        known = units.known(unit["unit"])
        return replace(found, end=unit.end(), unit=known.name, kind=known.kind)
    return found


def _halves(text: str) -> Iterator[Found]:
    for match in _HALF_UNIT.finditer(text):
        bare = Found(*match.span(), 0.5, 0.5)
        found = with_unit(text, bare)
        if found != bare:
            yield found
    for pattern, group in ((_HALF, 0), (_BARE_HALF, "half")):
        for match in pattern.finditer(text):
            start, end = match.span(group)
            if _PERIOD_BEFORE.search(text[max(0, start - 24) : start]) or re.match(
                r"\s+(?:the\s+)?(?:time|way|season|year)\b", text[end : end + 16]
            ):
                continue
            yield Found(start, end, 0.5, 0.5, "fraction", "share", noted="fraction")


def _odds(text: str) -> Iterator[Found]:
    """ "one in five", "two out of three"."""
    for match in _ODDS.finditer(text):
        above = 1.0 if match["above"].lower() in ("a", "an") else worth(match["above"])
        words = match["below"].lower()
        below = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6}.get(words) or worth(words)
        after = text[match.end() : match.end() + 24]
        if not 0 < above < below or below not in _ROUND and below < 1000:
            continue
        if match["how"].lower() == "in" and (
            units.AFTER.match(after) or re.match(r"\s+(?:[a-z]+\s)?(?:places|cities|countries|states|parts)\b", after)
        ):
            continue
        if (
            match["how"].lower() == "in"
            and above > 3
            and not re.match(r"\s+[A-Za-z]+s\b", after)
            and not match["below"].isalpha()
        ):
            continue
        yield Found(*match.span(), above / below, above / below, "fraction", "share", noted="fraction")


def _shares(text: str) -> Iterator[Found]:
    """ "39 of 50 states", "three of the five"."""
    for match in _SHARE.finditer(text):
        above, below = worth(match["above"]), worth(match["below"])
        if not 0 < above <= below or (1900 <= below <= 2100 and "," not in match["below"]):
            continue
        noun = (
            Span(*match.span("noun"))
            if match["noun"] and match["noun"].split()[-1] not in ("was", "has", "is", "does", "this")
            else None
        )
        if noun:
            noun = Span(noun.start + len(match["noun"]) - len(match["noun"].lstrip()), noun.end)
        unit = units.AFTER.match(text, match.end("below"))
        if unit and unit["unit"]:
            known = units.known(unit["unit"])
            yield Found(match.start(), unit.end(), above, above, known.name, known.kind, of=below)
        else:
            yield Found(
                *match.span(),
                above,
                above,
                "",
                "votes" if is_vote(text, *match.span()) else "share",
                of=below,
                noun=noun,
            )


def _multiples(text: str) -> Iterator[Found]:
    for match in _TIMES.finditer(text):
        words = match["count"] or match["fold"] or match["x"]
        if words is None:
            value = 2.0 if match["twice"].lower().startswith("twice") else 3.0
        else:
            value = 100.0 if words.lower() == "hundred" else 1000.0 if words.lower() == "thousand" else worth(words)
        yield Found(
            *match.span(),
            value,
            value,
            "",
            "multiple",
            direction="up" if match["fold"] else "",
            noted="fold" if match["fold"] else "times",
        )
    for match in _VERBED.finditer(text):
        before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 30]
        if re.match(r"\s+(?:to|from)\s+(?:\w+\s+){0,2}[\d$€£¥₹]", after):
            continue  # "doubled to 3.2 billion": the figure is what it doubled to
        if (
            match["form"].lower() == "e"
            and not _VERB_BEFORE.search(before)
            and not re.match(r"\s+(?:the|that|its|their|what|last)\b", after)
        ):
            continue
        value = _FACTORS[match["stem"].lower()]
        yield Found(
            *match.span(), value, value, "", "multiple", direction="down" if value < 1 else "up", noted="verbed"
        )


def _tallies(text: str) -> Iterator[Found]:
    """ "voted 51-48", "a 5-4 decision"; the value is the first side, the whole is both."""
    for match in _TALLY.finditer(text):
        if not is_vote(text, *match.span()):
            continue
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 14]
        if _TALLY_BEFORE.search(before) and _TALLY_AFTER.match(after):
            ayes, noes = worth(match["ayes"]), worth(match["noes"])
            if "to" in match[0].lower() and ayes < noes and not re.search(r"vot", before, re.IGNORECASE):
                continue
            yield Found(*match.span(), ayes, ayes, "", "votes", of=ayes + noes, noted="tally")


def _magnitudes(text: str) -> Iterator[Found]:
    for match in _MAGNITUDE.finditer(text):
        value = float(match["a"] or match["b"] or match["c"])
        end = match.end("c") if match["c"] else match.end()
        yield Found(match.start(), end, value, value, "magnitude", "measure", noted="magnitude")


def _bands(text: str) -> Iterator[Found]:
    """ "mid-single digits", "double-digit growth": percentages by the number of their digits."""
    for match in _BAND.finditer(text):
        if (
            match["band"]
            and not match["pct"]
            and not match[0].lower().endswith("s")
            and not _BANDED.match(text, match.end())
        ):
            continue
        band = (match["band"] or "teens").lower()
        part = (match["part"] or match["teen"] or "").lower() or None
        part = {"middle": "mid", "upper": "high"}.get(part or "", part)
        low, high = _BANDS.get((band, part), _BANDS[band, None] if band != "teens" else (13, 19))
        if match["to"]:
            high = _BANDS[band, match["to"].lower()][1]
        if match["teen"] and not re.search(
            r"\b(?:in|by|to)\s+the\s+$|percent", text[max(0, match.start() - 10) : match.end() + 12]
        ):
            continue
        yield Found(*match.span(), low, high, "%", "percent", modifier="~" if part else "=", noted="band")
