"""What changed between two texts of one story, paragraph by paragraph and word by word."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from reader.model.document import Document, Span

PartKind = Literal["same", "removed", "added"]
ChangeKind = Literal["same", "changed", "removed", "added"]

_LIKE = 0.4
"""Share of words two paragraphs have in common from which on one is the other, rewritten."""
_MOST_PAIRS = 10_000
"""Pairs of paragraphs that are compared; beyond it a stretch was replaced as a whole."""
_TOKENS = re.compile(r"\s+|[^\W_]+(?:[’'.,-][^\W_]+)*|.", re.S)


@dataclass(frozen=True, slots=True)
class Part:
    """Neighboring words that stayed, went or came."""

    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph and what became of it."""

    kind: ChangeKind
    parts: tuple[Part, ...]
    span: Span | None = None
    """Where it stands in the newer text; None for one that went."""


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    """Every paragraph of both texts in order, those that went before those that came in their place."""
    before = [old.block_text(block) for block in old.blocks]
    after = [new.block_text(block) for block in new.blocks]
    found: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Change("same", (Part("same", after[at]),), _span(new, at)) for at in range(c, d)]
        else:
            found += _replaced(before[a:b], after[c:d], new, c)
    return tuple(found)


def changed_line(old: str, new: str) -> Change:
    """A single line, such as a headline, and what became of it."""
    return Change("same", (Part("same", new),)) if old == new else Change("changed", word_parts(old, new))


def word_parts(old: str, new: str) -> tuple[Part, ...]:
    """Two wordings of one passage told apart by words."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    steps: list[tuple[str, str, str]] = []  # what stayed, or what went and what came
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal" and gone.strip():
            steps.append((gone, "", ""))
        elif tag == "equal":
            # a space between two changes is no island: both sides take it in
            steps.append(("", gone, gone))
        else:
            steps.append(("", gone, come))
    return _joined(steps)


def _joined(steps: Sequence[tuple[str, str, str]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    gone = come = ""
    for stayed, went, came in (*steps, ("\0", "", "")):
        if not stayed:
            gone, come = gone + went, come + came
            continue
        if gone == come:
            parts += [Part("same", come)] if come else []
        else:
            parts += [Part(kind, words) for kind, words in (("removed", gone), ("added", come)) if words]  # type: ignore[arg-type]
        gone = come = ""
        if stayed != "\0":
            parts.append(Part("same", stayed))
    return tuple(parts)


def _replaced(before: Sequence[str], after: Sequence[str], new: Document, offset: int) -> list[Change]:
    """A stretch that was rewritten: paragraphs much alike are paired in order, the others went or came."""
    found: list[Change] = []
    a = 0
    at = 0
    for left, right in [*_pairs(before, after), (len(before), len(after))]:
        found += [Change("removed", (Part("removed", words),)) for words in before[a:left]]
        found += [
            Change("added", (Part("added", after[place]),), _span(new, offset + place)) for place in range(at, right)
        ]
        if left < len(before) and right < len(after):
            found.append(Change("changed", word_parts(before[left], after[right]), _span(new, offset + right)))
        a, at = left + 1, right + 1
    return found


def _pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The pairing in order, both ways, that keeps the most words."""
    if len(before) * len(after) > _MOST_PAIRS:
        return []
    bags, others = [_bag(words) for words in before], [_bag(words) for words in after]
    best = [[0.0] * (len(others) + 1) for _ in range(len(bags) + 1)]
    likeness = [[_likeness(one, other) for other in others] for one in bags]
    for i in range(len(bags) - 1, -1, -1):
        for j in range(len(others) - 1, -1, -1):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= _LIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(bags) and j < len(others):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _bag(words: str) -> Counter[str]:
    return Counter(words.casefold().split())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    longer = max(one.total(), other.total())
    return (one & other).total() / longer if longer else 0.0


def _span(document: Document, index: int) -> Span:
    block = document.blocks[index]
    return Span(block.start, block.end)
