"""Bounds: where a clause that is said begins and ends behind its verb of saying."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.lexicon import word_set
from reader.analysis.speakers.cue import Cue
from reader.analysis.text.nlp import FINITE, SUBJECTS, tokens_between
from reader.analysis.text.quotation_marks import Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HEARERS = ("dobj", "dative", "iobj")
"""How whoever is told something hangs on the verb."""
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}$")
_EDGES = " \t\u00a0,;:—–-.!?"
_TELLING = word_set("telling")
_CONTRASTS = ("while", "whereas", "though", "although")
_DASHES = ("—", "–", "--", "-")


def clause_start(doc: Doc, cue: Cue, verb: Token, begin: int, limit: int, passages: list[Passage]) -> int | None:
    """Where what is said begins between `begin` and `limit`; None when nothing there is said."""
    gap = tokens_between(doc, begin, limit)
    quoted = bool(passages)
    if not gap:
        return None
    uses = cue.uses
    if "t" in uses or "d" in uses:
        that = next((token for token in gap[:14] if token.lower_ == "that" and _opens_clause(token)), None)
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and begin <= c.idx < limit]
        clause = next((c for c in clauses if _has_subject(c) or verb.dep_ == "relcl"), None)
        if that is not None and (clause is None or that.i <= clause.i) and _near(gap, that):
            return that.idx
        if clause is not None and ("t" in uses or quoted):
            return max(_clause_left(verb, clause).idx, gap[0].idx)
    if "t" in uses and verb.dep_ == "relcl" and gap[0].tag_ in (*FINITE, "MD"):
        return gap[0].idx  # "a move that Putin warned would ..."
    if "t" in uses and cue.lemma in _TELLING:
        below = (
            t for t in gap
            if t.head.i >= verb.i and _has_subject(t) and (t.dep_ in ("ccomp", "xcomp") or _told_to(t, verb))
        )  # fmt: skip
        inner = next((t for t in below if not any(child.tag_ == "TO" for child in t.children)), None)
        if inner is not None:
            return max(inner.left_edge.idx, gap[0].idx)
    if "i" in uses:
        bare = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and c.tag_ == "VB"), None)
        if bare is not None and begin <= bare.left_edge.idx < limit:
            return bare.left_edge.idx
    if cue.lemma == "call" and gap[0].lower_ in ("for", "on"):
        return gap[0].idx
    if cue.lemma in ("warn", "complain") and gap[0].lower_ in ("of", "about", "against") and len(gap) > 1:
        return gap[1].idx
    if cue.shared and verb.dep_ == "amod":
        told = "o" in uses or ("t" in uses and any(token.tag_ in (*FINITE, "MD") for token in gap))
        return gap[0].idx if told else None
    if "o" in uses or ("q" in uses and quoted):
        return _object_start(cue, verb, gap, passages)
    if quoted and "d" in uses and _quoted_clause(gap):
        return gap[0].idx
    return None


def _told_to(clause: Token, verb: Token) -> bool:
    """ "told rescuers they had lost steering": parsers hang what is said on the hearer, like a relative clause."""
    whole = any(
        child.dep_ in ("dobj", "attr", "acomp", "xcomp", "ccomp") and child.i > clause.i for child in clause.children
    )
    hearer = clause.dep_ == "relcl" and clause.head.dep_ in HEARERS and clause.head.head.i == verb.i
    return hearer and whole and clause.left_edge.tag_ in ("PRP", "DT", "PRP$")


def _opens_clause(that: Token) -> bool:
    """Whether a "that" begins what is said; in "at a briefing that prices fell" taggers take it for a relative one."""
    if that.tag_ == "IN":
        return True
    others = [child for child in that.head.children if child.i > that.i]
    whole = that.dep_ in ("mark", "nsubj") or any(child.dep_ in ("dobj", "attr") for child in others)
    return that.tag_ == "WDT" and whole and any(child.dep_ in SUBJECTS and child.i < that.head.i for child in others)


def _clause_left(verb: Token, clause: Token) -> Token:
    """Where a clause begins; its subject may have been parsed as the verb's object ("explained her debut was hard")."""
    edge = clause.left_edge
    for child in verb.children:
        if (
            child.dep_ == "dobj"
            and child.right_edge.i + 1 == edge.i
            and not any(c.dep_ in SUBJECTS for c in clause.children)
        ):
            return child.left_edge
    return edge


def _quoted_clause(gap: list[Token]) -> bool:
    return any(token.tag_ in FINITE for token in gap) and gap[0].tag_ in (
        "PRP",
        "DT",
        "NNP",
        "NN",
        "NNS",
        "PRP$",
        "EX",
        "JJ",
    )


def _object_start(cue: Cue, verb: Token, gap: list[Token], passages: list[Passage]) -> int | None:
    """Where the object of "denied", "called", "accused" begins; with quoted words it need not be parsed as one."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "ccomp", "oprd", "xcomp") and c.i > verb.i]
    quoted = False
    if passages:
        lead = [token for token in gap if token.idx < passages[0].start]
        quoted = not any(t.tag_ in (*FINITE, ",", ":", "MD") for t in lead) and (
            not lead or lead[0].tag_ not in ("RB", "RP", ".")
        )
    own = any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children) and bool(passages)
    if (
        verb.dep_ == "relcl"
        and not quoted
        and not own
        and (cue.source is None or cue.source.head.tag_ not in ("WP", "WDT"))
    ):
        return None  # "the film that critics called slow": its object stands in front
    if "o" not in cue.uses and not quoted:
        return None
    if cue.lemma == "call" and not quoted and not any(c.dep_ == "oprd" for c in objects):
        return None
    if not objects and not quoted:
        return None
    if cue.lemma == "admit" and any(c.dep_ == "prep" and c.lower_ in ("to", "into") for c in verb.children):
        return None  # "admitted her to the ward"
    return gap[0].idx if gap[0].is_alpha or gap[0].tag_ in ("CD", "$", "``", "''") else None


def _has_subject(clause: Token) -> bool:
    kinds = ("nsubj", "nsubjpass", "expl", "csubj", "attr")
    helpers = (child for child in clause.children if child.dep_ in ("aux", "auxpass"))  # "the smell is gone"
    return any(child.dep_ in kinds for child in (*clause.children, *(c for helper in helpers for c in helper.children)))


def _near(gap: list[Token], that: Token) -> bool:
    """No other finite verb stands between the cue and its "that"."""
    return not any(token.tag_ in FINITE for token in gap if token.i < that.i)


def clause_end(doc: Doc, verb: Token, start: int, limit: int) -> int:
    """Where what is said ends: with the relative clause it stands in, before a further verb of the speaker's ("said ...
    and left the room"), or before what belongs to the saying ("said ... after he arrived")."""
    ends = [limit]
    if verb.dep_ in ("relcl", "acl") and verb.right_edge.idx > start:
        ends.append(verb.right_edge.idx + len(verb.right_edge))
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    for child in verb.children:
        edge = child.left_edge
        if edge.idx <= start:
            continue
        impersonal = any(c.dep_ in ("nsubj", "expl") and c.lower_ in ("it", "there") for c in child.children)
        if child.dep_ == "conj" and child.tag_ in FINITE and not impersonal:
            ends.append(doc[edge.i - 1].idx if edge.i > 0 and doc[edge.i - 1].dep_ == "cc" else edge.idx)
        elif child.dep_ in ("advcl", "prep") and clause is not None and child.i > clause.right_edge.i:
            ends.append(edge.idx)
    noun = next((c for c in verb.children if c.dep_ in ("dobj", "prep", "xcomp") and c.i > verb.i), None)
    if clause is None and noun is not None:
        ends.extend(token.left_edge.idx for token in noun.subtree if _is_aside(token) and token.left_edge.idx > start)
    if clause is not None:
        ends.extend(t.left_edge.idx for t in clause.subtree if _is_contrast(t) and t.left_edge.idx > start)
    return min(end for end in ends if end > start)


def _is_contrast(token: Token) -> bool:
    """Whether a clause tells what others say or do: ", while rebels put the toll at 120", "– though nobody came".

    Behind a comma "though" may be the speaker's own: not when what follows is told as a fact ("still stood") of
    something that is no pronoun.
    """
    edge = token.left_edge
    if token.dep_ != "advcl" or edge.i == 0 or edge.lower_ not in _CONTRASTS:
        return False
    before = edge.nbor(-1).text
    if before in _DASHES or edge.lower_ in ("while", "whereas"):
        return before in (",", *_DASHES)
    subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
    told = token.tag_ == "VBD" and not any(child.tag_ == "MD" for child in token.children)
    return before == "," and told and subject is not None and subject.tag_ != "PRP"


def _is_aside(token: Token) -> bool:
    """Whether a clause is the writer's, not part of what was warned of: ", which nobody liked", "as it fell"."""
    edge = token.left_edge
    if token.dep_ == "relcl":
        return edge.tag_ in ("WDT", "WP") and edge.i > 0 and edge.nbor(-1).text == ","
    return token.dep_ == "advcl" and edge.lower_ in ("as", "while", "when", "after") and token.tag_ in FINITE


def trim_left(text: str, start: int, end: int) -> int:
    """`start` moved behind marks and blanks."""
    while start < end and (text[start] in _EDGES or text[start] in ")]"):
        start += 1
    return start


def trim_right(text: str, start: int, end: int) -> int:
    """`end` moved before marks, blanks and a conjunction that hangs over."""
    while end > start and text[end - 1] in _EDGES:
        if text[end - 1] in ".!?" and end < len(text) and text[end : end + 1] in "”\"'’":
            break
        if text[end - 1] == "." and _INITIALS.search(text, max(start, end - 8), end):
            break
        end -= 1
    for word in (" and", " but", " while", " as", " when"):
        if text[start:end].endswith(word):
            return trim_right(text, start, end - len(word))
    return end
