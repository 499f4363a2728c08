"""newsboat's filter expressions in the words of our search line, where it has words for them."""

import re

_TERM = re.compile(r'\s*(\w+)\s*(!=|!~|=~|==|=|!#|#)\s*"([^"]*)"\s*')
_PLAIN = re.compile(r"[\w' -]*\w[\w' -]*")
"""A regular expression that stands for itself."""


def search_line(expression: str) -> str:
    """The search line that asks the same; empty when our language cannot say it.

    Conditions joined by `and` on what is read, starred (the flag s), by whom and of which feed can be said. A word of
    the title alone, an age, a tag of a feed, `or` and brackets cannot.
    """
    said = []
    rest = expression
    while True:
        term = _TERM.match(rest)
        words = _say(*term.groups()) if term else ""
        if term is None or not words:
            return ""
        said.append(words)
        rest = rest[term.end() :]
        if not rest:
            return " ".join(said)
        joined = re.match(r"and\b", rest)
        if joined is None:
            return ""
        rest = rest[joined.end() :]


def _say(name: str, sign: str, value: str) -> str:
    if name == "unread" and sign in ("=", "==", "!=") and value in ("yes", "no"):
        return "is:unread" if (value == "yes") != (sign == "!=") else "is:read"
    if name == "flags" and sign in ("#", "=~", "=", "==") and value == "s":
        return "is:starred"
    field = {"author": "by", "feedtitle": "feed"}.get(name)
    if field and sign == "=~" and _PLAIN.fullmatch(value):
        return f'{field}:"{value.strip()}"' if " " in value.strip() else f"{field}:{value.strip()}"
    return ""
