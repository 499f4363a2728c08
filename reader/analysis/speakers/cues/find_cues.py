"""Cues: the words of saying in a parsed story, each with the phrase that names who speaks.

A cue is a verb of saying ("said", "went on to add"), "according to", or a name and a colon. The subject is looked for
beside the cue first where a quotation stands next to it (inversion: '"...," said X'), because a parser trips over
quotation marks; otherwise it is the grammatical subject, also that of a verb the cue hangs on ("X left, saying").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.analysis.sieve import Sieve, Sieves
from reader.analysis.speakers.cues.cue import Cue, Word, is_share_of_people, is_speaker
from reader.analysis.speakers.cues.noun_cues import STATEMENTS, noun_cue
from reader.analysis.speakers.cues.subjects import Source, own_subject, source_of, taken_for_noun
from reader.analysis.text.nlp import SUBJECTS, text_of
from reader.analysis.text.noun_phrases import Phrase, phrase_from, phrase_of
from reader.analysis.text.quotation_marks import Paragraph, paragraph_at
from reader.model.lexicon import SayingVerb, body_nouns, is_role, report_nouns, role_nouns, saying_verbs, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEVER = word_set("never speak")
_WEAK = word_set("weak")
_PLACES = word_set("adverbs of place")
_PEOPLE = word_set("people")
_QUANTITIES = word_set("quantities")
_NO_VERBS = ("aux", "auxpass", "amod", "compound", "nsubj", "pobj", "dobj", "case")


def find_cues(doc: Doc, paragraphs: tuple[Paragraph, ...]) -> list[Cue]:
    """All cues outside quotation marks, in order."""
    found: list[Cue] = []
    passed, before = -1, None
    for token in _words_of_cues(doc):
        paragraph = paragraph_at(paragraphs, token.idx)
        if paragraph is not before:
            passed, before = -1, paragraph
        if paragraph is None or token.i <= passed or paragraph.within(token.idx):
            continue
        sieved = CUES.first(Word(token, paragraph, found))
        if sieved is not None:
            found.append(replace(sieved.answer, kind=sieved.sieve))
            passed = sieved.answer.token
    return found


def _words_of_cues(doc: Doc) -> Iterator[Token]:
    """The words that may be cues, found without asking every word for its letters."""
    strings = doc.vocab.strings
    told = {form: strings[form] for form in set(doc.to_array("LOWER").tolist())}
    cues = {form for form, word in told.items() if word in saying_verbs() or word in _OTHER_CUES}
    return (doc[index] for index, form in enumerate(doc.to_array("LOWER").tolist()) if form in cues)


def _verb(token: Token) -> SayingVerb | None:
    """The verb of saying that a token is, with the words that have to follow it."""
    known = saying_verbs().get(token.lower_, ()) if token.tag_[:2] == "VB" or taken_for_noun(token) else ()
    return next((verb for verb in known if _followed(token, verb)), None)


def _followed(token: Token, verb: SayingVerb) -> bool:
    """Whether the words a verb needs ("on" in "went on") come next."""
    doc, index = token.doc, token.i + 1
    return all(index + n < len(doc) and doc[index + n].lower_ == word for n, word in enumerate(verb.after))


def _passed_on(word: Word) -> Cue | None:
    """ "TNA quoted the minister as saying": not who quotes but who is quoted speaks."""
    token, paragraph = word.token, word.paragraph
    doc = token.doc
    if token.lower_ not in _QUOTING:
        return None
    whom = next((child for child in token.children if child.dep_ == "dobj" and child.i > token.i), None)
    saying = next(
        (t for t in doc[token.i + 1 : token.i + 25] if t.lower_ == "saying" and doc[t.i - 1].lower_ == "as"),
        None,
    )
    if whom is None or saying is None or saying.i < whom.i:
        return None
    source = phrase_of(whom, paragraph, low=token.i + 1, high=saying.i - 1)
    if source is None:
        return None
    via = own_subject(token, paragraph)
    return Cue(saying.i, token.idx, saying.idx + len(saying), "dt", source, lemma="say", via=via)


def _verb_cue(word: Word) -> Cue | None:
    token, paragraph = word.token, word.paragraph
    doc, verb = token.doc, _verb(token)
    if verb is None or _is_noun(token, paragraph):
        return None
    last = token.i + len(verb.after)
    if token.dep_ in _NO_VERBS and token.tag_ != "VBD" and not taken_for_noun(token):
        return None
    found = source_of(token, last, paragraph)
    source, inherited, inverted = found.answer if found is not None else Source(None)
    by = found.sieve if found is not None else ""
    if source is not None and not _can_speak(source, verb):
        return None
    shared = inherited and token.tag_ == "VBG" and doc[token.i - 1].text == ","  # the source is settled later
    if (
        source is not None
        and not shared
        and not is_speaker(source)
        and not _is_plain(token, verb, paragraph, source.head.tag_ == "NNS")
    ):
        return None
    start = token.idx
    if token.tag_ == "VB" and doc[token.i - 1].lower_ == "to" and token.dep_ == "xcomp" and token.head.lower_ in _GO_ON:
        start = token.head.idx  # "went on to add"
    negation = next((child for child in token.children if child.dep_ == "neg" and child.i < token.i), None)
    if negation is not None:  # "did not say" is one cue: the words never stand without their denial
        helpers = (c.idx for c in token.children if c.dep_ in ("aux", "auxpass") and c.i < negation.i)
        start = min(start, *helpers, negation.idx)
    return Cue(
        token.i, start, doc[last].idx + len(doc[last]), verb.uses, source, inherited, inverted, verb.lemma,
        passive=by == "by whom", by=by,
    )  # fmt: skip


def _is_noun(token: Token, paragraph: Paragraph) -> bool:
    """A bare verb right behind a quotation is a noun: '"...," report author Jo Do said'."""
    return token.tag_ == "VB" and any(p.end <= token.idx <= p.end + 1 for p in paragraph.passages)


def _is_plain(token: Token, verb: SayingVerb, paragraph: Paragraph, plural: bool) -> bool:
    """Whether a subject that is nobody we know speaks all the same: by a plain verb, or beside a quotation.

    Several are likelier people ("climate hawks warn") than one thing is.
    """
    if token.tag_ in ("VBD", "VBZ", "VBP") and (
        verb.lemma in _PLAIN or (plural and "t" in verb.uses and "i" not in verb.uses)
    ):
        return True
    return any(0 <= token.idx - p.end < 4 or 0 <= p.start - token.idx - len(token) < 4 for p in paragraph.passages)


def _joined(word: Word) -> Cue | None:
    """A past form behind "and" or "but" that goes on with the subject of the sentence, not with what was said.

    Parsers hang it on the nearest verb or noun: in "said sales rose but warned demand was weak" on "demand".
    """
    token, paragraph = word.token, word.paragraph
    doc, index, verb = token.doc, token.i - 1, _verb(token)
    if verb is None:
        return None
    while index > 0 and doc[index].tag_ == "RB":
        index -= 1
    if token.tag_ not in ("VBD", "VBN") or doc[index].lower_ not in ("and", "but") or "e" in verb.uses:
        return None
    if token.tag_ == "VBN" and token.dep_ == "amod" and token.head.i == token.i + 1 and token.lower_ == "written":
        return None  # "passed a check and written exam"
    if any(child.dep_ in (*SUBJECTS, "aux", "auxpass") and child.i < token.i for child in token.children):
        return None
    first, source = _subject_of_sentence(token, word.before, paragraph)
    between = [t for t in doc[first + 1 : index] if t.dep_ in SUBJECTS and not paragraph.within(t.idx)]
    if source is None or (between and _may_act(between[-1], verb)):
        return None
    last = token.i + len(verb.after)
    return Cue(
        token.i,
        token.idx,
        doc[last].idx + len(doc[last]),
        verb.uses,
        source,
        True,
        False,
        verb.lemma,
        shared=True,
    )


def _torn_off(word: Word) -> Cue | None:
    """ "Orvane, meanwhile, estimated sales rose": a verb taken for an adjective leaves a sentence with two subjects."""
    token, paragraph = word.token, word.paragraph
    rest, verb = token.head, _verb(token)
    if verb is None or token.tag_ != "VBN" or token.dep_ != "amod" or rest.dep_ != "nsubj" or verb.after:
        return None
    first = next((c for c in rest.head.children if c.dep_ == "nsubj" and c.i < token.i and c.i != rest.i), None)
    source = phrase_of(first, paragraph, high=token.i) if first is not None else None
    if source is None or paragraph.within(source.start):
        return None
    return Cue(token.i, token.idx, token.idx + len(token), verb.uses, source, lemma=verb.lemma, shared=True)


def _subject_of_sentence(token: Token, before: list[Cue], paragraph: Paragraph) -> tuple[int, Phrase | None]:
    """The verb a joined verb may go on from, and its subject: a verb of saying before it, else the main verb."""
    sentence = token.sent
    last = next((c for c in reversed(before) if not c.inherited and c.uses != "a"), None)
    if last is not None and sentence.start <= last.token < token.i and not last.inverted and last.source is not None:
        return last.token, last.source if token.doc[last.token].tag_ == "VBD" else None
    root = sentence.root
    mistaken = token.dep_ == "amod" and root.i < token.i and root.tag_ == "VBD"
    return root.i, own_subject(root, paragraph) if mistaken else None


def _may_act(subject: Token, verb: SayingVerb) -> bool:
    """Whether the subject of what was said may itself be who goes on speaking; a pronoun is whoever said it."""
    word = subject.lower_
    return (
        subject.tag_ in ("NNP", "NNPS", "WP", "WDT")
        or is_role(word)
        or any(word in known for known in (role_nouns(), body_nouns(), _PEOPLE))
        or (word in report_nouns() and ("r" in verb.uses or verb.lemma in _WEAK))
    )


_PLAIN = word_set("plain saying")
_GO_ON = word_set("go on")
_QUOTING = ("quoted", "quotes", "quoting", "cited", "cites", "citing")
_OTHER_CUES = frozenset({"according", "per", *_QUOTING, *STATEMENTS})


def _according(word: Word) -> Cue | None:
    token, paragraph = word.token, word.paragraph
    doc = token.doc
    if token.lower_ != "according" or token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    noun = next((child for child in to.children if child.dep_ in ("pobj", "pcomp")), None)
    source = phrase_of(noun, paragraph, low=to.i + 1) if noun is not None else phrase_from(doc, to.i + 1, paragraph)
    if source is None or paragraph.within(source.start) or source.head.lower_ in ("plan", "plans", "schedule"):
        return None
    if token.i > 1 and doc[token.i - 1].text == "," and doc[token.i - 2].lower_ in ("and", "or"):
        source = Phrase(source.start, source.head.idx + len(source.head), source.head)  # the last of a list follows
    return Cue(token.i, token.idx, to.idx + 2, "a", source, inverted=True, lemma="according")


def _per(word: Word) -> Cue | None:
    """ "per Belkin", ", per the port office": the sports pages' "according to", and never "per day"."""
    token, paragraph = word.token, word.paragraph
    doc = token.doc
    if token.lower_ != "per":
        return None
    previous = doc[token.i - 1] if token.i > 0 else token
    opens = token.is_sent_start is True or previous.i == token.i
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    source = (
        phrase_of(noun, paragraph, low=token.i + 1) if noun is not None else phrase_from(doc, token.i + 1, paragraph)
    )
    if source is None or (token.text == "Per" and not opens):
        return None
    definite = doc[token.i + 1].tag_ in ("DT", "PRP$") and doc[token.i + 1].lower_ not in ("a", "an")
    named = source.head.text[:1].isupper() and doc[token.i + 1].text[:1].isupper()
    if token.text == "Per" and not definite and text_of(doc)[source.end : source.end + 1] != ",":
        return None  # "Per Askim stormed off"
    if not named and not (definite and is_speaker(source) and (opens or previous.text == ",")):
        return None
    return Cue(token.i, token.idx, token.idx + len(token), "a", source, inverted=True, lemma="per")


def _is_quantity(head: Token) -> bool:
    """ "190 million crowns", "$5 million", "two hours": money, measures and times do not speak, shares of people do."""
    if is_share_of_people(head):
        return False
    if head.tag_ == "$" or head.lower_ in ("million", "billion", "trillion", "percent", "%"):
        return True
    counted = any(child.tag_ in ("CD", "$") for child in head.children)
    return counted and head.lower_ in _QUANTITIES


def _of_report(relative: Token) -> bool:
    """Whether a relative pronoun stands right behind a report: "a post that said it would close"."""
    return relative.head.dep_ == "relcl" and relative.nbor(-1).lower_ in report_nouns()


def _can_speak(source: Phrase, verb: SayingVerb) -> bool:
    word = source.head.lower_
    if word in _PLACES or _is_quantity(source.head):
        return False
    if word == "that" and _of_report(source.head):
        return True
    if word in _NEVER or (source.head.tag_ in ("EX", "WDT") and word == "that"):
        return False
    if word in report_nouns() and text_of(source.head.doc)[source.start : source.end].lower().startswith("this "):
        return False  # "this article explains" is the writer speaking
    if "r" in verb.uses and word in ("he", "she", "who"):
        return False  # "she found that" tells of a discovery
    if "r" not in verb.uses and verb.lemma not in _WEAK:
        return True
    return is_speaker(source)


CUES = Sieves(
    "words of saying",
    Sieve("quoted as saying", "Nordwire quoted the minister as saying it would rain.", _passed_on),
    Sieve("joined verb", "Drey said it rose but warned the reserve was low.", _joined),
    Sieve("verb taken for an adjective", "Orvane, meanwhile, estimated sales rose.", _torn_off),
    Sieve("verb", "Drey said it rose.", _verb_cue),
    Sieve("per", "The gate opens at nine, per the port office.", _per),
    Sieve("according to", "The gate opens at nine, according to Drey.", _according),
    Sieve("noun", "a warning from the pilots that the ice is thin", noun_cue),
)
