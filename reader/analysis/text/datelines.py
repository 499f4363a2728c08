"""The place and agency in front of a report: "HANOI, Vietnam (AP) — ...", which is no part of its first sentence."""

import re

_AGENCY = r"\((?:[A-Z][\w./]*(?: [A-Z][\w.]*){0,2})\)"
_PLACE = r"[A-Z][A-Z’'.-]+(?:[ /][A-Z][A-Z’'.-]+){0,3}"
_NAMED = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}"
_DAY = r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?))?"
_DASH = r"\s?(?:—|–|--|-(?=\s))\s?"
_DATELINE = re.compile(
    rf"[ \t]*(?:{_PLACE}(?:, {_NAMED}){{0,2}}{_DAY}\s?(?:{_AGENCY}\s?)?{_DASH}"
    rf"|(?:{_NAMED}(?:, {_NAMED}){{0,2}}{_DAY}\s)?{_AGENCY}{_DASH}"
    rf"|{_PLACE}(?:, {_NAMED})?{_DAY}[.,]?\s/[A-Z]\w+/[.:]?\s(?:{_DASH})?)"
)
"""Capitals before a dash, any place before an agency in brackets, or an agency between slashes."""
_COLON = re.compile(rf"[ \t]*({_PLACE}):\s")
"""Capitals before a colon: a dateline in the first line, when no further line begins so (a transcript's would)."""
_LONGEST = 160
"""Characters of a dateline at most."""
_SHORTEST_REPORT = 60
"""Characters of the line behind a dateline: "LONDON — Rain" is a line of a list."""


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the report begins in the line of `text` between two offsets; `start` when it has no dateline."""
    match = _DATELINE.match(text, start, min(end, start + _LONGEST))
    if match is None and (start == 0 or not text[:start].strip()):
        match = _COLON.match(text, start, min(end, start + _LONGEST))
        if match is not None and re.search(rf"\n\s*{_PLACE}:\s", text):
            match = None
    return match.end() if match is not None and end - match.end() >= _SHORTEST_REPORT else start


def without_datelines(text: str) -> str:
    """The text with its datelines blank, offsets kept."""
    parts = []
    start = 0
    for line in text.split("\n"):
        end = dateline_end(text, start, start + len(line)) - start
        parts.append(" " * end + line[end:] if end else line)
        start += len(line) + 1
    return "\n".join(parts)
