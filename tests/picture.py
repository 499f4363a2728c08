"""Renew the picture on top of the README: python -m tests.picture.

The app itself draws it: the first run's stories in a library that is thrown away, at a fixed time and size.
"""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from reader import sample
from reader.app.picture import take_picture
from reader.config import Config
from reader.paths import Paths
from reader.store.file.library import open_library

PICTURE = Path(__file__).parent.parent / "docs" / "reader.svg"
NOW = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
"""The morning after the last sample story."""


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        paths = first_run(Path(folder))
        config = replace(Config(), theme="ink")
        svg = take_picture(
            paths, config, size=(150, 42), keys=("j", "j", "enter", "]", "]"), now=lambda: NOW, title="reader"
        )
    PICTURE.write_text(svg, encoding="utf-8")
    print(f"wrote {PICTURE}")


def first_run(root: Path) -> Paths:
    """The folders below `root` of somebody who starts for the first time, with the samples in the library."""
    paths = Paths(root / "config", root / "data", root / "state", root / "data" / "library.db")
    with open_library(paths.library, now=NOW) as library:
        sample.welcome(library, now=NOW)
    return paths


if __name__ == "__main__":
    main()
