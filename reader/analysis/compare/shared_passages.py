"""The passages two stories share: their likest sentences side by side, with the words that stand in both."""

from dataclasses import dataclass

from reader.analysis.compare.analyzed_story import AnalyzedStory
from reader.analysis.text.similarity import Forms, Weights, content_words
from reader.analysis.text.words import words
from reader.model.document import Span
from reader.model.lexicon import word_set
from reader.model.sentences import sentences

MOST = 12
_LEAST_WORDS, _LEAST_WEIGHT = 2, 5.0
"""Telling words a pair of sentences shares at least, and their weight."""
_SMALL = word_set("never names")
"""Words that are grammar, which nobody wants to see lit."""
_AGAIN = 0.3
"""What a word still counts once a pair has shown it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of either story; the lit spans are the words found in the other."""

    left: Span
    right: Span
    left_lit: tuple[Span, ...]
    right_lit: tuple[Span, ...]
    shared: tuple[str, ...]
    """What they share, as the left story writes it."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    forms: Forms


def shared_passages(left: AnalyzedStory, right: AnalyzedStory, *, most: int = MOST) -> tuple[Passage, ...]:
    """The pairs of sentences that show best what two stories share, the most telling first; each sentence once."""
    weights = Weights((left.text, right.text))
    here, there = _sentences(left), _sentences(right)
    open_pairs = [
        (one, other)
        for one in here
        for other in there
        if len(one.forms & other.forms) >= _LEAST_WORDS and weights.of(one.forms & other.forms) >= _LEAST_WEIGHT
    ]
    found: list[Passage] = []
    shown: Forms = frozenset()
    while open_pairs and len(found) < most:
        scores = [_score(one, other, shown, weights) for one, other in open_pairs]
        best = max(range(len(scores)), key=scores.__getitem__)
        if scores[best] < _LEAST_WEIGHT:
            break
        one, other = open_pairs[best]
        found.append(_passage(left.text, one, right.text, other))
        shown |= one.forms & other.forms
        open_pairs = [(a, b) for a, b in open_pairs if a is not one and b is not other]
    return tuple(found)


def _sentences(story: AnalyzedStory) -> list[_Sentence]:
    """The sentences of a story but for the words under its pictures, which are not what it has to say."""
    cut, found, at = content_words(story.text), [], 0
    for span in sentences(story.text):
        first = at
        while at < len(cut) and cut[at].start < span.end:
            at += 1
        if not any(aside.start <= span.start < aside.end for aside in story.captions):
            found.append(_Sentence(span, frozenset(word.form for word in cut[first:at])))
    return found


def _score(one: _Sentence, other: _Sentence, shown: Forms, weights: Weights) -> float:
    """What a pair shares, less for what was shown before, less when much else stands in the sentences."""
    shared = one.forms & other.forms
    fresh = weights.of(shared - shown) + _AGAIN * weights.of(shared & shown)
    whole = max(weights.of(one.forms), weights.of(other.forms))
    return fresh * (weights.of(shared) / whole) ** 0.25 if whole else 0.0


def _passage(left: str, one: _Sentence, right: str, other: _Sentence) -> Passage:
    shared = one.forms & other.forms
    mine, theirs = _all_forms(left, one.span), _all_forms(right, other.span)
    beside = (mine & theirs) - _SMALL
    lit, other_lit = _lit(left, one.span, shared, beside), _lit(right, other.span, shared, beside)
    told = dict.fromkeys(" ".join(left[span.start : span.end].split()) for span in lit)
    return Passage(one.span, other.span, lit, other_lit, tuple(told))


def _all_forms(text: str, sentence: Span) -> Forms:
    return frozenset(word.form for word in words(text[sentence.start : sentence.end]))


def _lit(text: str, sentence: Span, shared: Forms, beside: Forms) -> tuple[Span, ...]:
    """The content words that stand in both sentences with what else does beside them: "Foreign" with "Minister".

    They are joined where only a space or hyphen is between them.
    """
    runs: list[tuple[Span, bool]] = []
    for word in words(text[sentence.start : sentence.end]):
        if word.form not in shared and word.form not in beside:
            continue
        start, end, tells = sentence.start + word.start, sentence.start + word.end, word.form in shared
        if runs and text[runs[-1][0].end : start] in (" ", "-"):
            before, told = runs.pop()
            start, tells = before.start, tells or told
        runs.append((Span(start, end), tells))
    return tuple(span for span, tells in runs if tells)
