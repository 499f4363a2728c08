"""What the search line finds; and that whatever is typed is words, never an exception and never SQL."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.model.action import (
    AddNote,
    ChangeTags,
    EditNote,
    SetRead,
    SetStarred,
)
from reader.model.document import Span
from reader.model.mark import Analysis, Figure, Quote
from reader.model.note import Note
from reader.model.queries.query import Query
from reader.model.queries.query_parser import parse_query
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import Library, open_library
from reader.store.reading.actions import perform
from reader.store.relations import threads
from reader.store.search import conditions, search
from reader.store.sources.feeds import add_feed
from reader.store.texts.stories import headlines, save_story
from tests.builders import NOW, clean_story

STORIES = [
    ("Ferry strike enters third week", "Dockers stay at home. José Núñez spoke of a third, bitter week.", "Lena Aro"),
    ("Grain prices up", "Prices rose 12% in a week, traders at the port said.", "Tom Vey"),
    ("Snow closes pass", "The co-operation of drivers was praised: a week of snow is a third of winter.", "Lena Aro"),
]


@pytest.fixture(scope="session")
def stocked_library(empty_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(empty_library, tmp_path_factory.mktemp("stocked") / "library.db"))
    with open_library(path, now=NOW) as library:
        stock(library)
    return path


@pytest.fixture
def stocked(stocked_library: Path, tmp_path: Path) -> Iterator[Library]:
    """The three stories with marks, notes and tags."""
    with open_library(Path(shutil.copy(stocked_library, tmp_path / "library.db")), now=NOW) as library:
        yield library


def stock(library: Library) -> None:
    harbour = add_feed(library, "https://harbour.example/feed", title="Harbour Post", now=NOW)[0].id
    coast = add_feed(library, "https://coast.example/feed", title="Coast Daily", now=NOW)[0].id
    for number, (title, text, author) in enumerate(STORIES):
        published = NOW - timedelta(days=10 * number)
        clean = clean_story(text, title=title, author=author, published_at=published)
        save_story(library, clean, feed_id=(harbour, coast, coast)[number], now=NOW)
    quotes = (
        Quote((Span(0, 7),), "direct", speaker_name="José Núñez", role="union leader"),
        Quote((Span(8, 12),), "indirect", speaker_name="two port officials"),
    )
    save_analysis(library, 1, Analysis(1, quotes=quotes))
    figures = (
        Figure(Span(12, 15), Span(12, 15), 12, 12, "%", "percent", "Grain prices", "grain price"),
        Figure(Span(0, 5), Span(0, 5), 2e9, 3e9, "USD", "money", "harvest", "harvest"),
        Figure(Span(0, 5), Span(0, 5), 14, 14, "people", "casualties", "killed", "kill", ">"),
    )
    save_analysis(library, 2, Analysis(1, figures=figures))
    perform(library, SetRead((1,), True), now=NOW)
    perform(library, SetStarred((2,), True), now=NOW)
    perform(library, ChangeTags((1, 3), add=("port",)), now=NOW)
    perform(library, AddNote(Note(0, 3, "my words", NOW, NOW)), now=NOW)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [1, 2, 3]),
        ("week", [1, 2, 3]),
        ("third week", [1, 3]),
        ('"third week"', [1]),
        ("WEEK -snow", [1, 2]),
        ("-week", []),
        ("-snow", [1, 2]),
        ("pric*", [2]),
        ("pric", []),
        ("jose nunez", [1]),
        ("co-operation", [3]),
        ("cooperation", []),
        ("lena", [1, 3]),
        ("tag:port", [1, 3]),
        ("-tag:port", [2]),
        ("-#PORT -tag:none", [2]),
        ("tag:port -tag:port", []),
        ("#PORT week -snow", [1]),
        ('tag:"PORT "', [1, 3]),
        ("tag:none", []),
        ("feed:coast", [2, 3]),
        ("feed:COAST.example snow", [3]),
        ('feed:"harbour post"', [1]),
        ("feed:coast feed:harbour", []),
        ("feed:nobody", []),
        ("is:unread", [2, 3]),
        ("is:read", [1]),
        ("is:read is:unread", []),
        ("is:starred", [2]),
        ("is:noted", [3]),
        ("said:nunez", [1]),
        ('said:"jose n"', [1]),
        ("said:officials", [1]),
        ("by:lena", [1, 3]),
        ('by:"Lena Aro" snow', [3]),
        ("by:aro*", [1, 3]),
        ("by:dockers", []),
        ("figure:killed", [2]),
        ("figure:>10%", [2]),
        ("figure:>12%", []),
        ("figure:>=12%", [2]),
        ('figure:"12% prices"', [2]),
        ("figure:usd>1bn", [2]),
        ("figure:$2.5bn", [2]),
        ("figure:usd<1bn", []),
        ("figure:percent", [2]),
        ("figure:casualties", [2]),
        ("since:2026-11-22", [1]),
        ("since:2026-11", [1, 2, 3]),
        ("until:2026-11-21", [2, 3]),
        ("since:2026-11-02 until:2026-11-12", [2, 3]),
        ("until:2025", []),
        # alternatives, brackets and what is left out
        ("dockers OR grain", [1, 2]),
        ("dockers OR grain OR snow", [1, 2, 3]),
        ("(dockers OR grain) port", [2]),
        ("lena (dockers OR winter) -bitter", [3]),
        ("title:ferry OR title:snow", [1, 3]),
        ("by:lena (title:ferry OR by:vey)", [1]),
        ("week -(grain OR title:ferry)", [3]),
        ("week -(third bitter)", [2, 3]),
        ("pric* OR snow", [2, 3]),
        ("snow OR #port", [1, 3]),
        ("said:nunez OR figure:killed", [1, 2]),
        ("is:starred OR (is:noted snow)", [2, 3]),
        ("(tag:none OR feed:nobody) week", []),
        ("tag:none OR week", [1, 2, 3]),
        ("-feed:coast", [1]),
        ('-feed:"harbour post" -is:starred', [3]),
        ("-feed:nobody", [1, 2, 3]),
        ("-said:nunez", [2, 3]),
        ("-figure:killed week", [1, 3]),
        ("-(is:starred OR #port)", []),
        ("-since:2026-11-22", [2, 3]),
        ('feed:"Coast Daily"', [2, 3]),
        ('feed:"coast"', []),
        ('feed:coast OR feed:"Harbour Post"', [1, 2, 3]),
        ("author:vey", [2]),
        ("words:>12", [3]),
        ("words:<12", [2]),
        # the words of notes
        ("note:words", [3]),
        ("note:word*", [3]),
        ("note:snow", []),
        ("my words", [3]),
        ("my snow", []),
        ("words OR grain", [2, 3]),
        ("words by:lena", [3]),
        ("words by:vey", []),
        ("words title:snow", [3]),
        ("words -winter", []),
        ("words -grain", [3]),
        ("-note:words", [1, 2]),
    ],
)
def test_what_is_found(stocked: Library, typed: str, found: list[int]) -> None:
    assert sorted(one.id for one in headlines(stocked, parse_query(typed))) == found


@pytest.mark.parametrize("sparse", [1, 100])
@pytest.mark.parametrize("words", [("week",), ("wee*",), ("third", "week")])
@pytest.mark.parametrize("falling", [True, False])
@pytest.mark.parametrize("limit", [1, 2, 9])
def test_all_ways_through_the_index_agree(
    stocked: Library, sparse: int, words: tuple[str, ...], falling: bool, limit: int
) -> None:
    asked = conditions.conditions(stocked, Query(words=words))
    found = search.ordered(stocked, asked, search.Order(falling=falling), limit, sparse=sparse)
    every = [1, 3] if "third" in words else [1, 2, 3]
    assert found == (every if falling else every[::-1])[:limit]


HOSTILE = [
    '"', '""', '"""', "'", "*", "**", "a*b*", "NEAR(a b, 2)", "a AND", "OR", "NOT", "AND OR NOT", "(", ")", "((week)",
    "{title}: week", "title : week", "^week", "week + snow", "-", "--", "- -", "-*", "week; DROP TABLE stories; --",
    "' OR 1=1 --", "%", "_", "\\", "\x00week", "week\x00", "\ud800", "week\u202e", "😀", "週", ":", "a:", ":a", "tag:",
    "tag:'", "feed:%", "said:'", 'said:"', "by:*", "by:(", "figure:", "figure:'", "is:", "is:odd", "#", "##", "#'",
    "a" * 5000,
    "(" * 2000, "week " * 500, "rowid:1", "full_text:1", "-tag:port", '-"', "said:\\", "figure:\\",
    "by:^week", "week\ttag:",
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("typing", [False, True])
def test_hostile_words_are_words(stocked: Library, typed: str, typing: bool) -> None:
    schema = stocked.conn.execute("SELECT group_concat(sql) FROM sqlite_master").fetchone()[0]
    try:
        query = parse_query(typed, typing)
    except ReaderError:  # told in words: it asks for nothing
        return
    for sort in ("newest", "relevance"):
        headlines(stocked, Query(**{**{name: getattr(query, name) for name in query.__slots__}, "sort": sort}))
    assert stocked.conn.execute("SELECT group_concat(sql) FROM sqlite_master").fetchone()[0] == schema


@pytest.mark.parametrize("word", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_values_in_every_field_find_something_or_nothing(stocked: Library, word: str) -> None:
    clean = word.replace("\ud800", "")
    for query in (
        Query(words=(clean,)),
        Query(excluded=(Query(words=(clean,)),)),
        Query(words=("week",), excluded=(Query(words=(clean,)),)),
        Query(tags=(clean,)),
        Query(feeds=(clean,)),
        Query(said=(clean,)),
        Query(by=(clean,)),
        Query(notes=(clean,)),
        Query(exact_feeds=(clean,)),
        Query(words=("week",), either=((Query(words=(clean,)), Query(titles=(clean,))),)),
        Query(either=((Query(words=(clean,)), Query(tags=(clean,))),)),
        Query(excluded=(Query(words=(clean,), tags=(clean,)),)),
    ):
        headlines(stocked, query)


@pytest.mark.parametrize("sign", ["%", "_", "\\", "*", "'"])
def test_a_sign_is_no_wildcard(stocked: Library, sign: str) -> None:
    for query in (Query(said=(sign,)), Query(tags=(sign,)), Query(by=(sign,)), Query(words=(sign,))):
        assert headlines(stocked, query) == []


def test_the_best_fit_comes_first(stocked: Library) -> None:
    save_story(stocked, clean_story("Snow and more snow. " * 5, title="Snow, snow"), feed_id=None, now=NOW)
    assert [one.id for one in headlines(stocked, Query(words=("snow",), sort="relevance"))] == [4, 3]


def test_what_one_wrote_oneself_comes_before_the_best_fit(stocked: Library) -> None:
    perform(stocked, AddNote(Note(0, 1, "grain from here", NOW, NOW)), now=NOW)
    assert [one.id for one in headlines(stocked, Query(words=("grain",), sort="relevance"))] == [1, 2]


def test_an_edited_note_is_found_by_its_new_words(stocked: Library) -> None:
    undo = perform(stocked, EditNote(1, "other lines"), now=NOW)
    assert [one.id for one in headlines(stocked, parse_query("note:lines"))] == [3]
    assert headlines(stocked, parse_query("note:words")) == []
    perform(stocked, undo, now=NOW)
    assert [one.id for one in headlines(stocked, parse_query("note:words"))] == [3]


@pytest.mark.parametrize("sparse", [1, 100])
def test_notes_are_found_on_every_way_through_the_index(stocked: Library, sparse: int) -> None:
    perform(stocked, AddNote(Note(0, 1, "grain from here", NOW, NOW)), now=NOW)
    asked = conditions.conditions(stocked, Query(words=("grain",)))
    assert search.ordered(stocked, asked, search.Order(), 9, sparse=sparse) == [1, 2]


def test_a_thread_is_found_by_its_number_and_by_its_name(stocked: Library) -> None:
    with stocked.atomic():
        older, younger = threads.start(stocked), threads.start(stocked)
        threads.name(stocked, older, "Ferry strike on the Vessa")
        threads.name(stocked, younger, "Grain 2026")
        threads.join(stocked, 1, older)
        threads.join(stocked, 2, younger)

    def found(line: str) -> list[int]:
        return [one.id for one in headlines(stocked, parse_query(line))]

    assert found(f"thread:{older}") == [1]
    assert found(f"thread:{younger}") == [2]
    assert found("thread:FERRY") == [1]
    assert found('thread:"vessa ferry"') == [1], "in any order"
    assert found("thread:vessa OR thread:grain") == [1, 2]
    assert found(f"-thread:{older} thread:e") == []
    assert found("thread:2026") == [], "a number is never a word"
    assert found("thread:100%") == found("thread:f_rry") == []
    assert found(f"thread:{10**30}") == []
    with stocked.atomic():
        threads.merge(stocked, older, younger)
    assert found(f"thread:{younger}") == [1, 2], "the thread it became part of"


def test_words_and_ids_and_threads_may_be_asked_together(stocked: Library) -> None:
    assert [one.id for one in headlines(stocked, Query(words=("week",), ids=(3, 1)))] == [1, 3]
    assert headlines(stocked, Query(threads=("5",))) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("folder:world", {"Grain prices up", "Ferry strike enters third week"}),
        ("folder:World/asia", {"Grain prices up"}),
        ("folder:World week", {"Grain prices up", "Ferry strike enters third week"}),
        ("folder:Worl", set()),
        ("folder:/", set()),
        ('folder:"Far North"', {"Snow closes pass"}),
    ],
)
def test_a_folder_finds_what_its_feeds_and_those_below_it_brought(library: Library, line: str, found: set[str]) -> None:
    folders = (("World",), (" world / Asia", "Other"), ("Far North", "Worlds"))
    for (title, text, _), filed in zip(STORIES, folders, strict=True):
        feed, _ = add_feed(library, f"https://{len(title)}.example/feed", title=title, folders=filed, now=NOW)
        save_story(library, clean_story(text, title=title), feed_id=feed.id, now=NOW)
    query = Query(folders=("/",)) if line == "folder:/" else parse_query(line)
    assert {row.title for row in headlines(library, query)} == found


def test_words_of_the_headline_alone(stocked: Library) -> None:
    assert [line.title for line in headlines(stocked, parse_query("title:third"))] == ["Ferry strike enters third week"]
    assert [line.title for line in headlines(stocked, parse_query('title:"third week" dockers'))] != []
    assert headlines(stocked, parse_query("title:dockers")) == []


def test_a_folder_is_also_a_tag_on_the_feed(stocked: Library) -> None:
    tagged = add_feed(stocked, "https://tech.example/feed", title="Tech", tags=["North Sea"], now=NOW)[0]
    save_story(stocked, clean_story("A new hull.", title="Hull"), feed_id=tagged.id, now=NOW)
    assert [line.title for line in headlines(stocked, parse_query('folder:"north sea"'))] == ["Hull"]
