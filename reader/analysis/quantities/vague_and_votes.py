"""Figures with a grammar of their own: vague counts, multiples, vote tallies, magnitudes, digit bands.

Each takes the text and yields what it finds; `claims` gathers them, and plain numbers keep off their spans.
"""

import re
from collections.abc import Callable, Iterator

from reader.analysis.numbers import units
from reader.analysis.numbers.candidate import Found
from reader.analysis.numbers.numbers import NUMBER, SCALES, worth
from reader.analysis.numbers.separators import POINT
from reader.analysis.quantities.fractions import (
    _COUNT,
    fractions,
    halves,
    odds,
    shares,
    with_unit,
)
from reader.analysis.quantities.not_quantities import is_vote
from reader.model.lexicon.text_patterns import has_any

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
_COUPLE = re.compile(
    r"(?<![\w-])an?\s+couple\s+(?:of\s+|more\s+|(?=(?:hours|days|weeks|months|years|minutes|miles|times|dozen)\b))(?=[a-z])",
    re.IGNORECASE,
)
_OR_TWO = re.compile(
    r"(?<![\w-])(?:an?\s+)?(?P<unit>hour|day|week|month|year|minute|decade|mile)\s+or\s+(?P<most>two|three|so)\b(?!-)",
    re.IGNORECASE,
)
"""As in "a day or two", "the next week or two"."""
_LONG_TIME = re.compile(
    r"(?<![\w-])an?\s+(decade|century|fortnight)(?=\s|[.,;)])(?!\s+(?:old|later\s+than))", re.IGNORECASE
)
_AT_LEAST_ONE = re.compile(r"(?<![\w-])one\s+or\s+more(?=\s+[a-z])", re.IGNORECASE)
_TIMES = re.compile(
    rf"(?<![\w.-])(?:(?P<twice>(?:twice|thrice)(?:\s+as\s+(?:much|many))?)|(?P<count>{_COUNT}|\d[\d,.]*\d|\d"
    rf"|an?\s+hundred|an?\s+thousand|a\s+million)\s+times"
    rf"|(?P<fold>{_COUNT}|\d[\d,.]*|an?\s+hundred|an?\s+thousand|hundred|thousand)[\s-]?fold"
    rf"|(?P<x>\d+(?:\.\d+)?)x)(?!\w)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\s+(?:as\s+(?:much|many|likely|high|large|big|expensive|common|fast|long)|more|higher|larger|bigger|greater|likelier|faster"
    r"|longer|heavier|better|worse|the\s+(?:size|number|amount|rate|price|cost|average|limit|norm"
    r"|volume|speed|weight|mass|risk|value|level|length|strength))\b", re.IGNORECASE,
)  # fmt: skip
"""What follows a multiple that sets one amount against another: "seven times higher"."""
_SMALL_POINTS = re.compile(
    r"(?<![\w-])(?:(?:an?|one)[\s-])?(?P<part>(?:three-)?quarter|half)[\s-](?:percentage[\s-])?points?(?![\w]|-(?!\w+\b))",
    re.IGNORECASE,
)
_HEIGHT = re.compile(
    r"(?<![\w-])(?P<feet>[3-8])-f(?:oo|ee)t-(?P<inches>1[01]|\d)(?:-inch(?:es)?)?(?![\w])", re.IGNORECASE
)
_FACTORS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_VERBED = re.compile(
    r"(?<![\w-])(?:(?P<stem>doubl|tripl|trebl|quadrupl|quintupl|halv)(?P<form>ed|ing|es|e)\b)(?![-\s](?:down"
    r"|digits?|agents?|standards?|check\w*|decker|edged|whammy|act|jump|axel|crown|play|life|doors?|bill|room"
    r"|bed|espresso|fault|features?|murders?|homicides?|taxation|vision|headers?|duty|shifts?|trouble|meaning"
    r"|match(?:es)?|titles?|teams?|finals?|rubbers?|partners?|pairs?|tennis|champions?|tournaments?|draw|as)\b|-)",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(r"(?:\b(?:an?|the|in|into|of|both|two|between|mixed|deciding|decisive|and|at)|['’]s?)\s+$")
"""Before "doubles" and "halves" that are games and parts."""
_SET_BESIDE = re.compile(
    r"(?:[,;–—]|\b(?:is|are|was|were|at|paid|pays|cost|costs))\s+(?:(?:about|almost|nearly|roughly|more\s+than)\s+)?$"
)
"""Before "double" that sets an amount beside another and moves nothing: "$2,500, double the usual bill"."""
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
    r"\b(?:voted?|votes|votes\s+of|vote\s+of|by|ruled|ruling|passed|approved|adopted|rejected|confirmed"
    r"|defeated|on\s+an?|in\s+an?|split|divided|an?)(?:\s+(?:it|him|her|them|the\s+\w+|narrowly|overwhelmingly"
    r"|again))?\s+$",
    re.IGNORECASE,
)
_AND_AGAIN = re.compile(r"\s+(?:in|by|on)(?:\s+[\w'’-]+){1,4},?\s+and\s+(?:by\s+)?")
"""Between two tallies of one verb: "52-48 in the Senate and 218-210 in the House"."""
_TALLY_AFTER = re.compile(
    r"\s*(?:[.,;)]|$|votes?\b|decision|ruling|split|majority|margin|party|to\b|against|in\s+fav|for\b|along"
    r"|on\b|in\b|last\b|with\b|after\b)",
    re.IGNORECASE,
)
QUAKES = r"(?:(?:earth)?quakes?|tremors?|temblors?|aftershocks?)"
_MAGNITUDE = re.compile(
    r"(?<!\w)(?:magnitudes?(?:\s+of\s+|[\s-])(?:(?:about|around|at\s+least|nearly|over|roughly"
    r"|up\s+to)\s+)?(?P<a>\d(?:\.[\s\u2060]?\d+)?)\b|(?P<b>\d(?:\.[\s\u2060]?\d+)?)[\s-]magnitude\b"
    r"|(?P<c>\d(?:\.[\s\u2060]?\d+)?)\s+on\s+the\s+Richter"
    rf"|(?P<d>\d\.[\s\u2060]?\d)(?=\s{QUAKES}\b))",
    re.IGNORECASE,
)
_BAND = re.compile(
    r"(?<![\w-])(?:(?P<part>low|mid|middle|high|upper)(?:[-\s]to[-\s](?P<to>mid|high))?[-\s])?(?P<band>single"
    r"|double|triple)[-\s]digits?\b"
    r"(?P<pct>[\s-](?:percentages?|percent|per\s+cent|%))?|(?<![\w-])(?P<teen>low|mid|high)[-\s]teens\b",
    re.IGNORECASE,
)
_BANDED = re.compile(
    r"[\s-](?:\w+\s){0,2}?(?:growth|gains?|rise|increases?|inflation|decline|drop|fall|lead|returns?|interest"
    r"|rates?|loss|losses|swing|margins?|advantage|"
    r"unemployment|expansion|decrease|jump|surge|yields?|deficits?|numbers|territory|percentage|sales|revenue"
    r"|profit|hikes?|cuts?)\b"
)
_RELATIVE = re.compile(
    r"%|\b(?:percent\w*|per\scent|growth|gr[eo]w\w*|inflation|rates?|returns?|gains?|sales|revenues?|profits?|polls?|polling"
    r"|lead|margins?|yields?|ris(?:e|es|en|ing)|rose|f[ae]ll|interest|unemployment)\b", re.IGNORECASE,
)  # fmt: skip
_BANDS = {
    ("single", None): (1, 9), ("single", "low"): (1, 3), ("single", "mid"): (4, 6), ("single", "high"): (7, 9),
    ("double", None): (10, 99), ("double", "low"): (10, 13), ("double", "mid"): (14, 16), ("double", "high"): (17, 19),
    ("triple", None): (100, 999), ("teens", "low"): (11, 13), ("teens", "mid"): (14, 16), ("teens", "high"): (17, 19),
}  # fmt: skip


def claims(text: str, vetoed: list[tuple[int, int]], shape: str) -> list[Found]:
    """Every figure with a grammar of its own that no veto touches; the earliest and longest wins where two meet.

    `shape` is that of `text`.
    """
    found = [each for needs, find in _GRAMMARS if has_any(shape, needs) for each in find(text)]
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Found] = []
    for each in found:
        if (not kept or each.start >= kept[-1].end) and not _touches(each, vetoed):
            kept.append(each)
    return kept


def _touches(found: Found, vetoed: list[tuple[int, int]]) -> bool:
    return any(start < found.end and found.start < end for start, end in vetoed)


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
    for match in _OR_TWO.finditer(text):
        most = {"two": 2.0, "three": 3.0}.get(match["most"].lower(), 1.0)
        about = "~" if most == 1 else "="
        known = units.known(match["unit"])
        yield Found(*match.span(), 1.0, most, known.name, known.kind, modifier=about)
    for match in _LONG_TIME.finditer(text):
        yield Found(*match.span(), 1.0, 1.0, match[1].lower(), "duration")
    for match in _AT_LEAST_ONE.finditer(text):
        yield Found(*match.span(), 1.0, 1.0, modifier=">")
    for match in _COUPLE.finditer(text):
        end = match.start() + len(match[0].rstrip().removesuffix("more").removesuffix("of").rstrip())
        bare = Found(match.start(), end, 2.0, 2.0, modifier="~", noted="vague")
        yield with_unit(text, bare, of=True)


def _multiples(text: str) -> Iterator[Found]:
    for match in _TIMES.finditer(text):
        words = match["count"] or match["fold"] or match["x"]
        if words is None:
            value = 2.0 if match["twice"].lower().startswith("twice") else 3.0
        else:
            value = 100.0 if words.lower() == "hundred" else 1000.0 if words.lower() == "thousand" else worth(words)
        compared = bool(match["count"]) and bool(_COMPARED.match(text, match.end()))
        yield Found(
            *match.span(),
            value,
            value,
            "",
            "multiple",
            direction="up" if match["fold"] else "",
            noted="fold" if match["fold"] else "compared" if compared else "times",
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
        if match["form"].lower() == "es" and _NOUN_BEFORE.search(before):
            continue
        value = _FACTORS[match["stem"].lower()]
        way = "" if match["form"].lower() == "e" and _SET_BESIDE.search(before) else "down" if value < 1 else "up"
        yield Found(*match.span(), value, value, "", "multiple", direction=way, noted="verbed")


def _tallies(text: str) -> Iterator[Found]:
    """ "voted 51-48", "a 5-4 decision"; the value is the first side, the whole is both."""
    last = 0
    for match in _TALLY.finditer(text):
        if not is_vote(text, *match.span()):
            continue
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 14]
        again = bool(last) and bool(_AND_AGAIN.fullmatch(text, last, match.start()))
        if (again or _TALLY_BEFORE.search(before)) and _TALLY_AFTER.match(after):
            ayes, noes = worth(match["ayes"]), worth(match["noes"])
            if "to" in match[0].lower() and ayes < noes and not re.search(r"vot", before, re.IGNORECASE):
                continue
            last = match.end()
            yield Found(*match.span(), ayes, ayes, "", "votes", of=ayes + noes, noted="tally")


def _heights(text: str) -> Iterator[Found]:
    """ "6-foot-5": a height in inches."""
    for match in _HEIGHT.finditer(text):
        value = 12.0 * int(match["feet"]) + int(match["inches"])
        yield Found(*match.span(), value, value, "inch", "measure", noted="hyphen")


def _small_points(text: str) -> Iterator[Found]:
    """ "a quarter-point", "half a percentage point" has its own way: a part of a point."""
    for match in _SMALL_POINTS.finditer(text):
        value = {"half": 0.5, "quarter": 0.25}.get(match["part"].lower(), 0.75)
        yield Found(match.start("part"), match.end(), value, value, "point", "points", noted="fraction")


def _magnitudes(text: str) -> Iterator[Found]:
    for match in _MAGNITUDE.finditer(text):
        words = match["a"] or match["b"] or match["c"] or match["d"]
        value = float("".join(words.replace(POINT, "").split()))
        end = match.end("c") if match["c"] else match.end()
        yield Found(match.start(), end, value, value, "magnitude", "measure", noted="magnitude")


def _bands(text: str) -> Iterator[Found]:
    """ "mid-single digits", "double-digit growth": percentages by the number of their digits."""
    for match in _BAND.finditer(text):
        if match["band"] and match[0].lower().endswith("digits") and not match["part"] and not _RELATIVE.search(text):
            continue  # a queue "in double digits"
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


_OF_VOTES = (
    *("vot", "pass", "approv", "confirm", "reject", "rul", "deci", "ballot", "tally", "majority", "defeat", "adopt"),
    "against",
)
_GRAMMARS: tuple[tuple[tuple[str, ...], Callable[[str], Iterator[Found]]], ...] = (
    (_OF_VOTES, _tallies),
    (("point",), _small_points),
    (("-foot-", "-feet-"), _heights),
    ((" in ", "-in-", " of ", "-of-"), odds),
    (("of ",), shares),
    (("hal", "third", "quarter", "rth", "fth", "xth", "nth", "hth", "tieth", "dth", "0/"), fractions),
    (("hal",), halves),
    (
        (
            "dozen",
            "scores",
            "hundred",
            "thousand",
            "illion",
            "couple",
            "decade",
            "century",
            "fortnight",
            "one or more",
            " or two",
            " or three",
            " or so",
        ),
        _vague,
    ),
    (("times", "twice", "thrice", "fold", "0x", "doubl", "tripl", "trebl", "quadrupl", "quintupl", "halv"), _multiples),
    (("magnitude", "richter", "quake", "tremor", "temblor", "shock"), _magnitudes),
    (("digit", "teens"), _bands),
)
"""Each grammar with what the shape of a text must have for it; see `TextPattern.needs`."""
