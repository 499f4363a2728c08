"""Whether a name is a person's, a place's or a thing's, told by the words beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.people.person_names import NameRun
from reader.model.lexicon import given_names

if TYPE_CHECKING:
    from reader.analysis.people.entities import Member

_PLACED = re.compile(r"\b(?:in|into|near|across|throughout|inside|outside|around) (?:the )?$", re.I)
_PERSON_BEHIND = re.compile(
    r",? who\b|, (?:aged )?\d\d,|, (?:an?|another|the) (?:[a-z]+ )?[a-z]{3,}(?:er|or|ee|ist|ian|man|woman|ant)[,.]"
)
_AGED = re.compile(r", (?:aged )?\d{1,2},(?! \d| [A-Z])")
"""Behind a name alone: "Imri, 7, has friends"; not a date or a list."""
_THING_BEHIND = re.compile(r",? which\b")
_BEFORE_PLACES = ("in", "at", "near", "the", "across")


def is_placed(text: str, member: Member) -> bool:
    """Whether somebody or something is in it, at it or near it somewhere in the text: "in the Gaza Strip"."""
    return any(_PLACED.search(text, max(0, run.start - 14), run.start) for run, _ in member.places)


def may_be_place(text: str, member: Member) -> bool:
    """Whether a name is written somewhere as that of a place or thing: "in Vegas", "the Post"."""
    before = [text[max(0, run.start - 7) : run.start].lower().split()[-1:] for run, _ in member.places]
    return any(words and words[0] in _BEFORE_PLACES for words in before)


def says_human(run: NameRun) -> bool:
    """Whether the name itself says so: by a title, a gender or a given name in front."""
    return bool(run.title or run.gender) or (
        len(run.words) > 1 and run.words[0].lower() in given_names() and not run.is_body
    )


def told_human(text: str, run: NameRun) -> bool:
    """Whether what follows says so: "Dana Fosk, who ...", "... Fosk, 41, ...", "... Fosk, another clerk, ..."."""
    told = _PERSON_BEHIND if len(run.words) > 1 else _AGED
    return not run.is_body and told.match(text, run.end) is not None


def goes_by_surname(text: str, member: Member) -> bool:
    """Called by the last word alone like a person.

    And nowhere like a place ("in Vegas"), a body ("the Post") or a thing ("Calder Gas, which").
    """
    alone = any(method == "surname" for _, method in member.places)
    if not alone or member.is_body or len(member.words) > 4 or may_be_place(text, member):
        return False
    return not any(_THING_BEHIND.match(text, run.end) for run, _ in member.places)


def goes_by_first(text: str, part: Member, whole: Member) -> bool:
    """Whether a name alone is the first one of somebody named in full: "Tavira" for "Tavira Monke"."""
    first = len(part.words) == 1 and 1 < len(whole.words) < 4 and part.words[0] == whole.words[0]
    return first and part.words[0].istitle() and not is_placed(text, whole) and not may_be_place(text, whole)
