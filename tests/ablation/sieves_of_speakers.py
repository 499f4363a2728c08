"""The sieves that find who said what, measured on the open sets and the invented cases."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.analysis.analyze_batch import quote_row
from reader.analysis.speakers.clause_bounds import CLAUSES
from reader.analysis.speakers.content import BEFORE, BEHIND
from reader.analysis.speakers.cues.find_cues import CUES
from reader.analysis.speakers.cues.subjects import SOURCES
from reader.analysis.speakers.cues.unsaid import UNSAID
from reader.analysis.speakers.cues_without_verb import WITHOUT_VERB
from reader.analysis.speakers.find_quotes import GIVEN_ON, find_speakers
from reader.analysis.speakers.paragraph_quotes import WITHOUT_CUE
from reader.analysis.text.nlp import parse
from reader.model.document import plain_document
from tests.ablation.area import Area, rows, script

TABLES = (CUES, SOURCES, UNSAID, BEFORE, BEHIND, CLAUSES, WITHOUT_VERB, WITHOUT_CUE, GIVEN_ON)


def area(shared: Path) -> Area:
    """The tables, and a measure over news, speakers-news (where its texts are) and the cases."""
    score, check = script(shared / "bench/speakers/score.py"), script(shared / "cases/check.py")
    news, marks = script(shared / "bench/speakers/news.py"), shared / "bench/speakers"
    sets = {
        "news": rows(shared / "bench/news/open.jsonl"),
        "speakers-news": news.join(rows(marks / "news.jsonl"), rows(shared / "bench/clean/andy/gold.jsonl")),
        "invented": rows(marks / "dev.jsonl"),
    }
    cases = rows(shared / "cases/speakers.jsonl")
    texts = [row["text"] for row in (*(row for gold in sets.values() for row in gold), *cases)]
    parsed = {text: (plain_document(text), parse(plain_document(text))) for text in texts}

    def said(row: Mapping[str, Any]) -> list[dict[str, Any]]:
        document, doc = parsed[row["text"]]
        if doc is None:
            raise SystemExit("the language model is missing")
        return [quote_row(quote) for quote in find_speakers(document, doc).quotes]

    def measure() -> dict[str, float]:
        found: dict[str, float] = {}
        for name, gold in sets.items():
            figures = score.score_corpus(gold, {row["id"]: said(row) for row in gold})
            found[f"{name} speaker+content F1"] = figures["c-all"]["f1"]
            found[f"{name} named recall"] = figures["d name+quote recall, all"]["r"]
        found["cases"] = sum(not check.speakers(row, said(row)) for row in cases)
        return found

    return Area(TABLES, measure)
