"""One story, whole; and what else is asked of stories by name: save, list, count."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.errors import DamagedText, NothingFound
from reader.model.document import Document, plain_document
from reader.model.mark import Analysis
from reader.model.story import Copy, RawKind, Status, Story
from reader.store import blobs
from reader.store.annotations import marks
from reader.store.file.library import Library
from reader.store.row_values import SOURCE, maybe_moment, moment
from reader.store.search.headlines import NO_COUNTS, Counts, counts, headline, headlines, other_sources

if TYPE_CHECKING:
    from reader.store.texts.save_story import SavedStory, save_story
    from reader.store.texts.story_texts import replace_document

__all__ = [
    "NO_COUNTS", "Counts", "SavedStory", "Version", "counts", "get_story", "headline", "headlines", "raw_input",
    "replace_document", "save_story", "taken_apart", "versions",
]  # fmt: skip


DAMAGED = plain_document(
    "This story's text is damaged and cannot be shown.\n\n"
    "Its title, tags and notes are kept. A backup may still have the text: reader restore brings the last one back, "
    "and reader doctor checks the whole library."
)
"""What stands in the place of a text that cannot be read."""
NO_MARKS = Analysis(0)
"""What is known of such a text; it waits for no analysis."""


@dataclass(frozen=True, slots=True)
class Version:
    """A story's text as it once was; the last of a story's versions is the present one."""

    seen_at: datetime
    title: str
    document: Document
    number: int = 1
    """The first is 1; of very many versions some in between are not kept."""


def get_story(lib: Library, story_id: int) -> Story:
    """The story with its document, marks, tags and other outlets; raises NothingFound.

    Of a story whose text is damaged the rest is given, with words that say so as its document and without marks.
    """
    execute = lib.conn.execute
    row = execute(
        f"SELECT s.*, {SOURCE} AS outlet, st.arrived_at, st.read_at, st.starred_at, st.removed_at,"
        " b.document, b.markdown, b.details, o.origin AS other_text"
        " FROM stories s JOIN statuses st ON st.story_id = s.id"
        " JOIN bodies b ON b.story_id = s.id LEFT JOIN feeds f ON f.id = s.feed_id"
        " LEFT JOIN other_texts o ON o.story_id = s.id WHERE s.id = ?",
        (story_id,),
    ).fetchone()
    if row is None:
        raise NothingFound(f"There is no story {story_id}")
    try:
        document = blobs.unpack_document(row["document"])
        markdown = blobs.unpack_beside(row["markdown"], document)
        damaged = False
    except DamagedText:
        document, markdown, damaged = DAMAGED, DAMAGED.text, True
    copies = _copies(lib, story_id)
    apart_from, taken_apart = _apart(lib, story_id)
    tags = execute("SELECT name FROM tags WHERE story_id = ? ORDER BY name", (story_id,)).fetchall()
    return Story(
        id=row["id"],
        title=row["title"],
        document=document,
        status=Status(
            arrived_at=moment(row["arrived_at"]),
            read_at=maybe_moment(row["read_at"]),
            starred_at=maybe_moment(row["starred_at"]),
            removed_at=maybe_moment(row["removed_at"]),
        ),
        feed_id=row["feed_id"],
        source=row["outlet"],
        url=row["url"],
        author=row["author"],
        published_at=maybe_moment(row["published_at"]),
        updated_at=maybe_moment(row["updated_at"]),
        language=row["language"],
        partial=row["partial"],
        markdown=markdown,
        tags=tuple(tag["name"] for tag in tags),
        thread_id=row["thread_id"],
        analysis=NO_MARKS if damaged else _analysis(lib, story_id),
        other_sources=other_sources(lib, {story_id: row["outlet"]}).get(story_id, ()),
        copies=copies,
        versions=row["versions"],
        details=blobs.unpack_details(row["details"]),
        damaged=damaged,
        other_text=row["other_text"] or "",
        apart_from=apart_from,
        taken_apart=taken_apart,
    )


def _copies(lib: Library, story_id: int) -> tuple[Copy, ...]:
    rows = lib.conn.execute(
        f"SELECT {SOURCE} AS outlet, s.title, s.url FROM stories s LEFT JOIN feeds f ON f.id = s.feed_id"
        " WHERE s.same_as = ? ORDER BY s.id",
        (story_id,),
    ).fetchall()
    return tuple(Copy(row["outlet"], row["title"], row["url"]) for row in rows)


def _apart(lib: Library, story_id: int) -> tuple[str, tuple[str, ...]]:
    """The titles of the story this one was merged with and has notes or tags, and of those merged with this one."""
    row = lib.conn.execute(
        "SELECT s.title FROM taken_apart t JOIN stories s ON s.id = t.from_id JOIN statuses st ON st.story_id = s.id"
        " WHERE t.story_id = ? AND (st.notes > 0 OR EXISTS (SELECT 1 FROM tags g WHERE g.story_id = s.id))",
        (story_id,),
    ).fetchone()
    others = lib.conn.execute(
        "SELECT s.title FROM taken_apart t JOIN stories s ON s.id = t.story_id WHERE t.from_id = ? ORDER BY s.id",
        (story_id,),
    ).fetchall()
    return row["title"] if row else "", tuple(other["title"] for other in others)


def taken_apart(lib: Library) -> list[tuple[int, str, int, str]]:
    """Stories that were shown as one with another, and the ones that have the notes and tags made then: ids, titles."""
    rows = lib.conn.execute(
        "SELECT s.id, s.title, f.id, f.title FROM taken_apart t JOIN stories s ON s.id = t.story_id"
        " JOIN stories f ON f.id = t.from_id JOIN statuses st ON st.story_id = f.id"
        " WHERE st.notes > 0 OR EXISTS (SELECT 1 FROM tags g WHERE g.story_id = f.id) ORDER BY s.id"
    ).fetchall()
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def raw_input(lib: Library, story_id: int) -> tuple[str, RawKind, str]:
    """The input as it came, the door it came through, and the story's address; raises NothingFound, DamagedText."""
    row = lib.conn.execute(
        "SELECT b.raw, b.raw_kind, b.document, s.url FROM bodies b JOIN stories s ON s.id = b.story_id WHERE s.id = ?",
        (story_id,),
    ).fetchone()
    if row is None:
        raise NothingFound(f"There is no story {story_id}")
    return blobs.unpack_beside(row["raw"], blobs.unpack_document(row["document"])), row["raw_kind"], row["url"]


def versions(lib: Library, story_id: int) -> list[Version]:
    """Every text kept of a story, oldest first, the present one last; raises NothingFound."""
    rows = lib.conn.execute(
        "SELECT number, seen_at, title, document FROM versions WHERE story_id = ?1 UNION ALL"
        " SELECT s.versions, s.changed_at, s.title, b.document FROM stories s JOIN bodies b ON b.story_id = s.id"
        " WHERE s.id = ?1 ORDER BY number",
        (story_id,),
    ).fetchall()
    if not rows:
        raise NothingFound(f"There is no story {story_id}")
    return [Version(moment(row["seen_at"]), row["title"], _document(row["document"]), row["number"]) for row in rows]


def _analysis(lib: Library, story_id: int) -> Analysis | None:
    try:
        return marks.load_analysis(lib, story_id)
    except ValueError:  # what was kept of the marks is damaged; the text is not
        return None


def _document(blob: bytes) -> Document:
    try:
        return blobs.unpack_document(blob)
    except DamagedText:
        return DAMAGED


def __getattr__(name: str) -> Any:
    """Saving is imported when it is first asked for: the app, which only reads, starts without it."""
    if name in ("SavedStory", "save_story"):
        from reader.store.texts import save_story

        return getattr(save_story, name)
    if name == "replace_document":
        from reader.store.texts import story_texts

        return story_texts.replace_document
    raise AttributeError(f"module {__name__} has no {name}")
