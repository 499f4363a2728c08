"""Who a reader has in mind at a place in the story: the basis for resolving "he", "it" and "the minister".

Everyone named outside quotation marks counts, more when speaking or being a subject, less the further back. A source
without a name counts too, so that "they" after "a source close to the family" means that source.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.people.entities import Cast, Member
from reader.analysis.people.identity.kind_of_name import is_placed
from reader.analysis.text.quotation_marks import Paragraph, paragraph_at
from reader.model.document import Span
from reader.model.lexicon import Gender

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPOKE = 3.0
_ASKED = 3.8
"""Whom somebody asks: it is they who answer."""
_SUBJECT = 2.2
_NAMED = 1.0
_OBLIQUE = 0.6
_QUOTED = 0.1
_SAME_PARAGRAPH = 0.6
_PER_SENTENCE = 0.8
_FARTHEST = 14
"""Sentences back that a pronoun reaches."""
_OPENS = 30
"""Characters from the beginning of a sentence within which the name of whom it is about stands."""
_MOST_EVENTS = 600
"""Namings looked through at most: a pronoun that far from its name is not understood."""


_ASKS = re.compile(r"\b(?:asked|asks|questioned|pressed) (?:the|his|her|its|their) (?:[a-z][\w-]* ){0,3}[a-z][\w-]*, $")
"""Before a name that a comma sets off from whoever is asked."""


def _is_asked(token: Token, text: str, start: int) -> bool:
    """Whether a name, which begins at `start`, is that of somebody who is asked something."""
    if _ASKS.search(text, max(0, start - 80), start):
        return True
    verb = token.head if token.dep_ in ("dobj", "dative") else token.head.head if token.dep_ == "appos" else None
    if verb is not None and token.dep_ == "appos" and token.head.dep_ not in ("dobj", "dative"):
        return False
    return verb is not None and verb.lower_ in ("asked", "asks", "questioned", "pressed")


def _of_subject(token: Token) -> bool:
    """Whether a name is set off from a subject before it: "His dad, Samir, remembers"."""
    return token.dep_ == "appos" and token.head.dep_ == "nsubj" and token.head.i < token.i


@dataclass(frozen=True, slots=True)
class _Event:
    position: int
    member: Member | None
    weight: float
    unnamed: str = ""
    plural: bool = False
    human: bool = False
    """An unnamed source that is a person."""
    gender: Gender = ""
    """And what its noun tells: "a spokeswoman"."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a pronoun means: a member of the cast or an unnamed source."""

    member: Member | None
    unnamed: str
    confidence: float


class Salience:
    """What has been named and who has spoken, in order of the text."""

    def __init__(self, doc: Doc, cast: Cast, paragraphs: tuple[Paragraph, ...]):
        self.cast = cast
        self._paragraphs = [paragraph.start for paragraph in paragraphs]
        self._sentences = [sentence.start_char for sentence in doc.sents]
        self._events: list[_Event] = []
        self._places: dict[int, bool] = {}
        self._spoken: list[tuple[int, Member | None]] = []
        self._speakers: set[int] = set()
        for run in cast.runs:
            span = doc.char_span(run.start, run.end, alignment_mode="expand")
            token = span[-1] if span is not None and len(span) else None
            paragraph = paragraph_at(paragraphs, run.start)
            quoted = paragraph is not None and paragraph.within(run.start)
            dep = token.dep_ if token is not None else ""
            weight = (
                _QUOTED if quoted
                else _SUBJECT if dep in ("nsubj", "nsubjpass", "ROOT")
                else _SUBJECT if token is not None and _of_subject(token)
                else _ASKED if token is not None and _is_asked(token, cast.text, run.start)
                else _SUBJECT if token is not None and dep == "pobj" and token.head.dep_ == "agent"
                else _OBLIQUE if dep in ("poss", "compound", "amod", "nmod")
                else _NAMED
            )  # fmt: skip
            self._events.append(_Event(run.start, cast.resolved[run.start].member, weight))

    def spoke(self, member: Member, position: int) -> None:
        """Remember that a member speaks at `position`."""
        self._add(_Event(position, member, _SPOKE))
        self._spoken.append((position, member))
        self._speakers.add(id(member))

    def spoke_unnamed(self, name: str, position: int, plural: bool, human: bool, gender: Gender = "") -> None:
        """Remember that a source without a name speaks."""
        if name:
            self._add(_Event(position, None, _SPOKE, name, plural, human, gender))
            self._spoken.append((position, None))

    def acted(self, member: Member | None, position: int, name: str = "", gender: Gender = "") -> None:
        """Remember that a sentence is about a person called by a role: a member, or someone without a name."""
        self._add(_Event(position, member, _SUBJECT, name, False, True, gender))

    def has_spoken(self, member: Member) -> bool:
        """Whether a member has spoken so far."""
        return id(member) in self._speakers

    def last_speaker(self, before: int, gender: Gender = "") -> Member | None:
        """The person who spoke last before a place, unless it was someone without a name or of another gender."""
        last = next((member for position, member in reversed(self._spoken) if position < before), None)
        if last is None or last.is_body:
            return None
        return None if gender and last.gender and last.gender != gender else last

    def just_introduced(self, before: int) -> Member | None:
        """The person whom the sentence before a place names in full for the first time, as what it is about."""
        here = bisect_left(self._sentences, before + 1) - 1
        if here < 1:
            return None
        begin, end = self._sentences[here - 1], self._sentences[here]
        for event in self._events[self._behind(begin - 1) : self._behind(end - 1)]:
            member = event.member
            if event.weight != _SUBJECT or member is None or member.is_body or len(member.words) < 2:
                continue
            first = member.first == event.position and event.position < begin + _OPENS
            return member if first and (member.human or self._may_be_person(event)) else None
        return None

    def person(self, before: int, gender: Gender, told: Sequence[Span] = ()) -> Found | None:
        """Whom "he" or "she" means; with no gender, whom "the singer" at a sentence's start does.

        Whoever is named in what is `told` is likelier spoken of than speaking: "Oro was held, he added".
        """

        def fits(event: _Event) -> bool:
            if event.member is None:
                return event.human and not event.plural and (not gender or event.gender in ("", gender))
            return (
                not event.member.is_body
                and (not gender or event.member.gender in ("", gender))
                and (event.member.human or event.weight == _SPOKE or self._may_be_person(event))
            )

        found = self._best(before, fits, gender, told)
        if found is None or found.member is None or found.member.human or self.has_spoken(found.member):
            return found
        return Found(found.member, "", min(found.confidence, 0.65))

    def body(self, before: int) -> Found | None:
        """Which body or report "it" means."""

        def fits(event: _Event) -> bool:
            if event.member is None:
                return not event.plural and not event.human
            return not event.member.human and (self.has_spoken(event.member) or not self._is_place(event.member))

        return self._best(before, fits)

    def anyone(self, before: int) -> Found | None:
        """Whom "they" means: several people or a body; one person only for want of those, and doubtfully."""

        def several(event: _Event) -> bool:
            if event.member is None:
                return True
            told = event.weight == _SPOKE or (event.member.is_body and event.weight > _QUOTED)
            return told and not event.member.human

        found = self._best(before, several)
        if found is not None:
            spoken = found.member is None or self.has_spoken(found.member)
            return found if spoken else Found(found.member, "", min(found.confidence, 0.55))
        one = self._best(before, lambda event: event.weight == _SPOKE)
        return Found(one.member, one.unnamed, 0.5) if one is not None else None

    def humans(self, before: int) -> Iterator[Member]:
        """The people named before a place, the last one first, then those named later."""
        return self._members(before, lambda member: member.human)

    def bodies(self, before: int) -> Iterator[Member]:
        """The bodies named before a place, the last one first."""
        return self._members(before, lambda member: not member.human and member.first < before)

    def _members(self, before: int, fits: Callable[[Member], bool]) -> Iterator[Member]:
        here = self._behind(before - 1)
        told: set[int] = set()
        back = range(here - 1, max(-1, here - _MOST_EVENTS), -1)
        for index in (*back, *range(here, min(len(self._events), here + _MOST_EVENTS))):
            member = self._events[index].member
            if member is not None and id(member) not in told and fits(member):
                told.add(id(member))
                yield member

    def _behind(self, position: int) -> int:
        """Index of the first event behind a place."""
        return bisect_left(self._events, position + 1, key=lambda event: event.position)

    def _best(
        self, before: int, fits: Callable[[_Event], bool], gender: Gender = "", told: Sequence[Span] = ()
    ) -> Found | None:
        here = bisect_left(self._sentences, before + 1)
        paragraph = self._paragraphs[max(0, bisect_left(self._paragraphs, before + 1) - 1)] if self._paragraphs else 0
        scores: dict[tuple[int, str], tuple[float, _Event]] = {}
        there = self._behind(before - 1)
        for event in reversed(self._events[max(0, there - _MOST_EVENTS) : there]):
            back = here - bisect_left(self._sentences, event.position + 1)
            if back > _FARTHEST:
                break
            if not fits(event):
                continue
            spoken_of = any(start <= event.position < end for start, end in told)
            weight = min(event.weight, _NAMED) if spoken_of else event.weight
            score = weight - _PER_SENTENCE * min(back, 8) - 0.05 * back
            if event.member is not None:
                score += self._fit(event.member, gender)
            if event.position >= paragraph and weight >= _SUBJECT:
                score += _SAME_PARAGRAPH
            key = (id(event.member), event.unnamed)
            if key not in scores or scores[key][0] < score:
                scores[key] = (score, event)
        ranked = sorted(scores.values(), key=lambda pair: (pair[0], pair[1].position))
        if not ranked:
            return None
        best, event = ranked[-1]
        margin = best - ranked[-2][0] if len(ranked) > 1 else 3.0
        confidence = 0.9 if margin > 1.2 else 0.75 if margin > 0.4 else 0.6
        return Found(event.member, event.unnamed, confidence)

    def _fit(self, member: Member, gender: Gender) -> float:
        """How well a member suits a pronoun: known gender and known kind count for, an unknown kind against."""
        if gender:
            return 0.5 if member.gender == gender else 0.0 if member.human else -1.0
        return 0.0 if member.is_body or member.human or self.has_spoken(member) else -1.0

    def _may_be_person(self, event: _Event) -> bool:
        """Whether a whole name nobody knows for a person's may be one: it does something, and nobody is in it."""
        member = event.member
        if member is None or not 1 < len(member.words) < 5 or event.weight < _SUBJECT:
            return False
        return not self._is_place(member)

    def _is_place(self, member: Member) -> bool:
        """Whether one can be in it: then "it" says nothing, unless it has spoken before."""
        known = self._places.get(id(member))
        if known is None:
            known = self._places[id(member)] = is_placed(self.cast.text, member)
        return known

    def _add(self, event: _Event) -> None:
        self._events.insert(self._behind(event.position), event)
