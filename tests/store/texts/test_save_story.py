"""What becomes of a story that comes in: new, same, changed, a copy; and what hangs on its text."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.errors import NothingFound
from reader.model.action import AddNote, SetRead, Several, ShowText
from reader.model.document import Block, Document, Fold, Inline, Span
from reader.model.feed import Feed
from reader.model.mark import Analysis, Quote
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.model.story import Copy
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import Library
from reader.store.file.soundness import check
from reader.store.reading.actions import perform
from reader.store.reading.notes import notes_of
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import (
    counts,
    get_story,
    headline,
    headlines,
    raw_input,
    replace_document,
    save_story,
    versions,
)  # fmt: skip
from reader.store.texts.story_texts import has_stale_page, put_page
from tests.builders import NOW, clean_story

LONG = "The ferry company said its boats would sail again once the pay of the dockers was settled for good."
LATER = NOW + timedelta(hours=1)


def titles(library: Library, **asked: object) -> list[str]:
    return [one.title for one in headlines(library, Query(**asked))]  # type: ignore[arg-type]


def test_a_story_comes_back_as_it_went_in(library: Library, feed: Feed) -> None:
    document = Document(
        "Port talks\nFirst “words” here\n• an item",
        (
            Block("heading", 0, 10, level=2),
            Block("paragraph", 11, 29, inlines=(Inline(11, 16, "bold"), Inline(17, 24, "link", "https://a.example/"))),
            Block("item", 32, 39, marker="•"),
            Block("caption", 39, 39, picture="https://a.example/x.jpg"),
        ),
        (Fold(1, "Sign up for our letter", "newsletter"),),
    )
    clean = clean_story(
        document=document,
        markdown="## Port talks\n\n**First** [“words”](https://a.example/) here\n",
        raw="<h2>Port talks</h2>\x1b[31m\ud83d<p>…",
        url="https://harbour.example/1",
        author="Lena Aro",
        site="harbour.example",
        language="en",
        partial="summary",
        updated_at=NOW,
    )
    saved = save_story(library, clean, feed_id=feed.id, now=NOW)
    story = get_story(library, saved.id)
    assert story.document == document
    assert story.markdown == clean.markdown
    assert (story.title, story.url, story.author, story.language) == (clean.title, clean.url, clean.author, "en")
    assert (story.source, story.partial, story.updated_at) == ("Harbour Post", "summary", NOW)
    assert (story.published_at, story.status.arrived_at) == (clean.published_at, NOW)
    assert raw_input(library, saved.id) == (clean.raw, "feed", clean.url)
    for look in (get_story, raw_input, versions, headline):
        with pytest.raises(NothingFound):
            look(library, 99)


@pytest.mark.parametrize(
    ("second", "outcome", "listed"),
    [
        ({}, "same", 1),
        ({"text": LONG.replace(" ", "\n ")}, "same", 1),
        ({"author": "Lena Aro"}, "same", 1),
        ({"text": LONG.replace("boats", "boats,")}, "changed", 1),
        ({"text": LONG[:40]}, "changed", 1),
        ({"text": LONG + " Talks go on."}, "changed", 1),
        ({"title": "Another headline", "guid": "a"}, "changed", 1),
        ({"guid": "b", "text": LONG + " Talks go on."}, "new", 2),
        ({"guid": "b", "title": "Another headline"}, "new", 2),
        ({"guid": "b"}, "new", 2),
    ],
)
def test_an_entry_comes_again_from_its_feed(
    library: Library, feed: Feed, second: dict[str, str], outcome: str, listed: int
) -> None:
    first = save_story(library, clean_story(text=LONG, guid="a"), feed_id=feed.id, now=NOW)
    again = save_story(library, clean_story(**{"text": LONG, "guid": "a", **second}), feed_id=feed.id, now=LATER)
    assert (first.outcome, again.outcome) == ("new", outcome)
    assert (again.id == first.id) == (outcome in ("same", "changed"))
    assert counts(library).all == len(headlines(library, Query())) == listed


@pytest.mark.parametrize(
    ("text", "title", "url", "outcome"),
    [
        (LONG, "Ferry strike enters third week", "", "duplicate"),
        (LONG.replace(" ", "\n").replace(".", "!"), "FERRY strike enters third week!", "", "duplicate"),
        (LONG, "Ferries to sail again", "http://harbour.example/1/?utm_source=x", "duplicate"),
        (LONG, "Ferries to sail again", "https://coast.example/1", "new"),
        (LONG, "Ferries to sail again", "", "new"),
        (LONG.replace("dockers", "captains"), "Ferry strike enters third week", "https://harbour.example/1", "new"),
        ("Read more.", "Ferries to sail again", "", "new"),
        ("Read more.", "Ferry strike enters third week", "", "duplicate"),
    ],
)
def test_the_same_words_from_another_outlet_are_a_copy(
    library: Library, feed: Feed, other_feed: Feed, text: str, title: str, url: str, outcome: str
) -> None:
    mine = clean_story("Read more." if "Read" in text else LONG, url="https://harbour.example/1")
    first = save_story(library, mine, feed_id=feed.id, now=NOW)
    theirs = clean_story(text, title=title, guid="x", url=url)
    second = save_story(library, theirs, feed_id=other_feed.id, now=LATER)
    assert second.outcome == outcome
    assert second.same_as == (first.id if outcome == "duplicate" else None)
    if outcome == "duplicate":
        assert headlines(library, Query()) == [headline(library, first.id)]
        assert headline(library, first.id).other_sources == ("Coast Daily",)
        assert get_story(library, first.id).other_sources == ("Coast Daily",)
        assert get_story(library, first.id).copies == (Copy("Coast Daily", title, url),)


def test_what_one_feed_sends_twice_are_two_stories(library: Library, feed: Feed, other_feed: Feed) -> None:
    """Episodes with the same notes, whoever else carries them."""
    first = [save_story(library, clean_story(LONG, guid=str(n)), feed_id=feed.id, now=NOW) for n in range(3)]
    second = [save_story(library, clean_story(LONG, guid=str(n)), feed_id=other_feed.id, now=NOW) for n in range(3)]
    assert [one.outcome for one in first] == ["new"] * 3
    assert [one.same_as for one in second] == [one.id for one in first]


def test_an_outlet_without_a_name_or_with_the_storys_own_is_no_other(
    library: Library, feed: Feed, other_feed: Feed
) -> None:
    first = save_story(library, clean_story(LONG), feed_id=feed.id, now=NOW)
    namesakes = [
        add_feed(library, f"https://{title.split()[0]}.example/more", title=title, now=NOW)[0].id
        for title in (feed.title, other_feed.title)
    ]
    for copy_of in (None, *namesakes, other_feed.id):
        copy = save_story(library, clean_story(LONG, guid="x"), feed_id=copy_of, now=LATER)
        assert copy.outcome == "duplicate"
    assert headline(library, first.id).other_sources == ("Coast Daily",)
    assert get_story(library, first.id).other_sources == ("Coast Daily",)


def test_copies_are_read_together_and_found_in_both_feeds(library: Library, feed: Feed, other_feed: Feed) -> None:
    first = save_story(library, clean_story(LONG), feed_id=feed.id, now=NOW)
    second = save_story(library, clean_story(LONG, guid="x"), feed_id=other_feed.id, now=NOW)
    perform(library, SetRead((first.id,), True), now=LATER)
    assert get_story(library, second.id).status.read_at == LATER
    third_feed = add_feed(library, "https://sound.example/feed", title="Sound", now=NOW)[0].id
    third = save_story(library, clean_story(LONG, guid="y"), feed_id=third_feed, now=LATER)
    assert get_story(library, third.id).status.read_at == LATER
    assert titles(library, feed_id=other_feed.id) == titles(library, feed_id=feed.id) == [headline(library, 1).title]
    assert titles(library, words=("dockers",)) == [headline(library, 1).title]
    assert counts(library).unread == 0


def test_a_copy_whose_words_change_becomes_a_story_of_its_own(library: Library, feed: Feed, other_feed: Feed) -> None:
    save_story(library, clean_story(LONG), feed_id=feed.id, now=NOW)
    copy = save_story(library, clean_story(LONG, guid="x"), feed_id=other_feed.id, now=NOW)
    changed = save_story(
        library, clean_story(LONG + " Nobody believes it.", guid="x"), feed_id=other_feed.id, now=LATER
    )
    assert (changed.id, changed.outcome, changed.same_as) == (copy.id, "changed", None)
    assert len(titles(library)) == counts(library).all == 2
    assert [one.id for one in headlines(library, Query(words=("believes",)))] == [copy.id]
    assert headline(library, 1).other_sources == ()


def test_stories_stand_together_only_while_their_words_are_the_same(
    library: Library, feed: Feed, other_feed: Feed
) -> None:
    """One outlet corrects its story, the other one does not, or later."""

    def listed() -> list[tuple[int, str, tuple[str, ...]]]:
        lines = sorted(headlines(library, Query()), key=lambda line: line.id)
        return [(line.id, get_story(library, line.id).document.text, line.other_sources) for line in lines]

    save_story(library, clean_story(LONG), feed_id=feed.id, now=NOW)
    save_story(library, clean_story(LONG, guid="x"), feed_id=other_feed.id, now=NOW)
    assert listed() == [(1, LONG, ("Coast Daily",))]
    corrected = LONG + " This was not so."
    save_story(library, clean_story(corrected), feed_id=feed.id, now=LATER)
    assert listed() == [(1, corrected, ()), (2, LONG, ())]
    assert {one.id for one in headlines(library, Query(words=("dockers",)))} == {1, 2}
    retitled = clean_story(LONG, title="Another title", guid="x")
    save_story(library, retitled, feed_id=other_feed.id, now=LATER)
    save_story(library, clean_story(LONG), feed_id=feed.id, now=LATER)
    assert listed() == [(1, LONG, ()), (2, LONG, ())]
    assert not check(library)


def test_copies_left_by_the_story_they_stood_behind_stay_together(
    library: Library, feed: Feed, other_feed: Feed
) -> None:
    third_feed = add_feed(library, "https://sound.example/feed", title="Sound", now=NOW)[0].id
    for feed_id in (feed.id, other_feed.id, third_feed):
        save_story(library, clean_story(LONG, guid="x"), feed_id=feed_id, now=NOW)
    save_story(library, clean_story(LONG + " This was not so.", guid="x"), feed_id=feed.id, now=LATER)
    assert {one.id: one.other_sources for one in headlines(library, Query())} == {1: (), 2: ("Sound",)}
    assert not check(library)


def test_a_private_story_comes_twice(library: Library, feed: Feed) -> None:
    first = save_story(library, clean_story(LONG, guid="file:a"), feed_id=None, now=NOW)
    assert save_story(library, clean_story(LONG, guid="file:a"), feed_id=None, now=LATER).outcome == "same"
    moved = save_story(library, clean_story(LONG, guid="file:b"), feed_id=None, now=LATER)
    assert (moved.id, moved.outcome) == (first.id, "same")
    assert save_story(library, clean_story(LONG), feed_id=feed.id, now=LATER).outcome == "duplicate"
    assert counts(library).all == 1


def test_a_page_fetched_before_both_texts_were_kept_is_asked_again_too(library: Library, feed: Feed) -> None:
    saved = save_story(library, clean_story(SHORT, **SUMMARY), feed_id=feed.id, now=NOW)
    replace_document(library, saved.id, clean_story(LONG, **PAGE))
    save_story(library, clean_story("They will not.", **SUMMARY), feed_id=feed.id, now=LATER)
    assert shown(library, saved.id) == ("They will not.", "summary", "")
    assert [version.document.text for version in versions(library, saved.id)] == [LONG, "They will not."]
    assert has_stale_page(library, saved.id)


def test_other_rules_of_cleaning_make_no_version(library: Library, feed: Feed) -> None:
    raw = f"<p>{LONG}</p><p>Read our letter.</p>"
    save_story(library, clean_story(LONG + " Read our letter.", guid="a", raw=raw), feed_id=feed.id, now=NOW)
    markup = raw.replace("<p>", '<p class="new">')
    again = save_story(library, clean_story(LONG, guid="a", raw=markup), feed_id=feed.id, now=LATER)
    story = get_story(library, again.id)
    assert (again.outcome, story.document.text, story.versions) == ("same", LONG, 1)


def test_a_change_keeps_the_old_text_and_drops_its_marks(library: Library, feed: Feed) -> None:
    first = save_story(library, clean_story(LONG, guid="a"), feed_id=feed.id, now=NOW)
    quote = Quote((Span(0, 9),), "indirect", speaker_name="Ferry Company")
    save_analysis(library, first.id, Analysis(3, quotes=(quote,)))
    perform(library, SetRead((first.id,), True), now=NOW)
    save_story(library, clean_story("Boats stay in port.", title="No boats", guid="a"), feed_id=feed.id, now=LATER)
    story = get_story(library, first.id)
    assert (story.title, story.document.text, story.analysis, story.versions) == (
        "No boats",
        "Boats stay in port.",
        None,
        2,
    )
    assert story.status.read_at == NOW
    old, new = versions(library, first.id)
    assert (old.seen_at, old.document.text) == (NOW, LONG)
    assert (new.seen_at, new.title, new.document.text) == (LATER, "No boats", "Boats stay in port.")
    assert titles(library, words=("dockers",)) == []
    assert titles(library, words=("boats",)) == ["No boats"]


def test_of_very_many_versions_the_numbers_tell_which_are_kept(library: Library, feed: Feed) -> None:
    for number in range(230):
        save_story(library, clean_story(f"{LONG} {number} comments", guid="a"), feed_id=feed.id, now=NOW)
    kept = versions(library, 1)
    assert [int(version.document.text.split()[-2]) + 1 for version in kept] == [one.number for one in kept]
    assert [one.number for one in kept] == [1, *range(31, 231)]
    assert get_story(library, 1).versions == 230


SHORT = "Boats will sail."
PAGE = {"raw_kind": "page", "raw": "<html>…"}
SUMMARY = {"guid": "a", "partial": "summary"}


@pytest.fixture
def paged(library: Library, feed: Feed) -> int:
    """A story of which the feed sent a summary and the page is shown."""
    saved = save_story(library, clean_story(SHORT, **SUMMARY), feed_id=feed.id, now=NOW)
    put_page(library, saved.id, clean_story(LONG, **PAGE))
    return saved.id


def shown(library: Library, story_id: int) -> tuple[str, str, str]:
    story = get_story(library, story_id)
    return story.document.text, story.partial, story.other_text


def test_the_page_and_what_the_feed_sent_are_both_kept(library: Library, paged: int) -> None:
    assert shown(library, paged) == (LONG, "", "feed")
    back = perform(library, ShowText(paged, "feed"), now=LATER)
    assert shown(library, paged) == (SHORT, "summary", "page")
    assert raw_input(library, paged)[1] == "feed"
    assert titles(library, words=("dockers",)) == []
    again = perform(library, back, now=LATER)
    assert shown(library, paged) == (LONG, "", "feed")
    assert raw_input(library, paged)[:2] == ("<html>…", "page")
    assert again == ShowText(paged, "feed")
    assert perform(library, ShowText(paged, "page"), now=LATER) == Several(())


def test_a_page_is_shown_as_long_as_the_feed_says_the_same(library: Library, feed: Feed, paged: int) -> None:
    same = save_story(library, clean_story(SHORT, raw="<b>other markup</b>", **SUMMARY), feed_id=feed.id, now=LATER)
    assert (same.outcome, *shown(library, paged)) == ("same", LONG, "", "feed")
    headline = save_story(library, clean_story(SHORT, title="New", **SUMMARY), feed_id=feed.id, now=LATER)
    assert (headline.outcome, *shown(library, paged)) == ("changed", LONG, "", "feed")
    assert titles(library, words=("new", "dockers")) == ["New"]
    assert not has_stale_page(library, paged)


def test_a_correction_is_shown_at_once_and_the_page_asked_again(library: Library, feed: Feed, paged: int) -> None:
    changed = save_story(library, clean_story("They will not.", **SUMMARY), feed_id=feed.id, now=LATER)
    assert (changed.outcome, *shown(library, paged)) == ("changed", "They will not.", "summary", "")
    assert [version.document.text for version in versions(library, paged)] == [LONG, "They will not."]
    assert has_stale_page(library, paged)
    put_page(library, paged, clean_story(LONG + " Corrected.", **PAGE))
    assert shown(library, paged) == (LONG + " Corrected.", "", "feed")
    assert not has_stale_page(library, paged)


@pytest.mark.parametrize(
    ("published", "listed_at"),
    [
        (None, NOW),
        (NOW - timedelta(days=900), NOW - timedelta(days=900)),
        (NOW + timedelta(hours=20), NOW + timedelta(hours=20)),
        (NOW + timedelta(days=4000), NOW),
        (datetime(1, 1, 1, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC)),
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), NOW),
    ],
)
def test_odd_dates_neither_fail_nor_sit_on_top(
    library: Library, feed: Feed, published: datetime | None, listed_at: datetime
) -> None:
    saved = save_story(library, clean_story(published_at=published), feed_id=feed.id, now=NOW)
    assert headline(library, saved.id).published_at == listed_at
    assert get_story(library, saved.id).published_at == published


OLD = "The minister said the fair offer stands. The union said the fair offer is an insult."


@pytest.mark.parametrize(
    ("quoted_at", "new", "found"),
    [
        (17, OLD, "fair offer"),
        (17, "On Monday. " + OLD, "fair offer"),
        (57, "On Monday. " + OLD, "fair offer"),
        (57, "The union said the fair offer is an insult.", "fair offer"),
        (17, OLD.replace("fair offer", "fair  offer"), "fair  offer"),
        (17, "Nothing of it is left.", None),
        (17, "", None),
    ],
)
def test_a_highlight_keeps_its_place_by_its_words(
    library: Library, feed: Feed, quoted_at: int, new: str, found: str | None
) -> None:
    saved = save_story(library, clean_story(OLD), feed_id=feed.id, now=NOW)
    start = OLD.index("fair offer", quoted_at - 1)
    passage = Note(0, saved.id, "hm", NOW, NOW, Span(start, start + len("fair offer")))
    perform(library, AddNote(passage), now=NOW)
    perform(library, AddNote(Note(0, saved.id, "on the whole", NOW, NOW)), now=NOW)
    replace_document(library, saved.id, clean_story(new))
    whole, note = notes_of(library, saved.id)
    assert (whole.body, whole.span, whole.lost) == ("on the whole", None, False)
    assert (note.body, note.quoted, note.lost) == ("hm", "fair offer", found is None)
    if found is not None:
        assert note.span is not None
        assert new[note.span.start : note.span.end] == found
        expected = "insult" if quoted_at == 57 else "stands"
        assert expected in new[note.span.end : note.span.end + 20]
    replace_document(library, saved.id, clean_story(OLD))
    assert notes_of(library, saved.id)[1].span is not None, "a lost passage is found when its words come back"


def test_entries_without_a_name_are_told_apart_by_their_words(library: Library, feed: Feed) -> None:
    for text in (LONG, LONG + " Twice.", LONG):
        save_story(library, clean_story(text, title="Untitled", guid="", url=""), feed_id=feed.id, now=NOW)
    assert titles(library) == ["Untitled", "Untitled"]


def test_nothing_a_terminal_obeys_comes_in(library: Library) -> None:
    bad = "\x1b]0;x\x07\u202e\u2066\x9b31m\ufeff\U000e0041\ud800"
    text = f"{bad}Port\r\nnews{bad} today"
    at = text.index("news")
    document = Document(
        text,
        (
            Block("paragraph", 0, text.index("\r")),
            Block("paragraph", at, len(text), inlines=(Inline(at, at + 4, "bold"),)),
        ),
        (Fold(0, bad + "fold", bad + "why"),),
    )
    clean = clean_story(
        title=f"{bad}A\nB", document=document, markdown=bad + "md", guid=bad + "g", url=f"https://x.example/{bad}",
        author=bad, site=bad + "site", language="e\x1bn", partial=bad, picture=bad,
    )  # fmt: skip
    story = get_story(library, save_story(library, clean, feed_id=None, now=NOW).id)
    assert story.title == "]0;x31mA B"
    assert [story.document.block_text(block) for block in story.document.blocks] == ["]0;x31mPort", "news]0;x31m today"]
    inline = story.document.blocks[1].inlines[0]
    assert story.document.text[inline.start : inline.end] == "news"
    shown = [story.title, story.document.text, story.markdown, story.url, story.author, story.source, story.language]
    shown += [story.partial, *(fold.text + fold.reason for fold in story.document.folds)]
    assert not any(char in "".join(shown) for char in "\x1b\x07\u202e\u2066\x9b\ufeff\U000e0041\ud800\r")
