"""Plain numbers: digits, number words and scale words, and what they are worth.

`NUMBER` finds one number without its unit; `worth` computes it. "3.2 billion", "2,00,000", "1 1/2", "twenty-four",
"a hundred and fifty thousand", "half a million", "two dozen", "2.5 lakh crore".
"""

import re

from reader.analysis.numbers.currencies import CODES
from reader.model.lexicon.inline_words import wordset
from reader.model.lexicon.text_patterns import has_any

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
    "dozen": 12.0, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
    "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "k": 1e3, "cr": 1e7,
    "millionen": 1e6, "milliarden": 1e9, "mrd": 1e9,
}  # fmt: skip
MONEY_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12, "mm": 1e6}
"""Letters that are scales only beside a currency ("$5m") and units or names elsewhere ("5m")."""
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{_ONES})\b)?|{_TEENS}|{_ONES})"
HUNDREDS = rf"(?:(?:{_SMALL}|an?)[-\s]hundred(?:(?:\s+and)?[-\s]{_SMALL})?|{_SMALL})"
AND_A_HALF = r"[\s-]+and[\s-]+(?:an?|one)[\s-]+half\b|[\s-]+and[\s-]+three[\s-]+quarters?\b"
_BIG = r"(?:thousand|million|billion|trillion|lakhs?|crores?)"
_WORDS = (
    rf"(?:{HUNDREDS}(?:{AND_A_HALF})?"
    rf"(?:[-\s]{_BIG}\b(?:,\s+(?:and\s+)?{HUNDREDS}\b(?=[-\s]{_BIG})|\s+(?:and\s+)?{HUNDREDS}\b)?)*"
    rf"|an?\s+{_BIG}(?:\s+{_BIG})?|zero)"
)
_GLYPH = f"[{''.join(GLYPHS)}]"
_POWER = r"10(?:\^\d{1,2}(?!\d)|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
_DIGITS = (
    rf"(?:(?:\d+(?:\.\d+)?\s?[×x]\s?)?{_POWER}|\d{{1,3}}(?:[,\u202f\u00a0\u2009]\d{{2,3}})*[,\u202f\u00a0\u2009]\d{{3}}(?:\.\d+)?"
    rf"|\d+(?:\u2060?\.\u2060?\d+)?(?:\s?{_GLYPH}|[\s-]\d/[2348](?!\d)|{AND_A_HALF})?|{_GLYPH}|(?<!\d)\.\d+)"
)
_SCALE = (
    r"(?:\s|-)?(?:thousand|million|billion|trillion|quadrillion|lakhs?|crores?|dozen|hundred|millionen|milliarden|mrd)\b"
    r"|\s?(?:bn|mln|mn|tn|trn|bln|mio)\b|k\b|\scr\b"
)
_HALF = (
    rf"half\s+an?\s+(?:{_BIG}|dozen)|a\s+quarter\s+of\s+a\s+{_BIG}|a\s+{_BIG}\s+and\s+a\s+half|half\s+{_BIG}"
    rf"|a\s+(?:half|quarter)\s+{_BIG}"
)

_CODES = "|".join(sorted(CODES))
NUMBER = re.compile(
    rf"(?=[\d.½¼¾⅓⅔⅛⅜⅝⅞aotfsenzh])(?:(?<![\w./])|(?=\d)(?:(?<=\b(?:{_CODES}))|(?<=\bR[sMp])|(?<=\bDh)|(?<=\brs)|(?<=\beuro)"
    rf"|(?<=\bRs\.)|(?<=\b(?-i:[RP]))))(?:(?:{_HALF})\b"
    rf"|(?:{_SMALL}|an?|half\s+a)\s+dozen\b"
    rf"|{_DIGITS}(?:(?:{_SCALE})(?:\s+(?:crore|million|billion|trillion)\b)?)?"
    rf"|{_WORDS}\b)",
    re.IGNORECASE,
)

_NUMBER_WORDS = wordset(
    """
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens scores half
    halves third thirds quarter quarters fourth fifth fifths fifteenth fifteenths sixth seventh eighth ninth tenth
    tenths lakh crore twice thrice couple decade century fortnight digit digits teens
    """
) | frozenset([*UNITS, *TENS])
_NUMBER_STEMS = r"[tf]\w+ieths?|(?:doubl|tripl|trebl|quadrupl|quintupl|halv)\w+|\w+fold"
_STEMS = ("ieth", "doubl", "tripl", "trebl", "quadrupl", "quintupl", "halv", "fold")
_DIGIT = re.compile(rf"[\d{''.join(GLYPHS)}]")
_WORD = re.compile(r"[a-z]+")
_SPELLED = re.compile(rf"\b(?:{'|'.join(sorted(_NUMBER_WORDS))}|{_NUMBER_STEMS})\b", re.IGNORECASE)


def has_number(line: str) -> bool:
    """Whether there is any number at all: most lines of a story have none and are passed over."""
    if _DIGIT.search(line):
        return True
    lowered = line.lower()
    may = not _NUMBER_WORDS.isdisjoint(_WORD.findall(lowered)) or has_any(lowered, _STEMS)
    return may and _SPELLED.search(line) is not None


_TOKEN = re.compile(rf"{_GLYPH}|\d/\d|\d[\d.,\u2060\u202f\u00a0\u2009]*(?<=\d)|\.\d+|[a-z]+", re.IGNORECASE)
_SPACES = str.maketrans("", "", " ,\u2060\u202f\u00a0\u2009")


_POWERS = re.compile(r"(?:(?P<times>\d+(?:\.\d+)?)\s?[×x]\s?)?10(?:\^(?P<plain>\d+)|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+))")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HALVED = re.compile(rf"(?<!hundred)(?<!thousand)(?<!million)(?<!billion)(?<!trillion)(?:{AND_A_HALF})")


def _as_glyph(match: re.Match[str]) -> str:
    return " ½" if match[0].endswith("half") else " ¾"


def worth(words: str) -> float:
    """The value of what `NUMBER` matched: "two and a half million" -> 2500000.0."""
    if power := _POWERS.fullmatch(words):
        times = float(power["times"]) if power["times"] else 1.0
        return times * 10.0 ** int(power["plain"] or power["raised"].translate(_RAISED))
    total, current, seen = 0.0, 0.0, False
    tokens = _TOKEN.findall(_HALVED.sub(_as_glyph, words.lower()))
    for position, token in enumerate(tokens):
        if token in GLYPHS:
            current, seen = current + GLYPHS[token], True
        elif "/" in token:
            above, below = token.split("/")
            current, seen = current + float(above) / float(below), True
        elif token[-1].isdigit():
            current, seen = current + float(token.translate(_SPACES)), True
        elif token in UNITS or token in TENS:
            current, seen = current + (UNITS.get(token) or TENS.get(token) or 0), True
        elif token == "half":
            if "million and a half" in words.lower() or _after_scale(tokens, position):
                total += 0.5 * SCALES[tokens[position - 3]]
            else:
                current, seen = current + 0.5, True
        elif token == "quarter":
            current, seen = 0.25, True
        elif token in SCALES or token in MONEY_SCALES:
            size = SCALES.get(token) or MONEY_SCALES[token]
            current = (current if seen else 1.0) * size
            if size >= 1000 and not _scale_follows(tokens, position):
                total, current = total + current, 0.0
                seen = False
            else:
                seen = True
    return total + current


def _after_scale(tokens: list[str], position: int) -> bool:
    """ "a million and a half": the half is one of the scale before it."""
    return position >= 3 and tokens[position - 3] in SCALES and tokens[position - 2 : position] == ["and", "a"]


def _scale_follows(tokens: list[str], position: int) -> bool:
    return position + 1 < len(tokens) and tokens[position + 1] in SCALES
