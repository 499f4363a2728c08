"""Telling the user of something while they look elsewhere: a sequence their terminal knows, or notify-send."""

import contextlib
from collections.abc import Callable, Mapping
from typing import Literal, get_args

from reader.model.safe_text import safe_line

Bell = Literal["osc9", "osc777", "notify-send", "none"]
BELLS: tuple[Bell, ...] = get_args(Bell)
"""Two sequences of terminals (iTerm2, kitty and others take the first; urxvt, foot and others the second), the
desktop's own program, and silence."""
LONGEST = 200


def sequence(bell: str, title: str, words: str, environ: Mapping[str, str]) -> str:
    """What a terminal is sent to show a notice; empty for a bell that is none of a terminal's.

    Within tmux it is wrapped, so that tmux hands it on (where its option allow-passthrough is on).
    """
    title, words = _plain(title), _plain(words)
    match bell:
        case "osc9":
            sent = f"\x1b]9;{title}: {words}\x07"
        case "osc777":
            sent = f"\x1b]777;notify;{title};{words}\x07"
        case _:
            return ""
    return "\x1bPtmux;" + sent.replace("\x1b", "\x1b\x1b") + "\x1b\\" if environ.get("TMUX") else sent


def ring(bell: str, title: str, words: str, *, environ: Mapping[str, str], write: Callable[[str], None]) -> None:
    """Show a notice; `write` sends to the terminal. That it cannot be shown is no reason to complain."""
    if sent := sequence(bell, title, words, environ):
        write(sent)
    elif bell == "notify-send":
        import subprocess

        with contextlib.suppress(OSError):
            subprocess.Popen(
                ["notify-send", "--app-name=reader", "--", _plain(title), _plain(words)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env=dict(environ),
            )


def _plain(words: str) -> str:
    """Words no terminal takes for an end or a separator of the sequence."""
    return safe_line(words).replace(";", ",")[:LONGEST]
