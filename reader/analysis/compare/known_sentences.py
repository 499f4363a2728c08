"""Which sentences of a story say what one has read in others: by the words they share, and no figure that is new.

Names do not make a sentence known: who is said to have done something else, in the same office, has done something new.
"""

from collections.abc import Sequence

from reader.analysis.text.similarity import Forms, Weights, sentence_forms, small_forms
from reader.model.document import Span

_KNOWN, _KNOWN_BESIDE_NAMES = 0.6, 0.75
"""Share of a sentence's weight, and of that of its words that are no names, that one sentence read before holds."""
_FEWEST = 3
"""Words that are no names below which a sentence says too little to be known again."""


def known_sentences(text: str, read: Sequence[str]) -> tuple[Span, ...]:
    """The sentences of `text` that stand, in much the same words, in one of the texts that were read."""
    if not read:
        return ()
    before = [words for other in read for _, words in sentence_forms(other) if len(words) >= _FEWEST]
    weights = Weights((text, *read))
    found = []
    for span, words in sentence_forms(text):
        if len(words) < _FEWEST:
            continue
        near = [other for other in before if _says(other, words, weights, _KNOWN)]
        if near and len(small := small_forms(text[span.start : span.end])) >= _FEWEST:
            found += [span] if any(_says(other, small, weights, _KNOWN_BESIDE_NAMES) for other in near) else []
    return tuple(found)


def _says(read: Forms, words: Forms, weights: Weights, share: float) -> bool:
    shared = words & read
    if 2 * len(shared) < len(words) or any(form[0].isdigit() for form in words - shared):
        return False
    return weights.of(shared) >= share * weights.of(words)
