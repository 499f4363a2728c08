"""What `--help` says."""

from collections.abc import Callable

from reader.cli.main import reader as program
from reader.paths import Paths
from tests.cli.conftest import Reader


def test_no_command_is_cut_short_in_the_list(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    answer = reader(paths)("--help")
    assert answer.code == 0
    assert "..." not in answer.out.partition("Commands:")[2]


def test_every_command_has_help(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    for name in program.commands:
        answer = reader(paths)(name, "--help")
        assert answer.code == 0
        assert f"Usage: reader {name}" in answer.out
    assert not paths.library.exists()
