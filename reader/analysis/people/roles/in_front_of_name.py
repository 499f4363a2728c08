"""Roles in front of a name, as the nouns that lead up to it or the phrase it is set off from by a comma."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.analysis.people.person_names import NameRun
from reader.analysis.people.roles.role_words import PREPOSITION, clean_role, is_kind, singular
from reader.analysis.text.nlp import text_of
from reader.model.lexicon import is_role, report_nouns, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOST_WORDS = 24
"""Words in front of a name that may be its role."""
_BEFORE_NAME = ("NN", "NNP", "NNPS", "JJ", "JJS", "POS", "HYPH", "VBN", "VBG", "CD", "PRP$", "DT")
_NEVER_FIRST = ("POS", "HYPH", "VBG", "VBN", "CD", "RB")
_CALENDAR = word_set("calendar")
_HONORIFICS = word_set("honorifics")
_FRONTED = re.compile(r"(?:As (?:(?:an?|the) )?|An? |The |One of )[^,.;:“”\"\n]{3,110}, $")
"""What somebody is before the name at the beginning of a sentence: "A friend of the mayor at the Harbour Board, "."""
_BEFORE_SET_OFF = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) ((?:[\w’'-]+ ){0,4}?([a-z][\w-]+)), $")
_INTRODUCED = re.compile(
    r"(?:(?:^|[.!?][”\"]?\s)(?:The|His|Her|Its|Their) ([^,.;:“”\"\n]{3,70}) (?:is|was|will be)"
    r"|\b(?:[Aa]n?|[Tt]he) ([a-z][^,.;:“”\"\n]{2,50}?)"
    r"(?:,? (?:named|called|identified as|by the name of)|, whose name is)) $"
)
_BEFORE_COMMA = re.compile(r"(?: (?:of|for|at|in|to) [^,.;:“”\"\n]{1,80})?, ")
"""What may stand between a role and the name it leads up to: "head of the agency, "."""


def role_in_front(doc: Doc, run: NameRun, last: Token | None) -> str:
    """The role before a name: the nouns that lead up to it, or the phrase it is an apposition of."""
    title = _office(run.title)
    text = text_of(doc)
    lead = led_up_to(doc, run)
    if not lead and last is not None and last.dep_ == "appos" and last.head.i < last.i:
        head = last.head
        if is_role(head.lower_) and _BEFORE_COMMA.fullmatch(text, head.idx + len(head), run.start):
            first = head.left_edge
            while first.i > 0 and not doc[first.i - 1].whitespace_ and doc[first.i - 1].tag_ in ("HYPH", "NN", ":"):
                first = doc[first.i - 1]  # "vice-chancellor" may be torn
            lead = text[first.idx : run.start].rstrip(" ,")
    introduced = "" if lead else _introduced(text, run)
    lead = lead or _fronted(doc, run) or _set_off(text, run) or introduced
    set_off = bool(lead) and text[run.start - 2 : run.start] == ", "
    whole = set_off or is_role(
        lead.rsplit(" ", 1)[-1].lower()
    )  # "its head, Colonel Teshen", "rescue head Captain Teshen"
    role = lead if whole else f"{lead} {title}".strip()
    noun = PREPOSITION.split(role, maxsplit=1)[0] if set_off or introduced else role
    heads = [word.strip("’',").lower() for word in noun.split()]
    if not heads:
        return ""
    if _is_pair(text, run, heads[-1]):
        return clean_role(role[: -len(heads[-1])] + singular(heads[-1]))
    return clean_role(role) if is_role(heads[-1]) or title or is_kind(heads[-1]) else ""


def _office(title: str) -> str:
    """The office of a title: without "Mr", and without the rank of birth behind it in "Energy Minister Prince"."""
    words = [word for word in title.split() if word.lower() not in _HONORIFICS]
    if len(words) > 1 and words[-1].lower() in word_set("nobility") and is_role(words[-2].lower()):
        words.pop()
    return " ".join(words)


def _set_off(text: str, run: NameRun) -> str:
    """The role that commas set a name off from, wherever the parse hangs it: "asked the defendant, Jo Do, where"."""
    match = _BEFORE_SET_OFF.search(text, max(0, run.start - 80), run.start)
    if match is None or text[run.end : run.end + 1] != "," or not is_role(match[2].lower()):
        return ""
    return match[1]


def _introduced(text: str, run: NameRun) -> str:
    """The role of somebody whom a sentence introduces: "The new mayor is Jo Do", "a nurse named Jo Do"."""
    match = _INTRODUCED.search(text, max(0, run.start - 100), run.start)
    if match is None:
        return ""
    role = match[1] or match[2]
    head = PREPOSITION.split(role, maxsplit=1)[0].split()
    return role if head and is_role(head[-1].lower()) else ""


def _fronted(doc: Doc, run: NameRun) -> str:
    """The role that begins the sentence of a name, set off by a comma: no verb stands in it."""
    text = text_of(doc)
    span = doc.char_span(run.start, run.start + 1, alignment_mode="expand")
    if span is None or not len(span) or text[run.start - 2 : run.start] != ", ":
        return ""
    begin = span[0].sent.start_char
    match = _FRONTED.match(text, begin, run.start)
    if match is None or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[span[0].sent.start : span[0].i]):
        return ""
    head = PREPOSITION.split(match.group().removeprefix("As ").rstrip(" ,"), maxsplit=1)[0].split()
    least = 0 if match.group().startswith("As ") else 1
    return match.group().removeprefix("As ").rstrip(" ,") if any(is_role(word.lower()) for word in head[least:]) else ""


def _is_pair(text: str, run: NameRun, word: str) -> bool:
    """ "Senators Jo Do and Flo Po": a role in the plural for several names."""
    if is_role(word) or not is_role(singular(word)):
        return False
    return text[: run.start].endswith(" and ") or re.match(r"(?:, [A-Z]|,? and [A-Z])", text[run.end :]) is not None


def _behind_first_name(doc: Doc, first: int) -> int:
    """For the second of two names under one role ("Senators Jo Do and Flo Po") where the first begins, else `first`."""
    if first < 3 or doc[first - 1].lower_ != "and":
        return first
    index = first - 1
    while index > max(0, first - _MOST_WORDS) and doc[index - 1].tag_ == "NNP":
        index -= 1
    before = doc[index - 1].lower_ if index > 0 else ""
    return index if index < first - 1 and not is_role(before) and is_role(singular(before)) else first


def _joins_roles(doc: Doc, index: int) -> bool:
    """ "chairman and president", "co-author and Carrow College physician"; not "the mayor and harbor historian"."""
    if doc[index - 1].lower_ != "and" or not is_role(doc[index - 2].lower_):
        return False
    if is_role(doc[index].lower_):
        return True
    last, begin = index, index - 2
    while last + 1 < len(doc) and _may_lead(doc[last]) and not is_role(doc[last].lower_):
        last += 1
    while begin > 0 and doc[begin - 1].tag_ in _BEFORE_NAME and doc[begin - 1].tag_ != "DT":
        begin -= 1
    return is_role(doc[last].lower_) and (begin == 0 or doc[begin - 1].tag_ not in ("DT", "PRP$"))


def _may_lead(token: Token) -> bool:
    return token.tag_ in ("NN", "NNP", "JJ") or _is_torn_study(token)


def _is_torn_study(token: Token) -> bool:
    """Whether a noun for a report is taken for a verb before whoever wrote it: "study co-author", "report author"."""
    behind = [each.lower_ for each in token.doc[token.i + 1 : token.i + 4]]
    return token.tag_ in ("VB", "VBP") and token.lower_ in report_nouns() and "author" in behind


def _joins_modifiers(doc: Doc, index: int) -> bool:
    """ "oil and gas tycoon": two nouns before the role, neither of them one."""
    pair = (doc[index - 2], doc[index])
    return (
        doc[index - 1].lower_ == "and"
        and all(token.tag_ == "NN" and not is_role(token.lower_) for token in pair)
        and index + 1 < len(doc)
        and is_role(doc[index + 1].lower_)
    )


def _joins_adjectives(doc: Doc, index: int) -> bool:
    adjectives = doc[index - 1].text == "," and doc[index - 2].tag_ == doc[index].tag_ == "JJ"
    if doc[index - 2].text in ("Next", "First", "Last"):
        return False  # "Next, global marketing chief Jo Do said"
    return adjectives and doc[index - 2].head.i > index  # not "It was sound, federal prosecutors said"


def _in_name(doc: Doc, index: int) -> bool:
    """ "Dairy Farmers of Calder president": the "of" of a body's name."""
    return doc[index - 1].lower_ == "of" and all(
        token.tag_ in ("NNP", "NNPS") and token.text[0].isupper() for token in (doc[index - 2], doc[index])
    )


def _in_charge_of(doc: Doc, index: int, first: int) -> bool:
    """ "head of design", "SVP of iLamp software": the "of" behind a role of small words, right before a name."""
    return (
        doc[index - 1].lower_ in ("of", "for")
        and is_role(doc[index - 2].lower_)
        and doc[first - 1].tag_ == "NN"
        and doc[first - 1].text.islower()
        and not is_role(doc[first - 1].lower_)
    )


def led_up_to(doc: Doc, run: NameRun) -> str:
    """The words right before a name that belong to its role: "the bank’s governor" Jo Do."""
    span = doc.char_span(run.start, run.start + 1, alignment_mode="expand")
    if span is None or not len(span):
        return ""
    index = first = _behind_first_name(doc, span[0].i)
    while index > 0 and first - index < _MOST_WORDS:
        token = doc[index - 1]
        if token.lower_ in _CALENDAR:
            break
        if token.tag_ in _BEFORE_NAME or is_role(token.lower_) or is_role(singular(token.lower_)):
            index -= 1
        elif token.tag_ == "NNS" and index < first and (is_role(doc[index].lower_) or is_kind(doc[index].lower_)):
            index -= 1  # "Police spokeswoman", "sports editor"
        elif index < first and token.lower_ in word_set("taken for verbs") and is_role(doc[index].lower_):
            index -= 1
        elif index < first and _is_torn_study(token):
            index -= 1  # "study co-author", where taggers take "study" for a verb
        elif index > 1 and index < first and _in_charge_of(doc, index, first):
            index -= 2  # "Brightline's head of design"
        elif token.text == "&" and index > 1 and index < first and doc[index - 2].text[:1].isupper():
            index -= 2  # "Calder & Finch economist"
        elif token.tag_ == "RB" and index < first and doc[index].tag_ != "RB" and is_role(doc[index].lower_):
            index -= 1  # taggers take the "wide" of "wide receiver" for an adverb
        elif index > 1 and any(
            joins(doc, index) for joins in (_joins_roles, _joins_modifiers, _joins_adjectives, _in_name)
        ):
            index -= 2
        elif index > 1 and not token.whitespace_ and not doc[index - 2].whitespace_ and token.is_alpha:
            index -= 2  # "editor-in-chief"
        else:
            break
    while index < first and _never_first(doc[index]):
        index += 1
    while max(0, first - _MOST_WORDS) < index < first and doc[index].text.istitle() and _is_torn(doc[index - 1]):
        index -= 1  # "Die Hard star"
    words = list(doc[index:first])
    if not words or words[-1].i + 1 != first:
        return ""
    last = words[-1].lower_
    last = next((t.lower_ for t, of in pairwise(words) if of.lower_ in ("of", "for") and is_role(t.lower_)), last)
    if not (run.title or is_role(last) or is_kind(last) or _is_pair(text_of(doc), run, last)):
        return ""
    return text_of(doc)[words[0].idx : words[-1].idx + len(words[-1])]


def _never_first(token: Token) -> bool:
    """Whether a word before a name does not begin its role; the "managing" of "managing director" does."""
    word = token.lower_
    return token.tag_ in _NEVER_FIRST and not is_role(word) and word not in word_set("role modifiers")


def _is_torn(token: Token) -> bool:
    """Whether a capitalized word belongs to the capitalized one behind it, whatever it is tagged."""
    lowered = token.lower_
    return token.text.istitle() and lowered not in _CALENDAR and lowered not in word_set("never names")
