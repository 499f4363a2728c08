"""`reader tidy` and `reader archive`: old stories deleted, or moved to a library of their own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.command_context import Session, pass_session
from reader.cli.output import complain, counted, say
from reader.errors import LibraryError, NothingFound

if TYPE_CHECKING:
    from reader.store.file.library import Library

days_option = click.option(
    "--days",
    type=click.IntRange(1, 36_500),
    help="Days a story is kept after it was read or hidden; a feed's own number (feeds set FEED keep=DAYS) wins.",
)


@click.command()
@days_option
@click.option("--dry-run", is_flag=True, help="Say what would be deleted, and delete nothing.")
@pass_session
def tidy(session: Session, days: int | None, dry_run: bool) -> None:
    """Delete old stories and shrink the library.

    Stories are kept for ever unless you say so: by --days, by keep_days in the config, or for one feed by
    `reader feeds set FEED keep=DAYS`. Then stories that were read or hidden longer ago are deleted, except those with
    a star, a tag, a note, a correction or a thread chosen by hand. Their feeds do not bring them back.
    """
    from reader.store.texts.stories import headline

    library, keep = session.own_library, session.config.keep_days if days is None else days
    story_ids = _old(session, library, keep)
    if dry_run:
        for story_id in story_ids[:10]:
            say(f"  {story_id}  {headline(library, story_id).title}")
        if len(story_ids) > 10:
            say(f"  and {len(story_ids) - 10:,} more")
        say(f"{counted(len(story_ids), 'story')} would be deleted{_room(library)}")
        return
    gone = _delete(session, library, story_ids, keep)
    say(f"{counted(gone, 'story')} deleted")
    _shrink(library)


@click.command()
@click.argument("to", metavar="FILE", type=click.Path(path_type=Path))
@days_option
@click.option("--dry-run", is_flag=True, help="Say what would be moved, and move nothing.")
@pass_session
def archive(session: Session, to: Path, days: int | None, dry_run: bool) -> None:
    """Move old stories to FILE, a library of their own.

    Those that `reader tidy` would delete. Read them with: reader --library FILE
    """
    from reader.store.texts.archive import write_archive

    library, keep = session.own_library, session.config.keep_days if days is None else days
    story_ids = _old(session, library, keep)
    if dry_run:
        say(f"{counted(len(story_ids), 'story')} would be moved to {to}")
        return
    complain(f"writing {to}…")
    written = write_archive(library, to, keep, now=session.clock())
    gone = _delete(session, library, written, keep)
    say(f"{counted(gone, 'story')} moved to {to}; read them with: reader --library {to}")
    if gone < len(written):
        say(f"{counted(len(written) - gone, 'story')} changed meanwhile and also stayed here")
    _shrink(library)


def _old(session: Session, library: "Library", days: int) -> list[int]:
    from reader.store.sources.feeds import list_feeds
    from reader.store.texts.delete_old import old_stories

    found = old_stories(library, days, now=session.clock())
    if found:
        return found
    if not days and not any(feed.keep_days for feed in list_feeds(library)):
        raise NothingFound("stories are kept for ever; say how long with --days N, or keep_days = N in the config")
    raise NothingFound("no story is that old: nothing to delete")


def _delete(session: Session, library: "Library", story_ids: list[int], days: int) -> int:
    from reader.store.texts.delete_old import TOGETHER, delete_stories

    gone = 0
    for start in range(0, len(story_ids), TOGETHER):
        gone += delete_stories(library, story_ids[start : start + TOGETHER], days, now=session.clock())
        _progress(f"deleting · {gone:,} of {len(story_ids):,}")
    _progress("")
    return gone


def _shrink(library: "Library") -> None:
    from reader.store.file.shrink import must_rewrite, room_to_rewrite, shrink

    before = library.path.stat().st_size
    if must_rewrite(library):
        needed, _ = room_to_rewrite(library)
        complain(f"the file is rewritten once so that it can shrink; that takes {needed >> 20:,} MiB more for a while")
    try:
        for done, of in shrink(library):
            _progress(f"shrinking · {done >> 20:,} of {of >> 20:,} MiB")
    except LibraryError as error:
        complain(str(error))
        return
    finally:
        _progress("")
    after = library.path.stat().st_size
    say(f"the library takes {_size(after)}, {_size(before)} before")


def _room(library: "Library") -> str:
    from reader.store.file.shrink import must_rewrite, room_to_rewrite

    if not must_rewrite(library):
        return ""
    needed, free = room_to_rewrite(library)
    return (
        f"; the file is rewritten once to shrink it, in {needed >> 20:,} MiB more for a while ({free >> 20:,} are free)"
    )


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:,.1f} MiB"


def _progress(words: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{words}", err=True, nl=False)


COMMANDS = (tidy, archive)
