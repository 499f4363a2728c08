"""Transcripts: paragraphs that begin with who speaks, "BELKIN: We have made an offer."

A story is read so where at least three paragraphs begin with a label and at least two labels take turns; paragraphs
without a label go on with the speaker before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from reader.analysis.text.frequencies import every_share
from reader.analysis.text.quotation_marks import Paragraph
from reader.model.document import Span
from reader.model.lexicon import given_names, is_role, titles

_LABEL = re.compile(
    r"((?:[A-Z][\w.’'-]*|[A-Z]{2,})(?: (?:[A-Z][\w.’'-]*|of|the|de|van)){0,4})(?: \([^)]{1,60}\))?: +(?=\S)"
)
_FEWEST_LINES, _FEWEST_SPEAKERS = 3, 2
_QUESTIONS, _ANSWERS = frozenset({"q", "question"}), frozenset({"a", "answer"})
_SALUTATIONS = frozenset({"dear", "hi", "hello", "hey"})
_NOBODY = frozenset(
    {"q", "a", "question", "answer", "note", "update", "correction", "photo", "image", "video", "credit", "source"}
)
"""Labels that name nobody."""


@dataclass(slots=True)
class Turn:
    """What one speaker says until the next label."""

    label: Span
    spans: list[Span]
    named: bool
    """Whether the label is a name, not "Q" or "Question"."""
    answers: bool = False
    """Whether the label is "A" or "Answer"."""


def find_turns(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[list[Turn], tuple[Paragraph, ...]]:
    """The turns of a transcript and the paragraphs that are no part of it."""
    labels = _labels(text, paragraphs)
    if not _takes_turns(text, labels):
        return [], paragraphs
    turns: list[Turn] = []
    rest: list[Paragraph] = []
    for paragraph in paragraphs:
        match = labels.get(paragraph.start)
        if match is not None:
            label = Span(match.start(1), match.end(1))
            name = match.group(1).casefold()
            turns.append(Turn(label, [Span(match.end(), paragraph.end)], name not in _NOBODY, name in ("a", "answer")))
        elif turns and not paragraph.heading:
            turns[-1].spans.append(Span(paragraph.start, paragraph.end))
        else:
            rest.append(paragraph)
    return turns, tuple(rest)


def _labels(text: str, paragraphs: tuple[Paragraph, ...]) -> dict[int, re.Match[str]]:
    """The labels of the paragraphs that have one, by where the paragraph starts."""
    found = ((paragraph.start, _LABEL.match(text, paragraph.start, paragraph.end)) for paragraph in paragraphs)
    labels = {start: match for start, match in found if match is not None and text[match.end()] not in '“"‘«'}
    if not labels:
        return {}
    lowered = text.lower()
    names = {match.group(1) for match in labels.values()}
    speaking = {name for name in names if f" the {name.lower()}" not in lowered and _may_speak(text, name)}
    return {start: match for start, match in labels.items() if match.group(1) in speaking}


def _takes_turns(text: str, labels: Mapping[int, re.Match[str]]) -> bool:
    """Whether labels are those of a conversation: two who speak by turns, or a question and who answers it."""
    told = Counter(match.group(1).casefold() for match in labels.values())
    lines = (_line_behind(text, match.end()) for match in labels.values())
    sentences = sum(line[-1:] in '.!?…”"’—-' for line in lines)
    if len(told) < _FEWEST_SPEAKERS or sentences * 2 < len(labels):
        return False
    asked = any(name in _QUESTIONS for name in told) and any(name not in _NOBODY for name in told)
    return asked or (len(labels) >= _FEWEST_LINES and max(told.values()) > 1)


def _line_behind(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end != -1 else len(text)].strip()


def _may_speak(text: str, label: str) -> bool:
    """Whether a label may name who speaks: "Q", an office, a given name, or a name that is no ordinary word.

    Not "PRICE", "Edit" or "Dear Reader", which begin the lines of lists and letters.
    """
    words = [word.strip(".").lower() for word in label.split()]
    if label.casefold() in _NOBODY:
        return label.casefold() in _QUESTIONS or label.casefold() in _ANSWERS
    if words[0] in _SALUTATIONS:
        return False
    if any(word in given_names() or word in titles() for word in words) or is_role(words[-1]) or is_role(words[0]):
        return True
    last = re.escape(label.split()[-1].capitalize())
    if re.search(rf"\b[A-Z][a-z]+ {last}\b(?!:)", text):
        return True  # named in full somewhere else
    shown = len(words) > 1 or label.isupper() or re.search(rf"[a-z,] {last}\b(?!:)", text) is not None
    return shown and not any(word in every_share() for word in words)
