"""Links from another reader's export become stories whose pages are fetched when the reader asks for them.

A link whose story is in the library already is that story: its tags, star and notes go there.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from html import escape

from reader.ingest.clean.request import CleanRequest
from reader.ingest.parse.exports.saved_link import SavedLink, SavedLinks
from reader.ingest.refresh.save import save_stories
from reader.ingest.workers.pool import Asks
from reader.ingest.workers.requests import BATCH, ask_clean
from reader.model.action import Action, ChangeTags, SetRead, SetStarred, Several
from reader.model.event import Event, InputFailed, Notice
from reader.model.note import Note
from reader.model.safe_text import safe_address, safe_line
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.reading.notes import notes_of
from reader.store.reading.notes_import import put_back
from reader.store.texts.story_addresses import stories_at


def take_links(
    library: Library, workers: Asks, given: SavedLinks, name: str, *, now: Callable[[], datetime]
) -> Iterator[Event]:
    """Save the links that are not here yet, then put on all of them what the export says of them."""
    here = stories_at(library, [link.url for link in given.links])
    new = [link for link in given.links if link.url not in here]
    made: dict[str, int] = {}
    for start in range(0, len(new), BATCH):
        batch = new[start : start + BATCH]
        cleaned = ask_clean(workers, [_request(link) for link in batch])
        saved = [
            one
            for one in save_stories(library, workers, cleaned, feed_id=None, now=now)
            if one.outcome != "cleaned"  # an older story that lost its source's furniture meanwhile
        ]
        for link, one in zip(batch, saved, strict=True):
            made[link.url] = one.event.story_id
            yield one.event
    places = made | stories_at(library, [link.url for link in given.links])
    with library.atomic():
        notes = sum(_mark(library, places[link.url], link, now()) for link in given.links)
    yield Notice(f"{safe_line(name)}: {_in_words(given, len(new), notes)}")
    if given.left_out:
        yield Notice(f"{safe_line(name)}: {given.left_out:,} left out: not web addresses")
    if given.cut_off:
        taken = f"{len(given.links):,} whole link{'s' * (len(given.links) != 1)}"
        yield InputFailed(safe_line(name), f"ends in the middle: {taken} imported, the rest is missing")


def _in_words(given: SavedLinks, new: int, notes: int) -> str:
    links = given.links
    known = len(links) - new
    parts = [
        f"{len(links):,} link{'s' * (len(links) != 1)} from {given.program}",
        f"{known:,} of them here already" if known else "",
        f"{sum(link.read for link in links):,} read" if any(link.read for link in links) else "",
        f"{sum(link.starred for link in links):,} starred" if any(link.starred for link in links) else "",
        f"{sum(bool(link.tags) for link in links):,} with tags" if any(link.tags for link in links) else "",
        f"{notes:,} note{'s' * (notes != 1)}" if notes else "",
    ]
    words = ", ".join(filter(None, parts))
    return f"{words}; a page is fetched when you ask for it" if any(not link.content for link in links) else words


def _request(link: SavedLink) -> CleanRequest:
    """What is shown until the page is fetched: the text the export has, or its description and the address."""
    quoted = [passage for passage, _ in link.notes if passage]
    lines = [link.description, *(one for one in quoted if one not in link.description)]
    shown = safe_line(link.url)
    short = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return CleanRequest(
        raw=link.content or f'{short}<p><a href="{escape(shown)}">{escape(shown)}</a></p>',
        kind="feed",
        url=link.url,
        title=link.title or safe_address(link.url),
        guid=link.url,
        author=link.author,
        site=link.site,
        published_at=link.published_at or link.added_at,
    )


def _mark(library: Library, story_id: int, link: SavedLink, now: datetime) -> int:
    """Put tags, star, read state and notes of a link on its story; how many notes are new."""
    actions: list[Action] = []
    if link.tags:
        actions.append(ChangeTags((story_id,), add=link.tags))
    if link.starred:
        actions.append(SetStarred((story_id,), True))
    if link.read:
        actions.append(SetRead((story_id,), True))
    if actions:
        perform(library, Several(tuple(actions)), now=now)
    if not link.notes:
        return 0
    present = {(note.quoted, note.body) for note in notes_of(library, story_id)}
    written = link.added_at or now
    fresh = [
        Note(0, 0, body, written, written, quoted=quoted)
        for quoted, body in link.notes
        if (quoted, body) not in present
    ]
    return put_back(library, story_id, fresh)[0]
