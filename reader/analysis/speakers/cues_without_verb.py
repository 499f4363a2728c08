"""Speakers of quotations without a verb of saying: labels ("Belkin: ...") and whatever the sentence's verb is.

'"...," Belkin deadpanned' and 'Belkin took the microphone: "..."' need no word list: where a quotation begins or ends
in the way speech does, the subject of the verb beside it is the speaker.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.sieve import Sieve, Sieves
from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.speakers.quote_units import Unit
from reader.analysis.text.frequencies import every_share
from reader.analysis.text.nlp import FINITE, SUBJECTS, text_of, tokens_between
from reader.analysis.text.noun_phrases import Phrase, phrase_from, phrase_of
from reader.analysis.text.quotation_marks import Paragraph
from reader.model.lexicon import given_names, role_nouns, saying_verbs, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_LABEL = 9
_LONGEST_TAIL = 14
_PEOPLE = dict.fromkeys(word_set("people"), "")


class Quoted(NamedTuple):
    """A sentence with quotations and without a verb of saying."""

    doc: Doc
    paragraph: Paragraph
    unit: Unit


def label_cue(at: Quoted) -> Cue | None:
    """The cue of 'Belkin: "..."'; its words are the colon."""
    doc, unit = at.doc, at.unit
    if not unit.passages:
        return None
    first = unit.passages[0]
    lead = tokens_between(doc, unit.start, first.start)
    if not 2 <= len(lead) <= _LONGEST_LABEL or lead[-1].text != ":":
        return None
    while any(token.tag_[:2] in ("VB", "MD") for token in lead):
        comma = next((index for index, token in enumerate(lead) if token.text == ","), None)
        if comma is None:
            return None
        lead = lead[comma + 1 :]  # "Asked about the offer, the minister:"
    heads = [
        token for token in lead[:-1]
        if token.tag_ in ("NNP", "NNPS", "PRP") or _is_surname(doc, token)
        or (token.tag_[:2] == "NN" and token.lower_ in role_nouns() | _PEOPLE)
    ]  # fmt: skip
    if not heads or _only_labels(at, lead):
        return None
    comma = next((token.i for token in lead if token.text == ","), lead[-1].i)
    head = [token for token in heads if token.i < comma][-1:] or heads[-1:]
    source = phrase_of(head[0], at.paragraph, low=lead[0].i, high=lead[-1].i)
    if source is None:
        return None
    source = Phrase(lead[1 if lead[0].lower_ in saying_verbs() else 0].idx, lead[-2].idx + len(lead[-2]), head[0])
    return Cue(lead[-1].i, lead[-1].idx, lead[-1].idx + 1, ":", source, lemma=":")


def _only_labels(at: Quoted, lead: list[Token]) -> bool:
    """Whether a label is an ordinary word that names nobody: 'Example: "..."', 'Caption: "..."'."""
    word = lead[0].lower_
    known = word in role_nouns() | _PEOPLE or word in given_names() or _is_surname(at.doc, lead[0])
    return len(lead) == 2 and lead[0].tag_ != "PRP" and word in every_share() and not known


def _is_surname(doc: Doc, token: Token) -> bool:
    """Whether the text names the word behind another capital elsewhere: taggers take "Belkin:" for a common noun."""
    word = re.escape(token.text)
    return token.text.istitle() and re.search(rf"\b[A-Z][a-z]+ {word}\b", text_of(doc)) is not None


def signature_cue(at: Quoted) -> Cue | None:
    """The cue of '"..." — Ana Duarte, mayor'; its words are the dash."""
    doc, unit = at.doc, at.unit
    if not unit.passages:
        return None
    tail = tokens_between(doc, unit.passages[-1].end, unit.end)
    if len(tail) > 1 and tail[0].text == tail[1].text:
        tail = tail[1:]
    if not 2 <= len(tail) <= _LONGEST_TAIL or tail[0].text not in ("—", "–", "―", "--", "-"):
        return None
    name = tail[1 : next((n for n, token in enumerate(tail) if token.text == ","), len(tail))]
    if not name or any(token.tag_[:2] in ("VB", "MD") for token in name) or not name[0].text[:1].isupper():
        return None
    name = tail[1:]
    head = next((token for token in name if token.i + 1 >= len(doc) or not doc[token.i + 1].text.istitle()), name[-1])
    source = Phrase(name[0].idx, name[-1].idx + len(name[-1]), head)
    return Cue(tail[0].i, tail[0].idx, tail[0].idx + len(tail[0]), ":", source, inverted=True, lemma="—")


def sign_cue(at: Quoted) -> Cue | None:
    """The cue of 'A card in the window read: "..."', where taggers take the verb for a noun."""
    lead = tokens_between(at.doc, at.unit.start, at.unit.passages[0].start) if at.unit.passages else []
    if len(lead) < 3 or lead[-1].text != ":" or lead[-2].lower_ not in ("read", "reads"):
        return None
    head = phrase_from(at.doc, lead[0].i, at.paragraph)
    if head is None or head.head.i >= lead[-2].i:
        return None
    verb = lead[-2]
    source = Phrase(head.start, lead[-3].idx + len(lead[-3]), head.head)
    return Cue(verb.i, verb.idx, verb.idx + len(verb), "deo", source, lemma="read")


def nearby_verb_cue(at: Quoted) -> Cue | None:
    """The verb beside a quotation that begins behind a colon or ends with a comma before its tail."""
    doc, unit = at.doc, at.unit
    for passage in unit.passages:
        inner = text_of(doc)[passage.start : passage.end].strip("“”\"'‘’«»„ ")
        if inner[:1].islower() or len(inner.split()) < 2:
            continue
        if inner[-1:] in ",?!" or text_of(doc)[passage.end : passage.end + 1] == ",":
            tail = tokens_between(doc, passage.end, _next_start(unit, passage.end))
            cue = _tail_cue(doc, at.paragraph, tail) if tail and len(tail) <= _LONGEST_TAIL else None
            if cue is not None:
                return cue
        lead = tokens_between(doc, unit.start, passage.start)
        if lead and (lead[-1].text == ":" or (lead[-1].text == "," and len(inner.split()) > 3)):
            cue = _lead_cue(at.paragraph, lead)
            if cue is not None:
                return cue
    return None


def _next_start(unit: Unit, position: int) -> int:
    return min([p.start for p in unit.passages if p.start >= position] + [unit.end])


def _tail_cue(doc: Doc, paragraph: Paragraph, tail: list[Token]) -> Cue | None:
    """'Belkin deadpanned', 'deadpanned Belkin' right behind a quotation."""
    words = [token for token in tail if token.is_alpha]
    verb = next((token for token in words if token.tag_ in FINITE), None)
    if verb is None or any(token.tag_ in ("WDT", "WRB", "CC") for token in words if token.i < verb.i):
        return None
    if verb.i == words[0].i:
        source = phrase_from(doc, verb.i + 1, paragraph)
        inverted = True
    else:
        source = next(
            (phrase_of(c, paragraph, high=verb.i) for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None
        )
        inverted = False
        if (
            source is None
            or source.start != words[0].idx
            or verb.lower_ in ("is", "was", "are", "were", "'s", "’s", "has", "had")
        ):
            return None
    if source is None:
        return None
    return Cue(verb.i, verb.idx, verb.idx + len(verb), "?", source, inverted=inverted, lemma=verb.lower_)


def _lead_cue(paragraph: Paragraph, lead: list[Token]) -> Cue | None:
    """The subject of the last clause before a quotation."""
    for token in reversed(lead):
        if token.tag_ not in (*FINITE, "VBG", "VBN", "VB"):
            continue
        climbed = token
        for _ in range(5):
            subject = next((c for c in climbed.children if c.dep_ in SUBJECTS and not paragraph.within(c.idx)), None)
            if subject is not None:
                source = phrase_of(subject, paragraph, high=climbed.i if subject.i < climbed.i else None)
                if source is None or source.head.lower_ in ("it", "this", "that", "there", "which", "i", "we", "you"):
                    return None
                return Cue(token.i, token.idx, token.idx + len(token), "?", source, lemma=token.lower_)
            climbed = climbed.head
    return None


WITHOUT_VERB = Sieves(
    "cues without a verb of saying",
    Sieve("signature", "“It holds.” — Ilse Drey, harbor master", signature_cue),
    Sieve("label", "Drey: “It holds.”", label_cue),
    Sieve("sign that reads", "A card in the window read: “It holds.”", sign_cue),
    Sieve("any verb", "“It holds,” deadpanned Drey.", nearby_verb_cue, 0.85),
)
