"""The sieves that find the thing of a figure, measured on the open sets and the invented cases."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.analysis.figure_row import figure_row
from reader.analysis.figures import find_figures
from reader.analysis.figures.thing_from_parse import THINGS
from reader.analysis.text.nlp import parse
from reader.model.document import plain_document
from tests.ablation.area import Area, rows, script
from tests.analysis.figures import marked

TABLES = (THINGS,)
MARKED = Path(__file__).parents[1] / "analysis/figures"


def area(shared: Path) -> Area:
    """The tables, and a measure over news, development sentences, the cases and the tests' own passages."""
    score, check = script(shared / "bench/figures/score.py"), script(shared / "cases/check.py")
    sets = {"news": rows(shared / "bench/news/open.jsonl"), "dev": rows(shared / "bench/figures/dev.jsonl")}
    cases = rows(shared / "cases/figures.jsonl")
    texts = [row["text"] for row in (*(row for gold in sets.values() for row in gold), *cases)]
    parsed = {text: parse(plain_document(text)) for text in texts}
    passages = [each for path in sorted(MARKED.glob("*_*.txt")) for each in marked.read(path)]

    def told(text: str) -> list[dict[str, Any]]:
        return [figure_row(figure) for figure in find_figures(text, parsed[text])]

    def measure() -> Mapping[str, float]:
        found: dict[str, float] = {}
        for name, gold in sets.items():
            answers = [{"id": row["id"], "figures": told(row["text"])} for row in gold]
            lit = [{**one, "figures": [figure for figure in one["figures"] if figure["lit"]]} for one in answers]
            found[f"{name} value+thing"] = score.score(gold, answers)[0]["value+thing"]["F1"]
            found[f"{name} lit value+thing"] = score.score(gold, lit, 1)[0]["value+thing"]["F1"]
        found["cases"] = sum(not check.figures(row, told(row["text"]), score) for row in cases)
        found["passages"] = marked.agreement(passages)[0]["thing"]
        return found

    return Area(TABLES, measure)
