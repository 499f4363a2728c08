"""Vetoes: words of saying by which nothing was said: "would say", "declined to say", "if she says", "said nobody"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.sieve import Sieve, Sieves
from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.text.nlp import text_of
from reader.model.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOBODY = re.compile(r"(?:nobody|no one|none|neither)\b", re.IGNORECASE)
_ITSELF = re.compile(
    r"\b(?:versions?|headlines?|captions?|summary) (?:of|on|in|for|to|with) this (?:\w+ )?"
    r"(?:story|article|report|post|column|piece|interview|review|item)\b|^this (?:story|article|post)\b",
    re.IGNORECASE,
)
_UNREAL = word_set("unreal")
_UNSAID = word_set("unsaid")
_REACHED = word_set("reached to say")
_CONDITIONS = ("if", "whether", "unless")


class Saying(NamedTuple):
    """A verb of saying and the cue it makes."""

    verb: Token
    cue: Cue


def is_real(doc: Doc, cue: Cue) -> bool:
    """Whether something was said at all by a cue."""
    return cue.uses in ("a", ":", "n") or cue.shared or UNSAID.first(Saying(doc[cue.token], cue)) is None


def _into_saying(at: Saying) -> bool:
    return at.verb.dep_ == "pcomp" and at.verb.head.lower_ in _UNSAID


def _asks_who(at: Saying) -> bool:
    """ "who" asks; in "the guard who said" it hangs on the guard."""
    head = at.cue.source.head if at.cue.source is not None else None
    return (
        head is not None and head.lower_ == "who" and head.text != "WHO" and (head.i == 0 or head.is_sent_start is True)
    )


def _who_said_of_main(at: Saying) -> bool:
    """ "The guard who said he heard a bell has retired": the parse takes the sentence's own verb for what was said."""
    noun = at.verb.head
    if at.verb.dep_ != "relcl" or noun.dep_ != "ROOT" or noun.tag_ not in ("NN", "NNS", "NNP"):
        return False
    opens = noun.left_edge.is_sent_start is True and all(t.tag_ in ("DT", "NNP", "NN", "JJ") for t in noun.lefts)
    return opens and noun.i + 2 == at.verb.i and noun.nbor().tag_ == "WP"


def _without_saying(at: Saying) -> bool:
    return at.verb.i > 0 and at.verb.nbor(-1).lower_ == "without"


def _by_the_story(at: Saying) -> bool:
    """A note on a correction tells what was printed, which nobody says any more."""
    source = at.cue.source
    return source is not None and _ITSELF.search(text_of(at.verb.doc)[source.start : source.end]) is not None


def _by_nobody(at: Saying) -> bool:
    return at.cue.source is not None and _NOBODY.match(text_of(at.verb.doc), at.cue.source.start) is not None


def _had_he_said(at: Saying) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "VBD" and c.text == "Had" for c in at.verb.children)


def _denied(at: Saying) -> bool:
    verb = at.verb
    return any(
        c.i < verb.i and (c.dep_ == "neg" or c.lower_ in _UNREAL or c.lower_ in _CONDITIONS) for c in verb.children
    )


def _is_said(at: Saying) -> bool:
    passive = any(c.i < at.verb.i and c.dep_ == "auxpass" for c in at.verb.children)
    return passive and at.verb.lower_ != "quoted" and not at.cue.passive


def _to_say(at: Saying) -> bool:
    went_on = at.cue.start < at.verb.idx or (at.verb.dep_ in ("advcl", "xcomp") and at.verb.head.lower_ in _REACHED)
    return at.verb.tag_ == "VB" and at.verb.i > 0 and at.verb.nbor(-1).lower_ == "to" and not went_on


def _participle(at: Saying) -> bool:
    if at.verb.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass") for child in at.verb.children):
        return False
    return at.cue.inherited or at.cue.source is None or at.verb.dep_ in ("acl", "amod")


def _bare(at: Saying) -> bool:
    to = at.verb.i > 0 and at.verb.nbor(-1).lower_ == "to"
    return at.verb.tag_ == "VB" and not to and not any(c.lower_ in ("did", "do", "does") for c in at.verb.children)


UNSAID = Sieves(
    "nothing was said",
    Sieve("pressed into", "They pressed him into announcing a date.", _into_saying),
    Sieve("question", "Who said pigs cannot swim?", _asks_who),
    Sieve("told of who said it", "The guard who said he heard a bell has retired.", _who_said_of_main),
    Sieve("without saying", "It goes without saying that it rained.", _without_saying),
    Sieve("nobody", "Nobody said the pier would hold.", _by_nobody),
    Sieve("the story itself", "An earlier version of this story said the pier would hold.", _by_the_story),
    Sieve("condition in front", "Had he said no, the pier would have held.", _had_he_said),
    Sieve("denied or unreal", "She did not say the pier would hold; he might say so.", _denied),
    Sieve("passive", "The pier is said to hold.", _is_said),
    Sieve("to say", "She declined to say the pier would hold.", _to_say),
    Sieve("participle", "the date announced on Monday", _participle),
    Sieve("bare verb", "She would say the pier holds.", _bare),
)
