"""What the tests of several rooms start from."""

from pathlib import Path

import pytest

from reader.store.connection import open_library
from tests.builders import NOW


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library nobody writes to; making one takes longer than copying it."""
    path = tmp_path_factory.mktemp("library") / "library.db"
    open_library(path, now=NOW).close()
    return path
