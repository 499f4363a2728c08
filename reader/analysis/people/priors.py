"""What is learned of a story's people before the first of its sources is resolved, from all of it, in a fixed order.

Each step relies on those before it: who is human on the roles, the parts of names on who is human, and whom a sentence
is about, or means by "she", on both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reader.analysis.people.appositions import apposition
from reader.analysis.people.common_nouns import common_noun
from reader.analysis.people.context import SETTLED, Discourse
from reader.analysis.people.entities import Cast
from reader.analysis.people.epithets import learn_epithets
from reader.analysis.people.gender_and_roles import learn_descriptions, learn_genders, learn_owners, learn_roles
from reader.analysis.people.salience import Salience
from reader.analysis.text.nlp import SUBJECTS
from reader.analysis.text.noun_phrases import Phrase, phrase_of
from reader.analysis.text.quotation_marks import Paragraph, paragraph_at
from reader.model.lexicon import body_nouns, gender_in, is_role, role_nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def read_beforehand(
    doc: Doc, cast: Cast, paragraphs: tuple[Paragraph, ...], sources: Iterable[Phrase] = ()
) -> Discourse:
    """Roles, kinds, genders and what sentences are about; the cast is filled in on the way."""
    learn_roles(doc, cast)
    learn_owners(doc, cast)
    _learn_humans(doc, cast, sources)
    cast.settle()
    discourse = Discourse(doc, cast, Salience(doc, cast, paragraphs))
    learn_descriptions(doc, discourse.salience, paragraphs)
    learn_epithets(doc, discourse.salience, paragraphs)
    _learn_topics(discourse, paragraphs)
    learn_genders(discourse.text, discourse.salience, paragraphs)
    return discourse


def _learn_humans(doc: Doc, cast: Cast, sources: Iterable[Phrase]) -> None:
    """Take whoever speaks as "a spokesperson for the ministry, Liu Heng," for a person; an operator may be a firm."""
    for source in sources:
        role = source.head.lower_
        naming = apposition(doc, cast, source) if is_role(role) and role not in body_nouns() else None
        if naming is not None and naming.member is not None and not naming.member.is_body:
            naming.member.human = True


def _learn_topics(discourse: Discourse, paragraphs: tuple[Paragraph, ...]) -> None:
    """Remember whom sentences are about under a role: "The county's engineer agreed" makes "she" the engineer."""
    for subject in _subjects(discourse.doc):
        source = _role_phrase(subject, paragraphs)
        if source is None or apposition(discourse.doc, discourse.cast, source) is not None:
            continue
        naming = common_noun(discourse, source)
        if naming.method != "role" or naming.confidence > SETTLED:
            gender = gender_in(role_nouns().get(subject.lower_, ""))
            discourse.salience.acted(naming.member, source.start, naming.name, gender)


def _subjects(doc: Doc) -> Iterator[Token]:
    """All grammatical subjects, found without asking every word for its name."""
    kinds = {doc.vocab.strings[name] for name in SUBJECTS}
    return (doc[i] for i, kind in enumerate(doc.to_array("DEP").tolist()) if kind in kinds)


def _role_phrase(subject: Token, paragraphs: tuple[Paragraph, ...]) -> Phrase | None:
    """The phrase of a subject that is a role and the only one of a main clause, outside quotations."""
    verb = subject.head
    aged = subject.lower_ == "old" and subject.i > 1 and subject.nbor(-1).text == "-"  # "The 49-year-old signed"
    if not (aged or (subject.tag_ == "NN" and is_role(subject.lower_))) or verb.dep_ != "ROOT":
        return None
    paragraph = paragraph_at(paragraphs, subject.idx)
    alone = sum(child.dep_ in SUBJECTS for child in verb.children) == 1  # not "A keeper, he ..."
    if not alone or paragraph is None or paragraph.within(subject.idx):
        return None
    return phrase_of(subject, paragraph, high=verb.i)
