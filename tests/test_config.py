"""The config file: defaults, what it may say, and a sentence for what it may not."""

from pathlib import Path

import pytest

from reader.config import Config, load_config
from reader.errors import ReaderError


def test_a_missing_file_is_all_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path / "none.toml") == Config()


def test_what_is_set_is_kept_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('theme = "paper"\ntext_width = 66\n[keys]\n"story.next" = "n"\n')
    assert load_config(path) == Config(theme="paper", text_width=66, keys={"story.next": "n"})


WRONG = [
    ('them = "ink"', 'did you mean "theme"'),
    ("zzz = 1", "known are theme"),
    ('text_width = "wide"', "a whole number"),
    ("text_width = true", "a whole number"),
    ("text_width = -5", "from 30 to 200"),
    ("refresh_minutes = -1", "from 0 to"),
    ("theme = 3", "text in quotes"),
    ("keys = 3", "a table"),
    ('[keys]\n"story.next" = 4', "should be text"),
    ("theme = ", "not valid TOML"),
    ('[sorts]\nUnread = "upwards"', "newest, oldest, arrived"),
    ("[forms]\nUnread = 3", "auto, line, airy"),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(ReaderError, match=words) as raised:
        load_config(path)
    assert str(path) in str(raised.value)
