"""The runs of capitalized words that name somebody in a story: those of `person_names`, corrected by what is around.

The name of a body takes in what it goes on with, an office leaves its holder the name proper, and the capitals of a
headline count for nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.analysis.people.person_names import NameRun, find_runs
from reader.analysis.text.quotation_marks import in_title_case
from reader.model.lexicon import body_nouns, given_names, is_role, role_nouns, word_set

_OFFICE = re.compile(r"((?:[A-Z][\w’'-]* )*([A-Z][\w’'-]*)(?: of [\w ]{2,30})? (?:of|for)(?: the)? )$")
_ANY_OFFICE = re.compile(
    r"((?:[\w’'-]+ )??([A-Za-z][\w-]*)(?: of [\w ]{2,30})? (?:of|for|to|in|at)(?: the)? "
    r"(?:(?:[A-Z][\w’'-]* ){1,4}(?:of|for) )?)$"
)
"""The same written small, or with another preposition: "Calder's ambassador to the ", "consul in "."""
_NEAR = 5000
"""Characters behind a name within which it is named again."""
_PLURALS = ("ies", "ers", "ors", "ists", "ants")
_NO_OFFICE = word_set("calendar") | word_set("never names")
_NICKNAME = re.compile(r" (?:“[^”\n]{2,30}”|\"[^\"\n]{2,30}\"|‘[^’\n]{2,30}’|\([A-Z][^)\n]{1,25}\)) (?=[A-Z])")
"""A nickname in quotation marks or brackets between the parts of a name."""
_INITIAL = re.compile(r"(?:[A-Z]\.)+$")
_OF_OR_FOR = (" of ", " for ", " of the ", " for the ")
_WITHIN = (" to ", " on ", " against ", " through ", " from ", " in ")
_PORTFOLIOS = re.compile(r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?)+,? (?:and|&) [A-Z][\w-]+(?: [A-Z][\w-]+)?(?!\.? [A-Z])")
_BEFORE_ON = frozenset(
    ("institute", "committee", "commission", "center", "centre", "council", "panel", "conference", "coalition")
)
"""Bodies whose names go on with "on": "National Institute on Works"."""


def story_runs(text: str) -> list[NameRun]:
    """The names of a whole story, in order."""
    runs = _over_nicknames(text, [_behind_office(text, run) for run in find_runs(text)])
    return _outside_titles(_outside_headlines(text, _joined_bodies(text, runs)))


def _outside_titles(runs: list[NameRun]) -> list[NameRun]:
    """The runs without those that stand in the title of another: the "State" of "Minister of State for Home Jo Do"."""
    kept: list[NameRun] = []
    for run in sorted(runs, key=lambda run: run.name_start, reverse=True):
        if not kept or run.start < kept[-1].start:
            kept.append(run)
    return kept[::-1]


def _over_nicknames(text: str, runs: list[NameRun]) -> list[NameRun]:
    """The runs with a name put together that a nickname divides: 'Jonas "Two Hats" Perrow' is Jonas Perrow."""
    whole: list[NameRun] = []
    index = 0
    while index < len(runs):
        run = runs[index]
        nickname = _NICKNAME.match(text, run.end) if not run.is_body and len(run.words) < 3 else None
        following = next(
            (r for r in runs[index + 1 : index + 4] if nickname is not None and r.start == nickname.end()), None
        )
        if nickname is None or following is None or following.title or following.is_body or len(following.words) > 2:
            whole.append(run)
            index += 1
            continue
        if len(run.words) == 1 and is_role(run.words[0].lower()):
            whole.append(replace(following, start=run.start, title=run.name))  # "Coach (Frank) Vogt"
        else:
            whole.append(replace(run, end=following.end, words=(*run.words, *following.words)))
        index = runs.index(following, index) + 1
    return whole


def _behind_office(text: str, run: NameRun) -> NameRun:
    """ "Secretary of State for Culture Ana Duarte": words before the given name still belong to the office.

    Of three words the first does; of more, those before a known given name or an initial.
    """
    if run.title and _ends_body(text, run):
        return replace(run, start=run.name_start, title="")
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
        return _behind_small_office(text, run)
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


def _ends_body(text: str, run: NameRun) -> bool:
    """Whether what looks like a title ends the name of a body: the "Notaries" of "Chamber of Notaries Jo Do"."""
    before = text[max(0, run.start - 40) : run.start].split()[-2:]
    noun = run.title.lower()
    return (
        len(before) == 2
        and before[1] == "of"
        and before[0].lower() in body_nouns()
        and "p" in role_nouns().get(noun, "")
    )


def _behind_small_office(text: str, run: NameRun) -> NameRun:
    """ "Calder's ambassador to the UN Ewa Sorland": the name begins where the text, or a first name, says so."""
    office = _ANY_OFFICE.search(text, max(0, run.start - 90), run.start)
    if office is None or not is_role(office.group(2).lower()):
        return run
    for first in range(1, len(run.words) - 1):
        word, last = run.words[first], run.words[-1]
        plain = run.words[0].isupper() or run.words[0].endswith(_PLURALS)  # "the UN", "Chamber of Notaries"
        known = word.lower() in given_names() or (first == 1 and plain and len(run.words) == 3)
        alone = re.compile(
            rf"(?<![A-Z]\. )(?:^|[.!?,;”\"] ?|\b[a-z]+ )(?:{re.escape(word)}|{re.escape(last)})(?=[ ,.’'](?![A-Z]))",
            re.M,
        )
        if known or (len(run.words) - first == 2 and alone.search(text, run.end, run.end + _NEAR)):
            named = text.index(word, run.name_start + 1)
            return replace(run, start=named, words=run.words[first:], name_start=named, after_the=False)
    return run


def _office_before(text: str, start: int) -> re.Match[str] | None:
    """The office whose last words begin at `start`: "Secretary of State for " before "Culture Ana Duarte"."""
    office = _OFFICE.search(text[max(0, start - 70) : start])
    return office if office is not None and is_role(office.group(2).lower()) else None


def _joined_bodies(text: str, runs: list[NameRun]) -> list[NameRun]:
    """The runs, a body's with what its name goes on with: "Ministry" and "Works" in "Ministry of Works"."""
    joined: list[NameRun] = []
    taken = 0
    for run in runs:
        if run.start < taken:
            continue
        if joined and (_goes_on(text, joined[-1], run) or _ends_so(text, joined[-1], run)):
            end = _listed_to(text, run.end) if text[joined[-1].end : run.start] in _OF_OR_FOR else run.end
            taken = end
            words = text[joined[-1].name_start : end].split()
            joined[-1] = replace(joined[-1], end=end, words=tuple(words))
        else:
            joined.append(run)
    return joined


def _ends_so(text: str, run: NameRun, following: NameRun) -> bool:
    """Whether a name only ends behind a small word: the "Tarn Access to Shelter Commission"."""
    return (
        run.after_the
        and not run.title
        and text[run.end : following.start] in _WITHIN
        and len(following.words) > 1
        and not following.title
        and following.words[-1].lower() in body_nouns()
        and run.words[-1].lower() not in body_nouns()
    )


def _listed_to(text: str, end: int) -> int:
    """Where a list ends that is a ministry's name ("Fisheries, Ports and Works"); `end` where there is none."""
    listed = _PORTFOLIOS.match(text, end)
    words = re.findall(r"[A-Z][\w-]*", listed.group()) if listed is not None else []
    if listed is None or any(_names_another(word) for word in words):
        return end
    return listed.end()


def _names_another(word: str) -> bool:
    return word.isupper() or word.lower() in given_names() or word.lower() in body_nouns()


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
    end, shouted = -1, False
    for run in runs:
        if run.start >= end:
            start = text.rfind("\n", 0, run.start) + 1
            end = text.find("\n", run.start)
            end = end if end != -1 else len(text)
            shouted = in_title_case(text[start:end].strip())
        if shouted:
            doubtful.append(run)
        else:
            kept.append(run)
            names |= {run.name, run.last}
    for run in doubtful:
        if len(run.words) == 2 and run.words[0].lower() in given_names() and run.last in names:
            kept.append(run)  # only the headline gives the full name
            continue
        for size in (len(run.words), 2, 1):
            words = run.words[:size]
            name = " ".join(words)
            if name in names and text.startswith(name, run.name_start):
                end = run.name_start + len(name)
                kept.append(replace(run, words=words, start=run.name_start, title="", end=end))
                break
    return sorted(kept, key=lambda run: run.start)
