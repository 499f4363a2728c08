"""Batch commands: JSON Lines in, JSON Lines out, safe to look at in a terminal."""

import json
import subprocess
import sys

import pytest

from reader.model.safe_text import safe_text


def batch(command: str, *rows: object) -> subprocess.CompletedProcess[str]:
    """What a batch command answers; a row that is text goes in as it is."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    return subprocess.run(
        [sys.executable, "-m", "reader", command], input="\n".join(lines), capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("command", ["clean", "analyze", "relate"])
def test_rows_keep_their_order_and_ids(command: str) -> None:
    answer = batch(
        command, {"id": "b", "text": "One line."}, {"id": 2}, "", {"id": "\ud800\x9b31m", "text": "\u202eAn end."}
    )
    assert answer.returncode == 0, answer.stderr
    assert safe_text(answer.stdout) == answer.stdout
    assert [json.loads(line)["id"] for line in answer.stdout.splitlines()] == ["b", 2, "\ud800\x9b31m"]


@pytest.mark.parametrize("command", ["clean", "analyze", "relate"])
@pytest.mark.parametrize("row", ["not json", "[1]"])
def test_a_line_that_is_no_object_is_named(command: str, row: str) -> None:
    answer = batch(command, {"id": 1, "text": "One line."}, row)
    assert answer.returncode == 2
    assert "line 2 is not" in answer.stderr
    assert answer.stderr.count("\n") == 1
