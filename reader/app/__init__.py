"""The screens. Textual is imported when `run` is called, never before."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.config import Config
    from reader.model.query import Query
    from reader.paths import Paths

__all__ = ["run"]


def run(
    paths: "Paths",
    *,
    config: "Config",
    query: "Query | None" = None,
    open_story: int | None = None,
    background: bool = True,
) -> None:
    """Show the library of `paths` until the user quits.

    `query` is the list to begin with, `open_story` the id of a story to open at once, `background` whether the
    companion process that fetches and analyzes is started. Raises LibraryError when the library cannot be used.
    """
    from datetime import datetime

    from reader.app.app import ReaderApp

    def now() -> datetime:
        return datetime.now().astimezone()

    ReaderApp(paths, config=config, query=query, open_story=open_story, background=background, now=now).run()
