"""Whether a number without a unit is a figure at all, and whether it is an age."""

import re

from reader.analysis.numbers.candidate import Found
from reader.analysis.quantities.casualties import FATE_VERBS, FATES, is_people
from reader.analysis.quantities.not_quantities import is_name, is_year, word_before
from reader.model.lexicon import is_role
from reader.model.lexicon.calendar import WEEKDAY
from reader.model.lexicon.inline_words import wordset

_AGE_BEFORE = re.compile(
    r"\b(?:aged|ages?|ages?\s+of|who\s+(?:is|was|turns|would\s+(?:now\s+)?(?:be|have\s+been))(?:\s+(?:now|just|only|then))?|turned|turns?|turning"
    r"|(?<!the\s)(?:dead|dies|died|death|die|dying|married|graduat\w+|retired?|retiring)"
    rf"(?:\s(?:on\s{WEEKDAY}|{WEEKDAY}|yesterday|peacefully|suddenly|in\s\w+))?\s+at)\s+(?:(?:about|around|nearly)\s+"
    r"|over\s+|under\s+|at\s+least\s+|between\s+)?$",
    re.IGNORECASE,
)
_DIED_AT = re.compile(r"\b(?:died|dies|passed\saway)\b[^.;:]{0,50}\sat\s$", re.IGNORECASE)
LATEST_HOUR = 12
"""Up to here "died at" may name the hour."""
_AGE_BESIDE = re.compile(
    r"(?:[A-Z][\w'’.-]+|\w+(?:er|or|man|woman|girl|boy|victim))\s?,\s(?:(?:now|then|both|all|about|around|nearly|almost|only|just)\s)?$"
    r"|\b(?:Then|Now)\s$"
)
_ONE_BESIDE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z-]+\s){0,2}(?P<who>[a-z]+),\s(?:(?:now|then|about|around|nearly|just|only)\s)?$"
)
_AGE_OF_ONE = re.compile(
    r"\b(?:(?:[Ss]he|[Hh]e|I)\s(?:is|was|turned|would\sbe|would\shave\sbeen)|(?:[Ss]he|[Hh]e)['’]s|I['’]m"
    r"|(?:when|until|before|till|time|once)\s(?:they|you|we)(?:['’]re|\sare|\swere))"
    r"(?:\s(?:now|just|only|about|around|nearly|almost|over|under|still|not\syet|barely))*\s$"
)
_MEDIAN_AGE = re.compile(r"\b(?:median|average|mean)\sage\s(?:is|was)(?:\s(?:now|just|only|about))?\s$")
_ONE_OF = re.compile(
    r"\b(?:[Aa]|[Tt]he)\s(?:[a-z]+\s)?(?:man|woman|boy|girl|lad|widow|widower|youth|pensioner|teenager|mother|father)\sof"
    r"\s(?:about\s|nearly\s|only\s|just\s)?$"
)
""" "A man of 43": with `_GOES_ON` behind it."""
_GOES_ON = re.compile(
    r"(?:[.,;:)]|$|\s(?:has|had|have|is|was|who|whose|from|in|at|on|with|and|died|said|told|came|went|from|living)\b)"
)
_AGE_ENDS = re.compile(
    r"\s?(?:[.,;)](?:[\s\"”’']|$)|$|\s(?:\(|(?:when|and\s+(?:s?he|I|was|were|am|is|are|have|had|[a-z]+ed)"
    r"|at\s+the\s+time)\b))"
)
_OR_OLDER = re.compile(r"\s(?:or|and)\s(?:older|younger|over(?=[.,;:)]|\s[a-z])(?!\s(?:the|an?)\b))\b")
_ENDS = re.compile(r"\s?(?:[,;)]|\.(?:\s|$)|$)")
_AFTER_AGE = re.compile(r"\s?(?:\sat\sthe\stime\b|,|\)|\.(?:\s|$)|;|$)")
_COUNTED = re.compile(
    r"(?:\s+|-)(?P<words>(?:(?:more|other|such|new|of\s+(?:the|its|their|his|her|our|those|these)"
    r"|[a-z][\w'’]*(?:-[\w]+)*|[A-Z][\w’']*(?:-[\w]+)*)\s+){0,4}?)(?P<noun>[A-Za-z][\w'’-]*)\b"
)
_HAPPENED = wordset(
    """
    caused causing causes reported reporting confirmed confirming recorded least only just with was led to including
    """
)
_NOT_COUNTED = wordset("thing way reason day time more side part piece step example kind such another last big final")
"""What "just one" says nothing of: it is a manner of speaking."""
FUNCTION_WORDS = wordset(
    """
    a an the and or but nor of in on at by to for from with as than that this these those which who whom whose when
    where while is are was were be been being has have had do does did will would can could may might must shall
    should not no if it he she they we you i his her its their our my your him them us after before since until
    about over under between into through during against among per via also said says still now then there so up
    down out off because although though again already almost even just only yet both either neither each every
    however around across behind near within without
    """
)
_THE_BEFORE = re.compile(r"\b(?:the|these|those|both|other|all|last|first|next|his|her|their|its)\s+$", re.IGNORECASE)
COMPOUND = re.compile(r"-[a-z]+")
_COUNT_BEFORE = re.compile(
    r"(?<![\d.,$€£])(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred)\s$",
    re.IGNORECASE,
)
_BIG_WORD = re.compile(
    r"\d.*[,.].*\d|thousand|million|billion|trillion|hundred|dozen|lakh|crore|bn|mn|k$", re.IGNORECASE
)


_RECORD = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}")
_SPREAD_BEFORE = re.compile(
    r"(?:\b(?:of|between|from|about|around|some|roughly|least|than|to|only|just|another|next|every)|~)\s$",
    re.IGNORECASE,
)
"""What tells "about 5-7 a day" from a team that is 5-7."""


def is_bare_quantity(text: str, found: Found) -> bool:
    """Whether a number without a unit is a figure at all."""
    words = text[found.start : found.end]
    value = found.low
    noun = counted(text, found.end)
    digits = words[0].isdigit()
    if found.kind == "age":
        return True
    if _RECORD.fullmatch(words) and not noun and not _SPREAD_BEFORE.search(text, max(0, found.start - 16), found.start):
        return False
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
        and not COMPOUND.match(text, found.end)
        and _THE_BEFORE.search(text, max(0, found.start - 12), found.start)
        and not _BIG_WORD.search(words)
    ):
        return _of_lives(text, found)
    if digits and (_alone(text, found) or _named_after_count(text, found)):
        return False
    return not (digits and re.match(r"['’]s\b|-[A-Za-z]+\d", text[found.end : found.end + 6]))


def is_age(text: str, found: Found) -> bool:
    if not (0 < found.low < 115 and found.low == int(found.low)) or found.noted == "times":
        return False
    if _AGE_BEFORE.search(text, max(0, found.start - 36), found.start):
        return True
    before = text[max(0, found.start - 30) : found.start]
    if _OR_OLDER.match(text, found.end) or _MEDIAN_AGE.search(before):  # "those who are 65 or older"
        return True
    if _ONE_OF.search(before) and _GOES_ON.match(text, found.end):
        return True
    if _AGE_OF_ONE.search(before) and _AGE_ENDS.match(text, found.end):
        return True
    if (
        _DIED_AT.search(text, max(0, found.start - 70), found.start)
        and found.low > LATEST_HOUR
        and _ENDS.match(text, found.end)
    ):
        return True
    beside = _AGE_BESIDE.search(text, max(0, found.start - 30), found.start)
    beside = beside or (one if (one := _ONE_BESIDE.search(before)) and is_role(one["who"].lower()) else None)
    return bool(beside and _AFTER_AGE.match(text, found.end) and text[found.start].isdigit())


def _one_counts(text: str, found: Found) -> bool:
    """ "one" is a figure where lives are counted: "one killed", "killing one", "one person was arrested"."""
    before = word_before(text, found.start).lower()
    after = [word.lower() for word in re.findall(r"[A-Za-z]+", text[found.end : found.end + 40])[:4]]
    if before in FATE_VERBS and FATES.get(before):
        return not after or after[0] in ("and", "more", "other", "person", "man", "woman", "child", "in", "after")
    if before in ("only", "just") and after and after[0] not in _NOT_COUNTED and len(after[0]) > 2:
        return text[found.end : found.end + 1] == " "
    while after and after[0] in ("is", "was", "has", "been", "still", "also", "critically", "seriously"):
        after = after[1:]
    if after and after[0] in ("death", "fatality", "casualty", "injury", "arrest"):
        return before in _HAPPENED
    if after and FATES.get(after[0]) and after[0] not in ("die", "kill"):
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


def _named_after_count(text: str, found: Found) -> bool:
    """ "400 737 Max jets": what stands between a count and a capital is a model."""
    return bool(
        _COUNT_BEFORE.search(text, max(0, found.start - 16), found.start)
        and re.match(r"s?\s[A-Z]", text[found.end : found.end + 3])
    )


def _alone(text: str, found: Found) -> bool:
    """A number that has a line to itself is a page's furniture."""
    start, end = text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end)
    line = text[start : end if end >= 0 else len(text)]
    return not re.search(r"[A-Za-z]{2}", line)


def counted(text: str, end: int) -> str:
    """The plural noun that follows at `end` within a few words, lower-cased: "four cargo ships"; or empty."""
    match = _COUNTED.match(text, end)
    while match:
        words = match["words"].split()
        if any(
            word.lower() in FUNCTION_WORDS
            for word in words
            if word.lower() not in ("of", "the", "its", "their", "his", "her", "our", "those", "these")
        ):
            return ""
        noun = match["noun"].lower()
        if noun in FUNCTION_WORDS:
            return ""
        if is_plural(noun):
            return noun
        longer = (
            re.compile(_COUNTED.pattern.replace("{0,4}?", f"{{{len(words) + 1}}}")).match(text, end)
            if len(words) < 4
            else None
        )
        match = longer
    return ""


def is_plural(noun: str) -> bool:
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
