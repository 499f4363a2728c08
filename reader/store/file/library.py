"""Opening a library, and the one transaction everything runs in.

A `Library` belongs to the thread that opened it; `Libraries` hands every thread its own. Writers take the lock at the
start of a transaction (BEGIN IMMEDIATE), so two programs on one library wait for each other instead of failing.
"""

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reader.errors import LibraryError
from reader.store.file import header, migrations
from reader.store.file.sqlite_errors import Connection, disk_refuses
from reader.store.file.wal_header import has_wal

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_MS = 10_000
"""How long a writer waits for another one."""
PAGE_SIZE = 8192
"""Bodies are two to three KiB: on pages of 4 KiB a third of the file would be air."""


class Library:
    """One open library for one thread."""

    def __init__(self, path: Path, conn: sqlite3.Connection, *, why_read_only: str = "") -> None:
        self.path = path
        self.conn = conn
        self.why_read_only = why_read_only
        """In words, why nothing can be kept in it; empty for a library that can be written."""
        self._file = _identity(path)
        self._depth = 0
        self._deferred: list[tuple[str, str, tuple[object, ...]]] = []

    @property
    def read_only(self) -> bool:
        """Whether it can only be read."""
        return bool(self.why_read_only)

    @cached_property
    def db(self) -> "Database":
        """The same connection as a sqlite-utils database; imported when first asked for."""
        from sqlite_utils import Database

        return Database(self.conn, recursive_triggers=False, execute_plugins=False)

    def check_writable(self) -> None:
        """Raise LibraryError, in words, when nothing can be kept in this library."""
        if _identity(self.path) != self._file:
            raise LibraryError(
                f"{self.path} was removed or replaced while it was in use: nothing can be saved to it now"
            )
        if self.read_only:
            raise LibraryError(self.why_read_only)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """One transaction: all of it or nothing; inside another one a savepoint of it."""
        if self.conn.in_transaction:
            with self._savepoint():
                yield
            return
        self.check_writable()
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            for (_, sql), rows in groupby(sorted(self._deferred, key=itemgetter(0)), key=itemgetter(0, 1)):
                self.conn.executemany(sql, [values for _, _, values in rows])
            self.conn.execute("COMMIT")
        finally:
            self._deferred.clear()
            if self.conn.in_transaction:
                self.conn.rollback()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """The caller's transaction when there is one, which a fault must then end, else one of its own."""
        if self.conn.in_transaction:
            yield
        else:
            with self.atomic():
                yield

    @contextmanager
    def relaxed_sync(self) -> Iterator[None]:
        """Transactions of this connection need not be on disk before the next one begins.

        For what can be had again: when the power fails the last of them are undone whole, never torn, and the next
        commit of any other connection puts them on disk too. The reader's own acts are not done in here.
        """
        self.conn.execute("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            self.conn.execute("PRAGMA synchronous = FULL")

    def defer(self, sql: str, values: tuple[object, ...], *, to: str = "") -> None:
        """Have a statement carried out at the end of the present transaction, and not if it, or its savepoint, fails.

        Statements keep their order among those `to` one table.

        The full-text index writes out what it holds in memory at every savepoint and before every statement that
        might need one, which costs more than saving a story: so its rows come last, together.
        """
        self._deferred.append((to, sql, values))

    def close(self) -> None:
        """Close the file; the library is of no use afterwards."""
        self.conn.close()

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        self._depth += 1
        name, deferred = f"level_{self._depth}", len(self._deferred)
        self.conn.execute(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            del self._deferred[deferred:]
            # a fault such as a full disk may have ended the whole transaction already
            if self.conn.in_transaction:
                self.conn.execute(f"ROLLBACK TO {name}")
            raise
        finally:
            self._depth -= 1
            if self.conn.in_transaction:
                self.conn.execute(f"RELEASE {name}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_library(
    path: Path, *, now: datetime, create: bool = True, read_only: bool = False, any_thread: bool = False
) -> Library:
    """The library at `path`, made if missing (`create`) and upgraded if old, after a backup named by `now`.

    A library that cannot be written, or lies where nothing can, is opened `read_only`. `any_thread` lets another thread
    close it; use still belongs to one. Raises LibraryError in words when the file is foreign, newer, damaged, missing
    (without `create`) or cannot be made or upgraded; such a file stays as it was.
    """
    with _OPENING:
        found, version = header.inspect(path, migrations.NEWEST)
        read_only = read_only or (found == "library" and not _may_write(path))
        if found != "library" and (read_only or not create):
            raise LibraryError(f"There is no library at {path} yet; check the name, or make one with: reader add")
        if found == "missing":
            _make_file(path)
        elif not read_only:
            make_private(path)
    if read_only and version < migrations.NEWEST:
        raise LibraryError(f"{path} was made by an older version of reader; open it once for writing to upgrade it")
    if read_only:
        why = f"this library is read-only: {path} or its folder cannot be written"
        return _opened(path, lambda: _connect_to_read(path, any_thread=any_thread), why_read_only=why)
    try:
        library = _opened(path, lambda: _connect(path, any_thread=any_thread))
    except LibraryError as error:
        if version < migrations.NEWEST or not disk_refuses(error):
            raise
        why = f"this library is read-only as its disk is full or reports a fault: make room, and open {path} again"
        return _opened(path, lambda: _connect_to_read(path, any_thread=any_thread), why_read_only=why)
    try:
        if version < migrations.NEWEST:
            migrations.upgrade(library, now=now)
    except BaseException:
        library.close()
        raise
    return library


def other_commits(lib: Library) -> int:
    """A number that is another one whenever another connection has committed since it was last asked for."""
    number: int = lib.conn.execute("PRAGMA data_version").fetchone()[0]
    return number


class Libraries:
    """One library file for many threads: each gets a connection of its own."""

    def __init__(self, path: Path, *, now: datetime) -> None:
        self.path = path
        self._now = now
        self._lock = threading.Lock()
        self._open: dict[threading.Thread, Library] = {}

    def here(self) -> Library:
        """This thread's library, opened on first use; those of ended threads are closed."""
        thread = threading.current_thread()
        with self._lock:
            for ended in [other for other in self._open if not other.is_alive()]:
                self._open.pop(ended).close()
            if thread not in self._open:
                self._open[thread] = open_library(self.path, now=self._now, any_thread=True)
            return self._open[thread]

    def close(self) -> None:
        """Close every thread's connection; no thread may be using one any more."""
        with self._lock:
            while self._open:
                self._open.popitem()[1].close()


_OPENING = threading.Lock()
"""Held from the look at a file until it is there: a file being made is the only one that is opened but by SQLite, and
no connection of this process may have it open when that handle is closed."""


def _make_file(path: Path) -> None:
    """An empty file only its owner may read, unless another program made one; SQLite's own files get the same mode."""
    try:
        make_folder(path.parent)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise LibraryError(f"The library cannot be created at {path}: {error.strerror}") from error


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, for their owner alone; those that are there stay as they are."""
    for folder in reversed([path, *path.parents]):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)


def make_private(path: Path) -> None:
    """Keep everybody but its owner away from a file or folder that is the program's own."""
    with suppress(OSError):
        if (mode := stat.S_IMODE(path.stat().st_mode)) & 0o077:
            path.chmod(mode & 0o700)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path; a file removed while it is open goes on without a name, and then without a trace."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _may_write(path: Path) -> bool:
    """Whether a library and the folder it lies in can be written; SQLite needs both.

    What nobody is given leave to write is meant to stay as it is: root, whom the system would let, leaves it alone too.
    """
    real = path.resolve()
    return all(place.stat().st_mode & 0o222 and os.access(place, os.W_OK) for place in (real, real.parent))


def _opened(path: Path, connect: "Callable[[], Connection]", *, why_read_only: str = "") -> Library:
    """A library on a new connection, which is closed again when its settings cannot be made."""
    library = Library(path, connect(), why_read_only=why_read_only)
    try:
        _settle(library)
    except BaseException:
        library.close()
        raise
    return library


def _connect_to_read(path: Path, *, any_thread: bool) -> Connection:
    """A connection that writes nothing, even where the files SQLite shares between programs cannot be made.

    Without a log there is nothing to share. With one, its index can be kept in memory by a connection that has the
    library for itself, which takes the right to write to the file though nothing is written.
    """
    ways = ["mode=ro"]
    if not has_wal(path):
        ways.append("mode=ro&immutable=1")
    elif _may_write(path):
        ways.append("mode=rw")
    for mode in ways:
        conn = _connect(path, mode=mode, any_thread=any_thread)
        try:
            if mode == "mode=rw":
                conn.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
                conn.execute("PRAGMA query_only = ON")
            conn.execute("SELECT 1 FROM sqlite_master").fetchone()
            return conn
        except LibraryError as error:
            conn.close()
            fault = error
    if not has_wal(path):
        raise fault
    raise LibraryError(
        f"{path} cannot be read where it is, because the last changes are still in {path.name}-wal beside it; "
        "copy both to a folder you can write to, and name the copy with --library"
    ) from fault


def _connect(path: Path, *, any_thread: bool, mode: str = "mode=rw") -> Connection:
    conn = sqlite3.connect(
        header.address(path, mode),
        uri=True,
        timeout=BUSY_MS / 1000,
        isolation_level=None,
        check_same_thread=not any_thread,
        factory=Connection,
    )
    conn.path = path
    conn.row_factory = sqlite3.Row
    return conn


def _settle(library: Library) -> None:
    """The settings of one connection; the journal's mode and the page size are the file's own and kept in it."""
    execute = library.conn.execute
    execute("PRAGMA foreign_keys = ON")
    execute("PRAGMA synchronous = FULL")
    execute("PRAGMA temp_store = MEMORY")
    execute("PRAGMA cache_size = -8000")
    if library.read_only:
        execute("PRAGMA query_only = ON")
    else:
        execute(f"PRAGMA page_size = {PAGE_SIZE}")
        execute("PRAGMA auto_vacuum = INCREMENTAL")  # heeded by a new file; an older one is rewritten by `shrink`
        _write_ahead(library)


def _write_ahead(library: Library) -> None:
    """Switch the file to a write-ahead log, for which SQLite needs it alone and does not wait by itself.

    Only a file that is being made is not switched yet, so the other program is done in a moment.
    """
    for pause in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, None):
        try:
            with closing(library.conn.execute("PRAGMA journal_mode = WAL")) as mode:
                mode.fetchone()
            return
        except LibraryError:
            if pause is None:
                raise
            time.sleep(pause)
