"""Odd surroundings: pipes that close, streams that are not there, zones and numbers that cannot be."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.paths import Paths


@pytest.fixture
def home(tmp_path: Path, filled: Paths) -> dict[str, str]:
    """The surroundings of somebody who has two stories."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "READER_LIBRARY": str(filled.library),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def shell(line: str, home: dict[str, str], **variables: str) -> tuple[int, str, str]:
    """What a line says in a shell that minds every part of a pipe; `reader` is the command."""
    script = f'set -o pipefail; reader() {{ "{sys.executable}" -m reader "$@"; }}; {line}'
    done = subprocess.run(["bash", "-c", script], env={**home, **variables}, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "line", ["reader show 1 | true", "reader show 1 --json | head -c 5", "reader list | true", "reader --help | true"]
)
def test_a_pipe_that_closes_early_is_no_failure(home: dict[str, str], line: str) -> None:
    code, _, err = shell(line, home)
    assert (code, err) == (0, "")


def test_an_answer_nobody_listens_to_keeps_its_code(home: dict[str, str]) -> None:
    assert shell("reader show 99 2>&1 >/dev/null | true", home)[0] == 1
    assert shell("reader show 99 2>&-", home)[0] == 1
    assert shell("reader list >&-", home)[0] == 0


@pytest.mark.parametrize(
    ("line", "code"), [("reader <&-", 0), ("reader - <&-", 2), ("reader import - <&-", 2), ("reader clean <&-", 0)]
)
def test_a_closed_standard_input_holds_nothing(home: dict[str, str], line: str, code: int) -> None:
    answer = shell(line, home)
    assert answer[0] == code
    assert answer[2].count("\n") == (code != 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_behind_the_output_is_said(home: dict[str, str]) -> None:
    assert shell("reader show 1 > /dev/full", home) == (2, "", "reader: cannot write: No space left on device\n")


def test_a_zone_that_cannot_be_gives_way_to_utc(home: dict[str, str]) -> None:
    code, out, err = shell("reader list", home, TZ="UTC+25")
    assert code == 0
    assert out == shell("reader list", home, TZ="UTC")[1]
    assert err == "reader: TZ=UTC+25 is not a time zone; times are shown in UTC\n"


NO_STORY, NO_NUMBER = "is not the number of a story", "is not in the range"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"show {9**30}", NO_STORY),
        (f"list -n {9**30}", NO_NUMBER),
        (f"tag {9**30} +x", NO_NUMBER),
        (f"note {9**30} x", NO_STORY),
    ],
)
def test_numbers_nothing_can_have(home: dict[str, str], line: str, why: str) -> None:
    code, _, err = shell(f"reader {line}", home)
    assert code == 2
    assert why in err


def test_a_command_mistyped_is_put_right(home: dict[str, str]) -> None:
    code, _, err = shell("reader serch ferry", home)
    assert code == 2
    assert 'did you mean "search"?' in err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_encoding_will_do(home: dict[str, str], encoding: str) -> None:
    for line in ("reader list", "reader show 1", "reader who", "reader show 99"):
        code, _, err = shell(f"{line} | cat", home, PYTHONIOENCODING=encoding, LC_ALL="C")
        assert code in (0, 1)
        assert "unexpected" not in err
    code, out, _ = shell("reader list --json", home, PYTHONIOENCODING=encoding)
    assert out.isascii() or encoding == "utf-8"
    assert json.loads(out) == json.loads(shell("reader list --json", home)[1])
