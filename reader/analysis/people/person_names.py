"""Names in a text, without a model: runs of capitalized words, split into title or role and the name proper.

"Port Deputy Administrator Pam Ellery" is the name "Pam Ellery" behind a role; "Ministry of Health" is a body's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reader.model.lexicon import (
    Gender,
    body_nouns,
    gender_in,
    given_names,
    is_role,
    names_body,
    role_nouns,
    titles,
    word_set,
)
from reader.model.lexicon.spelling import edits

_CAPITALIZED = re.compile(r"(?: [A-Z][\w-]*){1,3}")
_PER = re.compile(r"Per(?: [A-Z][\w’'-]+)+")
_WORD = re.compile(r"[^\s,;:()\"“”„«»\[\]!?…—–/|]+")
_PARTICLES = word_set("particles")
_SUFFIXES = word_set("name suffixes")
_POST_NOMINALS = word_set("behind names")
_CALENDAR = word_set("calendar")
_FUNCTION = word_set("never names")
_DAYS = frozenset({"day", "eve", "night", "morning", "afternoon", "evening", "week", "weekend", "sunday"})
_NOT_PRONOUNS = frozenset({"WHO", "US", "IT"})
_OF_SEVERAL = frozenset({"women", "men", "children", "people"})
_NEVER_LAST = word_set("never last")
_MODIFIERS = word_set("role modifiers")
_NOT_LAST = _PARTICLES | _NEVER_LAST
_NOT_LAST_OF_THREE = _NOT_LAST | _POST_NOMINALS
_PAPERS = frozenset({"Daily", "Weekly", "Monthly", "Gazette", "Journal", "Digest", "Herald", "Courier"})
_FROM_PLACES = ("ian", "ean", "ese", "ish")
_LONGEST = 14
"""Capitalized words in a row that may be a name with its titles; more are a list or a shout."""
_COMPANY_KINDS = word_set("company kinds")


class _Word(NamedTuple):
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class NameRun:
    """Capitalized words that name someone or something; offsets in the text."""

    start: int
    end: int
    words: tuple[str, ...]
    """The name proper, without titles and roles."""
    name_start: int
    title: str = ""
    """Capitalized title or role in front: "Deputy Foreign Minister", "Mr."."""
    after_the: bool = False
    """An article stands in front of it."""

    @property
    def name(self) -> str:
        """The name proper."""
        return " ".join(self.words)

    @property
    def last(self) -> str:
        """The surname, or what stands in its place: the last word that is no "Jr."."""
        words = [word for word in self.words if word.lower() not in _SUFFIXES]
        return words[-1] if words else self.words[-1]

    @property
    def is_body(self) -> bool:
        """Whether its words say that it is no person: "Calder Mining Ltd", "Ministry of Works", "NATO"."""
        return names_body(self.words) or len(self.name) == 1 or (self.after_the and not self.title)

    @property
    def is_office(self) -> bool:
        """Whether it names an office, not its holder: "Greek Foreign Minister"."""
        word = self.words[-1].lower()
        if not self.after_the and is_surname_too(self.words):
            return False
        return "t" in role_nouns().get(word, "") and self.words[0].lower() not in given_names() and not self.title

    @property
    def gender(self) -> Gender:
        """What title and given name tell."""
        for word in reversed(self.title.lower().split()):
            told = gender_in(titles().get(word, "")) or gender_in(role_nouns().get(word, ""))
            if told:
                return told
        return given_names().get(self.words[0].lower(), "") if len(self.words) > 1 else ""


def is_surname_too(words: tuple[str, ...] | list[str]) -> bool:
    """Whether an office at the end of a name may be a surname: "Ginga King", not "Crown Prince", "Danish King"."""
    if len(words) < 2 or words[-1].lower() not in word_set("surnames too"):
        return False
    before = words[-2].lower()
    return not (
        before.endswith(_FROM_PLACES)
        or before in _MODIFIERS
        or before in word_set("ranks of offices")
        or before in role_nouns()
        or before in body_nouns()
    )


def find_runs(text: str) -> Iterator[NameRun]:
    """All runs of capitalized words of a text, in order; a run never crosses a line break or a mark."""
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        if not words and match.group().islower():
            continue  # most words: they neither begin a name nor end one
        word, closes = _clean(match.group())
        start = match.start() + match.group().find(word)
        if closes and _owns_body(text, match.group(), word, match.end()):
            word, closes = match.group(), False
        apart = bool(words) and bool(
            text[words[-1].end : start].strip(" \u00a0.'’") or "\n" in text[words[-1].end : start]
        )
        lowered = word.lower()
        capital = bool(word) and _is_capital(word) and lowered not in _CALENDAR
        if apart or not (capital or lowered in _PARTICLES):
            yield from _finish(text, words)
            words = []
        if not words and lowered in _DAYS and _behind_calendar(text, start):
            continue  # "Christmas Day" is nobody's surname
        if (capital and (words or lowered not in _FUNCTION or word in _NOT_PRONOUNS or _is_per(text, start))) or (
            words and lowered in _PARTICLES
        ):
            words.append(_Word(start, start + len(word), word))
        if closes or (words and lowered in _SUFFIXES) or len(words) >= _LONGEST:
            yield from _finish(text, words)
            words = []
    yield from _finish(text, words)


def _owns_body(text: str, whole: str, bare: str, end: int) -> bool:
    """Whether a possessive goes on in a body's name: "Harbour Workers’ Union", "Women's Institute"."""
    following = _CAPITALIZED.match(text, end)
    if following is not None and len(following.group().split()) == 1 and following.group().strip() in _PAPERS:
        return True  # "Merchant's Daily"
    if (
        following is not None
        and bare.lower() in role_nouns()
        and following.group().split()[0] in ("Office", "Department")
    ):
        return True  # "Attorney’s Office"
    if not (whole.endswith(("s’", "s'")) or bare.lower() in _OF_SEVERAL) or not bare[:1].isupper():
        return False
    return following is not None and following.group().split()[-1].lower() in body_nouns()


def _behind_calendar(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in _CALENDAR


def close_spelling(one: str, other: str) -> bool:
    """Whether two surnames may be one misspelt: from six letters on one slip apart, from eight letters on two."""
    one, other = one.casefold(), other.casefold()
    shorter = min(len(one), len(other))
    if shorter < 6 or one == other or one[0] != other[0]:
        return False
    return edits(one, other, 2) <= (1 if shorter < 8 else 2)


def _clean(word: str) -> tuple[str, bool]:
    """The word without its possessive ending and stop, and whether the run ends behind it."""
    bare = word.strip("'’‘*_#•").rstrip("…")
    for ending in ("’s", "'s"):
        if bare.endswith(ending):
            return bare[: -len(ending)], True
    if word.endswith(("s’", "s'")):
        return bare, True
    if bare.endswith("."):
        if (
            bare.lower() in titles()
            or bare.lower() in _SUFFIXES
            or re.fullmatch(r"(?:[A-Z]\.)+", bare)
            or bare in ("St.", "Inc.", "Corp.", "Co.", "Ltd.")
        ):
            return bare, False
        return bare.rstrip("."), True
    return bare, False


def _is_capital(word: str) -> bool:
    if word[0].isupper():
        if word.count("-") > 1 and word[1:].islower():
            return False  # "Better-than-expected"
        return not word.lower().endswith(("-based", "-born", "-led", "-backed", "-run", "-year-old"))
    return bool(re.match(r"(?:al|el|bin|d|l|de)[-’'][A-Z]|[a-z]{1,2}[A-Z]\w+$", word))


def _finish(text: str, words: list[_Word]) -> Iterator[NameRun]:
    while words and _never_ends(words):
        words = words[:-1]
    while (
        words
        and words[0].text.lower() in _FUNCTION
        and words[0].text not in _NOT_PRONOUNS
        and not (len(words) > 1 and _is_per(text, words[0].start))
    ):
        words = words[1:]
    if not words or _is_shouted(text, words):
        return
    names = given_names()
    first = words[0].text.lower()
    if len(words) > 1 and text[max(0, words[0].start - 3) : words[0].start].strip(" \u00a0")[-1:] in ("", *"\n.?!"):
        known = any(first in lists for lists in (names, titles(), role_nouns())) or _joins_titles(first)
        kind = first in _COMPANY_KINDS and not _name_at([word.text for word in words])
        if kind or (len(words) > 2 and words[1].text.lower() in names and not known):
            words = words[1:]  # "Newlyweds Tom Ashby", "Chipmaker Orvane": a common noun that only begins the sentence
        elif not known and _only_opens(text, words):
            words = words[1:]
    split = _name_at([word.text for word in words])
    yield NameRun(
        words[0].start,
        words[-1].end,
        tuple(word.text for word in words[split:]),
        words[split].start,
        " ".join(word.text for word in words[:split]),
        text[max(0, words[0].start - 4) : words[0].start].lower() == "the ",
    )


def _only_opens(text: str, words: list[_Word]) -> bool:
    """Whether the first word is a participle that opens the sentence: "Welcoming Corvell" where she is Nadine Corvell.

    Or "Deafening Merovian drills", where a word for where something comes from goes on with a common noun.
    """
    first, last = words[0].text.lower(), words[-1].text
    if not first.endswith(("ing", "ed", "en")) or len(words) > 3:
        return False
    if last.endswith(_FROM_PLACES) and re.match(r" [a-z]{3,}", text[words[-1].end :]):
        return True
    named = re.compile(rf"\b([A-Z][\w’'-]+) {re.escape(' '.join(word.text for word in words[1:]))}\b")
    return any(
        match.start() != words[0].start and match[1] != words[0].text for match in named.finditer(text, 0, 20_000)
    )


def _never_ends(words: list[_Word]) -> bool:
    """Whether the last word is none a name ends with; "Ada Do" ends with what is a particle when it is small."""
    last = words[-1].text
    if last.lower() in _PARTICLES and last[:1].isupper() and last.lower() not in _NEVER_LAST and len(words) > 1:
        return False
    return last.lower() in (_NOT_LAST if len(words) < 3 else _NOT_LAST_OF_THREE)


def _is_per(text: str, start: int) -> bool:
    """Whether a "Per" is a first name, and not the sports pages' "according to": "Per Askim, the keeper, left"."""
    match = _PER.match(text, start)
    if match is None:
        return False
    opens = text[max(0, start - 3) : start].strip(' \u00a0“"‘')[-1:] in ("", *"\n.?!")
    return not opens or text[match.end() : match.end() + 1] != ","


def _is_shouted(text: str, words: list[_Word]) -> bool:
    """Whether the words stand in capitals only to catch the eye ("FALCONS WIN"): elsewhere they are written small."""
    if len(words) < 2 or not all(word.text.isupper() and len(word.text) > 1 for word in words):
        return False
    written = words_of(text)
    return any(word.text.lower() in written or word.text.capitalize() in written for word in words)


@lru_cache(maxsize=4)
def words_of(text: str) -> frozenset[str]:
    """All words of a text as they are written."""
    return frozenset(re.findall(r"\w+", text))


def _joins_titles(word: str) -> bool:
    """ "Colonel-General", "Attorney-General"."""
    return "-" in word and all(
        part in titles() or part in _MODIFIERS or "t" in role_nouns().get(part, "") for part in word.split("-")
    )


def _name_at(words: list[str]) -> int:
    """Index of the first word of the name proper, behind the last title or role word."""
    roles, known = role_nouns(), titles()
    for index in range(len(words) - 2, -1, -1):
        word = words[index].lower()
        rest = words[index + 1 :]
        office = words[-1].lower() in roles and "t" in roles[words[-1].lower()] and not is_surname_too(words)
        if office and words[0].lower() not in given_names():
            return 0  # all of it is an office: "Chief Medical Officer"
        if all(part.lower() in _SUFFIXES for part in rest) or any(part.lower() in body_nouns() for part in rest):
            continue
        if word in known or _joins_titles(word):
            return index + 1
        if _begins_behind_office(words, index + 1):
            return index + 1  # "Chief of Detectives Jo Do"
        given = rest[0].lower() in given_names()  # "Housekeeper Alyssa"
        role = word in roles or ((given or len(rest) > 1) and is_role(word))
        alone = given or "t" in roles.get(word, "")
        if role and (len(rest) > 1 or alone) and not (index == 0 and word in given_names()):
            return index + 1
        if word in _MODIFIERS and index == 0:
            return index + 1
    return 0


def _begins_behind_office(words: list[str], index: int) -> bool:
    """Whether a given name begins behind what an office is of: "Director of Public Prosecution" Eva Marsh."""
    if words[index].lower() not in given_names() or not 0 < len(words) - index - 1 < 3:
        return False
    of = next((n for n, word in enumerate(words[: index - 1]) if word in ("of", "for")), 0)
    return of > 0 and index > of + 1 and is_role(words[of - 1].lower()) and words[index - 1] not in ("of", "for", "and")
