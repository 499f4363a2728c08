"""Marks in words: how a figure reads in a row, what stands around a mark, and why it was marked."""

import re

from reader.app.rendering.cells import drawable
from reader.model.document import Document, Span
from reader.model.marks import DOUBTFUL, Analysis, Figure, Quote

_ENDING = re.compile(r"[.!?…]([\"'”’»)]*)(?=\s|$)\s*")
_ABOUT = {"=": "", "~": "about ", ">": "at least ", "<": "at most "}
_METHODS = {
    "name": "by the full name",
    "surname": "by the surname",
    "spelling": "by a spelling close to the name",
    "role": "by the role",
    "pronoun": "by a pronoun",
    "turn": "by the turn of the conversation",
    "rules": "by rules only, no language model",
}


def words_of(document: Document, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(drawable(document.text[span.start : span.end]).split())


def quoted_words(document: Document, quote: Quote) -> str:
    """The words of a quote on one line, with … where it is interrupted."""
    return " … ".join(words_of(document, span) for span in quote.spans)


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
    """Sentences of a stretch of text, split after . ! ? … with their closing quotation marks, before white space.

    A full stop after one letter or a short title ("Mr.", "St.") ends none.
    """
    found, at = [], start
    for match in _ENDING.finditer(text, start, end):
        stop, following = match.end(1), match.end()
        if text[match.start()] == "." and _abbreviates(text, at, match.start()):
            continue
        if following < end and text[following].islower():
            continue
        found.append(Span(at, stop))
        at = following
    if at < end:
        found.append(Span(at, end))
    return found


def figure_words(document: Document, figure: Figure) -> str:
    """A figure as the text has it, its thing beside it when it is not already."""
    return words_of(document, figure.lit)


def why(document: Document, analysis: Analysis, mark: Quote | Figure) -> str:
    """Why a mark is there, in one or two sentences."""
    return _why_quote(document, analysis, mark) if isinstance(mark, Quote) else _why_figure(document, mark)


def _why_quote(document: Document, analysis: Analysis, quote: Quote) -> str:
    if quote.speaker_name:
        role = f", {quote.role}" if quote.role else ""
        words = f"{quote.kind.capitalize()} quote of {quote.speaker_name}{role}"
    else:
        words = f"{quote.kind.capitalize()} quote; the story names no speaker"
    if quote.cue:
        words += f", by “{words_of(document, quote.cue)}”"
    if quote.speaker and words_of(document, quote.speaker) != quote.speaker_name:
        words += f" beside “{words_of(document, quote.speaker)}”"
    if quote.method:
        words += f"; found {_METHODS.get(quote.method, f'by {quote.method}')}"
    if quote.via:
        words += f"; passed on by {quote.via}"
    if quote.confidence < DOUBTFUL:
        words += f". Doubtful: {quote.confidence:.0%} sure"
    if analysis.method == "rules" and quote.method != "rules":
        words += ". Found by rules only, no language model"
    return drawable(words) + "."


def _why_figure(document: Document, figure: Figure) -> str:
    amount = number(figure.low) if figure.low == figure.high else f"{number(figure.low)} to {number(figure.high)}"
    words = f"Figure, {figure.kind}: {_ABOUT[figure.modifier]}{amount}"
    words += "%" if figure.unit == "%" else f" {figure.unit}" if figure.unit else ""
    if figure.of is not None:
        words += f" of {number(figure.of)}"
    if figure.thing:
        words += f"; of {figure.thing}"
    if figure.direction:
        words += f"; going {figure.direction}"
    if figure.source:
        words += f"; given by {figure.source}"
    if figure.as_of:
        words += f"; as of {figure.as_of}"
    return drawable(words) + "."


def number(value: float) -> str:
    """40,000,000 and 3.5, never 4e+07."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6f}".rstrip("0")


def _abbreviates(text: str, start: int, dot: int) -> bool:
    begin = dot
    while begin > start and text[begin - 1].isalpha():
        begin -= 1
    word = text[begin:dot]
    return len(word) == 1 or word in _TITLES


_TITLES = {
    "Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "No", "vs",
    "Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
}  # fmt: skip
