"""Spellings of names in a form that compares, and what kind of speaker a name stands for."""

import re
import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from reader.model.lexicon import names_body, titles_beside_names, word_set
from reader.model.lexicon.spelling import edits

SpeakerKind = Literal["person", "body", "unnamed"]


_WORD = re.compile(r"[^\W_]+")


class Name(NamedTuple):
    """The parts of a name that compare; `given` is empty for a bare surname or a body."""

    key: str
    given: str
    surname: str
    suffix: str


def name_key(name: str) -> str:
    """The name in small letters, no accents, titles, marks or middle initials: "Dr. José N. Ruiz" is "jose ruiz"."""
    words = _WORD.findall(fold(name).replace("'", "").replace("’", ""))
    while len(words) > 1 and (words[0] in titles_beside_names() or words[0] == "the"):
        words.pop(0)
    return " ".join(word for at, word in enumerate(words) if at == 0 or len(word) > 1)


def name_of(surface: str, kind: SpeakerKind) -> Name:
    """The parts of a speaker's name."""
    key = name_key(surface)
    words = key.split()
    suffix = words.pop() if len(words) > 1 and words[-1] in word_set("name suffixes") else ""
    if kind != "person" or not words:
        return Name(key, "", "", "")
    return Name(key, words[0] if len(words) > 1 else "", words[-1], suffix)


def kind_of(name: str) -> SpeakerKind:
    """Whether a name stands for one person, one body, or for somebody unnamed ("two officials", "the ministry").

    Only a proper name says who it is in another story: every word but particles must begin with a capital, and one of
    them must be more than a common noun at the head of a sentence.
    """
    words = [word for word in re.findall(r"[^\s,]+", name) if _WORD.search(word)]
    proper = [word for word in words if fold(word) not in _small_words()]
    if not proper or any(_is_small(word) for word in proper):
        return "unnamed"
    if all(fold(word).strip(".'’") in word_set("nobody in particular") for word in proper):
        return "unnamed"
    shout = len(proper) == 1 and len(proper[0]) > 1 and proper[0].isupper() and proper[0].isalpha()
    body = names_body(tuple(words)) or words[0] == "The" or shout
    return "body" if body else "person"


def roles_agree(one: str, others: list[str]) -> bool:
    """Whether a role fits one of the others: they share what is said beside the rank, "port" of "port minister".

    The rank alone ("minister") fits every role of that rank.
    """
    words = _content(one)
    return any(_fits(words, _content(other)) for other in others)


def _fits(one: set[str], other: set[str]) -> bool:
    ranks = word_set("ranks")
    if one - ranks and other - ranks:
        return bool((one & other) - ranks)
    return bool(one & other)


def close(one: str, other: str) -> bool:
    """Whether two full names differ by a misspelling only: one letter from ten on, two from fourteen on."""
    length = min(len(one), len(other))
    allowed = 2 if length >= 14 else 1 if length >= 10 else 0
    if abs(len(one) - len(other)) > allowed:
        return False
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    return edits(one[: len(one) - end], other[: len(other) - end], allowed) <= allowed


def fold(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


@cache
def _small_words() -> frozenset[str]:
    return word_set("particles") | {"des", "of", "for", "and", "the", "on", "in", "und", "et"}


def _is_small(word: str) -> bool:
    particle, mark, rest = next((parts for parts in map(word.partition, "-’'‑") if parts[1]), (word, "", ""))
    if mark and rest[:1].isupper() and (len(particle) == 1 or fold(particle) in _small_words()):
        return False  # "al-Hashemi", "d’Arvel"
    first = next((char for char in word if char.isalnum()), "")
    return first.islower() or first.isdigit()


def _content(role: str) -> set[str]:
    """A role's words that say something, without the s of a plural or a genitive."""
    words = (word for word in _WORD.findall(fold(role)) if word not in word_set("small in roles") and len(word) > 1)
    return {word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word for word in words}


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
