"""The command feeds: what is subscribed to, how each feed fares, and leaving one."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from reader.cli.command_context import Session, pass_session
from reader.cli.output import columns, complain, counted, day, json_option, say, say_file, say_json
from reader.errors import NothingFound
from reader.model.feed import Feed
from reader.model.safe_text import safe_address


@click.group(invoke_without_command=True)
@click.option("--failing", is_flag=True, help="Only those that fail: why, since when, and what to do.")
@json_option
@click.pass_context
def feeds(ctx: click.Context, failing: bool, as_json: bool) -> None:
    """List the feeds, set their pace, write OPML, unsubscribe."""
    if ctx.invoked_subcommand:
        return
    from reader.sample import is_sample
    from reader.store.sources.feeds import list_feeds

    session: Session = ctx.obj
    rows = list_feeds(session.library)
    if failing:
        rows = [row for row in rows if row.fetch.error and not is_sample(row)]
    if as_json:
        say_json([replace(row, url=safe_address(row.url)) for row in rows])
    if not rows:
        raise NothingFound("no feed fails" if failing else "no feeds yet; try: reader add ADDRESS")
    if as_json:
        return
    if failing:
        for row in rows:
            _say_failing(row, session.clock())
    else:
        _say_table(session, rows)


def _say_table(session: Session, rows: list[Feed]) -> None:
    from reader.ingest.fetch.schedule import gap_in_words, next_fetch
    from reader.store.sources.feeds import unread_by_feed

    unread, now = unread_by_feed(session.library), session.clock()
    table = [
        (
            str(row.id),
            str(unread.get(row.id, 0)),
            row.name,
            day(row.fetch.answered_at or (None if row.fetch.error else row.fetch.fetched_at)),
            next_fetch(row, now),
            row.fetch.error or gap_in_words(row.fetch, now) or safe_address(row.url),
        )
        for row in rows
    ]
    for line in columns([("id", "unread", "title", "fetched", "next", ""), *table], right=frozenset({0, 1})):
        say(line)


def _say_failing(feed: Feed, now: datetime) -> None:
    """Why a feed fails, since when, when it last answered, when it is asked next, and what can be done."""
    from reader.ingest.fetch.schedule import in_words, next_fetch

    state = feed.fetch
    since = f" since {in_words(state.failing_since, now)}" if state.failing_since else ""
    answered = f"last answered {in_words(state.answered_at, now)}" if state.answered_at else "has never answered"
    again = "it is not asked again" if feed.gone else f"asked next {next_fetch(feed, now)}"
    say(f"{feed.id}  {feed.name}  {safe_address(feed.url)}")
    say(f"   {state.error}{since}; {answered}; {again}")
    site = f"look for its new address: reader add {safe_address(feed.site_url)}; or " if feed.site_url else ""
    say(f"   {site}unsubscribe: reader feeds remove {feed.id}")


@feeds.command("every")
@click.argument("feed")
@click.argument("minutes", type=click.IntRange(0, 10_080))
@pass_session
def every(session: Session, feed: str, minutes: int) -> None:
    """Ask FEED every so many MINUTES at most; 0 leaves that to the feed again.

    It is asked when a refresh comes by after that time: one of cron's, or of the app with refresh_minutes set.
    """
    from reader.ingest.fetch.schedule import FLOOR
    from reader.store.sources.feeds import find_feed, update_feed

    found = find_feed(session.own_library, feed)
    minutes = max(FLOOR, minutes) if minutes else 0
    update_feed(session.library, replace(found, every_minutes=minutes))
    say(f"{found.name} is asked every {counted(minutes, 'minute')}" if minutes else f"{found.name} keeps its own pace")


@feeds.command("remove")
@click.argument("feed")
@pass_session
def remove(session: Session, feed: str) -> None:
    """Unsubscribe from FEED; starred, tagged and noted stories stay."""
    from reader.store.sources.feeds import find_feed, remove_feed

    found = find_feed(session.own_library, feed)
    remove_feed(session.library, found.id)
    say(f"unsubscribed from {found.name}")


@feeds.command("opml")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to this file instead of stdout.")
@click.option("--overwrite", is_flag=True, help="Replace the file when it exists.")
@pass_session
def opml(session: Session, output: Path | None, overwrite: bool) -> None:
    """Print the subscriptions as OPML, for any other reader."""
    from reader.export.write_file import write_new
    from reader.ingest.parse.opml import write_opml
    from reader.sample import is_sample
    from reader.store.sources.feeds import list_feeds

    text = write_opml(feed for feed in list_feeds(session.library) if not is_sample(feed))
    if output is None:
        say_file(text)
    else:
        complain(f"wrote {write_new(output, text, overwrite=overwrite)}")


COMMANDS = (feeds,)
