"""Old stories deleted by the program itself, where the reader has said how long they are kept."""

from collections.abc import Callable, Iterator
from datetime import datetime

from reader.model.event import Event, Notice
from reader.store.file.library import Library
from reader.store.file.shrink import must_rewrite, shrink
from reader.store.texts.delete_old import TOGETHER, delete_stories, old_stories


def tidy(
    library: Library, days: int, *, now: Callable[[], datetime], stopped: Callable[[], bool] = lambda: False
) -> Iterator[Event]:
    """Let the stories go that are old enough, and tell how many did; a file that can shrink by itself shrinks.

    One that has to be rewritten for that is left to `reader tidy`, which says what room it takes.
    """
    old, gone = old_stories(library, days, now=now()), 0
    for start in range(0, len(old), TOGETHER):
        if stopped():
            break
        gone += delete_stories(library, old[start : start + TOGETHER], days, now=now())
    if gone:
        if not must_rewrite(library):
            for _ in shrink(library):
                if stopped():
                    break
        yield Notice(
            f"{gone:,} old stor{'ies' if gone != 1 else 'y'} deleted, as keep_days or their feed's setting says"
        )
