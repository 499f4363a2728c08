"""The phrase right before a verb that the parser gave no subject: who speaks by where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.text.nlp import FINITE
from reader.analysis.text.noun_phrases import Phrase, phrase_of
from reader.analysis.text.quotation_marks import Paragraph
from reader.model.lexicon import is_role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COUNTED = ("second", "third", "fourth", "fifth", "sixth")
"""One more of those who speak: "a third said"."""
_IN_NAME = ("NN", "NNP", "NNPS", "JJ", "DT", "POS", "HYPH", "PRP$")
_VERBS = (*FINITE, "MD", "VBG", "TO")
_LONGEST_TITLE = 8


def phrase_before(token: Token, paragraph: Paragraph) -> Phrase | None:
    """A noun phrase that ends right before a verb the parser gave no subject: a name, a pronoun or a common noun."""
    doc, index = token.doc, token.i - 1
    while index >= 0 and _between_subject_and_verb(doc[index]):
        index -= 1
    if index < 0 or doc[index].idx < paragraph.start or paragraph.within(doc[index].idx):
        return None
    if doc[index].text == ",":
        return _before_comma(doc, index, paragraph)
    counted = doc[index].tag_ == "JJ" and doc[index].lower_ in _COUNTED and doc[index - 1].lower_ == "a"
    torn = counted or (
        doc[index].text.istitle() and doc[index].is_sent_start is not True and doc[index].tag_ in ("RB", "JJ")
    )
    if doc[index].tag_ not in ("NNP", "NNPS", "NN", "NNS", "PRP") and not torn:
        return None
    if doc[index].dep_ in ("pobj", "dobj") and doc[index].tag_ != "PRP":
        return _set_off_by_comma(doc, index, token, paragraph)
    return phrase_of(doc[index], paragraph, high=token.i)


def _set_off_by_comma(doc: Doc, index: int, verb: Token, paragraph: Paragraph) -> Phrase | None:
    """The name between a comma and a verb, whatever the parse hangs it on: "at the fair, director Jo Do said"."""
    first = index
    while first > 0 and doc[first - 1].idx >= paragraph.start and doc[first - 1].tag_ in _IN_NAME:
        first -= 1
    if first > 0 and doc[first - 1].text == "Per":
        first -= 1  # the first name
    if doc[index].tag_ not in ("NNP", "NNPS") or first == 0 or doc[first - 1].text != ",":
        return None
    return phrase_of(doc[index], paragraph, low=first, high=verb.i)


def _between_subject_and_verb(token: Token) -> bool:
    if token.text.istitle() and token.is_sent_start is not True:
        return False  # a surname: "but Early still says"
    return token.lower_ in ("has", "have", "had", "also") or (
        token.tag_ in ("RB", "MD", "IN") and token.dep_ in ("advmod", "aux")
    )


def _before_comma(doc: Doc, comma: int, paragraph: Paragraph) -> Phrase | None:
    """The noun whose relative clause or apposition the comma before a verb closes: "Ana Duarte, who ..., said"."""
    index = comma - 1
    while index >= 0 and doc[index].idx >= paragraph.start and comma - index < 40:
        token = doc[index]
        if token.tag_[:2] == "NN" and any(
            child.dep_ in ("relcl", "appos") and child.i > token.i and child.right_edge.i >= comma - 1
            for child in token.children
        ):
            return _behind_place(token, comma) or phrase_of(token, paragraph, high=comma + 1)
        index -= 1
    return None


def _behind_place(token: Token, comma: int) -> Phrase | None:
    """ "At the airport in Lubny, the head of the agency, Carl Moss, said": parsers hang the subject on the place."""
    if token.dep_ != "pobj":
        return None
    for child in token.children:
        edge = child.left_edge
        if child.dep_ == "appos" and edge.i > token.i and edge.nbor(-1).text == ",":
            last = token.doc[comma - 1]
            return Phrase(edge.idx, last.idx + len(last), child)
    return None


def with_office(phrase: Phrase, paragraph: Paragraph) -> Phrase:
    """A name with the office before it that two commas set off: ", the mayor of Tarn, Ilka Tremaine, said"."""
    comma = phrase.head.left_edge.i - 1
    doc = phrase.head.doc
    if comma < 2 or doc[comma].text != "," or phrase.head.tag_ != "NNP" or doc[comma + 1].idx != phrase.start:
        return phrase
    first = comma - 1
    while first > 0 and comma - first < _LONGEST_TITLE and doc[first].text != "," and doc[first].tag_ not in _VERBS:
        first -= 1
    office = next((t for t in doc[first + 1 : comma] if t.tag_ == "IN"), doc[comma]).nbor(-1)
    framed = doc[first].text == "," and doc[first].idx >= paragraph.start and doc[first + 1].tag_ in ("DT", "PRP$")
    if not framed or not is_role(office.lower_):
        return phrase
    return Phrase(doc[first + 1].idx, phrase.end, office)
