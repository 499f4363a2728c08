"""Epithets: what somebody is, told by another phrase for them than the name, before it or later in the story.

"The crime novelist's fifth book is late. Readers of Greta Stoll ..."; "Nobody has won more cups than the Tyrolean
coach." Only for people of whom the story tells no role beside the name, and only where nobody else can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.analysis.people.entities import Member
from reader.analysis.people.roles.role_words import clean_role
from reader.analysis.people.salience import Salience
from reader.analysis.text.nlp import FINITE, SUBJECTS, text_of
from reader.analysis.text.quotation_marks import Paragraph, paragraph_at
from reader.model.lexicon import gender_in, is_role, role_nouns, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_BEFORE_NOUN = ("JJ", "JJS", "NN", "NNP", "HYPH", "CD", "VBN", "VBG")
_MOST_WORDS = 6
"""Words before the noun at most."""
_SURE = 0.7
_OPENING = 3
"""Sentences at the head of a story in which somebody may be called by what they are before they are named."""
_REACH = 3
"""Sentences behind such a phrase in which the name follows."""
_SUBJECT_LIKE = (*SUBJECTS, "poss")


def learn_epithets(doc: Doc, salience: Salience, paragraphs: tuple[Paragraph, ...]) -> None:
    """Give people without a role the one that a phrase for them tells."""
    for sentence, first, noun in _phrases(doc, paragraphs):
        gender = gender_in(role_nouns().get(noun.lower_, ""))
        member = _named_after(doc, salience, sentence, first, noun) or _named_before(salience, sentence, first, noun)
        if member is None or member.is_body or member.roles or (gender and member.gender not in ("", gender)):
            continue
        member.roles.append(clean_role(text_of(doc)[doc[first.i + 1].idx : noun.idx + len(noun)]))
        member.gender = member.gender or gender


def _phrases(doc: Doc, paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[Span, Token, Token]]:
    """Definite phrases outside quotations that call somebody by what they are: sentence, article, noun."""
    the = doc.vocab.strings["the"]
    for index in (doc.to_array("LOWER") == the).nonzero()[0].tolist():
        first = doc[index]
        noun = _noun_of(first)
        if noun is None or not _tells_enough(doc, first, noun):
            continue
        paragraph = paragraph_at(paragraphs, first.idx)
        if paragraph is not None and not paragraph.within(first.idx):
            yield first.sent, first, noun


def _noun_of(first: Token) -> Token | None:
    """The role that ends the nouns behind an article, with no name and nothing it is of behind it."""
    doc = first.doc
    index = first.i + 1
    while index < len(doc) and index - first.i <= _MOST_WORDS and doc[index].tag_ in _BEFORE_NOUN:
        index += 1
    noun = doc[index - 1]
    if index - 1 <= first.i or noun.tag_ != "NN" or not is_role(noun.lower_) or index >= len(doc):
        return None
    behind = doc[index]
    named = behind.text == "," and index + 1 < len(doc) and doc[index + 1].tag_ == "NNP"
    if named or behind.tag_ in ("NNS", "NNP") or behind.lower_ in ("of", "for", "at", "in", "who", "and", "or"):
        return None
    return noun


def _tells_enough(doc: Doc, first: Token, noun: Token) -> bool:
    """Whether a phrase calls by what only that one person is: not "the judge", not "the opposing striker"."""
    words = [token.lower_ for token in doc[first.i + 1 : noun.i]]
    if any(word in word_set("of others") for word in words):
        return False
    flags = role_nouns().get(noun.lower_, "")
    if "t" in flags and noun.lower_ not in word_set("of a team"):
        return "old" in words
    return bool(words) or "x" in flags


def _named_before(salience: Salience, sentence: Span, first: Token, noun: Token) -> Member | None:
    """Whom the sentences up to a phrase are about, unless the verb of the phrase is already theirs."""
    found = salience.person(first.idx, gender_in(role_nouns().get(noun.lower_, "")))
    if found is None or found.member is None or found.confidence <= _SURE:
        return None
    member = found.member
    here = [run for run, _ in member.places if sentence.start_char <= run.start < first.idx]
    if not here:
        return member
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        return None  # "Rosa Tann agrees, but the tale of the tired baker is false"
    between = [token for token in sentence if here[-1].end <= token.idx < first.idx]
    own_clause = any(token.dep_ in SUBJECTS for token in between) and any(token.tag_ in FINITE for token in between)
    return member if own_clause else None


def _named_after(doc: Doc, salience: Salience, sentence: Span, first: Token, noun: Token) -> Member | None:
    """Who is named first behind a phrase that opens the story, when nobody is before it."""
    cast = salience.cast
    begins = first.i == sentence.start or noun.dep_ in _SUBJECT_LIKE
    if not begins or _number_of(doc, sentence) >= _OPENING:
        return None
    if any(cast.resolved[run.start].member.human for run in cast.runs if run.start < first.idx):
        return None
    end = _end_of_reach(doc, sentence)
    for run in cast.runs_from(sentence.end_char):
        member = cast.resolved[run.start].member
        if run.start > end:
            break
        if member.human and len(member.words) > 1:
            return member
    return None


def _number_of(doc: Doc, sentence: Span) -> int:
    return next(n for n, each in enumerate(doc.sents) if each.start == sentence.start)


def _end_of_reach(doc: Doc, sentence: Span) -> int:
    behind = [each for each in doc.sents if each.start >= sentence.end][:_REACH]
    return behind[-1].end_char if behind else sentence.end_char
