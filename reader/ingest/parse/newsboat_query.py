"""newsboat's filter expressions in the words of our search line, where it has words for them."""

import re

_TERM = re.compile(r'\s*(\w+)\s*(between|!=|!~|=~|==|<=|>=|=|!#|#|<|>)\s*(?:"([^"]*)"|(\d+(?::\d+)?))\s*')
_PLAIN = re.compile(r"[\w' -]*\w[\w' -]*")
"""A regular expression that stands for itself."""


def search_line(expression: str) -> str:
    """The search line that asks the same; empty when our language cannot say it.

    Conditions joined by `and` can be said on what is read, starred (the flag s), by whom, of which feed or with which
    tag on it, on words of the title or text, and on the age in days. `or` and brackets cannot.
    """
    said = []
    rest = expression
    while True:
        term = _TERM.match(rest)
        words = _say(term[1], term[2], term[3] or term[4] or "") if term else ""
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
    if name == "tags" and sign == "#":
        return _field("folder", value)
    if name == "content" and sign == "=~" and _PLAIN.fullmatch(value):
        return f'"{value.strip()}"'
    if name == "age":
        return _age(sign, value)
    field = {"author": "by", "feedtitle": "feed", "title": "title"}.get(name)
    return _field(field, value) if field and sign == "=~" and _PLAIN.fullmatch(value) else ""


def _field(field: str, value: str) -> str:
    return f'{field}:"{value.strip()}"' if " " in value.strip() else f"{field}:{value.strip()}"


def _age(sign: str, value: str) -> str:
    """Days since a story was published: "between 0:3", "< 3", "> 30"."""
    first, colon, last = value.partition(":")
    if not first.isdecimal() or (colon and not last.isdecimal()) or (sign == "between") != bool(colon):
        return ""
    if sign == "between":
        low, high = sorted((int(first), int(last)))
        return f"since:{high}d" + (f" until:{low}d" if low else "")
    days = int(first)
    return {
        "<": f"since:{max(0, days - 1)}d", "<=": f"since:{days}d", ">": f"until:{days + 1}d", ">=": f"until:{days}d",
        "=": f"since:{days}d until:{days}d", "==": f"since:{days}d until:{days}d",
    }.get(sign, "")  # fmt: skip
