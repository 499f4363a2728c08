"""Finding a passage again after its text has changed."""

import re
from typing import Protocol

from reader.model.document import Span

CONTEXT = 32
"""Characters kept before and after a passage, to tell equal passages apart."""

_SAME = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_GAP = re.compile(r"\s+")


class Anchored(Protocol):
    """Something on a passage: a note, or the reader's word on a statement."""

    @property
    def span(self) -> Span | None:
        """Where the passage stood."""

    @property
    def quoted(self) -> str:
        """Its words as they were."""

    @property
    def before(self) -> str:
        """What stood before it."""

    @property
    def after(self) -> str:
        """What stood behind it."""


def find_again(note: Anchored, text: str) -> Span | None:
    """Where the passage `note.quoted` now stands in `text`, or None.

    The very words are looked for first, then the words whatever their quotation marks, dashes and spacing. Among equal
    passages the one whose surroundings agree longest with the note's wins, then the one nearest to the old place.
    """
    if not note.quoted:
        return None
    exact = [Span(at, at + len(note.quoted)) for at in _every(note.quoted, text)]
    if exact:
        return _best(note, text, exact)
    plain, places = _plain(text)
    wanted, _ = _plain(note.quoted)
    wanted = wanted.strip()
    loose = [Span(places[at], places[at + len(wanted) - 1] + 1) for at in _every(wanted, plain)] if wanted else []
    return _best(note, text, loose) if loose else None


def context(text: str, span: Span) -> tuple[str, str, str]:
    """The words of a passage, and what stands before and after it."""
    return (
        text[span.start : span.end],
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )


def _best(note: Anchored, text: str, spans: list[Span]) -> Span:
    old = note.span.start if note.span else 0

    def rank(span: Span) -> tuple[int, int]:
        agreeing = _common(note.before[::-1], text[max(0, span.start - CONTEXT) : span.start][::-1])
        agreeing += _common(note.after, text[span.end : span.end + CONTEXT])
        return -agreeing, abs(span.start - old)

    return min(spans, key=rank)


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _every(words: str, text: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with plain marks and single spaces, and where each of its characters stood."""
    text = text.translate(_SAME)
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for gap in _GAP.finditer(text):
        parts += text[last : gap.start()], " "
        places += range(last, gap.start() + 1)
        last = gap.end()
    parts.append(text[last:])
    places += range(last, len(text))
    return "".join(parts), places
