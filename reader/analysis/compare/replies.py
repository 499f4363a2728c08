"""Statements of one story that answer each other: one denies, rejects or calls wrong what another says.

Which of the two is right is nobody's business here: they are only put opposite each other. Across stories no way is
known yet that is right nine times of ten, so that is left to the reader.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.analysis.compare.analyzed_story import AnalyzedStory, is_named, same_speaker
from reader.analysis.people.person_names import close_spelling
from reader.analysis.text.similarity import (
    Forms,
    Weights,
    forms,
    small_forms,
)
from reader.model.document import Span
from reader.model.mark import Quote
from reader.model.sentences import around

_DENYING = (
    r"den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:es|ed|ing)|contradict(?:s|ed|ing)?|dismiss(?:es|ed|ing)?"
    r"|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|disagree[sd]?|counter(?:s|ed)"
)
_CALLED_WRONG = (
    r"wrong|untrue|(?:not|never|n['’]t)(?: \w+)? true|false(?:ly|hood)?|incorrect|inaccurate|mistaken|misleading"
    r"|nonsense|baseless|unfounded|groundless|invented|fairy tale|a lie|lies|lying|lied|no such|never happened"
)
_CUE_AGAINST = re.compile(rf"\b(?:{_DENYING}|denial|rejection|{_CALLED_WRONG})\b", re.IGNORECASE)
_WORDS_AGAINST = re.compile(rf"\b(?:(?:I|we)\s+(?:\w+\s+)?(?:{_DENYING})|{_CALLED_WRONG})\b", re.IGNORECASE)
"""What goes against another's words within one's own: who tells that somebody else denied a thing denies nothing."""
_DENIES = re.compile(r"\b(?:not|never|den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?)\b|n['’]t\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w-]+")
MOST = 8
_NAMED = 3.0
"""What naming the other speaker adds to what two statements share."""
_BY_ROLE = 1.5
"""And what calling them by their role adds."""
_SHARED = 2
"""Telling words, names not counted, that two statements share at least."""
_JUST_BEFORE = 2
"""Statements back in one story among which one looks for what is answered when its speaker is named."""
_LIKE, _WEIGHT = 0.2, 6.0
"""How much of the lighter statement they share at least, and how much that weighs."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A quote with the sentences it stands in."""

    story: AnalyzedStory
    quote: Quote
    context: Span

    @property
    def words(self) -> str:
        """The sentences as they stand."""
        return self.story.text[self.context.start : self.context.end]


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement that goes against another one of its story."""

    statement: Statement
    said: Statement
    """What it answers."""
    sign: Span
    """The words that say so."""
    weight: float


def answers_within(story: AnalyzedStory) -> tuple[Answer, ...]:
    """What statements of one story answer in it, the surest first, none told twice."""
    return _each_told_once(_answers(story, Weights((story.text,))))


def _each_told_once(found: Iterable[Answer]) -> tuple[Answer, ...]:
    kept: list[Answer] = []
    for one in sorted(found, key=lambda one: -one.weight):
        told = [(other.statement, other.said) for other in kept]
        if not any(one.statement in pair for pair in told) and len(kept) < MOST:
            kept.append(one)
    return tuple(kept)


def statements(story: AnalyzedStory) -> list[Statement]:
    """The quotes of a story with their sentences."""
    return [Statement(story, quote, context(story.text, quote)) for quote in story.quotes]


def context(text: str, quote: Quote) -> Span:
    """The sentences that hold a quote, its speaker and its cue."""
    return around(text, *quote.spans, *(span for span in (quote.speaker, quote.cue) if span is not None))


def _answers(story: AnalyzedStory, weights: Weights) -> Iterator[Answer]:
    """For each statement that goes against something, the one it most likely means."""
    every = [one for one in statements(story) if one.quote.speaker_name]
    for statement in statements(story):
        sign = _sign(statement) if is_named(statement.quote) else None
        if sign is None:
            continue
        others, before = _elsewhere(statement, every)
        scored = [
            (score, one)
            for one in others
            if not _is_same(statement, one)
            and (score := _score(statement, one, weights, just_before=one in before)) > 0
        ]
        if scored:
            weight, said = max(scored, key=lambda pair: pair[0])
            yield Answer(statement, said, Span(*sign.span()), weight)


def _sign(statement: Statement) -> re.Match[str] | None:
    """The word of denying that is the speaker's own: how they say it, or what they say."""
    quote, text = statement.quote, statement.story.text
    if quote.speaker and quote.speaker_name.split()[-1] not in text[quote.speaker.start : quote.speaker.end]:
        return None  # who "he" is that denied is not known well enough
    if quote.cue and (sign := _CUE_AGAINST.search(text, *quote.cue)):
        return sign
    return next((sign for span in quote.spans if (sign := _WORDS_AGAINST.search(text, *span))), None)


def _elsewhere(statement: Statement, every: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The statements of a story by people who have no word in the sentences of this one, and those just before it."""
    place = statement.context
    beside = {
        one.quote.speaker_name for one in every if place.start < one.context.end and one.context.start < place.end
    }
    others = [one for one in every if one.quote.speaker_name not in beside]
    return others, [one for one in others if one.context.end <= place.start][-_JUST_BEFORE:]


def _is_same(statement: Statement, other: Statement) -> bool:
    """Whether one speaks in both: by name, or where one story has only what the other gives as the role."""
    mine, theirs = statement.quote, other.quote
    if same_speaker(statement.story, mine.speaker_name, other.story, theirs.speaker_name):
        return True
    role, name = forms(mine.role), forms(theirs.speaker_name)
    return not is_named(theirs) and bool(role) and len(role & name) * 2 >= len(role)


@lru_cache(maxsize=512)
def _forms(words: str) -> Forms:
    return forms(words)


def _names(statement: Statement, surname: str) -> bool:
    """Whether a statement's sentences name somebody, be it misspelt."""
    return any(word == surname or close_spelling(word, surname) for word in _NAME.findall(statement.words))


def _denied_by_cue(statement: Statement) -> bool:
    """Whether the word of saying itself goes against what is said: "denied that"."""
    cue = statement.quote.cue
    return cue is not None and bool(_CUE_AGAINST.search(statement.story.text, *cue))


def _score(statement: Statement, said: Statement, weights: Weights, *, just_before: bool) -> float:
    """How likely `statement` answers `said`; 0 when it does not. Who they are is nothing they have in common."""
    own, other = _forms(statement.words), _forms(said.words)
    people = forms(f"{statement.quote.speaker_name} {statement.quote.role} {said.quote.speaker_name} {said.quote.role}")
    shared = (own & other) - people
    called = 0.0
    surname = said.quote.speaker_name.split()[-1]
    if surname[0].isupper() and surname not in statement.quote.role.split() and _names(statement, surname):
        called = _NAMED
    elif own & forms(said.quote.role) - forms(statement.quote.role):
        called = _BY_ROLE
    weight = weights.of(shared)
    if called == _NAMED and just_before:
        return weight + called
    if called != _NAMED and _DENIES.search(said.words):
        return 0.0  # two who deny the same agree
    if called != _NAMED and not _denied_by_cue(statement):
        return 0.0
    small = shared & small_forms(statement.words) & small_forms(said.words)
    if len(small) < _SHARED or weight + called < _WEIGHT or weights.likeness(own - people, other - people) < _LIKE:
        return 0.0
    return weight + called
