"""The shape of the tree: folders one can take in at a glance, and no two files of one name."""

from collections import Counter
from pathlib import Path

import pytest

READER = Path(__file__).parent.parent / "reader"
MOST = 17
"""Files a folder may hold, beside its __init__."""


def modules() -> list[Path]:
    return [path for path in READER.rglob("*.py") if path.stem not in ("__init__", "__main__")]


def test_no_folder_holds_more_files_than_one_takes_in() -> None:
    held = Counter(path.parent.relative_to(READER).as_posix() for path in modules())
    assert {folder: count for folder, count in held.items() if count > MOST} == {}


def test_no_two_files_share_a_name() -> None:
    named = Counter(path.stem for path in modules())
    assert sorted(name for name, count in named.items() if count > 1) == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(READER).as_posix())
def test_every_file_says_what_it_is_for(path: Path) -> None:
    assert path.read_text(encoding="utf-8").lstrip().startswith('"""')
