"""What the word lists say when they are asked."""

import re

import pytest

from reader.model import lexicon
from reader.model.lexicon.agencies import CREDITED_AGENCY, NEWS_AGENCY


@pytest.mark.parametrize(
    ("words", "is_body"),
    [
        ("Calder Mining Ltd", True),
        ("Ministry of Works", True),
        ("Harbour Post", True),
        ("Tarn Coast Guard", True),
        ("Orvane Airlines", True),
        ("Reuters", True),
        ("Ana Duarte", False),
        ("Robert Bank", False),
    ],
)
def test_names_body(words: str, is_body: bool) -> None:
    assert lexicon.names_body(tuple(words.split())) is is_body


@pytest.mark.parametrize("short", ["Mr", "Sen", "Nov", "Sept", "Inc", "Cmdr", "vs"])
def test_abbreviations(short: str) -> None:
    assert short in lexicon.abbreviations()


@pytest.mark.parametrize("word", ["May", "King", "the"])
def test_words_that_are_not_shortened(word: str) -> None:
    assert word not in lexicon.abbreviations()


@pytest.mark.parametrize("word", ["tuesday", "november", "nov.", "easter"])
def test_words_of_time(word: str) -> None:
    assert word in lexicon.word_set("calendar")


@pytest.mark.parametrize("word", ["jan", "mar", "dec"])
def test_a_given_name_is_no_word_of_time(word: str) -> None:
    assert word not in lexicon.word_set("calendar")


@pytest.mark.parametrize(("name", "news"), [("Reuters", True), ("REUTERS", True), ("Getty Images", False)])
def test_agencies(name: str, news: bool) -> None:
    assert re.fullmatch(CREDITED_AGENCY, name)
    assert bool(re.fullmatch(NEWS_AGENCY, name)) is news


@pytest.mark.parametrize(
    ("use", "yes", "no"),
    [
        ("u", ("rose", "climbing", "rallied", "doubles"), ("fell", "raise", "growth")),
        ("d", ("fell", "slid", "dipped", "cools", "contracting"), ("cool", "contract", "contracts", "rose")),
        ("U", ("raised", "hikes", "adding"), ("add", "rose")),
        ("D", ("cut", "slashed", "trimming", "lowered"), ("lower", "fell")),
    ],
)
def test_verbs_of_movement(use: str, yes: tuple[str, ...], no: tuple[str, ...]) -> None:
    assert lexicon.movement_verbs(use).issuperset(yes)
    assert not lexicon.movement_verbs(use).intersection(no)


def test_nouns_of_movement() -> None:
    assert {"rise", "growth"} <= lexicon.movement_nouns("+")
    assert {"cut", "loss"} <= lexicon.movement_nouns("-")


@pytest.mark.parametrize(
    ("noun", "several"), [("loss", "losses"), ("rally", "rallies"), ("woman", "women"), ("ray", "rays")]
)
def test_plural(noun: str, several: str) -> None:
    assert lexicon.plural(noun) == several
