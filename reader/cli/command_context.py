"""What every command shares: where things are, what time it is, and the open library."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.errors import LibraryError
from reader.paths import Paths, expanded

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
        """The user's library, opened on first use; one that the user has named is not made by being looked at."""
        return self._opened(create=not self.paths.library_is_named)

    @property
    def own_library(self) -> "Library":
        """The same, for a command that writes: raises LibraryError, before anything is done, when it cannot."""
        self.library.check_writable()
        return self.library

    @property
    def new_library(self) -> "Library":
        """The same, made when it is not there yet: for what brings stories in."""
        return self._opened(create=True)

    def _opened(self, *, create: bool) -> "Library":
        if self._open is None:
            from reader.store.file.library import make_private, open_library

            self._open = open_library(self.paths.library, now=self.clock(), create=create)
            if self.paths.library.parent == self.paths.data_dir:
                make_private(self.paths.data_dir)
        return self._open

    def blame_damage(self, error: Exception) -> None:
        """Raise LibraryError when what nobody could foresee comes from a library that is damaged."""
        if self._open is not None:
            from reader.store.file.header import damaged
            from reader.store.file.soundness import damage

            if found := damage(self._open.conn):
                raise LibraryError(f"{damaged(self.paths.library)} ({'; '.join(found)})") from error

    def close(self) -> None:
        """Let go of the library."""
        if self._open is not None:
            self._open.close()
            self._open = None


def make_session(library: Path | None, paths: Paths) -> Session:
    """The session for a user's folders; `library` is the file of `--library`, if it was given."""
    if library is None:
        return Session(paths)
    return Session(replace(paths, library=expanded(library), library_is_named=True))


pass_session = click.make_pass_decorator(Session)


def interactive() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()
