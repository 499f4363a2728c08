"""Nouns that report a statement: "a warning from the pilots that ...", "the announcement by Tarn Dairies that ...".

The noun is the cue, whom "by", "from" or a possessive names is the source; the clause behind "that" is what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.speakers.cues.cue import Cue, Word, is_speaker
from reader.analysis.text.noun_phrases import Phrase, phrase_of
from reader.analysis.text.quotation_marks import Paragraph
from reader.model.document import Span
from reader.model.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

USES = "n"
"""As `Cue.uses`: a noun that reports."""
STATEMENTS = word_set("statements")
_MAKERS = ("by", "from")
_FARTHEST = 14
"""Words between the noun and "that": the whole of who says it."""


def noun_cue(word: Word) -> Cue | None:
    """The cue that a noun like "claim" is, when the words beside it say whose and a clause says what."""
    token, paragraph = word.token, word.paragraph
    if token.lower_ not in STATEMENTS or token.tag_ not in ("NN", "NNS"):
        return None
    that = _that(token, paragraph)
    source = _maker(token, that, paragraph) if that is not None else None
    if source is None or not is_speaker(source):
        return None
    return Cue(
        token.i,
        token.idx,
        token.idx + len(token),
        USES,
        source,
        inverted=source.start > token.idx,
        lemma=token.lower_,
    )


def noun_content(doc: Doc, cue: Cue, limit: int) -> Span | None:
    """The clause behind the "that" of a noun cue, up to `limit` at most."""
    that = next(
        (t for t in doc[cue.token + 1 : cue.token + _FARTHEST + 2] if t.lower_ == "that" and t.idx >= cue.right), None
    )
    if that is None:
        return None
    verb = that.head
    end = min(limit, verb.right_edge.idx + len(verb.right_edge))
    return Span(that.idx, end) if end > that.idx + len(that) else None


def _that(token: Token, paragraph: Paragraph) -> Token | None:
    """The "that" which opens what is claimed: right behind the noun, or behind who claims it."""
    doc = token.doc
    for following in doc[token.i + 1 : token.i + _FARTHEST + 2]:
        if following.idx >= paragraph.end or following.tag_ in ("VBD", "VBZ", "VBP", "MD", "."):
            return None
        if following.lower_ == "that":
            clause = following.head
            whole = following.tag_ == "IN" or any(
                c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i != following.i for c in clause.children
            )
            return following if whole and clause.i > following.i else None
    return None


def _maker(token: Token, that: Token, paragraph: Paragraph) -> Phrase | None:
    if that.i == token.i + 1:
        owner = next((child for child in token.children if child.dep_ == "poss" and child.i < token.i), None)
        return phrase_of(owner, paragraph, high=token.i) if owner is not None else None
    by = token.doc[token.i + 1]
    if by.lower_ not in _MAKERS:
        return None
    noun = next((child for child in by.children if child.dep_ == "pobj"), None)
    return phrase_of(noun, paragraph, low=by.i + 1, high=that.i) if noun is not None else None
