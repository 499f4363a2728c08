"""`reader feeds …`: list the subscriptions, set how each is called, filed and asked, unsubscribe and take that back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from reader.cli.command_context import Session, pass_session
from reader.cli.output import columns, complain, counted, day, json_option, say, say_file, say_json
from reader.errors import NothingFound, ReaderError
from reader.model.action import ChangeFeed, SetFeedRemoved
from reader.model.feed import Feed, FeedSettings
from reader.model.safe_text import safe_address

_YES, _NO = ("yes", "on", "true", "1"), ("no", "off", "false", "0")


@click.group(invoke_without_command=True)
@click.option("--failing", is_flag=True, help="Only those that fail: why, since when, and what to do.")
@json_option
@click.pass_context
def feeds(ctx: click.Context, failing: bool, as_json: bool) -> None:
    """The feeds: list, name, file, mute, remove; write OPML."""
    if ctx.invoked_subcommand:
        return
    from reader.ingest.fetch.failing import failing as only_failing
    from reader.store.sources.feeds import list_feeds

    session: Session = ctx.obj
    rows = list_feeds(session.library)
    if failing:
        rows = only_failing(rows)
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
            _filed(row),
            day(row.fetch.answered_at or (None if row.fetch.error else row.fetch.fetched_at)),
            next_fetch(row, now),
            row.fetch.error or gap_in_words(row.fetch, now) or safe_address(row.url),
        )
        for row in rows
    ]
    for line in columns([("id", "unread", "title", "filed", "fetched", "next", ""), *table], right=frozenset({0, 1})):
        say(line)


def _say_failing(feed: Feed, now: datetime) -> None:
    """How a feed fails, and what can be done."""
    from reader.ingest.fetch.failing import how_it_fails

    say(f"{feed.id}  {feed.name}  {safe_address(feed.url)}")
    say(f"   {how_it_fails(feed, now)}")
    site = f"look for its new address: reader add {safe_address(feed.site_url)}; or " if feed.site_url else ""
    say(f"   {site}unsubscribe: reader feeds remove {feed.id}")


def _filed(feed: Feed) -> str:
    return ", ".join([*feed.folders, *(f"#{tag}" for tag in feed.tags), *(["muted"] if feed.muted else [])])


def _change(session: Session, feed: str, change: Callable[[FeedSettings], FeedSettings]) -> Feed:
    """Change a feed's settings as one act; the feed as it is then."""
    from reader.store.reading.actions import perform
    from reader.store.sources.feeds import find_feed, get_feed

    found = find_feed(session.own_library, feed)
    perform(session.library, ChangeFeed(found.id, change(found.settings)), now=session.clock())
    return get_feed(session.library, found.id)


@feeds.command("rename")
@click.argument("feed")
@click.argument("name")
@pass_session
def rename(session: Session, feed: str, name: str) -> None:
    """Rename FEED to NAME."""
    if not name.strip():
        raise ReaderError("a feed needs a name")
    found = _change(session, feed, lambda settings: replace(settings, title=name))
    say(f"{found.id} is called {found.name}")


@feeds.command("move")
@click.argument("feed")
@click.argument("folders", nargs=-1)
@pass_session
def move(session: Session, feed: str, folders: tuple[str, ...]) -> None:
    """Put FEED into FOLDERS ("World/Asia" is a folder in a folder), or take it out of all."""
    found = _change(session, feed, lambda settings: replace(settings, folders=folders))
    say(f"{found.name} is in {' and '.join(found.folders)}" if found.folders else f"{found.name} is in no folder")


@feeds.command("tag", context_settings={"ignore_unknown_options": True})
@click.argument("feed")
@click.argument("tags", nargs=-1, required=True, type=click.UNPROCESSED)
@pass_session
def tag(session: Session, feed: str, tags: tuple[str, ...]) -> None:
    """Tag FEED itself; -WORD removes a tag. (Tags for its stories: feeds set FEED tags=…)"""
    gone = {word[1:] for word in tags if word.startswith("-")}
    new = [word.lstrip("+#") for word in tags if not word.startswith("-")]
    found = _change(
        session,
        feed,
        lambda settings: replace(
            settings, tags=tuple(dict.fromkeys(word for word in (*settings.tags, *new) if word not in gone))
        ),
    )
    say(f"{found.name}: {' '.join(f'#{word}' for word in found.tags) or 'no tags'}")


@feeds.command("mute")
@click.argument("feed")
@click.option("--off", is_flag=True, help="Show its stories among all others again.")
@pass_session
def mute(session: Session, feed: str, off: bool) -> None:
    """Keep FEED out of All and Unread; search and its own name still show its stories."""
    found = _change(session, feed, lambda settings: replace(settings, muted=not off))
    say(f"{found.name} is {'shown among all others again' if off else 'muted'}")


@feeds.command("pause")
@click.argument("feed")
@click.option("--off", is_flag=True, help="Fetch it again.")
@pass_session
def pause(session: Session, feed: str, off: bool) -> None:
    """Do not fetch FEED until it is resumed."""
    found = _change(session, feed, lambda settings: replace(settings, paused=not off))
    say(f"{found.name} is {'resumed' if off else 'paused'}")


@feeds.command("every")
@click.argument("feed")
@click.argument("minutes", type=click.IntRange(0, 10_080))
@pass_session
def every(session: Session, feed: str, minutes: int) -> None:
    """Fetch FEED at most every so many MINUTES; 0 leaves the pace to the feed.

    It is fetched by the next refresh after that time: cron's, or the app's with refresh_minutes set.
    """
    found = _change(session, feed, lambda settings: replace(settings, every_minutes=_minutes(str(minutes))))
    pace = found.every_minutes
    say(f"{found.name} is fetched every {counted(pace, 'minute')}" if pace else f"{found.name} keeps its own pace")


@feeds.command("set")
@click.argument("feed")
@click.argument("values", nargs=-1, required=True, metavar="NAME=VALUE…")
@pass_session
def set_values(session: Session, feed: str, values: tuple[str, ...]) -> None:
    """Change the settings of FEED.

    every=MINUTES (0: its own pace), full-text=yes|no (fetch the page of every summary), muted=yes|no, paused=yes|no,
    agent=TEXT (sent to its server instead of this program's name), tags="A B" (put on its stories as they
    arrive), keep=DAYS (how long its stories are kept after they were read, see reader tidy; 0: as the config says).
    """
    found = _change(session, feed, lambda settings: _with(settings, values))
    say(f"{found.name}: {', '.join(values)}")


def _with(settings: FeedSettings, values: tuple[str, ...]) -> FeedSettings:
    for value in values:
        name, given, text = value.partition("=")
        if not given or name not in _SETTERS:
            raise ReaderError(f"{value} is not a setting; there are {', '.join(f'{known}=' for known in _SETTERS)}")
        settings = _SETTERS[name](settings, text.strip())
    return settings


def _minutes(text: str) -> int:
    from reader.ingest.fetch.schedule import FLOOR

    minutes = _number(text)
    return max(FLOOR, minutes) if minutes else 0


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise ReaderError(f"{text or 'nothing'} is not a number of minutes or days")
    return int(text)


def _switch(text: str) -> bool:
    if text.lower() not in _YES + _NO:
        raise ReaderError(f"{text or 'nothing'} is neither yes nor no")
    return text.lower() in _YES


_SETTERS: dict[str, Callable[[FeedSettings, str], FeedSettings]] = {
    "every": lambda settings, text: replace(settings, every_minutes=_minutes(text)),
    "full-text": lambda settings, text: replace(settings, full_text=_switch(text)),
    "muted": lambda settings, text: replace(settings, muted=_switch(text)),
    "paused": lambda settings, text: replace(settings, paused=_switch(text)),
    "agent": lambda settings, text: replace(settings, user_agent=text),
    "tags": lambda settings, text: replace(settings, story_tags=tuple(text.replace(",", " ").split())),
    "keep": lambda settings, text: replace(settings, keep_days=_number(text)),
}


@feeds.command("remove")
@click.argument("feed")
@pass_session
def remove(session: Session, feed: str) -> None:
    """Unsubscribe from FEED: it is hidden with its stories for thirty days, then deleted.

    Until then `reader feeds restore` brings it back with all stars, tags and notes. Starred, tagged and noted stories
    stay even after that.
    """
    from reader.store.reading.actions import perform
    from reader.store.sources.feed_settings import contents
    from reader.store.sources.feeds import find_feed

    found = find_feed(session.own_library, feed)
    held = contents(session.library, found.id)
    perform(session.library, SetFeedRemoved(found.id, True), now=session.clock())
    marked = f", {held.marked:,} with a star, tag or note" if held.marked else ""
    went = counted(held.stories, "story")
    say(f"unsubscribed from {found.name} ({went}{marked}); for 30 days: reader feeds restore {found.id}")


@feeds.command("restore")
@click.argument("feed", required=False)
@pass_session
def restore(session: Session, feed: str | None) -> None:
    """Bring a removed FEED back with its stories; without FEED, list those that can be."""
    from reader.store.reading.actions import perform
    from reader.store.sources.feed_settings import GRACE, contents
    from reader.store.sources.feeds import find_feed, list_feeds

    if feed is None:
        removed = list_feeds(session.own_library, removed=True)
        if not removed:
            raise NothingFound("no feed was removed in the last thirty days")
        for one in removed:
            until = day(one.removed_at + GRACE) if one.removed_at else ""
            say(f"{one.id}  {one.name}, {counted(contents(session.library, one.id).stories, 'story')}, until {until}")
        return
    found = find_feed(session.own_library, feed, removed=True)
    perform(session.library, SetFeedRemoved(found.id, False), now=session.clock())
    say(f"{found.name} is back with {counted(contents(session.library, found.id).stories, 'story')}")


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
