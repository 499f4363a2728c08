"""Everything that can be added: a feed or page address, files, folders, lists of feeds, stories, standard input."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import BinaryIO

from reader.ingest.fetch.client import Client, proxies
from reader.ingest.importing.add_url import add_address
from reader.ingest.importing.importer import Intake
from reader.ingest.importing.input_files import exists
from reader.ingest.urls import looks_like_address
from reader.ingest.workers.pool import Asks, Workers
from reader.model.event import Event, InputFailed
from reader.store.file.library import Library

_FILE_SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".opml", ".xml", ".rss", ".atom", ".json", ".jsonl")


def add(
    library: Library,
    what: str,
    *,
    now: Callable[[], datetime],
    workers: Asks | None = None,
    client: Client | None = None,
    page: bool = False,
    private: bool = False,
    folder: str = "",
    only_stories: bool = False,
    number: int | None = None,
    offered: str = "",
    stdin: BinaryIO | None = None,
) -> Iterator[Event]:
    """Take in what a person names: an address, a file, a folder, or "-" for standard input.

    `page` keeps a web page as a story even when it offers a feed; `private` allows an address on this machine or a
    private network; `folder` is where new feeds are put. With `only_stories` a list of feeds or an export of notes is
    told of and not taken over. Of several feeds of a page, `number` (counted from 1) says which one, `CHOOSE` that they
    are only told of, and `offered` is the address of the one that was chosen. A story that is here already is told as
    not new; what cannot be taken in is told as `InputFailed` and never stops the rest.
    """
    with ExitStack() as stack:
        workers = workers or stack.enter_context(Workers())
        if not what.strip():  # to the file system an empty name is the present folder
            yield InputFailed("an empty name", "names nothing; give an address, a file or a folder")
        elif is_address(what):
            client = client or stack.enter_context(Client(proxies()))
            yield from add_address(
                library, what, now=now, workers=workers, client=client, page=page, private=private, folder=folder,
                number=number, offered=offered,
            )  # fmt: skip
        else:
            yield from Intake(library, workers, now, private, folder, only_stories).take(what, stdin)


def is_address(what: str) -> bool:
    """Whether `what` means the web rather than a file."""
    if what == "-" or exists(what):
        return False
    if "://" in what or what.lower().startswith(("http:", "https:", "feed:")):
        return True
    return looks_like_address(what) and not what.lower().endswith(_FILE_SUFFIXES)
