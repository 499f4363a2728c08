"""The parts of the language model, driven so that nothing is worked out twice and nothing waits for its turn.

spaCy walks through a text as one, word by word. But no sentence goes over a line's end: all lines are parsed side by
side, those of several stories too when there are several (`arcs`). And what a word brings by itself is kept from story
to story; only what its neighbors add is worked out anew (`word_vectors`).

The result is spaCy's, but for the first words of a few lines, which the end of the line before no longer disturbs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.tokens import Doc

from reader.analysis.text.arcs import Arcs
from reader.analysis.text.word_vectors import WordVectors, part

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

POS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "MD": "AUX", "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "NNS": "NOUN", "PDT": "DET", "POS": "PART",
    "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART", "UH": "INTJ",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON",
    "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "_SP": "SPACE", "$": "SYM", "#": "SYM",
    ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT",
    "HYPH": "PUNCT", "NFP": "PUNCT",
}  # fmt: skip
"""The coarse class of each tag: auxiliary verbs are VERB, conjunctions ADP."""


class LineParser:
    """Tags, classes and dependencies of the words of texts, by the given model."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._vectors = WordVectors(nlp)
        self._arcs = Arcs(nlp)
        tagger = part(nlp, "tagger")
        layer = tagger.model.layers[-1].layers[0]
        self._tag_weights = np.ascontiguousarray(layer.get_param("W").T)
        self._tag_bias = layer.get_param("b")
        strings = nlp.vocab.strings
        self._tags = np.array([strings.add(tag) for tag in tagger.labels], dtype=np.uint64)
        self._classes = np.array([strings.add(POS.get(tag, "X")) for tag in tagger.labels], dtype=np.uint64)

    def __call__(self, text: str) -> Doc:
        """The parsed text; a sentence ends at every line break."""
        return self.parse_all([text])[0]

    def parse_all(self, texts: Sequence[str]) -> list[Doc]:
        """The parsed texts, in order: each as if it were parsed alone, in less time."""
        docs = [self._nlp.make_doc(text) for text in texts]
        filled = [doc for doc in docs if len(doc)]
        if not filled:
            return docs
        vectors = self._vectors(filled)
        arcs = self._arcs(list(_lines(filled)), vectors)
        tags = (vectors @ self._tag_weights + self._tag_bias).argmax(axis=1)
        found = np.column_stack((self._tags[tags], self._classes[tags], arcs))
        start = 0
        for doc in filled:
            _annotate(doc, found[start : start + len(doc)])
            start += len(doc)
        return docs


def _annotate(doc: Doc, found: NDArray[np.uint64]) -> None:
    columns: list[int | str] = ["TAG", "POS", "HEAD", "DEP"]
    rows: Any = found
    doc.from_array(columns, rows)


def _lines(docs: list[Doc]) -> Iterator[Doc]:
    """The lines of all texts, each by itself."""
    for doc in docs:
        columns: list[int | str] = ["ORTH", "SPACY", "IS_SPACE"]
        table: Any = doc.to_array(columns)
        words, spaces = table[:, 0].tolist(), table[:, 1].astype(bool).tolist()
        for start, end in pairwise(_line_starts(doc, table[:, 2])):
            yield Doc(doc.vocab, words=words[start:end], spaces=spaces[start:end])


def _line_starts(doc: Doc, is_space: NDArray[np.uint64]) -> list[int]:
    """The indices of the first words of lines, and the number of words."""
    blanks = is_space.nonzero()[0].tolist()
    return [0, *(index + 1 for index in blanks if "\n" in doc[index].text and index + 1 < len(doc)), len(doc)]
