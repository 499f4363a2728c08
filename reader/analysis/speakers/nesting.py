"""Nesting: which cues of a sentence are nested in another quotation, and which go on with the speaker before them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.speakers.quote_units import Unit
from reader.analysis.text.nlp import FINITE, tokens_between

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def share_sources(doc: Doc, cues: list[Cue]) -> list[Cue]:
    """Give "..., adding that" and "... and confirmed that" the source of the cue before them in the sentence.

    The parser tends to hang them on the nearest verb, which stands within what is said.
    """
    shared: list[Cue] = []
    for cue in cues:
        owner = _owner(doc, cue, [c for c in shared if not c.inherited and c.source is not None and c.uses != "a"])
        if owner is not None and cue.inherited and not cue.shared and _goes_on(doc, cue):
            cue = replace(cue, source=owner.source)
        shared.append(cue)
    return shared


def _owner(doc: Doc, cue: Cue, before: list[Cue]) -> Cue | None:
    """Whose words a dependent cue goes on with: of "X said Y had concluded ..., saying", it is X who goes on.

    Without a comma it is whoever stands nearest: "said she had met guards who ran off saying".
    """
    if doc[cue.token].tag_ == "VBG" and doc[cue.token - 1].text == ",":
        for index, owner in enumerate(before):
            if all(inside(doc, owner, inner) for inner in before[index + 1 :]):
                return owner
    return before[-1] if before else None


def _goes_on(doc: Doc, cue: Cue) -> bool:
    token = doc[cue.token]
    before = doc[token.i - 1].lower_ if token.i > 0 else ""
    if token.tag_ == "VBG" and token.dep_ == "acl" and doc[token.i - 1].tag_ in ("NN", "NNS"):
        return False  # "the receipt confirming that": it is the receipt that confirms
    if token.tag_ == "VBG":
        return before in (",", "—", "–", "--", "-", "and", "while", "but", "also") or doc[token.i - 1].tag_ in (
            "RB",
            "NNS",
            "NN",
        )
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    return (
        token.tag_ in FINITE and token.dep_ == "conj" and before in ("and", "but", "also", ",") and following == "that"
    )


def inside(
    doc: Doc, outer: Cue, inner: Cue, through: tuple[str, ...] = ("ccomp", "dobj", "xcomp", "pcomp", "prep", "oprd")
) -> bool:
    """Whether a cue stands within what another one says ("X said that Y claimed ...")."""
    token = doc[inner.token]
    if inner.uses == "a" or (inner.shared and outer.token < inner.token):
        return False
    own = token.dep_ == "conj" and (token.tag_ != "VBG" or token.head.i == outer.token)
    told = token.dep_ == "conj" and token.tag_ == token.head.tag_ == "VBG" and token.head.i != outer.token
    if inner.inherited and _same(inner, outer) and not told and (own or _goes_on(doc, inner)):
        return False  # but "said they are arriving and finding" goes on with what is said
    previous = token
    for _ in range(12):
        if token.i == outer.token:
            return previous.dep_ in through
        if token.head.i == token.i:
            return False
        if previous.dep_ == "advcl" and previous.i > token.i and _tells_when(previous) and _is_of(inner, outer):
            return False
        previous, token = token, token.head
    return False


def answers(doc: Doc, cue: Cue, other: Cue) -> bool:
    """Whether a cue only answers what another one reports: "rejected a claim by X that", "blamed X for saying that".

    The words are those of X; but a denial stays one.
    """
    told = doc[other.token]
    if cue.lemma == "deny" or other.token <= cue.token:
        return False
    if other.uses == "n":
        return told.dep_ in ("dobj", "pobj") and cue.token in (told.head.i, told.head.head.i)
    blamed = told.dep_ == "pcomp" and told.head.lower_ == "for" and told.head.head.i == cue.token
    return blamed and other.source is not None and other.source.head.head.i == cue.token


def _tells_when(clause: Token) -> bool:
    return any(
        child.dep_ in ("mark", "advmod") and child.lower_ in ("as", "while", "when") for child in clause.children
    )


def _is_of(inner: Cue, outer: Cue) -> bool:
    """Whether whoever speaks in a clause may be who speaks in the sentence: "he" in "said ... as he asserted"."""
    return inner.source is not None and (inner.source.head.tag_ == "PRP" or _same(inner, outer))


def repeats(unit: Unit, cue: Cue) -> bool:
    """Whether a cue within a statement is no statement of its own: "it shows", "he had said" without quoted words."""
    if cue.source is None or cue.inherited:
        return False
    word = cue.source.head.lower_
    return word == "it" or (word in ("he", "she", "they") and not any(p.start > cue.start for p in unit.passages))


def reports(cue: Cue) -> bool:
    """Whether a cue only passes on what another said: ", the agency reported", ", Nordwire reported"."""
    return cue.lemma == "report" and not cue.inherited and cue.source is not None


def fronts(doc: Doc, outer: Cue, inner: Cue) -> bool:
    """Whether a cue stands within what a later one says: "The study shows that ..., Belkin said"."""
    verb = doc[outer.token]
    own = any(c.dep_ in ("dobj", "ccomp") and c.i > verb.i and c.idx != outer.right for c in verb.children)
    return not own and inside(doc, outer, inner, ("ccomp",))


def _same(one: Cue, other: Cue) -> bool:
    """Whether two cues share their source."""
    return one.source is not None and other.source is not None and one.source.start == other.source.start


def left_of(doc: Doc, cue: Cue) -> int:
    """Where a cue's clause begins, its conjunction included."""
    left = cue.left
    tokens = tokens_between(doc, max(0, left - 12), left)
    joined = False
    while tokens and tokens[-1].idx + len(tokens[-1]) <= left and (
        tokens[-1].tag_ in ("CC", ",")
        or (tokens[-1].tag_ == "RB" and not joined)
        or tokens[-1].lower_ in ("while", "as", "though", "although", "whereas")
    ):  # fmt: skip
        left = tokens[-1].idx
        joined = tokens.pop().tag_ == "CC" or joined
    return left
