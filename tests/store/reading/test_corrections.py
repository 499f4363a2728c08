"""The reader's word on statements in the library: stronger than what is found, and never gone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader.errors import NothingFound
from reader.model.action import Action, Correct, MergePeople, MoveToThread, SplitPerson, TakeBackCorrection
from reader.model.corrections.correct_quotes import as_found
from reader.model.corrections.correction import Correction, correction_words
from reader.model.document import Span
from reader.model.feed import Feed
from reader.model.mark import Analysis, Figure, Mention, Quote, QuoteKind
from reader.store.annotations.corrections import all_corrections, corrections_of
from reader.store.annotations.marks import load_analysis, save_analysis
from reader.store.annotations.people import person_of, speakers, statements
from reader.store.file.backup import backup
from reader.store.file.library import Library, open_library
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.relations import threads
from reader.store.sources.feeds import RemovedFeed, add_feed, remove_feed
from reader.store.sources.merge_feeds import merge_feeds
from reader.store.texts.stories import get_story, headline, replace_document, save_story
from tests.builders import NOW, clean_story

LATER = NOW + timedelta(hours=1)
TEXT = (
    "The weir lost 40 litres a day, lock keeper Edda Brahm said. Rolf Sund denied that anybody slept. "
    "“We counted,” Brahm said."
)
EDDA, ROLF, IDA = "Edda Brahm", "Rolf Sund", "Ida Moen"


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def analysis(text: str = TEXT, version: int = 1) -> Analysis:
    """What is found in TEXT, wherever its sentences stand in `text`."""

    def quote(words: str, who: str, cue: str, name: str, role: str = "") -> Quote:
        kind: QuoteKind = "direct" if "“" in words else "indirect"
        return Quote((span(words, text),), kind, span(who, text), name, role, span(cue, text), confidence=0.7)

    weir = "The weir lost 40 litres a day"
    return Analysis(
        version,
        mentions=(Mention(span(EDDA, text), EDDA), Mention(span(ROLF, text), ROLF)),
        quotes=(
            quote(weir, EDDA, "said", EDDA, "lock keeper"),
            quote("anybody slept", ROLF, "denied", ROLF),
            quote("“We counted,”", "Brahm said", "Brahm said", EDDA, "lock keeper"),
        ),
        figures=(Figure(span("40 litres", text), span("40 litres", text), 40, 40, "litre", "measure", source=EDDA),),
    )


def add(library: Library, feed: Feed, number: int = 1, text: str = TEXT) -> int:
    clean = clean_story(text, title=f"Weir {number}", published_at=NOW - timedelta(hours=10 - number))
    story_id = save_story(library, clean, feed_id=feed.id, now=NOW).id
    assert save_analysis(library, story_id, analysis(text))
    return story_id


def word_on(library: Library, story_id: int, number: int, **fields: object) -> Correct:
    """What a key on a statement of a story makes."""
    story = get_story(library, story_id)
    assert story.analysis is not None
    quote = story.analysis.quotes[number]
    whole = Span(quote.spans[0].start, quote.spans[-1].end)
    text = story.document.text
    return Correct(
        Correction(
            0, story_id, NOW, whole, text[whole.start : whole.end], text[: whole.start][-32:], text[whole.end :][:32],
            as_found(quote), **fields,  # type: ignore[arg-type]
        )
    )  # fmt: skip


def said(library: Library, story_id: int) -> list[tuple[str, str, bool]]:
    """Speaker, role and whether it is the reader's word, of each statement."""
    found = load_analysis(library, story_id)
    return [(one.speaker_name, one.role, one.by_reader is not None) for one in found.quotes] if found else []


def seen(library: Library) -> object:
    """Everything of statements and people that is shown, whatever the numbers of people are."""
    shown = []
    for one in speakers(library):
        words = [(each.said, each.quote, each.story_id) for each in statements(library, one.id)]
        shown.append((one.name, one.role, one.statements, one.stories, words))
    stories = [story_id for (story_id,) in library.conn.execute("SELECT id FROM stories").fetchall()]
    return sorted(shown, key=repr), [(headline(library, one), load_analysis(library, one)) for one in stories]


BEFORE = [(EDDA, "lock keeper", False), (ROLF, "", False), (EDDA, "lock keeper", False)]


@pytest.mark.parametrize(
    ("number", "fields", "after", "people"),
    [
        (1, {"speaker": EDDA}, [BEFORE[0], (EDDA, "lock keeper", True), BEFORE[2]], {EDDA: 3}),
        (1, {"speaker": ""}, [BEFORE[0], ("", "", True), BEFORE[2]], {EDDA: 2}),
        (1, {"speaker": IDA, "role": "pilot"}, [BEFORE[0], (IDA, "pilot", True), BEFORE[2]], {EDDA: 2, IDA: 1}),
        (1, {"is_statement": False}, [BEFORE[0], BEFORE[2]], {EDDA: 2}),
        (0, {"role": "mayor"}, [(EDDA, "mayor", True), BEFORE[1], (EDDA, "mayor", True)], {EDDA: 2, ROLF: 1}),
        (0, {"speaker": IDA, "everywhere": True}, [(IDA, "", True), BEFORE[1], (IDA, "", True)], {IDA: 2, ROLF: 1}),
    ],
)
def test_it_holds_everywhere_at_once_and_is_undone_and_redone(
    library: Library, feed: Feed, number: int, fields: dict[str, object], after: object, people: dict[str, int]
) -> None:
    story = add(library, feed)
    before = seen(library)
    undo = perform(library, word_on(library, story, number, **fields), now=NOW)
    assert said(library, story) == after
    assert {one.name: one.statements for one in speakers(library)} == people
    assert headline(library, story).quotes == sum(people.values()) + (fields.get("speaker") == "")
    done = seen(library)
    redo = perform(library, undo, now=LATER)
    assert seen(library) == before
    assert all_corrections(library) == []
    again = perform(library, redo, now=LATER)
    assert seen(library) == done
    perform(library, again, now=LATER)
    assert seen(library) == before
    assert check(library) == []


def test_a_role_is_the_persons_until_it_is_taken_back(library: Library, feed: Feed) -> None:
    story = add(library, feed)
    undo = perform(library, word_on(library, story, 1, role="night watchman"), now=NOW)
    assert [one.role for one in speakers(library, ROLF)] == ["night watchman"]
    perform(library, undo, now=NOW)
    assert [one.role for one in speakers(library, ROLF)] == [""]


def test_figures_within_the_words_go_with_their_speaker(library: Library, feed: Feed) -> None:
    story = add(library, feed)
    undo = perform(library, word_on(library, story, 0, speaker=IDA), now=NOW)

    def sources() -> list[str]:
        found = load_analysis(library, story)
        return [one.source for one in found.figures] if found else []

    assert sources() == [IDA]
    perform(library, undo, now=NOW)
    assert sources() == [EDDA]


def test_a_second_word_on_a_statement_takes_the_place_of_the_first(library: Library, feed: Feed) -> None:
    story = add(library, feed)
    perform(library, word_on(library, story, 1, speaker=IDA), now=NOW)
    role = perform(library, word_on(library, story, 1, role="pilot"), now=NOW)
    assert said(library, story)[1] == (IDA, "pilot", True)
    assert [correction_words(one.correction) for one in all_corrections(library)] == [
        f"said by {IDA}, not {ROLF}; role: pilot"
    ]
    perform(library, role, now=NOW)
    assert said(library, story)[1] == (IDA, "", True)
    perform(library, word_on(library, story, 1, is_statement=False), now=NOW)
    assert said(library, story) == [BEFORE[0], BEFORE[2]]
    perform(library, TakeBackCorrection(all_corrections(library)[0].correction.id), now=NOW)
    assert said(library, story) == BEFORE


@pytest.mark.parametrize("fields", [{"speaker": IDA}, {"is_statement": False}, {"role": "pilot"}])
def test_it_holds_when_the_story_is_analyzed_anew(library: Library, feed: Feed, fields: dict[str, object]) -> None:
    story = add(library, feed)
    perform(library, word_on(library, story, 1, **fields), now=NOW)
    after = said(library, story)
    assert save_analysis(library, story, analysis(version=2))
    assert said(library, story) == after
    without = replace(analysis(version=3), quotes=(analysis().quotes[0], analysis().quotes[2]))
    assert save_analysis(library, story, without)
    assert said(library, story) == after  # though it is not found any more


def test_it_is_found_again_when_the_text_is_cleaned_anew(library: Library, feed: Feed) -> None:
    story = add(library, feed)
    perform(library, word_on(library, story, 2, speaker=IDA), now=NOW)
    other = "Cleaned otherwise. " + TEXT.replace("“We counted,”", '"We  counted,"')
    replace_document(library, story, clean_story(other, title="Weir 1"))
    marks = analysis(other.replace('"We  counted,"', "“We  counted,”").replace("“We  counted,”", "“We counted,”"))
    assert corrections_of(library, story)[0].span == span('"We  counted,"', other)
    third = replace(marks.quotes[2], spans=(span('"We  counted,"', other),), speaker=None, cue=None)
    assert save_analysis(library, story, replace(marks, quotes=(*marks.quotes[:2], third)))
    assert said(library, story)[2] == (IDA, "", True)


def test_words_that_are_gone_leave_it_loose_until_they_come_back(library: Library, feed: Feed) -> None:
    story = add(library, feed)
    perform(library, word_on(library, story, 1, speaker=IDA), now=NOW)
    replace_document(library, story, clean_story("Nothing of it stands here.", title="Weir 1"))
    save_analysis(library, story, Analysis(1))
    assert said(library, story) == []
    assert [one.correction.lost for one in all_corrections(library)] == [True]
    assert all_corrections(library)[0].correction.words == "anybody slept"
    replace_document(library, story, clean_story(TEXT, title="Weir 1"))
    save_analysis(library, story, analysis())
    assert said(library, story)[1] == (IDA, "", True)
    undone = perform(library, TakeBackCorrection(all_corrections(library)[0].correction.id), now=NOW)
    assert isinstance(undone, Correct)
    assert said(library, story) == BEFORE


def test_a_name_is_treated_alike_in_the_thread_when_the_reader_says_so(library: Library, feed: Feed) -> None:
    one, other, apart = (add(library, feed, number) for number in (1, 2, 3))
    perform(library, MoveToThread((one, other), 0), now=NOW)
    undo = perform(library, word_on(library, one, 1, speaker=IDA, everywhere=True), now=NOW)
    assert [said(library, story)[1][0] for story in (one, other, apart)] == [IDA, IDA, ROLF]
    moved = perform(library, MoveToThread((apart,), threads.thread_of(library, one)), now=NOW)
    assert said(library, apart)[1][0] == IDA
    perform(library, moved, now=NOW)
    assert said(library, apart)[1][0] == ROLF
    # a story that is analyzed later, and one that linking brings
    late = add(library, feed, 4)
    threads.join(library, late, threads.thread_of(library, one) or 0)
    assert said(library, late)[1][0] == IDA
    assert save_analysis(library, late, analysis(version=2))
    assert said(library, late)[1][0] == IDA
    assert threads.step_out(library, late)
    assert said(library, late)[1][0] == ROLF
    perform(library, undo, now=NOW)
    assert [said(library, story)[1][0] for story in (one, other)] == [ROLF, ROLF]


def test_merging_and_splitting_people_go_before_it(library: Library, feed: Feed) -> None:
    story = add(library, feed)
    perform(library, word_on(library, story, 1, speaker="E. Brahm"), now=NOW)
    edda, short = person_of(library, story, EDDA), person_of(library, story, "E. Brahm")
    assert edda
    assert short
    if edda != short:
        perform(library, MergePeople(edda, short), now=NOW)
    assert [one.statements for one in speakers(library)] == [3]
    perform(library, SplitPerson(edda, ("E. Brahm",)), now=NOW)
    assert sorted(one.statements for one in speakers(library)) == [1, 2]
    assert save_analysis(library, story, analysis(version=2))
    assert sorted(one.statements for one in speakers(library)) == [1, 2]


def test_what_the_reader_said_stays_when_the_feed_goes_and_comes_back(library: Library, feed: Feed) -> None:
    kept, gone = add(library, feed, 1), add(library, feed, 2)
    perform(library, word_on(library, kept, 1, speaker=IDA), now=NOW)
    assert remove_feed(library, feed.id) == RemovedFeed(kept=1, gone=1)
    assert said(library, kept)[1][0] == IDA
    with pytest.raises(NothingFound):
        get_story(library, gone)
    back = add_feed(library, feed.url, title=feed.title, now=LATER)[0]
    clean = clean_story(TEXT, title="Weir 1", published_at=NOW - timedelta(hours=9))
    assert save_story(library, clean, feed_id=back.id, now=LATER).id == kept
    assert said(library, kept)[1][0] == IDA


def test_it_goes_where_the_story_goes_when_two_feeds_meet(library: Library, feed: Feed, other_feed: Feed) -> None:
    one = add(library, feed)
    clean = clean_story(TEXT + " More.", title="Weir 1")
    other = save_story(library, clean, feed_id=other_feed.id, now=NOW).id
    save_analysis(library, other, analysis(TEXT + " More."))
    perform(library, word_on(library, one, 1, speaker=IDA), now=NOW)
    merge_feeds(library, feed.id, other_feed.id)
    [listed] = all_corrections(library)
    assert said(library, listed.correction.story_id)[1][0] == IDA
    assert check(library) == []


def test_it_is_in_a_backup(library: Library, feed: Feed, tmp_path: Path) -> None:
    story = add(library, feed)
    perform(library, word_on(library, story, 1, speaker=IDA), now=NOW)
    backup(library, tmp_path / "copy.db")
    with open_library(tmp_path / "copy.db", now=NOW) as copy:
        assert said(copy, story) == said(library, story)
        assert all_corrections(copy) == all_corrections(library)


def test_words_that_are_not_there_and_stories_that_are_not(library: Library, feed: Feed) -> None:
    story = add(library, feed)
    correction = word_on(library, story, 1, speaker=IDA).correction
    for action in (Correct(replace(correction, story_id=99)), TakeBackCorrection(99)):
        with pytest.raises(NothingFound):
            perform(library, action, now=NOW)
    loose: Action = Correct(replace(correction, quoted="words of another text", before="", after=""))
    perform(library, loose, now=NOW)
    assert said(library, story) == BEFORE
    assert [one.lost for one in corrections_of(library, story)] == [True]


def test_a_story_not_yet_analyzed_waits_with_it(library: Library, feed: Feed) -> None:
    story = add(library, feed)
    action = word_on(library, story, 1, speaker="\x1b[31m" + IDA)
    replace_document(library, story, clean_story(TEXT + " More.", title="Weir 1"))
    perform(library, action, now=NOW)
    assert load_analysis(library, story) is None
    save_analysis(library, story, analysis(TEXT + " More."))
    assert said(library, story)[1][0] == "[31m" + IDA
