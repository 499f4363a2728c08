"""Variants of a name: when two of them, written apart, may be one person's."""

from __future__ import annotations

import re

from reader.analysis.people.identity.nicknames import may_be_one_name
from reader.model.lexicon import given_names
from reader.model.lexicon.spelling import edits

_ARTICLE = re.compile(r"^(?:al|el|ash|as|an|ar|at)-")


def same_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two given names may be one person's: equal, short, an initial, or one slip or two apart."""
    a, b = one[0].casefold().rstrip("."), other[0].casefold().rstrip(".")
    if may_be_one_name(a, b):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return (
        min(len(a), len(b)) > 4
        and edits(a, b, 2) <= 2
        and a[0] == b[0]
        and not (a in given_names() and b in given_names() and given_names()[a] != given_names()[b])
    )


def is_part(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of a name stand within a longer one: "de la Cruz" in "Maria de la Cruz Herrera"."""
    words, within = [*map(without_article, part)], [*map(without_article, whole)]
    size = len(words)
    return size < len(within) and any(within[at : at + size] == words for at in range(len(within) - size + 1))


def without_article(word: str) -> str:
    """ "al-Hashem" and "Hashem" are one name."""
    return _ARTICLE.sub("", word.casefold())
