"""Two stories side by side: what is answered in either, figures of one measure, speakers of both."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from reader.analysis.compare.analyzed_story import AnalyzedStory, said_words
from reader.analysis.compare.line_up import Comparison as Verdict
from reader.analysis.compare.replies import Answer, Statement, context
from reader.analysis.compare.two_stories import Comparison, FigurePair, SpeakerPair, compare_stories
from reader.app.keys.bindings import SHOW, bind
from reader.app.keys.places import Places
from reader.app.lenses.lens import LensRow
from reader.app.lenses.pair_list import Cell, PairList, pair_row
from reader.app.lenses.two_stories_base import SideBySide
from reader.app.messages import Say
from reader.app.rendering.mark_words import speaker_words
from reader.app.rendering.pieces import Piece
from reader.app.rendering.text.highlighted_lines import Lit, lit_lines
from reader.app.rendering.wrap import wrapped
from reader.app.session import Session
from reader.export.analyzed_stories import read_story
from reader.model.document import Span
from reader.model.mark import DOUBTFUL, Figure, Quote
from reader.model.safe_text import safe_line
from reader.model.sentences import around

SIGNS: dict[Verdict, tuple[str, str]] = {
    "equal": ("= same", "quiet"),
    "differs": ("≠ differs", "differs"),
    "rises": ("▲ higher", "differs"),
    "falls": ("▼ lower", "differs"),
}
"""How the right figure stands to the left one, in a sign and a word, and the class it is drawn with."""
REVISED = ("revised", "differs")
FITS = ("≈ fits", "quiet")
"""Not the same, but either may be true beside the other: "at least 14" and 27."""

_SHORT_QUOTE = 24
"""Characters up to which an indirect quote ("denied that") is shown with its sentence."""
_SENTENCE_LINES, _QUOTE_LINES = 3, 6


class CompareScreen(SideBySide):
    """The comparison of two stories, the earlier one at the left."""

    BINDINGS = [
        bind("J,n", "step(1)", "next", "Compare with the next related story", id="compare.next", group=SHOW, show=True),
        bind("K,p", "step(-1)", "before", "Compare with the previous related story", id="compare.previous", group=SHOW),
    ]

    PLACES: ClassVar[Places] = {"the comparison": (PairList,)}

    def __init__(self, session: Session, here: AnalyzedStory, others: Sequence[int], *, place: int = 0) -> None:
        """Compare `here` with the story at `place` among `others`, ids of its relatives. Raises NothingFound."""
        self.comparison = compare_stories(here, read_story(session.lib, others[place], session.now().tzinfo))
        super().__init__(session, self.comparison.left, self.comparison.right, at_hand=here.id)
        self._story, self._others, self._place = here, others, place

    def rows(self) -> tuple[Sequence[LensRow], str]:
        """What is answered in either story, figures, speakers of both, speakers of one."""
        many = f"· related story {self._place + 1} of {len(self._others)}" if len(self._others) > 1 else ""
        self.status.place = f"Side by side{many}"
        if self.left.analysis is None or self.right.analysis is None:
            return [], "One of the two stories is still waiting for language analysis."
        found = [
            *_within_rows(self.comparison),
            *_figure_rows(self.comparison),
            *_speaker_rows(self.comparison),
        ]
        return [
            *found,
            *_only_rows(self.comparison),
        ], "They quote nobody in common and give no figures for the same thing."

    def action_step(self, step: int) -> None:
        """Another relative in the place of this one."""
        place = self._place + step
        if 0 <= place < len(self._others):
            screen = CompareScreen(self.session, self._story, self._others, place=place)
            self.app.push_screen(screen, self.dismiss)
        else:
            self.post_message(Say("no further related story" if step > 0 else "no earlier related story"))


def _within_rows(found: Comparison) -> Iterator[LensRow]:
    """Both statements stand in one story, so the columns are not those of the stories: the heading says in which."""
    before = None
    for answer in found.within:
        story = answer.statement.story
        side = "left" if story is found.left else "right"
        heading = f"Answered in the {side} story" if story is not before else ""
        before = story
        yield pair_row(_statement(answer.said), _answering(answer), sign="◀ answers", part="differs", heading=heading)


def _answering(answer: Answer) -> Cell:
    return _statement(answer.statement, ((answer.sign, "differs"),))


def _statement(statement: Statement, lit: Sequence[Lit] = ()) -> Cell:
    """Who speaks, and the sentences with the words quoted."""
    quote = statement.quote
    spoken: list[Lit] = [(span, "quote") for span in quote.spans]

    def draw(width: int) -> list[list[Piece]]:
        names = wrapped(speaker_words(quote), width, 1)
        text = lit_lines(statement.story.text, statement.context, width, [*lit, *spoken], most=_QUOTE_LINES)
        return [*([(line, "speaker")] for line in names), *text]

    return Cell(draw, (statement.story.id, quote.spans[0]))


def _figure_rows(found: Comparison) -> Iterator[LensRow]:
    verdicts = [pair.verdict for pair in found.figures]
    differ, alike = verdicts.count("differs"), verdicts.count("equal")
    count = " · ".join(filter(None, (f"{differ} differ" if differ else "", f"{alike} alike" if alike else "")))
    for number, pair in enumerate(found.figures):
        sign, part = _sign(pair)
        heading = "Figures for the same thing" if number == 0 else ""
        left, right = _figures(found.left, pair.left), _figures(found.right, pair.right)
        yield pair_row(left, right, sign=sign, part=part, heading=heading, count=count)


def _sign(pair: FigurePair) -> tuple[str, str]:
    if pair.verdict is None:
        return "", "quiet"
    if pair.is_revised:
        return REVISED
    return FITS if pair.verdict == "equal" and not _are_one(pair) else SIGNS[pair.verdict]


def _are_one(pair: FigurePair) -> bool:
    """Whether both give just the same values."""
    sides = [{(one.low, one.high, one.modifier) for one in side} for side in (pair.left, pair.right)]
    return sides[0] == sides[1]


def _figures(story: AnalyzedStory, figures: Sequence[Figure]) -> Cell:
    """The values of each sentence, and the sentence."""
    held: dict[Span, list[Figure]] = {}
    for figure in figures:
        held.setdefault(around(story.text, figure.lit), []).append(figure)

    def draw(width: int) -> list[list[Piece]]:
        lines: list[list[Piece]] = []
        for sentence, those in held.items():
            values = " · ".join(safe_line(story.words(one.lit)) for one in those)
            lines += [[(line, "figure")] for line in wrapped(values, width, 2)]
            lit = [(one.span, "plain") for one in those]
            lines += lit_lines(story.text, sentence, width, lit, part="quiet", most=_SENTENCE_LINES)
        return lines

    return Cell(draw, (story.id, figures[0].lit))


def _speaker_rows(found: Comparison) -> Iterator[LensRow]:
    for number, speaker in enumerate(found.speakers):
        for place, pair in enumerate(speaker.quotes):
            heading = "Quoted in both" if number == place == 0 else ""
            sides = (
                _said(found.left, speaker, pair.left, speaker.left_role, first=place == 0),
                _said(found.right, speaker, pair.right, speaker.right_role, first=place == 0),
            )
            sign = "= alike" if pair.alike else ""
            yield pair_row(*sides, sign=sign, heading=heading, count=str(len(found.speakers)))


def _said(story: AnalyzedStory, speaker: SpeakerPair, quote: Quote | None, role: str, *, first: bool) -> Cell | None:
    """A speaker's words, under the name and role where they are the first ones."""
    if quote is None and not first:
        return None

    def draw(width: int) -> list[list[Piece]]:
        lines: list[list[Piece]] = []
        if first:
            lines += [[(line, "speaker")] for line in wrapped(safe_line(speaker.name), width, 1)]
            lines.append([(line, "quiet") for line in wrapped(safe_line(role) or "no role given", width, 1)])
        return [*lines, *(_words(story, quote, width) if quote else [])]

    return Cell(draw, (story.id, quote.spans[0]) if quote else None)


def _words(story: AnalyzedStory, quote: Quote, width: int) -> list[list[Piece]]:
    part = "doubtful" if quote.confidence < DOUBTFUL else "quote"
    said = safe_line(story.quoted(quote))
    if quote.kind == "indirect" and len(said) < _SHORT_QUOTE:
        lit = [(span, part) for span in quote.spans]
        return lit_lines(story.text, context(story.text, quote), width, lit, part="quiet", most=_SENTENCE_LINES)
    words = ("? " if part == "doubtful" else "") + said_words(story, quote).lstrip(": ")
    return [[(line, part)] for line in wrapped(words, width, _QUOTE_LINES)]


def _only_rows(found: Comparison) -> Iterator[LensRow]:
    """Who is quoted in one of them only."""
    if found.only_left or found.only_right:
        yield pair_row(_names(found.only_left), _names(found.only_right), heading="Quoted in one only")


def _names(names: Sequence[str]) -> Cell:
    words = safe_line(", ".join(names)) or "nobody else"
    return Cell(lambda width: [[(line, "quiet")] for line in wrapped(words, width)])
