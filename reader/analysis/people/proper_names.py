"""Proper names as sources: "Belkin", "Ana Duarte and Femi Adeyemi", "the Norwegian"; for bodies see `organizations`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.people.context import Discourse, Naming, as_named
from reader.analysis.people.descriptions import taken_up
from reader.analysis.people.organizations import body, is_body
from reader.analysis.people.person_names import NameRun
from reader.analysis.people.roles.beside_name import last_token, role_of
from reader.analysis.people.roles.in_front_of_name import led_up_to
from reader.analysis.people.roles.role_words import clean_role
from reader.analysis.text.noun_phrases import Phrase
from reader.model.lexicon import Gender, body_nouns, given_names, is_outlet, is_role, report_nouns, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEMONYM = re.compile(r"(?:[a-z]{2}ian|[a-z]ean|[a-z]{2}ese|[a-z]lander|[a-z]man|[a-z]woman)$")
_GENDERED = re.compile(r"(?:ch|sh|s|re)(wo)?man$")
_EMPLOYED_AS = re.compile(r" ((?:[a-z][\w-]* ){1,4})(?=[A-Z])")
"""Behind a firm's name: the role of whoever is named next."""
_FARTHEST = 200
"""Characters of a name at most."""
_JOINED = re.compile(r"(?:,[^,]{1,60},)? and ")


def proper_name(discourse: Discourse, source: Phrase) -> Naming | None:
    """Who a source is whose head is a name; None when it is none, or that of an office or a report."""
    run = _run_of(discourse, source.head) if source.head.lower_ not in report_nouns() else None
    if run is None or not _is_name(discourse, source.head, run):
        return None
    office = run.is_office and not (run.after_the and run.words[-1] == "Reporter")
    if office and discourse.cast.resolved[run.start].member.words == run.words:
        return None
    if run.after_the and len(run.words) == 1 and _is_demonym(run.name):
        return taken_up(discourse, source, _gender_of_demonym(run.name))
    other = _employee(discourse, run) or _several(discourse, source, run)
    if other is not None:
        return other
    if is_body(discourse, source, run):
        return body(discourse, source, run)
    return as_named(discourse.cast.resolved[run.start], role_of(discourse.doc, run, last_token(discourse.doc, run)))


def _run_of(discourse: Discourse, head: Token) -> NameRun | None:
    behind = 2 if head.lower_ in word_set("behind names") else 0  # "Helena Marsh KC"
    run = discourse.cast.run_at(max(0, head.idx - _FARTHEST), head.idx + 1)
    return run if run is not None and head.idx < run.end + behind else None


def _is_name(discourse: Discourse, head: Token, run: NameRun) -> bool:
    """Whether a capitalized word is a name, and not the "Researchers" that a sentence begins with."""
    if head.tag_ in ("NNP", "NNPS") or head.text == "WHO":
        return True
    member = discourse.cast.resolved[run.start].member
    return head.tag_ not in ("NNS", "NN") or len(member.words) > 1 or member.count > 1 or len(member.places) > 2


def _gender_of_demonym(word: str) -> Gender:
    """What "Frenchman" and "Frenchwoman" tell, and "Norwegian" and "German" do not."""
    told = _GENDERED.search(word)
    return ("f" if told[1] else "m") if told else ""


def _is_demonym(word: str) -> bool:
    """Whether a word behind "the" calls a person by where they come from: "Norwegian", "Spaniard"."""
    return not is_outlet((word,)) and (word.lower() in word_set("demonyms") or _DEMONYM.search(word) is not None)


def _employee(discourse: Discourse, run: NameRun) -> Naming | None:
    """ "Marks & Renner chief executive Stuart Vane": who stands behind the role, not the firm before it."""
    role = _EMPLOYED_AS.match(discourse.text, run.end)
    between = discourse.doc.char_span(role.start(1), role.end(1) - 1) if role is not None else None
    if role is None or between is None or any(token.tag_ not in ("NN", "NNP", "JJ", "HYPH") for token in between):
        return None
    behind = discourse.cast.run_at(role.end(), role.end() + 1)
    if behind is None or behind.is_body or not is_role(between[-1].lower_):
        return None
    return as_named(discourse.cast.resolved[behind.start], clean_role(discourse.text[run.start : role.end()]))


def _several(discourse: Discourse, source: Phrase, run: NameRun) -> Naming | None:
    """ "Ana Duarte and Femi Adeyemi" speak together."""
    joint = _JOINED.match(discourse.text, run.end, source.end)
    if joint is None:
        return None
    second = discourse.cast.run_at(joint.end(), source.end)
    apart = second is not None and (
        _are_bodies_apart(run, second, joint.group()) or _is_person_apart(discourse, second)
    )
    if second is None or (is_body(discourse, source, run) and not apart):
        return None
    if run.is_body and _are_bodies_apart(run, second, joint.group()):
        return replace(as_named(discourse.cast.resolved[run.start]), method="one of two", confidence=0.9)
    both = [discourse.cast.resolved[each.start].member for each in (run, second)]
    alone = [len(each.words) < 2 and not member.human for each, member in zip((run, second), both, strict=True)]
    if alone[1] or (alone[0] and second.is_body):
        return _firm(discourse, run, second)
    for member in reversed(both):
        discourse.salience.spoke(member, source.start)
    role = clean_role(f"{led_up_to(discourse.doc, run)} {run.title}") or both[0].role  # "federal prosecutors"
    return Naming(both[0].name, role, "one of two", 0.9, both[0])


def _are_bodies_apart(run: NameRun, second: NameRun, between: str) -> bool:
    """Whether two names of bodies are each whole: "the United Nations and European Union", not "Health and Works"."""
    ends = {*body_nouns(), "nations"}
    whole = all(len(each.words) > 1 and each.words[-1].lower() in ends for each in (run, second))
    return whole and between == " and " and not {"of", "for"} & {word.lower() for word in run.words}


def _is_person_apart(discourse: Discourse, run: NameRun) -> bool:
    """Whether a name behind "and" is a person's of its own, and not the rest of a firm's."""
    member = discourse.cast.resolved[run.start].member
    apart = member.human or member.count > 1 or run.words[0].lower() in given_names()
    return apart and len(run.words) == 2 and not run.is_body and not member.is_body


def _firm(discourse: Discourse, run: NameRun, second: NameRun) -> Naming:
    """ "Norbury and Prattley" that nobody is called by: a firm."""
    name = discourse.text[run.start : second.end]
    member = discourse.cast.body(name, run.start)
    return Naming(name, member.role, "name", 0.9, member)
