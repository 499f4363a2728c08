"""Subjects: the phrase that stands with a verb as whoever does it, as the parse has it or should have it.

Beside a quotation the words right behind the verb come first, because a parser trips over quotation marks; otherwise it
is the grammatical subject, also that of a verb this one hangs on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.sieve import Found, Sieve, Sieves
from reader.analysis.speakers.cues.before_verb import phrase_before, with_office
from reader.analysis.text.nlp import FINITE, SUBJECTS, text_of, tokens_between
from reader.analysis.text.noun_phrases import Phrase, phrase_from, phrase_of
from reader.analysis.text.quotation_marks import Paragraph
from reader.model.lexicon import body_nouns, is_role, report_nouns, role_nouns, saying_verbs, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

AGENT_ENDINGS = ("ers", "ors", "ists", "ians", "eers", "ants", "ees", "ics", "men", "ors", "ans", "ats", "ites")
"""Endings of plurals that name people."""
_TOLD_OF = re.compile(
    r"(?: of [^,“”\"]{1,80})?,? (?:who|whose|(?:many|some|most|all|both|one) of whom|which)\b[^“”\"]*, ", re.S
)
_LONGEST_TITLE = 8
_HEARD = ("heard", "seen", "caught", "filmed", "recorded")
_PUT_OUT = ("posted", "posts", "shared", "shares", "uploaded", "tweeted", "published", "sent", "wrote")
_ISSUED = (
    *_PUT_OUT, "issued", "issues", "released", "releases", "put", "gave", "delivered", "circulated", "made", "filed",
    "held", "read", "left",
)  # fmt: skip
_OWN_WORDS = word_set("words put out")
_SETTING = ("in", "on", "at", "during", "after")
_CLOSING = ("”", '"', "’", "''")
_NO_TITLE = (*FINITE, "MD", "IN", "TO", "WDT", "WP", "WRB")
_TAKEN_FOR_VERBS = word_set("taken for verbs")
_IN_NAME = ("NN", "NNP", "NNPS", "JJ", "DT", "POS", "HYPH", "PRP$")
_TELLING = word_set("telling")
_NAMING = ("call", "label", "brand")
_PLACES = word_set("adverbs of place")
_PEOPLE = word_set("people")


class Verb(NamedTuple):
    """A verb of saying whose speaker is looked for."""

    token: Token
    last: int
    """The token its words end with."""
    paragraph: Paragraph


class Source(NamedTuple):
    """Who speaks by a verb."""

    phrase: Phrase | None
    inherited: bool = False
    """It stands with another verb."""
    inverted: bool = False
    """It follows the verb."""


def source_of(token: Token, last: int, paragraph: Paragraph) -> Found[Source] | None:
    """Who speaks by the verb `token`, whose words end with the token `last`; the first of `SOURCES` that knows."""
    return SOURCES.first(Verb(token, last, paragraph))


def _by_whom(verb: Verb) -> Source | None:
    """Who speaks in "It was claimed by X that ..." and ", as claimed by X, ..."."""
    token = verb.token
    by = next(
        (c for c in token.children if c.dep_ in ("agent", "prep") and c.lower_ == "by" and c.i == token.i + 1),
        None,
    )
    noun = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if token.tag_ != "VBN" or by is None or noun is None:
        return None
    subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    impersonal = (
        subject.lower_ == "it" if subject is not None else token.i > 0 and token.doc[token.i - 1].lower_ == "as"
    )
    return _source(phrase_of(noun, verb.paragraph, low=by.i + 1), inverted=True) if impersonal else None


def _behind_quotation(verb: Verb) -> Source | None:
    """The words right behind a verb that a quotation ends before."""
    if not _after_passage(verb.token, verb.paragraph) or verb.token.tag_ not in FINITE:
        return None
    return _source(phrase_from(verb.token.doc, verb.last + 1, verb.paragraph), inverted=True)


def _grammatical(verb: Verb) -> Source | None:
    own = own_subject(verb.token, verb.paragraph)
    if own is None:
        return None
    if own.head.tag_ == "WDT" and verb.token.dep_ == "relcl":
        poster = _who_posted(verb.token.head)
        author = own_subject(poster, verb.paragraph) if poster is not None else None
        if author is not None:
            return Source(author, inherited=True)  # "circulated a memo that suggested"
    return _source(_from_quotation(own, verb.paragraph), inverted=own.start > verb.token.idx)


def _ends_sentence(verb: Verb) -> Source | None:
    return _source(_inverted_after_comma(verb.token, verb.last, verb.paragraph), inverted=True)


def _right_before(verb: Verb) -> Source | None:
    phrase = phrase_before(verb.token, verb.paragraph) if _stands_alone(verb.token) else None
    if phrase is not None and _ends_report(verb.token):
        words = [child.idx for child in verb.token.lefts if child.tag_ in _IN_NAME]
        phrase = Phrase(min([phrase.start, *words]), phrase.end, phrase.head)
    return _source(_from_quotation(with_office(phrase, verb.paragraph), verb.paragraph)) if phrase else None


def _from_quotation(phrase: Phrase, paragraph: Paragraph) -> Phrase:
    """A phrase from the quotation before it on: '"...," co-author and college physician Jo Do said'."""
    ends = [passage.end for passage in paragraph.passages if passage.end <= phrase.start]
    between = [t for t in tokens_between(phrase.head.doc, ends[-1], phrase.start) if not t.is_punct] if ends else []
    if (
        not between
        or len(between) > _LONGEST_TITLE
        or any(t.tag_ in _NO_TITLE and t.lower_ not in _TAKEN_FOR_VERBS for t in between)
    ):
        return phrase
    if between[0].tag_ in ("CC", "RB", "WRB", "DT") or "," in text_of(phrase.head.doc)[between[0].idx : phrase.start]:
        return phrase
    return Phrase(between[0].idx, phrase.end, phrase.head)


def _told_of_at_length(verb: Verb) -> Source | None:
    return _source(_opener(verb.token, verb.paragraph)) if _stands_alone(verb.token) else None


def _torn_name(verb: Verb) -> Source | None:
    """A surname that taggers take for an adverb: "the dam is old, but Early still says it holds"."""
    token = verb.token
    if token.tag_ not in FINITE or any(child.dep_ in SUBJECTS for child in token.children):
        return None
    names = (c for c in token.children if c.dep_ == "advmod" and c.tag_ == "RB" and token.i - 3 < c.i < token.i)
    name = next((c for c in names if c.text.istitle() and c.is_sent_start is not True), None)
    return _source(Phrase(name.idx, name.idx + len(name), name)) if name is not None else None


def _of_other_verb(verb: Verb) -> Source:
    return Source(_inherited(verb.token, verb.paragraph), inherited=True)


def _stands_alone(token: Token) -> bool:
    return (token.tag_ in FINITE and token.dep_ != "conj") or taken_for_noun(token)


def taken_for_noun(token: Token) -> bool:
    """Whether a noun may be a verb of saying all the same: '"..," Drey shares.' and "As the Lubny Post notes, ..."."""
    doc = token.doc
    if token.tag_[:2] != "NN" or not token.text.islower() or not token.text.endswith(("s", "ed")) or token.i < 2:
        return False
    if _ends_report(token):
        return True
    first = token.i
    while first > 0 and doc[first - 1].tag_ in ("NNP", "NNPS") and doc[first - 1].text[:1].isupper():
        first -= 1
    if first == token.i or token.i + 1 >= len(doc) or not doc[token.i + 1].is_punct or first == 0:
        return False
    before = doc[first - 1] if doc[first - 1].lower_ != "the" or first == 1 else doc[first - 2]
    return before.text in _CLOSING or (before.text == "As" and before.is_sent_start is True)


def _ends_report(token: Token) -> bool:
    """Whether a noun at a sentence's end has a clause before it that it tells: "..., a study reports"."""
    told = any(child.dep_ == "ccomp" and child.i < token.i for child in token.children)
    noun = token.tag_[:2] == token.nbor(-1).tag_[:2] == "NN"
    return noun and told and token.dep_ == "ROOT" and token.i + 1 < len(token.doc) and token.nbor().is_punct


def _source(phrase: Phrase | None, *, inverted: bool = False) -> Source | None:
    return Source(phrase, inverted=inverted) if phrase is not None else None


def _opener(token: Token, paragraph: Paragraph) -> Phrase | None:
    """Who begins the sentence and is told of at length before the verb: "The lawyer who for years has ..., said"."""
    doc = token.doc
    if token.i == 0 or doc[token.i - 1].text != ",":
        return None
    start = token.sent.start
    if doc[start].idx < paragraph.start:
        return None
    first = phrase_from(doc, start, paragraph)
    if first is None or first.head.i >= token.i:
        return None
    end = first.head.idx + len(first.head)
    if _TOLD_OF.fullmatch(text_of(doc)[end : token.idx]) is None:
        return None
    return Phrase(first.start, end, first.head)


def own_subject(token: Token, paragraph: Paragraph) -> Phrase | None:
    """The grammatical subject of a verb, as a phrase."""
    subjects = [child for child in token.children if child.dep_ in SUBJECTS and not paragraph.within(child.idx)]
    if not subjects:
        return None
    nearest = _one_who_speaks(min(subjects, key=lambda child: abs(child.i - token.i)))
    if nearest.i + 1 < len(token.doc) and nearest.nbor().text == "-" and subjects[-1].i > nearest.i:
        last = subjects[-1]  # "study co-author Anna Solmi": taggers take it apart
        return Phrase(nearest.left_edge.idx, last.idx + len(last), last)
    if len(subjects) > 1 and _told_of(subjects[0], nearest):
        nearest = subjects[0]  # "A spokesman who asked not to be named because of academy policy said"
    if nearest.dep_ == "nsubjpass" and token.tag_ == "VBN" and token.lower_ != "quoted":
        return None
    role = subjects[0]
    if is_role(role.lower_) and role.i < nearest.i < token.i and nearest.left_edge.nbor(-1).text == ",":
        return Phrase(role.left_edge.idx, nearest.idx + len(nearest), role)  # "A spokesperson for it, Liu Heng, said"
    if role.lower_ in body_nouns() and role.i == nearest.left_edge.i - 1 and nearest.i < token.i:
        return Phrase(role.left_edge.idx, nearest.idx + len(nearest), nearest)  # "news agency Nordwire said"
    return _with_per(phrase_of(nearest, paragraph, high=token.i if nearest.i < token.i else None))


def _with_per(phrase: Phrase | None) -> Phrase | None:
    """A phrase with the first name that taggers take for a preposition: ", Per Askim told the council"."""
    first = phrase.head.doc[phrase.head.left_edge.i] if phrase is not None else None
    if phrase is None or first is None or first.i < 2 or first.idx != phrase.start or first.tag_ != "NNP":
        return phrase
    per = first.nbor(-1)
    return Phrase(per.idx, phrase.end, phrase.head) if per.text == "Per" and per.nbor(-1).text == "," else phrase


def _told_of(first: Token, nearest: Token) -> bool:
    """Whether the noun nearest to a verb only ends what is told of the first one, behind a preposition."""
    told = any(child.dep_ == "relcl" and first.i < child.i < nearest.i for child in first.children)
    edge = nearest.left_edge
    return told and edge.i > 0 and edge.nbor(-1).tag_ == "IN"


def _one_who_speaks(subject: Token) -> Token:
    """A parser may hang the subject on a place or a quantity before it: "Upstream, the operator, Selka, said"."""
    opens = subject.text.endswith("ing") and subject.is_sent_start is True and subject.nbor(1).text == ","
    if subject.tag_ == "VBG" or opens:  # "Prosecuting, Helena Marsh said"
        return next((c for c in subject.children if c.dep_ == "appos" and c.tag_ in ("NNP", "NNPS")), subject)
    people = subject.lower_ in _PEOPLE or subject.lower_ in role_nouns()
    count = any(child.tag_ in ("CD", "$") for child in subject.children) and not people
    if subject.lower_ not in _PLACES and not count:
        return subject
    kinds = ("appos", "conj") if subject.lower_ in _PLACES else ("conj",)
    below = [child for child in subject.children if child.dep_ in kinds and child.i > subject.i]
    return next((child for child in below if child.tag_[:2] == "NN" and child.tag_ != "NNS"), subject)


def _inherited(token: Token, paragraph: Paragraph) -> Phrase | None:
    """The subject of the verb this one hangs on: "X left, saying", "X declined and said", "X went on to add"."""
    seen = 0
    while token.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "acl") and seen < 6:
        if token.dep_ == "acl" and token.head.tag_[:2] == "NN":
            poster = _who_posted(token.head)
            return (poster and own_subject(poster, paragraph)) or phrase_of(token.head, paragraph, high=token.i)
        if token.dep_ == "ccomp" and token.tag_ in FINITE:
            return None
        blamed = _blamed(token)
        if blamed is not None:
            return phrase_of(blamed, paragraph, high=token.i)
        token = _nearest_conjunct(token)
        seen += 1
        own = own_subject(token, paragraph) if token.tag_[:2] in ("VB", "MD") else None
        if own is not None:
            return own
        perfect = token.tag_ == "VBN" and any(c.tag_ in FINITE and c.dep_ == "aux" for c in token.children)
        if perfect or (token.tag_ in FINITE and token.dep_ != "conj"):
            return phrase_before(token, paragraph)
    return None


def _who_posted(noun: Token) -> Token | None:
    """The verb by which somebody put out what says so: "posted a film saying", "posted on Chirper accusing"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    own = noun.lower_ in _OWN_WORDS and noun.dep_ == "dobj" and verb.lower_ in _ISSUED
    if own or (noun.lower_ not in report_nouns() and noun.dep_ in ("dobj", "pobj") and verb.lower_ in _PUT_OUT):
        return verb
    return None


def _blamed(token: Token) -> Token | None:
    """Whom a verb blames or thanks "for saying" something: it is they who said it."""
    preposition = token.head
    if token.dep_ != "pcomp" or preposition.lower_ != "for":
        return None
    return next((c for c in preposition.head.children if c.dep_ == "dobj" and c.i < preposition.i), None)


def _nearest_conjunct(token: Token) -> Token:
    """The verb a participle hangs on; of coordinated verbs with subjects of their own the last one before it."""
    head = token.head
    if token.tag_ != "VBG":
        return head
    nearer = [
        verb for verb in head.conjuncts
        if head.i < verb.i < token.i and verb.tag_[:2] == "VB" and any(c.dep_ in SUBJECTS for c in verb.children)
    ]  # fmt: skip
    return nearer[-1] if nearer else head


def _after_passage(token: Token, paragraph: Paragraph) -> bool:
    """Whether a quotation ends right before the verb, a comma or dash between them at most."""
    gap = [passage.end for passage in paragraph.passages if passage.end <= token.idx]
    return bool(gap) and not text_of(token.doc)[gap[-1] : token.idx].strip(" ,—–-\u00a0")


def _inverted_after_comma(token: Token, last: int, paragraph: Paragraph) -> Phrase | None:
    """The phrase behind a verb that ends its sentence: "..., reported Nordwire."."""
    doc = token.doc
    if any(verb.lemma in (*_TELLING, *_NAMING) for verb in saying_verbs().get(token.lower_, ())):
        return None  # behind "told" stands who was told; behind "called", what something is called
    if token.tag_ not in ("VBD", "VBZ", "VBN") or token.i == 0 or doc[token.i - 1].text not in (",", "—", "–", "--"):
        return None
    following = phrase_from(doc, last + 1, paragraph)
    if following is None or following.start != doc[last + 1].idx:
        return None
    before = tokens_between(doc, max(token.sent.start_char, paragraph.start), token.idx)
    if not any(t.tag_ in (*FINITE, "MD") and t.dep_ not in ("relcl", "advcl") for t in before):
        return None  # "Ascot, a maker of lamps, announced a lamp": no clause stands before it
    rest = text_of(doc)[following.end : paragraph.end].lstrip()
    if not rest or rest[0] in ".,;":
        return following
    behind = tokens_between(doc, following.end, token.sent.end_char)
    named = following.head.tag_ == "NNP" and token.lower_ == "said"
    settled = behind[0].lower_ in _SETTING and not any(t.tag_ in (*FINITE, "MD") for t in behind) if behind else False
    return following if named and settled else None


def _heard_saying(verb: Verb) -> Source | None:
    token, head = verb.token, verb.token.head
    if token.tag_ != "VBG" or token.dep_ != "xcomp" or head.lower_ not in _HEARD:
        return None
    who = next((c for c in head.children if c.dep_ == "nsubjpass" and not verb.paragraph.within(c.idx)), None)
    return _source(phrase_of(who, verb.paragraph, high=head.i)) if who is not None else None


SOURCES = Sieves(
    "who speaks",
    Sieve("heard saying", "“It holds,” Drey is heard saying.", _heard_saying),
    Sieve("by whom", "It was claimed by Drey that the pier would hold.", _by_whom),
    Sieve("behind the quotation", "“It holds,” said harbor master Ilse Drey.", _behind_quotation),
    Sieve("subject", "Drey said the pier would hold.", _grammatical),
    Sieve("ends the sentence", "The pier will hold, reported Nordwire.", _ends_sentence),
    Sieve("right before", "At the fair, director Ilse Drey said so.", _right_before),
    Sieve("told of at length", "The lawyer, who for years has fought it, said no.", _told_of_at_length),
    Sieve("torn name", "The pier is old, but Early says it will hold.", _torn_name),
    Sieve("subject of another verb", "Drey left the hall, saying the pier would hold.", _of_other_verb),
)
