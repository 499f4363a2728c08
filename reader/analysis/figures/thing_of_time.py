"""What lasts as long as a duration says, or happens that much later; and who is as old as an age says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.figures.figure_clauses import last_person_before, noun_words, subject_of, verb_above
from reader.analysis.figures.parse_view import NOUNS, Parsed
from reader.analysis.figures.thing import NOTHING, Thing
from reader.analysis.numbers.quantity_words import EMPTY_NOUNS, PRONOUNS, TIME_NOUNS
from reader.model.lexicon.inline_words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.analysis.figures.thing_scene import Scene

_PRISON = re.compile(
    r"\s+(?:in\s+(?:a\s+)?(?:\w+\s)?(?:prison|jail|custody|detention)|behind\s+bars|imprisonment|(?:prison"
    r"|jail)\b|of\s+(?:imprisonment|hard\s+labou?r))"
)
_AND = re.compile(r",?\s(?:and|or)\s|,\s")
_JAILS = ("prison", "jail", "custody", "bars", "detention")
_BEFORE_AGE = wordset(
    ", ( - aged age ages of the between who is was now just over under about around nearly almost both then only"
)
_SOME = wordset("some many most few several others all both those these they none half")
_AGO = wordset("ago earlier later before after since until away early late")
_LASTING = wordset("last lasts lasted lasting held took take takes spans ran runs continued")
_HELPING = wordset("is are was were be been being 's 're has have had having do does did will would can could")


def aged(scene: Scene) -> Thing:
    """Who is so old: the noun beside the age, or the person last spoken of ("The 55-year-old is ...")."""
    parsed, each = scene.parsed, scene.each
    run = parsed.run_after(each)
    if run:
        return Thing(parsed.wording(run), run[-1].idx + len(run[-1].text), run[-1].lower_)
    i = parsed.at(each.start) - 1
    while i >= 0 and parsed.doc[i].text in _BEFORE_AGE:
        i -= 1
    if pair := _same_as_before(scene):
        return pair
    while i >= 0 and parsed.doc[i].lower_ in TIME_NOUNS:
        i -= 1
    head = parsed.doc[i] if i >= 0 else None
    if head is not None and head.tag_ in NOUNS:
        return Thing(parsed.wording(parsed.phrase(head, with_of=False)))
    verb = verb_above(scene.root)
    subject = subject_of(verb, scene.root) if verb is not None and verb.lower_ not in ("said", "says") else None
    if subject is not None and subject.lower_ in _SOME:  # "a few will be 70"
        return Thing(noun_words(parsed, _among(subject)))
    words = noun_words(parsed, subject)
    return Thing(words or noun_words(parsed, last_person_before(parsed, parsed.at(each.start))))


def _same_as_before(scene: Scene) -> Thing | None:
    """ "sons, ages 6 and 16": an age told beside the one before is of the same people."""
    told = scene.last is not None and scene.last.kind == "age" and _AND.fullmatch(scene.gap)
    return Thing(scene.before.words) if told and scene.before.words else None


def _among(some: Token) -> Token | None:
    """ "some of the guards", "many within the crew": the noun they are of."""
    return next(
        (noun for child in some.rights if child.dep_ == "prep" for noun in child.rights if noun.dep_ == "pobj"), None
    )


def lasting(scene: Scene) -> Thing:
    """What lasts so long: the noun it qualifies, the punishment, what it is before or after, what goes on meanwhile."""
    parsed, root = scene.parsed, scene.root
    head = root.head
    if root.dep_ in ("amod", "compound", "nmod", "nummod") and head.tag_ in NOUNS and head.i > root.i:
        return Thing(parsed.wording(parsed.phrase(head, with_of=False))) if head.i not in parsed.owner else NOTHING
    of_noun = root.dep_ == "pobj" and head.lower_ == "of" and head.head.tag_ in NOUNS
    if of_noun and head.head.i not in parsed.owner and head.head.lower_ not in EMPTY_NOUNS | TIME_NOUNS:
        return Thing(parsed.wording(parsed.phrase(head.head, with_of=False)))
    if punished := _punishment(scene):
        return punished
    for child in root.rights:  # "with three months to serve"
        if child.dep_ in ("relcl", "acl") and child.tag_ == "VB":
            return Thing(child.text)
    if relation := _relation(scene):
        return Thing(relation)
    verb = verb_above(root)
    if verb is not None and verb.lower_ in _LASTING:
        subject = subject_of(verb, root)
        if subject is not None and (words := noun_words(parsed, subject)):
            return Thing(words)
    return _meanwhile(parsed, root)


def _punishment(scene: Scene) -> Thing | None:
    root, head = scene.root, scene.root.head
    if head.lower_ == "to" and head.head.lower_ in ("sentenced", "sentence"):
        return Thing(head.head.text, fate="sentenced")
    if head.lower_ == "for" and head.head.lower_ in ("jailed", "imprisoned", "detained"):
        return Thing(head.head.text, fate="sentenced")
    if _PRISON.match(scene.text, scene.each.end):
        return Thing("prison", fate="sentenced")
    for child in root.rights:
        if child.lower_ in ("in", "behind") and any(noun.lower_ in _JAILS for noun in child.rights):
            return Thing("prison", fate="sentenced")
    return None


def _relation(scene: Scene) -> str:
    """ "73 seconds after liftoff", "ten years ago": the word after it, and what it is after."""
    word = scene.word_after()
    if word is None or word.lower_ not in _AGO:
        return ""
    for child in word.children:
        inside = child.i > word.i and child.i not in scene.parsed.owner
        if inside and child.dep_ in ("pobj", "pcomp") and child.tag_ in NOUNS:
            return f"{word.text} {scene.parsed.wording(scene.parsed.phrase(child))}".strip()
        if inside and child.dep_ == "pcomp" and child.tag_ == "VBG":  # "after leaving office"
            return " ".join([word.text, child.text, *_done_to(scene.parsed, child, scene.root)])
    if word.dep_ == "mark" and word.head.tag_.startswith("VB"):  # "since Foxwell scaled back"
        verb = word.head
        subject = noun_words(scene.parsed, subject_of(verb, word))
        return " ".join(part for part in (word.text, subject, verb.text) if part)
    return word.text


def _meanwhile(parsed: Parsed, root: Token) -> Thing:
    """ "worked for the carrier for five years", "spent an hour hiding", "vacant for 20 years": what went on."""
    state = root.head if root.head.tag_ in ("JJ", "RB", "VBN") and root.dep_ in ("npadvmod", "advmod") else None
    if state is not None and state.tag_ == "JJ" and state.lower_ not in ("old", "long", "more", "less"):
        return Thing(state.text)
    verb = verb_above(root)
    if verb is None or verb.i in parsed.owner:
        return NOTHING
    if verb.lower_ in _HELPING or verb.lower_.strip("'’") in ("s", "re"):
        for child in verb.rights:
            if (
                child.dep_ in ("acomp", "attr", "advmod")
                and child.tag_[:2] in ("JJ", "NN", "RB")
                and child.i not in parsed.owner
            ):
                if child.lower_ in TIME_NOUNS | PRONOUNS or (
                    child.tag_ == "RB" and child.lower_ in ("now", "still", "also", "just")
                ):
                    continue
                return Thing(noun_words(parsed, child) or child.text)
        return Thing(noun_words(parsed, subject_of(verb, root)))
    return Thing(" ".join([verb.text, *_done_to(parsed, verb, root)]))


def _done_to(parsed: Parsed, verb: Token, root: Token) -> list[str]:
    """The object of a verb, or what it is done for, at or with: at most one of them."""
    inside = {token.i for token in root.subtree} | {root.head.i}
    for child in verb.rights:
        if child.i in inside or child.i in parsed.owner:
            continue
        if (
            child.dep_ in ("xcomp", "advcl")
            and child.tag_ == "VBG"
            and not any(c.dep_ in ("mark", "prep") for c in child.lefts)
        ):
            return [child.text]
        if child.dep_ in ("dobj", "attr") and (words := noun_words(parsed, child)):
            return [words]
        if child.dep_ == "prep":
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.lower_ not in TIME_NOUNS and (words := noun_words(parsed, noun)):
                    return [child.text, words]
    return []
