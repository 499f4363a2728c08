"""The man page says what the commands are today."""

import click

from reader.cli.main import reader
from tests.manpage import PAGE, man_page


def test_the_man_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == man_page(), "renew it: python -m tests.manpage"


def test_every_command_stands_in_it() -> None:
    context = click.Context(reader)
    assert [name for name in reader.list_commands(context) if f".SS reader {name}" not in man_page()] == []


def test_no_line_is_taken_for_markup_that_is_none() -> None:
    known = (".TH ", ".SH ", ".SS ", ".TP", ".PP", ".B ", ".nf", ".fi", ".br")
    assert [
        line for line in man_page().splitlines() if line.startswith((".", "'")) and not line.startswith(known)
    ] == []
