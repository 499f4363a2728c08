"""Language analysis: who said what, and the figures; pure functions from a document to its marks.

spaCy is imported only when an English story is analysed; without it, or for another language, direct quotes are found
by rules alone and the analysis says so (`method`).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reader.model.document import Document, Span
from reader.model.mark import Analysis, Figure, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

ANALYSIS_VERSION = 8
"""Raised when results change: the library is then analysed again, little by little."""


class Unread(NamedTuple):
    """A story to be analyzed. `language` is what the feed or page says ("en-GB"); when empty it is guessed.

    `title` and `source` (the outlet's name) help where the text alone is not enough.
    """

    document: Document
    title: str = ""
    source: str = ""
    language: str = ""


def analyze(document: Document, *, title: str = "", source: str = "", language: str = "") -> Analysis:
    """All marks of a document; see `Unread`. Never fails for lack of a model."""
    return analyze_all([Unread(document, title, source, language)])[0]


def analyze_all(stories: Sequence[Unread]) -> list[Analysis]:
    """All marks of several stories, each as `analyze` finds them: parsed together they take less time."""
    from reader.analysis.text.language import language_of
    from reader.analysis.text.nlp import parse_all

    spoken = [language_of(story.document.text, story.language) for story in stories]
    parsed = iter(parse_all([story.document for story, each in zip(stories, spoken, strict=True) if each == "en"]))
    return [
        _analysis(story, each, next(parsed) if each == "en" else None)
        for story, each in zip(stories, spoken, strict=True)
    ]


def _analysis(story: Unread, spoken: str, doc: Doc | None) -> Analysis:
    document = story.document
    if doc is None:
        from reader.analysis.speakers.without_model import find_plain_speakers

        speakers = find_plain_speakers(document, spoken)
    else:
        from reader.analysis.speakers.find_quotes import find_speakers

        speakers = find_speakers(document, doc, title=story.title, source=story.source)
    figures = _figures(document, doc, speakers.quotes)
    return Analysis(
        ANALYSIS_VERSION, spoken, "model" if doc is not None else "rules", speakers.mentions, speakers.quotes, figures
    )


def _figures(document: Document, doc: Doc | None, quotes: tuple[Quote, ...]) -> tuple[Figure, ...]:
    """The figures of a document, those in a direct quote with its speaker as their source."""
    from reader.analysis.figures import find_figures
    from reader.analysis.figures.table_figures import table_figures

    tables = dict(table_figures(document))
    skipped = [Span(block.start, block.end) for block in document.blocks if block.kind == "code"]
    spoken = [(span, quote.speaker_name) for quote in quotes if quote.kind == "direct" for span in quote.spans]
    prose = [_with_source(each, spoken) for each in find_figures(document.text, doc, skip=[*skipped, *tables])]
    return tuple(sorted([*prose, *chain.from_iterable(tables.values())], key=lambda figure: figure.span))


def _with_source(figure: Figure, spoken: list[tuple[Span, str]]) -> Figure:
    for span, name in spoken:
        if span.start <= figure.span.start and figure.span.end <= span.end and name:
            return replace(figure, source=name)
    return figure
