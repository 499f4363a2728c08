"""The app on the stories the program ships: three threads whose stories link, answer and contradict one another."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reader import sample
from reader.app.app import ReaderApp
from reader.config import Config
from reader.model.queries.query import Query
from reader.store.file.library import open_library
from reader.store.texts.stories import headlines
from tests.app.stories import paths_in

LATER = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
"""A morning after the last sample story came out."""

STRIKE, BOOKS, WRONG = "Brannhaven ferry strike enters", "port's own books show", 'is "completely wrong"'
DEATHS, RATE = "Selka flood deaths rise to 27", "Central bank raises rate"
"""What titles of sample stories hold."""


def sample_app(folder: Path, title: str, *, theme: str = "ink") -> ReaderApp:
    """The app with the story open whose headline holds `title`."""
    paths = paths_in(folder)
    paths.data_dir.mkdir(parents=True)
    paths.library.write_bytes(library_file())
    with open_library(paths.library, now=LATER, read_only=True) as library:
        found = [row.id for row in headlines(library, Query(), limit=100) if title in row.title]
    app = ReaderApp(
        paths, config=Config(theme=theme), background=False, open_story=found[0], now=lambda: LATER
    )  # fmt: skip
    app.animation_level = "none"
    return app


@cache
def library_file() -> bytes:
    """The file of a library with the samples; making one takes much longer than writing it once more."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with open_library(path, now=LATER) as library:
            sample.install(library, now=LATER)
        return path.read_bytes()


TO_RELATED = ("l", "g")
"""From the text to the first related story, of a story without notes."""
