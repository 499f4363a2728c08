"""Verdicts on figures: how many of those the lens gives over a file of stories are true, by marks made by hand.

`python -m tests.benchmarks.bench_verdicts STORIES.jsonl [--rows] [--half 0|1]`. The stories are of the form `reader
import` takes. `figure_measures.tsv` says which of their figures measure one thing and which values fit each other. A
verdict is true when the marks of the figures it is said of bear it out:

- "agree": all are of one measure, and no two of them are values that do not fit;
- an alarm (differs, revised, rises): the figures it sets against each other are of one measure and do not fit; for
  "differs" they are of one time, too.

A group is pure when all its figures are of one measure. A real difference is shown when an alarm sets two of its values
against each other. What nobody has marked is counted apart and never as true, so that new verdicts must be marked
before they are claimed. `--rows` prints every verdict with its values and both sentences; `--half` keeps to every other
event, so that rules can be made on one half and tried on the other.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from reader.cli.main import run
from reader.export.figures_by_measure import Group, figure_groups
from reader.paths import Paths
from reader.store.annotations.figures import FigureRow, figures
from reader.store.file.library import open_library
from tests.benchmarks.figure_marks import Mark, Marks, marks_of, place_in

MARKS = Path(__file__).with_name("figure_measures.tsv")
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Judged:
    """A group of several stories as the marks have it; None where not all of its figures are marked."""

    group: Group
    event: str
    is_true: bool | None
    is_pure: bool | None
    shown: frozenset[str] = frozenset()
    """The measures whose different values it sets against each other."""
    signs: tuple[bool | None, ...] = ()
    """Each sign beside a value that is set against another one, whether it is true."""


class Stories:
    """A file of stories, and the figures found in them."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        self.told = {str(row["id"]): row for row in map(json.loads, filter(None, lines))}
        self.events = sorted({row.get("event", "") for row in self.told.values()})
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            paths = Paths(root / "config", root / "data", root / "state", root / "data" / "library.db")
            run(["import", str(path)], paths)
            with open_library(paths.library, now=datetime.now(UTC), read_only=True) as library:
                named = library.conn.execute("SELECT id, guid FROM stories").fetchall()
                self.groups = figure_groups(figures(library, limit=MOST))
        self.names = {number: guid.rpartition("#")[2] for number, guid in named}

    def event(self, group: Group) -> str:
        """The event of the story a group begins with."""
        return str(self.told[self.names[group.rows[0].story_id]].get("event", ""))

    def mark(self, row: FigureRow, marks: Marks) -> Mark | None:
        """What is marked of a figure."""
        story, start = self.names[row.story_id], row.figure.span.start - row.sentence_at
        place = place_in(self.told[story]["text"], row.before + row.sentence[:start], row.sentence[start:])
        return marks.at(story, place, place + row.figure.span.end - row.figure.span.start)


def judged(stories: Stories, group: Group, marks: Marks) -> Judged:
    """A group by the marks of its figures."""
    found = [stories.mark(row, marks) for row in group.rows]
    known = [mark for mark in found if mark is not None]
    whole = len(known) == len(found)
    is_pure = len({mark.measure for mark in known}) == 1 if whole else None
    if group.measure.verdict in (None, "equal"):
        fit = not any(a.differs(b) for a, b in combinations(known, 2)) and not any(mark.value == "?" for mark in known)
        return Judged(group, stories.event(group), is_pure and fit, is_pure)
    pairs = [
        (mark, stories.mark(against, marks))
        for mark, placed, against in zip(found, group.measure.values, group.against, strict=True)
        if against is not None and placed.verdict == group.measure.verdict
    ]
    disputed = group.measure.verdict == "differs"
    true = tuple((a.disputes(b) if disputed else a.differs(b)) if a and b else None for a, b in pairs)
    shown = frozenset(a.measure for a, b in pairs if a and b and a.disputes(b)) if disputed else frozenset()
    is_true = None if None in true else bool(true) and all(true)
    return Judged(group, stories.event(group), is_true, is_pure, shown, true)


def rows(one: Judged) -> Iterator[str]:
    """A verdict: what it is said of, its mark, and each figure with its value and sentence and the one against it."""
    group, mark = one.group, {True: "true", False: "FALSE", None: "unmarked"}
    yield "\t".join((group.word, mark[one.is_true], "pure" if one.is_pure else "NOT PURE", one.event, group.name))
    for row, against in zip(group.rows, group.against, strict=True):
        yield f"\t{row.story_id}\t{row.words}\t{' '.join(row.sentence.split())}"
        if against is not None:
            yield f"\t\tbeside {against.story_id}\t{against.words}\t{' '.join(against.sentence.split())}"


def main() -> None:
    """Print the verdicts when asked to, and what of them is true."""
    parser = argparse.ArgumentParser()
    parser.add_argument("stories", type=Path)
    parser.add_argument("--rows", action="store_true")
    parser.add_argument("--half", type=int, choices=(0, 1))
    asked = parser.parse_args()
    stories, marks = Stories(asked.stories), marks_of(MARKS)
    kept = stories.events if asked.half is None else stories.events[asked.half :: 2]
    several = [group for group in stories.groups if len({row.story_id for row in group.rows}) > 1]
    found = [one for group in several if (one := judged(stories, group, marks)).event in kept]
    said = [one for one in found if one.group.measure.verdict]
    if asked.rows:
        for one in sorted(said, key=lambda one: (one.group.word, one.event)):
            print("\n".join(rows(one)))
    _print_shares(found, said)
    real = [measure for measure in marks.real_differences() if f"ecb-{measure.partition('.')[0]}" in kept]
    shown = frozenset[str]().union(*(one.shown for one in found))
    print(f"real differences of the events read whole: {len(shown & set(real))} of {len(real)} shown")
    print("shown:", *sorted(shown & set(real)), "\nnot shown:", *sorted(set(real) - shown))


def _print_shares(found: list[Judged], said: list[Judged]) -> None:
    for name, those in (
        ("verdicts", said),
        ("agree", [one for one in said if one.group.measure.verdict == "equal"]),
        ("alarms", [one for one in said if one.group.measure.verdict != "equal"]),
    ):
        count = Counter(one.is_true for one in those)
        print(f"{name:<9} {len(those):>4} shown: {count[True]} true, {count[False]} false, {count[None]} not marked")
    signs = Counter(sign for one in said for sign in one.signs)
    told = f"{signs[True]} true, {signs[False]} false, {signs[None]} not marked"
    print(f"signs of alarm beside values {signs.total()}: {told}")
    pure = Counter(one.is_pure for one in found)
    print(f"groups of several stories {len(found)}: {pure[True]} pure, {pure[False]} not, {pure[None]} not marked")


if __name__ == "__main__":
    main()
