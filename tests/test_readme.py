"""What the README shows can be typed: its config file is read, and its commands exist with the options shown."""

import re
import shlex
from pathlib import Path

import click
import pytest

from reader.cli.main import reader
from reader.config import load_config
from reader.model.queries.query import Query
from reader.model.queries.query_parser import parse_query

README_FILE = Path(__file__).parents[1] / "README.md"
README = README_FILE.read_text(encoding="utf-8")


def test_the_config_file_is_read(tmp_path: Path) -> None:
    shown = re.search(r"^```toml\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert shown is not None
    path = tmp_path / "config.toml"
    path.write_text(shown[1], encoding="utf-8")
    assert load_config(path).theme == "paper"


def _commands() -> list[str]:
    """The lines of the README's shell blocks that call `reader`, without their remarks."""
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    lines = (line.split("| ")[-1].split(" > ")[0] for block in blocks for line in block.splitlines())
    return [line.partition("  #")[0].strip() for line in lines if line.startswith("reader ")]


def _named(group: click.Group, word: str) -> click.Command | None:
    return group.get_command(click.Context(group), word) if word in group.list_commands(click.Context(group)) else None


@pytest.mark.parametrize("line", _commands())
def test_a_command_exists_with_its_options(line: str) -> None:
    words = shlex.split(line)[1:]
    command: click.Command = reader
    while isinstance(command, click.Group) and words and (found := _named(command, words[0])):
        command = found
        words.pop(0)
    given = {word for word in words if word.startswith("--") or re.fullmatch("-[a-z]", word)}
    known = {name for option in command.params for name in option.opts}
    assert given <= known
    if command is reader:  # what is read only: files, a folder or standard input
        assert all(word == "-" or "." in word for word in words)


def test_there_are_commands_to_test() -> None:
    assert len(_commands()) > 15


SEARCHES = (README_FILE.parent / "docs" / "search.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", re.findall(r"^\| (`.*?`) \|", SEARCHES, re.MULTILINE))
def test_a_search_of_the_language_page_is_understood(line: str) -> None:
    for typed in re.findall(r"`([^`]+)`", line):
        assert parse_query(typed) != Query()
