"""Which words belong to which cue: the quotations of a story, their speakers still as the text puts them.

Works paragraph by paragraph (`paragraph_quotes`) and, in them, sentence by sentence (`sentence_quotes`). Quotations
without a cue continue the speaker before them.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.speakers.cues.dialogue_dashes import signature_line, spoken_behind_dash
from reader.analysis.speakers.cues.find_cues import find_cues
from reader.analysis.speakers.cues.headline_quotes import headline_cue
from reader.analysis.speakers.paragraph_quotes import ParagraphReader
from reader.analysis.speakers.quote_units import Unit, units_of
from reader.analysis.speakers.sentence_quotes import beside
from reader.analysis.speakers.statement import Attribution
from reader.analysis.text.nlp import text_of
from reader.analysis.text.quotation_marks import Paragraph, in_title_case

if TYPE_CHECKING:
    from spacy.tokens import Doc


def attribute(doc: Doc, paragraphs: tuple[Paragraph, ...]) -> list[Attribution]:
    """All quotations in the order of their words."""
    cues = find_cues(doc, paragraphs)
    starts = [cue.start for cue in cues]
    found: list[Attribution] = []
    opener: Cue | None = None
    narrated: tuple[Unit, ...] = ()
    exchange: tuple[Attribution, ...] = ()
    for index, paragraph in enumerate(paragraphs):
        own = cues[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        if paragraph.heading and in_title_case(text_of(doc)[paragraph.start : paragraph.end]):
            own = [cue for cue in own if any(beside(doc, passage, cue) for passage in paragraph.passages)]
        units = units_of(doc, paragraph, own)
        goes_on = index > 0 and any(passage.goes_on for passage in paragraphs[index - 1].passages)
        reader = ParagraphReader(doc, paragraph, found[-1] if found else None, opener, goes_on)
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
        narrated = units if not made and not goes_on else ()
    return sorted((attribution for attribution in found), key=lambda attribution: attribution.start)


def _opener(doc: Doc, paragraph: Paragraph, cues: list[Cue]) -> Cue | None:
    """The cue of a paragraph that ends with a colon: what it announces stands in the next one."""
    if text_of(doc)[paragraph.end - 1] != ":" or not cues:
        return None
    return cues[-1] if cues[-1].source is not None else None
