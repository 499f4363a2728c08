"""Completing a search line: the field being typed, or the name behind one."""

import re
from collections.abc import Callable, Sequence
from typing import get_args

from reader.model.queries.query import State
from reader.model.queries.query_parser import FIELDS

Known = Callable[[str, str], Sequence[str]]
"""Names of a field (tag, feed, folder, said, thread, by) of which a word begins so, the likeliest first."""
NAMED = ("tag", "feed", "folder", "said", "thread", "by")
"""Fields whose names a library knows."""
_LAST = re.compile(r'(?:^|[\s(])-?(?:(?P<field>[A-Za-z]+):(?P<quote>"?)|(?P<hash>#))?(?P<begun>[^\s"()#:]*)$')
_LAST_QUOTED = re.compile(r'(?:^|[\s(])-?(?P<field>[A-Za-z]+):(?P<quote>")(?P<begun>[^"]*)$')
_SHORTEST_FIELD = 2


def complete(line: str, known: Known) -> str:
    """The line with its last word completed; empty when nothing is known that begins so.

    Behind a quotation mark a name is completed whole, without one only the word of it that was begun.
    """
    last = _LAST_QUOTED.search(line) or _LAST.search(line)
    if last is None:
        return ""
    begun, name = last["begun"], (last["field"] or "").lower()
    name = {"author": "by"}.get(name, name)
    if last.groupdict().get("hash"):
        name = "tag"
    if not name:
        rest = _rest(begun, FIELDS) if len(begun) >= _SHORTEST_FIELD else ""
        return f"{line}{rest}:" if rest else ""
    if name == "is":
        rest = _rest(begun, get_args(State))
    elif name in NAMED and begun:
        names = known(name, begun)
        whole = bool(last["quote"]) or name == "tag"
        rest = _rest(begun, names if whole else [word for one in names for word in one.split()])
        rest += '"' if rest and last["quote"] else ""
    else:
        rest = ""
    return line + rest if rest else ""


def _rest(begun: str, among: Sequence[str] | dict[str, str]) -> str:
    """What is missing of the first that begins so; empty when none does."""
    return next((one[len(begun) :] for one in among if _begins(one, begun)), "")


def _begins(one: str, begun: str) -> bool:
    # lengths are compared after folding, so that cutting the rest off is right in every script
    head = one[: len(begun)]
    return len(one) > len(begun) and head.casefold() == begun.casefold()
