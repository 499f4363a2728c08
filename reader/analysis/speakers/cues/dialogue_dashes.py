"""Speech without quotation marks: dialogue behind dashes ("— I will not go, said Belkin. — Never.").

And quotations signed on the line below them, as pull quotes are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.text.nlp import FINITE, text_of, tokens_between
from reader.analysis.text.noun_phrases import Phrase
from reader.analysis.text.quotation_marks import Paragraph
from reader.model.document import Span
from reader.model.lexicon import given_names, is_role

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DASHES = ("—", "–", "―")
_PERSONAL = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Mm]e|[Uu]s)\b|[?!]")
_GOES_ON = re.compile(r"[.,]?\s*[—–―]\s*(\S.*)", re.DOTALL)
_LONGEST_SIGNATURE = 110


def spoken_behind_dash(doc: Doc, paragraph: Paragraph, spans: list[Span], cue: Cue) -> list[Span] | None:
    """The spans of a clause and its cue as direct speech, when a dash opens the paragraph like a line of dialogue.

    The words must be somebody's own ("I", "you", a question): dashes open the items of lists too.
    """
    text = text_of(doc)
    first = spans[0]
    if text[paragraph.start] not in _DASHES or text[paragraph.start + 1 : first.start].strip(" \u00a0"):
        return None
    if not _PERSONAL.search(text, first.start, paragraph.end):
        return None
    rest = _GOES_ON.fullmatch(text, cue.right, paragraph.end)
    return [*spans, Span(*rest.span(1))] if rest is not None else spans


def signature_line(doc: Doc, paragraph: Paragraph) -> Cue | None:
    """The cue that a line with only a name and perhaps a role is for the quotation above it; its words are the name."""
    text = text_of(doc)
    words = text[paragraph.start : paragraph.end]
    tokens = tokens_between(doc, paragraph.start, paragraph.end)
    dashed = bool(tokens) and tokens[0].text in (*_DASHES, "-", "--")
    tokens = tokens[1:] if dashed else tokens
    if not tokens or paragraph.passages or len(words) > _LONGEST_SIGNATURE or words[-1] in ".!?:;":
        return None
    name = tokens[: next((n for n, token in enumerate(tokens) if token.text in (",", "(")), len(tokens))]
    if not 1 <= len(name) <= 5 or not all(token.text[:1].isupper() or len(token) < 4 for token in name):
        return None
    if any(token.tag_ in (*FINITE, "MD") for token in tokens[len(name) :]):
        return None
    behind = [token.lower_ for token in tokens[len(name) :]]
    if not dashed and not (len(name) > 1 and (name[0].lower_ in given_names() or any(map(is_role, behind)))):
        return None
    source = Phrase(tokens[0].idx, tokens[-1].idx + len(tokens[-1]), name[-1])
    return Cue(name[0].i, source.start, name[-1].idx + len(name[-1]), ":", source, inverted=True, lemma="—")
