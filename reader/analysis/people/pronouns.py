"""Pronouns as sources: whom "he", "it" and "they" mean, and the noun that "who" and "which" take up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.analysis.people.context import (
    SETTLED,
    Discourse,
    Naming,
    as_member,
    nobody_known,
)
from reader.analysis.people.gender_and_roles import GENDERED
from reader.analysis.text.noun_phrases import Phrase
from reader.model.document import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL = ("he", "she", "they", "it")
_RELATIVE = ("who", "which", "that")
_SUBJECTS = {"him": "he", "her": "she", "them": "they"}
"""As which a pronoun speaks that stands as an object: "quoted him as saying"."""


def is_personal(head: Token) -> bool:
    """Whether a source is a personal pronoun, whatever the tagger takes it for."""
    return head.tag_ == "PRP" or head.lower_ in _PERSONAL


def is_relative(head: Token) -> bool:
    """Whether a source is a relative pronoun, and not the World Health Organization."""
    return head.lower_ in _RELATIVE and head.text != "WHO"


def pronoun(discourse: Discourse, source: Phrase, told: Sequence[Span] = ()) -> Naming:
    """Whom a personal pronoun means that stands with what is `told`; it tells their gender, too."""
    word = _SUBJECTS.get(source.head.lower_, source.head.lower_)
    if word in GENDERED:
        found = discourse.salience.person(source.start, GENDERED[word], told)
    elif word == "it":
        found = discourse.salience.body(source.start)
    else:
        found = discourse.salience.anyone(source.start)
    if found is None:
        return nobody_known(0.3)
    member = found.member
    if member is None:
        return Naming(found.unnamed, "", "pronoun", found.confidence)
    settled = found.confidence > SETTLED or discourse.salience.has_spoken(member)
    if word in GENDERED and settled and not member.gender:
        member.gender = GENDERED[word]
    return as_member(member, "pronoun", found.confidence)


def antecedent(source: Phrase) -> Phrase | None:
    """The noun that the clause of a relative pronoun hangs on; None where the parse has none in front of it."""
    verb = source.head.head
    for _ in range(4):
        if verb.dep_ == "relcl" or verb.head.i == verb.i:
            break
        verb = verb.head
    noun = verb.head
    if verb.dep_ != "relcl" or noun.i >= source.head.i:
        return None
    end = max(noun.idx + len(noun), min(source.start - 1, noun.right_edge.idx))
    return Phrase(noun.left_edge.idx, end, noun)


def name_in_front(discourse: Discourse, source: Phrase) -> Naming:
    """The name right before a relative pronoun that the parse hangs on nothing."""
    run = discourse.cast.run_at(max(0, source.start - 80), source.start)
    if run is None or discourse.text[run.end : source.start].strip(" ,"):
        return nobody_known(0.3)
    found = discourse.cast.resolved[run.start]
    return as_member(found.member, found.method, 0.8)
