"""How much two passages of two stories have in common: words weighed by how seldom they stand in both stories."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from reader.analysis.text.frequencies import share
from reader.analysis.text.words import Word, words
from reader.model.document import Span
from reader.model.sentences import sentences

COMMON = 0.12
"""Words in a larger share of the news tell nothing of a passage."""
_SENTENCES = 40
"""Sentences two stories count as having at least, so that the words of short ones weigh as much."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")

Forms = frozenset[str]


def content_words(text: str) -> list[Word]:
    """The words that say something of what a passage is about, in order: no grammar, not every story's word.

    A number is one word however its thousands are set apart; a single digit tells nothing.
    """
    return [word for word in words(_THOUSANDS.sub(".", text)) if _is_content_word(word)]


def forms(text: str) -> Forms:
    """The content words of a passage, as they compare."""
    return frozenset(word.form for word in content_words(text))


def small_forms(text: str) -> Forms:
    """Those of the content words that are no names."""
    return frozenset(word.form for word in content_words(text) if not word.capital)


@lru_cache(maxsize=64)
def sentence_forms(text: str) -> tuple[tuple[Span, Forms], ...]:
    """The sentences of a text with their content words."""
    return tuple((span, forms(text[span.start : span.end])) for span in sentences(text))


def _is_content_word(word: Word) -> bool:
    form = word.form
    return share(form) < COMMON and (len(form) > 2 or form.isupper() or (len(form) > 1 and form[0].isdigit()))


class Weights:
    """What sharing a word weighs between passages of the given texts: little for what half their sentences have."""

    def __init__(self, texts: Iterable[str]) -> None:
        held: Counter[str] = Counter()
        total = 0
        for text in texts:
            for _, found in sentence_forms(text):
                held.update(found)
                total += 1
        self._weights: Mapping[str, float] = {
            form: math.log((max(total, _SENTENCES) + 1) / count) for form, count in held.items()
        }

    def of(self, found: Iterable[str]) -> float:
        """The words' weights together."""
        return sum(self._weights.get(form, 0.0) for form in found)

    def likeness(self, a: Forms, b: Forms) -> float:
        """0 to 1: the weight of what two passages share in that of the lighter one."""
        lighter = min(self.of(a), self.of(b))
        return self.of(a & b) / lighter if lighter else 0.0
