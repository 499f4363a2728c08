"""`reader watch …`: saved searches that tell when stories come that they find."""

import os

import click

from reader.cli.command_context import Session, pass_session
from reader.cli.manage_rules import search_line
from reader.cli.output import columns, counted, json_option, say, say_json
from reader.errors import NothingFound

SHOWN = 20
"""Headlines that are listed."""


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def watch(ctx: click.Context, as_json: bool) -> None:
    """Saved searches that ring when they find new stories.

    reader watch add ports "ferry strike" makes one; `reader refresh` says what is new, the app rings (see `bell` in
    the config file), and the sources pane (h) shows how much is new. Stories of muted feeds do not ring.
    """
    if ctx.invoked_subcommand:
        return
    from reader.store.search.watches import watch_news

    session: Session = ctx.obj
    news = watch_news(session.library, now=session.clock())
    if as_json:
        say_json([{"name": one.search.name, "search": one.search.line, "new": one.stories} for one in news])
    elif not news:
        raise NothingFound("no watches yet; try: reader watch add NAME SEARCH")
    else:
        table = [(one.search.name, f"{len(one.stories):,}", one.search.line) for one in news]
        for line in columns([("watch", "new", "search"), *table], right=frozenset({1})):
            say(line)


@watch.command("add", context_settings={"ignore_unknown_options": True})
@click.argument("name")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[SEARCH…]")
@pass_session
def add(session: Session, name: str, words: tuple[str, ...]) -> None:
    """Watch for what SEARCH finds, under a NAME; without SEARCH, watch the saved search of that name."""
    from reader.model.queries.query_parser import parse_query
    from reader.store.search.saved_searches import save_search
    from reader.store.search.watches import set_watched

    if words:
        line = search_line(words)
        parse_query(line)
        name = save_search(session.own_library, name, line, now=session.clock()).name
    found = set_watched(session.own_library, name, True)
    say(f"{found.name} rings when it finds new stories: {found.line}")


@watch.command("show")
@click.argument("name")
@pass_session
def show(session: Session, name: str) -> None:
    """List what a watch has found since it was last shown."""
    from reader.store.search.watches import watch_news, watch_shown
    from reader.store.texts.stories import headline

    news = {one.search.name.casefold(): one for one in watch_news(session.library, now=session.clock())}
    found = news.get(name.casefold())
    if found is None:
        raise NothingFound(f"there is no watch {name}; reader watch lists them")
    if not found.stories:
        raise NothingFound(f"nothing new for {found.search.name}")
    for story_id in found.stories[:SHOWN]:
        say(f"{story_id}  {headline(session.library, story_id).title}")
    if len(found.stories) > SHOWN:
        say(f"and {len(found.stories) - SHOWN:,} more: reader search {found.search.line}")
    watch_shown(session.library, found.search.name)


@watch.command("stop")
@click.argument("name")
@pass_session
def stop(session: Session, name: str) -> None:
    """Stop a watch from ringing; the search stays."""
    from reader.store.search.watches import set_watched

    found = set_watched(session.own_library, name, False)
    say(f"{found.name} no longer rings; the search stays")


def tell_news(session: Session, since: int, *, quiet: bool) -> None:
    """What the watches found among the stories with ids above `since`: a line each, and the desktop's bell."""
    from reader.notify import ring
    from reader.store.search.watches import watch_news
    from reader.store.texts.stories import headline

    for news in watch_news(session.library, since=since, now=session.clock()):
        if news.stories:
            title = headline(session.library, news.stories[0]).title
            words = f"{counted(len(news.stories), 'new story')}: {title}"
            if not quiet:
                say(f"{news.search.name}: {words}")
            if session.config.bell == "notify-send":
                ring("notify-send", f"reader: {news.search.name}", words, environ=os.environ, write=say)


COMMANDS = (watch,)
