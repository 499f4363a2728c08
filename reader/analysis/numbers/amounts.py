"""One number with its currency or unit: "$3.2bn", "75p", "15 metres", "19-year-old"."""

import re
from dataclasses import replace

from reader.analysis.numbers import currencies, units
from reader.analysis.numbers.candidate import Found
from reader.analysis.numbers.numbers import (
    MONEY_SCALES,
    SCALES,
    TENS,
    UNITS,
    worth,
)

_MONEY_SCALE = re.compile(r"\s?(?:mm|[mbt])\b(?!['’])|\s(?:million|billion|trillion|crore|lakh|bn|mn)\b", re.IGNORECASE)
_OFTEN = re.compile(r"\s+times\b")
_AGE = re.compile(r"[\s-](?P<unit>year|month|week|day)s?(?:[\s-]olds?\b|\s+of\s+age\b)", re.IGNORECASE)
LONGEST_NUMBER = 80
"""Characters of the longest number: "nine hundred and ninety-nine thousand nine hundred and ninety-nine" has 66."""
OLDEST = 130
"""Years nobody lives to: what is older is a thing or a custom."""
_GLUED_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?!(?:{'|'.join([*UNITS, *TENS, *SCALES, *currencies.CODES])}|sub|minus|plus|to|some|about)-)"
    r"[A-Za-z]+-$"
)
_POUNDS_OF_MONEY = re.compile(
    r"\b(?:cost\w*|worth|paid|pay\w*|spen\w+|price\w*|profit\w*|revenue\w*|sales|fin(?:e|ed|es)|earn\w*"
    r"|rais\w+|invest\w*|budget|debt|loan\w*|salary|wage\w*|fee\w*|bill\w*|tax\w*|fund\w*|money|cash|bank|sold"
    r"|bought|stole\w*|charg\w+|economy|market|deficit)\b",
    re.IGNORECASE,
)
_WEIGHED = re.compile(r"\b(?:weigh\w*|lift\w*|heav\w+|gain\w*|los[et]\w*|carr\w+)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_PER_SHARE = re.compile(r"\s(?:in\s|of\s)?(?:[a-z]+\s)?per-share\b")
_KELVIN = re.compile(r"\d{4,5}K")
"""Warmth of light: nobody writes thousands of thousands so."""
_TURNS = (90, 180, 270, 360)
"""Degrees of a turn, not of warmth: "360° clips"."""
_SIGNS = frozenset("'’′\"″")
_FEET_AND_INCHES = re.compile(r"['’′]\s?(?P<inches>\d{1,2}(?:\.\d)?)(?:\s?[\"”″]|(?=\s(?:tall|and)\b|,\s))")
_FEET = re.compile(r"['’′](?=\s(?:tall|wide|deep|long|high|by|x)\b)")
_INCHES = re.compile(r"(?P<sign>″|\"(?=[,)]|\s(?:[a-z]+|[A-Z]\w+)\b))")
_SECONDS = re.compile(r"\s(?:second|quarter|season)", re.IGNORECASE)


def amount(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    if _GLUED_BEFORE.search(text, max(0, start - 20), start):
        return None
    if end - start > LONGEST_NUMBER:
        return None
    value = worth(match[0])
    if _KELVIN.fullmatch(match[0]):
        return Found(start, end, value / 1000, value / 1000, "kelvin", "temperature")
    money = _money(text, start, end, value) or _measure(text, start, end, value)
    if money:
        return _signed(text, money)
    if end < len(text) and (text[end].isalnum() or text[end] in "_/°"):
        return None
    return _signed(text, Found(start, end, value, value, noted="bare"))


def _signed(text: str, found: Found) -> Found:
    """With the minus before it; "Rs -5" and "1990-5" have none."""
    sign = re.compile(r"(?:(?<=[\s(])|^)(?P<sign>[-−–]\s?|(?<!or )minus\s|\+)$", re.IGNORECASE).search(
        text, max(0, found.start - 8), found.start
    )
    if not sign or found.noted == "bare" or (sign["sign"].startswith("–") and sign["sign"].endswith(" ")):
        return found
    if re.match(r"-\s", sign["sign"]) and found.kind != "temperature":
        return found
    if sign["sign"] == "+":
        return replace(found, start=sign.start("sign"), direction="up")
    return replace(found, start=sign.start("sign"), low=-found.low, high=-found.high)


def _money(text: str, start: int, end: int, value: float) -> Found | None:
    before = currencies.BEFORE.search(text, max(0, start - 8), start)
    unit = ""
    if before:
        unit, start = currencies.by_sign(before[0]), before.start()
        scale = None if _has_scale(text[start:end]) else _MONEY_SCALE.match(text, end)
        if scale:
            words = scale[0].strip().lower()
            value, end = value * (MONEY_SCALES.get(words) or SCALES[words]), scale.end()
        repeated = currencies.AFTER.match(text, end)
        if repeated and (repeated["code"] or repeated["name"]) and repeated["name"] != "won":
            end = repeated.end()
            named = (
                repeated["code"].upper()
                if repeated["code"]
                else currencies.by_name(repeated["name"], repeated["country"])
            )
            unit = named if named in currencies.CODES else unit
    else:
        minor = currencies.MINOR_AFTER.match(text, end)
        after = currencies.AFTER.match(text, end)
        if after is None and (scale := re.compile(r"\s?([mb])\s").match(text, end)) and text[end - 1].isdigit():
            after = currencies.AFTER.match(text, scale.end() - 1)
            value *= MONEY_SCALES[scale[1].lower()] if after else 1
        if minor and not (minor["glued"] and not text[end - 1].isdigit()):
            unit, end = currencies.MINOR[(minor["minor"] or minor["glued"]).lower()], minor.end()
        elif after and _is_currency(text, start, after, value):
            end = after.end()
            unit = _name(after)
            value *= 1e6 if after["millions"] else 1
            scale = re.compile(r"\s(?:million|billion|trillion|crore|lakh)\b").match(text, end)
            if scale and not _has_scale(text[start:end]):
                value, end = value * SCALES[scale[0].strip().lower()], scale.end()
        else:
            return None
    return _per(text, Found(start, end, value, value, unit, "money"))


def _name(after: re.Match[str]) -> str:
    if after["name"]:
        return currencies.by_name(after["name"], after["country"])
    return currencies.by_sign(after["sign"] or after["code"])


def _has_scale(words: str) -> bool:
    return bool(
        re.search(r"(?:hundred|thousand|million|billion|trillion|crore|lakh|bn|mn|mln|tn|k)s?$", words, re.IGNORECASE)
    )


def _is_currency(text: str, start: int, after: re.Match[str], value: float) -> bool:
    """Names that are other words too need more: "won" a large sum, "pounds" talk of money or a large sum."""
    word = (after["name"] or "").lower()
    if word == "won":
        return value >= 1000
    if word in ("pound", "pounds") and not after["country"] and "sterling" not in after[0]:
        if _WEIGHED.search(text, max(0, start - 30), start):
            return False
        around = text[max(0, start - 80) : after.end() + 60]
        return value >= 1e6 or bool(_POUNDS_OF_MONEY.search(around))
    return not (after["code"] and after["code"] in ("TRY", "COP", "PEN", "ETH", "TOP"))


def _per(text: str, found: Found) -> Found:
    per = units.PER.match(text, found.end)
    if found.kind == "money" and (every := units.EVERY.match(text, found.end)):
        return replace(found, unit=f"{found.unit} per {units.EVERY_NAMES[every['every']]}")
    if found.kind == "money" and _PER_SHARE.match(text, found.end):
        return replace(found, unit=f"{found.unit} per share")
    if not per or found.kind not in ("money", "measure", "temperature"):
        return found
    return replace(found, end=per.end(), unit=f"{found.unit} per {units.per_name(per['per'])}")


def _feet_and_inches(text: str, start: int, end: int, value: float) -> Found | None:
    """ "6'1\" tall", "a 5.9″ screen", "2' wide": lengths with the signs of feet and inches."""
    if both := _FEET_AND_INCHES.match(text, end):
        length = value * 12 + float(both["inches"])
        return Found(start, both.end(), length, length, "inch", "measure")
    if feet := _FEET.match(text, end):
        return Found(start, feet.end(), value, value, "foot", "measure")
    inches = _INCHES.match(text, end)
    line = text.rfind("\n", 0, start) + 1
    if inches is None or (inches[0].startswith('"') and text.count('"', line, end) % 2):
        return None  # the mark closes a quotation
    return Found(start, inches.end("sign"), value, value, "inch", "measure")


def _measure(text: str, start: int, end: int, value: float) -> Found | None:
    if text[end : end + 1] in _SIGNS and (length := _feet_and_inches(text, start, end, value)) is not None:
        return length
    age = _AGE.match(text, end)
    if age:
        unit = age["unit"].lower()
        return Found(start, age.end(), value, value, f"{unit} of age" if value < OLDEST else unit, "age")
    often = _OFTEN.match(text, end)
    if often:
        return Found(start, often.end(), value, value, "", "multiple", noted="times")
    match = units.AFTER.match(text, end)
    if match is None:
        stretched = units.STRETCHED.match(text, end)
        if stretched is None:
            return _pounds(text, start, end, value)
        known = units.UNITS[stretched["unit"].lower()]
        return Found(start, stretched.end(), value, value, known.name, known.kind)
    if match["short"] or (match["unit"] or "").lower() in ("m",):
        if match["short"].strip().lower() == "m" and re.match(
            r"\s+(?:people|[a-z]{3,}(?:s|men|women|children)\b)", text[match.end() :][:24]
        ):
            return Found(start, match.end(), value * 1e6, value * 1e6, noted="bare")
        if not text[end - 1].isdigit() or match["short"] == "M":
            return None  # a "9400M" is a model
        known = units.SHORT[match["short"].strip().lower()]
    else:
        words = match["unit"].lower()
        known = units.known(words)
        if (_SECONDS.fullmatch(match[0]) and value != 1) or _is_year_then_unit(text[start:end], match[0]):
            return None
        if (words == "degree" and value < 5) or (words in ("bit", "page") and not match[0].startswith("-")):
            return None
        if (
            value == 1
            and known.kind == "duration"
            and text[start : start + 1].isalpha()
            and re.match(r"\s(?:day|night)$", match[0])
        ):
            return None
    name, kind = known.name, known.kind
    turns = value in _TURNS and text[match.end() - 1] == "°"
    if name == "degree" and not turns and _weather(text, start, match.end()):
        kind = "temperature"
    return _per(text, Found(start, match.end(), value, value, name, kind))


def _is_year_then_unit(number: str, unit: str) -> bool:
    """ "the World Cup 2018 day five": a year beside a word of time."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", number)) and bool(
        re.fullmatch(r"\s(?:day|week|month|year|night|hour)", unit)
    )


def _weather(text: str, start: int, end: int) -> bool:
    return bool(
        re.search(
            r"temperature|heat|cold|warm|hot|weather|mercury|thermomet|°",
            text[max(0, start - 80) : end + 40],
            re.IGNORECASE,
        )
    )


def _pounds(text: str, start: int, end: int, value: float) -> Found | None:
    """Pounds that are no money are a weight."""
    match = re.compile(r"[\s-]pounds?\b(?:-force)?", re.IGNORECASE).match(text, end)
    return _per(text, Found(start, match.end(), value, value, "pound-mass", "measure")) if match else None
