"""What can be copied of a story, as text."""

from dataclasses import replace
from datetime import UTC

from reader.app.outside.copied import copy_choices, passage_to_copy, quote_at, said_by
from reader.model.document import Span
from reader.model.queries.query import Query
from reader.model.story import Story
from reader.paths import Paths
from reader.store.file.library import open_library
from reader.store.texts.stories import get_story, headlines
from tests.app.stories import HARBOR, NOW


def harbor(paths: Paths) -> Story:
    """A story with statements and figures, which has an address."""
    with open_library(paths.library, now=NOW, read_only=True) as lib:
        found = next(row.id for row in headlines(lib, Query()) if row.title == HARBOR.title)
        return replace(get_story(lib, found), url="http://127.0.0.1/harbor")


def test_of_a_figure_its_sentence_is_copied_and_of_anything_else_the_passage(paths: Paths) -> None:
    story = harbor(paths)
    assert story.analysis
    text = story.document.text
    figure = next(one for one in story.analysis.figures if "40 million" in text[one.span.start : one.span.end])
    sentence = passage_to_copy(story, figure.lit)
    assert text[sentence.start : sentence.end].strip() == (
        "The closure costs traders 40 million crowns a week, according to the chamber of commerce."
    )
    statement = story.analysis.quotes[0].spans[0]
    assert passage_to_copy(story, statement) == statement
    assert passage_to_copy(story, Span(3, 9)) == Span(3, 9)


def test_a_statement_stands_behind_its_speaker_with_its_words_of_saying(paths: Paths) -> None:
    story = harbor(paths)
    assert story.analysis
    told = said_by(story, story.analysis.quotes[1])
    assert told.startswith("Anton Belkin, port minister, told reporters")
    assert "“A bridge is either safe or it is shut.”" in told
    unnamed = said_by(story, story.analysis.quotes[4])
    assert unnamed.startswith("perhaps a person close to the inquiry said"), "nothing doubtful is copied as sure"


def test_what_is_offered_depends_on_what_is_at_hand(paths: Paths) -> None:
    story = harbor(paths)
    assert story.analysis
    span = story.analysis.quotes[0].spans[0]
    assert [one.id for one in copy_choices(story, span, UTC)] == ["passage", "address", "citation", "quote", "text"]
    assert [one.id for one in copy_choices(replace(story, url=""), None, UTC)] == ["citation", "text"]
    assert quote_at(story, Span(span.start + 4, span.start + 9)) is story.analysis.quotes[0]
    assert quote_at(story, None) is None
    assert all("127.0.0.1" in one.text for one in copy_choices(story, span, UTC) if one.id in ("address", "citation"))
