"""How near stories are, in small libraries and large ones."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.analysis.related.nearness import (
    CANDIDATES,
    RELATIVES,
    cosine,
    nearness,
    ranked,
    vector,
    worth_keeping,
)
from reader.analysis.related.terms import key, terms
from reader.model.link import KEPT_NEARNESS, Candidate

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
STRIKE = terms(
    "Norhavn dockers strike",
    "Dockers in Norhavn walked out on Monday. The strike closed the port, harbor master Oskar Lind said in Norhavn.",
)
FOLLOW_UP = terms(
    "Strike in Norhavn enters second week",
    "The dockers of Norhavn stayed away again. Oskar Lind, the harbor master, said the strike costs the port dearly.",
)
BAKERS = terms(
    "Ostvik bakers bake again",
    "Bakers in Ostvik lit their ovens on Monday. The bread was late, said Greta Holm, who runs a shop in Ostvik.",
)


def test_relatives_are_nearer_than_strangers() -> None:
    strike, follow_up, bakers = (vector(story, {}, 3) for story in (STRIKE, FOLLOW_UP, BAKERS))
    assert cosine(strike, follow_up) > 0.6
    assert cosine(strike, bakers) < 0.1
    assert cosine(strike, strike) == pytest.approx(1)


@pytest.mark.parametrize("stories", [3, 300, 3_000, 100_000])
def test_nearness_hardly_depends_on_the_size_of_the_library(stories: int) -> None:
    """Counts as they would be: what most stories hold grows with the library, the names of this happening do not."""
    counts = dict.fromkeys(map(key, ("norhavn", "docker", "oskar", "lind")), 2)
    counts |= {key("monday"): stories // 5, key("strike"): stories // 50, key("port"): stories // 50}
    found = cosine(vector(STRIKE, counts, stories), vector(FOLLOW_UP, counts, stories))
    assert found == pytest.approx(cosine(vector(STRIKE, {}, 3), vector(FOLLOW_UP, {}, 3)), abs=0.12)


def test_what_half_a_library_is_about_tells_less() -> None:
    everywhere = {key("norhavn"): 5_000}
    assert vector(STRIKE, everywhere, 10_000)[key("norhavn")] < vector(STRIKE, {}, 10_000)[key("norhavn")]


def test_time_apart_counts_little_and_a_missing_date_nothing() -> None:
    own, other = vector(STRIKE, {}, 2), vector(FOLLOW_UP, {}, 2)
    plain = cosine(own, other)
    assert nearness(own, NOW, Candidate(2, other, NOW)) == pytest.approx(plain)
    assert nearness(own, None, Candidate(2, other, NOW)) == pytest.approx(plain)
    assert nearness(own, NOW, Candidate(2, other, NOW - timedelta(days=60))) > 0.94 * plain
    assert 0.7 * plain < nearness(own, NOW, Candidate(2, other, NOW - timedelta(days=2000))) < 0.72 * plain


def test_ranking_keeps_the_near_ones() -> None:
    own = vector(STRIKE, {}, 2)
    near = Candidate(2, vector(FOLLOW_UP, {}, 2))
    ranking = ranked(own, None, [Candidate(3, vector(BAKERS, {}, 2)), near, Candidate(4, {})])
    assert [one.id for _, one in ranking] == [2, 3]
    assert worth_keeping(ranking) == [(ranking[0][0], near)]


def test_not_more_links_than_a_story_may_have() -> None:
    ranking = [(0.5, Candidate(number, {})) for number in range(CANDIDATES)]
    assert len(worth_keeping(ranking)) == RELATIVES
    assert worth_keeping([(KEPT_NEARNESS - 0.01, Candidate(1, {}))]) == []


def test_a_story_without_words_has_no_vector() -> None:
    assert vector(terms("", ""), {}, 0) == {}
