"""Notices of the terminal and of the desktop."""

from pathlib import Path

import pytest

from reader.notify import ring, sequence


@pytest.mark.parametrize(
    ("bell", "environ", "sent"),
    [
        ("osc9", {}, "\x1b]9;ports: 2 new, at last\x07"),
        ("osc777", {}, "\x1b]777;notify;ports;2 new, at last\x07"),
        ("osc9", {"TMUX": "/tmp/tmux"}, "\x1bPtmux;\x1b\x1b]9;ports: 2 new, at last\x07\x1b\\"),
        ("notify-send", {}, ""),
        ("none", {}, ""),
    ],
)
def test_each_bell_has_its_sequence(bell: str, environ: dict[str, str], sent: str) -> None:
    assert sequence(bell, "ports", "2 new; at last", environ) == sent


def test_words_of_a_publisher_end_no_sequence() -> None:
    sent = sequence("osc9", "ports", "one\x07\x1b]0;title\x07" + "x" * 500, {})
    assert sent.count("\x07") == 1
    assert sent.count("\x1b") == 1
    assert len(sent) < 250


def test_where_notify_send_is_missing_nothing_happens(tmp_path: Path) -> None:
    sent: list[str] = []
    ring("notify-send", "ports", "2 new", environ={"PATH": str(tmp_path)}, write=sent.append)
    ring("none", "ports", "2 new", environ={}, write=sent.append)
    assert sent == []
    ring("osc9", "ports", "2 new", environ={}, write=sent.append)
    assert len(sent) == 1
