"""Lines parsed side by side come out as spaCy parses them, whatever was parsed before."""

import numpy as np
import pytest

from reader.analysis.text.line_parser import LineParser
from reader.analysis.text.nlp import model
from reader.analysis.text.word_vectors import WordVectors

STORY = """The ferry to Rauma left at six, said Port Captain Ilse Brandt.

“We can't wait for the tide,” she told reporters. “It won't wait for us.”
The harbor board, which had met twice, didn't object.

By noon 14 boats were out; the 15th was being mended."""


@pytest.fixture(scope="module")
def parser() -> LineParser:
    nlp = model()
    assert nlp is not None
    return LineParser(nlp)


def _told(doc):
    return [(t.text, t.idx, t.tag_, t.dep_, t.head.i, t.is_sent_start) for t in doc]


def test_the_words_of_a_line_are_parsed_as_spacy_parses_them(parser: LineParser) -> None:
    nlp = model()
    assert nlp is not None
    for line in filter(None, STORY.split("\n")):
        assert _told(parser(line)) == _told(nlp(line))


def test_what_was_kept_of_words_changes_nothing(parser: LineParser) -> None:
    nlp = model()
    assert nlp is not None
    parser("“We won't,” said Ilse Brandt.\nThe 15th boat had met the tide.")
    assert _told(parser(STORY)) == _told(LineParser(nlp)(STORY)) == _told(parser(STORY))


def test_a_sentence_ends_at_every_line_break(parser: LineParser) -> None:
    starts = [token.text for token in parser("Ferries and\nboats\n\nleft. They did") if token.is_sent_start]
    assert starts == ["Ferries", "boats", "left", "They"]


@pytest.mark.parametrize("text", ["", "\n", " ", "\n\nAye", "Aye\n", "Aye"])
def test_hardly_any_text(parser: LineParser, text: str) -> None:
    assert parser(text).text == text


def test_texts_parsed_together_come_out_as_each_alone(parser: LineParser) -> None:
    texts = [STORY, "", "“Aye,” said Pell.", "\n", STORY[40:]]
    together = parser.parse_all(texts)
    assert [_told(doc) for doc in together] == [_told(parser(text)) for text in texts]
    assert [doc.text for doc in together] == texts


@pytest.mark.parametrize("texts", [["Aye"], ["Aye", STORY, "No."], [STORY * 9]], ids=["one word", "three", "long"])
@pytest.mark.parametrize("most_kept", [20, 80, 1000])
def test_vectors_are_spacys(texts: list[str], most_kept: int) -> None:
    nlp = model()
    assert nlp is not None
    docs = [nlp.make_doc(text) for text in texts]
    theirs = np.concatenate(nlp.get_pipe("tok2vec").predict(docs))  # type: ignore[attr-defined]
    ours = WordVectors(nlp, most_kept)
    ours([nlp.make_doc("Ships of other yards were out by noon.")])
    for _ in range(2):  # the second time out of what is kept
        assert np.allclose(ours(docs), theirs, atol=1e-4)
