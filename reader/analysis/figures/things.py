"""What a figure measures or counts, from the parse.

In order: the noun that stands right after it ("500% tariffs"); what it is a part of ("a third of voters", "$2 billion in aid");
the figure it is set beside ("compared with ...", "(...)"); and, climbing the tree, the noun it belongs to ("a profit of ...")
or the subject or object of the verb that states it ("Inflation slowed to ...").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.analysis.figures.gapping import gapped_subject
from reader.analysis.figures.parsed import NOUNS, Parsed
from reader.analysis.figures.people import FATE_VERBS, FATES, is_people
from reader.analysis.figures.words import (
    BASES,
    DIMENSIONS,
    EMPTY_NOUNS,
    MOVES,
    PAYING,
    PRONOUNS,
    RISING,
    SETTING,
    TIME_NOUNS,
    VAGUE_HEADS,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.analysis.figures.found import Found

_MOVE_WORDS = "|".join(sorted(MOVES))
_NOT_AFTER_NUMBER = (
    "killing",
    "kill",
    "kills",
    "death",
    "toll",
    "die",
    "dies",
    "injuring",
    "wounding",
    "bodies",
    "lives",
    "shot",
    "registered",
    "charged",
)
_NEARLY = r"(?:(?:an?|the|another|nearly|almost|about|around|roughly|some|just|only|over|under|up\s+to|more\s+than|less\s+than|at\s+least|as\s+much\s+as)\s+)*"
_BESIDE = re.compile(
    rf"(?:^\s*\(|^,?\s*(?:or|and)\s+{_NEARLY}|^,\s*|^\s*/\s*|^\s+to\s+|^\s+from\s+(?:an?\s+)?(?:\w+\s+)?"
    r"|(?:^|[,(])\s*(?:which\s+(?:is|was)\s+)?(?:up|down|higher|lower|compared|versus|vs\.?|against|from)"
    r"(?:\s+(?:with|to|from|about|an?|the|just|only|around|nearly|earlier|by|some|more|less|than|over|almost|roughly))*\s*"
    rf"|(?:^|,)\s*(?:an?|the|its)\s+(?:[\w-]+\s+){{0,2}}?(?:{_MOVE_WORDS})\s+of\s+(?:[\w-]+\s+){{0,2}}?)$",
    re.IGNORECASE,
)
_BEFALLEN = re.compile(
    rf"\s+({'|'.join(word for word in FATES if word not in _NOT_AFTER_NUMBER)})\b(?!-|\s+(?:people|civilians|[a-z]+(?:ers|men))\b)"
)
_PRISON = re.compile(
    r"\s+(?:in\s+(?:a\s+)?(?:\w+\s)?(?:prison|jail|custody|detention)|behind\s+bars|imprisonment|(?:prison|jail)\b|of\s+(?:imprisonment|hard\s+labou?r))"
)
_RELATIVE = ("percent", "points", "money", "share", "multiple")
_GENERIC = frozenset(
    "annual annualized annualised average yearly monthly quarterly total adjusted seasonally overall combined current record rapid same".split()
)
_SAID_OF_SUBJECT = RISING | SETTING


@dataclass(frozen=True, slots=True)
class Thing:
    """What is measured, in the story's words, and how far it stands right beside the figure."""

    words: str = ""
    end: int = -1
    """Where the adjacent thing ends in the text; -1 when it does not stand right after the figure."""
    noun: str = ""
    """The counted noun, lower-cased, when there is one."""
    fate: str = ""
    """The word for what befell those counted, lower-cased: "killed"."""


NOTHING = Thing()


def thing_of(parsed: Parsed, text: str, found: list[Found], index: int, before: Thing) -> Thing:
    """The thing of `found[index]`; `before` is that of the figure before it in the same sentence, or `NOTHING`."""
    each = found[index]
    if each.noted == "tally":
        return Thing("vote")
    if each.kind == "age":
        return _aged(parsed, each)
    if each.unit == "" and each.kind == "count" and (struck := _BEFALLEN.match(text, each.end)):
        return Thing(struck[1], struck.end(), "", struck[1].lower())
    root = parsed.root(each)
    right = _right(parsed, text, each, root)
    if right.words and right.noun not in BASES:
        return right
    gap = text[found[index - 1].end : each.start] if index else ""
    beside = bool(before.words) and len(gap) < 90 and bool(_BESIDE.search(gap)) and _alike(found[index - 1], each)
    if (
        before.noun in ("vote", "votes")
        and each.kind == "count"
        and re.fullmatch(r"\s*(?:votes?\s+)?(?:to|against)\s+", gap)
    ):
        return before
    if beside and (
        each.unit or each.kind not in ("count", "people") or not before.noun or found[index - 1].unit == "point"
    ):
        return Thing(before.words)
    if index and before.words and (second := gapped_subject(gap)) and found[index - 1].unit == each.unit:
        return Thing(second)
    if each.kind == "duration":
        return _lasting(parsed, text, each, root)
    climbed = _climb(parsed, each, root)
    if not climbed.words and before.words and (beside or climbed.fate == "?"):
        return Thing(before.words)
    if (
        climbed.fate
        and before.noun
        and is_people(before.noun)
        and climbed.fate != "?"
        and each.kind == "count"
        and re.match(r"\s+(?:more|others?)\b", text[each.end : each.end + 8])
    ):
        return Thing(f"{before.noun} {climbed.words}", fate=climbed.fate, noun=before.noun)
    if climbed.fate == "?":
        return NOTHING
    return climbed if climbed.words else _after_for(parsed, each) or right


def _alike(a: Found, b: Found) -> bool:
    """Whether two figures may measure one thing: equal units, or a change beside its level."""
    money = {"money"}
    relative = {"percent", "points", "share", "multiple"}
    return a.unit == b.unit or a.kind == b.kind or {a.kind, b.kind} <= relative | money | {"count", "people", "measure"}


def _aged(parsed: Parsed, each: Found) -> Thing:
    run = parsed.run_after(each)
    if run:
        return Thing(parsed.wording(run), run[-1].idx + len(run[-1].text), run[-1].lower_)
    i = parsed.at(each.start) - 1
    while i >= 0 and parsed.doc[i].text in (",", "(", "aged", "age", "-"):
        i -= 1
    head = parsed.doc[i] if i >= 0 else None
    if head is not None and head.tag_ in NOUNS:
        return Thing(parsed.wording(parsed.phrase(head, with_of=False)))
    return NOTHING


def _right(parsed: Parsed, text: str, each: Found, root: Token) -> Thing:
    """The noun right after the figure, or the whole it is a part of."""
    if each.noun:
        noun = text[each.noun.start : each.noun.end].split()[-1].lower()
        return Thing(text[each.noun.start : each.noun.end], each.end, noun)
    run = parsed.run_after(each)
    after = parsed.doc[min(parsed.at(each.end - 1) + 1, len(parsed.doc) - 1)]
    if after.lower_ in MOVES and not run and each.kind in _RELATIVE:
        return _moved(parsed, after, [after])
    if run and run[-1].lower_ in MOVES and each.kind in ("percent", "points", "money", "share", "multiple"):
        return _moved(parsed, run[-1], run)
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
    noun = next((child for child in prep.rights if child.dep_ in ("pobj", "pcomp")), None)
    if noun is None or noun.i in parsed.owner or noun.lower_ in TIME_NOUNS | PRONOUNS:
        return NOTHING
    if noun.tag_ not in NOUNS or prep.lower_ == "in" and noun.tag_ in ("NNP", "NNPS"):
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


def _moved(parsed: Parsed, move: Token, run: list[Token]) -> Thing:
    """ "a 5% rise in rents", "a 12% sales increase": what moved, not the movement."""
    following = parsed.doc[move.i + 1] if move.i + 1 < len(parsed.doc) else None
    for child in [*move.rights, *([following] if following is not None else [])]:
        if child.lower_ in ("in", "of", "for", "on") and child.i - move.i <= 3:
            for noun in child.rights:
                if (
                    noun.dep_ == "pobj"
                    and noun.tag_ in NOUNS
                    and noun.lower_ not in TIME_NOUNS
                    and noun.i not in parsed.owner
                ):
                    return Thing(parsed.wording(parsed.phrase(noun)), -1, noun.lower_)
    named = [token for token in run[:-1] if token.tag_ in NOUNS]
    if named:
        return Thing(parsed.wording(run[: run.index(named[-1]) + 1]), run[-1].idx + len(run[-1].text), named[-1].lower_)
    owner = next((child for child in move.lefts if child.dep_ == "poss" and child.tag_ in NOUNS), None)
    if owner is not None:
        return Thing(parsed.wording(parsed.phrase(owner)))
    subject = _subject(_verb_above(move), move) if _verb_above(move) is not None else None
    return Thing(_noun_words(parsed, subject)) if subject is not None else NOTHING


def _with_fate(parsed: Parsed, each: Found, head: Token, words: list[Token], end: int) -> Thing:
    """The counted noun, with what befell those counted when the sentence says so."""
    wording, noun = parsed.wording(words), head.lower_
    if each.unit or not (is_people(noun) or noun in FATES):
        return Thing(wording, end, noun)
    fate = _fate_of(head) if noun not in FATES else None
    if fate is not None:
        after = parsed.doc[words[-1].i + 1] if words[-1].i + 1 < len(parsed.doc) else None
        close = fate if after is not None and fate.i == after.i else None
        return Thing(
            f"{wording} {fate.text}", close.idx + len(close.text) if close is not None else end, noun, fate.lower_
        )
    return Thing(wording, end, noun, noun if noun in FATES else "")


def _fate_of(noun: Token) -> Token | None:
    """The word of fate said of a noun: its verb, its participle, or the adjective after "are"."""
    for child in noun.rights:
        if child.lower_ in FATES and child.dep_ in ("acl", "amod", "relcl", "advcl", "prep"):
            return child
    head = noun.head
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


def _lasting(parsed: Parsed, text: str, each: Found, root: Token) -> Thing:
    """What lasts so long: the noun it qualifies, the subject of "lasted", the punishment."""
    head = root.head
    if root.dep_ == "pobj" and head.lower_ == "of" and head.head.tag_ in NOUNS and head.head.i not in parsed.owner:
        return Thing(parsed.wording(parsed.phrase(head.head, with_of=False)))
    if head.lower_ == "to" and head.head.lower_ in ("sentenced", "sentence"):
        return Thing(head.head.text, fate="sentenced")
    if _PRISON.match(text, each.end):
        return Thing("prison", fate="sentenced")
    for child in root.rights:
        if child.lower_ in ("in", "behind") and any(
            noun.lower_ in ("prison", "jail", "custody", "bars", "detention") for noun in child.rights
        ):
            return Thing("prison", fate="sentenced")
    verb = _verb_above(root)
    if verb is not None and verb.lower_ in (
        "last",
        "lasts",
        "lasted",
        "lasting",
        "held",
        "took",
        "take",
        "takes",
        "spans",
        "ran",
        "runs",
        "continued",
    ):
        subject = _subject(verb, root)
        if subject is not None:
            return Thing(_noun_words(parsed, subject))
    return NOTHING


def _climb(parsed: Parsed, each: Found, root: Token) -> Thing:
    """Up the tree from the figure to the noun or verb that says what it is."""
    token = root
    for _ in range(7):
        head = token.head
        if head.i == token.i:
            return _of_verb(parsed, each, token, token) if token.tag_.startswith("VB") else _loose(parsed, token, root)
        if head.i in parsed.owner and parsed.owner[head.i] != parsed.owner.get(root.i):
            if parsed.owner[head.i] > parsed.owner.get(root.i, 0):
                token = head
                continue
            if token.dep_ in (
                "conj",
                "appos",
                "prep",
                "npadvmod",
                "nmod",
                "nummod",
                "advmod",
                "quantmod",
                "compound",
                "pobj",
            ):
                return (
                    Thing(fate="?")
                    if each.kind not in ("count", "people") or each.unit
                    else _counted_like(parsed, head)
                )
            token = head
            continue
        if head.tag_ in NOUNS or head.tag_ in ("CD", "$") and head.i not in parsed.owner:
            named = _of_noun(parsed, each, token, head)
            if named.words:
                return named
            token = head
            continue
        if head.tag_.startswith(("VB", "MD")):
            return _of_verb(parsed, each, head, token)
        if head.lower_ in DIMENSIONS and token.dep_ in ("npadvmod", "advmod"):
            return _dimension(parsed, head)
        token = head
    return NOTHING


def _loose(parsed: Parsed, top: Token, root: Token) -> Thing:
    """A sentence without a verb ("Profit: $3 million"): the noun it is built on."""
    if top.tag_ in NOUNS and top.i not in parsed.owner:
        return Thing(parsed.wording(parsed.phrase(top)))
    for child in top.children:
        if child.tag_ in NOUNS and child.i not in parsed.owner and child.dep_ in ("nsubj", "appos", "dep", "compound"):
            return Thing(parsed.wording(parsed.phrase(child)))
        if child.lower_ in FATES and child.i > root.i:
            return Thing(child.text, child.idx + len(child.text) if child.i == root.i + 1 else -1, "", child.lower_)
    after = parsed.doc[root.i + 1] if root.i + 1 < len(parsed.doc) else None
    if after is not None and after.lower_ in FATES:
        return Thing(after.text, after.idx + len(after.text), "", after.lower_)
    return NOTHING


def _counted_like(parsed: Parsed, head: Token) -> Thing:
    after = parsed.doc[head.i + 1] if head.i + 1 < len(parsed.doc) else None
    return Thing(after.text, -1, "", after.lower_) if after is not None and after.lower_ in FATES else NOTHING


def _of_noun(parsed: Parsed, each: Found, token: Token, noun: Token) -> Thing:
    """The noun a figure hangs on: "a profit of $3m", "tariffs at 50%", "$300m contract"."""
    if noun.lower_ in TIME_NOUNS or noun.lower_ in EMPTY_NOUNS or _says_nothing(parsed, noun):
        return NOTHING
    if noun.lower_ in MOVES and each.kind in ("percent", "points", "money", "share", "multiple", "measure", "count"):
        return _moved(parsed, noun, [*parsed.phrase(noun, with_of=False)])
    if each.kind in ("count", "people") and not each.unit and token.dep_ == "prep" and token.lower_ != "of":
        return NOTHING
    if noun.lower_ in FATES and not each.unit:
        return Thing(parsed.wording(parsed.phrase(noun)), -1, noun.lower_, noun.lower_)
    if token.dep_ == "appos" and noun.tag_ in ("NNP", "NNPS") and each.kind != "money":
        return NOTHING
    return Thing(parsed.wording(parsed.phrase(noun)), -1, noun.lower_)


def _says_nothing(parsed: Parsed, noun: Token) -> bool:
    """ "an annual rate of 2%", "a total amount of $5": a head that only announces a number."""
    if noun.lower_ not in VAGUE_HEADS:
        return False
    return all(word.lower_ in _GENERIC for word in parsed.phrase(noun) if word.i != noun.i)


def _dimension(parsed: Parsed, word: Token) -> Thing:
    """ "a 15 metre high wall", "struck 10 km deep"."""
    head = word.head
    if word.dep_ in ("amod", "acomp") or head.tag_ in NOUNS:
        if head.tag_ in NOUNS:
            return Thing(f"{parsed.wording(parsed.phrase(head, with_of=False))} {word.text}")
        subject = _subject(head, word)
        if subject is not None:
            return Thing(f"{_noun_words(parsed, subject)} {word.text}".strip())
    return Thing(word.text, word.idx + len(word.text))


def _of_verb(parsed: Parsed, each: Found, verb: Token, token: Token) -> Thing:
    """What a verb says the figure is of: its object, its subject, or the deed itself."""
    word = verb.lower_
    counting = each.unit == "" and each.kind in ("count", "people")
    if counting and (fate := _fate_by_verb(verb, token)).words:
        return fate
    obj = _object(parsed, verb, token)
    subject = _subject(verb, token)
    subject_words = _noun_words(parsed, subject)
    if (
        word in SETTING
        and obj is not None
        and (token.dep_ in ("prep", "npadvmod", "advmod", "dobj") and obj.i < token.i or word not in RISING)
    ):
        return Thing(parsed.wording(parsed.phrase(obj)))
    if (
        each.kind == "money"
        and (word in PAYING or any(child.lower_ == "aside" for child in verb.rights))
        and obj is None
    ):
        return _deed(parsed, verb, subject, obj)
    if word in _SAID_OF_SUBJECT and subject_words:
        return Thing(subject_words)
    if word in _SAID_OF_SUBJECT and obj is not None:
        return Thing(parsed.wording(parsed.phrase(obj)))
    if word in PAYING and each.kind in ("money", "percent"):
        return _deed(parsed, verb, subject, obj)
    if obj is not None and obj.i < token.i:
        return Thing(parsed.wording(parsed.phrase(obj)))
    if each.kind in ("percent", "points", "share", "measure", "temperature", "multiple") and subject_words:
        return Thing(subject_words)
    if counting:
        return Thing(subject_words) if word in RISING else NOTHING
    return _deed(parsed, verb, subject, obj) if each.kind == "money" else Thing(subject_words)


def _deed(parsed: Parsed, verb: Token, subject: Token | None, obj: Token | None) -> Thing:
    """ "paid for the ticket", "regulator fined bank", "Norway invested in plant": who did what for it."""
    who = _noun_words(parsed, subject)
    who = f"{who} {verb.text}" if who and len(who.split()) <= 4 else verb.text
    if obj is not None:
        return Thing(f"{who} {parsed.wording(parsed.phrase(obj))}")
    for child in [*verb.rights, *(grand for child in verb.rights for grand in child.rights)]:
        if (
            child.dep_ in ("prep", "dative")
            and child.lower_ in ("for", "in", "on", "towards", "toward", "into")
            and child.i not in parsed.owner
        ):
            for noun in child.rights:
                if (
                    noun.dep_ == "pobj"
                    and noun.tag_ in NOUNS
                    and noun.lower_ not in TIME_NOUNS
                    and noun.i not in parsed.owner
                ):
                    return Thing(f"{who} {child.text} {parsed.wording(parsed.phrase(noun))}")
    return Thing(who)


def _fate_by_verb(verb: Token, token: Token) -> Thing:
    """ "killing 107", "160 are missing", "two dozen were arrested"."""
    word = verb.lower_
    if word in FATES and token.dep_ in ("dobj", "nsubjpass", "nsubj", "npadvmod", "dep", "advmod", "nmod"):
        if token.dep_ != "nsubj" or not any(child.dep_ == "dobj" for child in verb.rights):
            end = verb.idx + len(verb.text) if verb.i == token.i + 1 else -1
            return Thing(verb.text, end, "", word)
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "dep"):
        for child in verb.rights:
            if (
                child.lower_ in FATES
                and child.dep_ in ("acomp", "attr", "oprd", "advmod", "ccomp", "xcomp", "acl", "conj", "prep")
                and child.i > token.i
            ):
                return Thing(
                    child.text, child.idx + len(child.text) if child.i == token.i + 1 else -1, "", child.lower_
                )
        if token.dep_ in ("nsubj", "nsubjpass") and word not in RISING:
            return Thing(verb.text, verb.idx + len(verb.text) if verb.i == token.i + 1 else -1)
    for child in token.rights:
        if child.lower_ in FATES:
            return Thing(child.text, child.idx + len(child.text) if child.i == token.i + 1 else -1, "", child.lower_)
    return NOTHING


def _verb_above(token: Token) -> Token | None:
    for _ in range(5):
        if token.head.i == token.i:
            return token if token.tag_.startswith("VB") else None
        token = token.head
        if token.tag_.startswith("VB"):
            return token
    return None


def _object(parsed: Parsed, verb: Token, besides: Token) -> Token | None:
    for child in verb.rights:
        if (
            child.dep_ in ("dobj", "dative")
            and child.i != besides.i
            and child.i not in parsed.owner
            and child.tag_ in NOUNS
            and child.lower_ not in TIME_NOUNS
        ):
            return child
    return None


def _subject(verb: Token | None, besides: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares; of a participle after a noun, that noun."""
    for _ in range(4):
        if verb is None:
            return None
        for child in verb.lefts:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") and child.i != besides.i:
                if child.tag_ in ("WDT", "WP") or child.lower_ == "that":
                    return verb.head if verb.dep_ == "relcl" and verb.head.tag_ in NOUNS else None
                return child
        if verb.dep_ in ("acl", "relcl") and verb.head.tag_ in NOUNS:
            return verb.head
        if verb.dep_ in ("xcomp", "conj", "advcl", "ccomp", "prep", "pcomp", "aux", "auxpass", "dep"):
            inner = next(
                (
                    child
                    for child in verb.head.rights
                    if child.dep_ == "dobj" and verb.dep_ == "xcomp" and child.i < verb.i
                ),
                None,
            )
            if inner is not None and inner.tag_ in NOUNS:
                return inner
            verb = verb.head
            continue
        return None
    return None


def _noun_words(parsed: Parsed, noun: Token | None) -> str:
    if noun is None or noun.lower_ in PRONOUNS or noun.i in parsed.owner or noun.tag_ not in NOUNS | {"CD", "VBG"}:
        return ""
    return parsed.wording(parsed.phrase(noun))


def _is_name(noun: Token | None) -> bool:
    return noun is not None and noun.tag_ in ("NNP", "NNPS")


def _after_for(parsed: Parsed, each: Found) -> Thing | None:
    """Last resort for money: "... for generators"."""
    i = parsed.at(each.end - 1) + 1
    if each.kind != "money" or i >= len(parsed.doc) or parsed.doc[i].lower_ not in ("for", "on"):
        return None
    for noun in parsed.doc[i].rights:
        if noun.dep_ == "pobj" and noun.tag_ in NOUNS and noun.lower_ not in TIME_NOUNS and noun.i not in parsed.owner:
            return Thing(parsed.wording(parsed.phrase(noun)))
    return None
