"""What speaks for and against a quotation and its speaker: the evidence that `confidence` weighs.

Each piece of evidence is a short word, "cue:say" or "who:he"; a quotation has some thirty of them. They tell how the
words were found, what stands beside them, how the speaker was resolved and who else may be meant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.people.entities import Member
from reader.analysis.people.resolver import Naming
from reader.analysis.speakers.cues.cue import is_speaker
from reader.analysis.speakers.statement import Attribution
from reader.analysis.text.frequencies import every_share
from reader.analysis.text.nlp import FINITE, text_of, tokens_between
from reader.analysis.text.quotation_marks import Paragraph, paragraph_at
from reader.model.lexicon import body_nouns, given_names, is_outlet, is_role, report_nouns, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KNOWN_CUES = word_set("cues told apart")
"""Cues that are told apart; the others are one."""
_STEPS = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation with whom it was given to, and how many quotations went on with the same speaker before it."""

    attribution: Attribution
    naming: Naming
    follows: int = 0


def evidence(doc: Doc, paragraphs: Sequence[Paragraph], voices: Sequence[Voice]) -> list[frozenset[str]]:
    """The evidence for each of the quotations of a story, in their order."""
    nested = _nested([voice.attribution for voice in voices])
    spoken: dict[int, int] = {}
    found = []
    for index, voice in enumerate(voices):
        words = {
            *_of_words(doc, paragraphs, voice.attribution),
            *_of_cue(doc, voice.attribution),
            *_of_speaker(doc, voice, spoken),
            *nested[index],
        }
        words |= {
            f"{kind}&{how}" for kind in words if kind.startswith("kind:") for how in words if how.startswith("how:")
        }
        found.append(frozenset(words))
        if voice.naming.member is not None:
            spoken[id(voice.naming.member)] = spoken.get(id(voice.naming.member), 0) + 1
    return found


def _of_words(doc: Doc, paragraphs: Sequence[Paragraph], attribution: Attribution) -> Iterator[str]:
    """How the words themselves look: direct or not, long or short, a sentence or a piece of one."""
    text = text_of(doc)
    first, last = attribution.spans[0], attribution.spans[-1]
    yield f"kind:{attribution.kind}"
    size = sum(len(text[start:end].split()) for start, end in attribution.spans)
    yield f"words:{_step(size, (3, 6, 12, 30, 60))}"
    yield f"parts:{min(len(attribution.spans), 3)}"
    inner = text[first.start : first.end].lstrip("“\"'‘’”")
    yield "begins:capital" if inner[:1].isupper() else "begins:that" if inner.startswith("that ") else "begins:small"
    if attribution.kind == "direct":
        yield "ends:stop" if text[last.start : last.end].rstrip("”\"'’ ")[-1:] in tuple(".,!?…") else "ends:open"
    else:
        tokens = tokens_between(doc, *first)
        verbs = any(token.tag_ in (*FINITE, "MD") for token in tokens)
        yield "verb:finite" if verbs else "verb:none"
        if (
            tokens
            and tokens[0].tag_ in ("VBG", "IN", "TO", "WDT", "WP", "CC")
            and tokens[0].lower_ not in ("that", "if", "whether")
        ):
            yield f"opens:{tokens[0].tag_}"
    paragraph = paragraph_at(paragraphs, first.start)
    if paragraph is None:
        return
    if paragraph.heading:
        yield "in:heading"
    if paragraph.start == paragraphs[0].start:
        yield "in:first"
    if paragraph.end - last.end > 2:
        yield "tail:words"
    yield f"paragraph:{_step(paragraph.end - paragraph.start, (60, 150, 400))}"


def _of_cue(doc: Doc, attribution: Attribution) -> Iterator[str]:
    """What word of saying stands there, in what form, how near, and what its subject is."""
    cue = attribution.cue
    if cue is None:
        yield "cue:none"
        yield "asked" if attribution.answers else "unasked"
        if attribution.implied is not None:
            yield "implied"
        if attribution.narrated:
            yield "narrated"
        return
    yield f"cue:{cue.lemma if cue.lemma in _KNOWN_CUES else 'other'}"
    yield f"uses:{'r' if 'r' in cue.uses else 'e' if 'e' in cue.uses else 'o' if 'o' in cue.uses else cue.uses[:1]}"
    token = doc[cue.token]
    yield f"form:{token.tag_}"
    yield f"dep:{token.dep_}"
    for name in ("inherited", "inverted", "shared", "passive"):
        if getattr(cue, name):
            yield name
    near = min(
        min(abs(start - cue.right), abs(cue.left - end), 0 if start <= cue.start < end else 999)
        for start, end in attribution.spans
    )
    yield f"gap:{_step(near, (2, 4, 8, 30))}"
    yield "side:before" if cue.start > attribution.spans[-1].start else "side:behind"
    if attribution.via is not None:
        yield "via"
    source = cue.source
    if source is None:
        yield "source:none"
        return
    head = source.head
    word = head.lower_
    yield f"source:{head.tag_}"
    yield "subject:speaker" if is_speaker(source) else "subject:thing"
    kinds = (
        ("role", is_role(word)),
        ("body", word in body_nouns()),
        ("report", word in report_nouns()),
        ("people", word in word_set("people")),
    )
    yield f"noun:{next((name for name, holds in kinds if holds), 'other')}"
    yield f"source dep:{head.dep_}"
    yield f"source far:{_step(min(abs(cue.start - source.end), abs(source.start - cue.end)), (2, 12, 40))}"
    yield f"source size:{_step(len(text_of(doc)[source.start : source.end].split()), (1, 2, 4, 8, 14))}"


def _of_speaker(doc: Doc, voice: Voice, spoken: dict[int, int]) -> Iterator[str]:
    """How the speaker was found, how well that fits, and what the story knows of them."""
    attribution, naming = voice.attribution, voice.naming
    cue = attribution.cue
    source = cue.source if cue is not None else None
    yield f"how:{naming.method}"
    yield f"sure:{_step(naming.confidence, _STEPS)}"
    if source is not None and (source.head.tag_ == "PRP" or source.head.lower_ == "who"):
        yield f"who:{source.head.lower_}"
    if voice.follows:
        yield f"follows:{min(voice.follows, 4)}"
    if not naming.name:
        yield "nobody"
        return
    words = naming.name.split()
    yield f"name:{min(len(words), 5)}"
    common = every_share()
    if len(words) == 1 and words[0].lower() in common and words[0].lower() not in given_names():
        yield "name:ordinary"
    if any(char.isdigit() for char in naming.name):
        yield "name:digits"
    member = naming.member
    if member is None:
        yield "member:none"
        yield "name:plural" if words[-1].endswith("s") else "name:single"
        return
    yield "member:body" if member.is_body else "member:person" if member.human else "member:unknown"
    if member.gender:
        yield "member:gender"
    if member.roles:
        yield "member:role"
    if is_outlet(member.words):
        yield "member:outlet"
    yield f"member named:{_step(len(member.places), (1, 2, 4, 8))}"
    yield f"member spoke:{_step(spoken.get(id(member), 0), (0, 1, 3))}"
    if source is not None:
        yield f"far:{_far(member, source.start)}"


def _far(member: Member, position: int) -> str:
    """How far behind its last naming a mention stands, in steps of characters."""
    behind = bisect_right(member.places, position, key=lambda place: place[0].start)
    if not behind:
        return "later"
    return str(_step(position - member.places[behind - 1][0].start, (0, 80, 250, 600, 1500)))


def _nested(attributions: Iterable[Attribution]) -> list[tuple[str, ...]]:
    """For each quotation whether it stands within another one, holds one, or shares its words with one."""
    order = list(attributions)
    spans = [(min(s.start for s in a.spans), max(s.end for s in a.spans)) for a in order]
    marks: list[set[str]] = [set() for _ in order]
    open_: list[int] = []
    for index in sorted(range(len(order)), key=lambda i: (spans[i][0], -spans[i][1])):
        start, end = spans[index]
        while open_ and spans[open_[-1]][1] <= start:
            open_.pop()
        if open_:
            outer = open_[-1]
            marks[index].add("nested:within" if end <= spans[outer][1] else "nested:across")
            marks[outer].add("nested:holds" if end <= spans[outer][1] else "nested:across")
        open_.append(index)
    return [tuple(sorted(each)) for each in marks]


def _step(value: float, steps: Sequence[float]) -> int:
    """Which of the ascending steps a value has passed."""
    return sum(value > step for step in steps)
