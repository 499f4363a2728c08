"""What a figure measures or counts, from the parse.

In order: the noun that stands right after it ("500% tariffs"); what it is a part of ("a third of voters", "$2 billion
in aid"); the figure it is set beside ("compared with ...", "(...)"); and, climbing the tree, the noun it belongs to ("a
profit of ...") or the subject or object of the verb that states it ("Inflation slowed to ...").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.analysis.figures.figure_clauses import noun_words, subject_of, verb_above
from reader.analysis.figures.parse_view import NOUNS, Parsed
from reader.analysis.figures.thing import AS_BEFORE, NOTHING, Thing
from reader.analysis.figures.thing_by_head import climb
from reader.analysis.figures.thing_nouns import right_of
from reader.analysis.numbers.quantity_words import (
    BASES,
    EMPTY_NOUNS,
    MOVES,
    TIME_NOUNS,
    WHOLES,
)
from reader.analysis.quantities.casualties import FATES
from reader.analysis.quantities.gapping import gapped_subject
from reader.model.lexicon.calendar import MONTH, WEEKDAY
from reader.model.sentences import sentence_start

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.analysis.numbers.candidate import Found

MOVE_WORDS = "|".join(sorted(MOVES))
_NOT_AFTER_NUMBER = (
    "captive",
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
_NEARLY = (
    r"(?:(?:an?|the|another|nearly|almost|about|around|roughly|some|just|only|over|under|up\s+to|more\s+than"
    r"|less\s+than"
    r"|at\s+least|as\s+much\s+as)\s+)*"
)
BESIDE = re.compile(
    rf"(?:^\s*\(|^,?\s*(?:or|and)\s+{_NEARLY}|^,\s*|^\s*/\s*|^\s+to\s+|^\s+from\s+(?:an?\s+)?(?:\w+\s+)?"
    r"|(?:^|[,(])\s*(?:which\s+(?:is|was)\s+)?(?:up|down|higher|lower|compared|versus|vs\.?|against|from)"
    r"(?:\s+(?:with|to|from|about|an?|the|just|only|around|nearly|earlier|by|some|more|less|than|over|almost"
    r"|roughly))*\s*"
    rf"|(?:^|,)\s*(?:an?|the|its)\s+(?:[\w-]+\s+){{0,2}}?(?:{MOVE_WORDS})\s+of\s+(?:[\w-]+\s+){{0,2}}?)$",
    re.IGNORECASE,
)
_BEFALLEN = re.compile(
    r"(?P<link>(?:\s+(?:are|is|were|was|remain|remains|remained|have\s+been|has\s+been|had\s+been)(?:\s+(?:still|also|now|feared"
    r"|believed|reported|presumed|confirmed|reportedly|thought))*)?)"
    rf"\s+(?P<fate>{'|'.join(word for word in FATES if word not in _NOT_AFTER_NUMBER)})\b(?!-|\s+(?:people|civilians"
    rf"|[a-z]+(?:ers|men))\b)"
)
_FOR_WHOM = re.compile(
    rf"\s+(?:votes\s+)?for\s+(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov)\.?\s+)?(?!{MONTH}\b|{WEEKDAY})"
    r"(?P<name>[A-Z][a-zA-Z'’-]+(?:\s+[A-Z][a-zA-Z'’-]+){0,2})(?=\s*(?:[.,;)]|and\b|$))"
)
"""Whose share of the vote it is: "51 percent to 47 percent for Mr. Delane"."""
_PRISON = re.compile(
    r"\s+(?:in\s+(?:a\s+)?(?:\w+\s)?(?:prison|jail|custody|detention)|behind\s+bars|imprisonment|(?:prison"
    r"|jail)\b|of\s+(?:imprisonment|hard\s+labou?r))"
)


_MORE = re.compile(r"\s+(?:more|others?)\b(?!\s+than)")
_OF_THEM = re.compile(r"\s+of\s+(?:these|those|them|which|whom)\b")
_OF_WHICH = re.compile(
    r",\s+(?:and\s+)?of\s+(?:which|whom|these|those|them)\s+(?:(?:at\s+least|about|only|some|just)\s+)?$"
)
_ANOTHER = re.compile(r"(?:[,;]|\b(?:and|while|but|another))\s+(?:(?:another|about|some|nearly|only|just)\s+)*$")
_AND_THEY = re.compile(
    r"\s+(?:said|say|think|thought|believed?|want(?:ed)?|expect(?:ed)?|plan(?:ned)?|were|are|did|had|have|would|felt|saw"
    r"|disagree[ds]?|agree[ds]?|approved?|disapproved?|supported|support|opposed?|reported)\b"
)
"""What people counted as a share do."""
_SUMMED_UP = re.compile(r",\s+(?:an?|the|its)\s+(?:(?:nearly|roughly|more\s+than|about|over|almost|record)\s+)?$")
_MOVE_AFTER = re.compile(rf"\s+(?:[\w-]+\s+)?(?:{MOVE_WORDS})\b(?!\s+(?:in|of)\b)")
"""A change that sums up the figure before it: "sold 40,000 cars, a 16% increase"."""
_AGAINST = re.compile(r"\s*(?:votes?\s+)?(?:to|against)\s+")
_OF_WHOLE = re.compile(
    r"[\"“]?Of\s+(?:the|its|their|these|those|all(?:\s+the)?)\s+"
    r"(?P<noun>(?:[a-z-]+\s+){0,2}?[a-z]+s)\b(?!\s+of\b)"
)
_OF_THE = re.compile(r"\bOf\s+(?:(?:the|its|all|these|those|about|some|more\s+than)\s+)*$")


def thing_of(parsed: Parsed, text: str, found: list[Found], index: int, before: Thing) -> Thing:
    """The thing of `found[index]`; `before` is that of the figure before it in the same sentence, or `NOTHING`."""
    each = found[index]
    if each.noted == "tally":
        return Thing("vote")
    if each.kind == "age":
        return _aged(parsed, each)
    if each.unit == "" and each.kind == "count" and (struck := _BEFALLEN.match(text, each.end)):
        return Thing(struck["fate"], -1 if struck["link"] else struck.end(), "", struck["fate"].lower())
    if each.kind in ("percent", "votes", "count") and not each.noun and (whose := _FOR_WHOM.match(text, each.end)):
        return Thing(whose["name"])
    if (
        before.words
        and _SUMMED_UP.search(text[found[index - 1].end : each.start])
        and _MOVE_AFTER.match(text, each.end)
    ):
        return Thing(before.words)
    if each.noted == "verbed" and (subject := _what_multiplied(parsed, each)):
        return Thing(subject)
    if named := _in_brackets(parsed, text, found, index):
        return Thing(named)
    root = parsed.root(each)
    right = right_of(parsed, text, each)
    if right.words and right.noun not in BASES and not right.words.lower().endswith(WHOLES):
        return right
    of_them = bool(index) and _OF_WHICH.search(text, found[index - 1].end, each.start) and each.kind == "count"
    if before.words and (of_them or _OF_THEM.match(text, each.end)):
        return Thing(before.words, noun=before.noun)
    if before.words and _is_another_part(text, found, index):
        return Thing(before.words)
    shared = _shared(text, found, index, before)
    if shared.words:
        return shared
    if each.kind == "duration":
        return _lasting(parsed, text, each, root)
    climbed = climb(parsed, each, root)
    if each.kind == "count" and before.noun and _MORE.match(text, each.end):
        return Thing(
            f"{before.noun} {climbed.words if climbed.fate else ''}".strip(), noun=before.noun, fate=climbed.fate
        )
    same_again = each.kind in ("percent", "points") and bool(index) and found[index - 1].unit == each.unit
    if climbed is AS_BEFORE or (not climbed.words and (same_again or _is_beside(text, found, index))):
        return Thing(before.words)
    if not climbed.words and (named := _apposed(parsed, text, each)):
        return Thing(named)
    return climbed if climbed.words or climbed.does else _after_for(parsed, each) or _fronted(text, each) or right


def _what_multiplied(parsed: Parsed, each: Found) -> str:
    """ "catches have doubled": the subject of the verb itself."""
    verb = parsed.doc[parsed.at(each.start)]
    return noun_words(parsed, subject_of(verb, verb)) if verb.tag_.startswith("VB") else ""


def _in_brackets(parsed: Parsed, text: str, found: list[Found], index: int) -> str:
    """ "in Carrow (17.6%) and Ossel (17.4%)": of a list with its figures in brackets each is of the noun before it."""
    each = found[index]
    beside = [found[other] for other in (index - 1, index + 1) if 0 <= other < len(found)]
    if not _is_bracketed(text, each) or not any(
        _is_bracketed(text, other) and other.unit == each.unit and abs(other.start - each.start) < 80
        for other in beside
    ):
        return ""
    i = parsed.at(each.start) - 2
    noun = parsed.doc[i] if i >= 0 else None
    return parsed.wording(parsed.phrase(noun)) if noun is not None and noun.tag_ in NOUNS else ""


def _is_bracketed(text: str, each: Found) -> bool:
    return text[each.start - 1 : each.start] == "(" and text[each.end : each.end + 1] == ")"


def _fronted(text: str, each: Found) -> Thing | None:
    """ "Of the old paintings the museum bought 65": what begins the sentence."""
    if each.kind != "count" or each.unit:
        return None
    start = sentence_start(text, each.start)
    whole = _OF_WHOLE.match(text, start)
    return Thing(whole["noun"], noun=whole["noun"].split()[-1]) if whole and whole.end() < each.start else None


def _is_another_part(text: str, found: list[Found], index: int) -> bool:
    """ "two thirds of firms were short of staff, and 41% said so", "one-fifth of exports go there; another 12% ..."."""
    each, gap = found[index], text[found[index - 1].end : found[index].start] if index else ""
    if each.kind not in ("percent", "share") or not _ANOTHER.search(gap):
        return False
    return gap.rstrip().endswith("another") or bool(_AND_THEY.match(text, each.end))


def _shared(text: str, found: list[Found], index: int, before: Thing) -> Thing:
    """The thing of the figure before, when the words between say that both measure one thing."""
    if not index or not before.words:
        return NOTHING
    each, last = found[index], found[index - 1]
    gap = text[last.end : each.start]
    if before.noun in ("vote", "votes") and each.kind == "count" and _AGAINST.fullmatch(gap):
        return before
    own_noun = each.kind in ("count", "people") and not each.unit and bool(before.noun) and last.unit != "point"
    if _is_beside(text, found, index) and not own_noun:
        return Thing(before.words)
    if (
        each.kind in ("percent", "share", "count")
        and not each.noun
        and "," in gap
        and _OF_THE.search(text, max(0, last.start - 12), last.start)
    ):
        return Thing(before.words)
    if last.unit == each.unit and (second := gapped_subject(gap)):
        return Thing(second)
    return NOTHING


def _apposed(parsed: Parsed, text: str, each: Found) -> str:
    """ "The fine, $3 million, was the largest": the noun before the comma; empty when there is none."""
    i = parsed.at(each.start)
    if i < 2 or parsed.doc[i - 1].text != "," or text[each.end : each.end + 1] != ",":
        return ""
    noun = parsed.doc[i - 2]
    return parsed.wording(parsed.phrase(noun)) if noun.tag_ in ("NN", "NNS") and noun.i not in parsed.owner else ""


def _is_beside(text: str, found: list[Found], index: int) -> bool:
    gap = text[found[index - 1].end : found[index].start] if index else ""
    return 0 < len(gap) < 90 and bool(BESIDE.search(gap)) and alike(found[index - 1], found[index])


def alike(a: Found, b: Found) -> bool:
    """Whether two figures may measure one thing: equal units, or a change beside its level."""
    money = {"money"}
    relative = {"percent", "points", "share", "multiple"}
    return a.unit == b.unit or a.kind == b.kind or {a.kind, b.kind} <= relative | money | {"count", "people", "measure"}


_BEFORE_AGE = frozenset(
    (",", "(", "-", "aged", "age", "ages", "of", "the", "between", "who", "is", "was", "now", "just")
)


def _aged(parsed: Parsed, each: Found) -> Thing:
    run = parsed.run_after(each)
    if run:
        return Thing(parsed.wording(run), run[-1].idx + len(run[-1].text), run[-1].lower_)
    i = parsed.at(each.start) - 1
    while i >= 0 and parsed.doc[i].text in _BEFORE_AGE:
        i -= 1
    head = parsed.doc[i] if i >= 0 else None
    if head is not None and head.tag_ in NOUNS:
        return Thing(parsed.wording(parsed.phrase(head, with_of=False)))
    return NOTHING


def _lasting(parsed: Parsed, text: str, each: Found, root: Token) -> Thing:
    """What lasts so long: the noun it qualifies, the subject of "lasted", the punishment."""
    head = root.head
    if root.dep_ in ("amod", "compound", "nmod", "nummod") and head.tag_ in NOUNS and head.i > root.i:
        return Thing(parsed.wording(parsed.phrase(head, with_of=False))) if head.i not in parsed.owner else NOTHING
    of_noun = root.dep_ == "pobj" and head.lower_ == "of" and head.head.tag_ in NOUNS
    if of_noun and head.head.i not in parsed.owner and head.head.lower_ not in EMPTY_NOUNS:
        return Thing(parsed.wording(parsed.phrase(head.head, with_of=False)))
    if head.lower_ == "to" and head.head.lower_ in ("sentenced", "sentence"):
        return Thing(head.head.text, fate="sentenced")
    if head.lower_ == "for" and head.head.lower_ in ("jailed", "imprisoned", "detained"):
        return Thing(head.head.text, fate="sentenced")
    if _PRISON.match(text, each.end):
        return Thing("prison", fate="sentenced")
    for child in root.rights:
        if child.lower_ in ("in", "behind") and any(
            noun.lower_ in ("prison", "jail", "custody", "bars", "detention") for noun in child.rights
        ):
            return Thing("prison", fate="sentenced")
    verb = verb_above(root)
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
        subject = subject_of(verb, root)
        if subject is not None:
            return Thing(noun_words(parsed, subject))
    return NOTHING


def _after_for(parsed: Parsed, each: Found) -> Thing | None:
    """Last resort for money: "... for generators"."""
    i = parsed.at(each.end - 1) + 1
    if each.kind != "money" or i >= len(parsed.doc) or parsed.doc[i].lower_ not in ("for", "on"):
        return None
    for noun in parsed.doc[i].rights:
        if noun.dep_ == "pobj" and noun.tag_ in NOUNS and noun.lower_ not in TIME_NOUNS and noun.i not in parsed.owner:
            return Thing(parsed.wording(parsed.phrase(noun)))
    return None
