"""The vectors of words in their places, as the model's first part makes them for tagger and parser.

What a word brings by itself (its form, its ends, its shape) is kept from story to story, and so is its share in the
first of the layers in which neighbors add to it: a layer multiplies three words at a time, so that its product is the
sum of what each of the three brings. All layers are worked out in few passes over numbers that stay in the processor's
cache; for that the pieces of which the largest is taken stand one behind another, not side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]
    Rows = NDArray[np.intp]

MOST_KEPT = 1 << 14
"""Words that are kept: 60 MB."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""An odd number that spreads the bits of one that is multiplied by it."""
_AT_ONCE = 384
"""Words that go through a layer at a time."""
_SMALLEST = np.float32(1e-8)
"""Added to a variance, as the model was trained."""


def part(nlp: Language, name: str) -> Any:
    """A part of the pipeline; its type is known when the model is loaded, not before."""
    return nlp.get_pipe(name)


class _Known(NamedTuple):
    """Words by themselves; the first row is no word, which stands before and behind every text."""

    vectors: Floats
    shares: Floats
    """What each brings to the first layer: as the word on the left, as the word itself, and on the right."""


class WordVectors:
    """Makes the vectors of texts, a row a word; `most_kept` words are kept as they are by themselves."""

    def __init__(self, nlp: Language, most_kept: int = MOST_KEPT) -> None:
        embed, encode = part(nlp, "tok2vec").model.layers
        features, _, hashes, mix, _ = embed.layers
        self._columns: list[int | str] = ["ORTH", *features.attrs["columns"]]
        self._norm, self._space = self._columns.index("NORM"), self._columns.index("SPACY")
        self._hashes, self._mix = hashes.layers[0], mix.layers[0]
        self._apart: int = encode.attrs["pad"]
        self._first, *self._others = (_Layer(layer) for layer in encode.layers[0].layers)
        width = embed.get_dim("nO")
        self._most_kept = most_kept
        self._kept = _Known(np.zeros((most_kept, width), "f"), np.zeros((3, most_kept, len(self._first.bias)), "f"))
        self._rows: dict[int, int] = {}

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """The vectors of all words, one text behind another; of each text as if it were the only one."""
        table: Any = np.concatenate([doc.to_array(self._columns) for doc in docs])
        known, rows = self._alone(table)
        nothing, places, start = np.zeros(self._apart, np.intp), [], 0
        for doc in docs:
            places += [nothing, rows[start : start + len(doc)]]
            start += len(doc)
        spread = np.concatenate([*places, nothing])
        vectors = self._first.of_shares(known.vectors, known.shares, spread)
        for layer in self._others:
            vectors = layer(vectors)
        return vectors[spread > 0]

    def _alone(self, table: NDArray[np.uint64]) -> tuple[_Known, Rows]:
        """What every word brings by itself, wherever it stands, and the row that each word has there."""
        keys = table[:, 0] * _SPREAD ^ (table[:, self._norm] + table[:, self._space])
        kinds, first, places = np.unique(keys, return_index=True, return_inverse=True)
        if len(kinds) >= self._most_kept:
            return self._made(np.concatenate([table[:1], table[first]]), 1), places + 1
        if len(self._rows) + len(kinds) >= self._most_kept:
            self._rows.clear()
        told = kinds.tolist()
        new = [index for index, kind in enumerate(told) if kind not in self._rows]
        if new:
            row = len(self._rows) + 1
            made = self._made(table[first[new]])
            self._kept.vectors[row : row + len(new)] = made.vectors
            self._kept.shares[:, row : row + len(new)] = made.shares
            self._rows.update((told[index], row + n) for n, index in enumerate(new))
        return self._kept, np.array([self._rows[kind] for kind in told])[places]

    def _made(self, table: NDArray[np.uint64], blank: int = 0) -> _Known:
        """Words by themselves, of which the first `blank` are none."""
        vectors: Floats = self._mix.predict(self._hashes.predict(table[:, 1:]))
        shares = self._first.shares(vectors)
        vectors[:blank] = shares[:, :blank] = 0
        return _Known(vectors, shares)


class _Layer:
    """One layer of the network, in which its neighbors left and right add to each word.

    Of three sums for each unit the largest is taken, they are normalized, and added to what the word was before.
    """

    def __init__(self, layer: Any) -> None:
        parts = {each.name: each for each in layer.walk()}
        weights, bias = parts["maxout"].get_param("W"), parts["maxout"].get_param("b")
        self._width, self._pieces, _ = weights.shape
        self._weights: Floats = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(bias.size, -1)
        self.bias: Floats = np.ascontiguousarray(bias.T).reshape(-1)
        self._scale: Floats = parts["layernorm"].get_param("G")
        self._shift: Floats = parts["layernorm"].get_param("b")
        self._multiply = layer.ops.gemm

    def __call__(self, vectors: Floats) -> Floats:
        """The vectors with what their neighbors add."""
        width, added = self._width, np.empty_like(vectors)
        window = np.zeros((_AT_ONCE, 3 * width), "f")
        for start in range(0, len(vectors), _AT_ONCE):
            end = min(start + _AT_ONCE, len(vectors))
            here = window[: end - start]
            left, right = max(start, 1), min(end, len(vectors) - 1)
            here[0, :width] = here[-1, 2 * width :] = 0
            here[left - start :, :width] = vectors[left - 1 : end - 1]
            here[:, width : 2 * width] = vectors[start:end]
            here[: right - start, 2 * width :] = vectors[start + 1 : right + 1]
            self._add(self._multiply(here, self._weights, trans2=True), vectors[start:end], added[start:end])
        return added

    def shares(self, vectors: Floats) -> Floats:
        """What words bring to their right neighbor, to themselves and to their left one."""
        width = self._width
        sides = (np.ascontiguousarray(self._weights[:, at * width : (at + 1) * width]) for at in range(3))
        return np.stack([self._multiply(vectors, side, trans2=True) for side in sides])

    def of_shares(self, vectors: Floats, shares: Floats, rows: Rows) -> Floats:
        """The same as of `vectors[rows]`, by the shares of `vectors`; the first and last row are of no word."""
        added = np.empty((len(rows), self._width), "f")
        for start in range(0, len(rows), _AT_ONCE):
            here = rows[start : start + _AT_ONCE]
            sums = shares[1].take(here, axis=0)
            left, right = rows[max(0, start - 1) : start + len(here) - 1], rows[start + 1 : start + len(here) + 1]
            sums[len(here) - len(left) :] += shares[0].take(left, axis=0)
            sums[: len(right)] += shares[2].take(right, axis=0)
            self._add(sums, vectors.take(here, axis=0), added[start : start + len(here)])
        return added

    def _add(self, sums: Floats, before: Floats, out: Floats) -> None:
        """Put what comes out of the products and what was before them into `out`."""
        sums += self.bias
        width = self._width
        np.maximum(sums[:, :width], sums[:, width : 2 * width], out=out)
        for piece in range(2, self._pieces):
            np.maximum(out, sums[:, piece * width : (piece + 1) * width], out=out)
        out -= np.add.reduce(out, axis=1, keepdims=True) / width
        spread = np.einsum("ij,ij->i", out, out) / width + _SMALLEST
        out *= (1 / np.sqrt(spread))[:, None]
        out *= self._scale
        out += self._shift
        out += before
