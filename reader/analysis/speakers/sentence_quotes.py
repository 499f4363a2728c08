"""Which words of one sentence belong to which of its cues.

What stands between quotation marks beside a cue is direct; a clause with some quoted words is mixed; a clause without
is indirect.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.speakers.clause_bounds import trim_left, trim_right
from reader.analysis.speakers.content import Content, after_cue, around_according, before_cue
from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.speakers.cues.unsaid import is_real
from reader.analysis.speakers.cues_without_verb import WITHOUT_VERB, Quoted
from reader.analysis.speakers.nesting import answers, fronts, inside, left_of, repeats, reports, share_sources
from reader.analysis.speakers.quote_units import Unit
from reader.analysis.speakers.statement import Attribution
from reader.analysis.text.nlp import FINITE, SUBJECTS, text_of, tokens_between
from reader.analysis.text.quotation_marks import Paragraph, Passage, covered
from reader.model.document import Span
from reader.model.lexicon import is_outlet
from reader.model.mark import QuoteKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LAST_OF_LIST = re.compile(r",?\s(?:and|or)\s?[,—–]\s?$")
_OUTLET_BEGINNINGS = ("radio", "television", "tv", "channel", "agency")
_OUTLET_ENDINGS = ("wire", "press", "news", "radio")
_LIGHT = 6
"""Fewer words than that, behind who reports something, only tell when and where."""


def read_unit(doc: Doc, paragraph: Paragraph, unit: Unit) -> list[Attribution]:
    """The quotations of one unit that have a cue."""
    shared = share_sources(doc, list(unit.cues))
    cues = [cue for cue in shared if cue.source is not None and (is_real(doc, cue) or _beside_quote(doc, unit, cue))]
    if not cues and unit.passages:
        found = WITHOUT_VERB.first(Quoted(doc, paragraph, unit))
        cues = [replace(found.answer, by=found.sieve)] if found is not None else []
    speaking = [cue for cue in cues if cue.uses != "a"]
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
        if cue in fronted or ((repeats(unit, cue) or _of_that(doc, cue)) and _within(doc, made, cue)):
            continue
        others = speaking[index + 1 :]
        limit = min(
            [
                left_of(doc, o)
                for o in others
                if not inside(doc, cue, o) or (_beside_quote(doc, unit, o) and not _of_that(doc, o))
            ]
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
            if made and _goes_on_with(doc, made[-1], cue, spans[0]):
                made[-1].spans.extend(spans)
                floor = max(floor, spans[-1].end)
                continue
            content = Content(tuple(spans), "direct", content.by)
        made.append(Attribution(list(content.spans), content.kind, cue, cue.via, by=content.by))
        floor = max(floor, content.spans[-1].end, cue.right)
    if passing and made:
        made[-1].via = made[-1].via or passing[-1].source
    elif passing:  # nobody else says anything: it is the report that does
        content = _content(doc, unit, passing[-1], unit.start, unit.end, False)
        made.extend(
            [Attribution(list(content.spans), content.kind, passing[-1], by=content.by)] if content is not None else []
        )
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
    """What a cue has before it, behind it, or on both sides."""
    before = None if cue.inherited or dependent else before_cue(doc, unit, cue, floor, limit)
    after = after_cue(doc, unit, cue, limit)
    if before is not None and before.by == "first half":
        whole = after is None or after.kind == "direct" or _tells_all(doc, before, after)
        before = None if whole else before
    if before is None or after is None:
        return before or after
    adjacent = bool(_quoted_up_to(unit, cue, before))
    resumed = text_of(doc)[cue.right :].lstrip()[:1] in (",", "—", "–")
    if not adjacent and after.kind != "direct" and not resumed:
        return after
    if before.kind == "direct" and after.kind != "direct":
        return before
    if before.kind != "direct" and after.kind == "indirect" and not resumed:
        return after if before.kind == "indirect" else before
    kind: QuoteKind = before.kind if before.kind == after.kind else "mixed"
    return Content((*before.spans, *after.spans), kind, f"{before.by}, {after.by}")


def _goes_on_with(doc: Doc, made: Attribution, cue: Cue, span: Span) -> bool:
    """Whether a quotation behind a participle ends the sentence quoted before: '“It leaked,” he says, laughing,'."""
    inner = text_of(doc)[span.start : span.end].lstrip("“\"'‘«„ ")
    participle = doc[cue.token].tag_ == "VBG" and cue.inherited and made.cue is not None
    between = text_of(doc)[made.spans[-1].end : span.start]
    return participle and made.kind == "direct" and inner[:1].islower() and "." not in between


def _tells_all(doc: Doc, before: Content, after: Content) -> bool:
    """Whether a "that" opens all that is said; in "He was told, he says, that it rained" it goes on with a clause."""
    words = tokens_between(doc, *before.spans[-1])
    told = any(token.tag_ in FINITE for token in words) and any(token.dep_ in SUBJECTS for token in words)
    return not told and text_of(doc).startswith("that ", after.spans[0].start)


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
    if not name or is_outlet(name):
        return bool(name)
    return name[-1].lower().endswith(_OUTLET_ENDINGS) or name[0].lower() in _OUTLET_BEGINNINGS


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
    return any(beside(doc, passage, cue) for passage in unit.passages)


def beside(doc: Doc, passage: Passage, cue: Cue) -> bool:
    """Whether nothing but a comma or a colon stands between a quotation and a cue."""
    if passage.end <= cue.left:
        return not text_of(doc)[passage.end : cue.left].strip(" ,—–-")
    return passage.start >= cue.right and text_of(doc)[cue.right : passage.start].strip(" ") in (",", ":")


def _of_that(doc: Doc, cue: Cue) -> bool:
    """Whether a cue belongs to what somebody tells: "he had yelled" in 'The janitor said that he had yelled, "..."'."""
    verb = doc[cue.token]
    past = any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    pronoun = cue.source is not None and cue.source.head.tag_ == "PRP"
    return past and pronoun and any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


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
