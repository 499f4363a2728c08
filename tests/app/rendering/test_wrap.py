"""Text in terminal columns."""

from itertools import pairwise

import pytest

from reader.app.rendering.wrap import (
    cut,
    drawable,
    fold,
    pad,
    width_of,
    wrap,
    wrapped,
)
from reader.model.safe_text import safe_text


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 20, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one  two", 5, ["one", "two"]),
        ("a pay-as-you-go deal", 9, ["a pay-as-", "you-go", "deal"]),
        ("and so—they said—it went", 12, ["and so—they", "said—it went"]),
        ("incomprehensibilities", 8, ["incompre", "hensibil", "ities"]),
        ("first line\nsecond", 40, ["first line", "second"]),
        ("日本語のニュース 速報", 8, ["日本語の", "ニュース", "速報"]),
        ("crowd 👩‍🚒 here", 9, None),
    ],
)
def test_wrap(text: str, width: int, lines: list[str] | None) -> None:
    got = [text[start:end] for start, end in wrap(text, width)]
    assert all(width_of(line) <= width for line in got)
    assert lines is None or got == lines


def test_wrap_leaves_out_only_white_space() -> None:
    text = "The closure costs traders 40 million crowns a week, according to the chamber—so far. 日本語 too."
    for width in range(1, 60):
        spans = wrap(text, width)
        between = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
        assert "".join(between).strip() == ""
        assert text[spans[-1][1] :].strip() == ""


def test_fold_keeps_everything() -> None:
    text = "a = 1\n    b  =  2\n"
    assert "".join(text[start:end] for start, end in fold(text, 4)) == text.replace("\n", "")


def test_a_part_of_a_text_is_wrapped_in_its_own_offsets() -> None:
    text = "skip this. Take these words."
    assert [text[a:b] for a, b in wrap(text, 10, 11, 21)] == ["Take these"]


def test_wrapped_cuts_the_last_line_allowed() -> None:
    assert wrapped("one two three four five", 9, 2) == ["one two", "three fo…"]


@pytest.mark.parametrize(
    ("text", "width", "result"), [("abcdef", 4, "abc…"), ("日本語", 4, "日…"), ("ab", 4, "ab"), ("x", 0, "")]
)
def test_cut(text: str, width: int, result: str) -> None:
    assert cut(text, width) == result


def test_pad_is_exact() -> None:
    assert width_of(pad("日本語", 5)) == 5
    assert pad("ab", 4) == "ab  "


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "a\x1b[31mred",
        "x\u202egnp.exe",
        "tag\U000e0041",
        "line\r\nend",
        "a" + "\u0301" * 40 + "b",
        "e\u0301 fine",
        "\x9b5n",
    ],
)
def test_drawable_is_safe_and_keeps_offsets(text: str) -> None:
    drawn = drawable(text)
    assert len(drawn) == len(text)
    assert safe_text(drawn) == drawn
    assert "\x1b" not in drawn
    assert "\x9b" not in drawn
