"""Subjects and objects in the parse, as the search for the thing asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.figures.parse_view import NOUNS, Parsed
from reader.analysis.figures.thing import Thing
from reader.analysis.numbers.quantity_words import PRONOUNS, TIME_NOUNS, VAGUE_HEADS
from reader.analysis.quantities.casualties import FATES, is_people
from reader.model.lexicon import given_names, is_role

if TYPE_CHECKING:
    from spacy.tokens import Token


_FARTHEST = 45
"""Words back that are searched for what a pronoun stands for."""
_SAYING = frozenset(("said", "says", "say", "told", "tells", "added", "adds", "wrote", "writes"))


def verb_above(token: Token) -> Token | None:
    for _ in range(5):
        if token.head.i == token.i:
            return token if token.tag_.startswith("VB") else None
        token = token.head
        if token.tag_.startswith("VB"):
            return token
    return None


def object_of(parsed: Parsed, verb: Token, besides: Token) -> Token | None:
    for child in verb.rights:
        if (
            child.dep_ in ("dobj", "dative")
            and child.i != besides.i
            and child.i not in parsed.owner
            and child.tag_ in NOUNS
            and child.lower_ not in TIME_NOUNS
        ):
            return child
    return None


def subject_of(verb: Token | None, besides: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares; of a participle after a noun, that noun."""
    for _ in range(4):
        if verb is None or (besides.dep_ in ("nsubj", "nsubjpass") and besides.head.i == verb.i):
            return None
        for child in verb.lefts:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") and child.i != besides.i:
                if child.tag_ in ("WDT", "WP") or child.lower_ == "that":
                    return verb.head if verb.dep_ == "relcl" and verb.head.tag_ in NOUNS else None
                if child.dep_ == "expl" and child.i and verb.doc[child.i - 1].head.i == verb.i:
                    before = verb.doc[child.i - 1]  # "Rents there are seven times higher"
                    return before if before.tag_ in NOUNS else child
                return child
        if verb.dep_ in ("acl", "relcl") and verb.head.tag_ in NOUNS:
            return verb.head
        if verb.dep_ in ("xcomp", "conj", "advcl", "ccomp", "prep", "pcomp", "aux", "auxpass", "dep"):
            inner = next(
                (
                    child
                    for child in verb.head.rights
                    if child.dep_ == "dobj" and verb.dep_ == "xcomp" and child.i < verb.i
                ),
                None,
            )
            if inner is not None and inner.tag_ in NOUNS:
                return inner
            verb = verb.head
            continue
        return None
    return None


def antecedent(parsed: Parsed, pronoun: Token) -> Token | None:
    """What "it" or "they" stands for: the last subject before its clause; None when that is a person, or far."""
    for i in range(pronoun.i - 1, max(-1, pronoun.i - _FARTHEST), -1):
        token = parsed.doc[i]
        if token.is_space and token.text.count("\n") > 2:
            return None
        if token.dep_ not in ("nsubj", "nsubjpass") or token.head.i > pronoun.i or token.i in parsed.owner:
            continue
        if token.tag_ not in NOUNS or token.head.lower_ in _SAYING:
            continue
        if is_person(parsed, token) or token.lower_ in TIME_NOUNS:
            return None
        if pronoun.lower_ == "it" and token.tag_ == "NNS":
            continue
        return token
    return None


def last_person_before(parsed: Parsed, position: int) -> Token | None:
    """The subject before token `position`, in a sentence before, that is a person: by name, or by a role."""
    for i in range(position - 1, max(-1, position - _FARTHEST), -1):
        token = parsed.doc[i]
        if token.dep_ not in ("nsubj", "nsubjpass") or token.tag_ not in ("NN", "NNP"):
            continue
        if is_person(parsed, token) or is_role(token.lower_) or is_people(f"{token.lower_}s") or token.tag_ == "NNP":
            return token
    return None


def noun_words(parsed: Parsed, noun: Token | None) -> str:
    """The words of the noun phrase around `noun`; of "it" and "they" those of what they stand for; or empty."""
    if noun is not None and noun.lower_ in ("it", "they") and noun.dep_ in ("nsubj", "nsubjpass"):
        noun = antecedent(parsed, noun)
    if noun is None or noun.lower_ in PRONOUNS or noun.i in parsed.owner or noun.tag_ not in NOUNS | {"CD", "VBG"}:
        return ""
    before = parsed.doc[noun.i - 1] if noun.i > 1 else noun
    if before.lower_ == "before" and noun.lower_ in ("tax", "interest", "provisions"):
        return f"{parsed.wording(parsed.phrase(parsed.doc[noun.i - 2]))} before {noun.text}"
    return parsed.wording(parsed.phrase(noun))


def told_of(parsed: Parsed, noun: Token | None) -> Thing:
    """The words of a noun as a thing, what befell those it numbers included: "the number of people killed"."""
    words = noun_words(parsed, noun)
    if noun is None or not words or noun.lower_ not in VAGUE_HEADS:
        return Thing(words)
    below = [inner for child in noun.rights if child.lower_ == "of" for inner in child.rights if inner.dep_ == "pobj"]
    for word in [child for of in noun.rights if of.lower_ == "of" for child in of.rights]:
        if word.lower_ in FATES:
            return Thing(words if word.text in words.split() else f"{words} of {word.text}", fate=word.lower_)
    for word in [*noun.rights, *(right for inner in below for right in inner.rights)]:
        if word.lower_ in FATES and word.dep_ in ("acl", "amod", "relcl", "advcl"):
            return Thing(f"{words} {word.text}", fate=word.lower_)
    return Thing(words)


def is_person(parsed: Parsed, noun: Token | None) -> bool:
    """Whether a noun is the full name of a person, by the given name."""
    if noun is None or noun.tag_ != "NNP":
        return False
    named = [token for token in parsed.phrase(noun, with_of=False) if token.tag_ == "NNP"]
    return len(named) > 1 and named[-2].lower_ in given_names()
