"""Bodies as sources: which names are theirs, and how far such a name goes ("the Office for National Statistics")."""

from __future__ import annotations

import re

from reader.analysis.people.context import Discourse, Naming, as_named
from reader.analysis.people.person_names import NameRun
from reader.analysis.people.roles.role_words import clean_role
from reader.analysis.text.noun_phrases import Phrase
from reader.model.lexicon import body_nouns

_WHOLE_NAME = re.compile(
    r"(?:[Tt]he )?((?:[A-Z][\w.&’'-]*|[a-z]{0,2}[A-Z]\w*)(?: (?:(?:of|for|and|the|de|&) )*[A-Z][\w.&’'-]*)*)"
)


def is_body(discourse: Discourse, source: Phrase, run: NameRun) -> bool:
    """Whether the name in a source is that of a body."""
    member = discourse.cast.resolved[run.start].member
    if member.human or run.title:
        return False
    if member.is_body or run.after_the:
        return True
    return _tail_of(discourse.text, source, run) != "" and not _may_be_person(run)


def body(discourse: Discourse, source: Phrase, run: NameRun) -> Naming:
    """The body whose name a source holds, entered in the cast under the whole of it."""
    found = discourse.cast.resolved[run.start]
    tail = _tail_of(discourse.text, source, run)
    if not tail and (found.method != "name" or len(found.member.words) > 1):
        return as_named(found)
    member = discourse.cast.body((run.title + " " + run.name).strip() + tail, source.start)
    return Naming(member.name, _kind_in_front(discourse.text, source, run) or member.role, "name", 0.95, member)


def _tail_of(text: str, source: Phrase, run: NameRun) -> str:
    """What goes on with the name of a body behind a run: " of Health", " for National Statistics"."""
    match = _WHOLE_NAME.match(text, run.name_start, source.end)
    tail = re.sub(r"['’]s$", "", match.group(0)[run.end - run.name_start :]) if match else ""
    return tail if any(char.isalnum() for char in tail) else ""


def _may_be_person(run: NameRun) -> bool:
    """Whether "of the Centre Alliance" behind a name says whose man he is: of "Pieter Lang", not of an "Office"."""
    return 1 < len(run.words) < 4 and not any(word.isupper() or word.lower() in body_nouns() for word in run.words)


def _kind_in_front(text: str, source: Phrase, run: NameRun) -> str:
    """What a body is called right before its name: the "news agency" of "news agency Nordwire"."""
    in_front = text[source.start : run.start].split()
    return clean_role(" ".join(in_front)) if in_front and in_front[-1].lower() in body_nouns() else ""
