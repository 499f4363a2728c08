"""The quotations of one paragraph: those with a cue in their sentence, and those that wait for one or go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.sieve import Sieve, Sieves
from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.speakers.quote_units import Unit
from reader.analysis.speakers.sentence_quotes import read_unit
from reader.analysis.speakers.statement import Attribution
from reader.analysis.text.nlp import text_of, tokens_between
from reader.analysis.text.noun_phrases import Phrase, phrase_of
from reader.analysis.text.quotation_marks import Paragraph
from reader.model.document import Span
from reader.model.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_HEADING = 10
_CALENDAR = word_set("calendar")
_SILENT = ("declined", "declines", "refused", "refuses")


class ParagraphReader:
    """Reads one paragraph's units in order; quotations without words of their own wait for a cue behind them."""

    def __init__(self, doc: Doc, paragraph: Paragraph, before: Attribution | None, opener: Cue | None, goes_on: bool):
        self.doc, self.paragraph, self.before, self.opener, self.goes_on = doc, paragraph, before, opener, goes_on
        self.here: list[Attribution] = []
        self.waiting: list[Span] = []
        self.signature: Cue | None = None
        self.narrated: tuple[Unit, ...] = ()
        """The sentences before, when nobody says anything in them."""
        self.exchange: tuple[Attribution, ...] = ()

    def read(self, unit: Unit) -> None:
        """Take in the next unit."""
        if unit.passages and not _words_outside(self.doc, unit):
            self._bare(unit)
            return
        made = read_unit(self.doc, self.paragraph, unit)
        if self.waiting:
            if made and made[0].kind == "direct" and made[0].spans[0].start == unit.start and not self.goes_on:
                made[0].spans = [*self.waiting, *made[0].spans]
                self.waiting = []
            else:
                self._settle()
        if made:
            self.here.extend(made)
        elif not unit.passages:
            self.narrated = (unit,)

    def done(self) -> list[Attribution]:
        """The paragraph's attributions."""
        self._settle()
        return self.here

    def _bare(self, unit: Unit) -> None:
        spans = [passage.span for passage in unit.passages]
        last = self.here[-1] if self.here else None
        if last is not None and last.start < unit.start and not self.waiting:
            last.spans.extend(spans)
            if last.kind == "indirect":
                last.kind = "mixed"
        else:
            self.waiting.extend(spans)

    def _settle(self) -> None:
        """Give the waiting quotations the speaker who went before."""
        spans, self.waiting = self.waiting, []
        if not spans:
            return
        if self.goes_on and self.before is not None:
            self.before.spans.extend(spans)
            return
        found = WITHOUT_CUE.first(Waiting(self, spans))
        if found is not None and found.answer.spans:
            found.answer.by = found.sieve
            self.here.append(found.answer)


def _words_outside(doc: Doc, unit: Unit) -> bool:
    text, position = text_of(doc), unit.start
    for passage in unit.passages:
        if any(char.isalnum() for char in text[position : passage.start]):
            return True
        position = passage.end
    return any(char.isalnum() for char in text[position : unit.end])


def _words_beside(text: str, paragraph: Paragraph) -> bool:
    outside = [
        char
        for n, char in enumerate(text[paragraph.start : paragraph.end])
        if not paragraph.within(paragraph.start + n)
    ]
    return any(char.isalnum() for char in outside)


def _like_speech(text: str, span: Span) -> bool:
    """Whole sentences between quotation marks, not a title or a term."""
    inner = text[span.start : span.end].strip("“”\"'‘’«»„ ")
    return inner[:1] != "" and not inner[0].islower() and (len(inner.split()) > 3 or inner[-1] in ".!?")


def _is_heading(text: str, span: Span, paragraph: Paragraph) -> bool:
    """Whether a line is only a few quoted words without a stop: a heading that quotes, and nobody goes on speaking."""
    alone = span.start == paragraph.start and span.end == paragraph.end
    inner = text[span.start : span.end].strip("“”\"'‘’«»„ ")
    return alone and inner[-1:] not in tuple(".!?,…") and len(inner.split()) < _LONGEST_HEADING


def _asks(text: str, attribution: Attribution) -> bool:
    return text[: attribution.spans[-1].end].rstrip("”’\"'» ").endswith("?")


def _subject(doc: Doc, paragraph: Paragraph, unit: Unit) -> Phrase | None:
    """Who a sentence is about: the subject of its main verb."""
    for token in tokens_between(doc, unit.start, unit.end):
        if (
            token.dep_ == "nsubj"
            and token.head.dep_ == "ROOT"
            and (token.tag_[:2] in ("NN", "PR") or token.text.istitle())
            and token.head.lower_ not in _SILENT
        ):
            return phrase_of(token, paragraph, high=token.head.i if token.i < token.head.i else None)
    return _short_subject(tokens_between(doc, unit.start, unit.end))


def _is_of_things(doc: Doc, unit: Unit) -> bool:
    """Whether a sentence speaks of nobody, neither by name nor by pronoun."""
    return not any(
        (token.tag_ in ("NNP", "NNPS") and token.lower_ not in _CALENDAR)
        or token.lower_ in ("he", "she", "they", "his", "her", "their", "him", "them")
        for token in tokens_between(doc, unit.start, unit.end)
    )


def _short_subject(tokens: list[Token]) -> Phrase | None:
    """ "Crisp snorts.": a name and one word, which taggers take for nouns."""
    words = [token for token in tokens if not token.is_punct]
    name = [token for token in words if token.text.istitle()]
    if not 1 <= len(name) == len(words) - 1 <= 3 or words[-1] in name or not words[-1].text.endswith(("s", "ed")):
        return None
    return Phrase(name[0].idx, name[-1].idx + len(name[-1]), name[-1])


class Waiting(NamedTuple):
    """Quotations of a paragraph that have no cue."""

    reader: ParagraphReader
    spans: list[Span]


def _signed(at: Waiting) -> Attribution | None:
    return Attribution(at.spans, "direct", at.reader.signature) if at.reader.signature is not None else None


def _announced(at: Waiting) -> Attribution | None:
    return Attribution(at.spans, "direct", at.reader.opener) if at.reader.opener is not None else None


def _no_speech(at: Waiting) -> Attribution | None:
    return None if any(_like_speech(text_of(at.reader.doc), span) for span in at.spans) else Attribution([], "direct")


def _heading(at: Waiting) -> Attribution | None:
    alone = len(at.spans) == 1 and _is_heading(text_of(at.reader.doc), at.spans[0], at.reader.paragraph)
    return Attribution([], "direct") if alone else None


def _headline(at: Waiting) -> Attribution | None:
    quotes = at.reader.paragraph.heading and _words_beside(text_of(at.reader.doc), at.reader.paragraph)
    return Attribution([], "direct") if quotes else None


def _goes_on(at: Waiting) -> Attribution | None:
    reader = at.reader
    told = reader.narrated
    implied = _subject(reader.doc, reader.paragraph, told[-1]) if told else None
    things = [_is_of_things(reader.doc, unit) for unit in told]
    if implied is None and reader.before is None:
        return None
    return Attribution(
        at.spans,
        "direct",
        implied=implied,
        follows=reader.before,
        exchange=reader.exchange,
        answers=bool(reader.exchange) and _asks(text_of(reader.doc), reader.exchange[-1]),
        narrated=bool(things) and things[-1],
        lost=len(things) > 1 and all(things),
    )


WITHOUT_CUE = Sieves(
    "quotations without a cue; what has no words is left out",
    Sieve("signed", "“It holds.” / Ilse Drey, harbor master", _signed),
    Sieve("announced", "Drey added: / “It holds.”", _announced),
    Sieve("no speech", "“Pier of Glass”", _no_speech),
    Sieve("heading", "“A pier of glass” / The work began in May.", _heading),
    Sieve("headline", "Pier “holds” after storm", _headline),
    Sieve("goes on", "“It holds,” Drey said. / “We built it in May.”", _goes_on),
)
