"""Why two stories are related, in words a person would use: people, what they said of each other, figures, words."""

import re
from collections.abc import Iterable, Sequence

from reader.analysis.related.nearness import Vector
from reader.analysis.related.shared_phrases import SharedSpan, Spans
from reader.analysis.related.terms import StoryTerms, key
from reader.model.link import Reason, ReasonKind
from reader.model.mark import DOUBTFUL, Analysis, Quote

MOST = 6
"""Reasons kept of a link."""
_FULL_NAMES, _NAMES, _WORDS = 3, 3, 2
_LEAST_WORD, _LEAST_PHRASE, _LEAST_NAME = 0.02, 0.005, 0.004
"""What a single small word, small words standing together, and a name must contribute to be worth telling."""
_FAINT = 0.04
"""The weight of a word beyond a story's vector: a person named once, far down, is a reason all the same."""
_SHARES: dict[ReasonKind, int] = {"person": 3, "answer": 1, "figure": 1, "words": 3}
"""Kinds in the order they are told, and how many of each at first: what two stories share is a mixture."""
_BEFORE = re.compile(r"[.!?][\"”’')]*\s|\n")
Story = tuple[str, Analysis]
"""Text and marks of a story."""


class Reasoner:
    """Finds what one story shares with others; the story is cut into words once."""

    def __init__(self, terms: StoryTerms, vector: Vector) -> None:
        self._weights = {word: vector.get(key(word), _FAINT) for word in terms.weights}
        self._spans = Spans(terms)

    def reasons(self, other: Vector, title: str, text: str) -> tuple[Reason, ...]:
        """Shared names and words, names first, from the other story's vector and words."""
        shared = {word: weight * other.get(key(word), _FAINT) for word, weight in self._weights.items()}
        spans = self._spans.shared(f"{text}\n{title}".casefold(), shared)
        named = [span for span in spans if span.is_name and span.weight >= _LEAST_NAME]
        full = [span for span in named if " " in span.text][:_FULL_NAMES]
        short = [span for span in named if " " not in span.text][:_NAMES]
        others = [span for span in spans if not span.is_name and _worth(span)][:_WORDS]
        told = (*full, *short, *others)[:MOST]
        return tuple(Reason("person" if one.is_person else "words", one.text, one.weight) for one in told)


def reasons_between(a: Story, b: Story) -> list[Reason]:
    """What only language analysis can tell: answers, shared speakers, equal figures."""
    return [*_answers(a, b), *_answers(b, a), *_speakers(a, b), *_figures(a, b)]


def together(found: Iterable[Reason], more: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons of both kinds without saying a thing twice: the people first, then the rest, none crowding out others."""
    order = list(_SHARES)
    kept: list[Reason] = []
    for reason in sorted([*more, *found], key=lambda one: order.index(one.kind)):
        if not any(_says(one, reason) for one in kept):
            kept.append(reason)
    first = [one for kind in order for one in [one for one in kept if one.kind == kind][: _SHARES[kind]]]
    rest = [one for one in kept if one not in first and one.kind != "answer"]
    return tuple(sorted([*first, *rest][:MOST], key=lambda one: order.index(one.kind)))


def _says(said: Reason, reason: Reason) -> bool:
    """Whether a reason already given says what another one would."""
    if said.kind == reason.kind == "person":
        return _same_person(said.text, reason.text)
    return said.kind != "answer" and reason.text.casefold() in said.text.casefold()


def _worth(span: SharedSpan) -> bool:
    return span.weight >= (_LEAST_PHRASE if len(span.forms) > 1 else _LEAST_WORD)


def _speakers(a: Story, b: Story) -> list[Reason]:
    """People both stories quote."""
    theirs = _heard(b[1].quotes)
    return [
        Reason("person", name, 1.0) for name in _heard(a[1].quotes) if any(_same_person(name, one) for one in theirs)
    ]


def _answers(a: Story, b: Story) -> list[Reason]:
    """People of `a` who speak of a person `b` quotes: "Ilan Torvald on Sergo Brandt"."""
    text, marks = a
    heard = [name for name in _heard(b[1].quotes) if " " in name]
    found = {}
    for quote in marks.quotes:
        if " " not in quote.speaker_name or not _is_heard(quote):
            continue
        said = _sentence(text, quote)
        for other in heard:
            surname = other.split()[-1]
            if not _same_person(other, quote.speaker_name) and re.search(rf"\b{re.escape(surname)}\b", said):
                found[quote.speaker_name, other] = Reason("answer", f"{quote.speaker_name} on {other}", 1.0)
    return list(found.values())


def _figures(a: Story, b: Story) -> list[Reason]:
    """Figures of one value, unit and thing in both stories."""
    found = {}
    for one in a[1].figures:
        for other in b[1].figures:
            equal = (one.low, one.high, one.unit, one.kind) == (other.low, other.high, other.unit, other.kind)
            if one.is_lit and equal and set(one.thing_key.split()) & set(other.thing_key.split()):
                found[one.low, one.unit] = Reason("figure", a[0][one.lit.start : one.lit.end], 1.0)
    return list(found.values())


def _heard(quotes: Sequence[Quote]) -> list[str]:
    """The speakers of statements that have one by name."""
    return list(dict.fromkeys(quote.speaker_name for quote in quotes if _is_heard(quote)))


def _is_heard(quote: Quote) -> bool:
    """Whether a name is given for who said it: "officials" and "a senior diplomat" are nobody in particular."""
    name = quote.speaker_name
    return bool(name) and name.split()[-1][0].isupper() and quote.confidence >= DOUBTFUL


def _same_person(a: str, b: str) -> bool:
    one, other = a.casefold().split(), b.casefold().split()
    return one == other or (one[-1] == other[-1] and 1 in (len(one), len(other)))


def _sentence(text: str, quote: Quote) -> str:
    """The sentence a quote stands in, from its beginning to the end of the words."""
    start = min(span.start for span in (*quote.spans, *([quote.speaker] if quote.speaker else [])))
    end = max(span.end for span in (*quote.spans, *([quote.speaker] if quote.speaker else [])))
    opening = max((match.end() for match in _BEFORE.finditer(text, max(0, start - 500), start)), default=0)
    if quote.speaker is None:
        return text[opening:end]
    # The speaker's own name and role speak of nobody else.
    return f"{text[opening : max(opening, quote.speaker.start)]} {text[quote.speaker.end : end]}"
