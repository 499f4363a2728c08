"""The entry of the command line: which command, which library, and how errors end."""

import errno
import os
import sys
import time
import traceback
from datetime import datetime
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from reader import __version__
from reader.cli.command_context import Session, interactive, make_session
from reader.cli.output import complain
from reader.errors import ExitCode, ReaderError
from reader.paths import Paths, open_log, user_paths

ROOMS = {
    "add_and_refresh": ("add", "import", "refresh"),
    "manage_feeds": ("feeds",),
    "manage_rules": ("rules",),
    "manage_watches": ("watch",),
    "starter": ("starter",),
    "tidy_and_archive": ("tidy", "archive"),
    "read_library": ("list", "search", "show", "who", "figures", "related"),
    "notes_and_tags": ("tag", "note", "export"),
    "statement_corrections": ("correct", "corrections"),
    "batch": ("clean", "analyze", "relate"),
    "maintenance": ("doctor", "backup", "restore", "config", "themes", "sample", "completion"),
}
"""The module of each command: one is imported when its command is asked for, all for the help."""
_ROOM_OF = {command: room for room, commands in ROOMS.items() for command in commands}


def _exists(name: str) -> bool:
    """Whether there is a file or folder of this name; one that is too long for any is none."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


class CommandOrFile(click.Group):
    """A group whose first word may also be a file, a folder or `-`: then it is opened."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        """All names, in alphabetical order."""
        return sorted(_ROOM_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 click's signature
        """The command of this name, from its module."""
        if cmd_name not in _ROOM_OF:
            return None
        found: tuple[click.Command, ...] = import_module(f"reader.cli.{_ROOM_OF[cmd_name]}").COMMANDS
        return next(command for command in found if command.name == cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named, or `open` when the first word is something to read."""
        if self.get_command(ctx, args[0]) is None:
            if args[0] == "-" or (args[0] and _exists(args[0])):
                from reader.cli import open_files

                return "open", open_files.open_files, args
            if any(mark in args[0] for mark in "/.\\"):
                raise ReaderError(f"{args[0]} does not exist; check the path, or use `reader add` for an address")
            from difflib import get_close_matches

            if near := get_close_matches(args[0], self.list_commands(ctx), n=1):
                raise ReaderError(f'there is no command or file "{args[0]}"; did you mean "{near[0]}"?')
        return super().resolve_command(ctx, args)


@click.group(
    cls=CommandOrFile,
    invoke_without_command=True,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 nothing found or only partly done, 2 wrong use, 3 library in use or broken.",
)
@click.option(
    "--library",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Use this library file instead of your own (or set READER_LIBRARY).",
)
@click.version_option(__version__, "-V", "--version", prog_name="reader", message="%(prog)s %(version)s")
@click.pass_context
def reader(ctx: click.Context, library: Path | None) -> None:
    """Read the news: who said what, which figures, and what belongs together.

    \b
    reader                   open the reader
    reader FILE… | DIR | -   read text, HTML pages or feed files; a list of feeds is shown, not subscribed to
    """
    ctx.obj = ctx.with_resource(_closing(make_session(library, ctx.obj)))
    if ctx.invoked_subcommand is None:
        start(ctx.obj)


def start(session: Session, **options: Any) -> None:
    """The screen, or a plain list when nobody sits at a terminal."""
    from reader.sample import welcome

    at_terminal = interactive()
    new = session.paths.library_is_named and not session.paths.library.exists()
    library = session.new_library if at_terminal else session.library
    first = not library.read_only and welcome(library, now=session.clock())
    if not at_terminal:
        from reader.cli import read_library

        read_library.print_headlines(session, "", limit=100, as_json=False)
        return
    session.close()
    from reader.app import run as run_app

    if new:  # a mistyped name is noticed at once
        options["greeting"] = f"{session.paths.library} did not exist: a new library was created"
    if first:
        from reader.ingest.importing.newsboat_files import newsboat_files

        options["offered"] = newsboat_files(os.environ)
    if code := run_app(session.paths, config=session.config, **options):
        raise click.exceptions.Exit(code)


def run(args: list[str], paths: Paths | None = None) -> int:
    """Run one command line; returns the exit code, and never lets a traceback out.

    `paths` are the user's folders; a test passes its own.
    """
    _settle_streams()
    _check_zone()
    try:
        paths = paths or user_paths()
    except ReaderError as error:
        complain(f"reader: READER_LIBRARY cannot be used: {error}")
        return ExitCode.WRONG_USE
    try:
        code = reader.main(args, prog_name="reader", standalone_mode=False, obj=paths)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return ExitCode.WRONG_USE
    except click.ClickException as error:
        complain(f"reader: {error.format_message()}")
        return ExitCode.WRONG_USE
    except ReaderError as error:
        complain(f"reader: {error}")
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain("reader: stopped")
        return 130
    except (BrokenPipeError, SystemExit):
        # The other end of the pipe has seen enough, which click tells by leaving; python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except OSError as error:
        name = f"{error.filename}: " if error.filename else "cannot write: " if error.errno == errno.ENOSPC else ""
        complain(f"reader: {name}{error.strerror or error}")
        return ExitCode.WRONG_USE
    except Exception as error:
        complain(f"reader: unexpected error ({error!r}); {_log(paths, error)}")
        return ExitCode.LIBRARY
    return code if isinstance(code, int) else ExitCode.DONE  # click hands back what a command exits with


def _settle_streams() -> None:
    """Read nothing where standard input is closed, and write a ? for what the terminal's encoding does not have."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - it is used until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def _check_zone() -> None:
    """Times in UTC, and a word about it, when the variable TZ names a zone further away than a day."""
    try:
        datetime.now().astimezone()
    except ValueError:
        complain(f"reader: TZ={os.environ.get('TZ', '')} is not a time zone; times are shown in UTC")
        os.environ["TZ"] = "UTC"
        time.tzset()


def _log(paths: Paths, error: Exception) -> str:
    """Keep the traceback of a fault of ours, and say where it is."""
    try:
        with open_log(paths.log_file) as log:
            log.write("".join(traceback.format_exception(error)))
    except OSError as fault:
        return f"the details cannot be written to {paths.log_file}: {fault.strerror}"
    return f"the details are in {paths.log_file}"


class _closing:  # noqa: N801 - reads as a word in the one place it is used
    """Hands out the session and lets go of its library at the end."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def __enter__(self) -> Session:
        return self.session

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        try:
            if isinstance(error, Exception) and not isinstance(error, _FORESEEN):
                self.session.blame_damage(error)
        finally:
            self.session.close()


_FORESEEN = (ReaderError, OSError, click.ClickException, click.Abort, click.exceptions.Exit)
"""What ends a command and is told in words as it is."""
