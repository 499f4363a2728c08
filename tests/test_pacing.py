"""Words about progress: the first at once, then once a second, the end at once."""

import pytest

from reader.pacing import Drawn, seconds_to_wait


@pytest.mark.parametrize(
    ("drawn", "words", "now", "wait"),
    [
        (Drawn(), "1 of 9", 50.0, 0.0),
        (Drawn("1 of 9", 50.0), "2 of 9", 50.25, 0.75),
        (Drawn("1 of 9", 50.0), "2 of 9", 51.0, 0.0),
        (Drawn("1 of 9", 50.0), "2 of 9", 80.0, 0.0),
        (Drawn("1 of 9", 50.0), "", 50.25, 0.0),
        (Drawn("1 of 9", 50.0), "2 of 9", 10.0, 1.0),
    ],
)
def test_how_long_words_wait(drawn: Drawn, words: str, now: float, wait: float) -> None:
    assert seconds_to_wait(drawn, words, now) == wait
