"""What is said: the words before, behind or around a cue that are its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.cues import FINITE, SUBJECTS, Cue, tokens_between
from reader.analysis.lexicon import word_set
from reader.analysis.nlp import text_of
from reader.analysis.quotes import Passage, covered
from reader.analysis.units import Unit
from reader.model.document import Span
from reader.model.marks import QuoteKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EDGES = " \t\u00a0,;:—–-.!?"
_CONNECTIVES = word_set("connectives")
_SUBORDINATORS = word_set("subordinators")
_UNREAL = word_set("unreal")
_HEARERS = ("dobj", "dative", "iobj")
_TELLING = word_set("telling")
_SMALL_IN_TITLES = word_set("small in titles")
_LIGHT_PREPOSITIONS = word_set("circumstances")


@dataclass(frozen=True, slots=True)
class Content:
    """The words of one cue on one side of it."""

    spans: tuple[Span, ...]
    kind: QuoteKind


def is_real(doc: Doc, cue: Cue) -> bool:
    """Whether something was said at all: not "would say", "did not say", "declined to say", "if he says"."""
    if cue.uses in ("a", ":") or cue.shared:
        return True
    verb = doc[cue.token]
    if verb.i > 0 and doc[verb.i - 1].lower_ == "without":
        return False  # "it goes without saying"
    for child in verb.children:
        if child.i < verb.i and (
            child.dep_ == "neg" or child.lower_ in _UNREAL or child.lower_ in ("if", "whether", "unless")
        ):
            return False
        if child.dep_ == "auxpass" and verb.lower_ != "quoted":
            return False
    if verb.tag_ == "VB" and verb.i > 0 and doc[verb.i - 1].lower_ == "to":
        return cue.start < verb.idx
    if verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return not cue.inherited and cue.source is not None and verb.dep_ not in ("acl", "amod")
    return verb.tag_ != "VB" or any(child.lower_ in ("did", "do", "does") for child in verb.children)


def before_cue(doc: Doc, unit: Unit, cue: Cue, floor: int, limit: int) -> Content | None:
    """The words between `floor` and the cue, when they are what is said: '"...," X said', 'Prices will rise, X said'.

    What follows the cue up to `limit` belongs to it and tells whether the cue has its own content there.
    """
    start, end = _trim_left(text_of(doc), floor, cue.left), cue.left
    if start >= end:
        return None
    passages = [passage for passage in unit.passages if start <= passage.start and passage.end <= end]
    if (
        passages
        and not text_of(doc)[passages[-1].end : end].strip(" \u00a0,—–-")
        and not _is_title(text_of(doc), passages[-1])
    ):
        return _before_quoted(doc, start, passages)
    return _fronted(doc, cue, start, limit, passages)


def _before_quoted(doc: Doc, start: int, passages: list[Passage]) -> Content:
    words = [
        token for token in tokens_between(doc, start, passages[-1].start) if not _in(passages, token) and token.is_alpha
    ]
    if all(token.lower_ in _CONNECTIVES for token in words):
        return Content(tuple(passage.span for passage in passages), "direct")
    last = passages[-1]
    lead = text_of(doc)[start : last.start].rstrip()
    if lead.endswith((":", ",", "—", "–")) and _is_sentence(text_of(doc), last):
        return Content((last.span,), "direct")
    return Content((Span(start, last.end),), "mixed")


def _fronted(doc: Doc, cue: Cue, start: int, limit: int, passages: list[Passage]) -> Content | None:
    end = _trim_right(text_of(doc), start, cue.left)
    if end <= start or text_of(doc)[end : cue.left].strip("”’\"' ") not in (",", "—", "–", "-", "--"):
        return None
    verb = doc[cue.token]
    source = cue.source.head.i if cue.source is not None else -1
    told = [c for c in verb.children if c.dep_ in ("xcomp", "dobj") and c.i > verb.i and c.i != source]
    if not set("td") & set(cue.uses) or (told and cue.lemma not in _TELLING):
        return None
    tokens = tokens_between(doc, start, end)
    parsed = any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children)
    if not parsed:
        if not any(token.tag_ in (*FINITE, "MD") for token in tokens) and not passages:
            return None
        if tokens[0].lower_ in _SUBORDINATORS or tokens[0].tag_ in ("IN", "VBG", "VBN", "TO"):
            return None
        rest = tokens_between(doc, cue.right, limit)
        if any(token.tag_ in FINITE for token in rest) or any(child.dep_ == "ccomp" for child in verb.children):
            return None
    return Content((Span(start, end),), "mixed" if covered(passages, start, end) else "indirect")


def after_cue(doc: Doc, unit: Unit, cue: Cue, limit: int) -> Content | None:
    """The words between the cue and `limit` that are what is said: 'X said: "..."', "X said that ...", "denied it"."""
    as_said = _as_said(doc, unit, cue, limit)
    if as_said is not None:
        return as_said
    begin = cue.right if cue.inverted else cue.end
    passages = [passage for passage in unit.passages if begin <= passage.start < limit]
    if passages:
        quoted = _quoted_after(doc, cue, begin, limit, passages)
        if quoted is not None:
            return quoted
    return _clause_after(doc, cue, begin, limit, passages) or _resumed(doc, cue, limit, passages)


def _as_said(doc: Doc, unit: Unit, cue: Cue, limit: int) -> Content | None:
    """ "As Belkin said on Monday, the port will open": what is said follows the comma."""
    lead = tokens_between(doc, unit.start, cue.start)
    comma = text_of(doc).find(",", cue.right, limit)
    if not lead or lead[0].lower_ != "as" or lead[0].tag_ != "IN" or cue.inherited or comma == -1:
        return None
    if cue.lemma not in (*_TELLING, "put") and any(c.dep_ == "dobj" for c in doc[cue.token].children):
        return None  # "as she said this"
    if any(token.tag_ in (*FINITE, "MD", "``", ":") for token in tokens_between(doc, cue.right, comma)):
        return None
    start = _trim_left(text_of(doc), comma, limit)
    end = _trim_right(text_of(doc), start, limit)
    words = tokens_between(doc, start, end)
    if len(words) < 4 or not any(token.tag_ in (*FINITE, "MD") for token in words):
        return None
    passages = [passage for passage in unit.passages if start <= passage.start and passage.end <= end + 1]
    if passages and passages[0].start == start and passages[0].end >= end:
        return Content((passages[0].span,), "direct")
    return Content((Span(start, end),), "mixed" if covered(passages, start, end) else "indirect")


def _resumed(doc: Doc, cue: Cue, limit: int, passages: list[Passage]) -> Content | None:
    """'However, Belkin insisted, talks will go on': a cue between commas, what is said goes on behind it."""
    before, after = text_of(doc)[: cue.left].rstrip(" ”’\"'"), text_of(doc)[cue.right : limit].lstrip()
    if cue.inherited or not set("td") & set(cue.uses) or before[-1:] not in (",", "—", "–") or after[:1] != before[-1:]:
        return None
    start = _trim_left(text_of(doc), cue.right, limit)
    end = _trim_right(text_of(doc), start, limit)
    words = tokens_between(doc, start, end)
    if (
        len(words) < 4
        or words[0].tag_ in ("VBG", "VBN", "WDT", "WP", "CC")
        or not any(t.tag_ in (*FINITE, "MD") for t in words)
    ):
        return None
    return Content((Span(start, end),), "mixed" if covered(passages, start, end) else "indirect")


def _quoted_after(doc: Doc, cue: Cue, begin: int, limit: int, passages: list[Passage]) -> Content | None:
    """A quotation right behind the cue and whom or when it was said to."""
    first = passages[0]
    gap = tokens_between(doc, begin, first.start)
    if _is_title(text_of(doc), first) and not (gap and gap[-1].text == ":"):
        return None
    if not _is_light(doc, cue, gap):
        return None
    if not set("deoq:?") & set(cue.uses):
        return None
    spans = [first.span]
    for passage in passages[1:]:
        if any(char.isalnum() for char in text_of(doc)[spans[-1].end : passage.start]):
            break
        spans.append(passage.span)
    rest = tokens_between(doc, spans[-1].end, limit)
    inner = text_of(doc)[first.start : first.end].strip("“”\"'‘’«»„ ")
    goes_on = any(token.is_alpha for token in rest)
    if (
        goes_on
        and (inner[:1].islower() or not gap)
        and inner[-1:] not in ".!?,"
        and not text_of(doc)[spans[-1].end :].lstrip().startswith(",")
    ):
        return Content((Span(first.start, _trim_right(text_of(doc), first.start, limit)),), "mixed")
    if inner[:1].islower() and not gap and len(inner.split()) < 3 and "d" not in cue.uses:
        return None
    return Content(tuple(spans), "direct")


def _is_light(doc: Doc, cue: Cue, gap: list[Token]) -> bool:
    """Whether the words between a cue and a quotation only say to whom, when or how."""
    if not gap:
        return True
    last = gap[-1]
    if last.text in (":",):
        return True
    words = [token for token in gap if token.is_alpha]
    if any(token.tag_ in (*FINITE, "MD") or token.lower_ in ("that", "as", "of", "about") for token in words):
        return False
    if last.text in (",", "—", "–", "-", "..."):
        return True
    if not words:
        return last.tag_ not in ("POS",)
    if last.tag_ in ("IN", "DT", "PRP$", "POS", "JJ", "TO", "CC", "VBG", "VBN", "CD"):
        return False
    verb = doc[cue.token]
    hearers = [child for child in verb.children if child.dep_ in _HEARERS and child.i > verb.i]
    if cue.lemma in _TELLING and hearers and words[-1].i <= hearers[0].right_edge.i:
        return True
    return (words[0].lower_ in _LIGHT_PREPOSITIONS and "o" not in cue.uses) or (
        words[0].tag_ in ("RB",) and len(words) == 1
    )


def _clause_after(doc: Doc, cue: Cue, begin: int, limit: int, passages: list[Passage]) -> Content | None:
    verb = doc[cue.token]
    start = _clause_start(doc, cue, verb, begin, limit, passages)
    if start is None:
        return None
    end = _clause_end(doc, verb, start, limit)
    if passages and passages[-1].end <= end and set("oq") & set(cue.uses) and "t" not in cue.uses:
        following = tokens_between(doc, passages[-1].end, end)
        if following and (following[0].tag_ in ("IN", "WRB") or following[0].text in (",", "—", "–", "-")):
            end = passages[-1].end  # 'called it "a joke" when asked'
    start = _trim_left(text_of(doc), start, end)
    end = _trim_right(text_of(doc), start, end)
    if end - start < 3 or _is_bare_pointer(doc, start, end):
        return None
    return Content((Span(start, end),), "mixed" if covered(passages, start, end) else "indirect")


def _clause_start(doc: Doc, cue: Cue, verb: Token, begin: int, limit: int, passages: list[Passage]) -> int | None:
    gap = tokens_between(doc, begin, limit)
    quoted = bool(passages)
    if not gap:
        return None
    uses = cue.uses
    if "t" in uses or "d" in uses:
        that = next((token for token in gap[:14] if token.lower_ == "that" and _opens_clause(token)), None)
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and begin <= c.idx < limit]
        clause = next((c for c in clauses if _has_subject(c) or verb.dep_ == "relcl"), None)
        if that is not None and (clause is None or that.i <= clause.i) and _near(gap, that, verb):
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
        return _object_start(doc, cue, verb, gap, passages)
    if quoted and "d" in uses and _quoted_clause(gap):
        return gap[0].idx
    return None


def _told_to(clause: Token, verb: Token) -> bool:
    """ "told rescuers they had lost steering": parsers hang what is said on the hearer, like a relative clause."""
    whole = any(
        child.dep_ in ("dobj", "attr", "acomp", "xcomp", "ccomp") and child.i > clause.i for child in clause.children
    )
    hearer = clause.dep_ == "relcl" and clause.head.dep_ in _HEARERS and clause.head.head.i == verb.i
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
            and not any(c.dep_ == "nsubj" for c in clause.children)
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


def _object_start(doc: Doc, cue: Cue, verb: Token, gap: list[Token], passages: list[Passage]) -> int | None:
    """Where the object of "denied", "called", "accused" begins; with quoted words it need not be parsed as one."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "ccomp", "oprd", "xcomp") and c.i > verb.i]
    quoted = False
    if passages:
        lead = [token for token in gap if token.idx < passages[0].start]
        quoted = not any(t.tag_ in (*FINITE, ",", ":", "MD") for t in lead) and (
            not lead or lead[0].tag_ not in ("RB", "RP", ".")
        )
    if verb.dep_ == "relcl" and not quoted and (cue.source is None or cue.source.head.tag_ not in ("WP", "WDT")):
        return None  # "the film that critics called slow": its object stands in front
    if "o" not in cue.uses and not quoted:
        return None
    if cue.lemma == "call" and not quoted and not any(c.dep_ == "oprd" for c in objects):
        return None
    if not objects and not quoted:
        return None
    return gap[0].idx if gap[0].is_alpha or gap[0].tag_ in ("CD", "$", "``", "''") else None


def _is_bare_pointer(doc: Doc, start: int, end: int) -> bool:
    """ "disclosed this at a meeting": words that only point at what is said elsewhere."""
    words = tokens_between(doc, start, end)
    points = words[0].lower_ in ("this", "that", "so") and words[0].tag_ in ("DT", "RB")
    return points and (len(words) == 1 or words[1].tag_ in ("IN", "RB", "NNP", ","))


def _has_subject(clause: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "attr") for child in clause.children)


def _near(gap: list[Token], that: Token, verb: Token) -> bool:
    """No other finite verb stands between the cue and its "that"."""
    return not any(token.tag_ in FINITE for token in gap if token.i < that.i)


def _clause_end(doc: Doc, verb: Token, start: int, limit: int) -> int:
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
    return min(end for end in ends if end > start)


def _is_aside(token: Token) -> bool:
    """Whether a clause is the writer's, not part of what was warned of: ", which nobody liked", "as it fell"."""
    edge = token.left_edge
    if token.dep_ == "relcl":
        return edge.tag_ in ("WDT", "WP") and edge.i > 0 and edge.nbor(-1).text == ","
    return token.dep_ == "advcl" and edge.lower_ in ("as", "while", "when", "after") and token.tag_ in FINITE


def around_according(doc: Doc, unit: Unit, cue: Cue, floor: int, limit: int) -> Content | None:
    """The rest of the sentence around "according to X"."""
    spans: list[Span] = []
    passages = list(unit.passages)
    for low, high in ((floor, cue.left), (cue.right, limit)):
        start = _trim_left(text_of(doc), low, high)
        end = _trim_right(text_of(doc), start, high)
        words = [token for token in tokens_between(doc, start, end) if token.is_alpha]
        if len(words) > 1 and (low == floor or not spans or any(token.tag_[:2] == "VB" for token in words)):
            spans.append(Span(start, end))
    if not spans:
        return None
    quoted = sum(covered(passages, *span) for span in spans)
    total = sum(end - start for start, end in spans)
    kind: QuoteKind = "direct" if quoted >= 0.97 * total else "mixed" if quoted else "indirect"
    return Content(tuple(spans), kind)


def _is_sentence(text: str, passage: Passage) -> bool:
    inner = text[passage.start : passage.end].strip("“”\"'‘’«»„ ")
    return inner[:1].isupper() and len(inner.split()) > 2


def _is_title(text: str, passage: Passage) -> bool:
    """Whether a passage looks like a title: two to eight words, all but small ones capitalized, no sentence's end."""
    inner = text[passage.start + 1 : passage.end].strip("“”\"'‘’«»„ ")
    words = inner.rstrip(",").split()
    if not 2 <= len(words) <= 8 or inner[-1:] in (".", "!", "?", "…"):
        return False
    return (
        words[0][:1].isupper()
        and all(word[:1].isupper() or word in _SMALL_IN_TITLES for word in words)
        and sum(word[:1].isupper() for word in words) > 1
    )


def _in(passages: list[Passage], token: Token) -> bool:
    return any(passage.start <= token.idx < passage.end for passage in passages)


def _trim_left(text: str, start: int, end: int) -> int:
    while start < end and (text[start] in _EDGES or text[start] in ")]"):
        start += 1
    return start


def _trim_right(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _EDGES:
        if text[end - 1] in ".!?" and end < len(text) and text[end : end + 1] in "”\"'’":
            break
        end -= 1
    for word in (" and", " but", " while", " as", " when"):
        if text[start:end].endswith(word):
            return _trim_right(text, start, end - len(word))
    return end
