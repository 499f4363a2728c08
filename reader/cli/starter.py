"""`reader starter`: news feeds to begin with."""

import click

from reader.cli.command_context import Session, pass_session
from reader.cli.output import columns, json_option, leave, say, say_json
from reader.model.safe_text import safe_address


@click.group("starter", invoke_without_command=True)
@json_option
@click.pass_context
def starter(ctx: click.Context, as_json: bool) -> None:
    """List news feeds to start with, by country and subject.

    Nothing is fetched until you subscribe: reader starter add 3 Germany "Le Monde"
    """
    if ctx.invoked_subcommand:
        return
    from reader.ingest.starter_feeds import starter_feeds

    feeds = starter_feeds()
    if as_json:
        say_json(feeds)
        return
    rows = columns(
        [(str(feed.number), feed.title, feed.language, safe_address(feed.address)) for feed in feeds],
        right=frozenset({0}),
    )
    section = ""
    for feed, row in zip(feeds, rows, strict=True):
        if feed.section != section:
            section = feed.section
            say(section)
        say(f"  {row}")


@starter.command("add")
@click.argument("names", metavar="NUMBER|NAME|SECTION...", nargs=-1, required=True)
@pass_session
def add(session: Session, names: tuple[str, ...]) -> None:
    """Subscribe to feeds of the list: by number, name, or all of a country or subject.

    They go into a folder of that name. A feed that does not answer is reported and not subscribed to.
    """
    from reader.cli.add_and_refresh import Taken, take_in
    from reader.ingest.starter_feeds import named

    feeds = {feed.number: feed for name in names for feed in named(name)}
    taken = Taken()
    for feed in feeds.values():
        taken.done = taken.all_of(take_in(session, feed.address, folder=feed.section)) or taken.done
    leave(taken.failed, done=taken.done)


COMMANDS = (starter,)
