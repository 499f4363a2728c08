"""The program in a real terminal: odd bytes, stops, signals, a terminal that closes, and what was being typed then."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.app.state.drafts import Drafts
from reader.config import Config
from reader.paths import Paths
from tests.app.stories import NOW
from tests.benchmarks.terminal import Terminal

OUT_OF_SCREEN = (b"\x1b[?1049l", b"\x1b[?1003l", b"\x1b[?25h")
"""Alternate screen left, mouse silent, cursor shown."""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The folders of a user who starts with nothing."""
    data = tmp_path / "data" / "reader-tui"
    return Paths(tmp_path / "config" / "reader-tui", data, tmp_path / "state" / "reader-tui", data / "library.db")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The program on the sample stories, the first one open."""
    names = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "HOME": "home"}
    environ = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    environ |= {name: str(tmp_path / place) for name, place in names.items()}
    for name in ("READER_LIBRARY", "COLUMNS", "LINES"):
        environ.pop(name, None)
    opened = Terminal([sys.executable, "-m", "reader"], environ)
    opened.wait_for("keys")
    opened.settle()
    yield opened
    opened.close()


def until(done: Callable[[], bool], terminal: Terminal, limit: float = 20.0) -> None:
    """Read along until it is so."""
    end = time.monotonic() + limit
    while not done():
        assert time.monotonic() < end, terminal.text()[-2000:]
        terminal.idle(0.05)


def typed(terminal: Terminal, words: str) -> None:
    """Open the editor of a note and type."""
    terminal.press("\r")
    terminal.press("a")
    terminal.press(words)


def drafts(paths: Paths) -> list[str]:
    return [one.note.body for one in Drafts(paths.state_dir / "drafts", paths.library).all()]


def test_bytes_that_are_no_text_do_not_end_the_program(terminal: Terminal) -> None:
    os.write(terminal.fd, b"\xff\xe9\xc3")
    terminal.settle()
    assert terminal.alive()
    terminal.answer("?", "Esc", 10)


def test_a_command_that_cannot_be_started_gives_the_screen_back(terminal: Terminal) -> None:
    terminal.press("|")
    terminal.answer("no-such-command-at-all\r", "[Enter goes back to reader]", 20)
    assert "no-such-command-at-all" in terminal.text(), "the shell says what is wrong"
    terminal.answer("\r", "ended with 127", 20)
    until(lambda: b"\x1b[?1049h" in terminal.seen.rpartition(b"\x1b[?1049l")[2], terminal)
    terminal.answer("?", "Esc", 10)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_a_clean_terminal_and_keeps_what_was_typed(
    terminal: Terminal, paths: Paths, number: signal.Signals
) -> None:
    typed(terminal, "Ask them")
    terminal.seen = b""
    os.kill(terminal.pid, number)
    until(lambda: not terminal.alive(), terminal)
    terminal.idle(0.1)
    assert [code for code in OUT_OF_SCREEN if code not in terminal.seen] == []
    assert terminal.exit_code() == 128 + number
    assert drafts(paths) == ["Ask them"]


def test_a_terminal_that_closes_takes_no_word_along(terminal: Terminal, paths: Paths) -> None:
    typed(terminal, "Ask them")
    terminal.hang_up()
    until(lambda: not terminal.alive(), terminal)
    assert drafts(paths) == ["Ask them"]


def test_a_kill_takes_at_most_two_seconds_of_words(terminal: Terminal, paths: Paths) -> None:
    typed(terminal, "Ask them")
    terminal.idle(2)
    os.kill(terminal.pid, signal.SIGKILL)
    until(lambda: not terminal.alive(), terminal)
    assert drafts(paths) == ["Ask them"]


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_after_a_stop_the_whole_screen_is_drawn(terminal: Terminal, number: signal.Signals) -> None:
    terminal.press("\r")
    os.kill(terminal.pid, number)
    until(lambda: terminal.state() == "T", terminal)
    terminal.seen = b""
    os.kill(terminal.pid, signal.SIGCONT)
    parts = ("reader  Unread", "Speakers", "│", "━", "j k scroll")
    until(lambda: all(part in terminal.text() for part in parts), terminal)
    terminal.answer("?", "Esc", 10)


def test_the_key_that_suspends_suspends_but_where_one_types(terminal: Terminal) -> None:
    typed(terminal, "Ask them")
    terminal.press("\x1a")
    assert terminal.state() != "T"
    terminal.press("\x1b")
    os.write(terminal.fd, b"\x1a")
    until(lambda: terminal.state() == "T", terminal)
    os.kill(terminal.pid, signal.SIGCONT)
    until(lambda: terminal.state() != "T", terminal)


class Faulty(ReaderApp):
    """A program with a fault of its own."""

    def on_ready(self) -> None:
        """Fail."""
        raise ZeroDivisionError


async def test_a_fault_that_ends_the_program_is_told_by_the_exit_code(tmp_path: Path) -> None:
    from tests.app.stories import filled

    app = Faulty(filled(tmp_path), config=Config(), background=False, now=lambda: NOW)
    await app.run_async(headless=True)
    assert app.return_code == 1
