"""What the tests of several rooms start from."""

from pathlib import Path

import pytest

from reader.store.file.library import open_library
from tests.builders import NOW


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library nobody writes to; making one takes longer than copying it."""
    path = tmp_path_factory.mktemp("library") / "library.db"
    open_library(path, now=NOW).close()
    return path


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Names of cases are short, and the same in every process, whatever is packed with the time of day."""
    if isinstance(val, bytes):
        return argname
    if isinstance(val, str) and len(val) > 60:
        return val[:60].encode("unicode_escape").decode()
    return None
