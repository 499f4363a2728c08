"""What the telling says of its people before anybody speaks: their roles, and who is a man and who a woman."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.people.entities import Cast, Member
from reader.analysis.people.roles.behind_name import affiliation
from reader.analysis.people.roles.beside_name import last_token, roles_of
from reader.analysis.people.roles.role_clauses import acts_of
from reader.analysis.people.roles.role_words import clean_role, is_aside, is_kind, says_body
from reader.analysis.people.salience import Salience
from reader.analysis.text.nlp import SUBJECTS, text_of
from reader.analysis.text.quotation_marks import Paragraph, paragraph_at
from reader.model.lexicon import Gender, gender_in, is_role, role_nouns, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

GENDERED: dict[str, Gender] = {"he": "m", "she": "f"}
_OWNS: dict[str, Gender] = {"his": "m", "her": "f"}
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


def learn_roles(doc: Doc, cast: Cast) -> None:
    """Collect the roles the text gives, wherever somebody is named."""
    for member in cast.members:
        for run, _ in member.places:
            if len(run.words) == 1 and not run.title and member.is_body:
                continue
            for role in roles_of(doc, run, last_token(doc, run)):
                if role in member.roles or (member.human and _is_bare_kind(role)):
                    continue
                member.roles.append(role)
                if says_body(role) and not run.title and not member.human:
                    member.is_body = True
                elif not member.is_body and not _of_firm(role):
                    member.human = True
                told = [gender_in(role_nouns().get(word, "")) for word in role.lower().split()]
                member.gender = member.gender or next((gender for gender in told[:4] if gender), "")
        if not member.is_body and all(len(role.split()) < 2 or is_aside(role) for role in member.roles):
            doings = [acts for run, _ in member.places if (acts := acts_of(text_of(doc), run))]
            member.roles.extend(sorted(doings, key=is_aside)[:1])
        if not member.roles and not member.is_body and len(member.words) > 1:
            text = text_of(doc)
            member.roles.extend([body for run, _ in member.places if (body := affiliation(text, run))][:1])
        if not member.roles:
            member.roles.extend(sorted(office for office in member.gained if office and office != "owner"))


def learn_owners(doc: Doc, cast: Cast) -> None:
    """Take the first name of a story for a person's when its sentence goes on with "her" or "his": "Sela made her ...".

    Only where nobody is named before it who may be meant.
    """
    run = next(iter(cast.runs), None)
    member = cast.resolved[run.start].member if run is not None else None
    last = last_token(doc, run) if run is not None else None
    if run is None or member is None or last is None or run.is_body or member.is_body or last.dep_ != "nsubj":
        return
    for token in doc[last.head.i + 1 : last.sent.end]:
        if token.dep_ in SUBJECTS or token.tag_ in ("NNP", "PRP"):
            return
        if token.tag_ == "PRP$":
            gender = _OWNS.get(token.lower_, "")
            member.gender, member.human = member.gender or gender, member.human or gender != ""
            return


def _is_bare_kind(role: str) -> bool:
    """Whether a role only says what kind of body something is: the "brand" of "the brand Jo Do founded"."""
    return " " not in role and is_kind(role.lower()) and not is_role(role.lower())


def _of_firm(role: str) -> bool:
    """Whether a role may be that of a firm as well: "operator of the dam"."""
    head = re.split(r" (?:of|for|at|in) ", role.lower(), maxsplit=1)[0].split()
    return bool(head) and head[-1] in word_set("company kinds")


def learn_descriptions(doc: Doc, salience: Salience, paragraphs: tuple[Paragraph, ...]) -> None:
    """Take "The singer ..." at a sentence's start for whom the sentence before is about, if no role is known."""
    for sentence in doc.sents:
        the = sentence[0]
        noun = next((t for t in sentence[1:6] if t.tag_ == "NN" and is_role(t.lower_)), None)
        if the.lower_ != "the" or noun is None or (the.head.i != noun.i and noun.dep_ != "poss"):
            continue
        if noun.dep_ == "compound" or any(p.within(the.idx) for p in paragraphs if p.start <= the.idx < p.end):
            continue
        found = salience.person(the.idx, gender_in(role_nouns().get(noun.lower_, "")))
        if found is None or found.member is None or _is_named(found.member, sentence.start_char, sentence.end_char):
            continue  # "The officer told Mr Orlik to wait"
        if noun.head.i + 1 < sentence.end and noun.head.nbor().lower_ in ("him", "her") and noun.dep_ == "nsubj":
            continue  # "The judge sent him home"
        if found.confidence > 0.7 and not found.member.roles:
            role = clean_role(text_of(doc)[the.idx : noun.idx + len(noun)])
            found.member.roles.extend([role] if role else [])


def _is_named(member: Member, start: int, end: int) -> bool:
    return any(start <= run.start < end for run, _ in member.places)


def learn_genders(text: str, salience: Salience, paragraphs: tuple[Paragraph, ...]) -> None:
    """Learn from "he" and "she" outside quotations who is a man and who a woman, where one person can be meant."""
    for match in _PRONOUN.finditer(text):
        gender = GENDERED[match.group().lower()]
        paragraph = paragraph_at(paragraphs, match.start())
        if paragraph is None or paragraph.within(match.start()):
            continue
        found = salience.person(match.start(), gender)
        if found is not None and found.member is not None and found.confidence > 0.8:
            found.member.gender = found.member.gender or gender
