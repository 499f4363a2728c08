"""Headlines and the side pane's rows as lines."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from reader.analysis import analyze
from reader.app.rendering.pane_widths import pane_widths
from reader.app.rendering.rows.headline_rows import headline_lines
from reader.app.rendering.rows.side_pane_rows import row_lines, side_sections, unfolded
from reader.app.rendering.text.story_header import story_head
from reader.app.rendering.times import long_time, short_time
from reader.app.rendering.wrap import width_of
from reader.model.document import Block, Document, Span, Table
from reader.model.link import Link, Reason, Relative
from reader.model.mark import Analysis, Figure, Quote
from reader.model.note import Note
from reader.model.story import Headline, Status, Story
from tests.app.stories import HARBOR, NOW, analysis_of, document_of

ROW = Headline(
    1, "Harbor bridge to stay shut until spring", "Harbor Post", NOW - timedelta(hours=2), False, True, ("port",),
    2, 3, 6, "40 million crowns", ("Nordwire",),
)  # fmt: skip
STORY = Story(
    1, HARBOR.title, document_of(HARBOR), Status(NOW), source="Harbor Post", author="Lena Aro", published_at=NOW,
    analysis=analysis_of(HARBOR),
)  # fmt: skip


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (0, "15:30"),
        (15, "00:30"),
        (16, "Fri"),
        (24 * 6, "Sun"),
        (24 * 7, "14 Nov"),
        (24 * 400, "Oct 2025"),
        (-48, "23 Nov"),
    ],
)
def test_short_times(ago: float, words: str) -> None:
    assert short_time(NOW - timedelta(hours=ago), NOW) == words


def test_times_are_told_in_the_readers_zone() -> None:
    east = NOW.astimezone(timezone(timedelta(hours=9)))
    assert short_time(NOW, east) == "00:30"
    assert long_time(datetime(2025, 1, 2, 3, 4, tzinfo=UTC), NOW) == "2 Jan 2025, 03:04"


@pytest.mark.parametrize("width", [16, 24, 30, 44, 80, 120])
@pytest.mark.parametrize(
    "title", ["Short", ROW.title, "A much longer title " * 9, "日本語の見出し" * 6, "", "Unbroken" * 20]
)
def test_headlines_fill_their_width_exactly(width: int, title: str) -> None:
    for line in headline_lines(replace(ROW, title=title), width, NOW):
        assert sum(width_of(words) for words, _ in line) == width


def test_a_headline_tells_what_there_is_as_far_as_there_is_room() -> None:
    def text(width: int, row: Headline = ROW) -> str:
        return "\n".join("".join(words for words, _ in line) for line in headline_lines(row, width, NOW))

    wide = text(90)
    for words in ("● Harbor Post +1", "★ ✎2 ⇄3 ❝6 13:30", "#port", "40 million crowns"):
        assert words in wide
    assert "13:30" in text(24)
    assert "○" in text(24, replace(ROW, read=True))
    assert "(no title)" in text(40, replace(ROW, title=" \x1b "))


def test_side_sections_of_a_story() -> None:
    note = Note(7, 1, "Ask the ministry.", NOW, NOW, quoted="words that went", span=None)
    link = Relative(
        2, "Union rejects offer", "Coast Daily", NOW, Link(1, 2, 0.8, "event", (Reason("person", "Belkin"),))
    )
    notes, related, speakers, figures = side_sections(STORY, [note], [link], NOW)
    people = [row.parts[0][0] for row in speakers.rows if row.kind == "person"]
    assert people == ["Maria Toller", "Anton Belkin", "a person close to the inquiry"]
    assert (speakers.count, figures.count, related.count, notes.count) == (3, 4, 1, 1)
    doubtful = next(row for row in speakers.rows if "first reports" in row.parts[0][0])
    assert doubtful.parts[0][0].startswith("? ")
    assert related.rows[0].parts[-1][0] == "Belkin"
    assert "no longer in the story" in notes.rows[0].parts[2][0]
    for section in (speakers, figures, related, notes):
        for row in section.rows:
            for width in (20, 31):
                assert all(sum(width_of(words) for words, _ in line) == width for line in row_lines(row, width))


def test_empty_sections_say_why() -> None:
    waiting = side_sections(replace(STORY, analysis=None), (), (), NOW)
    assert "is waiting for language analysis" in waiting[0].rows[0].parts[0][0]
    bare = side_sections(replace(STORY, analysis=Analysis(1, method="rules")), (), (), NOW)
    assert "no language model" in bare[0].rows[0].parts[0][0]
    assert [section.rows[0].parts[0][0] for section in bare[1:]] == [
        "No figures.",
        "No related stories.",
        "No notes: a writes one.",
    ]


@pytest.mark.parametrize(
    ("total", "at", "shown"),
    [(80, "list", "list"), (80, "story", "story"), (80, "side", "side"), (100, "list", "list story"),
     (100, "side", "story side"),
     (120, "list", "list story side"), (200, "side", "list story side")],
)  # fmt: skip
def test_panes_for_every_width(total: int, at: str, shown: str) -> None:
    widths = pane_widths(total, 76, at)
    assert [name for name in ("list", "story", "side") if getattr(widths, name)] == shown.split()
    assert widths.list + widths.story + widths.side == total


@pytest.mark.parametrize(
    ("total", "at", "shown"),
    [(80, "sources", "sources"), (100, "sources", "sources story"), (120, "sources", "sources list story"),
     (120, "list", "list story side"), (160, "sources", "sources list story side"),
     (200, "story", "sources list story side")],
)  # fmt: skip
def test_the_sources_take_the_place_of_another_pane_or_are_a_fourth(total: int, at: str, shown: str) -> None:
    widths = pane_widths(total, 76, at, sources=True)
    assert [name for name in ("sources", "list", "story", "side") if getattr(widths, name)] == shown.split()
    assert widths.sources + widths.list + widths.story + widths.side == total
    if 90 <= total < 160:
        assert widths.story == pane_widths(total, 76, "list").story, "the lines of the story stay as they are"


def test_wide_screens_give_the_text_its_full_measure() -> None:
    assert pane_widths(160, 76, "story").story >= 76 + 4
    assert pane_widths(120, 76, "story").story >= 60
    assert pane_widths(200, 76, "story", alone=True).story == 200


def test_the_head_of_a_story() -> None:
    head = story_head(
        replace(STORY, partial="summary", tags=("port",), versions=2, other_sources=("Nordwire",)), (), NOW
    )
    words = [text for _, text in head]
    assert words[1] == "Harbor Post · Lena Aro · 21 Nov, 15:30 · 1 min"
    assert "The same text in Nordwire" in words
    assert "Changed since it first arrived: version 2, d shows what changed" in words
    assert "#port" in words
    assert words[-1].startswith("Only a summary")


def side(story: Story, notes: tuple[Note, ...] = (), relatives: tuple[Relative, ...] = (), width: int = 34) -> str:
    """The side pane's rows as text, one section after the other."""
    sections = side_sections(story, notes, relatives, NOW)
    lines = [line for section in sections for row in section.rows for line in row_lines(row, width)]
    return "\n".join("".join(words for words, _ in line).rstrip() for line in lines)


def with_quotes(*quotes: Quote) -> Story:
    return replace(STORY, analysis=Analysis(1, quotes=quotes))


def saying(name: str, role: str = "", confidence: float = 1.0, at: int = 0) -> Quote:
    return Quote((Span(at, at + 12),), "indirect", None, name, role, confidence=confidence)


def test_what_the_text_does_not_show_comes_first() -> None:
    link = Relative(2, "Union rejects offer", "Coast Daily", NOW, Link(1, 2, 0.8, "event", ()))
    note = Note(7, 1, "Ask the ministry.", NOW, NOW)
    for notes, relatives, order in (
        ((note,), (link,), "Notes Related Speakers Figures"),
        ((), (link,), "Related Speakers Figures Notes"),
        ((note,), (), "Notes Speakers Figures Related"),
        ((), (), "Speakers Figures Related Notes"),
    ):
        assert " ".join(one.title for one in side_sections(STORY, notes, relatives, NOW)) == order


def test_a_figure_is_one_line_with_its_thing() -> None:
    figures = next(one for one in side_sections(STORY, (), (), NOW) if one.title == "Figures")
    for width in (20, 34, 60):
        assert [len(row_lines(row, width)) for row in figures.rows] == [1] * len(figures.rows)


@pytest.mark.parametrize(
    ("thing", "shown"), [("cost of the closure", "cost of the closure"), ("the", ""), ("the old lock", "old lock")]
)
def test_a_thing_says_what_the_words_of_its_figure_do_not(thing: str, shown: str) -> None:
    figure = Figure(Span(0, 3), Span(0, 3), 40, 40, thing=thing, direction="up")
    row = side_sections(replace(STORY, analysis=Analysis(1, figures=(figure,))), (), (), NOW)[1].rows[0]
    line = "".join(words for words, _ in row_lines(row, 34)[0])
    assert [part for part in line.split("  ") if part.strip()][:-1] == (["The", shown] if shown else ["The"])


def test_a_role_stands_beside_its_name_where_there_is_room() -> None:
    story = with_quotes(saying("Ida Moen", "pilot"), saying("Ida Moen", at=20))
    assert "Ida Moen  pilot                 ×2" in side(story, width=34)
    assert "Ida Moen     ×2\npilot" in side(story, width=15)


def test_a_name_that_is_only_a_guess_is_told_as_one() -> None:
    assert "perhaps Ida Moen" in side(with_quotes(saying("Ida Moen", confidence=0.4)))
    sure = side(with_quotes(saying("Ida Moen", confidence=0.4), saying("Ida Moen", at=20)))
    assert "perhaps" not in sure
    assert "? The lifting" in sure


def test_documents_are_folded_under_one_line_below_people() -> None:
    story = with_quotes(
        saying("", "the report by the harbor office"), saying("", "a court filing", at=20), saying("Ida Moen", at=40)
    )
    speakers = side_sections(story, (), (), NOW)[0]
    assert [row.kind for row in speakers.rows] == ["person", "quote", "fold", "fold"]
    assert speakers.rows[2].parts[0][0] == "2 documents: 2 statements"
    opened = unfolded(speakers.rows, speakers.rows)
    assert [row.kind for row in opened[2:]] == ["fold", "person", "quote", "person", "quote", "fold", "asked"]
    assert "the report by the harbor office" in side(with_quotes(saying("", "the report by the harbor office")))


def test_who_did_not_answer_stands_behind_those_who_speak() -> None:
    speakers = side_sections(with_quotes(saying("Ida Moen")), (), (), NOW)[0]
    *_, last = speakers.rows
    assert last.parts[0][0] == "did not answer: the ministry"
    asked = [row.parts[0][0] for row in last.held]
    assert asked == ["the ministry did not answer questions about that on Saturday"]
    assert speakers.count == 1


def test_a_figure_of_a_table_is_told_by_its_headings() -> None:
    text = "Town | Sales ($m)\nCarrow | 12\nOssel | 12"
    starts = [[0, 7], [18, 27], [30, 38]]
    rows = tuple(tuple(Span(at, at + len(word)) for at, word in zip(row, line.split(" | "), strict=True))
                 for row, line in zip(starts, text.split("\n"), strict=True))  # fmt: skip
    document = Document(text, (Block("table", 0, len(text), table=Table(rows, 1, 1)),))
    story = replace(STORY, document=document, analysis=analyze(document))
    figures = side_sections(story, [], [], NOW)[1]
    assert [(row.parts[0][0], row.beside) for row in figures.rows] == [("12", "Carrow sales"), ("12", "Ossel sales")]
