"""Verdicts on figures: what the lens says over a file of stories, each with both sentences, for a reader to judge.

`python -m tests.benchmarks.bench_verdicts STORIES.jsonl [MARKED.tsv]`. The stories are of the form `reader import`
takes. Without the second file every verdict is printed as a row to be marked: y or n, verdict, words, sentences. With
it the share of rows marked y is printed.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from reader.cli.main import run
from reader.export.figures_by_measure import Group, figure_groups
from reader.paths import Paths
from reader.store.annotations.figures import figures
from reader.store.file.library import open_library

MOST = 20_000


def groups(stories: Path) -> list[Group]:
    """The figures of the stories in a file, by what they measure."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = Paths(root / "config", root / "data", root / "state", root / "data" / "library.db")
        run(["import", str(stories)], paths)
        with open_library(paths.library, now=datetime.now(UTC), read_only=True) as library:
            return figure_groups(figures(library, limit=MOST))


def rows(found: list[Group]) -> Iterator[tuple[str, ...]]:
    """A verdict a row: of each group that has one the first two sentences it is about."""
    for group in found:
        for row, placed, against in zip(group.rows, group.measure.values, group.against, strict=True):
            if group.measure.verdict and placed.verdict == group.measure.verdict and against is not None:
                told = (row.words, row.sentence, against.words, against.sentence)
                yield (placed.verdict, group.name, *(" ".join(one.split()) for one in told))
                break


def main() -> None:
    """Print the rows, or what of those marked is true."""
    if len(sys.argv) > 2:
        marks = [line.split("\t") for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines() if line]
        for verdict in sorted({fields[1] for fields in marks}):
            true = [fields[0] == "y" for fields in marks if fields[1] == verdict]
            print(f"{verdict:<8} {sum(true)} of {len(true)} true")
        return
    found = groups(Path(sys.argv[1]))
    for fields in rows(found):
        print("\t".join(("?", *fields)))
    print(Counter(group.measure.verdict for group in found), file=sys.stderr)


if __name__ == "__main__":
    main()
