"""Noun phrases of a parsed story: where the naming of a speaker begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.text.quotation_marks import Paragraph
from reader.model.lexicon import body_nouns, is_role, role_nouns, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_STARTS = (*_NOUNS, "DT", "PRP", "PRP$", "JJ", "JJR", "JJS", "CD", "WP", "VBG", "VBN", "PDT")
_LOOSE = word_set("loose")
_CALENDAR = word_set("calendar")
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_LONGEST_QUOTED = 60
"""Characters of a title or nickname at most that stands within a noun phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: offsets of the whole (with apposition and relative clause) and its head."""

    start: int
    end: int
    head: Token


def phrase_of(head: Token, paragraph: Paragraph, *, low: int = 0, high: int | None = None) -> Phrase | None:
    """The phrase around `head`, between token indices `low` and `high` (exclusive), clear of quotation marks.

    None when the head can be no one's name.
    """
    doc = head.doc
    first, head = head, _whole_word(head)
    if head.tag_ not in (*_NOUNS, "PRP", "WP", "WDT", "CD", "DT", "JJ", "PRP$", "JJS", "FW", "UH", "RB", "VBG", "ADD"):
        return None
    left, right = max(low, min(head.left_edge.i, first.left_edge.i)), head.right_edge.i
    if high is not None:
        right = min(right, high - 1)
    left = max(left, _first_of(doc, head.i, left, paragraph))
    right = _last_of(doc, head.i, right, paragraph)
    left = _behind_common_noun(doc, head, left)
    right = _with_name(head, right, high)
    while right > head.i and doc[right].tag_ in (",", ":", "-LRB-", ".", "CC", "_SP", "``", "''", "RB"):
        if doc[right].tag_ == "RB" and doc[right].head.tag_ == "VBN" and doc[right].head.dep_ == "acl":
            break  # "the vets quoted above"
        right -= 1
    while right > head.i and doc[right].lower_ in _CALENDAR and doc[right - 1].tag_[:2] == "NN":
        right -= 1  # "a report Friday"
    while left < head.i and doc[left].tag_ in (",", ":", "CC", "_SP", "RB", "''", "``", ".", "WP", "WP$"):
        left += 1
    left = _with_quoted(doc, left, paragraph)
    return Phrase(doc[left].idx, doc[right].idx + len(doc[right]), head)


def _with_quoted(doc: Doc, left: int, paragraph: Paragraph) -> int:
    """The article before what is quoted in front of a noun: "the “Salt Road” singer"."""
    if doc[left].tag_ not in ("NN", "JJ"):
        return left
    start = doc[left].idx
    passage = next((p for p in paragraph.passages if 0 < start - p.end < 2 and start - p.start < _LONGEST_QUOTED), None)
    while passage is not None and left > 0 and doc[left].idx > passage.start:
        left -= 1
    article = doc[left - 1] if passage is not None and left > 0 else None
    if article is None or article.lower_ not in ("the", "a"):
        return next(token.i for token in doc[left:] if token.idx == start)
    return article.i


def _whole_word(head: Token) -> Token:
    """The last part of a word that the parse has torn at its hyphen: the "author" of "co-author"."""
    doc = head.doc
    while head.i + 2 < len(doc) and not head.whitespace_ and doc[head.i + 1].text == "-" and head.text.islower():
        if doc[head.i + 1].whitespace_ or not is_role(doc[head.i + 2].lower_):
            break
        head = doc[head.i + 2]
    return head


def _with_name(head: Token, right: int, high: int | None) -> int:
    """The last token of a role's phrase, the name that stands right behind the role taken in: "co-author Jo Do"."""
    doc = head.doc
    index = max(right, head.i)
    holder = is_role(head.lower_) or (head.lower_ in body_nouns() and head.i > head.left_edge.i + 1)
    if index != head.i or head.tag_ != "NN" or not holder or not head.whitespace_:
        return right
    while index + 1 < (len(doc) if high is None else high) and doc[index + 1].tag_ == "NNP":
        if doc[index + 1].lower_ in word_set("calendar"):
            break
        index += 1
    return index


def phrase_from(doc: Doc, first: int, paragraph: Paragraph) -> Phrase | None:
    """The phrase that begins at token `first`: the subject of an inverted verb; None when none begins there."""
    per = first + 1 < len(doc) and doc[first].text == "Per" and doc[first + 1].text.istitle()  # a first name
    torn = first < len(doc) and _is_torn_name(doc, first)
    if first >= len(doc) or (doc[first].tag_ not in _STARTS and not per and not torn):
        return None
    if paragraph.within(doc[first].idx):
        return None
    if torn:
        return Phrase(doc[first].idx, doc[first].idx + len(doc[first]), doc[first])
    if doc[first].idx >= paragraph.end:
        return None
    index = first + per
    head = None
    while index < len(doc) and doc[index].idx < paragraph.end and not paragraph.within(doc[index].idx):
        token = doc[index]
        if token.lower_ in _WEEKDAYS and head is not None and head.tag_ == "NNP":
            break  # "said detective Jo Do Monday"
        if token.tag_ == "PRP" and head is not None:
            break  # "engineer Jo Ash Jr. She left": the next sentence
        if token.tag_ in (*_NOUNS, "PRP") or (token.tag_ == "CD" and head is None):
            head = token
        elif token.tag_ not in (
            "DT",
            "PRP$",
            "JJ",
            "JJR",
            "JJS",
            "CD",
            "POS",
            "HYPH",
            "VBG",
            "VBN",
            "PDT",
            "FW",
            "RBS",
        ) or (token.tag_ in ("DT", "PRP$") and head is not None):
            if token.tag_ == "RB" and doc[index - 1].tag_ == "POS":
                index += 1  # "the mill's newly named chair"
                continue
            break
        if token.tag_ == "PRP":
            break
        index += 1
    if head is None or head.lower_ in ("him", "her", "them", "me", "us"):
        return None
    whole = phrase_of(head, paragraph, low=first)
    if whole is None:
        return None
    day = next((token.idx - 1 for token in doc[head.i + 1 : head.i + 2] if token.lower_ in _WEEKDAYS), whole.end)
    return Phrase(doc[first].idx, max(min(whole.end, day), head.idx + len(head)), head)


def _is_torn_name(doc: Doc, index: int) -> bool:
    """A surname that taggers take for an adverb: '"...," says Early.'"""
    token = doc[index]
    alone = index + 1 < len(doc) and doc[index + 1].is_punct
    return alone and token.tag_ in ("RB", "UH") and token.text.istitle() and token.is_sent_start is not True


def _behind_common_noun(doc: Doc, head: Token, left: int) -> int:
    """In "a feat Belkin likened" the name begins a relative clause: a noun in front that is no role is not its own."""
    if head.tag_ != "NNP" or head.text.islower():
        return left
    first = head.i
    while first > left and doc[first - 1].tag_ in ("NNP", "HYPH"):
        first -= 1
    before = doc[first - 1] if first > left else None
    if before is not None and before.tag_ in ("NN", "NNS") and doc[left].tag_ == "DT":
        noun = before.lower_
        if not is_role(noun) and noun not in role_nouns() and noun not in body_nouns():
            return first
    return left


def _first_of(doc: Doc, head: int, left: int, paragraph: Paragraph) -> int:
    """The leftmost token from which nothing up to the head stands in a quotation or on another line."""
    index = head
    while index > left and doc[index - 1].idx >= paragraph.start and not paragraph.within(doc[index - 1].idx):
        index -= 1
    return index


def _last_of(doc: Doc, head: int, right: int, paragraph: Paragraph) -> int:
    """The rightmost token before a quotation, the end of the line, or a loose preposition behind a name or pronoun."""
    index = head
    if doc[head].tag_ == "PRP":
        return head
    named = doc[head].tag_ in ("NNP", "NNPS")
    while index < right and doc[index + 1].idx < paragraph.end:
        following = doc[index + 1]
        if paragraph.within(following.idx) and any(
            p.start <= following.idx and p.end - p.start > 40
            for p in paragraph.passages
            if p.start <= following.idx < p.end
        ):
            break
        if named and index == head and following.lower_ in _LOOSE and not is_role(doc[head].lower_):
            break
        if following.is_space and "\n" in following.text:
            break
        index += 1
    return index
