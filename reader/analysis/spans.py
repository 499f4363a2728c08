"""The words two stories share, joined where they stand together: "Sergei Ryabkov", "port of Varnholm"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.analysis.frequencies import share
from reader.analysis.terms import StoryTerms
from reader.analysis.words import Word

COMMON, COMMON_NAME = 0.025, 0.06
"""Words and names in a larger share of the news say nothing about why two stories are related."""
COMMON_BESIDE, COMMON_NAME_BESIDE = 0.1, 0.03
"""Rarer words beside a shared one belong to it: "peace talks", the given name; but not "President"."""
_LONGEST = 5
_JOINING, _JOINING_LETTERS = 2, 3
"""How many small words, and how small, may stand within a span: "of the"."""
_GAPS = frozenset((" ", "-", "'s ", "’s "))
"""What may stand between two words of a span."""
_PLAIN_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """Words that stand so in both stories."""

    text: str
    forms: frozenset[str]
    """The telling words in it."""
    weight: float
    is_name: bool
    """Every telling word of it is a name."""
    is_person: bool
    """A name of two or three words whose last one also stands alone: so people are named."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of a run and what it may do in a span."""

    text: str
    """The whole text it stands in."""
    word: Word
    fits: bool
    """A span may begin and end with it."""
    telling: bool
    """A span needs one such."""
    plain: str
    """The first letters and digits of it as they stand in a case-folded text: what is looked up first."""


class Spans:
    """The spans of one story that may stand in another, found once for all the others."""

    def __init__(self, story: StoryTerms) -> None:
        self._story = story
        self._surnames = _alone(story.text, story.cut)
        self._runs: dict[str, list[_Piece]] = {}
        for run in (*self._all_runs(story.text, story.cut), *self._all_runs(story.title, _lowered(story))):
            self._runs.setdefault(_surface(run).casefold(), run)

    def shared(self, other: str, weights: Mapping[str, float]) -> list[SharedSpan]:
        """What stands in `other` (case-folded) as well, weightiest first, each word told once.

        `weights` holds how much each telling word contributes to the nearness of the two stories.
        """
        found: dict[str, SharedSpan] = {}
        there = frozenset(_PLAIN_WORD.findall(other))
        for run in self._runs.values():
            for part in self._standing(run, other, there):
                span = self._span(part, weights)
                found.setdefault(span.text.casefold(), span)
        told: set[str] = set()
        kept = []
        for span in sorted(found.values(), key=lambda one: (-one.weight, -len(one.text), one.text)):
            if not span.forms <= told:
                told |= span.forms
                kept.append(span)
        return kept

    def _all_runs(self, text: str, cut: Sequence[Word]) -> Iterator[list[_Piece]]:
        """The longest runs of words that may belong to a span, each with a telling word."""
        run: list[_Piece] = []
        for word in cut:
            fits = self._fits(word)
            joined = run and text[run[-1].word.end : word.start] in _GAPS and not _role_before(run[-1], word)
            if run and not (joined and (fits or _joins(word))):
                yield from _trimmed(run)
                run = []
            if run or fits:
                run.append(self._piece(text, word, fits))
        yield from _trimmed(run)

    def _fits(self, word: Word) -> bool:
        if word.capital or word.opening:
            return self._telling(word.form) or (word.capital and share(word.form) < COMMON_NAME_BESIDE)
        return word.form in self._story.weights and share(word.form) < COMMON_BESIDE

    def _telling(self, form: str) -> bool:
        if form not in self._story.weights:
            return False
        return share(form) < (COMMON_NAME if form in self._story.names else COMMON)

    def _piece(self, text: str, word: Word, fits: bool) -> _Piece:
        plain = _PLAIN_WORD.match(text[word.start : word.end].casefold()) if fits else None
        return _Piece(text, word, fits, fits and self._telling(word.form), plain.group() if plain else "")

    def _standing(self, run: Sequence[_Piece], other: str, there: frozenset[str]) -> Iterator[Sequence[_Piece]]:
        """The parts of a run that stand in the other story, as long as may be."""
        first = 0
        while first < len(run):
            last, joining = None, 0
            if run[first].fits and run[first].plain in there:
                for index in range(first, min(len(run), first + _LONGEST)):
                    joining = 0 if run[index].fits else joining + 1
                    if joining > _JOINING or not _stands(_surface(run[first : index + 1]).casefold(), other):
                        break
                    last = last if joining else index
            if last is not None and any(piece.telling for piece in run[first : last + 1]):
                yield run[first : last + 1]
            first = first + 1 if last is None else last + 1

    def _span(self, part: Sequence[_Piece], weights: Mapping[str, float]) -> SharedSpan:
        forms = frozenset(piece.word.form for piece in part if piece.word.form in weights)
        is_name = forms <= self._story.names
        capitals = all(piece.word.capital or piece.word.opening for piece in part)
        return SharedSpan(
            _surface(part),
            forms,
            sum(weights[form] for form in forms),
            is_name,
            is_name and capitals and len(part) in (2, 3) and part[-1].word.form in self._surnames,
        )


def _surface(part: Sequence[_Piece]) -> str:
    return part[0].text[part[0].word.start : part[-1].word.end]


def _trimmed(run: list[_Piece]) -> Iterator[list[_Piece]]:
    while run and not run[-1].fits:
        run = run[:-1]
    if any(piece.telling for piece in run):
        yield run


def _lowered(story: StoryTerms) -> list[Word]:
    """The words of the headline, where a capital says nothing, with those of names only."""
    return [
        word if word.form in story.names else word._replace(capital=False, opening=False) for word in story.title_cut
    ]


def _role_before(last: _Piece, word: Word) -> bool:
    """Whether a small word stands right before a name: "union leader Maria Toller" is told as "Maria Toller"."""
    return word.capital and last.fits and not (last.word.capital or last.word.opening)


def _joins(word: Word) -> bool:
    return len(word.form) <= _JOINING_LETTERS and not word.capital


def _stands(surface: str, other: str) -> bool:
    """Whether whole words, not parts of longer ones, occur in a text."""
    at = other.find(surface)
    while at >= 0:
        end = at + len(surface)
        if not (other[at - 1 : at].isalnum() or other[end : end + 1].isalnum()):
            return True
        at = other.find(surface, at + 1)
    return False


def _alone(text: str, cut: Sequence[Word]) -> frozenset[str]:
    """Forms that stand as a name of one word somewhere, without an article: surnames do, "House" does not."""
    found = set()
    for index, word in enumerate(cut):
        if not (word.capital or word.opening):
            continue
        before = cut[index - 1] if index else None
        after = cut[index + 1] if index + 1 < len(cut) else None
        joined = (
            before is not None and text[before.end : word.start] == " " and (before.capital or before.opening)
        ) or (after is not None and text[word.end : after.start] == " " and after.capital)
        if not joined and (before is None or before.form != "the"):
            found.add(word.form)
    return frozenset(found)
