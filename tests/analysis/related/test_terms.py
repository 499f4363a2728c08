"""Words, their forms and what a story is about."""

import pytest

from reader.analysis.related.terms import KEPT, key, terms
from reader.analysis.text.frequencies import UNKNOWN, share
from reader.analysis.text.words import (
    form,
    read,
    words,
    written,
)

STRIKE = (
    "Dockers in Norhavn walked out on Monday. The strike closed the port of Norhavn, the harbor master Oskar Lind said."
    " Lind expects 40 ships to wait."
)


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Talks", "talk"),
        ("companies", "company"),
        ("churches", "church"),
        ("glass", "glass"),
        ("virus", "virus"),
        ("U.S", "US"),
        ("US", "US"),
        ("us", "us"),
        ("NORHAVN", "norhavn"),
        ("don’t", "don't"),
    ],
)
def test_form(written: str, compared: str) -> None:
    assert form(written) == compared


def test_words_know_names_from_beginnings_of_sentences() -> None:
    cut = words("The mayor met Lind’s aide. “Talks went well,” Anna Berg said.\nNordwire")
    capitals = {word.form for word in cut if word.capital}
    openings = {word.form for word in cut if word.opening}
    assert capitals == {"lind", "anna", "berg"}
    assert openings == {"the", "talk", "nordwire"}


def test_spans_leave_the_possessive_out() -> None:
    text = "In Lind's port"
    assert [text[word.start : word.end] for word in words(text)] == ["In", "Lind", "port"]


@pytest.mark.parametrize(
    "text", ["", " ", "…", '_a_ “Hi” x. "A', "Lind’s U.S. port – it’s “No,” he\nsaid: Yes", STRIKE]
)
def test_both_cuts_find_the_same_words(text: str) -> None:
    tokens, opening = written(text)
    cut = words(text)
    assert [read(token)[1] for token in tokens] == [word.form for word in cut]
    assert all(text[word.start : word.end] == token[: read(token)[0]] for word, token in zip(cut, tokens, strict=True))
    assert [token for token in opening if token[0].isupper()] == [
        token for token, word in zip(tokens, cut, strict=True) if word.opening
    ]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("白沙港渡轮停航。", ["白沙", "沙港", "港渡", "渡轮", "轮停", "停航"]),
        ("港でストが始まった", ["港で", "でス", "スト", "トが", "が始", "始ま", "まっ", "った"]),
        ("新Norhavn港、3隻", ["新", "Norhavn", "港", "3", "隻"]),
        ("항구 파업", ["항구", "파업"]),
    ],
)
def test_where_no_spaces_are_set_pairs_are_words(text: str, cut: list[str]) -> None:
    assert [text[word.start : word.end] for word in words(text)] == list(written(text)[0]) == cut


def test_pairs_of_grammar_tell_nothing() -> None:
    assert set(terms("", "白沙港的渡轮").weights) == {"白沙", "沙港", "渡轮"}
    assert set(terms("", "渡し船でした").weights) == {"渡し", "し船"}


def test_names_lead_the_terms() -> None:
    found = terms("Norhavn port strike", STRIKE)
    assert set(list(found.weights)[:2]) == {"norhavn", "lind"}
    assert {"norhavn", "oskar", "lind"} <= found.names
    assert "strike" in found.weights
    assert not {"the", "on", "in"} & set(list(found.weights)[:8])


@pytest.mark.parametrize(("title", "text"), [("", ""), ("…", "—"), ("", STRIKE), ("Norhavn port strike", "")])
def test_either_part_may_be_empty(title: str, text: str) -> None:
    found = terms(title, text)
    assert ("norhavn" in found.weights) == ("Norhavn" in title + text)
    assert len(found.keys()) == len(found.weights) <= KEPT


def test_keys_are_numbers_of_32_bits() -> None:
    assert all(-(1 << 31) <= key(word) < 1 << 31 for word in ("norhavn", "ü", "a" * 1000))


def test_the_table_tells_common_words_from_names() -> None:
    assert share("the") > share("minister") > share("algorithm") > share("norhavn") == UNKNOWN
