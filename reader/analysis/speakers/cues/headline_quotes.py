"""Headlines that say who speaks with a colon, without quotation marks: "Minister: talks to resume", "Talks off: UN"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.text.nlp import FINITE, text_of, tokens_between
from reader.analysis.text.noun_phrases import Phrase
from reader.analysis.text.quotation_marks import Paragraph
from reader.model.document import Span
from reader.model.lexicon import body_nouns, is_role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HEADLINE = re.compile(r"([^:]{2,140}): ([^:]{2,140})")
_LONGEST, _LONGEST_LABEL = 160, 6
_STUDIES = frozenset({"study", "report", "survey", "poll", "sources", "officials", "experts", "lawyers", "reports"})
_ABOUT = ("WRB", "WP", "WDT")


def headline_cue(doc: Doc, paragraph: Paragraph, *, first: bool) -> tuple[Cue, Span] | None:
    """The colon of a headline (or of a first line without a full stop) as a cue, and the words that are said."""
    text = text_of(doc)
    line = text[paragraph.start : paragraph.end]
    if paragraph.passages or not (paragraph.heading or first) or len(line) > _LONGEST or line[-1] in ".!?:;":
        return None
    cut = _HEADLINE.fullmatch(line)
    if cut is None:
        return None
    left, right = (Span(paragraph.start + cut.start(n), paragraph.start + cut.end(n)) for n in (1, 2))
    for label, said in ((left, right), (right, left)):
        head = _speaker(doc, tokens_between(doc, *label))
        if head is not None and _tells(tokens_between(doc, *said), named=head.tag_ == "NNP" and label is left):
            colon = next(token for token in tokens_between(doc, left.end, right.start) if token.text == ":")
            source = Phrase(label.start, label.end, head)
            cue = Cue(colon.i, colon.idx, colon.idx + 1, ":", source, inverted=label is right, lemma=":")
            return cue, said
    return None


def _speaker(doc: Doc, label: list[Token]) -> Token | None:
    """The head of a label that names who speaks: a role, a body, or somebody whom the story names again."""
    if not 1 <= len(label) <= _LONGEST_LABEL or any(token.tag_ in (*FINITE, "MD", ",", "CC") for token in label):
        return None
    last = label[-1]
    word = last.lower_
    if is_role(word) or word in body_nouns() or word in _STUDIES:
        return last
    behind = text_of(doc)[last.idx + len(last) :]
    surname = last.text.istitle() and re.search(rf"\b[A-Z][\w’'-]+ {re.escape(last.text)}\b", behind)
    acronym = last.text.isupper() and len(last) > 1 and re.search(rf"\b{re.escape(last.text)}\b", behind)
    return last if surname or acronym else None


def _tells(words: list[Token], *, named: bool) -> bool:
    """Whether words make a statement; behind a name in front a finite verb is needed: not "Duarte: a life in song"."""
    if len(words) < 2 or words[0].tag_ in _ABOUT:
        return False
    verbs = [token for token in words if token.tag_[:2] in ("VB", "MD") and token.dep_ not in ("relcl", "amod")]
    return any(token.tag_ in (*FINITE, "MD") or not named for token in verbs)
