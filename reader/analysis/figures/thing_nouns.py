"""Nouns right after a figure or that it is a part of: "500% tariffs", "a third of voters", "a 5% rise in rents"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.figures.figure_clauses import noun_words, subject_of, verb_above
from reader.analysis.figures.parse_view import NOUNS, Parsed
from reader.analysis.figures.thing import NOTHING, Thing
from reader.analysis.numbers.quantity_words import (
    EARNINGS,
    EMPTY_NOUNS,
    GENERIC,
    MOVES,
    PACES,
    PRONOUNS,
    RISING,
    TIME_NOUNS,
    VAGUE_HEADS,
)
from reader.analysis.quantities.casualties import FATE_VERBS, FATES, is_people
from reader.model.lexicon.inline_words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.analysis.numbers.candidate import Found

_ANYBODY = frozenset(("people", "persons", "individuals", "others", "person"))
_NO_DEEDS = RISING | wordset(
    """
    said says say told think thought believe believed know knew do does did have has had get got want wanted need used
    """
)
_VAGUE = frozenset(["dozens", "scores", "tens", "hundreds", "thousands", "millions", "lot", "number"])
RELATIVE = ("percent", "points", "money", "share", "multiple")


def right_of(parsed: Parsed, text: str, each: Found) -> Thing:
    """The noun right after the figure, or the whole it is a part of."""
    if each.noun:
        noun = text[each.noun.start : each.noun.end].split()[-1].lower()
        return Thing(text[each.noun.start : each.noun.end], max(each.end, each.noun.end), noun)
    run = parsed.run_after(each)
    after = parsed.doc[min(parsed.at(each.end - 1) + 1, len(parsed.doc) - 1)]
    if after.lower_ in MOVES and not run and each.kind in RELATIVE:
        return what_moved(parsed, after, [after])
    if run and run[-1].lower_ in PACES and all(token.lower_ in GENERIC for token in run[:-1]):
        return NOTHING  # "grew at a 1.6% annualized rate"
    if run and each.kind == "multiple" and run[-1].lower_ in EARNINGS:
        return NOTHING  # "the stock trades at 35 times expected earnings"
    if run and run[-1].lower_ in MOVES and each.kind in ("percent", "points", "money", "share", "multiple"):
        return what_moved(parsed, run[-1], run)
    if run and run[-1].lower_ == "cash" and each.kind == "money":
        return Thing(parsed.wording(run), run[-1].idx + len(run[-1].text), "cash")
    if run and (run[-1].lower_ not in EMPTY_NOUNS or len(run) > 1):
        head = run[-1] if run[0].tag_ != "HYPH" else next(token for token in run if token.tag_ in NOUNS)
        tail = [] if each.kind in ("money", "percent") and head.lower_ not in VAGUE_HEADS else parsed._short_of(head)
        return _with_fate(parsed, each, head, [*run, *tail], run[-1].idx + len(run[-1].text))
    return _part_of(parsed, each)


def _part_of(parsed: Parsed, each: Found) -> Thing:
    """ "a third of voters", "$2 billion in aid", "thousands of dedicated men and women"."""
    i = parsed.at(each.end - 1) + 1
    doc = parsed.doc
    if i < len(doc) and doc[i].lower_ == "worth":
        i += 1
    if i >= len(doc) or doc[i].lower_ not in ("of", "in"):
        return NOTHING
    prep = doc[i]
    if prep.lower_ == "in" and each.kind not in ("money", "measure"):
        return NOTHING
    following = doc[i + 1] if i + 1 < len(doc) else prep
    if following.lower_ in FATES and not each.unit and each.kind == "count":
        return Thing(following.text, following.idx + len(following.text), "", following.lower_)
    if following.lower_ == "those" and i + 3 < len(doc):
        return Thing(" ".join(token.text for token in doc[i + 1 : i + 4]))  # "one in four of those who tried"
    noun = next((child for child in prep.rights if child.dep_ in ("pobj", "pcomp")), None)
    if (noun is None or noun.tag_ not in NOUNS) and following.tag_ == "NNS" and following.i not in parsed.owner:
        noun = following
    if noun is None or noun.i in parsed.owner or noun.lower_ in TIME_NOUNS | PRONOUNS:
        return NOTHING
    if noun.tag_ == "VBG" and prep.lower_ == "of" and noun.i == prep.i + 1:
        return Thing(noun.text, noun.idx + len(noun.text), noun.lower_)
    if noun.tag_ not in NOUNS or (prep.lower_ == "in" and noun.tag_ in ("NNP", "NNPS")):
        return NOTHING
    if prep.lower_ == "in" and (noun.i - prep.i > 4 or any(child.dep_ == "det" for child in noun.lefts)):
        return NOTHING
    words = parsed.phrase(noun)
    if len(words) == 1 and noun.lower_ in EMPTY_NOUNS:
        return NOTHING
    words += [
        token
        for conj in noun.conjuncts
        if conj.i - noun.i <= 3 and conj.tag_ in NOUNS
        for token in parsed.phrase(conj, with_of=False)
    ]
    end = max(token.idx + len(token.text) for token in words)
    return _with_fate(parsed, each, noun, words, end if noun.i - prep.i <= 6 else -1)


def what_moved(parsed: Parsed, move: Token, run: list[Token]) -> Thing:
    """ "a 5% rise in rents", "a 12% sales increase": what moved, not the movement."""
    following = parsed.doc[move.i + 1] if move.i + 1 < len(parsed.doc) else None
    for child in [*move.rights, *([following] if following is not None else [])]:
        if child.lower_ in ("in", "of", "for", "on") and child.i - move.i <= 3:
            for noun in child.rights:
                if (
                    noun.dep_ == "pobj"
                    and not parsed.has_figure(child.i, noun.i)
                    and noun.tag_ in NOUNS
                    and noun.lower_ not in TIME_NOUNS
                    and noun.i not in parsed.owner
                ):
                    return Thing(parsed.wording(parsed.phrase(noun)), -1, noun.lower_)
    named = [token for token in run[:-1] if token.tag_ in NOUNS]
    if named:
        return Thing(parsed.wording(run[: run.index(named[-1]) + 1]), run[-1].idx + len(run[-1].text), named[-1].lower_)
    if move.lower_ == "raise":
        return Thing(parsed.wording(run))  # of pay: who gets it is not what rose
    owner = next((child for child in move.lefts if child.dep_ == "poss" and child.tag_ in NOUNS), None)
    if owner is not None:
        return Thing(parsed.wording(parsed.phrase(owner)))
    subject = subject_of(verb_above(move), move) if verb_above(move) is not None else None
    return Thing(noun_words(parsed, subject)) if subject is not None else NOTHING


def _with_fate(parsed: Parsed, each: Found, head: Token, words: list[Token], end: int) -> Thing:
    """The counted noun, with what befell those counted when the sentence says so."""
    wording, noun = parsed.wording(words), head.lower_
    if each.unit or not (is_people(noun) or noun in FATES):
        return Thing(wording, end, noun)
    fate = _fate_of(head) if noun not in FATES else None
    if fate is None and noun in _ANYBODY and wording.lower() == noun and (deed := _deed_of(head)) is not None:
        beside = deed.idx + len(deed.text) if deed.i == head.i + 1 else end
        return Thing(f"{wording} {deed.text}", beside, noun, compared=wording)
    if fate is not None:
        after = parsed.doc[words[-1].i + 1] if words[-1].i + 1 < len(parsed.doc) else None
        close = fate if after is not None and fate.i == after.i else None
        return Thing(
            f"{wording} {fate.text}", close.idx + len(close.text) if close is not None else end, noun, fate.lower_
        )
    return Thing(wording, end, noun, noun if noun in FATES else "")


def _deed_of(noun: Token) -> Token | None:
    """ "28 people were quarantined", "1,000 people attended": what tells these people from others."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or not verb.tag_.startswith("VB") or verb.lower_ in _NO_DEEDS:
        return None
    return verb if verb.i > noun.i else None


def _fate_of(noun: Token, *, shared: bool = False) -> Token | None:
    """The word of fate said of a noun: its verb, its participle, or the adjective after "are".

    `shared` asks for what nouns joined to it share with it: the verb, not the participle behind the noun itself.
    """
    for child in () if shared else noun.rights:
        if child.lower_ in FATES and child.dep_ in ("acl", "amod", "relcl", "advcl", "prep"):
            return child
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _VAGUE:
        noun = noun.head.head  # "hundreds of thousands of people have fled"
    head = noun.head
    if noun.dep_ == "conj" and head.tag_ in NOUNS and head.i < noun.i and any(child.like_num for child in noun.lefts):
        if any(child.dep_ in ("acl", "relcl") for child in noun.rights):
            return None  # "left 12 wounded and 40 pilgrims stranded"
        return _fate_of(head, shared=True)  # "killed 41 people in one town and seven soldiers in another"
    if head.lower_ in FATES and head.tag_.startswith("VB") and noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        if (
            noun.dep_ == "nsubj"
            and head.lower_ in FATE_VERBS
            and head.lower_ not in ("dead", "died")
            and any(child.dep_ == "dobj" for child in head.rights)
        ):
            return None
        return head
    if head.lower_ in (
        "are",
        "were",
        "is",
        "was",
        "be",
        "been",
        "remain",
        "remained",
        "remains",
        "feared",
        "left",
        "went",
        "reported",
        "confirmed",
        "declared",
        "leaving",
        "leaves",
    ) and noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        for child in head.rights:
            if child.lower_ in FATES and child.i - noun.i < 8:
                return child
    return None
