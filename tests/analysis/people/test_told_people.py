"""Who speaks and what they are, in invented sentences of many makes: one table for names, one for roles."""

from pathlib import Path

import pytest

from reader.analysis import analyze
from reader.model.document import Block, Document
from reader.model.mark import Quote

HERE = Path(__file__).parent


def table(name: str) -> list[tuple[str, ...]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in lines if line and not line.startswith("#")]


def last_statement(passage: str) -> Quote:
    text, blocks = "", list[Block]()
    for line in passage.split(" / "):
        text += "\n\n" if text else ""
        blocks.append(Block("paragraph", len(text), len(text) + len(line)))
        text += line
    return analyze(Document(text, tuple(blocks)), language="en").quotes[-1]


@pytest.mark.parametrize(("passage", "speaker", "role"), table("told_roles.txt"))
def test_the_role_a_passage_tells(passage: str, speaker: str, role: str) -> None:
    quote = last_statement(passage)
    assert (quote.speaker_name, quote.role) == (speaker, role)


@pytest.mark.parametrize(("passage", "speaker"), table("one_person.txt"))
def test_one_person_is_one_person(passage: str, speaker: str) -> None:
    assert last_statement(passage).speaker_name == speaker
