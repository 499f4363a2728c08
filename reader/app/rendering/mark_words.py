"""Marks in words: how a figure reads in a row, and what stands around a mark."""

from fractions import Fraction

from reader.app.rendering.wrap import drawable
from reader.model.document import Document, Span
from reader.model.mark import Figure, Quote
from reader.model.safe_text import safe_line
from reader.model.sentences import sentences as sentences_of

BY_READER = "✓"
"""Behind a name or before a statement: the reader said so."""


def speaker_words(quote: Quote) -> str:
    """Who says a statement, with the sign of the reader's word where it is that; empty for nobody who is named."""
    name = safe_line(quote.speaker_name)
    return f"{name} {BY_READER}" if name and quote.by_reader and quote.by_reader.speaker else name


def role_words(quote: Quote) -> str:
    """In which role, as `speaker_words`."""
    role = safe_line(quote.role)
    return f"{role} {BY_READER}" if role and quote.by_reader and quote.by_reader.role else role


def words_of(document: Document, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(drawable(document.text[span.start : span.end]).split())


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence that holds `span`, by its marks of ending, within its block."""
    index = document.block_at(span.start)
    if index is None:
        return span
    block = document.blocks[index]
    for sentence in sentences(document.text, block.start, block.end):
        if sentence.start <= span.start < sentence.end:
            return Span(sentence.start, max(sentence.end, span.end))
    return span


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch of text that begins and ends with one."""
    return [sentence for sentence in sentences_of(text) if start <= sentence.start < end]


def figure_words(document: Document, figure: Figure) -> str:
    """A figure as the text has it, its thing beside it when it is not already."""
    return words_of(document, figure.lit)


def number(value: float) -> str:
    """40,000,000 and 3.5, never 4e+07."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6f}".rstrip("0")


def fraction(value: float) -> str:
    """A part of a whole as one says it: half, a third, 9 in 10."""
    part = Fraction(value).limit_denominator(1000)
    if part in _SAID:
        return _SAID[part]
    return f"{part.numerator} in {part.denominator}" if abs(float(part) - value) < 1e-6 else number(value)


_SAID = {
    Fraction(1, 2): "half", Fraction(1, 3): "a third", Fraction(2, 3): "two thirds", Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters", Fraction(1, 5): "a fifth", Fraction(1, 10): "a tenth",
}  # fmt: skip
