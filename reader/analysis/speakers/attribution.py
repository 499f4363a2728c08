"""Which words belong to which cue: the quotations of a story, their speakers still as the text puts them.

Works unit by unit (see `units`). What stands between quotation marks beside a cue is direct; a clause with some quoted
words is mixed; a clause without is indirect. Quotations without a cue continue the speaker before them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.analysis.people.person_names import is_outlet
from reader.analysis.speakers.clause_bounds import trim_left, trim_right
from reader.analysis.speakers.content import Content, after_cue, around_according, before_cue, is_real
from reader.analysis.speakers.cue import Cue
from reader.analysis.speakers.cues import find_cues
from reader.analysis.speakers.cues_without_verb import label_cue, nearby_verb_cue, signature_cue
from reader.analysis.speakers.dialogue_dashes import signature_line, spoken_behind_dash
from reader.analysis.speakers.headline_quotes import headline_cue
from reader.analysis.speakers.nesting import answers, fronts, inside, left_of, repeats, reports, share_sources
from reader.analysis.speakers.quote_units import Unit, units_of
from reader.analysis.text.nlp import FINITE, text_of, tokens_between
from reader.analysis.text.noun_phrases import Phrase, phrase_of
from reader.analysis.text.quotation_marks import Paragraph, Passage, covered, in_title_case
from reader.model.document import Span
from reader.model.mark import QuoteKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_LAST_OF_LIST = re.compile(r",?\s(?:and|or)\s?[,—–]\s?$")
_LONGEST_HEADING = 10
_SILENT = ("declined", "declines", "refused", "refuses")
_OUTLET_ENDINGS = ("wire", "press", "news", "radio")
_LIGHT = 6
"""Fewer words than that, behind who reports something, only tell when and where."""


@dataclass(slots=True)
class Attribution:
    """A quotation in the making; without a cue it continues what was said before."""

    spans: list[Span]
    kind: QuoteKind
    cue: Cue | None = None
    via: Phrase | None = None
    implied: Phrase | None = None
    """Who the sentence before it is about, when there is no cue."""
    follows: Attribution | None = field(default=None, repr=False)
    """The attribution whose speaker goes on here, when there is no cue."""
    exchange: tuple[Attribution, ...] = field(default=(), repr=False)
    """The direct quotations of the paragraphs right before, up to three, when there is no cue."""
    narrated: bool = False
    """What was told right before it is about nobody: the thread to the speaker before that is broken."""
    answers: bool = False
    """The quotation before it is a question."""

    @property
    def start(self) -> int:
        """Where its first words stand."""
        return self.spans[0].start


def attribute(doc: Doc, paragraphs: tuple[Paragraph, ...]) -> list[Attribution]:
    """All quotations in the order of their words."""
    cues = find_cues(doc, paragraphs)
    starts = [cue.start for cue in cues]
    found: list[Attribution] = []
    opener: Cue | None = None
    narrated: Unit | None = None
    exchange: tuple[Attribution, ...] = ()
    for index, paragraph in enumerate(paragraphs):
        own = cues[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        if paragraph.heading and in_title_case(text_of(doc)[paragraph.start : paragraph.end]):
            own = [cue for cue in own if any(_beside(doc, passage, cue) for passage in paragraph.passages)]
        units = units_of(doc, paragraph, own)
        goes_on = index > 0 and any(passage.goes_on for passage in paragraphs[index - 1].passages)
        reader = _Paragraph(doc, paragraph, found[-1] if found else None, opener, goes_on)
        reader.narrated = narrated
        reader.exchange = exchange
        for unit in units:
            reader.read(unit)
        if index + 1 < len(paragraphs) and not own:
            reader.signature = signature_line(doc, paragraphs[index + 1])
        made = reader.done()
        headline = None if made else headline_cue(doc, paragraph, first=index == 0)
        if headline is not None:
            made = [Attribution([headline[1]], "indirect", headline[0])]
        for attribution in made:
            spoken = attribution.cue and spoken_behind_dash(doc, paragraph, attribution.spans, attribution.cue)
            if spoken and attribution.kind == "indirect":
                attribution.spans, attribution.kind = spoken, "direct"
        found.extend(made)
        opener = _opener(doc, paragraph, own)
        direct = [attribution for attribution in made if attribution.kind == "direct"]
        exchange = (*exchange, *direct)[-3:] if direct else ()
        narrated = units[-1] if units and not made and not goes_on else None
    return sorted((attribution for attribution in found), key=lambda attribution: attribution.start)


def _opener(doc: Doc, paragraph: Paragraph, cues: list[Cue]) -> Cue | None:
    """The cue of a paragraph that ends with a colon: what it announces stands in the next one."""
    if text_of(doc)[paragraph.end - 1] != ":" or not cues:
        return None
    return cues[-1] if cues[-1].source is not None else None


class _Paragraph:
    """Reads one paragraph's units in order; quotations without words of their own wait for a cue behind them."""

    def __init__(self, doc: Doc, paragraph: Paragraph, before: Attribution | None, opener: Cue | None, goes_on: bool):
        self.doc, self.paragraph, self.before, self.opener, self.goes_on = doc, paragraph, before, opener, goes_on
        self.here: list[Attribution] = []
        self.waiting: list[Span] = []
        self.signature: Cue | None = None
        self.narrated: Unit | None = None
        self.exchange: tuple[Attribution, ...] = ()

    def read(self, unit: Unit) -> None:
        """Take in the next unit."""
        if unit.passages and not _words_outside(self.doc, unit):
            self._bare(unit)
            return
        made = _read_unit(self.doc, self.paragraph, unit)
        if self.waiting:
            if made and made[0].kind == "direct" and made[0].spans[0].start == unit.start and not self.goes_on:
                made[0].spans = [*self.waiting, *made[0].spans]
                self.waiting = []
            else:
                self._settle()
        if made:
            self.here.extend(made)
        elif not unit.passages:
            self.narrated = unit

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
            self.here.append(Attribution([], "direct", follows=self.before))
            self.here.pop()
            return
        if self.signature is not None:
            self.here.append(Attribution(spans, "direct", self.signature))
            return
        if self.opener is not None:
            self.here.append(Attribution(spans, "direct", self.opener))
            return
        if not any(_like_speech(text_of(self.doc), span) for span in spans):
            return
        if len(spans) == 1 and _is_heading(text_of(self.doc), spans[0], self.paragraph):
            return
        if self.paragraph.heading and _words_beside(text_of(self.doc), self.paragraph):
            return  # a headline quotes without saying whom
        implied = _subject(self.doc, self.paragraph, self.narrated) if self.narrated is not None else None
        if implied is not None or self.before is not None:
            asked = bool(self.exchange) and _asks(text_of(self.doc), self.exchange[-1])
            self.here.append(
                Attribution(
                    spans,
                    "direct",
                    implied=implied,
                    follows=self.before,
                    exchange=self.exchange,
                    answers=asked,
                    narrated=self.narrated is not None and _is_of_things(self.doc, self.narrated),
                )
            )


def _read_unit(doc: Doc, paragraph: Paragraph, unit: Unit) -> list[Attribution]:
    cues = [cue for cue in unit.cues if cue.source is not None and (is_real(doc, cue) or _beside_quote(doc, unit, cue))]
    if not cues and unit.passages:
        found = signature_cue(doc, unit) or label_cue(doc, paragraph, unit) or nearby_verb_cue(doc, paragraph, unit)
        cues = [found] if found is not None else []
    speaking = share_sources(doc, [cue for cue in cues if cue.uses != "a"])
    speaking = [cue for cue in speaking if not any(answers(doc, cue, other) for other in speaking)]
    passing = [
        cue for cue in speaking
        if reports(cue) and any(fronts(doc, cue, o) or _behind(doc, unit, cue, o) for o in speaking if o != cue)
    ]  # fmt: skip
    speaking = [cue for cue in speaking if cue not in passing]
    fronted = [cue for cue in speaking if any(fronts(doc, later, cue) for later in speaking if later.token > cue.token)]
    made: list[Attribution] = []
    floor = unit.start
    for index, cue in enumerate(speaking):
        if cue in fronted or (repeats(unit, cue) and _within(doc, made, cue)):
            continue
        others = speaking[index + 1 :]
        limit = min(
            [left_of(doc, o) for o in others if not inside(doc, cue, o) or _beside_quote(doc, unit, o)]
            + [left_of(doc, o) for o in cues if o.uses == "a" and o.left > cue.right and _at_end(doc, unit, o)]
            + [left_of(doc, o) for o in passing if o.left > cue.right],
            default=unit.end,
        )
        listed = _behind_and(doc, unit, cue)
        if listed is not None:
            made.append(listed)
            floor = listed.spans[-1].end
            continue
        content = _content(doc, unit, cue, floor, max(limit, cue.right), bool(made) and cue.inherited)
        if content is None:
            continue
        if content.kind == "direct":
            taken = {span for attribution in made for span in attribution.spans}
            spans = [span for span in content.spans if span not in taken]
            if not spans:
                continue
            content = Content(tuple(spans), "direct")
        made.append(Attribution(list(content.spans), content.kind, cue, cue.via))
        floor = max(floor, content.spans[-1].end, cue.right)
    if passing and made:
        made[-1].via = made[-1].via or passing[-1].source
    elif passing:  # nobody else says anything: it is the report that does
        content = _content(doc, unit, passing[-1], unit.start, unit.end, False)
        made.extend([Attribution(list(content.spans), content.kind, passing[-1])] if content is not None else [])
    for cue in cues:
        if cue.uses == "a":
            _read_according(doc, unit, cue, speaking, made)
    return made


def _read_according(doc: Doc, unit: Unit, cue: Cue, speaking: list[Cue], made: list[Attribution]) -> None:
    listed = _behind_and(doc, unit, cue)
    if listed is not None:
        made.append(listed)
        return
    host = _passed_on(doc, unit, cue, made)
    if host is not None:
        if host.kind == "direct" or host.via is not None or _passes_on(doc, cue):
            host.via = cue.source
            return
        around = around_according(doc, unit, cue, unit.start, unit.end)
        if around is not None:
            made[:] = [one for one in made if one.kind == "direct"]
            made.append(Attribution(list(around.spans), around.kind, cue))
        return
    low = max([a.cue.right for a in made if a.cue is not None and a.cue.right <= cue.left], default=unit.start)
    fronted = cue.start <= unit.start + 1 and not _passes_on(doc, cue)
    high = unit.end if fronted else min([c.left for c in speaking if c.left >= cue.right], default=unit.end)
    around = around_according(doc, unit, cue, low, high)
    if around is not None:
        made.append(Attribution(list(around.spans), around.kind, cue))


def _content(doc: Doc, unit: Unit, cue: Cue, floor: int, limit: int, dependent: bool) -> Content | None:
    before = None if cue.inherited or dependent else before_cue(doc, unit, cue, floor, limit)
    after = after_cue(doc, unit, cue, limit)
    if before is None or after is None:
        return before or after
    adjacent = bool(_quoted_up_to(unit, cue, before))
    resumed = text_of(doc)[cue.right :].lstrip()[:1] in (",", "—", "–")
    if not adjacent and after.kind != "direct" and not resumed:
        return after
    if before.kind == "direct":
        return Content((*before.spans, *after.spans), "direct") if after.kind == "direct" else before
    if after.kind == "indirect" and not resumed:
        return after if before.kind == "indirect" else before
    if after.kind == before.kind == "indirect":
        return Content((*before.spans, *after.spans), "indirect")
    return Content((*before.spans, *after.spans), "mixed")


def _quoted_up_to(unit: Unit, cue: Cue, content: Content) -> bool:
    """Whether a quotation ends right before the cue."""
    end = content.spans[-1].end
    return cue.left - end < 4 and any(passage.end == end for passage in unit.passages)


def _passed_on(doc: Doc, unit: Unit, cue: Cue, made: list[Attribution]) -> Attribution | None:
    """The attribution that an "according to AGENCY" in its sentence passes on."""
    if cue.source is None or not made:
        return None
    near = [a for a in made if a.cue is not None and not a.cue.inherited]
    if not near:
        return None
    at_edge = cue.start <= unit.start + 8 or _at_end(doc, unit, cue)
    return near[0] if at_edge and cue.start <= unit.start + 8 else near[-1] if at_edge else None


def _passes_on(doc: Doc, cue: Cue) -> bool:
    """Whether "according to" names an agency or outlet, which only passes on what others said."""
    source = cue.source
    if source is None or source.head.tag_ not in ("NNP", "NNPS"):
        return False
    words = re.findall(r"[\w.’'&-]+", text_of(doc)[source.start : source.head.idx + len(source.head)])
    name = tuple(words[1:] if words and words[0].lower() == "the" else words)
    return bool(name) and (is_outlet(name) or name[-1].lower().endswith(_OUTLET_ENDINGS))


def _behind_and(doc: Doc, unit: Unit, cue: Cue) -> Attribution | None:
    """The last thing of a list, when a cue stands before it: "lost a clock and, police said, the only key"."""
    text = text_of(doc)
    if not _LAST_OF_LIST.search(text, unit.start, cue.left) or text[cue.right : cue.right + 1] not in (",", "—", "–"):
        return None
    start = trim_left(text, cue.right, unit.end)
    end = trim_right(text, start, unit.end)
    words = tokens_between(doc, start, end)
    if not words or any(token.tag_ in (*FINITE, "MD") for token in words):
        return None
    kind: QuoteKind = "mixed" if covered(unit.passages, start, end) else "indirect"
    return Attribution([Span(start, end)], kind, cue)


def _at_end(doc: Doc, unit: Unit, cue: Cue) -> bool:
    return not any(token.is_alpha for token in tokens_between(doc, cue.right, unit.end))


def _beside_quote(doc: Doc, unit: Unit, cue: Cue) -> bool:
    """A quotation stands right beside the cue, so it was said, whatever the verb's form."""
    return any(_beside(doc, passage, cue) for passage in unit.passages)


def _beside(doc: Doc, passage: Passage, cue: Cue) -> bool:
    if passage.end <= cue.left:
        return not text_of(doc)[passage.end : cue.left].strip(" ,—–-")
    return passage.start >= cue.right and text_of(doc)[cue.right : passage.start].strip(" ") in (",", ":")


def _behind(doc: Doc, unit: Unit, cue: Cue, other: Cue) -> bool:
    """Whether a cue only ends the sentence of another: "X called for calm, the agency reported on Friday"."""
    rest = tokens_between(doc, cue.right, unit.end)
    return (
        other.right < cue.left
        and text_of(doc)[: cue.left].rstrip().endswith(",")
        and len(rest) < _LIGHT
        and not any(token.tag_ in (*FINITE, "VBN", "NNS", ",") for token in rest)
    )


def _within(doc: Doc, made: list[Attribution], cue: Cue) -> bool:
    """Whether a cue stands within what another one of its sentence says: the "it shows" of "Toller said it shows"."""
    return any(one.cue is not None and inside(doc, one.cue, cue) for one in made)


def _words_beside(text: str, paragraph: Paragraph) -> bool:
    outside = [
        char
        for n, char in enumerate(text[paragraph.start : paragraph.end])
        if not paragraph.within(paragraph.start + n)
    ]
    return any(char.isalnum() for char in outside)


def _words_outside(doc: Doc, unit: Unit) -> bool:
    text, position = text_of(doc), unit.start
    for passage in unit.passages:
        if any(char.isalnum() for char in text[position : passage.start]):
            return True
        position = passage.end
    return any(char.isalnum() for char in text[position : unit.end])


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
        token.tag_ in ("NNP", "NNPS") or token.lower_ in ("he", "she", "they", "his", "her", "their", "him", "them")
        for token in tokens_between(doc, unit.start, unit.end)
    )


def _short_subject(tokens: list[Token]) -> Phrase | None:
    """ "Crisp snorts.": a name and one word, which taggers take for nouns."""
    words = [token for token in tokens if not token.is_punct]
    name = [token for token in words if token.text.istitle()]
    if not 1 <= len(name) == len(words) - 1 <= 3 or words[-1] in name or not words[-1].text.endswith(("s", "ed")):
        return None
    return Phrase(name[0].idx, name[-1].idx + len(name[-1]), name[-1])
