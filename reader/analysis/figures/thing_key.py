"""The form of a thing that compares: lower-cased content words in the singular, sorted, one word for one fate."""

import re
from collections.abc import Sequence

from reader.analysis.numbers.candidate import Found
from reader.analysis.numbers.quantity_words import DROPPED, PRONOUNS
from reader.analysis.quantities.casualties import FATES
from reader.model.lexicon.inline_words import wordset
from reader.model.sentences import sentence_start

_WORD = re.compile(r"[^\W\d_][\w&]*(?:['’-][^\W\d_]+)*|\d+")
_STOP = (
    DROPPED
    | PRONOUNS
    | wordset(
        """
    of in on at by to for from with as than and or but over under into per is are was were be been being have has
    had
    """
    )
)
_SPENDING = re.compile(
    r"\b(?:cost(?:s|ing)?|los(?:e|es|ing|t)|loss(?:es)?|burn(?:s|ed|ing)?|bleed(?:s|ing)?)\b", re.IGNORECASE
)
_FLOWS = re.compile(r" per (?:hour|day|week|month|year)$")
_NEAR = 160
"""Characters a sum may stand after another of the same flow, and still be of it."""
_IRREGULAR = {
    "people": "people", "persons": "people", "person": "people", "men": "man", "women": "woman", "children": "child",
    "feet": "foot", "lives": "life", "wives": "wife", "knives": "knife", "shelves": "shelf", "wolves": "wolf",
    "mice": "mouse",
    "criteria": "criterion", "media": "media", "series": "series", "species": "species", "news": "news",
    "thieves": "thief", "leaves": "leaf", "halves": "half", "crises": "crisis", "analyses": "analysis",
}  # fmt: skip


def singular(word: str) -> str:
    """A lower-cased English noun in the singular, by its ending; other words pass unchanged."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def thing_key(thing: str, *deed: str) -> str:
    """`thing` as it compares: "At least 14 people killed" and "deaths" share the word "killed".

    `deed` is what the verb adds to the thing: "cost".
    """
    words = {_key_word(word) for word in _WORD.findall(thing.lower())} | {*deed}
    words -= {"", *_STOP}
    if words & set(FATES.values()):
        words -= {"people", "toll"}
    return " ".join(sorted(words))


def deeds_of(text: str, found: Sequence[Found]) -> list[str]:
    """For each figure "cost" when it is money that goes out day by day, else nothing.

    Every story calls it the cost or the loss of something else; the word of cost stands in the sentence, or the
    sum follows another of the same flow.
    """
    deeds: list[str] = []
    for index, each in enumerate(found):
        deed = ""
        if each.kind == "money" and _FLOWS.search(each.unit):
            reach = range(max(0, index - _NEAR // 2), index)
            near = [at for at in reach if found[at].unit == each.unit and each.start - found[at].end < _NEAR]
            if _SPENDING.search(text, sentence_start(text, each.start), each.start):
                deed = "cost"
            elif near:
                deed = deeds[near[-1]]
        deeds.append(deed)
    return deeds


def _key_word(word: str) -> str:
    bare = re.sub(r"['’]s?$", "", word)
    return FATES.get(bare) or singular(bare)
