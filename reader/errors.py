"""Errors that carry words a person can act on; the command line and the app show them as they are."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command tells the shell."""

    DONE = 0
    NOTHING_FOUND = 1
    NOT_ALL = 1
    """Some of what was named came in, some did not."""
    WRONG_USE = 2
    LIBRARY = 3


class ReaderError(Exception):
    """Something a person can act on: the message says what is wrong and what to do."""

    exit_code = ExitCode.WRONG_USE


class NothingFound(ReaderError):  # noqa: N818 - not a fault, an answer
    """The question was fine and the answer is empty."""

    exit_code = ExitCode.NOTHING_FOUND


class LibraryError(ReaderError):
    """The library file cannot be used: foreign, newer, damaged, locked or unwritable."""

    exit_code = ExitCode.LIBRARY


class DamagedText(LibraryError):  # noqa: N818 - what was found, not what went wrong
    """The text kept of one story is not what was written; the rest of the library may be sound."""
