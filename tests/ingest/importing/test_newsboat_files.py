"""Where newsboat's files are looked for."""

from pathlib import Path

import pytest

from reader.ingest.importing.newsboat_files import newsboat_files


@pytest.mark.parametrize(
    ("there", "variables", "found"),
    [
        ([], {}, []),
        ([".newsboat/urls"], {}, [".newsboat/urls"]),
        ([".newsboat/cache.db"], {}, []),
        ([".newsboat/urls", ".newsboat/cache.db"], {}, [".newsboat/urls", ".newsboat/cache.db"]),
        (
            [".config/newsboat/urls", ".local/share/newsboat/cache.db"], {},
            [".config/newsboat/urls", ".local/share/newsboat/cache.db"],
        ),
        (["c/newsboat/urls"], {"XDG_CONFIG_HOME": "c"}, ["c/newsboat/urls"]),
        ([".newsboat/urls", ".config/newsboat/urls"], {}, [".newsboat/urls"]),
    ],
)  # fmt: skip
def test_newsboats_own_places(tmp_path: Path, there: list[str], variables: dict[str, str], found: list[str]) -> None:
    for name in there:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("https://a.example/feed\n")
    environ = {"HOME": str(tmp_path), **{name: str(tmp_path / value) for name, value in variables.items()}}
    assert newsboat_files(environ) == tuple(tmp_path / name for name in found)


def test_an_empty_list_and_a_user_without_a_home_have_none(tmp_path: Path) -> None:
    (tmp_path / ".newsboat").mkdir()
    (tmp_path / ".newsboat/urls").touch()
    assert newsboat_files({"HOME": str(tmp_path)}) == ()
    assert newsboat_files({}) == ()
