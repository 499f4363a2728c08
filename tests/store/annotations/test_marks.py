"""Marks in the store: as they went in, in the right order of work, and never on another text."""

from dataclasses import replace
from datetime import timedelta

from reader.model.document import Block, Document, Span, Table
from reader.model.feed import Feed
from reader.model.mark import (
    Analysis,
    Figure,
    Mention,
    Quote,
)
from reader.store.annotations.figures import figures
from reader.store.annotations.marks import load_analysis, save_analysis
from reader.store.annotations.people import speakers
from reader.store.file.library import Library
from reader.store.texts.pending import stale
from reader.store.texts.stories import get_story, headline, save_story
from tests.builders import NOW, clean_story

TEXT = (
    "Dockers want 12% more. “We stay out,” said Maria Toller, union leader.\n"
    "At least 40 million crowns were lost a day."
)
MARIA = "Maria Toller"
FULL = Analysis(
    version=4,
    language="en",
    method="rules",
    mentions=(Mention(Span(43, 55), "Maria Toller", "name"), Mention(Span(0, 7), "Maria Toller", "role")),
    quotes=(
        Quote(
            (Span(23, 37),), "direct", Span(43, 69), MARIA, "union leader", Span(38, 42), "Nordwire", 0.5, "name"
        ),
        Quote((Span(0, 7), Span(13, 16)), "indirect"),
    ),
    figures=(
        Figure(Span(13, 16), Span(13, 16), 12, 12, "%", "percent", is_lit=False, sense="before"),
        Figure(
            Span(80, 97), Span(71, 97), 40e6, 45e6, "SEK", "money", "losses", "loss", ">", "up", 50.0, True,
            "Maria Toller", "Monday",
        ),
    ),
)  # fmt: skip


def test_marks_come_back_as_they_went_in(library: Library, feed: Feed) -> None:
    story = save_story(library, clean_story(TEXT), feed_id=feed.id, now=NOW).id
    assert load_analysis(library, story) is None
    assert get_story(library, story).analysis is None
    assert save_analysis(library, story, FULL)
    assert load_analysis(library, story) == get_story(library, story).analysis == FULL
    assert (headline(library, story).quotes, headline(library, story).figure) == (2, "At least 40 million crowns")
    again = Analysis(5)
    assert save_analysis(library, story, again)
    assert load_analysis(library, story) == again
    assert (headline(library, story).quotes, headline(library, story).figure) == (0, "")


def test_marks_of_another_text_are_not_stored(library: Library, feed: Feed) -> None:
    story = save_story(library, clean_story(TEXT), feed_id=feed.id, now=NOW).id
    assert not save_analysis(library, story, FULL, text=TEXT + " ")
    assert not save_analysis(library, 99, FULL)
    assert load_analysis(library, story) is None
    assert save_analysis(library, story, FULL, text=TEXT)


def test_marks_that_do_not_lie_in_the_text_are_left_out(library: Library, feed: Feed) -> None:
    story = save_story(library, clean_story("Short."), feed_id=feed.id, now=NOW).id
    inside = Mention(Span(0, 5), "Short")
    spans = [Span(-1, 2), Span(4, 2), Span(0, 7)]
    analysis = Analysis(
        1,
        mentions=(inside, *(Mention(span, "x") for span in spans)),
        quotes=(
            *(Quote((span,), "direct") for span in spans),
            Quote((Span(0, 2),), "direct", spans[0]),
            Quote((), "mixed"),
        ),
        figures=tuple(Figure(span, Span(0, 1), 1, 1) for span in spans),
    )
    save_analysis(library, story, analysis)
    assert load_analysis(library, story) == Analysis(1, mentions=(inside,))


def test_words_of_marks_are_safe(library: Library, feed: Feed) -> None:
    story = save_story(library, clean_story(TEXT), feed_id=feed.id, now=NOW).id
    bad = "\x1b[31mred\u202e\nline"
    quote = Quote((Span(0, 3),), "direct", None, bad, bad, None, bad, 1.0, bad)
    figure = Figure(Span(0, 3), Span(0, 3), 1, 1, bad, "count", bad, bad, source=bad, as_of=bad)
    save_analysis(
        library,
        story,
        Analysis(1, bad, mentions=(Mention(Span(0, 3), bad, bad),), quotes=(quote,), figures=(figure,)),
    )
    assert "\x1b" not in repr(load_analysis(library, story))
    assert "\\x1b" not in repr(load_analysis(library, story))
    assert "[31mred line" in repr(load_analysis(library, story))


def test_the_queue_is_newest_first_and_never_analyzed_before_outdated(library: Library, feed: Feed) -> None:
    for number in range(6):
        clean = clean_story(title=f"Number {number}", published_at=NOW - timedelta(hours=(number * 5) % 6))
        save_story(library, clean, feed_id=feed.id, now=NOW)
    by_age = [1, 6, 5, 4, 3, 2]
    assert stale(library, 2, 10) == by_age
    assert stale(library, 2, 2) == by_age[:2]
    for story, version in [(1, 2), (5, 1), (3, 1)]:
        save_analysis(library, story, Analysis(version))
    assert stale(library, 2, 10) == [6, 4, 2, 5, 3]
    assert stale(library, 2, 4) == [6, 4, 2, 5]
    assert stale(library, 1, 10) == [6, 4, 2]
    assert stale(library, 3, 10) == [6, 4, 2, 5, 3, 1]


def test_figures_across_stories(library: Library, feed: Feed) -> None:
    for number in range(3):
        clean = clean_story(f"{TEXT} {number}", title=f"Number {number}", published_at=NOW - timedelta(days=number))
        save_analysis(library, save_story(library, clean, feed_id=feed.id, now=NOW).id, FULL)
    rows = figures(library)
    assert [(row.story_id, row.words) for row in rows] == [(n, "At least 40 million crowns") for n in (1, 2, 3)]
    assert rows[0].sentence == "At least 40 million crowns were lost a day."
    assert f"{TEXT} 0"[rows[0].sentence_at :].startswith(rows[0].sentence)
    assert (rows[0].source, rows[0].title, rows[0].published_at) == ("Harbour Post", "Number 0", NOW)
    for word, found in [
        ("LOSS", 3),
        ("sEKs", 3),
        ("sek", 3),
        ("money", 3),
        ("mon", 0),
        ("percent", 0),
        ("loss sek", 3),
        ("loss x", 0),
        ("%", 0),
    ]:
        assert len(figures(library, word)) == found, word
    assert [row.story_id for row in figures(library, story_ids=(2,))] == [2]
    everything = tuple(range(1, 40_000))
    assert figures(library, story_ids=everything) == figures(library)
    assert speakers(library, story_ids=everything) == speakers(library), "however many stories are selected"


def test_a_figure_that_is_not_lit_is_no_headline(library: Library, feed: Feed) -> None:
    story = save_story(library, clean_story(TEXT), feed_id=feed.id, now=NOW).id
    save_analysis(library, story, replace(FULL, figures=FULL.figures[:1]))
    assert headline(library, story).figure == ""


def test_a_cell_of_a_table_is_no_headline_nor_is_what_the_headline_says(library: Library, feed: Feed) -> None:
    text = "Fare | $4\nThe fare rises 12% to $5."
    table = Block("table", 0, 9, table=Table(((Span(0, 4), Span(7, 9)),)))
    document = Document(text, (table, Block("paragraph", 10, len(text))))
    story = save_story(
        library, replace(clean_story(text, title="Fares up 12%"), document=document), feed_id=feed.id, now=NOW
    ).id
    spans = [Span(7, 9), Span(25, 28), Span(32, 34)]
    save_analysis(library, story, Analysis(1, figures=tuple(Figure(span, span, 1, 1) for span in spans)))
    assert headline(library, story).figure == "$5"
