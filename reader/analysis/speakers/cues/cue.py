"""A cue: where the words of saying stand, who says so by them, and who may speak at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.speakers.cues.subjects import AGENT_ENDINGS
from reader.analysis.text.noun_phrases import Phrase
from reader.analysis.text.quotation_marks import Paragraph
from reader.model.lexicon import body_nouns, is_role, report_nouns, role_nouns, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE = word_set("people")
_ASKED = ("said", "say", "says", "reported", "think", "thought", "believe", "believed", "agreed", "agree", "admitted")
"""How those of whom a survey asks answer."""
_PARTS = ("quarters", "thirds", "fifths", "tenths")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its source."""

    token: int
    """Index of the verb (or of "according", or of the colon)."""
    start: int
    end: int
    uses: str
    """As in verbs.txt; "a" for "according to", ":" for a label."""
    source: Phrase | None
    inherited: bool = False
    """The source stands with another verb: "X said ..., adding ..."."""
    inverted: bool = False
    lemma: str = ""
    shared: bool = False
    """Joined to a verb before it whose subject is its own, whatever the parse says: "said it rose but warned ..."."""
    via: Phrase | None = None
    """Whoever passes the words on: "TNA" in "TNA quoted him as saying"."""
    passive: bool = False
    """The source stands behind "by": "It was claimed by X that ..."."""
    kind: str = ""
    """The sieve that found it."""
    by: str = ""
    """The sieve that found the source."""

    @property
    def left(self) -> int:
        """Where cue and source together begin."""
        if self.via is not None:
            return min(self.start, self.via.start)
        return self.start if self.source is None or self.inherited else min(self.start, self.source.start)

    @property
    def right(self) -> int:
        """Where cue and source together end."""
        return self.end if self.source is None or self.inherited else max(self.end, self.source.end)


class Word(NamedTuple):
    """A word that may be a cue."""

    token: Token
    paragraph: Paragraph
    before: list[Cue]
    """The cues found so far."""


def is_share_of_people(head: Token) -> bool:
    """Whether a share is one of the people that a survey asked: "85% of parents said", "two-thirds of voters say".

    A fraction alone names nobody.
    """
    percent = head.lower_ in ("%", "percent")
    if not (percent or head.lower_ in _PARTS) or head.dep_ != "nsubj" or head.head.lower_ not in _ASKED:
        return False
    of = next((child for child in head.children if child.lower_ == "of"), None)
    if of is None:
        return percent
    return any(child.tag_ == "NNS" for child in of.children)


def is_speaker(source: Phrase) -> bool:
    """Whether the head of a phrase may speak: a name, a pronoun, a role, a body, a report."""
    head, word = source.head, source.head.lower_
    if is_share_of_people(head):
        return True
    if head.tag_ in ("NNP", "NNPS", "PRP", "WP", "WDT") or is_role(word) or head.text[:1].isupper():
        return True
    if any(word in known for known in (role_nouns(), body_nouns(), report_nouns(), _PEOPLE)) or word in ("one", "who"):
        return True
    return (head.tag_ == "NNS" and word.endswith(AGENT_ENDINGS)) or head.tag_ in ("CD", "JJ", "JJS", "DT")
