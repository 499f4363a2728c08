"""Kinds of statements that were once wrong, one invented passage each: right to the letter, or not there."""

from pathlib import Path

import pytest

from tests.analysis.speakers import spoken

HERE = Path(__file__).parent
PASSAGES = [passage for name in ("kinds", "kinds_missed") for passage in spoken.read(HERE / f"{name}.txt")]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_a_kind_once_wrong(passage: spoken.Passage) -> None:
    _, errors = spoken.agreement([passage])
    assert not errors, "\n".join(errors)
    text = passage.document.text
    wanted = {tuple(text[slice(*span)] for span in mark.spans) for mark in passage.marks if mark.kinds}
    found = {tuple(text[slice(*span)] for span in quote.spans) for quote in spoken.found_in(passage)}
    assert wanted <= found
