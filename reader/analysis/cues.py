"""Cues: the words of saying in a parsed story, each with the phrase that names who speaks.

A cue is a verb of saying ("said", "went on to add"), "according to", or a name and a colon. The subject is looked for
beside the cue first where a quotation stands next to it (inversion: '"...," said X'), because a parser trips over
quotation marks; otherwise it is the grammatical subject, also that of a verb the cue hangs on ("X left, saying").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.lexicon import SayingVerb, body_nouns, is_role, report_nouns, role_nouns, saying_verbs, word_set
from reader.analysis.nlp import text_of
from reader.analysis.phrases import Phrase, phrase_from, phrase_of
from reader.analysis.quotes import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = ("VBD", "VBZ", "VBP")
SUBJECTS = ("nsubj", "nsubjpass")
_NEVER = word_set("never speak")
_WEAK = word_set("weak")
_TELLING = word_set("telling")
_PLACES = word_set("adverbs of place")
_AGENT_ENDINGS = ("ers", "ors", "ists", "ians", "eers", "ants", "ees", "ics", "men", "ors", "ans", "ats", "ites")
_PEOPLE = word_set("people")
_QUANTITIES = word_set("quantities")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its source."""

    token: int
    """Index of the verb (or of "according", or of the colon)."""
    start: int
    end: int
    uses: str
    """As in verbs.txt; "a" for "according to", ":" for a label."""
    source: Phrase | None
    inherited: bool = False
    """The source stands with another verb: "X said ..., adding ..."."""
    inverted: bool = False
    lemma: str = ""
    shared: bool = False
    """Joined to a verb before it whose subject is its own, whatever the parse says: "said it rose but warned ..."."""
    via: Phrase | None = None
    """Whoever passes the words on: "TNA" in "TNA quoted him as saying"."""

    @property
    def left(self) -> int:
        """Where cue and source together begin."""
        if self.via is not None:
            return min(self.start, self.via.start)
        return self.start if self.source is None or self.inherited else min(self.start, self.source.start)

    @property
    def right(self) -> int:
        """Where cue and source together end."""
        return self.end if self.source is None or self.inherited else max(self.end, self.source.end)


def find_cues(doc: Doc, paragraphs: tuple[Paragraph, ...]) -> list[Cue]:
    """All cues outside quotation marks, in order."""
    verbs = saying_verbs()
    found = []
    for paragraph, tokens in _by_paragraph(doc, paragraphs):
        passed_on: Cue | None = None
        for token in tokens:
            if passed_on is not None and token.i <= passed_on.token:
                continue
            if token.lower_ in _QUOTING and (passed_on := _passed_on(token, paragraph)) is not None:
                found.append(passed_on)
                continue
            known = verbs.get(token.lower_)
            if known is not None and token.tag_[:2] == "VB":
                verb = next((verb for verb in known if _followed(token, verb)), None)
                joined = (_joined(token, verb, found, paragraph) or _torn_off(token, verb, paragraph)) if verb else None
                cue = joined or (_verb_cue(token, verb, paragraph) if verb else None)
            elif token.lower_ == "per" and token.tag_ == "IN":
                cue = _per(token, paragraph)
            elif token.lower_ == "according":
                cue = _according(token, paragraph)
            else:
                continue
            if cue is not None:
                found.append(cue)
    return found


def tokens_between(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens of a span of characters, white space left out."""
    span = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    return [token for token in span if not token.is_space] if span is not None else []


def _by_paragraph(doc: Doc, paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[Paragraph, list[Token]]]:
    """Each paragraph with its tokens outside quotation marks."""
    tokens = iter(doc)
    token = next(tokens, None)
    for paragraph in paragraphs:
        inside: list[Token] = []
        while token is not None and token.idx < paragraph.end:
            if token.idx >= paragraph.start and not token.is_space and not paragraph.within(token.idx):
                inside.append(token)
            token = next(tokens, None)
        yield paragraph, inside


def _followed(token: Token, verb: SayingVerb) -> bool:
    """Whether the words a verb needs ("on" in "went on") come next."""
    doc, index = token.doc, token.i + 1
    return all(index + n < len(doc) and doc[index + n].lower_ == word for n, word in enumerate(verb.after))


def _passed_on(token: Token, paragraph: Paragraph) -> Cue | None:
    """ "TNA quoted the minister as saying": not who quotes but who is quoted speaks."""
    doc = token.doc
    whom = next((child for child in token.children if child.dep_ == "dobj" and child.i > token.i), None)
    saying = next(
        (t for t in doc[token.i + 1 : token.i + 25] if t.lower_ == "saying" and doc[t.i - 1].lower_ == "as"), None
    )
    if whom is None or saying is None or saying.i < whom.i:
        return None
    source = phrase_of(whom, paragraph, low=token.i + 1, high=saying.i - 1)
    if source is None:
        return None
    via = _own_subject(token, paragraph)
    return Cue(saying.i, token.idx, saying.idx + len(saying), "dt", source, lemma="say", via=via)


def _verb_cue(token: Token, verb: SayingVerb, paragraph: Paragraph) -> Cue | None:
    doc = token.doc
    last = token.i + len(verb.after)
    if token.dep_ in ("aux", "auxpass", "amod", "compound", "nsubj", "pobj", "dobj", "case") and token.tag_ != "VBD":
        return None
    source, inherited, inverted = _source(token, last, paragraph)
    if source is not None and not _can_speak(source, verb):
        return None
    start = token.idx
    if token.tag_ == "VB" and doc[token.i - 1].lower_ == "to" and token.dep_ == "xcomp" and token.head.lower_ in _GO_ON:
        start = token.head.idx  # "went on to add"
    return Cue(
        token.i, start, doc[last].idx + len(doc[last]), verb.uses, source, inherited, inverted, verb.lemma
    )  # fmt: skip


def _joined(token: Token, verb: SayingVerb, before: list[Cue], paragraph: Paragraph) -> Cue | None:
    """A past form behind "and" or "but" that goes on with the subject of the sentence, not with what was said.

    Parsers hang it on the nearest verb or noun: in "said sales rose but warned demand was weak" on "demand".
    """
    doc, index = token.doc, token.i - 1
    while index > 0 and doc[index].tag_ == "RB":
        index -= 1
    if token.tag_ not in ("VBD", "VBN") or doc[index].lower_ not in ("and", "but") or "e" in verb.uses:
        return None
    if any(child.dep_ in (*SUBJECTS, "aux", "auxpass") and child.i < token.i for child in token.children):
        return None
    first, source = _subject_of_sentence(token, before, paragraph)
    between = [t for t in doc[first + 1 : index] if t.dep_ in SUBJECTS and not paragraph.within(t.idx)]
    if source is None or (between and _may_act(between[-1], verb)):
        return None
    last = token.i + len(verb.after)
    return Cue(
        token.i, token.idx, doc[last].idx + len(doc[last]), verb.uses, source, True, False, verb.lemma, shared=True
    )


def _torn_off(token: Token, verb: SayingVerb, paragraph: Paragraph) -> Cue | None:
    """ "Orvane, meanwhile, estimated sales rose": a verb taken for an adjective leaves a sentence with two subjects."""
    rest = token.head
    if token.tag_ != "VBN" or token.dep_ != "amod" or rest.dep_ != "nsubj" or verb.after:
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
    return root.i, _own_subject(root, paragraph) if mistaken else None


def _may_act(subject: Token, verb: SayingVerb) -> bool:
    """Whether the subject of what was said may itself be who goes on speaking; a pronoun is whoever said it."""
    word = subject.lower_
    return (
        subject.tag_ in ("NNP", "NNPS", "WP", "WDT")
        or is_role(word)
        or any(word in known for known in (role_nouns(), body_nouns(), _PEOPLE))
        or (word in report_nouns() and ("r" in verb.uses or verb.lemma in _WEAK))
    )


_GO_ON = word_set("go on")
_QUOTING = ("quoted", "quotes", "quoting", "cited", "cites", "citing")


def _according(token: Token, paragraph: Paragraph) -> Cue | None:
    doc = token.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    noun = next((child for child in to.children if child.dep_ in ("pobj", "pcomp")), None)
    source = phrase_of(noun, paragraph, low=to.i + 1) if noun is not None else phrase_from(doc, to.i + 1, paragraph)
    if source is None or paragraph.within(source.start) or source.head.lower_ in ("plan", "plans", "schedule"):
        return None
    return Cue(token.i, token.idx, to.idx + 2, "a", source, inverted=True, lemma="according")


def _per(token: Token, paragraph: Paragraph) -> Cue | None:
    """ "per Belkin": the sports pages' "according to"."""
    noun = next((child for child in token.children if child.dep_ == "pobj" and child.tag_ in ("NNP", "NNPS")), None)
    source = phrase_of(noun, paragraph, low=token.i + 1) if noun is not None else None
    if source is None:
        return None
    return Cue(token.i, token.idx, token.idx + len(token), "a", source, inverted=True, lemma="per")


def _source(token: Token, last: int, paragraph: Paragraph) -> tuple[Phrase | None, bool, bool]:
    """Who speaks: the phrase, whether it belongs to another verb, whether it follows the verb."""
    if _after_passage(token, paragraph) and token.tag_ in FINITE:
        following = phrase_from(token.doc, last + 1, paragraph)
        if following is not None:
            return following, False, True
    own = _own_subject(token, paragraph)
    if own is not None and own.start < token.idx and _can_only_be_told(own.head):
        following = _behind_comma(token, last, paragraph)
        own = following or own
    if own is not None:
        return own, False, own.start > token.idx
    following = _inverted_after_comma(token, last, paragraph)
    if following is not None:
        return following, False, True
    if token.tag_ in FINITE and token.dep_ != "conj":
        before = _phrase_before(token, paragraph) or _phrase_behind_passage(token, paragraph)
        if before is not None:
            return before, False, False
    return _inherited(token, paragraph), True, False


def _own_subject(token: Token, paragraph: Paragraph) -> Phrase | None:
    subjects = [child for child in token.children if child.dep_ in SUBJECTS and not paragraph.within(child.idx)]
    if not subjects:
        return None
    nearest = _one_who_speaks(min(subjects, key=lambda child: abs(child.i - token.i)))
    if nearest.dep_ == "nsubjpass" and token.tag_ == "VBN" and token.lower_ != "quoted":
        return None
    role = subjects[0]
    if is_role(role.lower_) and role.i < nearest.i < token.i and nearest.left_edge.nbor(-1).text == ",":
        return Phrase(role.left_edge.idx, nearest.idx + len(nearest), role)  # "A spokesperson for it, Liu Heng, said"
    return phrase_of(nearest, paragraph, high=token.i if nearest.i < token.i else None)


def _one_who_speaks(subject: Token) -> Token:
    """A parser may hang the subject on a place or a quantity before it: "Upstream, the operator, Selka, said"."""
    if subject.tag_ == "VBG":  # "Prosecuting, Helena Marsh said"
        return next((c for c in subject.children if c.dep_ == "appos" and c.tag_ in ("NNP", "NNPS")), subject)
    count = any(child.tag_ in ("CD", "$") for child in subject.children) and subject.lower_ not in _PEOPLE
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
            return phrase_of(token.head, paragraph, high=token.i)
        if token.dep_ == "ccomp" and token.tag_ in FINITE:
            return None
        token = _nearest_conjunct(token)
        seen += 1
        own = _own_subject(token, paragraph) if token.tag_[:2] in ("VB", "MD") else None
        if own is not None:
            return own
        perfect = token.tag_ == "VBN" and any(c.tag_ in FINITE and c.dep_ == "aux" for c in token.children)
        if perfect or (token.tag_ in FINITE and token.dep_ != "conj"):
            return _phrase_before(token, paragraph)
    return None


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


def _phrase_before(token: Token, paragraph: Paragraph) -> Phrase | None:
    """A noun phrase that ends right before a verb the parser gave no subject: a name, a pronoun or a common noun."""
    doc, index = token.doc, token.i - 1
    while index >= 0 and _between_subject_and_verb(doc[index]):
        index -= 1
    if index < 0 or doc[index].idx < paragraph.start or paragraph.within(doc[index].idx):
        return None
    if doc[index].text == ",":
        return _before_comma(doc, index, paragraph)
    if doc[index].tag_ not in ("NNP", "NNPS", "NN", "NNS", "PRP"):
        return None
    if doc[index].dep_ in ("pobj", "dobj") and doc[index].tag_ != "PRP":
        return None
    return phrase_of(doc[index], paragraph, high=token.i)


def _between_subject_and_verb(token: Token) -> bool:
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


def _phrase_behind_passage(token: Token, paragraph: Paragraph) -> Phrase | None:
    """'"...," tourist Jo Ash, 18, from Lubny, told': what commas set off between a quotation and the verb."""
    ends = [passage.end for passage in paragraph.passages if passage.end <= token.idx]
    if not ends:
        return None
    between = tokens_between(token.doc, ends[-1], token.idx)
    while between and between[0].is_punct:
        between = between[1:]
    if not 3 <= len(between) <= 30 or any(t.tag_ in (*FINITE, "MD") or t.text in (".", ":", ";") for t in between):
        return None
    first = phrase_from(token.doc, between[0].i, paragraph)
    if first is None:
        return None
    return phrase_of(first.head, paragraph, low=between[0].i, high=token.i) or first


def _after_passage(token: Token, paragraph: Paragraph) -> bool:
    """Whether a quotation ends right before the verb, a comma or dash between them at most."""
    gap = [passage.end for passage in paragraph.passages if passage.end <= token.idx]
    return bool(gap) and not text_of(token.doc)[gap[-1] : token.idx].strip(" ,—–-\u00a0")


def _inverted_after_comma(token: Token, last: int, paragraph: Paragraph) -> Phrase | None:
    """The phrase behind a verb that ends its sentence: "..., reported Nordwire."."""
    doc = token.doc
    if any(verb.lemma in _TELLING for verb in saying_verbs().get(token.lower_, ())):
        return None  # behind "told" stands who was told
    if token.tag_ not in ("VBD", "VBZ", "VBN") or token.i == 0 or doc[token.i - 1].text not in (",", "—", "–", "--"):
        return None
    following = phrase_from(doc, last + 1, paragraph)
    if following is None or following.start != doc[last + 1].idx:
        return None
    rest = text_of(doc)[following.end : paragraph.end].lstrip()
    return following if not rest or rest[0] in ".,;" else None


def _is_quantity(head: Token) -> bool:
    """ "190 million crowns", "$5 million", "two hours": money, measures and times do not speak."""
    if head.tag_ == "$" or head.lower_ in ("million", "billion", "trillion", "percent", "%"):
        return True
    counted = any(child.tag_ in ("CD", "$") for child in head.children)
    return counted and head.lower_ in _QUANTITIES


def _can_only_be_told(head: Token) -> bool:
    """A common noun that is no person, body or paper: in "sales, said Belkin in a letter" no sales speak."""
    word = head.lower_
    if head.tag_ not in ("NN", "NNS") or word.endswith(_AGENT_ENDINGS) or is_role(word):
        return False
    return not any(word in known for known in (role_nouns(), body_nouns(), report_nouns(), _PEOPLE))


def _behind_comma(token: Token, last: int, paragraph: Paragraph) -> Phrase | None:
    """A name right behind ", said", whatever follows it."""
    doc = token.doc
    if token.tag_ not in ("VBD", "VBZ") or token.i == 0 or doc[token.i - 1].text != "," or last + 1 >= len(doc):
        return None
    first = doc[last + 1]
    following = phrase_from(doc, last + 1, paragraph)
    named = following is not None and following.head.tag_ in ("NNP", "NNPS")
    return following if named and (first.tag_ in ("NNP", "NNPS", "DT") or is_role(first.lower_)) else None


def _can_speak(source: Phrase, verb: SayingVerb) -> bool:
    word = source.head.lower_
    if word in _PLACES or _is_quantity(source.head):
        return False
    if word in _NEVER or (source.head.tag_ in ("EX", "WDT") and word == "that"):
        return False
    if word in report_nouns() and text_of(source.head.doc)[source.start : source.end].lower().startswith("this "):
        return False  # "this article explains" is the writer speaking
    if "r" in verb.uses and word in ("he", "she", "who"):
        return False  # "she found that" tells of a discovery
    if "r" not in verb.uses and verb.lemma not in _WEAK:
        return True
    if source.head.tag_ in ("NNP", "NNPS", "PRP", "WP", "WDT"):
        return True
    return (
        word in role_nouns()
        or word in body_nouns()
        or word in report_nouns()
        or word in _PEOPLE
        or (source.head.tag_ == "NNS" and word.endswith(_AGENT_ENDINGS))
    )
