"""What a person would call a thread: "Varnholm ferry strike"."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.analysis.frequencies import share
from reader.analysis.related import NAME_SHARE
from reader.analysis.words import Word, words

_LEAD = 400
"""Characters of a story's beginning that are read for the name."""
_COMMON = 0.08
"""Words in a larger share of the news name nothing."""
_LONGEST = 3
_JOINING = frozenset(("of", "the", "in", "for", "on", "de", "la", "and"))
_NAME_WEIGHT, _FULL_NAME = 1.5, 1.3
"""A name counts more than a small word, a full name a little more: places are named by one word, people by two."""
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Phrase:
    surface: str
    forms: tuple[str, ...]
    is_name: bool
    value: float


def thread_name(stories: Sequence[tuple[str, str]]) -> str:
    """A name for stories given by title and text: what most of them begin with, names first; empty for no words."""
    openings = [[(part, words(part)) for part in (text[:_LEAD], title)] for title, text in stories]
    names = _names(openings)
    held: Counter[str] = Counter()
    for opening in openings:
        held.update({word.form for _, cut in opening for word in cut})
    enough = max(len(stories) / 2, min(2, len(stories)))
    values = {
        form: (stories_with / len(stories)) ** 2 * _worth(form, form in names)
        for form, stories_with in held.items()
        if stories_with >= enough and _worth(form, form in names)
    }
    phrases = sorted(_phrases(openings, values, names), key=lambda one: (-one.value, one.surface))
    return _joined(phrases)


def _joined(phrases: Sequence[_Phrase]) -> str:
    """The best name and the best small words, one behind the other; two of a kind where the other kind is missing."""
    first = next((one for one in phrases if one.is_name), None)
    second = next((one for one in phrases if not one.is_name), None)
    chosen = [one for one in (first, second) if one]
    if len(chosen) < 2:
        told = {form for one in chosen for form in one.forms}
        more = next((one for one in phrases if not told & set(one.forms)), None)
        chosen = [*chosen, more] if more else chosen
        return _capital(", ".join(one.surface for one in chosen))
    return _capital(" ".join(" ".join(one.surface for one in chosen).split()[:_MOST_WORDS]))


def _phrases(
    openings: Sequence[Sequence[tuple[str, list[Word]]]], values: dict[str, float], names: frozenset[str]
) -> Iterator[_Phrase]:
    """Every run of telling words of one kind, worth more the more stories and headlines have the whole of it."""
    stories: dict[tuple[str, ...], set[int]] = {}
    in_titles: dict[tuple[str, ...], set[int]] = {}
    surfaces: dict[tuple[str, ...], Counter[str]] = {}
    for number, opening in enumerate(openings):
        for is_title, (text, cut) in enumerate(opening):
            for run in _runs(text, cut, values, names):
                forms = tuple(word.form for word in run)
                stories.setdefault(forms, set()).add(number)
                if is_title:
                    in_titles.setdefault(forms, set()).add(number)
                surface = " ".join(text[run[0].start : run[-1].end].split())
                is_name = run[0].form in names
                surfaces.setdefault(forms, Counter())[surface if is_name else surface.lower()] += 1
    for forms, held in stories.items():
        counted = [values[form] for form in forms if form in values]
        is_name = forms[0] in names
        if len(counted) == 1 or len(held) > 1 or len(openings) == 1:
            told = sum(counted) / len(counted) * _FULL_NAME if is_name and len(counted) > 1 else sum(counted)
            value = told * (len(held) + len(in_titles.get(forms, ()))) / len(openings)
            surface = min(surfaces[forms], key=lambda one: (-surfaces[forms][one], one))
            yield _Phrase(surface, forms, is_name, value)


def _runs(text: str, cut: Sequence[Word], values: dict[str, float], names: frozenset[str]) -> Iterator[Sequence[Word]]:
    for first, word in enumerate(cut):
        if word.form not in values:
            continue
        telling, is_name = 0, word.form in names
        for last in range(first, len(cut)):
            form = cut[last].form
            if last > first and text[cut[last - 1].end : cut[last].start] not in (" ", "-"):
                break
            if form in values and (form in names) == is_name:
                telling += 1
                yield cut[first : last + 1]
            elif form not in _JOINING or not is_name:
                break
            if telling == _LONGEST:
                break


def _names(openings: Sequence[Sequence[tuple[str, list[Word]]]]) -> frozenset[str]:
    """Forms written with a capital where no sentence begins; headlines, all capitals in some papers, count least."""
    signs: Counter[str] = Counter()
    for opening in openings:
        for weight, (_, cut) in zip((10, 1), opening, strict=True):
            for word in cut:
                signs[word.form] += 0 if word.opening else weight if word.capital else -weight
    return frozenset(form for form, sign in signs.items() if sign > 0)


def _worth(form: str, is_name: bool) -> float:
    """How much a word says of what a thread is about; numbers, and what looks like a verb or an adverb, say little."""
    usual = share(form)
    if usual >= _COMMON or form[0].isdigit() or (len(form) < 3 and not form.isupper()):
        return 0.0
    if is_name:
        return -math.log(min(usual, NAME_SHARE)) * _NAME_WEIGHT
    return -math.log(usual) * (0.5 if form.endswith(("ed", "ly")) else 1)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
