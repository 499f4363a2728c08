"""Pictures for the README are the same every time, whatever the looks of the day."""

from reader.app.picture import take_picture
from reader.config import Config
from reader.paths import Paths
from tests.app.stories import NOW


def test_a_picture_shows_the_screen_after_the_keys(paths: Paths) -> None:
    plain = take_picture(paths, Config(), size=(120, 30), theme="paper", now=lambda: NOW)
    assert plain.startswith("<svg")
    assert "Speakers" in plain
    again = take_picture(paths, Config(), size=(120, 30), theme="paper", now=lambda: NOW)
    assert again == plain
    lens = take_picture(paths, Config(), keys=("w",), now=lambda: NOW)
    assert "Who" in lens
    assert lens != plain
