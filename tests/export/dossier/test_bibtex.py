"""Sources as BibTeX: nothing in a title is a command, and keys stay when other stories come."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.export.dossier.bibtex_form import bibtex
from reader.export.dossier.dossier import Dossier, Source

WHEN = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)
SOURCE = Source(1, "Port & pier", "Coast Daily", "Lena Aro, Bo Tannick", WHEN, "https://coast.example/a_b?c=%20", WHEN)


def made(*sources: Source) -> str:
    return bibtex(Dossier("x", (), (), (), (), sources), UTC)


def keys(text: str) -> list[str]:
    return re.findall(r"^@\w+\{(\S+),$", text, re.MULTILINE)


def test_an_entry() -> None:
    (key,) = keys(made(SOURCE))
    assert re.fullmatch(r"coast-daily-2026-11-09-[0-9a-f]{6}", key)
    assert made(SOURCE) == (
        f"@article{{{key},\n"
        "  author = {{Lena Aro} and {Bo Tannick}},\n"
        "  title = {{Port \\& pier}},\n"
        "  journal = {Coast Daily},\n"
        "  year = {2026},\n"
        "  month = nov,\n"
        "  day = {9},\n"
        "  url = {https://coast.example/a_b?c=%20},\n"
        "  urldate = {2026-11-09},\n"
        "}\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    text = made(Source(1, "A pasted text"))
    assert re.fullmatch(r"@misc\{source-undated-[0-9a-f]{6},\n  title = \{\{A pasted text\}\},\n\}\n", text)


@pytest.mark.parametrize(
    ("title", "escaped"),
    [
        ("50% of $4 & #1 in a_b", r"50\% of \$4 \& \#1 in a\_b"),
        ("an open { brace", r"an open \textbraceleft{} brace"),
        ("a \\command ~ ^", r"a \textbackslash{}command \textasciitilde{} \textasciicircum{}"),
        ("“Ruhe!” für Łódź", "“Ruhe!” für Łódź"),
    ],
)
def test_nothing_is_a_command(title: str, escaped: str) -> None:
    text = made(replace(SOURCE, title=title))
    assert f"title = {{{{{escaped}}}}}" in text
    assert text.count("{") == text.count("}")


def test_an_address_cannot_end_its_field() -> None:
    assert "url = {https://a.example/%7Db%7B%5C}" in made(replace(SOURCE, url="https://a.example/}b{\\"))


def test_keys_stay_and_are_unique() -> None:
    other = replace(SOURCE, number=1, title="Other", url="https://coast.example/2")
    alone, both = keys(made(SOURCE)), keys(made(other, replace(SOURCE, number=2)))
    assert both[1:] == alone
    twice = keys(made(SOURCE, replace(SOURCE, number=2)))
    assert twice == [alone[0], f"{alone[0]}-2"]
    assert keys(made(replace(SOURCE, outlet="日報")))[0].startswith("source-2026-11-09-")
