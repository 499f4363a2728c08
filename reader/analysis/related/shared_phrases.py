"""The words two stories share, joined where they stand together: "Petra Vossberg", "port of Varnholm"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.analysis.related.terms import StoryTerms
from reader.analysis.text.frequencies import share
from reader.analysis.text.words import Word, is_unspaced, pairs, words
from reader.model.lexicon import body_nouns, role_nouns

COMMON, COMMON_NAME = 0.025, 0.06
"""Words and names in a larger share of the news say nothing about why two stories are related."""
COMMON_BESIDE, COMMON_NAME_BESIDE = 0.1, 0.03
"""Rarer words beside a shared one belong to it: "peace talks", the given name; but not "President"."""
_LONGEST, _LONGEST_PAIRS = 5, 11
"""Words in a span, and pairs of characters where no spaces are set."""
_JOINING, _JOINING_LETTERS = 2, 3
"""How many small words, and how small, may stand within a span: "of the"."""
_GAPS = frozenset(("", " ", "-", "'s ", "’s "))
"""What may stand between two words of a span; nothing in scripts without spaces, where words overlap."""
_PLAIN_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SharedSpan:
    """Words that stand so in both stories."""

    text: str
    forms: frozenset[str]
    """The key terms in it."""
    weight: float
    is_name: bool
    """Every key term of it is a name."""
    is_person: bool
    """A name of two or three words whose last one also stands alone: so people are named."""


class _Piece(NamedTuple):
    """A word of a run and what it may do in a span."""

    text: str
    """The whole text it stands in."""
    word: Word
    fits: bool
    """A span may begin and end with it."""
    is_key: bool
    """A span needs one such."""
    plain: str
    """The first letters and digits of it as they stand in a case-folded text: what is looked up first."""


class Spans:
    """The spans of one story that may stand in another, found once for all the others."""

    def __init__(self, story: StoryTerms) -> None:
        self._names = story.names
        self._key_terms = frozenset(
            form for form in story.weights if share(form) < (COMMON_NAME if form in story.names else COMMON)
        )
        self._beside = frozenset(form for form in story.weights if share(form) < COMMON_BESIDE)
        body, headline = words(story.text), _lowered(words(story.title), story.names)
        self._surnames = _alone(story.text, body)
        seen: set[str] = set()
        self._runs: list[tuple[list[_Piece], frozenset[str]]] = []
        for text, cut in ((story.text, body), (story.title, headline)):
            for run in self._all_runs(cut, text):
                surface = text[run[0].start : run[-1].end].casefold()
                if surface not in seen:
                    seen.add(surface)
                    pieces = [self._piece(text, before, word) for before, word in zip([None, *run], run, strict=False)]
                    self._runs.append((pieces, frozenset(piece.plain for piece in pieces if piece.is_key)))

    def shared(self, other: str, weights: Mapping[str, float]) -> list[SharedSpan]:
        """What stands in `other` (case-folded) as well, weightiest first, each word told once.

        `weights` holds how much each key term contributes to the nearness of the two stories.
        """
        found: dict[str, SharedSpan] = {}
        there = frozenset((*_PLAIN_WORD.findall(other), *pairs(other)))
        for run, plain in self._runs:
            for part in () if plain.isdisjoint(there) else self._standing(run, other, there):
                span = self._span(part, weights)
                found.setdefault(span.text.casefold(), span)
        told: set[str] = set()
        kept = []
        for span in sorted(found.values(), key=lambda one: (-one.weight, -len(one.text), one.text)):
            if not span.forms <= told:
                told |= span.forms
                kept.append(span)
        return kept

    def _all_runs(self, cut: Sequence[Word], text: str) -> Iterator[list[Word]]:
        """The longest runs of words that may belong to a span, each with a key term."""
        run: list[Word] = []
        end = 0  # behind the last word that may end a span
        for word in cut:
            closes = bool(run) and _closes(run[-1], word)
            fits = self._fits(word) or closes
            if not (run or fits):
                continue
            if run and not ((fits or _joins(word)) and text[run[-1].end : word.start] in _GAPS):
                yield from self._told(run[:end])
                run = []
            elif run and fits and word.capital and end == len(run) and not closes and self._is_role(run):
                # the name behind a role stands alone: "union leader Maria Toller", "Foreign Minister Maria Toller"
                yield from self._told(run[:end])
                run = []
            if run or fits:
                run.append(word)
                end = len(run) if fits else end
        yield from self._told(run[:end])

    def _told(self, run: list[Word]) -> Iterator[list[Word]]:
        if any(word.form in self._key_terms for word in run):
            yield run

    def _fits(self, word: Word) -> bool:
        _, _, form, capital, opening = word
        if capital:
            return form in self._key_terms or share(form) < COMMON_NAME_BESIDE
        return form in (self._key_terms if opening else self._beside)

    def _is_role(self, run: Sequence[Word]) -> bool:
        """Whether a run ends in a small word or in an office, behind which a name is somebody's."""
        before = run[-2] if len(run) > 1 else None
        return not (run[-1].capital or run[-1].opening) or (_closes(before, run[-1]) and not self._fits(run[-1]))

    def _piece(self, text: str, before: Word | None, word: Word) -> _Piece:
        fits = self._fits(word) or _closes(before, word)
        plain = _PLAIN_WORD.match(text[word.start : word.end].casefold()) if fits else None
        return _Piece(text, word, fits, fits and word.form in self._key_terms, plain.group() if plain else "")

    def _standing(self, run: Sequence[_Piece], other: str, there: frozenset[str]) -> Iterator[Sequence[_Piece]]:
        """The parts of a run that stand in the other story, as long as may be."""
        first = 0
        while first < len(run):
            last, joining = None, 0
            if run[first].fits and run[first].plain in there:
                longest = _LONGEST_PAIRS if is_unspaced(run[first].plain) else _LONGEST
                for index in range(first, min(len(run), first + longest)):
                    joining = 0 if run[index].fits else joining + 1
                    if joining > _JOINING or not _stands(_surface(run[first : index + 1]).casefold(), other):
                        break
                    last = last if joining else index
            if last is not None and any(piece.is_key for piece in run[first : last + 1]):
                yield run[first : last + 1]
            first = first + 1 if last is None else last + 1

    def _span(self, part: Sequence[_Piece], weights: Mapping[str, float]) -> SharedSpan:
        forms = frozenset(piece.word.form for piece in part if piece.word.form in weights)
        is_name = forms <= self._names
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


def _lowered(headline: Sequence[Word], names: frozenset[str]) -> list[Word]:
    """The words of the headline, where a capital says nothing, with those of names only."""
    return [word if word.form in names else word._replace(capital=False, opening=False) for word in headline]


def _closes(before: Word | None, word: Word) -> bool:
    """Whether a word too common to tell anything ends the name before it: "Deputy Foreign Minister", "Selka Court"."""
    is_common_noun = word.capital and (word.form in role_nouns() or word.form in body_nouns())
    return is_common_noun and before is not None and (before.capital or before.opening)


def _joins(word: Word) -> bool:
    return len(word.form) <= _JOINING_LETTERS and not word.capital


def _stands(surface: str, other: str) -> bool:
    """Whether whole words, not parts of longer ones, occur in a text; where no spaces are set, a part is a word."""
    opens, closes = is_unspaced(surface[:1]), is_unspaced(surface[-1:])
    at = other.find(surface)
    while at >= 0:
        end = at + len(surface)
        if (opens or not other[at - 1 : at].isalnum()) and (closes or not other[end : end + 1].isalnum()):
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
