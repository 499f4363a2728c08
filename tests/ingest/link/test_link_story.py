"""Stories find their relatives and threads as they arrive, in whatever order."""

from datetime import datetime, timedelta

import pytest

from reader.analysis.related.thread_titles import thread_name
from reader.ingest.link.link_reasons import relatives
from reader.ingest.link.link_story import link_story, relink_after_analysis
from reader.ingest.link.relate_batch import relate_rows
from reader.model.action import MoveToThread
from reader.model.document import Span
from reader.model.link import Relative
from reader.model.mark import Analysis, Quote
from reader.store.annotations import marks
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.relations import links, term_index, threads
from reader.store.texts.stories import headline, save_story
from tests.builders import NOW, clean_story

STRIKE = [
    (
        "Ferry strike closes Varnholm port",
        "Ferries in Varnholm stayed in port on Monday as the ferry strike began. Port minister Anton Belkin said the"
        " strike would cost 40 million crowns. The union of the Varnholm dockers wants higher pay for its 900 members.",
    ),
    (
        "Belkin: no more money for Varnholm dockers",
        "Port minister Anton Belkin told reporters that the offer to the dockers of Varnholm stays on the table. The"
        " ferry strike is in its second week, and 40 million crowns are lost, Belkin said.",
    ),
    (
        "Union rejects offer in ferry strike",
        "The union of the Varnholm dockers rejected the offer of Anton Belkin. The ferry strike goes on, said union"
        " leader Maria Toller, who called the words of Belkin an insult to every docker in Varnholm.",
    ),
    (
        "Varnholm ferry strike hits islands",
        "Shops on the islands off Varnholm run out of bread since the ferry strike began. Dockers let one boat with"
        " medicine pass. Anton Belkin, the port minister, promised help within days.",
    ),
]
APART = [
    (
        "Ostvik bakers win prize",
        "Greta Holm and the bakers of Ostvik won the prize for the best rye loaf in the country.",
    ),
    ("Skiers wait for snow", "Lifts in the hills above Tarnby stand still. Hotels there hope for a cold January."),
    (
        "Library finds lost map",
        "Archivists in Osterlund found a map of 1650 behind a shelf. Historian Ida Falk dated it.",
    ),
]


def take_in(library: Library, story: tuple[str, str], at: datetime = NOW) -> tuple[int, list[Relative]]:
    """Save and link a story."""
    title, text = story
    clean = clean_story(text, title=title, published_at=at)
    saved = save_story(library, clean, feed_id=None, now=NOW)
    link_story(library, saved.id, title, text, at, NOW)
    return saved.id, relatives(library, saved.id)


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]])
def test_stories_of_one_event_become_a_thread(library: Library, order: list[int]) -> None:
    told, apart = {}, []
    for number in order:
        told[number], _ = take_in(library, STRIKE[number], NOW + timedelta(hours=number - 9))
        apart.append(take_in(library, APART[number]) if number < len(APART) else (0, []))
    (thread,) = threads.threads(library)
    assert thread.story_ids == tuple(told[number] for number in range(4))
    assert thread.name in {title for title, _ in STRIKE}
    assert {relative.id for relative in links.relatives(library, told[0])} == {told[1], told[2], told[3]}
    assert headline(library, told[0]).links == 3
    assert all(found == links.relatives(library, story_id) == [] for story_id, found in apart)


def test_reasons_are_words_of_the_stories(library: Library) -> None:
    first, _ = take_in(library, STRIKE[0])
    second, (relative,) = take_in(library, STRIKE[1])
    found = {(reason.kind, reason.text) for reason in relative.link.reasons}
    assert {("person", "Anton Belkin"), ("words", "ferry strike")} <= found
    marks.save_analysis(library, second, Analysis(1))
    relink_after_analysis(library, second)
    for story_id in (first, second):
        (relative,) = links.relatives(library, story_id)
        assert {(reason.kind, reason.text) for reason in relative.link.reasons} == found


CHINESE = [
    (
        "白沙港渡轮工人罢工",
        "白沙港的渡轮工人周一开始罢工，港口大臣安贝林说，罢工每天损失四千万克朗。码头工会要求为九百名会员加薪。",
    ),
    (
        "安贝林：不再给白沙港加钱",
        "港口大臣安贝林告诉记者，给白沙港码头工会的方案不会改变。渡轮工人的罢工已进入第二周，损失四千万克朗。",
    ),
    ("面包师获奖", "东维克的面包师葛丽塔凭一块黑麦面包赢得全国比赛，评委称赞它的香味和硬皮。"),
]
JAPANESE = [
    (
        "白浜港でフェリーのスト始まる",
        "白浜港のフェリー乗組員が月曜日にストライキを始めた。安藤港湾大臣は一日に四千万クローネの損失が出ると述べた。",
    ),
    (
        "安藤港湾大臣、賃上げを拒否",
        "安藤港湾大臣は記者団に、白浜港の提案は変わらないと述べた。フェリー乗組員のストライキは二週目に入った。",
    ),
    ("パン職人が受賞", "東村のパン職人が黒パンの全国大会で優勝した。審査員は香りをほめたと述べた。"),
]


@pytest.mark.parametrize(
    ("stories", "reasons"),
    [
        (CHINESE, {"港口大臣安贝林", "损失四千万克朗"}),
        (JAPANESE, {"安藤港湾大臣", "フェリー乗組員"}),
    ],
)
def test_stories_in_scripts_without_spaces_find_each_other(
    library: Library, stories: list[tuple[str, str]], reasons: set[str]
) -> None:
    told = [take_in(library, story, NOW + timedelta(hours=number - 9))[0] for number, story in enumerate(stories)]
    (relative,) = relatives(library, told[1])
    assert relative.id == told[0]
    found = {reason.text for reason in relative.link.reasons}
    assert reasons <= found
    assert all(text in "\n".join(stories[1]) for text in found)
    assert relatives(library, told[2]) == []
    marks.save_analysis(library, told[1], Analysis(1))
    relink_after_analysis(library, told[1])
    assert [thread.name for thread in threads.threads(library)] == [stories[0][0]]


def test_a_thread_is_named_when_a_story_of_it_is_analyzed(library: Library) -> None:
    take_in(library, STRIKE[1], NOW - timedelta(hours=1))
    second, _ = take_in(library, STRIKE[2])
    (thread,) = threads.threads(library)
    assert thread.name == STRIKE[1][0]
    marks.save_analysis(library, second, Analysis(1))
    relink_after_analysis(library, second)
    (thread,) = threads.threads(library)
    assert thread.name == thread_name(STRIKE[1:3]) != STRIKE[1][0]


def test_a_changed_story_is_linked_anew(library: Library) -> None:
    first, _ = take_in(library, STRIKE[0])
    second, found = take_in(library, STRIKE[1])
    assert found
    link_story(library, second, *APART[0], NOW, NOW)
    assert links.relatives(library, first) == links.relatives(library, second) == []
    assert threads.threads(library) == []
    assert headline(library, first).links == 0
    link_story(library, second, *STRIKE[1], NOW, NOW)
    assert len(links.relatives(library, second)) == 1


def test_a_story_linked_again_keeps_its_thread(library: Library) -> None:
    first, _ = take_in(library, STRIKE[0])
    second, _ = take_in(library, STRIKE[1])
    before = threads.threads(library)
    for story_id, story in ((first, STRIKE[0]), (second, STRIKE[1])):
        link_story(library, story_id, *story, NOW, NOW)
    assert threads.threads(library) == before
    assert term_index.counts(library, [])[1] == 2


def test_what_was_put_apart_by_hand_stays_apart(library: Library) -> None:
    first, _ = take_in(library, STRIKE[0])
    second, _ = take_in(library, STRIKE[1])
    perform(library, MoveToThread((second,), None), now=NOW)
    third, _ = take_in(library, STRIKE[2])
    link_story(library, second, *STRIKE[1], NOW, NOW)
    assert threads.thread_of(library, second) is None
    assert threads.thread_of(library, third) == threads.thread_of(library, first) is not None


def test_threads_the_reader_made_are_not_merged(library: Library) -> None:
    first, _ = take_in(library, STRIKE[0])
    perform(library, MoveToThread((first,), 0), now=NOW)
    mine = threads.thread_of(library, first)
    second, _ = take_in(library, STRIKE[1])
    perform(library, MoveToThread((second,), 0), now=NOW)
    take_in(library, STRIKE[2])
    assert threads.thread_of(library, first) == mine != threads.thread_of(library, second)


def test_analysis_adds_who_spoke_of_whom(library: Library) -> None:
    first, _ = take_in(library, STRIKE[0])
    third, _ = take_in(library, STRIKE[2])
    for story_id, text, words, name in (
        (first, STRIKE[0][1], "the strike would cost 40 million crowns", "Anton Belkin"),
        (third, STRIKE[2][1], "called the words of Belkin an insult", "Maria Toller"),
    ):
        at, speaker = text.index(words), text.index(name)
        quote = Quote(
            (Span(at, at + len(words)),),
            "indirect",
            Span(speaker, speaker + len(name)),
            name,
            role="leader of the union",
        )
        marks.save_analysis(library, story_id, Analysis(1, quotes=(quote,)))
        relink_after_analysis(library, story_id)
    (relative,) = links.relatives(library, first)
    assert ("answer", "Maria Toller on Anton Belkin") in {(one.kind, one.text) for one in relative.link.reasons}


def test_a_batch_is_answered_in_order() -> None:
    records = [
        {"id": f"s{number}", "title": title, "text": text, "date": "2026-11-20" if number % 2 else None}
        for number, (title, text) in enumerate([*STRIKE, *APART])
    ]
    rows = list(relate_rows(records))
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    assert {one["id"] for one in rows[0]["related"][: rows[0]["shown"]]} == {"s1", "s2", "s3"}
    assert rows[0]["thread"] is not None
    assert {row["thread"] for row in rows[:4]} == {rows[0]["thread"]}
    assert {(row["shown"], row["thread"]) for row in rows[4:]} == {(0, None)}
    for row in rows:
        scores = [one["score"] for one in row["related"]]
        assert scores == sorted(scores, reverse=True)


def test_a_batch_may_hold_one_text_twice_and_unreadable_dates() -> None:
    title, text = STRIKE[0]
    records = [{"id": number, "title": title, "text": text * 3, "date": "soon"} for number in (1, 2)]
    rows = list(relate_rows(records))
    assert [[one["id"] for one in row["related"]] for row in rows] == [[2], [1]]
    assert [row["shown"] for row in rows] == [1, 1]


def test_stories_without_words_have_no_relatives() -> None:
    assert list(relate_rows([])) == []
    rows = list(relate_rows([{"id": "a"}, {"id": "b", "title": None, "text": ""}, {"id": "c", "text": " \n"}]))
    assert rows == [{"id": name, "related": [], "shown": 0, "thread": None} for name in "abc"]


def test_all_shown_links_of_a_batch_have_reasons() -> None:
    records = [
        {"id": number, "title": f"{title} {number}", "text": text} for number, (title, text) in enumerate(STRIKE * 3)
    ]
    for row in relate_rows(records):
        assert row["shown"] > 5
        assert all(one["why"] for one in row["related"][: row["shown"]])
