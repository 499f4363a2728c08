"""Definite descriptions: whom "the minister", "the Norwegian", "the ministry" or "his uncle" takes up again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reader.analysis.people.context import (
    SETTLED,
    Discourse,
    Naming,
    as_member,
)
from reader.analysis.people.entities import Member
from reader.analysis.people.roles.role_words import clean_role, is_past
from reader.analysis.text.noun_phrases import Phrase
from reader.model.lexicon import Gender, body_nouns, gender_in, is_outlet, role_nouns, word_set

_DEFINITE = re.compile(r"(?:the|this|that) ", re.I)
_OF_SOMEBODY = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s? ")
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
_FIRST_WORDS = re.compile(r"^.* (?=[\w-]+$)")
_FIRST_PART = re.compile(r",| and ")
_WHOSE_LIFE = re.compile(r"\d+-year-old|-(?:born|raised|bred)\b")
"""What is told of somebody's life to call them by something else."""
_SURE, _UNSURE = 0.8, 0.55
_OF_NEW = re.compile(r"\b(?:new|incoming|newly)\b")
_ONLY_OLD = re.compile(r"\d+-year-old")
_CLEAR = 0.9
"""Nobody else can be meant."""
_OUTLETS = word_set("kinds of outlet")
_CHANGED = frozenset({"new", "incoming", "newly", "previous", "outgoing", "departing", "ousted", "sacked", "appointed"})
_OWNER = re.compile(r"['’]s\b")


def described(discourse: Discourse, source: Phrase, words: str) -> Naming | None:
    """Whom of those already known a noun phrase describes, if any; `words` are what names the source in it."""
    if is_definite(words):
        if source.head.tag_ not in _SINGULAR:
            return None
        holder = role_holder(discourse, source, words)
        return _called_so(holder, words) if holder is not None else _body_of_kind(discourse, source, words)
    if _OF_SOMEBODY.match(words) and source.head.tag_ in _SINGULAR:
        noun = source.head.lower_
        wanted = frozenset({_plain(word) for word in _WORD.findall(_OWNER.sub("", words.lower()))} - _LITTLE_WORDS)
        return _by_role(discourse, source, _Description(noun, wanted, "", "", 0, False, False))
    return _relative(discourse, source.head.lower_) if _POSSESSIVE.match(words) else None


def _called_so(naming: Naming, words: str) -> Naming:
    """Whom a description means, with the description for a role where the story gives no other."""
    member = naming.member
    role = clean_role(words) if member is not None and not member.roles else ""
    bare = " " not in role and "x" not in role_nouns().get(role.lower(), "")
    if member is None or not role or bare or _ONLY_OLD.fullmatch(role):
        return naming
    member.roles.append(role)
    return replace(naming, role=role)


def is_definite(words: str) -> bool:
    """Whether a phrase takes something up that is known: "the study", not "a study"."""
    return _DEFINITE.match(words) is not None


def role_holder(discourse: Discourse, source: Phrase, words: str) -> Naming | None:
    """The person of that role who was named last, or whoever a word like "the star" may mean."""
    noun = _whole_noun(words, source.head.lower_)
    flags, lowered = role_nouns().get(noun, ""), words.lower()
    of_life = _WHOSE_LIFE.search(words) is not None
    if noun not in role_nouns() and not of_life:
        return None
    told = _Description(
        noun,
        frozenset({_plain(word) for word in _WORD.findall(_OWNER.sub("", lowered))} - _LITTLE_WORDS),
        flags,
        gender_in(flags),
        -1 if is_past(lowered) else 1 if _OF_NEW.search(lowered) else 0,
        of_life,
        len(words.split()) > 2 and any(word[:1].isupper() for word in words.split()[1:]),  # "the Ossel captain"
    )
    return next((found for sieve in _HOLDERS if (found := sieve(discourse, source, told)) is not None), None)


@dataclass(frozen=True, slots=True)
class _Description:
    """What a phrase like "the former finance minister" tells of whom it means."""

    noun: str
    wanted: frozenset[str]
    """All its words that say something, the noun included."""
    flags: str
    gender: Gender
    tense: int
    """-1 for who held the office before, 1 for who has it from now on, 0 for neither said."""
    of_life: bool
    of_something: bool


def _by_change(discourse: Discourse, source: Phrase, told: _Description) -> Naming | None:
    """Who took the office over in the story, or with "former" who gave it up: "the new owner"."""
    for member in discourse.salience.humans(source.start):
        offices = member.lost if told.tense < 0 else member.gained
        if any(_is_of_role(office, told.noun, told.wanted - _CHANGED) for office in offices if office):
            return as_member(member, "role", _SURE)
    return None


def _by_role(discourse: Discourse, source: Phrase, told: _Description) -> Naming | None:
    """Who is given that role; whoever gave the office up in the story leaves it to the successor."""
    former: Member | None = None
    for member in discourse.salience.humans(source.start):
        if told.gender and member.gender not in ("", told.gender):
            continue
        roles = [role for role in member.roles if _is_of_role(role, told.noun, told.wanted)]
        if not roles:
            continue
        gone = any(_is_of_role(office, told.noun, told.wanted) for office in member.lost if office)
        if (gone or is_past(roles[0])) == (told.tense < 0):
            return as_member(member, "role", _SURE)
        former = former or member
    if former is None or (told.tense >= 0 and told.noun in {word for office in former.lost for word in office.split()}):
        return _successor_of(discourse, source, former)
    return as_member(former, "role", _SURE)


def _successor_of(discourse: Discourse, source: Phrase, former: Member | None) -> Naming | None:
    """Who took over from somebody who gave the office up: "Her successor, Otto Prell"."""
    if former is None:
        return None
    after = former.successor or next(
        (m for m in discourse.salience.humans(source.start) if any("successor" in role.lower() for role in m.roles)),
        None,
    )
    return as_member(after, "role", _SURE) if after is not None else None


def _by_life(discourse: Discourse, source: Phrase, told: _Description) -> Naming | None:
    return taken_up(discourse, source, told.gender) if told.of_life else None


def _by_team(discourse: Discourse, source: Phrase, told: _Description) -> Naming | None:
    """The only player the story has named so far, under another word for one: "striker", "the Ossel captain"."""
    if told.noun not in word_set("players") or any(word in word_set("of others") for word in told.wanted):
        return None
    players = [
        member for member in discourse.salience.humans(source.start)
        if member.first < source.start and any(_is_player(role) for role in member.roles)
    ]  # fmt: skip
    return as_member(players[0], "role", _UNSURE) if len(players) == 1 else None


def _is_player(role: str) -> bool:
    return _FIRST_WORDS.sub("", role.lower()) in word_set("players")


def _just_introduced(discourse: Discourse, source: Phrase, told: _Description) -> Naming | None:
    """Who was named for the first time by the subject of the sentence before, and is nothing yet: "The agent said"."""
    if told.tense or told.of_something or len(told.wanted) < 2:
        return None
    member = discourse.salience.just_introduced(source.start)
    if member is None or member.roles or (told.gender and member.gender not in ("", told.gender)):
        return None
    member.human = True
    return as_member(member, "role", _SURE)


def _by_what_is_told(discourse: Discourse, source: Phrase, told: _Description) -> Naming | None:
    """Whom a word like "the star" or "the Ossel captain" may mean: who spoke last, or is being talked of."""
    if "x" not in told.flags and not told.of_something:
        return None
    last = discourse.salience.last_speaker(source.start, told.gender)
    if last is None or ("x" not in told.flags and last.roles):
        last = _without_role(discourse, source, told.gender) or _alone(discourse, source, told)
    return as_member(last, "role", _UNSURE) if last is not None else None


_HOLDERS = (_by_change, _by_role, _by_life, _by_team, _just_introduced, _by_what_is_told)
"""The ways to whom a description means, the surest first."""


def _alone(discourse: Discourse, source: Phrase, told: _Description) -> Member | None:
    """The one person being talked of, whose role is another word for a trade: "striker", "the captain"."""
    found = discourse.salience.person(source.start, told.gender)
    if found is None or found.member is None or found.confidence < _CLEAR:
        return None
    return found.member if all(len(role.split()) == 1 for role in found.member.roles) else None


def taken_up(discourse: Discourse, source: Phrase, told: Gender) -> Naming | None:
    """Whom "the Norwegian" or "the 31-year-old winger" takes up: who spoke last, or who is being talked of."""
    last, found = discourse.salience.last_speaker(source.start, told), discourse.salience.person(source.start, told)
    member = last or (found.member if found is not None else None)
    if member is None:
        return None
    if member.lost and member.successor is not None:
        return as_member(member.successor, "role", 0.75)  # who was dismissed is not who "signed for three seasons"
    sure = found is not None and found.member is member and found.confidence > SETTLED
    return as_member(member, "role", 0.7 if sure else _UNSURE)


def _whole_noun(words: str, head: str) -> str:
    """The noun that heads a phrase, its parts put together that the parse tears apart: "left-hander"."""
    whole = words.lower().rsplit(" ", 1)[-1]
    return whole if whole.endswith(f"-{head}") and whole in role_nouns() else head


def _is_of_role(role: str, noun: str, wanted: frozenset[str]) -> bool:
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
        of_kind = noun == "company" and any(_is_of_firm(role) for role in body.roles)
        if noun in named or of_kind or any(noun in role.lower().split() for role in body.roles):
            return as_member(body, "role", _SURE)
    if noun in word_set("public bodies") or length > 2:
        return None
    found = discourse.salience.body(source.start)
    member = found.member if found is not None else None
    if member is None or (noun in word_set("bodies of a kind") and len(member.words) > 1):
        return None
    if noun in _OUTLETS and not is_outlet(member.words):
        return None
    speaks = member.is_body or discourse.salience.has_spoken(member)
    return as_member(member, "role", _UNSURE) if speaks else None


def _is_of_firm(role: str) -> bool:
    """ "Toy maker", "drugmaker": only a company is called so."""
    return role.lower().split()[-1] in word_set("company kinds")


def _relative(discourse: Discourse, noun: str) -> Naming | None:
    """ "His uncle", when the story names one uncle and no other: "the uncle, Per Askholm"."""
    named = [m for m in discourse.cast.members if any(role.lower().split()[-1:] == [noun] for role in m.roles)]
    return as_member(named[0], "role", 0.75) if noun in word_set("relatives") and len(named) == 1 else None
