"""The app on the stories the program ships: three threads whose stories link, answer and contradict one another."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from reader import sample
from reader.app.app import ReaderApp
from reader.config import Config
from reader.model.query import Query
from reader.store.connection import open_library
from reader.store.stories import headlines
from tests.app.stories import paths_in

LATER = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
"""A morning after the last sample story came out."""

STRIKE, BOOKS, WRONG = "Brannhaven ferry strike enters", "port's own books show", 'is "completely wrong"'
DEATHS, RATE = "Selka flood deaths rise to 27", "Central bank raises rate"
"""What titles of sample stories hold."""


def sample_app(folder: Path, title: str, *, theme: str = "ink") -> ReaderApp:
    """The app with the story open whose headline holds `title`."""
    paths = paths_in(folder)
    with open_library(paths.library, now=LATER) as library:
        sample.install(library, now=LATER)
        found = [row.id for row in headlines(library, Query(), limit=100) if title in row.title]
    app = ReaderApp(
        paths, config=Config(theme=theme), background=False, open_story=found[0], now=lambda: LATER
    )  # fmt: skip
    app.animation_level = "none"
    return app


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    """Keys one after the other, each settled together with what it set going."""
    for key in keys:
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


MakeSample = Callable[..., ReaderApp]
TO_RELATED = ("l", "ctrl+d", "ctrl+d")
"""From the text to the first related story."""
