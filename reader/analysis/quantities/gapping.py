"""Sentences that leave their second verb out: "the Dow gained 1% and the Nasdaq 2%"."""

import re

from reader.analysis.numbers.quantity_words import (
    PAYING,
    PRONOUNS,
    RISING,
    SETTING,
    TIME_NOUNS,
)
from reader.model.lexicon import titles_beside_names
from reader.model.lexicon.inline_words import wordset

TITLES = "|".join(sorted(title.capitalize() for title in titles_beside_names()))
"""What may stand before a name, without its stop."""
_GAPPED = re.compile(
    r"(?:^,?\s+|,\s+)(?:and|while|but)\s+(?:the\s+|its\s+|in\s+)?"
    rf"(?P<words>(?:(?:{TITLES})\.\s)?(?:[A-Za-z&][\w&'’-]*\s+){{1,4}}?)(?:(?:at|to|by)\s+)?$"
)
_SMALL_WORDS = wordset(
    "at by to of in for with from about nearly over under than up down on as only just some around almost roughly more "
    "less then also"
)
_NO_NOUNS = RISING | SETTING | PAYING | PRONOUNS | TIME_NOUNS | _SMALL_WORDS


def gapped_subject(gap: str) -> str:
    """ "the Dow gained 1% and the Nasdaq 2%": the second subject, whose verb is left out; or empty."""
    match = _GAPPED.search(gap)
    words = match["words"].split() if match else []
    if not words or any(word.lower() in _NO_NOUNS for word in words):
        return ""
    return " ".join(words)
