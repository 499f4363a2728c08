"""Find the figures of a text by its words alone: span, value or range, unit, kind, modifier and direction.

No parse is needed here and none is used; that is why it is fast. The thing measured is found later (`things`).
"""

import re
from bisect import bisect_right
from dataclasses import replace

from reader.analysis.figures import currencies, units
from reader.analysis.figures.found import Found
from reader.analysis.figures.modifiers import with_direction, with_modifier
from reader.analysis.figures.numbers import ANY_NUMBER, MONEY_SCALES, NUMBER, SCALES, TENS, UNITS, worth
from reader.analysis.figures.people import FATE_VERBS, FATES, is_people
from reader.analysis.figures.ranges import join
from reader.analysis.figures.special import claims
from reader.analysis.figures.vetoes import is_name, is_year, veto_spans, word_before
from reader.model.document import Span

_MONEY_SCALE = re.compile(r"\s?(?:mm|[mbt])\b(?!['’])|\s(?:million|billion|trillion|crore|lakh|bn|mn)\b", re.IGNORECASE)
_OFTEN = re.compile(r"\s+times\b")
_AGE = re.compile(r"[\s-](?P<unit>year|month|week|day)s?(?:[\s-]olds?\b|\s+of\s+age\b)", re.IGNORECASE)
OLDEST = 130
"""Years nobody lives to: what is older is a thing or a custom."""
_AGE_BEFORE = re.compile(
    r"\b(?:aged|ages?|age\s+of|turned|turns|turning|(?:dead|dies|died|death|die|dying)\s+at)\s+(?:about\s+|over\s+|under\s+|at\s+least\s+|between\s+)?$",
    re.IGNORECASE,
)
_AGE_BESIDE = re.compile(r"(?:[A-Z][\w'’.-]+|\w+(?:er|or|man|woman|girl|boy|victim))\s?,\s$")
_AFTER_AGE = re.compile(r"\s?(?:,|\)|\.(?:\s|$)|;|$)")
_COUNTED = re.compile(
    r"(?:\s+|-)(?P<words>(?:(?:more|other|such|new|of\s+(?:the|its|their|his|her|our|those|these)|[a-z][\w'’]*(?:-[\w]+)*|[A-Z][\w’']*(?:-[\w]+)*)\s+){0,4}?)(?P<noun>[A-Za-z][\w'’-]*)\b"
)
_FUNCTION = frozenset(
    """a an the and or but nor of in on at by to for from with as than that this these those which who whom whose when where while
    is are was were be been being has have had do does did will would can could may might must shall should not no if
    it he she they we you i his her its their our my your him them us after before since until about over under between into
    through during against among per via also said says still now then there so up down out off because although though
    again already almost even just only yet both either neither each every however around across behind near within without""".split()
)
_THE_BEFORE = re.compile(r"\b(?:the|these|those|both|other|all|last|first|next|his|her|their|its)\s+$", re.IGNORECASE)
_GLUED_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?!(?:{'|'.join([*UNITS, *TENS, *SCALES, 'sub', 'minus', 'plus', 'to', 'some', 'about', *currencies.CODES])})-)[A-Za-z]+-$"
)
_BIG_WORD = re.compile(
    r"\d.*[,.].*\d|thousand|million|billion|trillion|hundred|dozen|lakh|crore|bn|mn|k$", re.IGNORECASE
)
_POUNDS_OF_MONEY = re.compile(
    r"\b(?:cost\w*|worth|paid|pay\w*|spen\w+|price\w*|profit\w*|revenue\w*|sales|fin(?:e|ed|es)|earn\w*|rais\w+|invest\w*|budget|debt|loan\w*|salary|wage\w*|fee\w*|bill\w*|tax\w*|fund\w*|money|cash|bank|sold|bought|stole\w*|charg\w+|economy|market|deficit)\b",
    re.IGNORECASE,
)
_POLLING = re.compile(
    r"\b(?:poll\w*|survey\w*|lead\w*|margin|approval|rating|behind|ahead|vote\w*|swing|voters|candidate|support|percent\w*|share|rate|turnout|inflation|unemployment|Labour|Conservatives?|Republicans?|Democrats?)\b|%"
)
_INDEXED = re.compile(
    r"\b(?:index|stocks?|shares|Dow|Nasdaq|S&P|FTSE|Nikkei|DAX|market|trading|Sensex|Nifty|Hang Seng|average|futures|closed|Brier|benchmark)\b"
)
_SPORT = re.compile(
    r"\b(?:match|game|league|cup|team|goal\w*|scor\w+|rebounds|assists|coach|player\w*|standings|quarterback|NBA)\b",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"\s(?:second|quarter|season)$", re.IGNORECASE)


def find(text: str) -> list[Found]:
    """The figures of `text` in order; they do not overlap and never cross a line break."""
    found: list[Found] = []
    start = 0
    for line in text.split("\n"):
        if ANY_NUMBER.search(line):
            found += [what_moved(each, start) for each in _find(line)]
        start += len(line) + 1
    return found


def what_moved(found: Found, by: int) -> Found:
    noun = Span(found.noun.start + by, found.noun.end + by) if found.noun else None
    lit_from = found.lit_from + by if found.lit_from >= 0 else -1
    return replace(found, start=found.start + by, end=found.end + by, lit_from=lit_from, noun=noun)


def _find(text: str) -> list[Found]:
    """The figures of one line."""
    vetoed = veto_spans(text)
    claimed = claims(text, vetoed)
    taken = _Taken(vetoed + [(each.start, each.end) for each in claimed])
    found = list(claimed)
    for match in NUMBER.finditer(text):
        if not taken.touches(*match.span()):
            plain = _plain(text, match)
            if plain and not taken.touches(plain.start, plain.end):
                found.append(plain)
    found.sort(key=lambda each: each.start)
    aged = [
        replace(each, unit="year of age", kind="age") if not each.unit and _is_age(text, each) else each
        for each in join(text, _apart(found))
    ]
    joined = [each for each in aged if each.noted not in ("bare", "range") or each.unit or _stands(text, each)]
    out: list[Found] = []
    for each in joined:
        end = max(out[-1].end if out else 0, sentence_start(text, each.start))
        if each.noted == "bare" and _COMPOUND.match(text, each.end):
            each = replace(each, noted="hyphen")
        modified = with_modifier(text, each)
        before = out[-1] if out and end == out[-1].end else None
        out.append(with_direction(text, replace(modified, unit=_point(text, modified)), end, before))
    return out


class _Taken:
    """Spans nothing may touch, looked up by bisection."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def touches(self, start: int, end: int) -> bool:
        index = bisect_right(self._spans, (end - 1, 10**12)) - 1
        return index >= 0 and self._spans[index][1] > start


def _apart(found: list[Found]) -> list[Found]:
    """Without those that begin inside another."""
    out: list[Found] = []
    for each in found:
        if not out or each.start >= out[-1].end:
            out.append(each)
    return out


def _plain(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    if _GLUED_BEFORE.search(text, max(0, start - 20), start):
        return None
    value = worth(match[0])
    money = _money(text, start, end, value) or _measure(text, start, end, value)
    if money:
        return _signed(text, money)
    if end < len(text) and (text[end].isalnum() or text[end] in "_/°"):
        return None
    return _signed(text, Found(start, end, value, value, noted="bare"))


_COMPOUND = re.compile(r"-[a-z]+")


def _signed(text: str, found: Found) -> Found:
    """With the minus before it; "Rs -5" and "1990-5" have none."""
    sign = re.compile(r"(?:(?<=[\s(])|^)(?P<sign>[-−–]\s?|minus\s|\+)$", re.IGNORECASE).search(
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
        if repeated and (repeated["code"] or repeated["name"]) and not repeated["name"] == "won":
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
        around = text[max(0, start - 80) : after.end() + 60]
        return value >= 1e6 or bool(_POUNDS_OF_MONEY.search(around))
    return not (after["code"] and after["code"] in ("TRY", "COP", "PEN", "ETH", "TOP"))


def _per(text: str, found: Found) -> Found:
    per = units.PER.match(text, found.end)
    if not per or found.kind not in ("money", "measure", "temperature"):
        return found
    return replace(found, end=per.end(), unit=f"{found.unit} per {units.per_name(per['per'])}")


def _measure(text: str, start: int, end: int, value: float) -> Found | None:
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
        if not text[end - 1].isdigit():
            return None
        known = units.SHORT[match["short"].strip().lower()]
    else:
        words = match["unit"].lower()
        known = units.known(words)
        if _SECONDS.search(match[0]) and value != 1 or _is_year_then_unit(text[start:end], match[0]):
            return None
        if words == "degree" and value < 5 or (words in ("bit", "page") and value == 1):
            return None
        if (
            value == 1
            and known.kind == "duration"
            and text[start : start + 1].isalpha()
            and re.match(r"\s(?:day|night)$", match[0])
        ):
            return None
    name, kind = known.name, known.kind
    if name == "degree" and _weather(text, start, match.end()):
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


def counted(text: str, end: int) -> str:
    """The plural noun that follows at `end` within a few words, lower-cased: "four space shuttle orbiters"; or empty."""
    match = _COUNTED.match(text, end)
    while match:
        words = match["words"].split()
        if any(
            word.lower() in _FUNCTION
            for word in words
            if word.lower() not in ("of", "the", "its", "their", "his", "her", "our", "those", "these")
        ):
            return ""
        noun = match["noun"].lower()
        if noun in _FUNCTION:
            return ""
        if _plural(noun):
            return noun
        longer = (
            re.compile(_COUNTED.pattern.replace("{0,4}?", f"{{{len(words) + 1}}}")).match(text, end)
            if len(words) < 4
            else None
        )
        match = longer
    return ""


def _plural(noun: str) -> bool:
    if noun in (
        "people",
        "men",
        "women",
        "children",
        "police",
        "personnel",
        "aircraft",
        "staff",
        "troops",
        "cattle",
        "sheep",
        "fish",
    ):
        return True
    return len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s", "’s"))


def _stands(text: str, found: Found) -> bool:
    """Whether a number without a unit is a figure at all."""
    words = text[found.start : found.end]
    value = found.low
    noun = counted(text, found.end)
    digits = words[0].isdigit()
    if found.kind == "age":
        return True
    if words.lower() == "one" or (value == 1 and not digits):
        return _one_counts(text, found)
    if digits and value == int(value) and not _BIG_WORD.search(words) and is_year(text, found.start, value, noun):
        return False
    if is_name(text, found.start, not _BIG_WORD.search(words) and found.low == found.high, bool(noun)):
        return False
    if not digits and words[0].isupper() and _named_number(text, found):
        return False
    if (
        not noun
        and not _COMPOUND.match(text, found.end)
        and _THE_BEFORE.search(text, max(0, found.start - 12), found.start)
        and not _BIG_WORD.search(words)
    ):
        return _of_lives(text, found)
    if digits and _alone(text, found):
        return False
    return not (digits and re.match(r"['’]s\b|-[A-Za-z]+\d", text[found.end : found.end + 6]))


def _is_age(text: str, found: Found) -> bool:
    if not (0 < found.low < 115 and found.low == int(found.low)):
        return False
    if _AGE_BEFORE.search(text, max(0, found.start - 24), found.start):
        return True
    beside = _AGE_BESIDE.search(text, max(0, found.start - 24), found.start)
    return bool(beside and _AFTER_AGE.match(text, found.end) and text[found.start].isdigit())


def _one_counts(text: str, found: Found) -> bool:
    """ "one" is a figure where lives are counted: "one killed", "killing one", "one person was arrested"."""
    before = word_before(text, found.start).lower()
    after = [word.lower() for word in re.findall(r"[A-Za-z]+", text[found.end : found.end + 40])[:4]]
    if before in FATE_VERBS and FATES.get(before):
        return not after or after[0] in ("and", "more", "other", "person", "man", "woman", "child", "in", "after")
    while after and after[0] in ("is", "was", "has", "been", "still", "also", "critically", "seriously"):
        after = after[1:]
    if after and FATES.get(after[0]) and after[0] not in ("death", "die", "kill"):
        return True
    return bool(after) and is_people(after[0]) and any(FATES.get(word) for word in after[1:])


def _of_lives(text: str, found: Found) -> bool:
    """ "killing all six aboard", "the other three were wounded"."""
    before = re.findall(r"[a-z]+", text[max(0, found.start - 30) : found.start].lower())[-3:]
    after = re.findall(r"[a-z]+", text[found.end : found.end + 30].lower())[:3]
    return any(word in FATE_VERBS for word in before) or any(FATES.get(word) for word in after)


def _named_number(text: str, found: Found) -> bool:
    """A capital number word inside a sentence is part of a name ("Big Four"), but not in a headline of capitals."""
    before = word_before(text, found.start)
    left = text[max(0, found.start - 30) : found.start].rstrip()
    if not before or not left or left[-1] in ".!?:;\n\"“”'‘(-–—•":
        return False
    line = text[text.rfind("\n", 0, found.start) + 1 :].split("\n", 1)[0].split()
    capitals = sum(word[0].isupper() for word in line if word[0].isalpha())
    return capitals * 2 < len(line) or not re.search(
        r"\b(?:least|than|nearly|about|kill\w*|and)\s*$", left, re.IGNORECASE
    )


def _alone(text: str, found: Found) -> bool:
    """A number that has a line to itself is a page's furniture."""
    start, end = text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end)
    line = text[start : end if end >= 0 else len(text)]
    return not re.search(r"[A-Za-z]{2}", line)


def _point(text: str, found: Found) -> str:
    """What "points" are: of an index, of a game, or percentage points where shares of people are measured."""
    if found.unit != "point":
        return found.unit
    start = sentence_start(text, found.start)
    near = text[max(start, found.start - 70) : found.end + 40]
    if _INDEXED.search(near):
        return "point"
    if re.match(
        r"\s(?:\w+\s)?(?:lead|margin|gap|advantage|deficit|swing|ahead|drop|rise|increase|jump|decline)\b",
        text[found.end : found.end + 30],
    ) and not _SPORT.search(near):
        return "percentage point"
    return "percentage point" if _POLLING.search(near) and not _SPORT.search(near) and _POLLS.search(near) else "point"


_POLLS = re.compile(
    r"\b(?:poll\w*|survey\w*|approval|vote\w*|swing|voters|percent\w*|rate|turnout|inflation|unemployment)\b|%"
)


def sentence_start(text: str, position: int) -> int:
    """Where the sentence around `position` begins, by line breaks and full stops before capitals."""
    left = text[max(0, position - 400) : position]
    ends = [match.end() for match in re.finditer(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n", left)]
    return max(0, position - 400) + (ends[-1] if ends else 0)


def sentence_end(text: str, position: int) -> int:
    """Where the sentence around `position` ends, by the same signs."""
    match = re.compile(r"[.!?][\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9])|\n").search(text, position, position + 400)
    return match.end() if match else min(len(text), position + 400)
