"""Parts of a whole: "a third of voters", "half", "one in five", "39 of 50 states"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.analysis.numbers import currencies, units
from reader.analysis.numbers.candidate import Found
from reader.analysis.numbers.numbers import HUNDREDS, TENS, UNITS, worth
from reader.analysis.quantities.casualties import SPORT
from reader.analysis.quantities.not_quantities import is_vote
from reader.model.document import Span

_COUNT = "|".join([*UNITS, *TENS])
_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "fifteenth": 15,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_PART_WORDS = (
    "half|halves|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|fifteenth|twentieth|thirtieth|fortieth|fiftieth|hundredth"
    "|thousandth)s?"
)
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<above>an?|{_COUNT}|\d{{1,2}})(?P<gap>[\s-]))(?P<part>{_PART_WORDS})(?!\w|-(?!of\b))",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?<!\d\s)(?<![\w/.,$€£-])(?P<above>[1-9])/(?P<below>[2-9]|10|16|\d{1,3}(?:th|nd|rd|st))(?![\w/])"
)
_HALF = re.compile(
    r"(?<![\w-])half(?=\s+(?:of\b|(?:the|its|their|his|her|our|those|these|this|that|all|what|as)\b"
    r"|[\w'’]+s['’]?s?\s))",
    re.IGNORECASE,
)
_BARE_HALF = re.compile(
    r"(?:(?:more|less|fewer|nearly|almost|about|around|over|roughly|just|well|only)(?:\s+(?:than|under|over"
    r"|about))?|by|in|to)\s+(?P<half>half)"
    r"(?=[\s.,;:)]|$)(?!\s(?:an?|hour|time|way|century|day|year)\b|-)",
    re.IGNORECASE,
)
_ADDED = re.compile(rf"(?:\d|\b(?:{_COUNT}|hundred|thousand|million|billion))[\s-]+and[\s-]+$", re.IGNORECASE)
_AND_ONE = re.compile(r"\band[\s-]+(?:an?|one)[\s-]+$", re.IGNORECASE)
_AND_A_HALF = re.compile(
    r"(?<![\w-])an?\s+(?P<unit>month|week|year|day|mile|decade|century|metre|meter)\s+and\s+a\s+half\b", re.I
)
_HALF_UNIT = re.compile(
    r"(?<![\w-])(?:half[\s-](?:an?|of\s+an?|of\s+one|of\s+1)|(?<!the\s)(?:an?\s+)?half(?=[\s-](?:hour|mile|second|inch|pint|acre|ton)s?\b))(?=[\s-])",
    re.IGNORECASE,
)
_PERIOD_BEFORE = re.compile(
    r"(?:bottom|top|lower|upper|front|rear|back|left|right|better|first|second|third|fourth|last|past|next|this|that|previous|final|opening|consecutive|straight|latest|current"
    r"|prior|same|each|every|per|\d{4}|Q\d)['’]?s?[\s-]+$",
    re.IGNORECASE,
)
_AFTER_PART = re.compile(
    r"\s*(?:of\b|[.,;:)!?—–]|$|less|more|fewer|lower|higher|smaller|larger|below|above|from|since|in\b|to\b"
    r"|on\b|and\b|or\b|had\b|this\b|last\b|after\b|as\b|were\b|was\b|are\b|is\b|have\b|said\b|by\b|over\b|compared)"
)
_BEFORE_PART = re.compile(
    r"\b(?:by|nearly|almost|about|around|over|than|roughly|only|just|least|to|up|down|some|fell|rose|dropped"
    r"|grew|lost|cut|for|between|under|another|while)\s+(?:or\s+)?$",
    re.IGNORECASE,
)
_ODDS = re.compile(
    rf"(?<![\w.-])(?P<above>{_COUNT}|\d{{1,3}}|an?)(?P<gap>\s+|-)(?P<how>in|out\s+of|out\s+of\s+every"
    rf"|in\s+every|of\s+every)(?P=gap)"
    rf"(?P<below>{HUNDREDS}(?:\s+thousand\b)?(?=\s)|{_COUNT}|hundred|a\s+hundred|a\s+thousand|a\s+million|thousand|million"
    rf"|\d{{1,3}}(?:,\d{{3}})*)(?![\w-]|,?\d|\.\d)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"[\w,]+\s+out\s+of\s+[\w,]+", re.IGNORECASE)
_SAID_OF_ALL = frozenset((3, 4, 5, 10, 100, 1000))
_ROUND = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 100, 200, 250, 500, 1000))
_SHARE = re.compile(
    rf"(?<![\w.,$€£/-])(?P<above>\d[\d,]*|{_COUNT})\s+(?:out\s+)?of\s+(?:(?:the|its|their|his|her|our|all"
    rf"|all\s+the|a\s+total\s+of|a\s+total)\s+)?(?:[\w-]+['’]s?\s+)?"
    rf"(?P<below>\d[\d,]*|{_COUNT}|(?:{'|'.join(TENS)})-(?:{_COUNT}))(?![\w%.-]"
    rf"|,\d|\s(?:hundred|thousand|million)\b)(?P<noun>\s+(?:[a-z][\w-]*\s+){{0,2}}?[a-z]+(?:s|people|men|women)\b)?",
    re.IGNORECASE,
)


def fractions(text: str) -> Iterator[Found]:
    for match in _FRACTION.finditer(text):
        above, part = match["above"].lower(), match["part"].lower()
        plural = (part.endswith("s") and part != "halves") or part == "halves"
        below = _PARTS[part.removesuffix("s")]
        number = 1.0 if above in ("a", "an") else worth(above)
        before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 14]
        if below == 2 and (match["gap"] == " " and number != 1 and not plural):
            continue
        if _ADDED.search(before):
            continue  # "two and a half" is one number
        if number > 1 and not plural and match["gap"] != "-":
            continue
        if (above not in ("a", "an") and _PERIOD_BEFORE.search(before)) or (
            below == 4 and plural and re.search(r"\b(?:for|over|in|consecutive|straight)\s+(?:the\s+)?$", before)
        ):
            continue
        if (
            number == 1
            and match["gap"] != "-"
            and not (
                re.match(r"\s+(?:of\b|more\s+than|less\s+than|higher|lower)", after)
                or (_AFTER_PART.match(after) and _BEFORE_PART.search(before))
            )
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
        above, below = int(match["above"]), int(match["below"].rstrip("thndrs"))
        if above < below:
            value = above / below
            bare = Found(*match.span(), value, value, "fraction", "share", noted="fraction")
            found = with_unit(text, bare)
            found = found if found != bare else _percentage_of_unit(text, bare)
            if (
                found.unit != "fraction"
                or match["below"][-1].isalpha()
                or re.match(r"\s+of\b", text[match.end() : match.end() + 5])
            ):
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


def halves(text: str) -> Iterator[Found]:
    for match in _AND_A_HALF.finditer(text):
        known = units.known(match["unit"])
        yield Found(*match.span(), 1.5, 1.5, known.name, known.kind)
    for match in _HALF_UNIT.finditer(text):
        bare = Found(*match.span(), 0.5, 0.5)
        found = with_unit(text, bare)
        if found != bare:
            yield found
    for pattern, group in ((_HALF, 0), (_BARE_HALF, "half")):
        for match in pattern.finditer(text):
            start, end = match.span(group)
            if _AND_ONE.search(text, max(0, start - 14), start):
                continue  # "two and a half weeks"
            if _PERIOD_BEFORE.search(text[max(0, start - 24) : start]) or re.match(
                r"\s+(?:the\s+)?(?:time|way|season|year)\b", text[end : end + 16]
            ):
                continue
            yield Found(start, end, 0.5, 0.5, "fraction", "share", noted="fraction")


def odds(text: str) -> Iterator[Found]:
    """ "one in five", "two out of three"."""
    for match in _ODDS.finditer(text):
        above = 1.0 if match["above"].lower() in ("a", "an") else worth(match["above"])
        words = match["below"].lower()
        below = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6}.get(words) or worth(words)
        after = text[match.end() : match.end() + 24]
        if not 0 < above < below or (below not in _ROUND and below < 1000 and "hundred" not in words):
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


def shares(text: str) -> Iterator[Found]:
    """ "39 of 50 states", "three of the five"."""
    for match in _SHARE.finditer(text):
        above, below = worth(match["above"]), worth(match["below"])
        if not 0 < above <= below or (1900 <= below <= 2100 and "," not in match["below"]):
            continue
        if below in _SAID_OF_ALL and _OUT_OF.fullmatch(match[0].removesuffix(match["noun"] or "")):
            continue  # "nine out of 10 households" is one of the `odds`
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
                "votes" if is_vote(text, *match.span()) and not _is_play(match["noun"]) else "share",
                of=below,
                noun=noun,
            )


def _is_play(noun: str | None) -> bool:
    return bool(noun) and str(noun).split()[-1].lower() in SPORT


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
