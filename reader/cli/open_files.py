"""`reader FILE… | DIR | -`: read anything at hand, no setup. What was piped in is kept only when it was marked."""

import os
import sys

import click

from reader.cli.command_context import Session, interactive, pass_session
from reader.cli.output import columns, complain, leave, say
from reader.errors import NothingFound
from reader.model.event import (
    FeedFound,
    InputFailed,
    Notice,
    StorySaved,
)
from reader.model.queries.query import Query


@click.command("open", hidden=True)
@click.argument("names", nargs=-1, required=True)
@pass_session
def open_files(session: Session, names: tuple[str, ...]) -> None:
    """Read text, HTML pages, feed files, folders of them, or standard input (-).

    What you pipe in is kept only when you star, tag or note it.
    Feeds in a list are not subscribed to and exported notes are not imported; reader import does that.
    """
    from reader.cli.add_and_refresh import in_words, take_in

    saved: list[int] = []
    piped: list[int] = []
    feeds: list[FeedFound] = []
    failed = told = False
    for name in names:
        for event in take_in(session, name, page=True, only_stories=True):
            match event:
                case StorySaved():
                    saved.append(event.story_id)
                    piped += [event.story_id] if name == "-" and event.new else []
                case FeedFound():
                    feeds.append(event)
                case _ if words := in_words(event):
                    complain(words)
                    failed = failed or isinstance(event, InputFailed)
                    told = told or isinstance(event, Notice)
    for line in columns([(feed.title, feed.folder, feed.address) for feed in feeds]):
        say(line)
    if not saved:
        if not failed and not told:
            raise NothingFound("nothing to read there")
        leave(failed, done=told)
        return
    if sys.stdout.isatty():
        _keyboard_back()
    if not interactive():
        from reader.cli.read_library import print_story

        for index, story_id in enumerate(saved):
            if index:
                click.echo("\n" + "─" * 40 + "\n")
            print_story(session, story_id)
        _delete(session, piped)
        leave(failed, done=True)
        return
    session.close()
    from reader.app import run as run_app

    query = Query(ids=tuple(saved)) if len(saved) > 1 or piped else None
    greeting = "what was piped in is kept only when you star, tag or note it" if piped else ""
    code = run_app(session.paths, config=session.config, query=query, open_story=saved[0], greeting=greeting)
    _delete(session, piped)
    if code:
        raise click.exceptions.Exit(code)


def _delete(session: Session, piped: list[int]) -> None:
    """Delete what was piped in and is not marked, with what no program needs any more."""
    if piped:
        from reader.store.texts.delete_old import delete_unmarked

        delete_unmarked(session.library, piped, now=session.clock())


def _keyboard_back() -> None:
    """After a pipe was read, keys come from the terminal itself again."""
    if sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)
