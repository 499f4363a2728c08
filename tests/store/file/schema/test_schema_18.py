"""A library of the format before finds names and beginnings of words as one that is new."""

from reader.model.document import Span
from reader.model.mark import Analysis, Quote
from reader.model.queries.query_parser import parse_query
from reader.store.annotations.marks import save_analysis
from reader.store.annotations.people import speakers
from reader.store.file.library import Library
from reader.store.file.migrations import STEPS, upgrade
from reader.store.file.soundness import check
from reader.store.recent_ids import GENERATION
from reader.store.search.headlines import headlines
from reader.store.texts.save_story import save_story
from tests.builders import NOW, clean_story
from tests.store.search.test_search_walks import begin_ids

FIRST = 4 * GENERATION - 2


def test_the_newest_stories_and_the_words_of_names_are_indexed(library: Library) -> None:
    begin_ids(library, FIRST)
    for number, name in enumerate(("Edda Morrow", "two dock workers", "Hal Brandt", "Edda Morrow")):
        story = clean_story(f"Number {number} of the copperplate.", title=f"Story {number}")
        saved = save_story(library, story, feed_id=None, now=NOW)
        quote = Quote((Span(0, 6),), "direct", speaker_name=name)
        save_analysis(library, saved.id, Analysis(1, quotes=(quote,)))
    with library.atomic():
        for table in ("name_words", "recent_words_0", "recent_words_1"):
            library.conn.execute(f"DROP TABLE {table}")
        for name, kind in (
            ("words_of_aliases", "TRIGGER"), ("words_of_unnamed", "TRIGGER"), ("people_by_key", "INDEX"),
            ("quotes_unnamed", "INDEX"),
        ):  # fmt: skip
            library.conn.execute(f"DROP {kind} {name}")
        library.conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'large_libraries'")
        library.conn.execute("PRAGMA user_version = 17")
    upgrade(library, now=NOW, steps=STEPS[:18])
    assert check(library) == []
    held = library.conn.execute("SELECT id FROM recent_words_0_docsize UNION ALL SELECT id FROM recent_words_1_docsize")
    assert sorted(row[0] for row in held) == [FIRST, FIRST + 1, FIRST + 2, FIRST + 3]
    assert {one.name for one in speakers(library, "morrow")} == {"Edda Morrow"}
    for line, found in {
        "said:morrow": [FIRST + 3, FIRST],
        "said:dock": [FIRST + 1],
        "said:brandt": [FIRST + 2],
    }.items():
        assert sorted(row.id for row in headlines(library, parse_query(line))) == sorted(found)
