"""What a person would call a thread: "Ferry strike in Varnholm".

A name is words that stand together in one of the headlines (or, where that says too little, in the first sentences),
cut down to what the stories share. A cut never goes through what belongs together ("ice cream", "Gulf of Varn") and
leaves no words that wait for more ("Navy foils"). Where no words that stand together tell both who or where and what,
the two are put behind each other: "Varnholm: ferry strike".
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reader.analysis.related.nearness import NAME_SHARE
from reader.analysis.text.frequencies import every_share, share
from reader.analysis.text.words import Word, words
from reader.model.lexicon import is_role, word_set

_LEAD = 400
"""Characters of a story's beginning that are read for the name."""
_MOST_STORIES = 12
"""Stories that are read for the name, from the first one on."""
_COMMON = 0.08
"""Words in a larger share of the news name nothing."""
_MOST_WORDS = 6
_FEW = 5
"""Long words a line of running text has at least before it is taken for a headline."""
_NAME_WEIGHT, _NEXT_NAME = 1.5, 0.35
"""A name counts more than a small word; of names side by side only one does so fully: first name, surname, body."""
_HAPPENING_WEIGHT, _ROLE_WEIGHT, _ACT_WEIGHT = 1.5, 0.5, 0.5
"""Among small words "strike" tells most; "minister" and what looks like a verb or an adverb tell least."""
_WORD, _STRANGE, _LEAD_LINE, _MORE_LINKS, _ACT = 0.1, 0.25, 0.3, 0.4, 0.6
"""What a word costs, one the stories do not share, standing in no headline, every "in" and "to" after the first, and
beginning with somebody's doing; as parts of the most telling word."""
_BOTH, _HAPPENS = 0.3, 0.3
"""What it gains by telling both who or where and what, and by telling what happened."""
_BOUND = 0.6
"""A word belongs to the one beside it when it has that one there in this part of its places."""
_LAST_PART = 0.8
"""A word that stands behind a capital in this part of its places is the end of a name."""

_ARTICLES = frozenset(("a", "an", "the"))
_LINKS = frozenset(
    ("of", "in", "for", "on", "at", "to", "by", "with", "from", "over", "off", "and", "against", "near", "into",
     "about", "between", "after", "under", "as", "across", "outside", "inside", "around", "behind")
) | word_set("particles")  # fmt: skip
"""Small words that may stand inside a name."""
_SMALL = (word_set("never names") | {"himself", "herself", "itself", "themselves", "told"}) - _ARTICLES - _LINKS
"""Small words that end one."""
_ENDING = _SMALL | _LINKS | _ARTICLES
_BEFORE_VERBS = frozenset(
    ("to", "he", "she", "it", "they", "we", "who", "which", "that", "will", "would", "can", "not")
)
_POSSESSIVE = ("'s ", "’s ")
_TIGHT = re.compile(r" |-|['’]s |['’] |\. (?=[A-Z])")
"""What may stand between two words of a name."""


@dataclass(frozen=True)
class _Line:
    """A headline or a line of a beginning, cut into words."""

    text: str
    cut: Sequence[Word]
    is_title: bool

    @cached_property
    def tight(self) -> Sequence[bool]:
        """Whether each word goes on from the one before; false for the place behind the last one."""
        between = ((before.end, word.start) for before, word in pairwise(self.cut))
        return False, *(_TIGHT.fullmatch(self.text, *gap) is not None for gap in between), False

    @cached_property
    def is_capitalized(self) -> bool:
        """Whether capitals tell nothing here: nearly every longer word has one, as in the headlines of some papers."""
        longer = [_is_upper(word) for word in self.cut if word.end - word.start > 3]
        return sum(longer) > 0.7 * len(longer) and (self.is_title or len(longer) > _FEW)


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: _Line
    first: int
    last: int
    forms: frozenset[str]
    value: float
    has_name: bool
    is_name: bool
    """Nothing else than a name."""
    happens: bool
    """Tells what happened."""

    @property
    def words(self) -> str:
        """The words as they stand."""
        return self.line.text[self.line.cut[self.first].start : self.line.cut[self.last].end]


def thread_name(stories: Sequence[tuple[str, str]]) -> str:
    """A name for stories given by title and text, in order of time; empty for no words."""
    weighed = _Weighed([_lines(*story) for story in stories[:_MOST_STORIES]])
    found = sorted(weighed.candidates(), key=lambda one: (-one.value, one.words))
    if not found:
        return ""
    first = found[0]
    others = (one for one in found if not one.forms & first.forms and len(one.forms | first.forms) <= _MOST_WORDS)
    if first.is_name:
        second = next((one for one in others if one.happens and not one.has_name), None)
        chosen = [first, second]
    elif first.happens and not first.has_name:
        chosen = [next((one for one in others if one.is_name), None), first]
    else:
        chosen = [first]
    name = ": ".join(weighed.surface(one) for one in chosen if one)
    return name[:1].upper() + name[1:]


def _lines(title: str, text: str) -> list[_Line]:
    return [_Line(title, words(title), True), *(_Line(line, words(line), False) for line in text[:_LEAD].split("\n"))]


class _Weighed:
    """What the words of a thread's stories are worth, and the candidates weighed by it."""

    def __init__(self, stories: Sequence[Sequence[_Line]]) -> None:
        self._lines = [line for story in stories for line in story]
        self._names = _names(self._lines)
        self._known, self._values = self._all_values(stories)
        self._best = max(self._values.values(), default=0.0)

    def candidates(self) -> Iterator[_Candidate]:
        """Every run of words that may be a name."""
        for line in self._lines:
            for first, last in self._runs(line):
                yield self._candidate(line, first, last)

    def surface(self, one: _Candidate) -> str:
        """The words as they stand, without articles, and with capitals for names alone."""
        text, end = "", one.line.cut[one.first].start
        for word in one.line.cut[one.first : one.last + 1]:
            text += one.line.text[end : word.start].replace("’ ", " ").replace("' ", " ")
            text += "" if word.form in _ARTICLES else self._spelled(one.line, word)
            end = word.end
        return " ".join(text.split())

    def _all_values(self, stories: Sequence[Sequence[_Line]]) -> tuple[frozenset[str], dict[str, float]]:
        """What those words are worth that enough of the stories have, standing in headlines counts twice; and all of
        them that say something or belong to a name."""
        held: Counter[str] = Counter()
        for story in stories:
            held.update({word.form for line in story for word in line.cut})
        in_titles = Counter(form for line in self._lines if line.is_title for form in {word.form for word in line.cut})
        enough = max(len(stories) / 2, min(2, len(stories)))
        shared = frozenset(form for form, count in held.items() if count >= enough)
        values = {
            form: ((held[form] + in_titles[form]) / len(stories)) ** 1.5 * worth
            for form in shared
            if (worth := _worth(form, form in self._names))
        }
        return (shared & self._names) | values.keys(), values

    def _runs(self, line: _Line) -> Iterator[tuple[int, int]]:
        """First and last word of every run that a name may be."""
        for first, word in enumerate(line.cut):
            if word.form not in self._values or self._needs(line, first, -1):
                continue
            counted = 0
            for last in range(first, len(line.cut)):
                form = line.cut[last].form
                counted += form not in _ARTICLES
                if counted > _MOST_WORDS or (last > first and (form in _SMALL or not line.tight[last])):
                    break
                if form in self._values and form in self._closing and not self._needs(line, last, 1):
                    yield first, last

    def _candidate(self, line: _Line, first: int, last: int) -> _Candidate:
        forms = [word.form for word in line.cut[first : last + 1] if word.form not in _ARTICLES]
        matter = {form for form in forms if form in self._values and form not in self._names}
        kinds = [_kind(form) for form in matter]
        has_name = any(form in self._values and form in self._names for form in forms)
        happens = max(kinds, default=0.0) > 1.0
        gain = (
            _BOTH * (has_name and max(kinds, default=0.0) >= 1.0)
            + _HAPPENS * happens
            - _WORD * len(forms)
            - _STRANGE * sum(form not in self._known and form not in _LINKS for form in forms)
            - _MORE_LINKS * max(0, sum(form in _LINKS and form != "of" for form in forms) - 1)
            - _LEAD_LINE * (not line.is_title)
            - _ACT * self._is_act(line, first)
        )
        value = sum(self._values[form] for form in matter) + self._named(forms) + gain * self._best
        is_name = all(form in self._names or form in _LINKS for form in forms)
        return _Candidate(line, first, last, frozenset(forms), value, has_name, is_name, happens)

    def _named(self, forms: Sequence[str]) -> float:
        """What the names among `forms` are worth: of those side by side the best one, and a part of the others."""
        worth, group, seen = 0.0, list[float](), set[str]()
        for form in (*forms, ""):
            if form in self._names and form not in seen:
                group.append(self._values.get(form, 0.0))
                seen.add(form)
            elif group:
                worth += max(group) + _NEXT_NAME * (sum(group) - max(group))
                group = []
        return worth

    def _is_act(self, line: _Line, place: int) -> bool:
        """Whether the word at `place` looks like somebody's doing: "to host", "he believes", "held over"."""
        word = line.cut[place].form
        if word in self._names:
            return False
        if line.tight[place] and line.cut[place - 1].form in _BEFORE_VERBS:
            return True
        after = line.cut[place + 1].form if line.tight[place + 1] else ""
        if after in _LINKS:
            return word not in self._heads
        return word.endswith(("ing", "ed")) and (after in self._names or word not in word_set("happenings"))

    def _needs(self, line: _Line, place: int, step: int) -> bool:
        """Whether the word at `place` belongs to the one `step` away, so that no cut may part them."""
        if not line.tight[max(place, place + step)]:
            return False
        own, other = line.cut[place].form, line.cut[place + step].form
        if step < 0 and other[0].isdigit():
            return True
        if other in _SMALL or other in _ARTICLES or (other in _LINKS and other != "of"):
            return False
        if step < 0 and _is_upper(line.cut[place - 1]) and self._behind_capital[own] >= _LAST_PART * self._singles[own]:
            return True  # "Sonoma County" and "Lake County"
        beside = self._pairs[(own, other) if step > 0 else (other, own)]
        return beside > 1 and beside >= _BOUND * self._singles[own]

    @cached_property
    def _closing(self) -> frozenset[str]:
        """Words that a name may end with: names, and what ends a group of words in running text."""
        return self._names | self._heads

    @cached_property
    def _heads(self) -> frozenset[str]:
        """Words that end a group of words with an article or a preposition somewhere: "the ferry strike"."""
        found: set[str] = set()
        for line in self._lines:
            opened = named = ""
            for place, word in enumerate(line.cut):
                if place and line.text.startswith(_POSSESSIVE, line.cut[place - 1].end):
                    opened, named = "the", ""  # "Varnholm's strike"
                if word.form in _ARTICLES or word.form in _LINKS:
                    opened, named = word.form, ""
                elif not line.tight[place] or word.form in _SMALL:
                    opened = ""
                elif word.form in self._names:
                    named = word.form
                elif named and opened not in _ARTICLES:
                    opened = ""  # "in Varnholm fell": what follows a place is no part of it
                elif opened and not (line.tight[place + 1] and line.cut[place + 1].form not in _ENDING):
                    found.add(word.form)
        return frozenset(found)

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str]]:
        return Counter(
            (line.cut[place - 1].form, line.cut[place].form)
            for line in self._lines
            for place in range(1, len(line.cut))
            if line.tight[place]
        )

    @cached_property
    def _behind_capital(self) -> Counter[str]:
        return Counter(
            line.cut[place].form
            for line in self._lines
            for place in range(1, len(line.cut))
            if line.tight[place] and _is_upper(line.cut[place - 1]) and line.cut[place].capital
        )

    @cached_property
    def _singles(self) -> Counter[str]:
        return Counter(word.form for line in self._lines for word in line.cut)

    def _spelled(self, line: _Line, word: Word) -> str:
        """A word as running text has it; where none does, with the capitals the headline gives it, if they tell."""
        written = line.text[word.start : word.end]
        if usual := self._usual.get(written.lower()):
            return usual
        if word.form in self._names or not (line.is_capitalized or word.opening):
            return written
        return written.lower() if word.form in every_share() else written.title() if written.isupper() else written

    @cached_property
    def _usual(self) -> Mapping[str, str]:
        """How running text writes words, by their small letters."""
        seen: dict[str, Counter[str]] = {}
        for line in self._lines:
            for word in line.cut:
                if not (line.is_title or line.is_capitalized or word.opening):
                    written = line.text[word.start : word.end]
                    seen.setdefault(written.lower(), Counter())[written] += 1
        return {small: max(sorted(counts), key=counts.__getitem__) for small, counts in seen.items()}


def _is_upper(word: Word) -> bool:
    return word.capital or word.opening


def _names(lines: Sequence[_Line]) -> frozenset[str]:
    """Forms written with a capital where no sentence begins; headlines count least, and not at all where all do."""
    signs: Counter[str] = Counter()
    for line in lines:
        if line.is_capitalized:
            continue
        weight = 1 if line.is_title else 10
        for word in line.cut:
            signs[word.form] += 0 if word.opening else weight if word.capital else -weight
    return frozenset(form for form, sign in signs.items() if sign > 0)


def _worth(form: str, is_name: bool) -> float:
    """How much a word says of what a thread is about; numbers and what most stories have say nothing."""
    usual = share(form)
    if form in _SMALL or form in _LINKS or usual >= _COMMON or form[0].isdigit():
        return 0.0
    if len(form) < 3 and not form.isupper():
        return 0.0
    if is_name:
        return -math.log(min(usual, NAME_SHARE)) * _NAME_WEIGHT
    return -math.log(usual) * _kind(form)


def _kind(form: str) -> float:
    """What a small word weighs beside others."""
    if form in word_set("happenings"):
        return _HAPPENING_WEIGHT
    if form.endswith(("ed", "ly")):
        return _ACT_WEIGHT
    return _ROLE_WEIGHT if is_role(form) else 1.0
