"""The parts of the language model, driven so that nothing is worked out twice and nothing waits for its turn.

spaCy asks its network for the vector of every word of a text, and then walks through the text as one, word by word.
But most words were met before, and no sentence goes over a line's end. So what a word brings by itself (its form, its
ends, its shape) is kept from story to story; only what its neighbors add is worked out anew. And all lines of a story
are parsed side by side: each step of the parser is then one multiplication for all of them, made here, because spaCy's
own way takes the interpreter's lock a hundred times a step.

The result is spaCy's, but for the first words of a few lines, which the end of the line before no longer disturbs.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.tokens import Doc

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

_MOST_KEPT = 1 << 15
"""Words whose vectors are kept: 12 MB."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""An odd number that spreads the bits of one that is multiplied by it."""


class LineParser:
    """Tags and dependencies of the words of one text, by the given model."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._vectors = _Vectors(nlp)
        self._tagger = _part(nlp, "tagger")
        self._arcs = _Arcs(nlp)

    def __call__(self, text: str) -> Doc:
        """The parsed text; a sentence ends at every line break."""
        doc = self._nlp.make_doc(text)
        if len(doc):
            vectors: Any = self._vectors(doc)
            doc.tensor = vectors
            self._parse(self._tagger(doc))
        return doc

    def _parse(self, doc: Doc) -> None:
        vectors: Any = doc.tensor
        words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
        lines = []
        for start, end in pairwise(_line_starts(doc, words)):
            line = Doc(doc.vocab, words=words[start:end], spaces=spaces[start:end])
            line.tensor = vectors[start:end]
            lines.append(line)
        self._arcs.draw(lines)
        arcs: list[int | str] = ["HEAD", "DEP"]
        found: Any = np.concatenate([line.to_array(arcs) for line in lines])
        doc.from_array(arcs, found)


def _part(nlp: Language, name: str) -> Any:
    """A part of the pipeline; its type is known when the model is loaded, not before."""
    return nlp.get_pipe(name)


def _line_starts(doc: Doc, words: list[str]) -> list[int]:
    """The indices of the first words of lines, and the number of words."""
    blanks = doc.to_array("IS_SPACE").nonzero()[0].tolist()
    return [0, *(index + 1 for index in blanks if "\n" in words[index] and index + 1 < len(words)), len(words)]


class _Vectors:
    """The vectors of words in their places, as the model's first part makes them for tagger and parser."""

    def __init__(self, nlp: Language) -> None:
        embed, self._encode = _part(nlp, "tok2vec").model.layers
        features, _, hashes, mix, _ = embed.layers
        self._columns: list[int | str] = ["ORTH", *features.attrs["columns"]]
        self._norm, self._space = self._columns.index("NORM"), self._columns.index("SPACY")
        self._hashes, self._mix = hashes.layers[0], mix.layers[0]
        self._rows: dict[int, int] = {}
        self._known = np.zeros((_MOST_KEPT, embed.get_dim("nO")), "f")

    def __call__(self, doc: Doc) -> NDArray[np.float32]:
        vectors: list[NDArray[np.float32]] = self._encode.predict([self._alone(doc)])
        return vectors[0]

    def _alone(self, doc: Doc) -> NDArray[np.float32]:
        """What every word brings by itself, wherever it stands."""
        features: Any = doc.to_array(self._columns)
        keys = features[:, 0] * _SPREAD ^ (features[:, self._norm] + features[:, self._space])
        kinds, first, places = np.unique(keys, return_index=True, return_inverse=True)
        if len(self._rows) + len(kinds) > _MOST_KEPT:
            self._rows.clear()
        if len(kinds) > _MOST_KEPT:
            return self._made(features[first])[places]
        told = kinds.tolist()
        new = [index for index, kind in enumerate(told) if kind not in self._rows]
        if new:
            count = len(self._rows)
            self._known[count : count + len(new)] = self._made(features[first[new]])
            self._rows.update((told[index], count + n) for n, index in enumerate(new))
        return self._known[[self._rows[kind] for kind in told]][places]

    def _made(self, features: NDArray[np.uint64]) -> NDArray[np.float32]:
        made: NDArray[np.float32] = self._mix.predict(self._hashes.predict(features[:, 1:]))
        return made


class _Arcs:
    """The model's parser, which draws the arcs of many lines in one go.

    In each step the network scores the moves of every line that is not finished: the sum of what the words bring that
    are looked at (the next ones, those on the stack, their children), the larger of two pieces of it, and one more
    layer. After Kiperwasser and Goldberg (2016), as spaCy's `TransitionBasedParser` has it.
    """

    def __init__(self, nlp: Language) -> None:
        self._parser = _part(nlp, "parser")
        self._words, self._lower, upper = self._parser.model.layers
        self._bias = self._lower.get_param("b").reshape(-1)
        self._weights, self._last_bias = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        word = Doc(nlp.vocab, words=["a"])
        word.tensor = np.zeros((1, self._words.layers[0].get_dim("nO")), "f")
        self._step = self._parser.model.predict([word])  # asked only for the words that a state looks at

    def draw(self, lines: list[Doc]) -> None:
        """Give the words of the lines, whose vectors are their tensors, their heads and labels."""
        brought = self._lower.predict(self._words.predict(lines))  # by word, the first for none, and by place
        places = brought.shape[1]
        rows = brought.reshape(-1, len(self._bias))
        first = places + np.arange(places)
        states = self._parser.moves.init_batch(lines)
        going = [state for state in states if not state.is_final()]
        while going:
            looked_at = self._step.get_token_ids(going) * places + first
            pieces = rows.take(looked_at, axis=0).sum(axis=1) + self._bias
            scores = np.maximum(pieces[:, 0::2], pieces[:, 1::2]) @ self._weights
            going = self._parser.transition_states(going, scores + self._last_bias)
        self._parser.set_annotations(lines, states)
