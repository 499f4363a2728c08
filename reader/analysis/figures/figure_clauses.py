"""Subjects and objects in the parse, as the search for the thing asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.figures.parse_view import NOUNS, Parsed
from reader.analysis.figures.thing import Thing
from reader.analysis.lexicon import given_names
from reader.analysis.numbers.quantity_words import PRONOUNS, TIME_NOUNS, VAGUE_HEADS
from reader.analysis.quantities.casualties import FATES

if TYPE_CHECKING:
    from spacy.tokens import Token


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


def noun_words(parsed: Parsed, noun: Token | None) -> str:
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
