"""Who said what in a story: quotes with their speakers, and every place where a speaker is named.

With the language model: all kinds of quotes, the speaker from the parse (`attribution`), the name from the cast of the
story (`resolver`). Without: direct quotes by rules alone (`without_model`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.people.context import telling_role
from reader.analysis.people.entities import Cast, Member
from reader.analysis.people.person_names import NameRun
from reader.analysis.people.resolver import Naming, Resolver
from reader.analysis.sieve import Sieve, Sieves
from reader.analysis.speakers.attribution import attribute
from reader.analysis.speakers.confidence import LEAST, confidence
from reader.analysis.speakers.evidence import Voice, evidence
from reader.analysis.speakers.statement import Attribution
from reader.analysis.speakers.transcripts import Turn, find_turns
from reader.analysis.text.language import is_foreign
from reader.analysis.text.nlp import text_of
from reader.analysis.text.quotation_marks import Paragraph, find_paragraphs
from reader.model.document import Document, Span
from reader.model.lexicon import is_outlet, outlets
from reader.model.mark import DOUBTFUL, Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BY_NAME = ("surname", "given name", "name")
_LONGEST_CHAIN = 5
_ABOUT_ITSELF = re.compile(r"(?:that )?it\b")
_GOES_ON = 0.8
"""How sure it is that a quotation without a cue is of the speaker before it."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """What is found in one story."""

    quotes: tuple[Quote, ...] = ()
    mentions: tuple[Mention, ...] = ()


def find_speakers(document: Document, doc: Doc, *, title: str = "", source: str = "") -> Speakers:
    """The quotes of a parsed story, in the order of their words, and the mentions of those who speak.

    `title` may give the full name of someone the text calls by the surname alone; `source`, the outlet's own name, is
    never the agency that passed words on.
    """
    heard = _hear(document, doc, title)
    quotes = [
        _quote(voice.attribution, voice.naming, _via(voice.attribution, heard.cast, voice.naming, source), sure)
        for voice, sure in zip(
            heard.voices, map(confidence, evidence(doc, heard.paragraphs, heard.voices)), strict=True
        )
        if sure >= LEAST or voice.attribution.kind == "direct"
    ]
    quotes.extend(_turn(turn, naming) for turn, naming in heard.turns)
    namings = [*(voice.naming for voice in heard.voices), *(naming for _, naming in heard.turns)]
    speaking = {id(naming.member): naming.member for naming in namings if naming.member is not None}
    beside = {
        voice.attribution.cue.source.start: (voice.attribution.cue.source, voice.naming)
        for voice in heard.voices
        if voice.attribution.cue is not None and voice.attribution.cue.source is not None and voice.naming.name
    }
    return Speakers(
        tuple(sorted(quotes, key=lambda quote: quote.spans[0])),
        _mentions(
            list(speaking.values()),
            [(s.start, s.head.idx, s.head.idx + len(s.head), n) for s, n in beside.values()],
        ),
    )


def voices_of(document: Document, doc: Doc, title: str = "") -> tuple[list[Voice], tuple[Paragraph, ...]]:
    """The quotations of a story outside transcripts with whom each was given to, and the paragraphs they stand in."""
    heard = _hear(document, doc, title)
    return heard.voices, heard.paragraphs


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is said in a story and by whom, before it is weighed how sure that is."""

    paragraphs: tuple[Paragraph, ...]
    """The lines of prose outside transcripts."""
    cast: Cast
    voices: list[Voice]
    turns: list[tuple[Turn, Naming]]


def _hear(document: Document, doc: Doc, title: str) -> _Heard:
    text = text_of(doc)
    parsed = tuple(p for p in find_paragraphs(document) if p.end <= len(text) and not is_foreign(text[p.start : p.end]))
    turns, paragraphs = find_turns(text_of(doc), parsed)
    attributions = attribute(doc, paragraphs)
    cast = Cast(text_of(doc), title)
    sources = [a.cue.source for a in attributions if a.cue is not None and a.cue.source is not None]
    resolver = Resolver(doc, cast, paragraphs, sources)
    namings: dict[int, Naming] = {}
    voices: list[Voice] = []
    for attribution in sorted(attributions, key=_told_at):
        naming = _naming(text_of(doc), attribution, resolver, namings)
        namings[id(attribution)] = naming
        _learn_kind(text_of(doc), attribution, naming)
        voices.append(Voice(attribution, naming, _chain(attribution)))
    named = [
        (turn, resolver.labeled(turn.label) if turn.named else resolver.unlabeled(turn.answers, turns[0].label))
        for turn in turns
    ]
    return _Heard(paragraphs, cast, voices, named)


def _turn(turn: Turn, naming: Naming) -> Quote:
    """What a transcript has somebody say; its label is the mention, the colon the cue."""
    return Quote(
        tuple(turn.spans),
        "direct",
        turn.label,
        naming.name,
        naming.role,
        Span(turn.label.end, turn.label.end + 1),
        confidence=round(naming.confidence, 2),
        method="unknown" if not naming.name else "label" if turn.named else naming.method,
    )


def _learn_kind(text: str, attribution: Attribution, naming: Naming) -> None:
    """Take a name that says "it would sail" of itself for a body: "she" behind it means somebody else."""
    member = naming.member
    if member is None or member.human or member.gender or naming.method == "pronoun" or attribution.kind == "direct":
        return
    if _ABOUT_ITSELF.match(text, attribution.start):
        member.is_body = True


def _told_at(attribution: Attribution) -> int:
    """Where a quotation's speaker is named: that order resolves pronouns."""
    if attribution.cue is not None and attribution.cue.source is not None:
        return attribution.cue.source.start
    return attribution.start


def _naming(text: str, attribution: Attribution, resolver: Resolver, known: dict[int, Naming]) -> Naming:
    if attribution.cue is not None and attribution.cue.source is not None:
        told = _told_before(text, attribution)
        naming = resolver.resolve(attribution.cue.source, label=attribution.cue.uses == ":", told=told)
        sure = 0.85 if attribution.cue.uses == "?" else 1.0
        return Naming(naming.name, naming.role, naming.method, naming.confidence * sure, naming.member)
    found = GIVEN_ON.first(Unowned(attribution, resolver, known))
    if found is None:
        return Naming("", "", "unknown", 0.2)
    return replace(found.answer, method=found.sieve)


def _told_before(text: str, attribution: Attribution) -> list[Span]:
    """What is told in front of its cue, without quotation marks at its end: '..., Drey says: “It holds,” she says'."""
    cue = attribution.cue
    spans = [span for span in attribution.spans if cue is not None and span.end <= cue.start]
    return [] if spans and text[spans[-1].end - 1] in "”\"’'" else spans


class Unowned(NamedTuple):
    """A quotation that no word of saying gives to anybody."""

    attribution: Attribution
    resolver: Resolver
    known: dict[int, Naming]
    """Who said the quotations before it, by their `id`."""


def _told_of_before(at: Unowned) -> Naming | None:
    """The person whom the sentence before is about."""
    if at.attribution.implied is None:
        return None
    naming = at.resolver.resolve(at.attribution.implied)
    if naming.member is None or not at.resolver.is_person(naming.member):
        return None
    return replace(naming, confidence=min(naming.confidence, 0.55))


def _other_voice(at: Unowned) -> Naming | None:
    """In an exchange the speaker who is due: the one asked, or the other of two who have been taking turns."""
    before = at.known.get(id(at.attribution.follows))
    voices = [at.known[id(a)] for a in at.attribution.exchange if id(a) in at.known]
    others = [voice for voice in voices[:-1] if before is not None and voice.name != before.name]
    if before is None or not others or len({voice.name for voice in voices}) != 2:
        return None
    alternating = len(voices) > 2 and voices[-3].name == before.name != voices[-2].name
    return replace(others[-1], confidence=0.55) if at.attribution.answers or alternating else None


def _voice_before(at: Unowned) -> Naming | None:
    before = at.known.get(id(at.attribution.follows))
    if before is None:
        return None
    sure = before.confidence - 0.03 if before.method == "continued" else before.confidence * _GOES_ON
    return replace(before, confidence=sure)


def _nobody(at: Unowned) -> Naming | None:
    """Nobody, when the text has turned to things since the last one spoke: any name would be a guess."""
    return Naming("", "", "unknown", 0.2) if at.attribution.lost else None


GIVEN_ON = Sieves(
    "whose a quotation without a cue is",
    Sieve("unknown", "“It holds,” Drey said. / The pier is of oak. It was built in 1911. / “It will not.”", _nobody),
    Sieve("nearby", "Drey shook her head. / “It will not hold.”", _told_of_before),
    Sieve("turn", "“Will it hold?” Drey asked Pell. / “It will.”", _other_voice),
    Sieve("continued", "“It holds,” Drey said. / “We built it in May.”", _voice_before),
)


def _chain(attribution: Attribution) -> int:
    """How many quotations without a cue of their own go on before this one, itself included; five at most."""
    length, at = 0, attribution
    while at.cue is None and at.follows is not None and length < _LONGEST_CHAIN:
        length, at = length + 1, at.follows
    return length


def _quote(attribution: Attribution, naming: Naming, via: str, sure: float) -> Quote:
    """A quotation as it is kept; too weak a guess at the speaker is left out, the words stay."""
    cue = attribution.cue
    source = cue.source if cue is not None else None
    if naming.confidence < DOUBTFUL and naming.method in _BY_NAME:
        sure = min(sure, naming.confidence)  # two people bear that name
    if sure < LEAST:
        naming = Naming("", "", "unknown", sure)
    return Quote(
        spans=tuple(sorted(attribution.spans)),
        kind=attribution.kind,
        speaker=Span(source.start, source.end) if source is not None else None,
        speaker_name=naming.name,
        role=telling_role(naming),
        cue=Span(cue.start, cue.end) if cue is not None else None,
        via=via,
        confidence=sure,
        method=_told_by(naming.method, attribution),
    )


def _told_by(method: str, attribution: Attribution) -> str:
    """The sieves that led to a quotation: of its name, its source and its words."""
    cue = attribution.cue
    sieves = (method, cue.by or cue.kind if cue is not None else "", attribution.by)
    return "; ".join(sieve for sieve in sieves if sieve)


def _via(attribution: Attribution, cast: Cast, naming: Naming, publisher: str) -> str:
    """The agency or outlet the words came through: "told Reuters", "according to Reuters, he added"."""
    if attribution.via is not None:
        run = cast.run_at(attribution.via.start, attribution.via.end)
        return _outlet_name(cast, run) if run is not None else ""
    cue = attribution.cue
    if cue is None or cue.uses == "a":
        return ""
    for run in cast.runs_from(cue.end):
        if any(start <= run.start < end for start, end in attribution.spans):
            continue
        if run.start > cue.right + 70 or any(cue.end < start < run.start for start, _ in attribution.spans):
            return ""
        if "\n" in cast.text[cue.end : run.start]:
            return ""
        if is_outlet(run.words) and cast.resolved[run.start].member is not naming.member:
            name = _outlet_name(cast, run)
            return "" if publisher and name.removeprefix("The ") in publisher else name
    return ""


def _outlet_name(cast: Cast, run: NameRun) -> str:
    """An outlet's name, with the article when it is part of it: "The Hindu"."""
    name = cast.resolved[run.start].member.name if not is_outlet(run.words[-1:]) else run.last
    return f"The {name}" if f"The {name}" in outlets()[0] else name


def _mentions(speaking: list[Member], sources: list[tuple[int, int, int, Naming]]) -> tuple[Mention, ...]:
    """Each place where someone who speaks is named, and the pronouns and phrases they speak under."""
    found: dict[Span, Mention] = {}
    for member in speaking:
        for run, method in member.places:
            span = Span(run.start if member.is_body else run.name_start, run.end)
            found[span] = Mention(span, member.name, method)
    taken = {offset for known in found for offset in range(known.start, known.end)}
    for start, head_start, head_end, naming in sources:
        if naming.method in ("pronoun", "role", "unnamed") or naming.member is None:
            span = Span(start, head_end) if naming.method != "pronoun" else Span(head_start, head_end)
            if not taken.intersection(range(span.start, span.end)):
                found[span] = Mention(span, naming.name, naming.method)
    return tuple(sorted(found.values(), key=lambda mention: mention.span))
