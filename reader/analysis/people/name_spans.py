"""The runs of capitalized words that name somebody in a story: as `names` finds them, set right by what stands around.

The name of a body takes in what it goes on with, an office leaves its holder the name proper, and the capitals of a
headline count for nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.analysis.lexicon import body_nouns, given_names, is_role, word_set
from reader.analysis.people.person_names import NameRun, find_runs
from reader.analysis.text.quotation_marks import in_title_case

_OFFICE = re.compile(r"((?:[A-Z][\w’'-]* )*([A-Z][\w’'-]*)(?: of [\w ]{2,30})? (?:of|for)(?: the)? )$")
_NO_OFFICE = word_set("calendar") | word_set("never names")
_INITIAL = re.compile(r"(?:[A-Z]\.)+$")
_OF_OR_FOR = (" of ", " for ", " of the ", " for the ")
_BEFORE_ON = frozenset(
    ("institute", "committee", "commission", "center", "centre", "council", "panel", "conference", "coalition")
)
"""Bodies whose names go on with "on": "National Institute on Works"."""


def story_runs(text: str) -> list[NameRun]:
    """The names of a whole story, in order."""
    return _outside_headlines(text, _joined_bodies(text, [_behind_office(text, run) for run in find_runs(text)]))


def _behind_office(text: str, run: NameRun) -> NameRun:
    """ "Secretary of State for Culture Ana Duarte": words before the given name still belong to the office.

    Of three words the first does; of more, those before a known given name or an initial.
    """
    if not 3 <= len(run.words) <= 6 or run.title or run.words[-1].lower() in body_nouns():
        return run
    first = next(
        (
            n for n, word in enumerate(run.words[1:-1], 1)
            if word.lower().split("-")[0] in given_names() or _INITIAL.match(word)
        ),
        1 if len(run.words) == 3 else 0,
    )  # fmt: skip
    office = _office_before(text, run.start) if first else None
    if office is None:
        return run
    named = text.index(run.words[first], run.name_start + 1)
    words = office.group(1).split()
    leading = next(n for n, word in enumerate(words) if word.lower() not in _NO_OFFICE)  # "On Sunday Secretary of"
    title = office.group(1).split(maxsplit=leading)[-1]
    return replace(
        run,
        start=run.start - len(title),
        title=title + text[run.name_start : named].strip(),
        words=run.words[first:],
        name_start=named,
    )


def _office_before(text: str, start: int) -> re.Match[str] | None:
    """The office whose last words begin at `start`: "Secretary of State for " before "Culture Ana Duarte"."""
    office = _OFFICE.search(text[max(0, start - 70) : start])
    return office if office is not None and is_role(office.group(2).lower()) else None


def _joined_bodies(text: str, runs: list[NameRun]) -> list[NameRun]:
    """The runs, a body's with what its name goes on with: "Ministry" and "Works" in "Ministry of Works"."""
    joined: list[NameRun] = []
    for run in runs:
        if joined and _goes_on(text, joined[-1], run):
            words = text[joined[-1].name_start : run.end].split()
            joined[-1] = replace(joined[-1], end=run.end, words=tuple(words))
        else:
            joined.append(run)
    return joined


def _goes_on(text: str, body: NameRun, run: NameRun) -> bool:
    """Whether a run belongs to the name of the body before it; an office's "Ministry" does not go on."""
    between, last = text[body.end : run.start], body.words[-1].lower()
    return (
        (between in _OF_OR_FOR or (between == " on " and last in _BEFORE_ON))
        and last in body_nouns()
        and not body.title
        and _office_before(text, body.start) is None
    )


def _outside_headlines(text: str, runs: list[NameRun]) -> list[NameRun]:
    """The runs without those of lines in title case, where every word is capitalized, but for names known elsewhere."""
    kept, names, doubtful = [], set(), []
    for run in runs:
        start = text.rfind("\n", 0, run.start) + 1
        end = text.find("\n", run.start)
        if in_title_case(text[start : end if end != -1 else len(text)].strip()):
            doubtful.append(run)
        else:
            kept.append(run)
            names |= {run.name, run.last}
    for run in doubtful:
        for size in (len(run.words), 2, 1):
            words = run.words[:size]
            name = " ".join(words)
            if name in names and text.startswith(name, run.name_start):
                end = run.name_start + len(name)
                kept.append(replace(run, words=words, start=run.name_start, title="", end=end))
                break
    return sorted(kept, key=lambda run: run.start)
