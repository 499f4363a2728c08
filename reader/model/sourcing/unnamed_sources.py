"""Sources that a text does not name: how many there are, and why."""

import re

from reader.model.sentences import within_sentence

_COUNTS = {word: number for number, word in enumerate(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 2)}  # fmt: skip
_SOURCES = r"(?:sources?|insiders?)"
_PEOPLE = (
    r"(?:officials?|diplomats?|aides?|advis[eo]rs?|executives?|employees|staffers?|bankers|traders|lawyers|soldiers|"
    r"officers|lawmakers|witnesses|residents|scientists|engineers|ministers|delegates|negotiators|persons?|people)"
)
_KNOWING = (
    r" (?:(?:who (?:is|are|was|were) )?(?:directly )?(?:familiar with|briefed on|close to|involved in|aware of)"
    r"|with (?:direct |first-hand |firsthand )?knowledge of) (?:(?!\b(?:said|told|who)\b)[^,;.\0\n]){2,80}"
)
_ADJECTIVES = r"(?:(?!(?:in|of|out|percent|thirds?|the|and)\b)[\w-]+ ){0,4}?"
_COUNTED = re.compile(
    rf"(?:{'|'.join(_COUNTS)}|several|a few|a handful of|multiple) {_ADJECTIVES}(?:{_SOURCES}|{_PEOPLE})\b"
    rf"(?:{_KNOWING})?",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"(?:(?:an?|one|another|the) )?{_ADJECTIVES}(?:{_SOURCES}\b(?:{_KNOWING})?|(?:person|people|officials?){_KNOWING})"
    rf"|(?:an?|one|another) {_ADJECTIVES}(?:official|diplomat|aide|advis[eo]r|executive|staffer)\b(?:{_KNOWING})?",
    re.IGNORECASE,
)
_BECAUSE = r"(?:,? (?:because|as|since|to|in order to|citing|for fear of) (?:[^.;\0\n“”\"]){3,110}?(?=[,.;\0]|$))?"
_GROUNDS = re.compile(
    rf"on (?:the )?condition of anonymity{_BECAUSE}"
    rf"|(?:asked|asking|requested|requesting|declined|declining|refused|refusing|preferred|did not want|did not wish)"
    rf" (?:not )?to be (?:named|identified|quoted by name)\b{_BECAUSE}"
    rf"|(?:requested|requesting|was granted|were granted|granted|insisted on) anonymity\b{_BECAUSE}"
    r"|(?:not|n[’']t) (?:been )?(?:authori[sz]ed|permitted|allowed|cleared) to (?:speak|talk|comment|discuss)"
    r"(?: [\w’'-]+){0,6}",
)
_ANYBODY = re.compile(r"(?:He|She|They|Both|All|The (?:person|people|sources?|officials?|diplomats?))\b")
_THEY = re.compile(r"(?:The|Both|All|Those|These|He|She|They)\b")


def unnamed_in(words: str) -> str:
    """The source at the start of `words` when it is one or more persons left unnamed, in the text's words; else "".

    "two officials familiar with the talks", "a senior official"; "officials", "police" and "40% of residents" are none.
    """
    match = _COUNTED.match(words) or _ONE.match(words)
    return within_sentence(match.group()) if match else ""


def count_of(source: str) -> int | None:
    """How many sources `unnamed_in` found, where the text counts them."""
    first = source.partition(" ")[0].lower()
    return _COUNTS.get(first, 1 if first in ("a", "an", "one", "another") else None)


def ground_in(part: str) -> str:
    """On what ground a source is not named, in the text's words."""
    match = _GROUNDS.search(part)
    return within_sentence(match.group()) if match else ""


def ground_behind(part: str, source: str, is_unnamed: bool) -> str:
    """The ground given in `part`, the sentence behind a statement, which has to begin with those who made it.

    Other words than those of `source` mean the same persons only where it `is_unnamed`: "The person", "They".
    """
    match = _GROUNDS.search(part) if _THEY.match(part) else None
    if match is None:
        return ""
    words = set(re.findall(r"\w{4,}", source.lower()))
    same = words.intersection(re.findall(r"\w{4,}", part[: match.start()].lower()))
    return within_sentence(match.group()) if same or (is_unnamed and _ANYBODY.match(part)) else ""
