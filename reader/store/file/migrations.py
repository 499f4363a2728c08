"""How the library's schema came to be, step by step.

A step is never changed once it has left the house: a new one is added to `STEPS`. `user_version` counts the steps, so
a library that is up to date opens without sqlite-utils; only making or upgrading one imports it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.store.file import header

if TYPE_CHECKING:
    from sqlite_utils import Database

    from reader.store.file.library import Library


Step = Callable[["Database"], None]


def first_schema(db: "Database") -> None:
    """Feeds, stories, statuses, marks, people, notes, tags, links, threads and the full-text index."""
    from reader.store.file.schema.schema_1 import SCRIPT

    db.executescript(SCRIPT)


def term_index(db: "Database") -> None:
    """The index of weighted key terms, and what became of merged threads."""
    from reader.store.file.schema.schema_2 import SCRIPT

    db.executescript(SCRIPT)


def template_lines(db: "Database") -> None:
    """How often each source repeats a line."""
    from reader.store.file.schema.schema_3 import SCRIPT

    db.executescript(SCRIPT)


def saved_searches(db: "Database") -> None:
    """Searches kept under a name."""
    from reader.store.file.schema.schema_4 import SCRIPT

    db.executescript(SCRIPT)


def sense_of_figures(db: "Database") -> None:
    """Whether a figure is a value, the value before, or a change."""
    from reader.store.file.schema.schema_5_and_6 import SENSE_OF_FIGURES

    db.executescript(SENSE_OF_FIGURES)


def waiting_stories(db: "Database") -> None:
    """Stories that are listed before their text is read out."""
    from reader.store.file.schema.schema_5_and_6 import WAITING_STORIES

    db.executescript(WAITING_STORIES)


def former_addresses(db: "Database") -> None:
    """Where feeds lived before they moved for good."""
    from reader.store.file.schema.schema_7 import SCRIPT

    db.executescript(SCRIPT)


def feed_paces(db: "Database") -> None:
    """How often the reader wants a feed to be asked, and which refresh is asking it."""
    from reader.store.file.schema.schema_8 import SCRIPT

    db.executescript(SCRIPT)


def separate_texts(db: "Database") -> None:
    """Feed's words and page's text side by side; entries known again by title; what was merged wrongly apart again."""
    from reader.store.file.schema.schema_9 import SCRIPT, take_apart

    db.executescript(SCRIPT)
    take_apart(db)


def story_details(db: "Database") -> None:
    """What a story has beside its text, and dates that are none."""
    from reader.store.file.schema.schema_10 import SCRIPT

    db.executescript(SCRIPT)


def notes_of_copies(db: "Database") -> None:
    """Notes on another outlet's copy stand where its tags stand."""
    from reader.store.file.schema.schema_11 import move_notes

    move_notes(db)


def clean_versions(db: "Database") -> None:
    """By which rules each story was cleaned."""
    from reader.store.file.schema.schema_12 import SCRIPT

    db.executescript(SCRIPT)


def feed_settings(db: "Database") -> None:
    """What the reader sets for a feed; folders and tags of feeds as rows."""
    from reader.store.file.schema.schema_13 import SCRIPT

    db.executescript(SCRIPT)


def rules_and_watches(db: "Database") -> None:
    """Rules that are carried out by themselves, and searches that are watched."""
    from reader.store.file.schema.schema_14 import SCRIPT

    db.executescript(SCRIPT)


def corrections(db: "Database") -> None:
    """The reader's word on statements."""
    from reader.store.file.schema.schema_15 import SCRIPT

    db.executescript(SCRIPT)


def gone_entries(db: "Database") -> None:
    """Entries whose stories were deleted."""
    from reader.store.file.schema.schema_16 import SCRIPT

    db.executescript(SCRIPT)


def note_words(db: "Database") -> None:
    """The words of notes for the search."""
    from reader.store.file.schema.schema_17 import SCRIPT

    db.executescript(SCRIPT)


def large_libraries(db: "Database") -> None:
    """What keeps searches quick in a large library: the words of names, and the newest stories apart."""
    from reader.store.file.schema.schema_18 import SCRIPT, index_newest

    db.executescript(SCRIPT)
    index_newest(db)


STEPS: tuple[Step, ...] = (
    first_schema, term_index, template_lines, saved_searches, sense_of_figures, waiting_stories,
    former_addresses, feed_paces, separate_texts, story_details,
    notes_of_copies, clean_versions, feed_settings, rules_and_watches,
    corrections, gone_entries, note_words, large_libraries,
)  # fmt: skip
NEWEST = len(STEPS)
"""The schema's number this program writes."""


def upgrade(library: "Library", *, now: datetime, steps: Sequence[Step] = STEPS) -> None:
    """Bring an empty or older library up to date in one transaction; an older one is backed up first.

    Two programs doing so at once wait for each other: whoever comes second finds nothing left to do.
    """
    from sqlite_utils.migrations import Migrations

    from reader.store.file import backup

    newest = len(steps)
    if _version(library):
        backup.sweep(library.path)
        to = backup.beside(library.path, now=now, why=f"before-format-{newest}")
        backup.backup(library, to, damaged=True)  # what is damaged is upgraded as well: it must not keep one out
    migrations = Migrations("reader")
    for step in steps:
        migrations(name=step.__name__)(step)
    with library.atomic():
        if _version(library) < newest:
            migrations.apply(library.db)
            library.conn.execute(f"PRAGMA user_version = {newest}")
            library.conn.execute(f"PRAGMA application_id = {header.APPLICATION_ID}")


def _version(library: "Library") -> int:
    return int(library.conn.execute("PRAGMA user_version").fetchone()[0])
