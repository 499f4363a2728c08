"""An export of notes (`reader export --format json`) on its way back in.

Every story of it is looked for in the library. One that is not there comes in as what the export holds of it: where it
stood, and the passages with who says them; when the story itself arrives one day, it takes that place.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from reader.analysis import ANALYSIS_VERSION
from reader.errors import ReaderError
from reader.ingest.character_references import join_surrogates
from reader.ingest.dates import read_date
from reader.ingest.importing.exported_corrections import put_corrections, read_corrections
from reader.ingest.urls import looks_like_address
from reader.model.action import (
    Action,
    ChangeTags,
    SetRemoved,
    SetStarred,
    Several,
)
from reader.model.document import Span, plain_document
from reader.model.event import (
    Event,
    InputFailed,
    Notice,
    StorySaved,
)
from reader.model.mark import Analysis, Quote
from reader.model.note import (
    ONLY_NOTES,
    ExportItem,
    Note,
    Passage,
)
from reader.model.safe_text import safe_line, safe_text
from reader.model.story import CleanStory
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.reading.notes_import import Shelf, put_back
from reader.store.texts.stories import get_story, save_story

_GUESSED = 0.5
"""How sure a speaker is whom the export calls uncertain."""


def bring_back(library: Library, data: bytes, name: str, *, now: Callable[[], datetime]) -> Iterator[Event]:
    """Put the notes, highlights, tags and stars of an export back onto their stories, all in one transaction.

    What is there already is left alone, so that an export may come in twice. Raises ReaderError when `data` is no
    export; a story of it that makes no sense is told and passed over.
    """
    items = []
    for number, found in enumerate(_stories(data), 1):
        item = _item(found, now())
        if item is None:
            yield InputFailed(f"{safe_line(name)} story {number}", "is not a story with notes as reader exports them")
        else:
            items.append(item)
    yield from put_items(library, items, name, now=now)


def put_items(library: Library, items: list[ExportItem], name: str, *, now: Callable[[], datetime]) -> Iterator[Event]:
    """Put what the items hold onto their stories, making those that are not here; the newest item comes first."""
    with library.atomic():
        shelf = Shelf(library, items)
        notes = lost = tags = placed = corrections = 0
        made = []
        for item in reversed(items):  # the oldest first, as they would have arrived
            story_id = shelf.find(item)
            if story_id is None:
                story_id = _stand_in(library, item, now(), by_address=not shelf.knows(item.url))
                shelf.add(item, story_id)
                made.append(StorySaved(story_id, item.title))
            written, unplaced = put_back(library, story_id, _notes(item))
            worn = _mark(library, story_id, item, now())
            said = put_corrections(library, story_id, item.corrections, now())
            notes, lost, tags, corrections = notes + written, lost + unplaced, tags + worn, corrections + said
            placed += bool(written or worn or said)
    yield from reversed(made)
    yield Notice(f"{safe_line(name)}: {_in_words(notes, tags, corrections, placed, len(made), lost)}")


def _in_words(notes: int, tags: int, corrections: int, stories: int, made: int, lost: int) -> str:
    if not stories:
        return "nothing new: its notes and tags are here already"
    things = f"{_many(notes, 'note')} and {_many(tags, 'tag')}"
    if corrections:
        things = f"{_many(notes, 'note')}, {_many(tags, 'tag')} and {_many(corrections, 'correction')}"
    words = f"{things} put back on {_many(stories, 'story')}"
    if made:
        words += f"; {made} of them {'was' if made == 1 else 'were'} not here and came in as far as the notes quote it"
    if lost:
        words += f"; {_many(lost, 'passage')} no longer stand{'s' * (lost == 1)} in the text, the notes are kept"
    return words


def _many(number: int, thing: str) -> str:
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {thing[:-1]}ies" if thing.endswith("y") else f"{number:,} {thing}s"


def _stories(data: bytes) -> list[Any]:
    try:
        given = json.loads(data.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError):
        raise ReaderError("is cut off or no longer JSON: export it again") from None
    stories = given.get("stories") if isinstance(given, dict) else None
    if not isinstance(stories, list):
        raise ReaderError("is JSON, but not an export of notes")
    return stories


def _item(given: Any, now: datetime) -> ExportItem | None:
    if not isinstance(given, dict) or not isinstance(given.get("notes"), list):
        return None
    title = safe_line(_text(given, "title"))
    tags = given.get("tags")
    url = safe_line(_text(given, "address"))
    passages = tuple(_passage(note, now) for note in given["notes"] if isinstance(note, dict))
    if not title:
        return None
    return ExportItem(
        title=title,
        source=safe_line(_text(given, "outlet")),
        author=safe_line(_text(given, "author")),
        published_at=read_date(_text(given, "published")),
        url=url if looks_like_address(url) else "",
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        starred=given.get("starred") is True,
        corrections=read_corrections(given.get("corrections"), now),
        passages=tuple(passage for passage in passages if passage.quoted or passage.note),
    )


def _passage(given: dict[str, Any], now: datetime) -> Passage:
    written = read_date(_text(given, "written")) or now
    return Passage(
        written_at=written,
        quoted=safe_text(_text(given, "quoted")).strip(),
        note=safe_text(_text(given, "note")).strip(),
        speaker=safe_line(_text(given, "speaker")),
        role=safe_line(_text(given, "role")),
        via=safe_line(_text(given, "via")),
        doubtful=given.get("uncertain") is True,
        lost=given.get("lost") is True,
        changed_at=read_date(_text(given, "changed")) or written,
        before=safe_text(_text(given, "before")),
        after=safe_text(_text(given, "after")),
    )


def _text(given: dict[str, Any], name: str) -> str:
    value = given.get(name)
    return join_surrogates(value) if isinstance(value, str) else ""


def _notes(item: ExportItem) -> list[Note]:
    return [
        Note(
            0,
            0,
            one.note,
            one.written_at,
            max(one.written_at, one.changed_at or one.written_at),
            quoted=one.quoted,
            before=one.before,
            after=one.after,
        )
        for one in item.passages
    ]


def _mark(library: Library, story_id: int, item: ExportItem, now: datetime) -> int:
    """Tags and star of the item on its story, which comes back if it was removed; how many tags are new."""
    actions: list[Action] = [SetRemoved((story_id,), False), ChangeTags((story_id,), add=item.tags)]
    if item.starred:
        actions.append(SetStarred((story_id,), True))
    before = set(get_story(library, story_id).tags)
    perform(library, Several(tuple(actions)), now=now)
    return len(set(get_story(library, story_id).tags) - before)


def _stand_in(library: Library, item: ExportItem, now: datetime, *, by_address: bool) -> int:
    """A story made from what the export holds of it; its id. `by_address` lets it be known again by its address."""
    published = item.published_at.astimezone(UTC).date().isoformat() if item.published_at else ""
    lines = [", ".join(part for part in (item.source, item.author, published, item.url) if part) or item.title]
    quotes: list[Quote] = []
    seen = set[str]()
    for passage in item.passages:
        if not passage.quoted or passage.lost or passage.quoted in seen:
            continue
        seen.add(passage.quoted)
        start = len("\n".join(lines)) + 1
        lines.append(passage.quoted)
        if passage.speaker:
            end = start + len(passage.quoted)
            quotes.append(_quote(passage, Span(start, end)))
            lines.append(_said_by(passage))
    text = "\n".join(lines)
    digest = blake2b(f"{item.title}\0{lines[0]}".encode(), digest_size=16).hexdigest()
    clean = CleanStory(
        guid=item.url if item.url and by_address else f"notes:{digest}",
        title=item.title,
        document=plain_document(text),
        markdown="\n\n".join(lines),
        raw="\n\n".join(lines),
        raw_kind="text",
        url=item.url,
        author=item.author,
        site=item.source,
        published_at=item.published_at,
        partial=ONLY_NOTES,
    )
    saved = save_story(library, clean, feed_id=None, now=now)
    save_analysis(library, saved.id, Analysis(ANALYSIS_VERSION, quotes=tuple(quotes)), text=text)
    return saved.same_as or saved.id


def _said_by(passage: Passage) -> str:
    via = f"via {passage.via}" if passage.via else ""
    return "— " + ", ".join(part for part in (passage.speaker, passage.role, via) if part)


def _quote(passage: Passage, span: Span) -> Quote:
    name = span.end + len("\n— ")
    return Quote(
        (span,),
        "direct" if passage.quoted[:1] in "\"“„«‘'" else "mixed",
        speaker=Span(name, name + len(passage.speaker)),
        speaker_name=passage.speaker,
        role=passage.role,
        via=passage.via,
        confidence=_GUESSED if passage.doubtful else 1.0,
        method="name",
    )
