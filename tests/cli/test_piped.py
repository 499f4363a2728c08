"""`reader -`: what is piped in is read and kept only when it is marked."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from reader.paths import Paths
from tests.cli.conftest import DATA, Reader


def test_what_is_piped_in_is_printed_and_not_kept(
    reader: Callable[[Paths], Reader], paths: Paths, tmp_path: Path
) -> None:
    text = (DATA / "denial.txt").read_bytes()
    library = tmp_path / "own.db"

    def piped(*args: str) -> str:
        command = [sys.executable, "-m", "reader", "--library", str(library), *args]
        return subprocess.run(command, input=text, capture_output=True, check=True).stdout.decode()

    title = text.decode().splitlines()[0]
    assert title in piped("-")
    command = reader(paths)
    assert command("--library", library, "list").code == 1
    assert title in piped(str(DATA / "denial.txt"))
    assert title in command("--library", library, "list").out, "a file that was opened is kept"
