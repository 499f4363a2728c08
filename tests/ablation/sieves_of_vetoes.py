"""The patterns by which a number is told from a figure, measured on the open sets and the invented cases."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.analysis.figure_row import figure_row
from reader.analysis.figures import find_figures
from reader.analysis.quantities import boilerplate, veto_patterns
from reader.analysis.text.nlp import parse
from reader.model.document import plain_document
from tests.ablation.area import Area, rows, script
from tests.ablation.patterns import Readings, tables_of

TABLES = tables_of(boilerplate, veto_patterns)


def area(shared: Path) -> Area:
    """The tables, and a measure over the sentences, the news and the cases."""
    score, check = script(shared / "bench/figures/score.py"), script(shared / "cases/check.py")
    sets = {"sentences": rows(shared / "bench/figures/dev.jsonl"), "news": rows(shared / "bench/news/open.jsonl")}
    cases = rows(shared / "cases/figures.jsonl")
    texts = [row["text"] for row in (*(row for gold in sets.values() for row in gold), *cases)]
    parsed = {text: parse(plain_document(text)) for text in texts}

    def found(text: str) -> list[dict[str, Any]]:
        return [figure_row(figure) for figure in find_figures(text, parsed[text])]

    read = Readings(TABLES, found)
    whole = read(dict.fromkeys(texts))

    def measure() -> Mapping[str, float]:
        answers = read(dict.fromkeys(texts))
        figures: dict[str, float] = {}
        for name, gold in sets.items():
            rows_of = [{"id": row["id"], "figures": answers[row["text"]]} for row in gold]
            lit = [{**row, "figures": [one for one in row["figures"] if one["lit"]]} for row in rows_of]
            figures[f"{name} span F1"] = _f1(score, gold, rows_of, 2)
            figures[f"{name} lit F1"] = _f1(score, gold, lit, 1)
        figures["cases"] = sum(not check.figures(row, answers[row["text"]], score) for row in cases)
        figures["texts that stay"] = sum(answers[text] == whole[text] for text in whole)
        return figures

    return Area(TABLES, measure)


def _f1(score: Any, gold: list[dict[str, Any]], found: list[dict[str, Any]], tier: int) -> float:
    measured, _ = score.score(gold, found, tier)
    return float(measured["span+value+unit"]["F1"])
