"""The index of telling words: what goes in comes out, and nothing stays behind."""

import pytest

from reader.store.file.library import Library
from reader.store.relations import term_index
from reader.store.texts.stories import save_story
from tests.builders import NOW, clean_story

TABLES = ("term_vectors", "term_postings", "term_counts", "term_leavers")


def stored(library: Library, number: int) -> int:
    """A story to index; the index itself never looks at its words."""
    clean = clean_story(f"Story {number} of the harbor, told once more.", title=f"Story {number}")
    return save_story(library, clean, feed_id=None, now=NOW).id


def rows(library: Library) -> dict[str, int]:
    """How many rows each table of the index holds."""
    return {table: library.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def test_a_story_is_found_by_any_of_its_terms(library: Library) -> None:
    one, other = stored(library, 1), stored(library, 2)
    term_index.put(library, one, {7: 0.8, -9: 0.6})
    term_index.put(library, other, {-9: 1.0})
    assert {found.id for found in term_index.candidates(library, {-9: 1.0}, 10)} == {one, other}
    assert [found.id for found in term_index.candidates(library, {7: 1.0}, 10)] == [one]
    assert [found.id for found in term_index.candidates(library, {-9: 1.0}, 10, besides=other)] == [one]
    assert term_index.candidates(library, {5: 1.0}, 10) == []
    assert term_index.candidates(library, {}, 10) == []


def test_vectors_come_back_in_order_and_nearly_exact(library: Library) -> None:
    one = stored(library, 1)
    given = {-(1 << 31): 0.8, (1 << 31) - 1: 0.59, 0: 0.1}
    term_index.put(library, one, given)
    (found,) = term_index.vectors(library, [one])
    assert list(found.vector) == list(given)
    assert found.vector == pytest.approx(given, abs=0.003)
    assert (found.published_at, found.thread_id) == (clean_story().published_at, None)


def test_those_that_share_most_are_candidates(library: Library) -> None:
    near = [stored(library, number) for number in range(3)]
    far = [stored(library, number) for number in range(3, 9)]
    for story_id in near:
        term_index.put(library, story_id, {1: 0.6, 2: 0.6, 3: 0.5})
    for story_id in far:
        term_index.put(library, story_id, {1: 0.6, 50 + story_id: 0.8})
    assert {found.id for found in term_index.candidates(library, {1: 0.6, 2: 0.6, 3: 0.5}, 3)} == set(near)


def test_candidates_have_what_they_share(library: Library) -> None:
    one = stored(library, 1)
    term_index.put(library, one, {1: 0.8, 2: 0.6})
    (found,) = term_index.candidates(library, {2: 0.9, 3: 0.4}, 5)
    assert found.vector == pytest.approx({2: 0.6}, abs=0.003)


def test_counts_tell_stories_and_terms(library: Library) -> None:
    for number in range(3):
        term_index.put(library, stored(library, number), {1: 0.8, 10 + number: 0.6})
    assert term_index.counts(library, [1, 11, 99]) == ({1: 3, 11: 1}, 3)


def test_more_stories_than_a_block_holds(library: Library) -> None:
    ids = [stored(library, number) for number in range(term_index.BLOCK_BYTES // 4 + 5)]
    for story_id in ids:
        term_index.put(library, story_id, {1: 1.0})
    assert rows(library)["term_postings"] == 2
    assert len(term_index.candidates(library, {1: 1.0}, 1000)) == len(ids)
    for story_id in ids[:-1]:
        term_index.take(library, story_id)
    assert rows(library)["term_postings"] == 1
    assert [found.id for found in term_index.candidates(library, {1: 1.0}, 1000)] == ids[-1:]


def test_only_the_strongest_terms_are_indexed(library: Library) -> None:
    one = stored(library, 1)
    term_index.put(library, one, dict.fromkeys(range(term_index.INDEXED + 5), 0.1))
    assert [found.id for found in term_index.candidates(library, {term_index.INDEXED - 1: 1.0}, 5)] == [one]
    assert term_index.candidates(library, {term_index.INDEXED: 1.0}, 5) == []


def test_a_story_put_again_is_there_once(library: Library) -> None:
    one = stored(library, 1)
    for vector in ({1: 0.8, 2: 0.6}, {2: 0.6, 3: 0.8}):
        term_index.put(library, one, vector)
    assert term_index.counts(library, [1, 2, 3]) == ({2: 1, 3: 1}, 1)
    assert term_index.candidates(library, {1: 1.0}, 5) == []


def test_a_story_taken_out_leaves_no_trace(library: Library) -> None:
    before = rows(library)
    one, other = stored(library, 1), stored(library, 2)
    term_index.put(library, one, {1: 0.8, 2: 0.6})
    term_index.put(library, other, {2: 1.0})
    term_index.take(library, one)
    assert term_index.counts(library, [1, 2]) == ({2: 1}, 1)
    term_index.take(library, other)
    term_index.take(library, other)
    assert rows(library) == before == dict.fromkeys(TABLES, 0)


def test_a_deleted_story_is_swept_out(library: Library) -> None:
    one, other = stored(library, 1), stored(library, 2)
    term_index.put(library, one, {1: 0.8, 2: 0.6})
    term_index.put(library, other, {2: 1.0})
    library.conn.execute("DELETE FROM stories WHERE id = ?", (one,))
    assert [found.id for found in term_index.candidates(library, {2: 1.0}, 5)] == [other]
    assert term_index.counts(library, [1, 2]) == ({2: 1}, 1)
    assert rows(library)["term_leavers"] == 0


def test_a_story_without_terms_is_counted(library: Library) -> None:
    term_index.put(library, stored(library, 1), {})
    assert term_index.counts(library, []) == ({}, 1)
