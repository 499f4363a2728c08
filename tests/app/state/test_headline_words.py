"""Words of a headline that a person would mute."""

import pytest

from reader.app.state.headline_words import key_words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Ferries stay in port as Lena Aro rejects offer", ["Lena Aro", "Ferries", "rejects", "offer", "stay", "port"]),
        ("Ferry Strike Enters Third Week", ["Strike", "Enters", "Ferry", "Third", "Week"]),
        ("Talks resume in Velmark, Harbor says", ["Velmark", "Harbor", "resume", "Talks", "says"]),
        ("港口罢工", ["港口罢工"]),
        ("5-2", []),
        ("", []),
    ],
)
def test_names_come_first_then_long_words(title: str, words: list[str]) -> None:
    assert key_words(title) == words
