"""Names in a text, without a model: runs of capitalized words, split into title or role and the name proper.

"NASA Deputy Administrator Pam Melroy" is the name "Pam Melroy" behind a role; "Ministry of Health" is a body's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.analysis.lexicon import Gender, body_nouns, gender_in, given_names, role_nouns, titles

_WORD = re.compile(r"[^\s,;:()\"“”„«»\[\]!?…—–/|]+")
_PARTICLES = frozenset(
    ["de", "del", "della", "der", "den", "van", "von", "bin", "ibn", "al", "el", "la", "le", "di", "da", "do", "dos", "das", "du", "ten", "ter", "zu", "y", "e", "bint", "abu"]
)
_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
_CALENDAR = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "christmas", "easter", "ramadan"]
)
_FUNCTION = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "it", "its", "he", "his", "him", "she", "her", "hers", "they", "their", "them", "we", "our", "us", "you", "your", "i", "my", "me", "who", "whom", "whose", "which", "what", "when", "where", "why", "how", "there", "here", "and", "or", "but", "nor", "so", "yet", "for", "of", "in", "on", "at", "by", "to", "from", "with", "without", "within", "into", "onto", "over", "under", "after", "before", "during", "since", "until", "till", "while", "as", "if", "then", "than", "though", "although", "because", "unless", "whether", "once", "about", "above", "across", "against", "along", "among", "amid", "around", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "despite", "down", "except", "inside", "like", "near", "off", "out", "outside", "past", "per", "through", "throughout", "toward", "towards", "up", "upon", "via", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "not", "no", "yes", "all", "any", "both", "each", "either", "every", "few", "many", "more", "most", "much", "neither", "none", "one", "other", "others", "several", "some", "such", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "another", "same", "own", "also", "again", "already", "always", "even", "ever", "just", "never", "now", "only", "often", "once", "quite", "rather", "still", "too", "very", "however", "meanwhile", "moreover", "nevertheless", "nonetheless", "therefore", "thus", "instead", "indeed", "perhaps", "maybe", "later", "earlier", "today", "tomorrow", "yesterday", "tonight", "according", "asked", "speaking", "writing", "following", "including", "based", "given", "said", "says", "last", "next", "first", "second", "third", "new", "well", "oh", "ok", "okay", "please", "thanks", "thank", "let's", "here's", "that's", "it's", "there's", "what's", "don't", "didn't", "i'm", "i've", "we're", "we've", "you're", "photo", "image", "picture", "video", "credit", "copyright", "read", "see", "watch", "listen", "click", "sign", "asked", "despite", "under"]
)
_MODIFIERS = frozenset(["former", "ex", "acting", "late", "deputy", "vice", "assistant", "associate", "senior", "junior", "chief", "head", "then", "incoming", "outgoing", "retired", "current", "interim", "longtime", "veteran", "honorary", "lead"])  # fmt: skip


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
        lowered = [word.lower() for word in self.words]
        if any(word in body_nouns() for word in lowered) and lowered[0] not in given_names():
            return True
        return self.after_the and not self.title

    @property
    def gender(self) -> Gender:
        """What title and given name tell."""
        for word in reversed(self.title.lower().split()):
            told = gender_in(titles().get(word, "")) or gender_in(role_nouns().get(word, ""))
            if told:
                return told
        return given_names().get(self.words[0].lower(), "") if len(self.words) > 1 else ""


def find_runs(text: str, start: int = 0, end: int | None = None) -> Iterator[NameRun]:
    """All runs of capitalized words between two offsets, in order; a run never crosses a line break."""
    words: list[tuple[int, int, str]] = []
    after_the = False
    previous_end = start
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        gap = text[previous_end : match.start()]
        word, closes = _clean(match.group())
        previous_end = match.end()
        if words and (gap.strip(" \u00a0") or "\n" in gap):
            yield from _finish(words, after_the)
            words = []
        if not word:
            yield from _finish(words, after_the)
            words = []
            continue
        lowered = word.lower()
        first = match.start() + match.group().index(word)
        if _is_capital(word) and lowered not in _CALENDAR and (words or lowered not in _FUNCTION):
            if not words:
                after_the = _preceded_by_the(text, first)
            words.append((first, first + len(word), word))
        elif words and lowered in _PARTICLES:
            words.append((first, first + len(word), word))
        else:
            yield from _finish(words, after_the)
            words = []
            continue
        if closes:
            yield from _finish(words, after_the)
            words = []
    yield from _finish(words, after_the)


def close_spelling(one: str, other: str) -> bool:
    """Whether two surnames may be one misspelt: six letters or more and one slip apart, two slips from eight letters on."""
    one, other = one.casefold(), other.casefold()
    shorter = min(len(one), len(other))
    if shorter < 6 or one == other or one[0] != other[0]:
        return False
    return slips(one, other, 2) <= (1 if shorter < 8 else 2)


def slips(one: str, other: str, most: int) -> int:
    """Edit distance with transpositions (Damerau, optimal string alignment), or `most` + 1 when it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)


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
        return not word.lower().endswith(("-based", "-born", "-led", "-backed", "-run", "-year-old"))
    return bool(re.match(r"(?:al|el|bin|d|l|de)[-’'][A-Z]|[a-z]{1,2}[A-Z]\w+$", word))


def _preceded_by_the(text: str, position: int) -> bool:
    return text[max(0, position - 4) : position].lower() == "the "


def _finish(words: list[tuple[int, int, str]], after_the: bool) -> Iterator[NameRun]:
    while words and words[-1][2].lower() in (*_PARTICLES, *_FUNCTION):
        words = words[:-1]
    while words and words[0][2].lower() in _FUNCTION:
        words = words[1:]
    if not words:
        return
    split = _name_at([word for _, _, word in words])
    yield NameRun(
        words[0][0],
        words[-1][1],
        tuple(word for _, _, word in words[split:]),
        words[split][0],
        " ".join(word for _, _, word in words[:split]),
        after_the,
    )


def _name_at(words: list[str]) -> int:
    """Index of the first word of the name proper, behind the last title or role word."""
    roles, known = role_nouns(), titles()
    for index in range(len(words) - 2, -1, -1):
        word = words[index].lower()
        rest = words[index + 1 :]
        if all(part.lower() in _SUFFIXES for part in rest) or any(part.lower() in body_nouns() for part in rest):
            continue
        if word in known:
            return index + 1
        if word in roles and (len(rest) > 1 or "t" in roles[word]) and not (index == 0 and word in given_names()):
            return index + 1
        if word in _MODIFIERS and index == 0:
            return index + 1
    return 0
