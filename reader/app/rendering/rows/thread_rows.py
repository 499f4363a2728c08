"""Rows of the lenses over a thread: a story with what it adds, its new quotes and figures."""

from collections.abc import Sequence
from datetime import timedelta

from reader.analysis.compare.analyzed_story import AnalyzedStory, said_words
from reader.analysis.compare.new_in_story import Addition
from reader.app.rendering.mark_words import role_words, speaker_words
from reader.app.rendering.pieces import Piece
from reader.app.rendering.text.highlighted_lines import lit_lines
from reader.app.rendering.wrap import cut, width_of, wrapped
from reader.model.document import Span
from reader.model.mark import DOUBTFUL, Figure, Quote
from reader.model.safe_text import safe_line

_FIGURES = 3
"""Figures of a story shown in its row."""
_WIDEST = 80


def story_lines(
    addition: Addition, width: int, when: str, gap: timedelta, *, unread: bool, at_hand: bool
) -> list[list[Piece]]:
    """When and by whom, the headline, and what is new in it; days that passed before stand above."""
    story = addition.story
    lines: list[list[Piece]] = [gap_line(gap.days)] if gap.days > 1 else []
    time = f"{story.at:%H:%M}" if story.is_dated else "no date given"
    byline = f"{when}, {time} · {safe_line(story.source) or 'file'}"
    mark = "  you are here" if at_hand and width_of(byline) + 16 <= width else ""
    dot: Piece = ("● ", "spark") if unread else ("○ ", "quiet")
    lines.append([dot, (cut(byline, width - 2 - len(mark)), "quiet"), (mark, "spark")])
    lines += railed([[(line, "title")] for line in wrapped(safe_line(story.title) or "(no title)", width - 2, 2)])
    lines += railed(news_lines(addition, min(_WIDEST, width - 2)))
    return [*lines, [("│", "rule")]]


def gap_line(days: int) -> list[Piece]:
    """Days on which nothing stands."""
    return [("┊ ", "rule"), (f"{days - 1} day{'s' * (days > 2)} without a story", "quiet")]


def news_lines(addition: Addition, width: int) -> list[list[Piece]]:
    """The first new quote, in two lines, and the first new figures, in one."""
    story, quote, lines = addition.story, addition.first_quote, list[list[Piece]]()
    if quote is not None:
        name = speaker_words(quote) or role_words(quote)
        words = wrapped(
            safe_line(f"{name}{said_words(story, quote)}") if name else safe_line(story.quoted(quote)), width, 2
        )
        lines += [[(line, "quote")] for line in words]
        if words[0].startswith(name):
            lines[0] = [(name, "speaker"), (words[0][len(name) :], "quote")]
    figures = [addition.first_figure] if addition.first_figure else []
    figures += [one for one in addition.figures if one.thing and one not in figures][: _FIGURES - 1]
    line: list[Piece] = []
    for figure in figures:
        words_of = safe_line(story.words(figure.lit))
        if sum(width_of(part) for part, _ in line) + width_of(words_of) + 3 <= width:
            line += [*([(" · ", "quiet")] if line else []), (words_of, "figure")]
    return [*lines, line] if line else lines


def railed(lines: list[list[Piece]]) -> list[list[Piece]]:
    """The lines beside the rail that runs from story to story."""
    return [[("│ ", "rule"), *line] for line in lines]


def quote_lines(story: AnalyzedStory, quote: Quote, width: int) -> list[list[Piece]]:
    """A quote under its speaker."""
    width = min(_WIDEST, width)
    doubtful = quote.confidence < DOUBTFUL
    name, role = speaker_words(quote), role_words(quote)
    lines: list[list[Piece]] = [
        [(cut(name or role or "not named", width), "speaker" if name else "quiet")],
        *([[(cut(role, width), "quiet")]] if name and role else []),
    ]
    words = ("? " if doubtful else "") + said_words(story, quote).lstrip(": ")
    lines += [[(line, "doubtful" if doubtful else "quote")] for line in wrapped(words, width, 4)]
    return [*lines, [("", "quiet")]]


def figure_lines(story: AnalyzedStory, sentence: Span, figures: Sequence[Figure], width: int) -> list[list[Piece]]:
    """The figures of a sentence, and the sentence."""
    width = min(_WIDEST, width)
    values = safe_line(" · ".join(story.words(figure.lit) for figure in figures))
    text = lit_lines(story.text, sentence, width, [(one.span, "plain") for one in figures], part="quiet", most=3)
    return [*([(line, "figure")] for line in wrapped(values, width, 2)), *text, [("", "quiet")]]
