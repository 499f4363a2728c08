"""Reports as sources: words on paper speak for whoever made them, "a study by Northbank", later "the study"."""

from __future__ import annotations

import re
from itertools import takewhile

from reader.analysis.people.context import Discourse, Naming, as_member
from reader.analysis.people.descriptions import is_definite
from reader.analysis.people.organizations import body
from reader.analysis.people.person_names import NameRun
from reader.analysis.text.frequencies import every_share
from reader.analysis.text.noun_phrases import Phrase
from reader.model.lexicon import body_nouns, report_nouns, role_nouns, word_set

_SURE = 0.85
_MADE_BY = re.compile(
    r"(?!.*\b(?:seen|received|obtained|reviewed|viewed) by),?(?: \w+){0,3}? (?:by|from|of|in|at)(?: the)?(?: journal)? "
)
"""What stands between a report and whoever made it."""

_STAFF = re.compile(r"(?:['’]s?)? ((?:[a-z][\w-]* ){0,2}[a-z][\w-]+)(?=[,.]|$)")
"""Small words behind a name that go on to the end of the phrase: "police", "traffic officials"."""


def reported(discourse: Discourse, source: Phrase, words: str) -> Naming | None:
    """Who made a report: whom its phrase names ("FactSet data"), else who made the one that spoke before."""
    if source.head.lower_ not in report_nouns():
        return None
    runs = list(takewhile(lambda run: run.start < source.end, discourse.cast.runs_from(source.start)))
    behind = [run for run in runs if run.start > source.head.idx and _is_maker(discourse.text, source, run)]
    run = next(iter(behind or runs), None)  # "the Top 500 report by Northbank"
    if run is None or not _is_maker(discourse.text, source, run) or _only_opens(source, run):
        return discourse.reports.get(source.head.lower_) if is_definite(words) else None
    staff = _staff(discourse, source, run)
    if staff:
        return Naming(staff, "", "unnamed", _SURE)
    member = discourse.cast.resolved[run.start].member
    if member.human and not run.is_body:
        return as_member(member, "report", _SURE)
    naming = body(discourse, Phrase(run.start, source.end, source.head), run)
    return Naming(naming.name, naming.role, "report", _SURE, naming.member)


def _staff(discourse: Discourse, source: Phrase, run: NameRun) -> str:
    """Who made a report when they are called by where they work: "a statement from Tarn police"; else empty."""
    behind = _STAFF.match(discourse.text, run.end, source.end)
    if run.start < source.head.idx or behind is None:
        return ""
    noun = behind[1].split()[-1]
    people = noun in word_set("people") or noun in body_nouns() or "p" in role_nouns().get(noun, "")
    return discourse.text[run.start : behind.end()] if people else ""


def _only_opens(source: Phrase, run: NameRun) -> bool:
    """Whether a capital is only that of the sentence: "Fresh findings", "Better-than-expected data"."""
    first = source.head.doc.char_span(run.start, run.start + 1, alignment_mode="expand")
    if run.start != source.start or len(run.words) > 1 or first is None or not len(first):
        return False
    token = first[0]
    return (token.is_sent_start is True or token.i == 0) and (
        token.i == source.head.i or token.tag_ not in ("NNP", "NNPS") or run.name.lower() in every_share()
    )


def _is_maker(text: str, source: Phrase, run: NameRun) -> bool:
    """Whether a name in the phrase of a report says who made it, and not what it is about or who has seen it."""
    if run.start > source.head.idx:
        return _MADE_BY.fullmatch(text, source.head.idx + len(source.head), run.start) is not None
    return len(run.words) == 1 or run.is_body
