"""What every command shares: where things are, what time it is, and the open library."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.paths import Paths

if TYPE_CHECKING:
    from reader.config import Config
    from reader.store.file.library import Library


def utc_now() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


@dataclass
class Session:
    """One run of the command line."""

    paths: Paths
    clock: Callable[[], datetime] = utc_now
    _open: "Library | None" = field(default=None, init=False)

    @cached_property
    def config(self) -> "Config":
        """The user's settings; raises ReaderError when they are wrong."""
        from reader.config import load_config

        return load_config(self.paths.config_file)

    @property
    def library(self) -> "Library":
        """The user's library, opened (and made) on first use."""
        if self._open is None:
            from reader.store.file.library import open_library

            self._open = open_library(self.paths.library, now=self.clock())
        return self._open

    @property
    def own_library(self) -> "Library":
        """The same, for a command that writes: raises LibraryError, before anything is done, when it cannot."""
        self.library.check_writable()
        return self.library

    def close(self) -> None:
        """Let go of the library."""
        if self._open is not None:
            self._open.close()
            self._open = None


def make_session(library: Path | None, paths: Paths) -> Session:
    """The session for a user's folders; `library` is the file of `--library`, if it was given."""
    return Session(replace(paths, library=library.expanduser().absolute()) if library else paths)


pass_session = click.make_pass_decorator(Session)


def interactive() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()
