"""What a change touches: quotes before figures before other words."""

import pytest

from reader.app.rendering.text.change_weight import Weight, weight
from reader.app.rendering.text.diff import changes
from reader.model.document import plain_document


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The lock is shut.", "The lock is shut.", Weight()),
        ("The lock is shut.", "The lock is closed.", Weight()),
        ("It cost 25 crowns a day.", "It cost 35 crowns a day.", Weight(figures=1)),
        ("Two crews left, nine stayed.", "Three crews left, eight stayed.", Weight(figures=2)),
        ("It is 1,200 meters.", "It is 1,200 meters long.", Weight()),
        ("“We wait,” Moen said.", "“We leave,” Moen said.", Weight(quotes=1)),
        ('"We wait," Moen said.', "“We wait,” Moen said.", Weight()),
        ("“We wait,” Moen said.", "We wait, Moen said.", Weight(quotes=1)),
        ("“We lost 14 boats,” Moen said.", "“We lost 15 boats,” Moen said.", Weight(quotes=1, figures=1)),
        ("The lock is shut.", "The lock is shut.\n“Until May,” Moen said.", Weight(quotes=1)),
        ("“We wait,” said Moen.\nThe lock is shut.", "The lock is shut.\n“We wait,” said Moen.", Weight()),
    ],
)
def test_what_differs(old: str, new: str, expected: Weight) -> None:
    assert weight(*changes(plain_document(old), plain_document(new))) == expected


def test_the_weightiest_names_the_change() -> None:
    assert [one.touches for one in (Weight(1, 1), Weight(figures=2), Weight())] == ["quotes", "figures", "words"]
