"""Common nouns as sources, with no name beside them: "the minister", "a study by Northbank", "residents"."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.analysis.people.context import Discourse, Naming, nobody_known
from reader.analysis.people.descriptions import described
from reader.analysis.people.person_names import words_of
from reader.analysis.people.reports import reported
from reader.analysis.text.noun_phrases import Phrase
from reader.model.lexicon import report_nouns, word_set

_OF_STATE = re.compile(r"[A-Z][\w .-]+, (?:[A-Z][a-z]{1,4}\.|[A-Z][a-z]+|(?:[A-Z]\.){2}) [a-z]+$")
"""A place with its state in front of a body: "Troy, Mich. police"."""
_CUT = re.compile(
    r"\s*(?:[,;(—–]|\s(?:who|which|that|whose|where|(?:quoted|cited)(?! (?:above|here|below|earlier)))\s).*", re.S
)
"""What is told of a source behind the words that name it."""
_TORN = re.compile(r"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-Z][\w-]*['’]s?) )?\b\w+-$")
"""The beginning of a word that a parse has torn off: the "ex-" of "the ex-governor"."""
_BARE = re.compile(r"the \w+", re.I)
_ANSWERS = ("reply", "answer", "response")


def common_noun(discourse: Discourse, source: Phrase) -> Naming:
    """Who made the report, whom the description fits, or else a source that stays without a name."""
    if source.head.lower_ in _ANSWERS:
        return nobody_known(0.2)  # "came the reply"
    torn = _TORN.search(discourse.text, max(0, source.start - 24), source.start)
    start = torn.start() if torn is not None else source.start
    words = discourse.text[start : source.end]
    if _OF_STATE.match(words) is None:
        words = _CUT.sub("", words)
    return (
        reported(discourse, source, words) or described(discourse, source, words) or _unnamed(discourse, source, words)
    )


def _unnamed(discourse: Discourse, source: Phrase, words: str) -> Naming:
    if source.head.lower_ == "one" and " " not in words.strip():
        return Naming("one", "", "unnamed", 0.6)
    name = words if _begins_with_name(discourse, source, words) else words[:1].lower() + words[1:]
    naming = Naming(name, "", "unnamed", 0.9)
    if source.head.lower_ in report_nouns() and source.head.tag_ == "NN":
        return (
            discourse.unnamed_reports.setdefault(source.head.lower_, naming)
            if _BARE.fullmatch(words)
            else _kept(discourse, source, naming)
        )
    return naming


def _kept(discourse: Discourse, source: Phrase, naming: Naming) -> Naming:
    """The report of a whole phrase, in mind for when it is only "the report"."""
    discourse.unnamed_reports[source.head.lower_] = naming
    return naming


def _begins_with_name(discourse: Discourse, source: Phrase, words: str) -> bool:
    """Whether the capital in front is a name's, and not the sentence's."""
    first = discourse.doc.char_span(source.start, source.start + 1, alignment_mode="expand")
    tagged = first is not None and len(first) > 0 and first[0].tag_ in ("NNP", "NNPS")
    return tagged or words[1:2].isupper() or _has_capital_elsewhere(discourse.text, (*words.split(), "")[0])


def _has_capital_elsewhere(text: str, word: str) -> bool:
    """Whether a word has its capital inside a sentence too: "Israeli courts" stay so."""
    return (
        word[:1].isupper()
        and word.lower() not in word_set("never names")
        and word.lower() not in words_of(text)
        and word in _inside_sentences(text)
    )


@lru_cache(maxsize=4)
def _inside_sentences(text: str) -> frozenset[str]:
    """The words with a capital that stand behind a small letter or a comma."""
    return frozenset(re.findall(r"(?<=[a-z,] )([A-Z][\w’'-]*)", text))
