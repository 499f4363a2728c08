"""Definite descriptions: whom "the minister", "the Norwegian", "the ministry" or "his uncle" takes up again."""

from __future__ import annotations

import re

from reader.analysis.lexicon import Gender, body_nouns, gender_in, role_nouns, word_set
from reader.analysis.people.context import (
    SETTLED,
    Discourse,
    Naming,
    as_member,
)
from reader.analysis.people.entities import Member
from reader.analysis.text.noun_phrases import Phrase

_DEFINITE = re.compile(r"(?:the|this|that) ", re.I)
_POSSESSIVE = re.compile(r"(?:his|her|their) ", re.I)
_SINGULAR = ("NN", "NNP", "JJ", "CD")
_WORD = re.compile(r"[\w-]+")
_LITTLE_WORDS = frozenset({"the", "this", "that", "of", "for", ""})
_SAME_OFFICE = {
    "premier": ("prime minister",), "ceo": ("chief executive",), "boss": ("chief executive", "manager"),
    "lawmaker": ("senator", "congress", "member of parliament", "mp"), "cop": ("officer",),
    "attorney": ("lawyer",), "lawyer": ("attorney",), "spokesperson": ("spokesman", "spokeswoman"),
    "spokesman": ("spokesperson",), "spokeswoman": ("spokesperson",), "writer": ("author",),
    "footballer": ("striker", "midfielder", "defender"), "author": ("writer", "novelist"),
    "scientist": ("professor", "researcher"),
}  # fmt: skip
"""Other words for an office or trade than the one it was named by."""
_FIRST_PART = re.compile(r",| and ")
_WHOSE_LIFE = re.compile(r"\d+-year-old|-(?:born|raised|bred)\b")
"""What is told of somebody's life to call them by something else."""
_SURE, _UNSURE = 0.8, 0.55


def described(discourse: Discourse, source: Phrase, words: str) -> Naming | None:
    """Whom of those already known a noun phrase describes, if any; `words` are what names the source in it."""
    if is_definite(words):
        if source.head.tag_ not in _SINGULAR:
            return None
        return role_holder(discourse, source, words) or _body_of_kind(discourse, source, words)
    return _relative(discourse, source.head.lower_) if _POSSESSIVE.match(words) else None


def is_definite(words: str) -> bool:
    """Whether a phrase takes something up that is known: "the study", not "a study"."""
    return _DEFINITE.match(words) is not None


def role_holder(discourse: Discourse, source: Phrase, words: str) -> Naming | None:
    """The person of that role who was named last, or whoever a word like "the star" may mean."""
    nouns, noun = role_nouns(), _whole_noun(words, source.head.lower_)
    of_life = _WHOSE_LIFE.search(words) is not None
    if noun not in nouns and not of_life:
        return None
    flags = nouns.get(noun, "")
    told = gender_in(flags)
    wanted = {_plain(word) for word in _WORD.findall(words.lower())} - _LITTLE_WORDS
    for member in discourse.salience.humans(source.start):
        fits = not told or member.gender in ("", told)
        if fits and any(_is_of_role(role, noun, wanted) for role in member.roles):
            return as_member(member, "role", _SURE)
    if of_life:
        return taken_up(discourse, source, told)
    of_something = len(words.split()) > 2 and any(
        word[:1].isupper() for word in words.split()[1:]
    )  # "the Ossel captain"
    if "x" not in flags and not of_something:
        return None
    last = discourse.salience.last_speaker(source.start, told)
    if last is None or ("x" not in flags and last.roles):
        last = _without_role(discourse, source, told)
    return as_member(last, "role", _UNSURE) if last is not None else None


def taken_up(discourse: Discourse, source: Phrase, told: Gender) -> Naming | None:
    """Whom "the Norwegian" or "the 31-year-old winger" takes up: who spoke last, or who is being talked of."""
    last, found = discourse.salience.last_speaker(source.start, told), discourse.salience.person(source.start, told)
    member = last or (found.member if found is not None else None)
    if member is None:
        return None
    sure = found is not None and found.member is member and found.confidence > SETTLED
    return as_member(member, "role", 0.7 if sure else _UNSURE)


def _whole_noun(words: str, head: str) -> str:
    """The noun that heads a phrase, its parts put together that the parse tears apart: "left-hander"."""
    whole = words.lower().rsplit(" ", 1)[-1]
    return whole if whole.endswith(f"-{head}") and whole in role_nouns() else head


def _is_of_role(role: str, noun: str, wanted: set[str]) -> bool:
    """Whether the first of the roles somebody is given has the noun, and all else that is said."""
    first = _FIRST_PART.split(role.lower(), maxsplit=1)[0]
    named = {_plain(word) for word in _WORD.findall(first)}
    named |= {part for word in named for part in word.split("-")}
    if _plain(noun) in named and (wanted <= named or len(wanted) == 1):
        return True
    return any(other in first for other in _SAME_OFFICE.get(noun, ())) and len(wanted) == 1


def _plain(word: str) -> str:
    """A word as it is compared: "ex-governor" is the governor that "former governor" is, too."""
    return "" if word == "former" else word.removeprefix("ex-")


def _without_role(discourse: Discourse, source: Phrase, told: Gender) -> Member | None:
    """The person being talked of, when nothing is told of what they are."""
    found = discourse.salience.person(source.start, told)
    if found is None or found.member is None or found.confidence <= SETTLED:
        return None
    return None if found.member.roles else found.member


def _body_of_kind(discourse: Discourse, source: Phrase, words: str) -> Naming | None:
    """ "the ministry": the body named last whose name or role says so, else the only body that speaks."""
    noun, length = source.head.lower_, len(words.split())
    if noun not in body_nouns() or length > 3:
        return None
    for body in discourse.salience.bodies(source.start):
        if len(body.words) == 1 and body.words[0].lower() == noun:
            continue  # "Company", torn from a name, is no name
        named = {word.lower() for word in body.words}
        if noun in named or any(noun in role.lower().split() for role in body.roles):
            return as_member(body, "role", _SURE)
    if noun in word_set("public bodies") or length > 2:
        return None
    found = discourse.salience.body(source.start)
    member = found.member if found is not None else None
    if member is None or (noun in word_set("bodies of a kind") and len(member.words) > 1):
        return None
    speaks = member.is_body or discourse.salience.has_spoken(member)
    return as_member(member, "role", _UNSURE) if speaks else None


def _relative(discourse: Discourse, noun: str) -> Naming | None:
    """ "His uncle", when the story names one uncle and no other: "the uncle, Per Askholm"."""
    named = [m for m in discourse.cast.members if any(role.lower().split()[-1:] == [noun] for role in m.roles)]
    return as_member(named[0], "role", 0.75) if noun in word_set("relatives") and len(named) == 1 else None
