"""The screens. Textual is imported when `run` is called, never before."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.config import Config
    from reader.model.queries.query import Query
    from reader.paths import Paths

__all__ = ["run"]

FRAMES = "240"
"""How often a second Textual may paint. It paints only when something changed; at its own 60 what follows the first
answer to a key waits up to two frames, longer than it takes to draw."""


def run(
    paths: "Paths",
    *,
    config: "Config",
    query: "Query | None" = None,
    open_story: int | None = None,
    background: bool = True,
    greeting: str = "",
    offered: "Sequence[Path]" = (),
) -> int:
    """Show the library of `paths` until the user quits; the exit code, which is not 0 after a fault or a signal.

    `query` is the list to begin with, `open_story` the id of a story to open at once, `background` whether the
    companion process that fetches and analyzes is started, `greeting` what is said first; `offered` are files of
    another reader: one is asked whether to take them over. Raises LibraryError when the library cannot be used.
    """
    from datetime import datetime

    from reader.errors import ExitCode

    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    from rich.console import Console

    from reader.app.app import ReaderApp

    def now() -> datetime:
        return datetime.now().astimezone()

    app = ReaderApp(
        paths, config=config, query=query, open_story=open_story, background=background, now=now, greeting=greeting,
        offered=offered,
        few_colors=Console().color_system == "standard",
    )  # fmt: skip
    app.run(mouse=config.mouse)
    return ExitCode.LIBRARY if app.return_code == 1 else app.return_code or ExitCode.DONE
