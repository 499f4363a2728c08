"""Commands that bring stories in: add, import, refresh, feeds."""

import sys
import time
from collections.abc import Callable, Iterator
from shlex import quote

import click

from reader.cli.command_context import Session, interactive, pass_session
from reader.cli.output import complain, complain_rows, counted, leave, say
from reader.errors import ExitCode, NothingFound
from reader.model.event import (
    Event,
    FeedAdded,
    FeedFailed,
    FeedFetched,
    FeedsOffered,
    InputFailed,
    Notice,
    RefreshDone,
    RefreshStarted,
    StoryAnalyzed,
    StorySaved,
)
from reader.model.safe_text import safe_address
from reader.pacing import Drawn, seconds_to_wait

private_option = click.option(
    "--private", is_flag=True, help="Allow an address on this machine or on a private network."
)


def take_in(
    session: Session,
    what: str,
    *,
    page: bool = False,
    private: bool = False,
    only_stories: bool = False,
    number: int | None = None,
    offered: str = "",
    folder: str = "",
) -> Iterator[Event]:
    """Everything that happens while `what` comes in and is analyzed."""
    from reader.ingest.importing.add import add
    from reader.ingest.refresh.analyze_queue import analyze_queue
    from reader.ingest.workers.pool import Workers

    session.new_library.check_writable()
    with Workers() as workers:
        saved = []
        for event in add(
            session.library,
            what,
            now=session.clock,
            workers=workers,
            page=page,
            private=private,
            only_stories=only_stories,
            number=number,
            offered=offered,
            folder=folder,
        ):
            if isinstance(event, StorySaved):
                saved.append(event.story_id)
            yield event
        yield from analyze_queue(session.library, workers, now=session.clock, only=tuple(saved))


def in_words(event: Event) -> str:
    """What is said of an event while something comes in; nothing of most."""
    match event:
        case FeedAdded():
            return f"{'subscribed to' if event.new else 'already subscribed to'} {event.title}"
        case FeedFailed():
            return f"{event.title}: {event.reason}"
        case InputFailed():
            page = f"; --page keeps the page as a story: reader add --page {quote(event.name)}"
            own = ": --private does that" if event.may_be_own else ""
            return f"{event.name}: {event.reason}{own}{page if event.no_feed else ''}"
        case Notice():
            return event.text
        case _:
            return ""


@click.command()
@click.argument("what", metavar="ADDRESS|FILE|DIR|-...", nargs=-1, required=True)
@click.option("--page", is_flag=True, help="Keep the page itself as a story, even when it offers a feed.")
@click.option(
    "--feed",
    "number",
    metavar="N",
    type=click.IntRange(1, 999),
    help="When a page offers several feeds, add the Nth. On a terminal you can choose from a list.",
)
@private_option
@pass_session
def add(session: Session, what: tuple[str, ...], page: bool, number: int | None, private: bool) -> None:
    """Add a feed, page, file or folder, or standard input (-).

    Given the address of a site, reader looks for its feed: the one its page names, else at the usual addresses. A page
    without a feed is kept as a story with --page only. An address may also be that of an OPML list.
    """
    from reader.ingest.importing.add_url import CHOOSE

    asked = CHOOSE if number is None and interactive() else number
    _take_in_all(session, what, page=page, private=private, number=asked)


@click.command("import")
@click.argument("files", metavar="FILE|DIR|-...", nargs=-1, required=True)
@private_option
@pass_session
def import_files(session: Session, files: tuple[str, ...], private: bool) -> None:
    """Import feeds, stories, pages, notes, or folders of them.

    OPML, newsboat urls, JSONL stories, text and HTML files; notes and tags exported with: reader export -f json

    Exports of other programs: Pocket, Instapaper, Readwise, Omnivore, wallabag, Feedbin, Google Reader's starred items,
    bookmarks of browsers, a list of addresses.
    """
    _take_in_all(session, files, page=True, private=private)


def _take_in_all(
    session: Session, names: tuple[str, ...], *, page: bool, private: bool, number: int | None = None
) -> None:
    taken = Taken()
    for name in names:
        sound = taken.all_of(take_in(session, name, page=page, private=private, number=number))
        for address in _chosen(taken.offered) if taken.offered else ():
            sound = taken.all_of(take_in(session, name, private=private, offered=address)) and sound
        taken.done = taken.done or sound
    if len(taken.new) > 20:
        say(f"… {len(taken.new):,} stories in all")
    if here := len(taken.known - taken.new):  # a new one is told of again when its text has been read out
        say(f"{here:,} already here")
    leave(taken.failed, done=taken.done)


class Taken:
    """What came in so far, each thing told as it comes."""

    def __init__(self) -> None:
        self.new: set[int] = set()
        self.known: set[int] = set()
        self.failed = self.done = False
        self.offered: FeedsOffered | None = None
        """The feeds of the last page, to choose from."""

    def all_of(self, events: Iterator[Event]) -> bool:
        """Tell of the events of one input; whether nothing of it failed."""
        sound, self.offered = True, None
        for event in events:
            match event:
                case StorySaved():
                    self.done = True
                    (self.new if event.new else self.known).add(event.story_id)
                    if event.new and len(self.new) <= 20:
                        say(f"{event.story_id}  {event.title}")
                case FeedAdded():
                    self.done = True
                    say(in_words(event))
                case FeedFailed() | InputFailed():
                    sound, self.failed = False, True
                    complain(in_words(event))
                case Notice():
                    complain(in_words(event))
                case FeedsOffered():
                    _list_offered(event)
                    self.offered = None if event.taken else event
                case _:
                    pass
        return sound


def _list_offered(offered: FeedsOffered) -> None:
    """The feeds of a page with their numbers; which one is added, and how to have another."""
    complain(f"{safe_address(offered.page)} offers {len(offered.feeds)} feeds:")
    rows = [
        (str(number), feed.title or "without a title", safe_address(feed.address))
        for number, feed in enumerate(offered.feeds, 1)
    ]
    complain_rows(rows, right=frozenset({0}))
    if offered.taken:
        number = next((at for at, feed in enumerate(offered.feeds, 1) if feed.address == offered.taken), 1)
        page = quote(safe_address(offered.page))
        complain(f"number {number} is added; another: reader add --feed N {page}")


def _chosen(offered: FeedsOffered) -> list[str]:
    """Ask for numbers until they make sense; Enter alone is the first."""
    while True:
        line = click.prompt("Which? Numbers, separated by spaces", default="1", err=True)
        if numbers := numbers_in(str(line), len(offered.feeds)):
            return [offered.feeds[number - 1].address for number in numbers]
        complain(f"a number from 1 to {len(offered.feeds)} is needed")


def numbers_in(line: str, most: int) -> list[int]:
    """The numbers from 1 to `most` that a line names, each once; none when anything else stands in it."""
    words = line.replace(",", " ").split()
    if any(len(word) > 3 or not word.isdecimal() or not 0 < int(word) <= most for word in words):
        return []
    return list(dict.fromkeys(map(int, words)))


@click.command()
@click.argument("feed", required=False, default="")
@click.option("--force", is_flag=True, help="Fetch every feed in full, due or not, ignoring the saved ETag and date.")
@click.option("--all", "everything", is_flag=True, help="Fetch all feeds, due or not.")
@click.option("--quiet", "-q", is_flag=True, help="Print no progress; for cron.")
@click.option("--no-analysis", is_flag=True, help="Leave language analysis to the app or a later refresh.")
@click.option("--no-cleaning", is_flag=True, help="Leave cleaning old stories again to the app.")
@pass_session
def refresh(
    session: Session, feed: str, force: bool, everything: bool, quiet: bool, no_analysis: bool, no_cleaning: bool
) -> None:
    """Fetch what is new.

    From all feeds, or from FEED (part of its name or address). A feed that was fetched a moment ago, or whose server
    asks us to wait, is left to a later refresh.

    When the rules for clean text have changed, old stories are cleaned again from the input that was kept, the
    newest first. Ctrl-C stops this at any time; the next refresh goes on where it stopped.
    """
    from reader.analysis import ANALYSIS_VERSION
    from reader.cli.manage_watches import tell_news
    from reader.ingest.refresh.refresh import refresh as refresh_feeds
    from reader.ingest.workers.pool import Workers
    from reader.model.story import CLEAN_VERSION
    from reader.store.search.headlines import newest_id
    from reader.store.sources.feeds import find_feed, list_feeds
    from reader.store.texts.pending import count_cleaned_by_older_rules, stale

    known = list_feeds(session.own_library)
    old = 0 if no_cleaning else count_cleaned_by_older_rules(session.library, CLEAN_VERSION)
    if not known and not old and not stale(session.library, ANALYSIS_VERSION, 1):
        raise NothingFound("no feeds yet; try: reader add ADDRESS")
    chosen: tuple[int, ...] | None = None
    if feed:
        chosen = (find_feed(session.library, feed).id,)
    elif everything or force:
        chosen = tuple(item.id for item in known)
    newest = newest_id(session.library)
    progress = Progress(quiet=quiet)
    with Workers() as workers:
        if known:
            for event in refresh_feeds(session.library, feeds=chosen, now=session.clock, workers=workers, force=force):
                progress.show(event)
            progress.all_read()
        if old:
            from reader.ingest.refresh.reclean_queue import reclean_queue

            for _ in reclean_queue(session.library, workers, now=session.clock):
                progress.cleaned_again(old)
            progress.all_cleaned_again()
        if not no_analysis and stale(session.library, ANALYSIS_VERSION, 1):
            from reader.ingest.refresh.analyze_queue import analyze_queue

            for event in analyze_queue(session.library, workers, now=session.clock):
                progress.show(event)
    progress.close()
    tell_news(session, newest, quiet=quiet)
    if progress.offline or progress.failed:
        raise click.exceptions.Exit(ExitCode.NOT_ALL)


class Progress:
    """The progress bar of a refresh: on a terminal one line that grows, elsewhere only what is worth keeping."""

    WIDTH = 24

    def __init__(self, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._drawn, self._clock = Drawn(), clock
        self.total = self.done = self.new = self.changed = self.failed = self.unchanged = 0
        self.read: set[int] = set()
        self.again = 0
        self.answered = self.offline = False
        self.quiet = quiet
        self.live = sys.stderr.isatty() and not quiet

    def show(self, event: Event) -> None:
        """Take one event in and redraw."""
        match event:
            case RefreshStarted():
                self.total = event.feeds
                if not event.feeds:
                    self._tell("no feed is due; to fetch anyway: reader refresh --all")
            case FeedFetched():
                self.done += 1
                self.new += event.new
                self.changed += event.changed
                self.unchanged += event.unchanged
            case FeedFailed():
                self.done += 1
                self.failed += 1
                self._tell(in_words(event))
            case Notice():
                self._tell(in_words(event))
            case StorySaved(new=False):
                self.read.add(event.story_id)
            case StoryAnalyzed():
                self._line(f"analyzing {event.done:,} of {event.total:,}")
                return
            case RefreshDone():
                self._clear()
                self.answered, self.offline = True, event.offline
                if self.total and not (event.offline and not self.done):
                    stories = counted(self.new, "new story")
                    stories += f", {counted(self.changed, 'corrected story')}" * bool(self.changed)
                    feeds = counted(self.total, "feed")
                    self._say(f"{feeds}: {stories}, {self.unchanged} unchanged, {self.failed} failed")
                return
            case _:
                return
        self._draw()

    def all_read(self) -> None:
        """Say that every text is cleaned and linked."""
        self._clear()
        if self.read:
            self._say(f"{counted(len(self.read), 'text')} cleaned and linked")

    def cleaned_again(self, most: int) -> None:
        """Take in that newer rules have changed one of at `most` so many old stories."""
        self.again += 1
        self._line(f"cleaning old stories again · {self.again:,} of {most:,} at most · Ctrl-C stops")

    def all_cleaned_again(self) -> None:
        """Say how many old stories newer rules have changed."""
        self._clear()
        if self.again:
            self._say(f"{counted(self.again, 'old story')} cleaned again")

    def close(self) -> None:
        """Leave a clean line."""
        self._clear()

    def _say(self, words: str) -> None:
        if not self.quiet:
            say(words)

    def _tell(self, words: str) -> None:
        self._clear()
        if not self.quiet:
            complain(words)

    def _draw(self) -> None:
        if self.answered:
            self._line(f"cleaning and linking · {len(self.read):,} of {self.new:,}")
        elif self.total:
            filled = self.WIDTH * self.done // self.total
            bar = "━" * filled + "─" * (self.WIDTH - filled)
            self._line(f"{bar} {self.done} of {self.total} feeds · {self.new} new")

    def _line(self, words: str) -> None:
        now = self._clock()
        if self.live and words != self._drawn.words and not seconds_to_wait(self._drawn, words, now):
            self._drawn = Drawn(words, now)
            click.echo(f"\r\x1b[K{words}", err=True, nl=False)

    def _clear(self) -> None:
        if self.live:
            self._drawn = Drawn()
            click.echo("\r\x1b[K", err=True, nl=False)


COMMANDS = (add, import_files, refresh)
