"""The model's parser, which draws the arcs of many lines in one go.

In each step the network scores the moves of every line that is not finished: the sum of what the words bring that are
looked at (the next ones, those on the stack, their children), the larger of two pieces of it, and one more layer. That
is one multiplication for all lines, made here, because spaCy's own way takes the interpreter's lock a hundred times a
step. After Kiperwasser and Goldberg (2016), as spaCy's `TransitionBasedParser` has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.tokens import Doc

from reader.analysis.text.word_vectors import part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language

    Floats = NDArray[np.float32]

_AT_ONCE = 4000
"""Words whose lines are parsed together, which takes 20 MB."""


class Arcs:
    """Finds the heads and labels of words, of which the vectors are known."""

    def __init__(self, nlp: Language) -> None:
        self._parser = part(nlp, "parser")
        words, lower, upper = self._parser.model.layers
        self._multiply = self._parser.model.ops.gemm
        linear = next(layer for layer in words.walk() if layer.name == "linear")
        self._word_weights, self._word_bias = linear.get_param("W"), linear.get_param("b")
        weights, nothing, bias = lower.get_param("W"), lower.get_param("pad")[0], lower.get_param("b")
        self._places, self._units, *_ = weights.shape
        self._brought = np.ascontiguousarray(weights.transpose(0, 2, 1, 3)).reshape(-1, weights.shape[-1])
        self._nothing = nothing.transpose(0, 2, 1).reshape(-1)
        """What no word brings: where the stack is empty, or the line at its end."""
        self._bias = bias.T.reshape(-1)
        self._weights = np.vstack((upper.get_param("W").T, upper.get_param("b")))
        word = Doc(nlp.vocab, words=["a"])
        word.tensor = np.zeros((1, self._word_weights.shape[1]), "f")
        self._step = self._parser.model.predict([word])
        """Asked only for the words that a state looks at."""

    def __call__(self, lines: Sequence[Doc], vectors: Floats) -> NDArray[np.uint64]:
        """Heads and labels, a row a word, of lines that follow one another; `vectors` are those of their words."""
        columns: list[int | str] = ["HEAD", "DEP"]
        start = 0
        for together in _portions(lines):
            end = start + sum(map(len, together))
            self._draw(together, vectors[start:end])
            start = end
        return np.concatenate([line.to_array(columns) for line in lines])

    def _draw(self, lines: list[Doc], vectors: Floats) -> None:
        """Give the words of the lines their heads and labels."""
        rows = self._rows(vectors)
        states = self._parser.moves.init_batch(lines)
        going = [state for state in states if not state.is_final()]
        first = self._places + np.arange(self._places)
        looked_at = np.empty((len(going), self._places), np.intp)
        brought = np.empty((len(going), self._places, len(self._bias)), "f")
        larger = np.ones((len(going), self._units + 1), "f")  # the last column brings the bias in
        while going:
            count = len(going)
            at = np.multiply(self._step.get_token_ids(going), self._places, out=looked_at[:count])
            at += first
            pieces = np.add.reduce(rows.take(at, axis=0, out=brought[:count], mode="clip"), axis=1)
            np.maximum(pieces[:, : self._units], pieces[:, self._units :], out=larger[:count, : self._units])
            going = self._parser.transition_states(going, larger[:count] @ self._weights)
        self._parser.set_annotations(lines, states)

    def _rows(self, vectors: Floats) -> Floats:
        """What each word brings in each place, the first for none."""
        own = self._multiply(vectors, self._word_weights, trans2=True)
        own += self._word_bias
        rows = np.empty((len(vectors) + 1, len(self._nothing)), "f")
        rows[0] = self._nothing
        self._multiply(own, self._brought, trans2=True, out=rows[1:])
        rows[:, : len(self._bias)] += self._bias  # once a word instead of once a step
        return rows.reshape(-1, len(self._bias))


def _portions(lines: Sequence[Doc]) -> Iterator[list[Doc]]:
    portion: list[Doc] = []
    words = 0
    for line in lines:
        if portion and words + len(line) > _AT_ONCE:
            yield portion
            portion, words = [], 0
        portion.append(line)
        words += len(line)
    yield portion
