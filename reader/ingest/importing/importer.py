"""What lies in files and folders, sorted out: stories to clean, lists to follow, and what cannot be read."""

import shlex
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from reader.errors import ReaderError
from reader.ingest.clean.request import Cleaned, CleanRequest
from reader.ingest.encoding import decode
from reader.ingest.importing.exported_highlights import take_highlights
from reader.ingest.importing.exported_notes import bring_back
from reader.ingest.importing.input_files import error_words, lines_of, read_file, walk
from reader.ingest.importing.newsboat_states import take_states
from reader.ingest.importing.saved_links import take_links
from reader.ingest.parse.exports.read_export import read_export
from reader.ingest.parse.exports.saved_link import SavedLinks
from reader.ingest.parse.file_type import MAX_FILE, Kind, sniff
from reader.ingest.parse.newsboat import read_urls
from reader.ingest.parse.stories_jsonl import read_stories
from reader.ingest.parse.subscriptions import Subscription, Subscriptions
from reader.ingest.refresh.save import save_stories
from reader.ingest.urls import host_of
from reader.ingest.workers.feed_requests import ask_parse
from reader.ingest.workers.pool import Asks, JobFailed
from reader.ingest.workers.requests import BATCH, ask_clean, ask_opml, request_for_entry
from reader.model.action import ChangeFeed
from reader.model.event import (
    Event,
    FeedAdded,
    FeedFound,
    InputFailed,
    Notice,
)
from reader.model.feed import Feed
from reader.model.safe_text import safe_address, safe_line
from reader.store.file.header import is_database
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.search.saved_searches import save_search, saved_searches
from reader.store.sources.feeds import add_feed
from reader.store.sources.newsboat_cache import read_newsboat_cache

STDIN = "standard input"
"""The name by which it is told of."""

_NAMED = 20
"""Names told in one line."""

AHEAD = 2
"""Batches cleaned in worker processes while an earlier one is saved."""


@dataclass(frozen=True, slots=True)
class Input:
    """A story to be cleaned, and the name of the input it came from."""

    name: str
    request: CleanRequest


@dataclass(frozen=True, slots=True)
class Intake:
    """One run of taking files in: where to, with whose help, and how new feeds are kept."""

    library: Library
    workers: Asks
    now: Callable[[], datetime]
    private: bool = False
    folder: str = ""
    only_stories: bool = False
    """Lists of feeds and exports of notes are told of, not taken over."""
    private_host: str = ""
    """The only host of a list's feeds that `private` holds for; empty is any."""

    def take(self, what: str, stdin: BinaryIO | None) -> Iterator[Event]:
        """Take in a file, a folder or, for "-", standard input."""
        yield from self._stories(self._inputs(what, stdin))

    def _inputs(self, what: str, stdin: BinaryIO | None) -> Iterator[Input | Event]:
        path = _place(what)
        if what == "-":
            data = (stdin or sys.stdin.buffer).read(MAX_FILE + 1)
            yield from _told(STDIN, lambda: self._content(data, STDIN, None))
        elif _is_folder(path):
            yield from self._folder(path)
        else:
            yield from _told(str(path), lambda: self._file(path))

    def _folder(self, folder: Path) -> Iterator[Input | Event]:
        empty = True
        for found in walk(folder):
            empty = False
            if isinstance(found, Path):
                yield from _told(str(found), lambda path=found: self._file(path))  # type: ignore[misc]
            else:
                yield InputFailed(safe_line(str(found[0])), str(found[1]))
        if empty:
            yield InputFailed(safe_line(str(folder)), "is an empty folder: there is nothing to read in it")

    def _file(self, path: Path) -> Iterator[Input | Event]:
        items = read_newsboat_cache(path) if is_database(path) and not self._is_own(path) else None
        if items is None:
            yield from self._content(self._read(path), str(path), path)
        elif self.only_stories:
            yield Notice(f"{safe_line(str(path))} is newsboat's cache; {_put_in(str(path), 'import it with')}")
        else:
            yield from take_states(self.library, self.workers, items, str(path), now=self.now)

    def _read(self, path: Path) -> bytes:
        """A file's bytes, but of no database: a library in use would lose its locks by being opened here."""
        if is_database(path):
            raise ReaderError(
                "is the library itself; nothing was read"
                if self._is_own(path)
                else "is a database, not a text; to open a library: reader --library FILE"
            )
        return read_file(path)

    def _is_own(self, path: Path) -> bool:
        return self.library.path.exists() and path.exists() and path.samefile(self.library.path)

    def _content(self, data: bytes, name: str, path: Path | None) -> Iterator[Input | Event]:
        """What some bytes hold; raises ReaderError when they are nothing that can be read."""
        kind = sniff(data, name)
        if kind == "stories":
            yield from self._story_lines(data, name, path)
            return
        if kind in ("notes", "links", "highlights") and path:
            data = path.read_bytes()  # what one has kept comes in however much it is
        elif len(data) > MAX_FILE:
            raise ReaderError(f"is larger than {MAX_FILE // 1024 // 1024} MiB; split it into smaller files")
        if kind == "opml":
            yield from self.follow_list(ask_opml(self.workers, data), name)
        elif kind == "urls":
            yield from self.follow_list(read_urls(decode(data)), name)
        elif kind in ("notes", "highlights") and self.only_stories:
            yield Notice(f"{safe_line(name)} holds exported notes; {_put_in(name, 'import them with')}")
        elif kind == "links":
            yield from self._links(read_export(decode(data)), name)
        elif kind == "highlights":
            yield from take_highlights(self.library, decode(data), name, now=self.now)
        elif kind == "notes":
            yield from bring_back(self.library, data, name, now=self.now)
        elif kind == "feed":
            sent = ask_parse(self.workers, data, "", "")
            home = sent.info.site_url or sent.info.title or name
            for entry in sent.entries:
                request = request_for_entry(entry, site=sent.info.title)
                yield Input(name, replace(request, guid=f"{home} {request.guid}"))
        else:
            yield Input(name, _whole_file(data, kind, path))

    def _story_lines(self, data: bytes, name: str, path: Path | None) -> Iterator[Input | Event]:
        lines: Iterable[bytes] = lines_of(path) if path else data.splitlines()
        for number, found in read_stories(lines, path.absolute().as_uri() if path else "stdin"):
            label = f"{safe_line(name)} line {number}"
            yield InputFailed(label, str(found)) if isinstance(found, ReaderError) else Input(label, found)

    def _links(self, given: SavedLinks, name: str) -> Iterator[Event]:
        """Take over the links another reader kept; nothing is fetched."""
        if not given.links and not given.feeds:
            cut = "ends in the middle, before the first link" if given.cut_off else "holds no link to the web"
            raise ReaderError(cut)
        if self.only_stories:
            count = f"{len(given.links):,} link{'s' * (len(given.links) != 1)}"
            yield Notice(f"{safe_line(name)} holds {count} from {given.program}; {_put_in(name, 'import them with')}")
            return
        if given.feeds:
            yield from self._subscribe(Subscriptions(given.feeds))
        yield from take_links(self.library, self.workers, given, name, now=self.now)

    def follow_list(self, subscriptions: Subscriptions, name: str) -> Iterator[Event]:
        """Show or follow the feeds of a list; nothing is fetched."""
        if not subscriptions.feeds and not subscriptions.searches:
            behind = f"; left out: {_listed(subscriptions.left_out)}" if subscriptions.left_out else ""
            raise ReaderError(f"holds no feed{behind}")
        if self.only_stories:
            for item in subscriptions.feeds:
                filed = ", ".join((*item.folders, *(f"#{tag}" for tag in item.tags)))
                yield FeedFound(safe_address(item.url), safe_line(item.title), safe_line(filed))
        else:
            yield from self._subscribe(subscriptions)
        if subscriptions.cut_off:
            taken = f"{len(subscriptions.feeds):,} feed{'s' * (len(subscriptions.feeds) != 1)}"
            done = "named above" if self.only_stories else "imported"
            words = f"ends in the middle of the list: {taken} {done}, the rest is missing"
            yield InputFailed(safe_line(name), words)
        if subscriptions.searches:
            names = _listed([name for name, _ in subscriptions.searches])
            verb = "holds the searches" if self.only_stories else "saved searches"
            yield Notice(f"{safe_line(name)}: {verb} {names}")
        if subscriptions.left_out:
            yield Notice(f"{safe_line(name)}: left out: {_listed(subscriptions.left_out)}")
        if self.only_stories:
            yield Notice(f"{safe_line(name)} is a list of feeds; {_put_in(name, 'subscribe to them with')}")

    def _subscribe(self, subscriptions: Subscriptions) -> Iterator[Event]:
        with self.library.atomic():
            added = [self._follow(item) for item in subscriptions.feeds]
            known = {one.name for one in saved_searches(self.library)}
            for name, line in subscriptions.searches:
                if name not in known:  # what the reader has saved under that name stays
                    save_search(self.library, name, line, now=self.now())
        for feed, new in added:
            yield FeedAdded(feed.id, feed.name, new)

    def _follow(self, item: Subscription) -> tuple[Feed, bool]:
        feed, new = add_feed(
            self.library,
            item.url,
            title=item.title,
            folders=item.folders or [self.folder],
            tags=item.tags,
            private=self.private and self.private_host in ("", host_of(item.url)),
            now=self.now(),
        )
        if new and (item.muted or item.paused or item.full_text):
            settings = replace(feed.settings, muted=item.muted, paused=item.paused, full_text=item.full_text)
            perform(self.library, ChangeFeed(feed.id, settings), now=self.now())
        return feed, new

    def _stories(self, inputs: Iterator[Input | Event]) -> Iterator[Event]:
        """Clean the stories among the inputs, some at a time, and save them; pass the events on."""
        waiting: list[Input] = []
        cleaning: deque[tuple[list[Input], Future[list[Cleaned]]]] = deque()
        threads = ThreadPoolExecutor(AHEAD)
        try:
            for item in inputs:
                if not isinstance(item, Input):
                    yield item
                    continue
                waiting.append(item)
                if len(waiting) >= BATCH:
                    cleaning.append((waiting, threads.submit(self._clean, waiting)))
                    waiting = []
                if len(cleaning) > AHEAD:
                    yield from self._take_in(*cleaning.popleft())
            if waiting:
                cleaning.append((waiting, threads.submit(self._clean, waiting)))
            while cleaning:
                yield from self._take_in(*cleaning.popleft())
        finally:
            threads.shutdown(wait=False, cancel_futures=True)

    def _clean(self, inputs: list[Input]) -> list[Cleaned]:
        return ask_clean(self.workers, [item.request for item in inputs])

    def _take_in(self, inputs: list[Input], cleaned_later: "Future[list[Cleaned]]") -> Iterator[Event]:
        stories = cleaned_later.result()
        kept = []
        for item, cleaned in zip(inputs, stories, strict=True):
            if cleaned.story.document.text.strip() or (item.request.kind == "feed" and cleaned.story.title):
                kept.append(cleaned)
            else:
                yield InputFailed(safe_line(item.name), "no text was found in it")
        for saved in save_stories(self.library, self.workers, kept, feed_id=None, now=self.now):
            yield saved.event


def _listed(names: Sequence[str]) -> str:
    """The first names of many, with how many more there are."""
    more = f"; and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more


def _put_in(name: str, what: str) -> str:
    """How to go on, as one types it."""
    return f"{what}: reader import {'-' if name == STDIN else shlex.quote(safe_line(name))}"


def _told(name: str, read: Callable[[], Iterator[Input | Event]]) -> Iterator[Input | Event]:
    """What `read` yields, its fault as an event."""
    try:
        yield from read()
    except (ReaderError, JobFailed) as error:
        yield InputFailed(safe_line(name), str(error))
    except OSError as error:  # a name no file can have, a disk that is gone
        yield InputFailed(safe_line(name), error_words(error))


def _whole_file(data: bytes, kind: Kind, path: Path | None) -> CleanRequest:
    """A page or a plain text; known again by where it lies, so that an edited file changes its story."""
    guid = path.absolute().as_uri() if path else f"text:{blake2b(data, digest_size=16).hexdigest()}"
    return CleanRequest(raw=decode(data), kind="page" if kind == "page" else "text", guid=guid)


def _place(what: str) -> Path:
    """The path that was typed; the home of somebody unknown is left as it stands, where there is no file."""
    try:
        return Path(what).expanduser()
    except RuntimeError:
        return Path(what)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # reading it says why
