"""What can be copied of a story and a passage in it, as text."""

from dataclasses import dataclass
from datetime import tzinfo

from reader.app.rendering.mark_words import sentence_around, words_of
from reader.export.exported_story import citation, public_address
from reader.model.document import Span
from reader.model.mark import DOUBTFUL, Quote
from reader.model.safe_text import safe_line, safe_text
from reader.model.saying import said_as
from reader.model.story import Story


@dataclass(frozen=True, slots=True)
class CopyChoice:
    """One way to copy what is at hand."""

    id: str
    label: str
    text: str


def passage_to_copy(story: Story, span: Span) -> Span:
    """A passage as one copies it: of a figure the sentence it stands in, everything else as it is."""
    figures = story.analysis.figures if story.analysis else ()
    if any(span in (figure.span, figure.lit) for figure in figures):
        return sentence_around(story.document, span)
    return span


def cited(story: Story, span: Span | None, zone: tzinfo | None) -> str:
    """A passage with its source behind it, or the source alone."""
    source = citation(story, zone)
    if span is None:
        return source
    return f"“{words_of(story.document, span).strip('“”')}” ({source})"


def quote_at(story: Story, span: Span | None) -> Quote | None:
    """The statement that a passage is, or is a part of."""
    quotes = story.analysis.quotes if story.analysis else ()
    return next(
        (
            quote
            for quote in quotes
            if span is not None
            and quote.spans
            and any(part.start < span.end and span.start < part.end for part in quote.spans)
        ),
        None,
    )


def said_by(story: Story, quote: Quote) -> str:
    """A statement behind its speaker: "Ina Roth, head of the union, said: “…”"; one that is not sure says so."""
    name, role = safe_line(quote.speaker_name), safe_line(quote.role)
    speaker = ", ".join(part for part in (name, role) if part) or "Unknown speaker"
    perhaps = "perhaps " if quote.confidence < DOUBTFUL and quote.by_reader is None else ""
    between = ", " if name and role else " "
    return f"{perhaps}{speaker}{between}{safe_line(said_as(story.document.text, quote))}"


def copy_choices(story: Story, span: Span | None, zone: tzinfo | None) -> list[CopyChoice]:
    """All that can be copied here, that most at hand first."""
    choices = []
    if span is not None:
        choices.append(CopyChoice("passage", "The passage", words_of(story.document, span)))
    if address := public_address(story.url):
        choices.append(CopyChoice("address", "The address", address))
    words = "The passage with its source" if span is not None else "The source"
    choices.append(CopyChoice("citation", words, cited(story, span, zone)))
    if (quote := quote_at(story, span)) is not None:
        choices.append(CopyChoice("quote", "The statement with its speaker", said_by(story, quote)))
    if text := safe_text(story.document.text).strip():
        choices.append(CopyChoice("text", "The whole text", text))
    return choices
