"""What `--help` says."""

from collections.abc import Callable
from importlib import import_module

from reader.cli.main import ROOMS
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


def test_every_command_is_found_in_its_module() -> None:
    for room, names in ROOMS.items():
        assert [command.name for command in import_module(f"reader.cli.{room}").COMMANDS] == list(names)
