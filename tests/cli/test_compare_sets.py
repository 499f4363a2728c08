"""Invented stories on one event or two, taken in by the real command: what `figures --json` says of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.paths import Paths
from tests.cli.conftest import DATA, Reader

SETS = json.loads((DATA / "compare.json").read_text(encoding="utf-8"))
VERDICTS = {"agree": "equal", "differ": "differs", "rises": "rises", "falls": "falls", "none": None}


@pytest.mark.parametrize("case", SETS, ids=lambda case: case["id"])
def test_only_what_is_true_is_said(case: Any, reader: Callable[[Paths], Reader], paths: Paths, tmp_path: Path) -> None:
    ask = reader(paths)
    rows = [
        {"id": str(number), "title": one["title"], "text": one["text"], "date": one["date"], "site": one["outlet"]}
        for number, one in enumerate(case["stories"])
    ]
    told = tmp_path / "stories.jsonl"
    told.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert ask("import", told).code == 0
    groups = json.loads(ask("figures", "--json").out)

    def places(story: int, words: str) -> set[int]:
        """The groups that hold a figure of a story which stands at those words."""
        start = rows[story]["text"].index(words)
        return {
            number
            for number, group in enumerate(groups)
            for value in group["values"]
            if value["title"] == rows[story]["title"]
            and value["span"][0] < start + len(words)
            and start < value["span"][1]
        }

    for one, other in case["not_same"]:
        assert not places(*one) & places(*other)
    held: set[int] = set()
    for one, other in case["same_measure"]:
        here, there = places(*one), places(*other)
        assert not there or here & there  # what a story only quotes of another need not be counted at all
        held |= here | there
    said = {group["verdict"] for group in groups} - {None}
    assert said == {VERDICTS[case["verdict"]]} - {None}
    assert all(groups[number]["verdict"] in said for number in held)
    for group in groups:
        for value in group["values"]:
            assert (value["verdict"] is None) == (value["against"] is None)
