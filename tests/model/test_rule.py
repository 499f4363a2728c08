"""Rules as one line."""

import pytest

from reader.errors import ReaderError
from reader.model.rule import parse_rule


@pytest.mark.parametrize(
    ("line", "act", "search", "tag"),
    [
        ("hide title:football", "hide", "title:football", ""),
        ("READ  feed:sport -cup", "read", "feed:sport -cup", ""),
        ("star by:Aro", "star", "by:Aro", ""),
        ("tag=Port said:belkin", "tag", "said:belkin", "port"),
    ],
)
def test_a_line_that_is_a_rule(line: str, act: str, search: str, tag: str) -> None:
    rule = parse_rule(line)
    assert (rule.act, rule.line, rule.tag) == (act, search, tag)
    assert parse_rule(rule.words) == rule


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "a rule is hide, read, star or tag=WORD"),
        ("hide", "hide what"),
        ("delete title:x", "a rule is"),
        ("tag ferry", "a rule is"),
        ("tag= ferry", "a rule is"),
        ("hide=x ferry", "a rule is"),
        ("hide titel:x", "did you mean title:"),
        ("hide ---", "nothing to search for"),
    ],
)
def test_a_line_that_is_none_is_refused_in_words(line: str, words: str) -> None:
    with pytest.raises(ReaderError, match=words):
        parse_rule(line)
