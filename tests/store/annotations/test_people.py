"""Who is who across stories."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from reader.model.action import MergePeople, SplitPerson
from reader.model.mark import Analysis, Quote, Span
from reader.model.names import close, kind_of, name_key
from reader.model.queries.query import Query
from reader.store.annotations.marks import save_analysis
from reader.store.annotations.people import (
    person,
    person_of,
    speakers,
    spellings,
    statements,
)
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.texts.stories import headlines, save_story
from tests.builders import NOW, clean_story

Said = tuple[str, str]


def tell(library: Library, *said: Said, days: int = 0) -> int:
    """A story that quotes these people, each with a role."""
    number = len(headlines(library, Query()))
    text = f"Story {number}. " + " ".join(f"“We will sail {at},” said {name}." for at, (name, _) in enumerate(said))
    clean = clean_story(text, title=f"Story {number}", published_at=NOW + timedelta(days=days - 30))
    story_id = save_story(library, clean, feed_id=None, now=NOW).id
    quotes = []
    for at, (name, role) in enumerate(said):
        start = text.index(f"“We will sail {at},”")
        end = text.index(" said", start)
        quotes.append(Quote((Span(start, end),), "direct", None, name, role, Span(end + 1, end + 5)))
    save_analysis(library, story_id, Analysis(1, quotes=tuple(quotes)))
    return story_id


def relate(library: Library, one: int, other: int) -> None:
    """Link two stories, both ways as links are kept."""
    pairs = ((one, other), (other, one))
    library.conn.executemany("INSERT INTO links VALUES (?, ?, 0.9, 'event', '[]')", pairs)


@pytest.mark.parametrize(
    ("told", "people"),
    [
        # the same full name is the same person, whatever the role, the case, the accents and the titles
        ([("Anton Belkin", "port minister"), ("Anton Belkin", "leader of the Harbor Party")], 1),
        ([("José Núñez", ""), ("Jose Nunez", "")], 1),
        ([("Dr. Anton Belkin", ""), ("Anton Belkin", ""), ("ANTON BELKIN", "")], 1),
        ([("Anne-Marie Toller", ""), ("Anne Marie Toller", "")], 1),
        ([("Anton Belkin", ""), ("Boris Belkin", "")], 2),
        ([("Anton Belkin", ""), ("Anton Belkin Jr.", "")], 2),
        # with or without the name in the middle
        ([("Anton R. Belkin", ""), ("Anton Belkin", "")], 1),
        ([("Anton Rask Belkin", ""), ("Anton Belkin", "")], 1),
        ([("Anton Rask Belkin", ""), ("Anton Vey Belkin", "")], 2),
        # a misspelt one when the role agrees, and only if it is long
        ([("Anton Belkin", "port minister"), ("Anton Belkyn", "minister")], 1),
        ([("Anton Belkin", "port minister"), ("Anton Belkyn", "head of the bank")], 2),
        ([("Anton Belkin", "port minister"), ("Anton Belkyn", "")], 2),
        ([("Ada Vey", "port minister"), ("Ada Wey", "port minister")], 2),
        ([("Mikael Torvaldsen", "deputy minister"), ("Mikael Torvadlsen", "deputy minister")], 1),
        # a bare surname joins the one person of that name in that role, and nobody else
        ([("Anton Belkin", "port minister"), ("Belkin", "minister of ports")], 1),
        ([("Anton Belkin", "port minister"), ("Belkin", "finance minister")], 2),
        ([("Anton Belkin", "port minister"), ("Belkin", "minister")], 1),
        ([("Anton Belkin", "port minister"), ("A. Belkin", "port minister")], 1),
        ([("Anton Belkin", "port minister"), ("A. Belkin", "")], 2),
        ([("Anton Belkin", "port minister"), ("Belkin", "the port minister")], 1),
        ([("Anton Belkin", "port minister"), ("Belkin", "")], 2),
        ([("Anton Belkin", "port minister"), ("Boris Belkin", "port captain"), ("Belkin", "port minister")], 3),
        ([("Belkin", "port minister"), ("Belkin", "port minister")], 1),
        ([("Belkin", "port minister"), ("Belkin", "striker")], 2),
        ([("Kremlin", ""), ("The Kremlin", "")], 1),
        # bodies are told apart by their name alone
        ([("Ministry of Ports", ""), ("the Ministry of Ports", ""), ("Ministry of Fish", "")], 2),
        # sources nobody names are nobody in another story
        ([("two port officials", ""), ("two port officials", ""), ("Officials", ""), ("the ministry", "")], 0),
    ],
)
def test_people_are_told_apart(library: Library, told: Sequence[Said], people: int) -> None:
    for said in told:
        tell(library, said)
    assert len(speakers(library)) == people


def test_a_bare_surname_is_settled_by_a_related_story(library: Library) -> None:
    first = tell(library, ("Anton Belkin", "port minister"))
    second = tell(library)
    library.conn.execute("INSERT INTO links VALUES (?, ?, 0.9, 'event', '[]')", (second, first))
    quote = Quote((Span(0, 5),), "direct", speaker_name="Belkin")
    save_analysis(library, second, Analysis(1, quotes=(quote,)))
    (found,) = speakers(library)
    assert (found.name, found.statements, found.stories) == ("Anton Belkin", 2, 2)
    assert person_of(library, second, "Belkin") == found.id


def test_a_bare_surname_is_settled_by_a_related_story_that_is_read_later(library: Library) -> None:
    first = tell(library, ("Belkin", ""))
    tell(library, ("Belkin", ""))
    second = tell(library)
    relate(library, first, second)
    quote = Quote((Span(0, 5),), "direct", speaker_name="Anton Belkin", role="port minister")
    save_analysis(library, second, Analysis(1, quotes=(quote,)))
    full, bare = sorted(speakers(library), key=lambda one: -len(one.name))
    assert (full.name, full.statements, full.stories) == ("Anton Belkin", 2, 2)
    assert (bare.name, bare.stories) == ("Belkin", 1), "that of a story nothing is known to belong to stays apart"
    assert person_of(library, first, "Belkin") == full.id


def test_two_of_one_surname_leave_a_bare_one_alone(library: Library) -> None:
    first = tell(library, ("Belkin", ""))
    tell(library, ("Boris Belkin", ""))
    second = tell(library)
    relate(library, first, second)
    quote = Quote((Span(0, 5),), "direct", speaker_name="Anton Belkin")
    save_analysis(library, second, Analysis(1, quotes=(quote,)))
    assert len(speakers(library)) == 3


def test_a_bare_surname_is_nobody_known_until_the_reader_says_so(library: Library) -> None:
    first = tell(library, ("Belkin", ""))
    assert person_of(library, first, "Belkin") is None
    second = tell(library, ("Anton Belkin", ""))
    full, bare = sorted(speakers(library), key=lambda one: -len(one.name))
    perform(library, MergePeople(full.id, bare.id), now=NOW)
    assert person_of(library, first, "Belkin") == person_of(library, second, "Anton Belkin") == full.id


def test_the_lens_shows_the_latest_role_and_the_days(library: Library) -> None:
    tell(library, ("Anton Belkin", "prime minister"), ("Anton Belkin", ""), ("Maria Toller", "union leader"), days=9)
    tell(library, ("Anton Belkin", "port minister"), days=2)
    tell(library, ("Anton Belkin", ""), days=20)
    one, two = speakers(library)
    assert (one.name, one.role, one.statements, one.stories) == ("Anton Belkin", "prime minister", 4, 3)
    assert (one.first, one.last) == (NOW - timedelta(days=28), NOW - timedelta(days=10))
    assert one.per_day == (("2026-10-25", 1), ("2026-11-01", 2), ("2026-11-12", 1))
    assert (two.name, two.statements) == ("Maria Toller", 1)
    assert speakers(library, "toll MARIA") == [two]
    assert speakers(library, "nobody") == speakers(library, "%") == []
    assert person(library, one.id) == one


def test_statements_come_newest_first_with_their_words(library: Library) -> None:
    tell(library, ("Anton Belkin", ""), days=1)
    newest = tell(library, ("Maria Toller", ""), ("Anton Belkin", ""), ("Anton Belkin", ""), days=5)
    found = statements(library, 1)
    assert [(one.words, one.cue) for one in found] == [
        ("“We will sail 1,”", "said"), ("“We will sail 2,”", "said"), ("“We will sail 0,”", "said"),
    ]  # fmt: skip
    assert (found[0].story_id, found[0].title, found[0].published_at) == (newest, "Story 1", NOW - timedelta(days=25))


def test_a_merge_holds_for_stories_to_come(library: Library) -> None:
    tell(library, ("Anton Belkin", "port minister"))
    tell(library, ("Bob Belkin", "captain"), days=1)
    first, other = (next(one.id for one in speakers(library, name)) for name in ("anton", "bob"))
    undo = perform(library, MergePeople(first, other), now=NOW)
    tell(library, ("Bob Belkin", ""), days=2)
    (one,) = speakers(library)
    assert (one.id, one.name, one.statements, one.role) == (first, "Anton Belkin", 3, "captain")
    assert len(statements(library, other)) == len(statements(library, first)) == 3
    assert [(name.surface, name.source) for name in spellings(library, first)] == [
        ("Anton Belkin", "story"),
        ("Bob Belkin", "user"),
    ]
    assert len(headlines(library, Query(said=("bob",)))) == 3
    perform(library, undo, now=NOW)
    assert [(one.name, one.statements) for one in speakers(library)] == [("Bob Belkin", 2), ("Anton Belkin", 1)]


def test_a_split_holds_for_stories_to_come(library: Library) -> None:
    tell(library, ("Anton Belkin", "port minister"))
    odd = tell(library, ("Anton Belkyn", "minister"), days=1)
    (both,) = speakers(library)
    undo = perform(library, SplitPerson(both.id, ("Anton Belkyn",)), now=NOW)
    tell(library, ("Anton Belkyn", "port minister"), days=2)
    save_analysis(library, odd, Analysis(2, quotes=(Quote((Span(0, 5),), "direct", None, "Anton Belkyn", "minister"),)))
    tell(library, ("Anton Belkin", "port minister"), days=3)
    assert sorted((one.name, one.statements) for one in speakers(library)) == [("Anton Belkin", 2), ("Anton Belkyn", 2)]
    perform(library, undo, now=NOW)
    assert [(one.name, one.statements) for one in speakers(library)] == [("Anton Belkin", 4)]


def test_merges_in_a_row_come_apart_in_order(library: Library) -> None:
    for name in ("Ada Aronson", "Bea Berglund", "Cia Carlsson", "Dea Dahlberg"):
        tell(library, (name, ""))
    undos = [perform(library, MergePeople(*pair), now=NOW) for pair in ((3, 4), (2, 3), (1, 4))]
    assert [(one.name, one.statements) for one in speakers(library)] == [("Ada Aronson", 4)]
    for left in (2, 3, 4):
        perform(library, undos.pop(), now=NOW)
        assert len(speakers(library)) == left
    perform(library, MergePeople(1, 2), now=NOW)
    assert isinstance(perform(library, SplitPerson(1, ("Bea Berglund",)), now=NOW), MergePeople)
    assert len(speakers(library)) == 4


def test_people_nobody_quotes_any_more_are_forgotten(library: Library) -> None:
    story = tell(library, ("Anton Belkin", "port minister"))
    quote = Quote((Span(0, 5),), "direct", speaker_name="Maria Toller")
    save_analysis(library, story, Analysis(2, quotes=(quote,)))
    assert [one.name for one in speakers(library)] == ["Maria Toller"]
    assert library.conn.execute("SELECT count(*) FROM people").fetchone()[0] == 1
    assert library.conn.execute("SELECT count(*) FROM aliases").fetchone()[0] == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Anton Belkin", "person"), ("Ursula van der Meer", "person"), ("Belkin", "person"), ("李明", "person"),
        ("Ministry of Ports", "body"), ("the Ministry of Ports", "body"), ("NATO", "body"), ("The Kremlin", "body"),
        ("Harbor Police", "body"), ("two port officials", "unnamed"), ("the ministry", "unnamed"), ("", "unnamed"),
        ("Officials", "unnamed"), ("14 people", "unnamed"), ("a source", "unnamed"), ("U.S. officials", "unnamed"),
        ("Police", "unnamed"), ("--", "unnamed"), ("Karim al-Hashemi", "person"), ("Jean d’Arvel", "person"),
        ("Mari-anne", "person"), ("well-known Economist", "unnamed"), ("mid-level official", "unnamed"),
    ],
)  # fmt: skip
def test_kinds_of_speakers(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Dr. José N. Núñez", "jose nunez"), ("the Harbor Police", "harbor police"),
        ("Anne-Marie O’Brien", "anne marie obrien"),
        ("Sen. Belkin", "belkin"), ("Mr", "mr"), ("", ""), ("A. Belkin", "a belkin"), ("İnci Aydın", "inci aydın"),
    ],
)  # fmt: skip
def test_keys_of_names(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("anton belkin", "anton belkyn", True), ("anton belkin", "anton bekyn", False), ("ada vey", "ada wey", False),
        ("sergei ryabkov", "sergei rybakov", True), ("sergei ushakov", "sergei ushkakov", True),
        ("sergei ushakov", "sergei lavrov", False), ("sergei ushakov", "sergei ushakov", True), ("", "", True),
        ("maria antonia toller", "marya antonia tollar", True), ("maria antonia toller", "marya antonja tollar", False),
    ],
)  # fmt: skip
def test_how_near_two_names_are(one: str, other: str, near: bool) -> None:
    assert close(one, other) is near
    assert close(other, one) is near


def test_speakers_of_some_stories_and_statements_by_the_page(library: Library) -> None:
    lena, tom = ("Lena Aro", "editor"), ("Tom Vey", "")
    ids = [tell(library, lena, lena), tell(library, lena, tom), tell(library, tom, days=1)]
    counted = {one.name: one.statements for one in speakers(library, newest=2)}
    assert counted == {"Lena Aro": 1, "Tom Vey": 2}
    assert {one.name: one.statements for one in speakers(library, newest=3)} == {"Lena Aro": 3, "Tom Vey": 2}
    assert [one.per_day[-1][1] for one in speakers(library, "tom", newest=1)] == [1]
    assert {one.name: one.statements for one in speakers(library, "aro", story_ids=(ids[1],))} == {"Lena Aro": 1}
    person_id = speakers(library, "aro")[0].id
    every = statements(library, person_id)
    assert [one.story_id for one in every] == [ids[1], ids[0], ids[0]]
    assert [*statements(library, person_id, limit=2), *statements(library, person_id, skip=2)] == every
    assert statements(library, person_id, story_ids=(ids[0],)) == every[1:]
