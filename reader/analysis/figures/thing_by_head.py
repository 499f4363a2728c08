"""Up the tree from a figure to the noun or verb that says what it is: "a profit of ...", "Inflation slowed to ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.figures.figure_clauses import (
    is_person,
    noun_words,
    object_of,
    subject_of,
    told_of,
)
from reader.analysis.figures.parse_view import NOUNS, Parsed
from reader.analysis.figures.thing import AS_BEFORE, NOTHING, Thing
from reader.analysis.figures.thing_nouns import what_moved
from reader.analysis.numbers.quantity_words import (
    DIMENSIONS,
    EMPTY_NOUNS,
    GENERIC,
    MOVES,
    PAYING,
    RISING,
    SETTING,
    TIME_NOUNS,
    VAGUE_HEADS,
)
from reader.analysis.quantities.casualties import FATES
from reader.model.lexicon.inline_words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.analysis.numbers.candidate import Found

_EMPTY_VERBS = wordset(
    """
    is are was were be been being has have had having do does did say says said saying think thinks thought believe
    speak speaks spoke speaking talk talks talked cite cites cited citing claim claims claimed mention mentioned tell
    tells told reply replies replied answer answers answered ask asks asked add adds added insist insists insisted note
    notes noted argue argues argued warn warns warned announce announces announced write writes wrote
    believes believed see sees saw know knows knew want wants wanted
    """
)
_EXPECTING = wordset(
    """
    expect expects expected expecting predict predicts predicted predicting forecast forecasts forecasted forecasting
    project projects projected projecting anticipate anticipates anticipated anticipating estimated
    """
)
_EXPECTERS = wordset("analysts street economists investors traders markets market forecasters experts consensus they")
"""Who expects a figure that others will bring."""
_LYING = wordset("lie lies lay sit sits sat remain remains remained stand stands go goes went")
_ASKING = wordset("ask asks asked asking want wants wanted wanting")
_TAKING_ON = wordset(
    """
    employ employs employed employing hire hires hired hiring recruit recruits recruited recruiting train trained pulled
    treated treating enrolled enrolling enroll housed housing sheltered sheltering
    """
)
"""Verbs whose object is people even when no noun says so: "employs 1,100"."""
_GIVING = wordset(
    """
    give gives gave given giving donate donates donated donating pay pays paid paying award awards awarded awarding lend
    lends lent lending pledge pledges pledged pledging contribute contributed contributing grant granted granting
    transfer transferred hand handed send sent
    """
)
_RECORDED = frozenset(("won", "lost", "drawn", "drew", "win", "lose", "winning", "losing"))
"""What teams do that is counted in games."""
_AS_NOUN = {"fined": "fine", "fining": "fine"}
_SUFFERING = ("dobj", "nsubjpass", "nsubj", "npadvmod", "dep", "advmod", "nmod")
SAID_OF_SUBJECT = RISING | SETTING


def climb(parsed: Parsed, each: Found, root: Token) -> Thing:
    """Up the tree from the figure to the noun or verb that says what it is."""
    token = root
    for _ in range(7):
        head = token.head
        if head.i == token.i:
            return _of_verb(parsed, each, token, token) if token.tag_.startswith("VB") else _loose(parsed, token, root)
        if head.i in parsed.owner and parsed.owner[head.i] != parsed.owner.get(root.i):
            if parsed.owner[head.i] > parsed.owner.get(root.i, 0):
                token = head
                continue
            if token.dep_ in (
                "conj",
                "appos",
                "prep",
                "npadvmod",
                "nmod",
                "nummod",
                "advmod",
                "quantmod",
                "compound",
                "pobj",
            ):
                return AS_BEFORE if each.kind not in ("count", "people") or each.unit else _counted_like(parsed, head)
            token = head
            continue
        if head.tag_ in NOUNS or (head.tag_ in ("CD", "$") and head.i not in parsed.owner):
            named = _of_noun(parsed, each, token, head)
            if named.words:
                return named
            token = head
            continue
        if head.tag_.startswith(("VB", "MD")):
            return _of_verb(parsed, each, head, token)
        if head.lower_ in DIMENSIONS and token.dep_ in ("npadvmod", "advmod"):
            return _dimension(parsed, head)
        token = head
    return NOTHING


def _loose(parsed: Parsed, top: Token, root: Token) -> Thing:
    """A sentence without a verb ("Profit: $3 million"): the noun it is built on."""
    if top.tag_ in NOUNS and top.i not in parsed.owner:
        return Thing(parsed.wording(parsed.phrase(top)))
    for child in top.children:
        if child.tag_ in NOUNS and child.i not in parsed.owner and child.dep_ in ("nsubj", "appos", "dep", "compound"):
            return Thing(parsed.wording(parsed.phrase(child)))
        if child.lower_ in FATES and child.i > root.i:
            return Thing(child.text, child.idx + len(child.text) if child.i == root.i + 1 else -1, "", child.lower_)
    after = parsed.doc[root.i + 1] if root.i + 1 < len(parsed.doc) else None
    if after is not None and after.lower_ in FATES:
        return Thing(after.text, after.idx + len(after.text), "", after.lower_)
    return NOTHING


def _counted_like(parsed: Parsed, head: Token) -> Thing:
    after = parsed.doc[head.i + 1] if head.i + 1 < len(parsed.doc) else None
    return Thing(after.text, -1, "", after.lower_) if after is not None and after.lower_ in FATES else NOTHING


def _of_noun(parsed: Parsed, each: Found, token: Token, noun: Token) -> Thing:
    """The noun a figure hangs on: "a profit of $3m", "tariffs at 50%", "$300m contract"."""
    if noun.lower_ in TIME_NOUNS or noun.lower_ in EMPTY_NOUNS or _says_nothing(parsed, noun):
        return NOTHING
    if noun.lower_ in MOVES and each.kind in ("percent", "points", "money", "share", "multiple", "measure", "count"):
        return what_moved(parsed, noun, [*parsed.phrase(noun, with_of=False)])
    if each.kind in ("count", "people") and not each.unit and token.dep_ == "prep" and token.lower_ != "of":
        return NOTHING
    if noun.lower_ in FATES and not each.unit:
        return Thing(parsed.wording(parsed.phrase(noun)), -1, noun.lower_, noun.lower_)
    if token.dep_ == "appos" and noun.tag_ in ("NNP", "NNPS") and each.kind != "money":
        return NOTHING
    return Thing(parsed.wording(parsed.phrase(noun)), -1, noun.lower_)


def _says_nothing(parsed: Parsed, noun: Token) -> bool:
    """ "an annual rate of 2%", "a total amount of $5": a head that only announces a number."""
    if noun.lower_ not in VAGUE_HEADS or noun.lower_ == "majority":
        return False
    return all(word.lower_ in GENERIC for word in parsed.phrase(noun) if word.i != noun.i)


def _dimension(parsed: Parsed, word: Token) -> Thing:
    """ "a 15 metre high wall", "struck 10 km deep"."""
    head = word.head
    if word.dep_ in ("amod", "acomp") or head.tag_ in NOUNS:
        if head.tag_ in NOUNS:
            return Thing(f"{parsed.wording(parsed.phrase(head, with_of=False))} {word.text}")
        subject = subject_of(head, word)
        if subject is not None:
            return Thing(f"{noun_words(parsed, subject)} {word.text}".strip())
    if word.lower_ == "away" and head.tag_.startswith("VB") and (subject := subject_of(head, word)) is not None:
        return Thing(f"{noun_words(parsed, subject)} {word.text}".strip())
    return Thing(word.text, word.idx + len(word.text))


def _of_verb(parsed: Parsed, each: Found, verb: Token, token: Token) -> Thing:
    """What a verb says the figure is of: its object, its subject, or the deed itself."""
    word = verb.lower_.replace("’", "'")
    counting = each.unit == "" and each.kind in ("count", "people")
    if counting and (fate := _fate_by_verb(verb, token)).words:
        return fate
    obj = object_of(parsed, verb, token)
    subject = subject_of(verb, token)
    subject_words = noun_words(parsed, subject)
    moved = word in RISING and obj is not None and obj.i < token.i and token.lower_ in ("from", "to", "by")
    if moved and obj is not None:
        return Thing(parsed.wording(parsed.phrase(obj)))  # "the swap drops output from 300 to 200"
    if (
        word in SETTING
        and obj is not None
        and ((token.dep_ in ("prep", "npadvmod", "advmod", "dobj") and obj.i < token.i) or word not in RISING)
    ):
        return Thing(parsed.wording(parsed.phrase(obj)))
    if (
        each.kind == "money"
        and (word in PAYING or any(child.lower_ == "aside" for child in verb.rights))
        and obj is None
    ):
        return _deed(parsed, verb, subject, obj, token)
    if word in _EXPECTING and obj is None and (subject is None or subject.lower_ in _EXPECTERS):
        return AS_BEFORE
    if each.kind == "percent" and (receiver := _receiver(parsed, verb, token)):
        return Thing(receiver)
    if word in _RECORDED and each.kind in ("share", "count") and not each.unit:
        return Thing(f"{subject_words} {verb.text}".strip())
    if is_person(parsed, subject) and each.unit in ("%", "percentage point"):
        return NOTHING  # a person came down from 9% to 8% of something
    if word in SAID_OF_SUBJECT and subject_words:
        return told_of(parsed, subject)
    if word in SAID_OF_SUBJECT and obj is not None:
        return Thing(parsed.wording(parsed.phrase(obj)))
    if word in PAYING and each.kind in ("money", "percent"):
        return _deed(parsed, verb, subject, obj, token)
    if obj is not None and obj.i < token.i:
        return Thing(parsed.wording(parsed.phrase(obj)))
    if each.kind in ("percent", "points", "share", "measure", "temperature", "multiple") and subject_words:
        return Thing(subject_words)
    if counting:
        if word in _TAKING_ON and token.dep_ == "dobj":
            return Thing(verb.text, fate=word)
        return Thing(subject_words) if word in RISING else Thing(does=word) if token.dep_ == "nsubj" else NOTHING
    if each.kind == "money" and token.dep_ == "nsubj" and verb.lower_ in _LYING:
        for child in verb.rights:
            if child.dep_ in ("acomp", "oprd") and child.tag_.startswith(("JJ", "VBN")):
                return Thing(child.text)  # "two million lie unspent"
    return _deed(parsed, verb, subject, obj, token) if each.kind == "money" else Thing(subject_words)


def _receiver(parsed: Parsed, verb: Token, token: Token) -> str:
    """ "the poll gave Ms. Dorrin 46%": who is given the share."""
    if verb.lower_ not in _GIVING and verb.lower_ not in ("shows", "showed", "put", "puts"):
        return ""
    for child in verb.rights:
        if (
            child.dep_ in ("dative", "dobj")
            and child.tag_ in NOUNS
            and child.i < token.i
            and child.i not in parsed.owner
        ):
            return noun_words(parsed, child)
    return ""


def _what_for(parsed: Parsed, verb: Token) -> str:
    """ "a campus in which it plans to invest $1 billion": the noun that the clause of the verb is about."""
    for _ in range(3):
        if verb.dep_ == "relcl" and verb.head.tag_ in NOUNS:
            return noun_words(parsed, verb.head)
        if verb.dep_ not in ("xcomp", "conj"):
            return ""
        verb = verb.head
    return ""


def _deed(parsed: Parsed, verb: Token, subject: Token | None, obj: Token | None, token: Token) -> Thing:
    """ "paid for the ticket", "regulator fined bank", "Norway invested in plant": who did what for it."""
    asked = verb.lower_ in _ASKING and token.dep_ == "dobj"
    if verb.lower_ in _EMPTY_VERBS and not asked:
        return NOTHING
    who = noun_words(parsed, subject)
    who = f"{who} {verb.text}" if who and len(who.split()) <= 4 else _AS_NOUN.get(verb.lower_, verb.text)
    if obj is None and (about := _what_for(parsed, verb)):
        return Thing(about)
    if verb.tag_ == "VB" and verb.dep_ == "ROOT" and subject is None:
        return Thing(parsed.wording(parsed.phrase(obj))) if obj is not None else NOTHING  # "Save $31"
    if obj is not None:
        return Thing(f"{who} {parsed.wording(parsed.phrase(obj))}")
    gives = verb.lower_ in _GIVING
    for child in [*verb.rights, *(below for right in verb.rights for below in right.rights)]:
        if (
            child.dep_ in ("prep", "dative")
            and (child.lower_ in ("for", "in", "on", "towards", "toward", "into") or (child.lower_ == "to" and gives))
            and child.i not in parsed.owner
        ):
            for noun in child.rights:
                if (
                    noun.dep_ == "pobj"
                    and noun.tag_ in NOUNS
                    and noun.lower_ not in TIME_NOUNS
                    and noun.i not in parsed.owner
                ):
                    return Thing(f"{who} {child.text} {parsed.wording(parsed.phrase(noun))}")
    return Thing(who)


def _fate_by_verb(verb: Token, token: Token) -> Thing:
    """ "killing 107", "160 are missing", "two dozen were arrested"."""
    word = verb.lower_
    if word == "shot" and any(child.dep_ == "prt" for child in verb.rights):
        return NOTHING  # drones are shot down
    does_it = token.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in verb.rights)
    does_it = does_it or (word == "missing" and token.dep_ == "dobj")
    if word in FATES and token.dep_ in _SUFFERING and not does_it:
        end = verb.idx + len(verb.text) if verb.i == token.i + 1 else -1
        return Thing(verb.text, end, "", word)
    if token.lower_ in FATES and token.dep_ == "dobj" and token.tag_ == "JJ":
        return Thing(token.text, -1, "", token.lower_)  # "hold 160 captive"
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "dep"):
        for child in verb.rights:
            if (
                child.lower_ in FATES
                and child.dep_ in ("acomp", "attr", "oprd", "advmod", "ccomp", "xcomp", "acl", "conj", "prep")
                and child.i > token.i
            ):
                return Thing(
                    child.text, child.idx + len(child.text) if child.i == token.i + 1 else -1, "", child.lower_
                )
        if token.dep_ == "nsubjpass":
            return Thing(verb.text, verb.idx + len(verb.text) if verb.i == token.i + 1 else -1)
    for child in token.rights:
        if child.lower_ in FATES:
            return Thing(child.text, child.idx + len(child.text) if child.i == token.i + 1 else -1, "", child.lower_)
    return NOTHING
