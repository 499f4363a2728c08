"""The app on a library of invented stories, with a clock that stands still."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from reader.app.app import ReaderApp
from reader.config import Config
from reader.paths import Paths
from reader.store.file.library import Library, open_library
from tests.app.stories import NOW, SAMPLES, Sample, filled

MakeApp = Callable[..., ReaderApp]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders with a library of the samples."""
    return filled(tmp_path)


@pytest.fixture
def make_app(tmp_path: Path) -> MakeApp:
    """Builds the app on a library of samples; without the companion process, the story following the list at once."""

    def make(
        samples: Sequence[Sample] = SAMPLES,
        *,
        config: Config | None = None,
        rest: float = 0.0,
        now: Callable[[], datetime] = lambda: NOW,
        **details: object,
    ) -> ReaderApp:
        app = ReaderApp(
            filled(tmp_path, samples), config=config or Config(), background=False, now=now, rest=rest,
            **details,  # type: ignore[arg-type]
        )  # fmt: skip
        app.animation_level = "none"
        return app

    return make


def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is asked."""
    seconds = count()
    return lambda: NOW + timedelta(seconds=next(seconds))


def seen(app: ReaderApp) -> list[str]:
    """The lines on the screen, as text."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def on_screen(app: ReaderApp, words: str) -> bool:
    """Whether the words stand in one line of the screen."""
    return any(words in line for line in seen(app))


def kept(app: ReaderApp) -> Library:
    """The library as another process would find it."""
    return open_library(app.session.paths.library, now=NOW, read_only=True)
