"""What a figure measures without a parse: the plural noun after it, the noun before "of", the words before its verb.

For stories that no language model fits, and for text beyond what was parsed. Less is found than with the parse, and by
the same order of preference.
"""

import re

from reader.analysis.figures.shared_things import BESIDE, alike
from reader.analysis.figures.thing import NOTHING, Thing
from reader.analysis.numbers.candidate import Found
from reader.analysis.numbers.numbers import UNITS
from reader.analysis.numbers.quantity_words import (
    DROPPED,
    EMPTY_NOUNS,
    MOVES,
    PRONOUNS,
    RISING,
    SETTING,
    TIME_NOUNS,
)
from reader.analysis.quantities.bare_numbers import FUNCTION_WORDS, is_plural
from reader.analysis.quantities.casualties import FATE_VERBS, FATES, is_people

_TOKEN = re.compile(r"[A-Za-z][\w&]*(?:['’-][A-Za-z]+)*|[^\w\s]|\d[\d,.]*")
_ENDS = frozenset('.,;:!?()"“”—–')
_STATING = RISING | SETTING
_SMALL = FUNCTION_WORDS | DROPPED
_EMPTY = DROPPED | PRONOUNS
_NO_THING = MOVES | EMPTY_NOUNS
_ADVERBS = re.compile(r"\w+ly$")


def plain_thing_of(text: str, found: list[Found], index: int, before: Thing, start: int, stop: int) -> Thing:
    """The thing of `found[index]` in the sentence text[start:stop], by words alone; `before` as in `thing_of`."""
    each = found[index]
    if each.noted == "tally":
        return Thing("vote")
    if each.noun:
        words = text[each.noun.start : each.noun.end]
        return Thing(words, each.end, words.split()[-1].lower())
    right = _right(text, each, stop)
    if right.words:
        return right
    gap = text[found[index - 1].end : each.start] if index else ""
    if before.words and len(gap) < 60 and BESIDE.match(gap) and alike(found[index - 1], each):
        return Thing(before.words)
    if each.kind in ("duration", "age"):
        return NOTHING
    return _left(text, each, start)


def _right(text: str, each: Found, stop: int) -> Thing:
    tokens = list(_TOKEN.finditer(text, each.end, min(stop, each.end + 90)))
    if not tokens:
        return NOTHING
    first = tokens[0][0].lower()
    if first in FATES and each.kind == "count":
        return Thing(tokens[0][0], tokens[0].end(), "", first)
    if first == "of" or (first == "in" and each.kind == "money"):
        tokens = tokens[1:]
        while tokens and tokens[0][0].lower() in ("the", "its", "their", "his", "her", "our", "all", "these", "those"):
            tokens = tokens[1:]
        words = _run(tokens, plural=False)
    else:
        words = _run(tokens, plural=each.kind == "count")
    if not words or words[-1][0].lower() in _NO_THING:
        return NOTHING
    end, noun = words[-1].end(), words[-1][0].lower()
    wording = " ".join(token[0] for token in words if token[0].lower() not in DROPPED)
    after = _TOKEN.match(text, end + 1) if end < stop else None
    if is_people(noun) and after and after[0].lower() in FATES:
        return Thing(f"{wording} {after[0]}", after.end(), noun, after[0].lower())
    return Thing(wording, end, noun, noun if noun in FATES else "")


def _run(tokens: list[re.Match[str]], *, plural: bool) -> list[re.Match[str]]:
    """Words up to the first that cannot be inside a noun phrase; with `plural`, up to the first plural noun."""
    run: list[re.Match[str]] = []
    for token in tokens[:6]:
        word = token[0].lower()
        if (
            word in FUNCTION_WORDS
            or word in _ENDS
            or word in TIME_NOUNS
            or word in RISING
            or word[0].isdigit()
            or word in UNITS
            or (word in FATES and run)
        ):
            break
        run.append(token)
        if is_plural(word):
            return run
    if plural:
        return []
    return run[:3] if run and not _ADVERBS.match(run[-1][0]) else []


def _left(text: str, each: Found, start: int) -> Thing:
    tokens = [token[0] for token in _TOKEN.finditer(text, start, each.start)]
    lowered = [token.lower() for token in tokens]
    for back in range(1, min(5, len(lowered)) + 1):
        word = lowered[-back]
        if word in FATE_VERBS and each.kind == "count":
            return Thing(tokens[-back], -1, "", word)
        if word == "of" and back <= 4:
            return Thing(_phrase_before(tokens, len(tokens) - back))
    for i in range(len(lowered) - 1, -1, -1):
        if lowered[i] in _ENDS and lowered[i] not in ",":
            break
        if lowered[i] in SETTING and i + 1 < len(lowered) and lowered[i] not in RISING:
            between = [token for token in tokens[i + 1 :] if token.lower() not in _SMALL]
            if between:
                return Thing(" ".join(between[:3]))
        if lowered[i] in _STATING:
            return Thing(_phrase_before(tokens, i)) if i else NOTHING
    return NOTHING


def _phrase_before(tokens: list[str], end: int) -> str:
    """Up to four words before `end` that can stand in one noun phrase; adverbs and auxiliaries are passed over."""
    while end > 0 and (_ADVERBS.match(tokens[end - 1]) or tokens[end - 1].lower() in FUNCTION_WORDS):
        end -= 1
    words: list[str] = []
    while end > 0 and len(words) < 4:
        word = tokens[end - 1]
        if word.lower() in FUNCTION_WORDS or word in _ENDS or word[0].isdigit():
            break
        words.insert(0, word)
        end -= 1
    kept = [word for word in words if word.lower() not in _EMPTY]
    return " ".join(kept)
