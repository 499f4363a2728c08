"""Transcripts: paragraphs that begin with who speaks, "BELKIN: We have made an offer."

A story is read so where at least three paragraphs begin with a label and at least two labels take turns; paragraphs
without a label go on with the speaker before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.analysis.text.quotation_marks import Paragraph
from reader.model.document import Span

_LABEL = re.compile(
    r"((?:[A-Z][\w.’'-]*|[A-Z]{2,})(?: (?:[A-Z][\w.’'-]*|of|the|de|van)){0,4})(?: \([^)]{1,60}\))?: +(?=\S)"
)
_FEWEST_LINES, _FEWEST_SPEAKERS = 3, 2
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
    labels = {}
    for paragraph in paragraphs:
        match = _LABEL.match(text, paragraph.start, paragraph.end)
        if (
            match is not None
            and text[match.end()] not in '“"‘«'
            and f" the {match.group(1)}".lower() not in text.lower()
        ):
            labels[paragraph.start] = match
    speakers = [match.group(1).casefold() for match in labels.values()]
    repeated = {speaker for speaker in speakers if speakers.count(speaker) > 1}
    if len(labels) < _FEWEST_LINES or len(set(speakers)) < _FEWEST_SPEAKERS or not repeated:
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
