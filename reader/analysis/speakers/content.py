"""What is said: the words before, behind or around a cue that are its content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.sieve import Found, Sieve, Sieves
from reader.analysis.speakers.clause_bounds import (
    HEARERS,
    before_next_that,
    clause_end,
    clause_start,
    trim_left,
    trim_right,
    within_brackets,
)
from reader.analysis.speakers.cues.cue import Cue
from reader.analysis.speakers.cues.noun_cues import noun_content
from reader.analysis.speakers.quote_units import Unit
from reader.analysis.speakers.writers_words import cut_before
from reader.analysis.text.nlp import FINITE, SUBJECTS, text_of, tokens_between
from reader.analysis.text.quotation_marks import Passage, covered
from reader.model.document import Span
from reader.model.lexicon import is_role, report_nouns, saying_verbs, word_set
from reader.model.mark import QuoteKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONNECTIVES = word_set("connectives")
_SUBORDINATORS = word_set("subordinators")
_TELLING = word_set("telling")
_SETTINGS = word_set("settings of speech")
_BESIDES = ("relcl", "advcl", "acl")
_SET_OFF = (",", "—", "–", "-", "--")
_WORKS = word_set("works with a title")
_SMALL_IN_TITLES = word_set("small in titles")
_LIGHT_PREPOSITIONS = word_set("circumstances")


@dataclass(frozen=True, slots=True)
class Content:
    """The words of one cue on one side of it."""

    spans: tuple[Span, ...]
    kind: QuoteKind
    by: str = ""
    """The sieve that found them."""


class Beside(NamedTuple):
    """The words on one side of a cue."""

    doc: Doc
    unit: Unit
    cue: Cue
    start: int
    """Where they begin."""
    limit: int
    """Where the cue's part of the sentence ends."""
    passages: list[Passage]
    """What is quoted among them."""


def before_cue(doc: Doc, unit: Unit, cue: Cue, floor: int, limit: int) -> Content | None:
    """The words between `floor` and the cue, when they are what is said: '"...," X said', 'Prices will rise, X said'.

    What follows the cue up to `limit` belongs to it and tells whether the cue has its own content there.
    """
    start = trim_left(text_of(doc), floor, cue.left)
    if start >= cue.left or cue.uses == "n":
        return None
    passages = [passage for passage in unit.passages if start <= passage.start and passage.end <= cue.left]
    return _named(BEFORE.first(Beside(doc, unit, cue, start, limit, passages)))


def _named(found: Found[Content] | None) -> Content | None:
    return replace(found.answer, by=found.sieve) if found is not None else None


def _quoted_before(at: Beside) -> Content | None:
    doc, cue = at.doc, at.cue
    if (
        at.passages
        and not text_of(doc)[at.passages[-1].end : cue.left].strip(" \u00a0,—–-")
        and (not _is_title(text_of(doc), at.passages[-1]) or _is_whole_speech(doc, at.unit, cue, at.passages[-1]))
        and not _is_nickname(doc, at.passages[-1])
        and not _names_work(doc, at.start, at.passages[0])
    ):
        return _before_quoted(doc, at.start, at.passages)
    return None


def _is_nickname(doc: Doc, passage: Passage) -> bool:
    """Whether a quotation stands within a name: 'Rosa "Breadcakes" Tann explained'."""
    inner = tokens_between(doc, passage.start, passage.end)
    words = [token for token in inner if token.is_alpha]
    before, last = (doc[inner[0].i - 1] if inner and inner[0].i > 0 else None), inner[-1] if inner else None
    if before is None or last is None or last.i + 1 >= len(doc) or not 1 <= len(words) <= 3:
        return False
    closed = text_of(doc)[passage.end - 2] not in ",.!?"
    return closed and before.tag_ == "NNP" and before.text.istitle() and last.nbor().tag_ == "NNP"


def _names_work(doc: Doc, start: int, passage: Passage) -> bool:
    """Whether quotation marks hold the title of a work in which something is told: 'In her book "...," she shares'."""
    lead = [token for token in tokens_between(doc, start, passage.start) if token.is_alpha]
    return bool(lead) and lead[0].tag_ == "IN" and lead[-1].lower_ in _WORKS


def _before_quoted(doc: Doc, start: int, passages: list[Passage]) -> Content:
    words = [
        token for token in tokens_between(doc, start, passages[-1].start) if not _in(passages, token) and token.is_alpha
    ]
    if all(token.lower_ in _CONNECTIVES for token in words):
        return Content(tuple(passage.span for passage in passages), "direct")
    last = passages[-1]
    lead = text_of(doc)[start : last.start].rstrip()
    if _leads_on(words):
        return Content((Span(start, last.end),), "mixed")
    if lead.endswith((":", ",", "—", "–")) and _is_sentence(text_of(doc), last):
        return Content((last.span,), "direct")
    return Content((Span(start, last.end),), "mixed")


def _fronted(at: Beside) -> Content | None:
    doc, cue = at.doc, at.cue
    end = trim_right(text_of(doc), at.start, cue.left)
    if end <= at.start or text_of(doc)[end : cue.left].strip("”’\"' ").removesuffix(" both") not in _SET_OFF:
        return None
    verb = doc[cue.token]
    if cue.lemma in ("respond", "answer", "reply") and text_of(doc).startswith(" to ", cue.end):
        return None  # "The blast came at noon, the police responded to the call"
    source = cue.source.head.i if cue.source is not None else -1
    told = [c for c in verb.children if c.dep_ in ("xcomp", "dobj") and c.i > verb.i and c.i != source]
    if not set("td") & set(cue.uses) or (told and cue.lemma not in _TELLING):
        return None
    tokens = tokens_between(doc, at.start, end)
    parsed = any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children)
    if not parsed:
        ordered = tokens[0].tag_ == "VB" and cue.inverted  # "Keep off the ice, advises Drey"
        if not any(token.tag_ in (*FINITE, "MD") for token in tokens) and not at.passages and not ordered:
            return None
        if tokens[0].lower_ in _SUBORDINATORS or tokens[0].tag_ in ("IN", "VBG", "VBN", "TO"):
            return None
        rest = tokens_between(doc, cue.right, at.limit)
        joined = len(rest) > 1 and rest[0].text == "," and rest[1].lower_ in ("and", "but")
        if (any(token.tag_ in FINITE for token in rest) and not joined) or any(
            child.dep_ == "ccomp" for child in verb.children
        ):
            return None
    return Content((Span(at.start, end),), "mixed" if covered(at.passages, at.start, end) else "indirect")


def after_cue(doc: Doc, unit: Unit, cue: Cue, limit: int) -> Content | None:
    """The words between the cue and `limit` that are what is said: 'X said: "..."', "X said that ...", "denied it"."""
    begin = cue.right if cue.inverted else cue.end
    passages = [passage for passage in unit.passages if begin <= passage.start < limit]
    return _named(BEHIND.first(Beside(doc, unit, cue, begin, limit, passages)))


def _noun_clause(at: Beside) -> Content | None:
    told = noun_content(at.doc, at.cue, at.limit) if at.cue.uses == "n" else None
    return Content((told,), "mixed" if covered(at.unit.passages, *told) else "indirect") if told is not None else None


def _as_said(at: Beside) -> Content | None:
    """ "As Belkin said on Monday, the port will open": what is said follows the comma."""
    doc, cue = at.doc, at.cue
    lead = tokens_between(doc, at.unit.start, cue.start)
    comma = text_of(doc).find(",", cue.right, at.limit)
    if not lead or lead[0].lower_ != "as" or lead[0].tag_ != "IN" or cue.inherited or comma == -1 or "e" in cue.uses:
        return None
    if cue.lemma not in (*_TELLING, "put") and any(c.dep_ == "dobj" for c in doc[cue.token].children):
        return None  # "as she said this"
    if any(token.tag_ in (*FINITE, "MD", "``", ":") for token in tokens_between(doc, cue.right, comma)):
        return None
    start = trim_left(text_of(doc), comma, at.limit)
    end = trim_right(text_of(doc), start, at.limit)
    words = tokens_between(doc, start, end)
    if len(words) < 4 or not any(token.tag_ in (*FINITE, "MD") for token in words):
        return None
    said = [passage for passage in at.unit.passages if start <= passage.start and passage.end <= end + 1]
    if said and said[0].start == start and said[0].end >= end:
        return Content((said[0].span,), "direct")
    return Content((Span(start, end),), "mixed" if covered(said, start, end) else "indirect")


def _resumed(at: Beside) -> Content | None:
    """'However, Belkin insisted, talks will go on': a cue between commas, what is said goes on behind it."""
    doc, cue = at.doc, at.cue
    before, after = text_of(doc)[: cue.left].rstrip(" ”’\"'"), text_of(doc)[cue.right : at.limit].lstrip()
    if cue.inherited or not set("td") & set(cue.uses) or before[-1:] not in (",", "—", "–") or after[:1] != before[-1:]:
        return None
    start = trim_left(text_of(doc), cue.right, at.limit)
    end = trim_right(text_of(doc), start, at.limit)
    words = tokens_between(doc, start, end)
    if (
        len(words) < 3
        or words[0].tag_ in ("VBG", "VBN", "WDT", "WP")
        or (words[0].tag_ == "CC" and not any(t.dep_ in SUBJECTS for t in words))
        or not any(t.tag_ in (*FINITE, "MD") for t in words)
    ):
        return None
    return Content((Span(start, end),), "mixed" if covered(at.passages, start, end) else "indirect")


def _quoted_behind(at: Beside) -> Content | None:
    """A quotation right behind the cue and whom or when it was said to."""
    doc, cue = at.doc, at.cue
    if not at.passages or cue.uses == "n":
        return None
    first = at.passages[0]
    gap = tokens_between(doc, at.start, first.start)
    if _is_title(text_of(doc), first) and not (gap and gap[-1].text == ":"):
        return None
    if not _is_light(doc, cue, gap):
        return None
    if not set("deoq:?") & set(cue.uses):
        return None
    spans = [first.span]
    for passage in at.passages[1:]:
        if any(char.isalnum() for char in text_of(doc)[spans[-1].end : passage.start]):
            break
        spans.append(passage.span)
    rest = tokens_between(doc, spans[-1].end, at.limit)
    inner = text_of(doc)[first.start : first.end].strip("“”\"'‘’«»„ ")
    goes_on = any(token.is_alpha for token in rest)
    if (
        goes_on
        and (inner[:1].islower() or not gap)
        and inner[-1:] not in ".!?,"
        and not text_of(doc)[spans[-1].end :].lstrip().startswith(",")
    ):
        verb = doc[cue.token]
        whole = (
            verb.right_edge.idx + len(verb.right_edge) if verb.dep_ == "ccomp" and verb.i < verb.head.i else at.limit
        )
        end = min(at.limit, max(whole, spans[-1].end))  # "cited “thin” ice, so the line closed"
        return Content((Span(first.start, trim_right(text_of(doc), first.start, end)),), "mixed")
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
    if words and words[0].lower_ in ("of", "about") and last.text in (",", ":"):
        words = words[1:]  # "said of the pier: ..."
    if any(token.tag_ in (*FINITE, "MD") or token.lower_ in ("that", "as", "of", "about") for token in words):
        return False
    if last.text in (",", "—", "–", "-", "..."):
        return True
    if not words:
        return last.tag_ not in ("POS",)
    if last.tag_ in ("IN", "DT", "PRP$", "POS", "JJ", "TO", "CC", "VBG", "VBN", "CD"):
        return False
    verb = doc[cue.token]
    hearers = [child for child in verb.children if child.dep_ in HEARERS and child.i > verb.i]
    if cue.lemma in _TELLING and hearers and words[-1].i <= hearers[0].right_edge.i:
        return True
    return (words[0].lower_ in _LIGHT_PREPOSITIONS and "o" not in cue.uses) or (
        words[0].tag_ in ("RB",) and len(words) == 1
    )


def _clause_behind(at: Beside) -> Content | None:
    doc, cue = at.doc, at.cue
    if cue.uses == "n":
        return None
    verb = doc[cue.token]
    limit = before_next_that(verb, at.limit)
    start = clause_start(doc, cue, verb, at.start, limit, at.passages)
    if start is None:
        return None
    end = clause_end(doc, verb, start, limit)
    if at.passages and at.passages[-1].end <= end and set("oq") & set(cue.uses) and "t" not in cue.uses:
        following = tokens_between(doc, at.passages[-1].end, end)
        if following and (following[0].tag_ in ("IN", "WRB") or following[0].text in (",", "—", "–", "-")):
            end = at.passages[-1].end  # 'called it "a joke" when asked'
    end = next((p.end for p in at.passages if start < p.end < end and _leaves(tokens_between(doc, p.end, end))), end)
    start = trim_left(text_of(doc), start, end)
    end = cut_before(text_of(doc), start, within_brackets(text_of(doc), start, end), at.passages)
    end = trim_right(text_of(doc), start, end)
    if end - start < 3 or _is_bare_pointer(doc, start, end) or _is_no_report(doc, cue, start, end):
        return None
    return Content((Span(start, end),), "mixed" if covered(at.passages, start, end) else "indirect")


def _leaves(behind: list[Token]) -> bool:
    """Whether what stands behind quoted words is what the writer makes of them: '"...", drawing chants from all'."""
    return len(behind) > 1 and behind[0].text == "," and behind[1].tag_ == "VBG"


def _is_bare_pointer(doc: Doc, start: int, end: int) -> bool:
    """ "disclosed this at a meeting": words that only point at what is said elsewhere."""
    words = tokens_between(doc, start, end)
    points = words[0].lower_ in ("this", "that", "so") and words[0].tag_ in ("DT", "RB")
    bare = len(words) == 1 and (words[0].lower_ == "that" or words[0].tag_ == "PRP")  # "denied him"
    return bare or (points and (len(words) == 1 or words[1].tag_ in ("IN", "RB", "NNP", ",")))


def _is_no_report(doc: Doc, cue: Cue, start: int, end: int) -> bool:
    """ "Harrow found her flat under mud": a person who finds or shows a thing tells nothing without a clause."""
    head = cue.source.head if cue.source is not None else None
    if head is None or "r" not in cue.uses or head.lower_ in report_nouns():
        return False
    if _finds_somebody(doc, start):
        return True
    person = head.tag_ in ("NNP", "PRP", "NNS") or is_role(head.lower_)
    told = [t for t in tokens_between(doc, start, end) if t.tag_ in (*FINITE, "MD") and t.dep_ not in _BESIDES]
    return person and not told


def _finds_somebody(doc: Doc, start: int) -> bool:
    """Whether somebody was found, and nothing told: "found her buried in a basket"."""
    first = tokens_between(doc, start, start + 1)[0]
    return first.tag_ == "PRP" and first.lower_ in ("her", "him", "them", "me", "us")


def around_according(doc: Doc, unit: Unit, cue: Cue, floor: int, limit: int) -> Content | None:
    """The rest of the sentence around "according to X"."""
    spans: list[Span] = []
    passages = list(unit.passages)
    announced = text_of(doc)[cue.right : cue.right + 1] == ":"  # "Good to know, per the experts: ..."
    for low, high in ((floor, cue.left), (cue.right, limit))[announced:]:
        start = trim_left(text_of(doc), low, high)
        end = trim_right(text_of(doc), start, high)
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


def _is_whole_speech(doc: Doc, unit: Unit, cue: Cue, passage: Passage) -> bool:
    """Whether all that is said ends with the comma that leads to its cue: '"Thank God," she said'."""
    text = text_of(doc)
    behind = [token for token in tokens_between(doc, cue.right, unit.end) if not token.is_punct][:1]
    return (
        passage.start == unit.start
        and text[passage.start : passage.end].rstrip("”\"'’»` ").endswith((",", "!", "?"))
        and not any(token.tag_ in (*FINITE, "MD") for token in behind)
    )


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


def _leads_on(words: list[Token]) -> bool:
    """Whether a statement leads up to a quotation: 'The janitor said he had yelled, "...", police said'."""
    told = [word for word in words if word.lower_ in saying_verbs() and word.tag_[:2] == "VB"]
    return len(told) > 1 and told[-1].i == words[-1].i


def _first_half(at: Beside) -> Content | None:
    """What stands before a cue between commas and goes on behind it: "Without the loan, Drey said, it would sink"."""
    doc, cue = at.doc, at.cue
    mark, end = text_of(doc)[: cue.left].rstrip()[-1:], trim_right(text_of(doc), at.start, cue.left)
    if mark not in (",", "—", "–") or text_of(doc)[cue.right : at.limit].lstrip()[:1] != mark or end <= at.start:
        return None
    words = tokens_between(doc, at.start, end)
    settled = words[0].tag_ in ("VBG", "VBN", "CC") or any(word.lower_ in _SETTINGS for word in words)
    if settled or words[0].lower_ in _SUBORDINATORS or all(word.lower_ in _CONNECTIVES for word in words):
        return None
    return Content((Span(at.start, end),), "mixed" if covered(at.passages, at.start, end) else "indirect")


BEFORE = Sieves(
    "words before",
    Sieve("quoted before", "“It holds,” Drey said.", _quoted_before),
    Sieve("clause before", "The pier will hold, Drey said.", _fronted),
    Sieve("first half", "Without the loan, Drey said, the pier would sink.", _first_half),
)
BEHIND = Sieves(
    "words behind",
    Sieve("clause of a noun", "a warning from the pilots that the ice is thin", _noun_clause),
    Sieve("as said", "As Drey said on Monday, the pier will hold.", _as_said),
    Sieve("quoted behind", "Drey said: “It holds.”", _quoted_behind),
    Sieve("clause behind", "Drey said that the pier would hold.", _clause_behind),
    Sieve("resumed", "However, Drey insisted, the pier would hold.", _resumed),
)
