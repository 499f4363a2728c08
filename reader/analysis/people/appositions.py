"""Appositions: a common noun with the name of whoever it is beside it, "the foreign minister, Ana Duarte"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.people.context import Naming
from reader.analysis.people.entities import Cast
from reader.analysis.people.person_names import NameRun
from reader.analysis.people.roles.beside_name import last_token, role_of
from reader.analysis.people.roles.in_front_of_name import led_up_to
from reader.analysis.people.roles.role_words import adds_roles, clean_role
from reader.analysis.text.noun_phrases import Phrase
from reader.model.lexicon import body_nouns, is_role

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOTHING = re.compile(r"(?:-[a-z]+)* ")
"""Between a role and the name right behind it, but for the rest of a "left-hander" whom the parse has torn."""
_SET_OFF = re.compile(r"[^,.;]{0,80}, ")
"""Between a role and a name that a comma sets off: what the role goes on with."""
_IN_PLACE = re.compile(r"\b(?:in|near|from|outside|at|of) (?:[A-Z][\w.’'-]*,? )*[A-Z][\w.’'-]*, $")
_OF_OFFICE = re.compile(r" (?:of|for|to|in|at|with) (?:(?:the )?[A-Z][^,.;]{0,60}|[a-z]+(?: [a-z]+)?) ")
"""Between an office and its holder who stands right behind where it is held: "ambassador to the UN Jo Do"."""
_TRADE = re.compile(r" and (?:[a-z][\w-]* ){1,3}?([a-z][\w-]*) ")
_ARTICLE = re.compile(r"(?:the|an?|his|her|its|their) ", re.I)
_LONGEST = 4
"""More words than that are hardly one name."""


def apposition(doc: Doc, cast: Cast, source: Phrase) -> Naming | None:
    """ "the port minister, Anton Belkin", "Labour councillor Dev Patankar" (head "councillor").

    The words in front of the name become a role of whoever it is.
    """
    head_end = source.head.idx + len(source.head)
    for run in cast.runs_from(head_end):
        if run.start >= source.end:
            return None
        between = cast.text[head_end : run.start]
        led_up = between.startswith(", ") and between == f", {led_up_to(doc, run)} "
        behind_title = cast.text[head_end : run.name_start] if run.title else ""
        adds = adds_roles(between) or adds_roles(behind_title) or _adds_trade(between, source, cast.text)
        in_front = adds or _NOTHING.fullmatch(between) is not None
        of_office = (
            is_role(source.head.lower_)
            and run.end == source.end
            and len(run.words) > 1
            and _OF_OFFICE.fullmatch(behind_title or between) is not None
        )
        set_off = _SET_OFF.fullmatch(between) is not None and not (
            _is_of_place(between, source, run) or _is_of_body(between, source, run)
        )
        if not (led_up or in_front or of_office or set_off) or not _may_stand_for(cast.text, source, run):
            continue
        own = led_up or (in_front and not adds)
        role = role_of(doc, run, last_token(doc, run)) if own else ""
        role = role or clean_role(cast.text[source.start : run.name_start if of_office else run.start])
        found = cast.resolved[run.start]
        known = found.member.roles
        if role and (not known or known[0] == run.title):
            known.insert(0, role)
        return Naming(found.member.name, role, found.method, found.confidence, found.member)
    return None


def _adds_trade(between: str, source: Phrase, text: str) -> bool:
    """Whether words add another trade of one person: "professor and harbor historian"; not of "the professor and"."""
    trade = _TRADE.fullmatch(between)
    return trade is not None and is_role(trade[1]) and _ARTICLE.match(text, source.start) is None


def _is_of_place(between: str, source: Phrase, run: NameRun) -> bool:
    """Whether a name only goes on with where somebody is: the "Maryland" of "a team in Greenbelt, Maryland"."""
    if len(run.words) > 1 or not _IN_PLACE.search(between):
        return False
    return run.end == source.end or not is_role(source.head.lower_)


def _is_of_body(between: str, source: Phrase, run: NameRun) -> bool:
    """Whether a name only says which body somebody is of: the "TNA" of "a reporter of the state news agency, TNA"."""
    words = between.rstrip(", ").lower().split()
    acronym = len(run.words) == 1 and run.name.isupper() and len(run.name) > 2
    return acronym and is_role(source.head.lower_) and bool(words) and words[-1] in body_nouns()


def _may_stand_for(text: str, source: Phrase, run: NameRun) -> bool:
    """Whether a name behind a role may be that of its holder; a body's has to be set off, or stand behind its kind."""
    if run.is_office or sum(word[:1].isupper() for word in run.words) > _LONGEST:
        return False
    if not run.is_body:
        return True
    between = text[source.head.idx + len(source.head) : run.start]
    if between == " " and source.head.lower_ in body_nouns():
        return True  # "the newspaper Harbour Post"
    return between.endswith(", ") and text[run.end : run.end + 1] in (",", ".") and _is_no_place(text, run)


def _is_no_place(text: str, run: NameRun) -> bool:
    """Whether a body's name in apposition is one, and not the "Maryland" behind "in Greenbelt, "."""
    before = text[: run.start].rstrip(" ,").rsplit(maxsplit=1)[-1]
    return before.islower() or any(word.lower() in body_nouns() for word in run.words)
