"""Links and threads as they are kept and shown."""

from datetime import timedelta

import pytest

from reader.model.action import MoveToThread, SetRemoved
from reader.model.link import (
    SAME_THREAD,
    SHOWN_SCORE,
    Link,
    Reason,
    Thread,
)
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.relations import links, term_index, threads
from reader.store.texts.stories import headline, save_story
from tests.builders import NOW, clean_story


@pytest.fixture
def five(library: Library) -> list[int]:
    """Five stories, each an hour younger than the one before."""
    return [
        save_story(
            library,
            clean_story(title=f"Story {number}", site="Harbour Post", published_at=NOW + timedelta(hours=number - 9)),
            feed_id=None,
            now=NOW,
        ).id
        for number in range(5)
    ]


def near(a: int, b: int, score: float, *reasons: str) -> Link:
    return Link(a, b, score, "event", tuple(Reason("words", text, 0.1) for text in reasons))


def shown(library: Library, story_id: int) -> list[int]:
    return [relative.id for relative in links.relatives(library, story_id)]


def test_links_are_read_from_both_ends(library: Library, five: list[int]) -> None:
    links.write(library, [near(five[0], five[1], 0.5, "ferry strike"), near(five[0], five[2], 0.7)])
    assert shown(library, five[0]) == [five[2], five[1]]
    (relative,) = links.relatives(library, five[1])
    assert (relative.id, relative.title, relative.source) == (five[0], "Story 0", "Harbour Post")
    assert relative.published_at == NOW - timedelta(hours=9)
    assert relative.link == Link(five[1], five[0], 0.5, "event", (Reason("words", "ferry strike", 0.1),))
    assert shown(library, five[3]) == []


def test_what_is_not_near_enough_is_kept_but_not_shown(library: Library, five: list[int]) -> None:
    links.write(library, [near(five[0], five[1], SHOWN_SCORE - 0.01), near(five[0], five[2], SHOWN_SCORE)])
    assert shown(library, five[0]) == [five[2]]
    links.count_shown(library, five)
    assert [headline(library, story_id).links for story_id in five] == [1, 0, 1, 0, 0]


def test_one_thread_brings_stories_nearer(library: Library, five: list[int]) -> None:
    links.write(library, [near(five[0], five[1], SHOWN_SCORE - 0.1)])
    thread_id = threads.start(library)
    for story_id in five[:2]:
        threads.join(library, story_id, thread_id)
    (relative,) = links.relatives(library, five[0])
    assert relative.link.score == pytest.approx(SHOWN_SCORE - 0.1 + SAME_THREAD)
    assert links.unreasoned(library, five[0]) == [relative.link]
    links.put_reasons(library, five[0], five[1], [Reason("person", "Anton Belkin", 1.0)])
    assert links.unreasoned(library, five[0]) == links.unreasoned(library, five[1]) == []
    assert links.relatives(library, five[1])[0].link.reasons == (Reason("person", "Anton Belkin", 1.0),)


def test_a_removed_story_is_no_relative_until_it_is_back(library: Library, five: list[int]) -> None:
    links.write(library, [near(five[0], five[1], 0.5)])
    undo = perform(library, SetRemoved((five[1],), removed=True), now=NOW)
    assert shown(library, five[0]) == []
    perform(library, undo, now=NOW)
    assert shown(library, five[0]) == [five[1]]


def test_only_the_nearest_links_of_a_story_stay(library: Library, five: list[int]) -> None:
    many = [
        save_story(library, clean_story(title=f"More {number}"), feed_id=None, now=NOW).id
        for number in range(links.PER_STORY + 3)
    ]
    links.write(library, [near(five[0], other, 0.4 + number / 100) for number, other in enumerate(many)])
    assert shown(library, five[0]) == many[:2:-1]
    assert shown(library, many[0]) == [five[0]]


def test_unlinking_leaves_no_trace(library: Library, five: list[int]) -> None:
    links.write(library, [near(five[0], five[1], 0.5)])
    term_index.put(library, five[0], {1: 1.0})
    thread_id = threads.start(library)
    for story_id in five[:2]:
        threads.join(library, story_id, thread_id)
    links.unlink(library, five[0])
    assert links.among(library, five[:2]) == {five[0]: {}, five[1]: {}}
    assert term_index.counts(library, [1]) == ({}, 0)
    assert threads.thread(library, thread_id) is None
    assert threads.thread_of(library, five[1]) is None
    assert headline(library, five[1]).links == 0


def test_deleting_a_story_deletes_its_links(library: Library, five: list[int]) -> None:
    links.write(library, [near(five[0], five[1], 0.5)])
    library.conn.execute("DELETE FROM stories WHERE id = ?", (five[0],))
    assert shown(library, five[1]) == []
    assert links.among(library, [five[1]]) == {five[1]: {}}


def made(library: Library, *members: int) -> int:
    """A thread of stories."""
    thread_id = threads.start(library)
    for story_id in members:
        threads.join(library, story_id, thread_id)
    return thread_id


def test_a_thread_is_in_order_of_time(library: Library, five: list[int]) -> None:
    thread_id = made(library, five[3], five[0], five[2])
    threads.name(library, thread_id, "Varnholm ferry strike")
    expected = Thread(thread_id, "Varnholm ferry strike", (five[0], five[2], five[3]))
    assert threads.thread(library, thread_id) == expected
    assert threads.threads(library) == [expected]
    assert threads.thread(library, 99) is None


def test_a_merged_thread_is_found_under_its_old_id(library: Library, five: list[int]) -> None:
    first, second, third = made(library, five[0]), made(library, five[1]), made(library, five[2], five[3])
    threads.merge(library, second, third)
    threads.merge(library, first, second)
    for thread_id in (first, second, third):
        found = threads.thread(library, thread_id)
        assert found is not None
        assert (found.id, found.story_ids) == (first, tuple(five[:4]))


def test_a_thread_of_one_story_ends(library: Library, five: list[int]) -> None:
    thread_id = made(library, *five[:2])
    assert threads.step_out(library, five[0]) == thread_id
    assert threads.end_if_lonely(library, thread_id) == [five[1]]
    assert threads.thread(library, thread_id) is None
    assert threads.step_out(library, five[1]) is None


def test_the_readers_hand_is_respected(library: Library, five: list[int]) -> None:
    thread_id = made(library, *five[:2])
    perform(library, MoveToThread((five[2],), thread_id), now=NOW)
    perform(library, MoveToThread((five[3],), None), now=NOW)
    assert threads.is_touched(library, thread_id)
    assert threads.placed_by_hand(library, five) == {five[2], five[3]}
    threads.join(library, five[3], thread_id)
    assert threads.step_out(library, five[2]) is None
    assert threads.everyone(library, thread_id) == five[:3]
    threads.step_out(library, five[0])
    threads.step_out(library, five[1])
    assert threads.end_if_lonely(library, thread_id) == []


def test_titles_and_texts_are_read_together(library: Library, five: list[int]) -> None:
    assert links.texts(library, [five[0], 999]) == {five[0]: ("Story 0", clean_story(title="Story 0").document.text)}
