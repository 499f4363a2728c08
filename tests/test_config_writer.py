"""One setting is changed; every other line and every remark stays."""

import tomllib
from pathlib import Path

import pytest

from reader.config_writer import changed, save_setting
from reader.errors import ReaderError

FILE = """\
# My settings
theme = "ink"  # the quiet one
text_width = 76

# [keys] of mine
[keys]
"story.next" = "ctrl+n" # as in mail

[macros]
k = ["story.star", "list.down"]
"""


@pytest.mark.parametrize(
    ("key", "value", "table", "line"),
    [
        ("theme", "dusk", "", 'theme = "dusk"  # the quiet one'),
        ("text_width", 80, "", "text_width = 80"),
        ("list_form", "airy", "", 'list_form = "airy"'),
        ("mouse", False, "", "mouse = false"),
        ("story.next", "N", "keys", '"story.next" = "N" # as in mail'),
        ("story.star", "B", "keys", '"story.star" = "B"'),
        ("title", 'a "quoted" # one', "", 'title = "a \\"quoted\\" # one"'),
        ("form", "airy", "views", '"form" = "airy"'),
    ],
)
def test_a_setting_is_set(key: str, value: str | int | bool, table: str, line: str) -> None:
    after = changed(FILE, key, value, table=table)
    assert line in after.splitlines()
    read = tomllib.loads(after)
    assert (read[table] if table else read)[key] == value
    kept = [one for one in FILE.splitlines() if one.partition("=")[0].strip().strip('"') != key]
    assert set(kept) <= set(after.splitlines())
    assert changed(after, key, value, table=table) == after


def test_a_setting_is_taken_out() -> None:
    assert "theme" not in tomllib.loads(changed(FILE, "theme", None))
    assert changed(FILE, "nothing", None) == FILE
    assert changed("", "theme", "dusk") == 'theme = "dusk"\n'
    assert changed("", "a.b", "x", table="keys") == '[keys]\n"a.b" = "x"\n'


def test_the_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "config" / "config.toml"
    save_setting(path, "theme", "dusk")
    assert path.read_text() == 'theme = "dusk"\n'
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("theme = \n")
    with pytest.raises(ReaderError, match="cannot be changed"):
        save_setting(path, "theme", "ink")
    assert path.read_text() == "theme = \n"
    assert [one.name for one in path.parent.iterdir()] == ["config.toml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles.toml").write_text(FILE)
    path = tmp_path / "config.toml"
    path.symlink_to(tmp_path / "dotfiles.toml")
    save_setting(path, "theme", "dusk")
    assert path.is_symlink()
    assert 'theme = "dusk"  # the quiet one' in (tmp_path / "dotfiles.toml").read_text()
