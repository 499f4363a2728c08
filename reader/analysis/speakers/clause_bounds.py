"""Bounds: where a clause that is said begins and ends behind its verb of saying."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.sieve import Sieve, Sieves
from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.text.nlp import FINITE, SUBJECTS, text_of, tokens_between
from reader.analysis.text.quotation_marks import Passage
from reader.model.lexicon import saying_verbs, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HEARERS = ("dobj", "dative", "iobj")
"""How whoever is told something hangs on the verb."""
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}$")
_EDGES = " \t\u00a0,;:—–-.!?"
_TELLING = word_set("telling")
_CONTRASTS = ("while", "whereas", "though", "although")
_NOWHERE = -1
"""Nothing behind the verb is said, and no sieve further down is to look for it."""
_DASHES = ("—", "–", "--", "-")
_NO_CLAUSE_WITH_THAT = ("now", "so", "such", "except", "given", "provided")
"""Words that "that" belongs to: "asked for help now that the bridge is gone"."""
_TOLD_BY_THAT = ("fact", "idea", "notion", "thought", "prospect", "possibility", "belief")
"""Nouns that a "that" tells: "said the fact that it fell was a failure"."""
_TIMES = ("time", "moment", "point", "hour")
_OPENS = ("DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "JJS", "JJR", "CD", "EX")
_SHORTEST = 5
"""Words of a clause at least, when the parse has found none."""
_HEARERS = word_set("bare hearers")
_OBJECTS = ("him", "them", "me", "us")
_OPENS_AGAIN = ("NNP", "NNPS", "PRP", "DT", "EX", "PRP$")
_SAID_WITHOUT = word_set("said without telling")


class Behind(NamedTuple):
    """The words behind a verb of saying, of which some may be what is said."""

    cue: Cue
    verb: Token
    gap: list[Token]
    """Not empty."""
    passages: list[Passage]
    """What is quoted among them."""

    @property
    def begin(self) -> int:
        """Where the first word stands."""
        return self.gap[0].idx

    @property
    def limit(self) -> int:
        """Where the last word ends."""
        return self.gap[-1].idx + len(self.gap[-1])


def clause_start(doc: Doc, cue: Cue, verb: Token, begin: int, limit: int, passages: list[Passage]) -> int | None:
    """Where what is said begins between `begin` and `limit`; None when nothing there is said."""
    gap = tokens_between(doc, begin, limit)
    found = CLAUSES.first(Behind(cue, verb, gap, passages)) if gap else None
    return found.answer if found is not None and found.answer != _NOWHERE else None


def before_next_that(verb: Token, limit: int) -> int:
    """`limit`, or where another's telling goes on: "said that Drey had offered help and that it was refused"."""
    if not any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children):
        return limit
    joined = [child for clause in verb.children if clause.dep_ == "conj" for child in clause.children]
    return min([limit, *(child.idx for child in joined if child.dep_ == "mark" and child.lower_ == "that")])


def _parsed_clause(at: Behind) -> Token | None:
    """The clause that the parse hangs on the verb as what is said."""
    clauses = [c for c in at.verb.children if c.dep_ == "ccomp" and at.begin <= c.idx < at.limit]
    return next((c for c in clauses if _has_subject(c) or at.verb.dep_ == "relcl"), None)


def _that(at: Behind) -> int | None:
    if not {"t", "d"} & set(at.cue.uses):
        return None
    that = next((token for token in at.gap[:14] if token.lower_ == "that" and _opens_clause(token)), None)
    clause = _parsed_clause(at)
    inner = that.head.head if that is not None and that.dep_ == "mark" else at.verb
    if inner.i > at.verb.i and inner.dep_ in ("acl", "relcl") and inner.lower_ in saying_verbs():
        return None  # "begged clerks to tear up the receipt confirming that": it is the receipt that says so
    if that is None or (clause is not None and that.i > clause.i) or not _near(at.gap, that):
        return None
    if that.i == at.gap[0].i + 2 and at.gap[0].lower_ == "the" and that.nbor(-1).lower_ in _TOLD_BY_THAT:
        return at.begin
    if that.nbor(-1).lower_ in _NO_CLAUSE_WITH_THAT or (clause is not None and _tells_which(that, clause)):
        return None
    return that.idx


def _tells_which(that: Token, clause: Token) -> bool:
    """Whether a "that" tells which thing the clause is about: "said the idea that it floats was silly"."""
    noun = that.head.head
    told = that.dep_ == "mark" and that.head.dep_ in ("acl", "relcl") and noun.dep_ in SUBJECTS
    return told and noun.i < that.i and noun.head.i == clause.i


def _at_the_time_that(at: Behind) -> int | None:
    """ "Drey said at the time that the pier would hold": the parse takes the clause for one that tells which time."""
    that = next((token for token in at.gap[:8] if token.lower_ == "that" and token.tag_ in ("IN", "WDT")), None)
    if that is None or at.passages or "t" not in at.cue.uses or at.gap[0].tag_ != "IN":
        return None
    if that.nbor(-1).lower_ not in _TIMES or text_of(that.doc)[: at.cue.left].rstrip().endswith(","):
        return None
    whole = any(child.dep_ in SUBJECTS and that.i < child.i < that.head.i for child in that.head.children)
    return that.idx if whole else None


def _torn_clause(at: Behind) -> int | None:
    """Everything behind "said", when the parse finds no clause there: "said fees that bind buyers look old".

    Not what one says without telling anything: "said a few words", "said goodbye".
    """
    first = at.gap[0]
    if at.cue.lemma != "say" or at.passages or at.cue.inverted or len(at.gap) < _SHORTEST or first.tag_ not in _OPENS:
        return None
    head = next((c for c in at.verb.children if c.dep_ in ("dobj", "ccomp", "npadvmod") and c.i >= first.i), None)
    if head is None or head.dep_ == "npadvmod" or any(word in _SAID_WITHOUT for word in (first.lower_, head.lower_)):
        return None
    return first.idx if any(token.tag_ in (*FINITE, "MD") for token in at.gap) else None


def _clause(at: Behind) -> int | None:
    clause = _parsed_clause(at)
    if clause is None or any(c.dep_ in SUBJECTS and c.lower_ in _OBJECTS for c in clause.children):
        return None  # "ordered him held"
    quoted = any(passage.end > clause.left_edge.idx for passage in at.passages)
    if not ("t" in at.cue.uses or ("d" in at.cue.uses and quoted)):
        return None
    if any(c.tag_ == "WDT" and c.dep_ in SUBJECTS and c.nbor(-1).tag_ == "NNS" for c in clause.children):
        return _NOWHERE  # "reported waiting times that exceeded two hours"
    start = max(_clause_left(at.verb, clause).idx, at.begin)
    first, second = at.gap[0], at.gap[1] if len(at.gap) > 1 else at.gap[0]
    if at.cue.lemma in _TELLING and first.idx == start and first.lower_ in _HEARERS and second.tag_ in _OPENS_AGAIN:
        return second.idx  # "told police Marsh fired": taggers make one name of it
    return start


def _relative(at: Behind) -> int | None:
    if "t" not in at.cue.uses or at.verb.dep_ != "relcl" or at.gap[0].tag_ not in (*FINITE, "MD"):
        return None
    source = at.cue.source
    own = source is not None and source.head.lower_ in ("it", "they") and source.head.nbor(-1).lower_ == "that"
    return _NOWHERE if own else at.begin  # "the list that it says were called": a number of the writer's


def _bare_verb(at: Behind) -> int | None:
    if "i" not in at.cue.uses:
        return None
    bare = next((c for c in at.verb.children if c.dep_ == "xcomp" and c.i > at.verb.i and _is_infinitive(c)), None)
    return bare.left_edge.idx if bare is not None and at.begin <= bare.left_edge.idx < at.limit else None


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb is bare, or has "to" before it however it is in the perfect: "claimed to have crossed it"."""
    return verb.tag_ == "VB" or any(c.dep_ == "aux" and c.lower_ == "to" and c.i < verb.i for c in verb.children)


def _call_for(at: Behind) -> int | None:
    return at.begin if at.cue.lemma == "call" and at.gap[0].lower_ in ("for", "on") else None


def _warn_of(at: Behind) -> int | None:
    warned = at.cue.lemma in ("warn", "complain") and at.gap[0].lower_ in ("of", "about", "against")
    return at.gap[1].idx if warned and len(at.gap) > 1 else None


def _behind_adjective(at: Behind) -> int | None:
    """Where a verb that is taken for an adjective has its words, if it has any."""
    if not at.cue.shared or at.verb.dep_ != "amod":
        return None
    uses = at.cue.uses
    told = "o" in uses or ("t" in uses and any(token.tag_ in (*FINITE, "MD") for token in at.gap))
    return at.begin if told else _NOWHERE


def _object(at: Behind) -> int | None:
    asked = "o" in at.cue.uses or ("q" in at.cue.uses and at.passages)
    start = _object_start(at.cue, at.verb, at.gap, at.passages) if asked else None
    return _NOWHERE if asked and start is None else start


def _opens_clause(that: Token) -> bool:
    """Whether a "that" begins what is said; in "at a briefing that prices fell" taggers take it for a relative one."""
    behind_noun = that.i > 0 and that.nbor(-1).tag_ in ("NN", "NNS") and that.i + 1 < len(that.doc)
    if behind_noun and that.nbor().tag_ in (*FINITE, "MD"):
        return False  # "reported waiting times that ran to two hours"
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
            and not (_has_subject(clause) and child.tag_ == "NNP")
            and not any(c.dep_ in SUBJECTS for c in clause.children)
        ):
            return child.left_edge
    return edge


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
    if cue.lemma in ("admit", "confess") and len(gap) > 1 and gap[0].lower_ == "to" and gap[1].lower_.endswith("ing"):
        return gap[0].idx
    if not objects and not quoted:
        return None
    if cue.lemma == "advise" and not any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return None  # "advising the mayor and her men"
    if cue.lemma == "admit" and any(c.dep_ == "prep" and c.lower_ in ("to", "into") for c in verb.children):
        return None  # "admitted her to the ward"
    return gap[0].idx if gap[0].text[:1].isalpha() or gap[0].tag_ in ("CD", "$", "``", "''") else None


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
    if verb.dep_ in ("relcl", "acl", "pcomp") and verb.right_edge.idx > start:
        ends.append(verb.right_edge.idx + len(verb.right_edge))
    if verb.dep_ == "advcl" and start < verb.right_edge.idx and verb.right_edge.i < verb.head.i and _is_marked(verb):
        ends.append(verb.right_edge.idx + len(verb.right_edge))
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    for child in verb.children:
        edge = child.left_edge
        if edge.idx <= start:
            continue
        impersonal = any(c.dep_ in ("nsubj", "expl") and c.lower_ in ("it", "there") for c in child.children)
        told = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)  # "..., but that six were missing"
        if child.dep_ == "conj" and child.tag_ in FINITE and not impersonal and not told:
            ends.append(doc[edge.i - 1].idx if edge.i > 0 and doc[edge.i - 1].dep_ == "cc" else edge.idx)
        elif child.dep_ in ("advcl", "prep") and clause is not None and child.i > clause.right_edge.i:
            if child.dep_ == "advcl" and child.tag_[:2] not in ("VB", "MD"):
                continue  # "said 52 were hurt, six of them badly"
            ends.append(edge.idx)
    noun = next((c for c in verb.children if c.dep_ in ("dobj", "prep", "xcomp") and c.i > verb.i), None)
    if clause is None and noun is not None:
        ends.extend(token.left_edge.idx for token in noun.subtree if _is_aside(token) and token.left_edge.idx > start)
    if clause is not None:
        ends.extend(t.left_edge.idx for t in clause.subtree if _is_contrast(t) and t.left_edge.idx > start)
    return min(end for end in ends if end > start)


def _is_marked(verb: Token) -> bool:
    """Whether a clause stands before the main one: "While Drey agrees that it holds, nobody crosses it"."""
    return any(
        child.dep_ == "mark" and child.lower_ in ("while", "as", "though", "although") for child in verb.children
    )


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


def within_brackets(text: str, start: int, end: int) -> int:
    """`end`, or the place before it where brackets close that were opened before `start`."""
    depth = 0
    for position in range(start, end):
        depth += (text[position] == "(") - (text[position] == ")")
        if depth < 0:
            return position
    return end


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
        if text[end - 1] == "." and (text[end : end + 1] == "," or _INITIALS.search(text, max(start, end - 8), end)):
            break  # "at 5 p.m., police said"
        end -= 1
    for word in (" and", " but", " while", " as", " when", " both"):
        if text[start:end].endswith(word):
            return trim_right(text, start, end - len(word))
    return end


CLAUSES = Sieves(
    "where what is said begins",
    Sieve("relative clause", "a move that Drey warned would sink the pier", _relative),
    Sieve("that", "Drey said on Monday that the pier would hold.", _that),
    Sieve("clause", "Drey said the pier would hold.", _clause),
    Sieve("at the time that", "Drey said at the time that the pier would hold.", _at_the_time_that),
    Sieve("torn clause", "Drey said fees that bind buyers look old.", _torn_clause),
    Sieve("bare verb", "Drey suggested close the pier.", _bare_verb),
    Sieve("call for", "Drey called for a new pier.", _call_for),
    Sieve("warn of", "Drey warned of thin ice.", _warn_of),
    Sieve("behind an adjective", "Orvane, meanwhile, estimated sales rose.", _behind_adjective),
    Sieve("object", "Drey denied any fault.", _object),
)
