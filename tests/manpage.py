"""Renew the man page from the commands: python -m tests.manpage.

Everything in it is what `--help` says, so that the two cannot differ; a test tells when it was not renewed.
"""

from collections.abc import Iterator
from pathlib import Path

import click

from reader import __version__
from reader.cli.main import reader

PAGE = Path(__file__).parent.parent / "docs" / "reader.1"
_FILES = (
    ("~/.local/share/reader-tui/library.db", "The library: stories, notes, tags and all that was found in them."),
    ("~/.config/reader-tui/config.toml", "The settings."),
    ("~/.config/reader-tui/themes/", "Themes of your own."),
    ("~/.local/state/reader-tui/reader.log", "What went wrong in the background."),
)
_VARIABLES = (
    ("READER_LIBRARY", "The library file to use instead of your own."),
    ("EDITOR, VISUAL", "The editor for notes and the config file."),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME", "Other folders for the files below."),
)


def main() -> None:
    """Write the man page."""
    PAGE.write_text(man_page(), encoding="utf-8")
    print(f"wrote {PAGE}")


def man_page() -> str:
    """The whole page in man's markup."""
    context = click.Context(reader, info_name="reader")
    lines = [
        f'.TH READER 1 "" "reader {__version__}" "User Commands"',
        ".SH NAME",
        "reader \\- read the news in the terminal: who said what, which figures, and what belongs together",
        ".SH SYNOPSIS",
        *_synopsis(),
        ".SH DESCRIPTION",
        *_paragraphs(reader),
        ".PP",
        "Without a command the screen opens; the key",
        ".B ?",
        "there lists all keys.",
        ".SH OPTIONS",
        *_options(reader, context),
        ".SH COMMANDS",
        *(line for command, inner in _commands(reader, context) for line in _command(command, inner)),
        ".SH EXIT STATUS",
        _escape((reader.epilog or "").removeprefix("Exit codes: ").capitalize()),
        ".SH ENVIRONMENT",
        *(line for name, words in _VARIABLES for line in _item(name, words)),
        ".SH FILES",
        "On Linux;",
        ".B reader config",
        "prints the places on your computer.",
        *(line for name, words in _FILES for line in _item(name, words)),
    ]
    return "\n".join(lines) + "\n"


def _synopsis() -> Iterator[str]:
    for usage in ("[OPTIONS]", "[OPTIONS] FILE… | DIR | -", "[OPTIONS] COMMAND [ARGS]…"):
        yield from (".br", f"\\fBreader\\fR {_escape(usage)}")


def _commands(group: click.Group, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """Every command with the context that knows its full name, those within a command behind it."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        yield command, inner
        if isinstance(command, click.Group):
            yield from _commands(command, inner)


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f".SS {_escape(f'{context.command_path} {pieces}')}"
    yield from _paragraphs(command)
    yield from _options(command, context)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1] and "--help" not in parameter.opts:
            yield from _item(*record)


def _paragraphs(command: click.Command) -> Iterator[str]:
    """The help's paragraphs; one that begins with \\b keeps its lines."""
    for number, paragraph in enumerate((command.help or "").split("\n\n")):
        if number:
            yield ".PP"
        if paragraph.lstrip().startswith("\b"):
            yield from (".nf", *(_escape(line.strip()) for line in paragraph.splitlines() if line.strip(" \b")), ".fi")
        else:
            yield _escape(" ".join(paragraph.split()))


def _item(term: str, words: str) -> Iterator[str]:
    yield from (".TP", f"\\fB{_escape(term)}\\fR", _escape(words))


def _escape(text: str) -> str:
    """Text that man prints as it is: a backslash, a hyphen, and a dot or quotation mark that begins a line."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    main()
