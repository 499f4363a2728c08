"""The patterns by which cleaning tells furniture and labels, measured on whole pages and the invented cases.

A page stays where neither its text nor what is folded changes.
"""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.ingest.clean import closing_phrases, labels, line_patterns, opening_phrases, phrases
from reader.ingest.clean.clean_batch import clean_row
from tests.ablation.area import Area, rows, script
from tests.ablation.patterns import Readings, tables_of

SETS = ("andy", "scrapinghub", "wcxb")
TABLES = tables_of(closing_phrases, labels, line_patterns, opening_phrases, phrases)


def area(shared: Path) -> Area:
    """The tables, and a measure over the three sets and the cases."""
    score, check = script(shared / "bench/clean/score.py"), script(shared / "cases/check.py")
    gold = {name: {row["id"]: row["text"] for row in rows(shared / f"bench/clean/{name}/gold.jsonl")} for name in SETS}
    records: dict[tuple[str, str], dict[str, Any]] = {}
    for name in SETS:
        for row in rows(shared / f"bench/clean/{name}/gold.jsonl"):
            page = shared / f"bench/clean/{name}/html/{row['id']}.html.gz"
            if page.exists():
                html = gzip.decompress(page.read_bytes()).decode("utf-8", "replace")
                records[name, row["id"]] = {"id": row["id"], "url": row.get("url"), "html": html}
    wanted: dict[tuple[str, str], dict[str, Any]] = {}
    for name, case, file in check.pages():
        if file.suffix != ".xml":
            kind = "text" if file.suffix == ".txt" else "html"
            record = {"id": name, kind: file.read_text(encoding="utf-8"), "url": case["url"]}
            records["cases", name], wanted["cases", name] = record, case

    def compared(key: tuple[str, str]) -> tuple[Any, str]:
        answer = clean_row(records[key])
        kept = json.dumps([answer["text"], answer["folded"]])
        if key in wanted:
            return len(check.page(wanted[key], answer)), kept
        return score.compare(gold[key[0]][key[1]], answer["text"]), kept

    read = Readings(TABLES, compared)
    whole = read(records)

    def measure() -> Mapping[str, float]:
        found = read(records)
        of = {name: [answer for key, (answer, _) in found.items() if key[0] == name] for name in (*SETS, "cases")}
        return {
            **{f"{name} F1": 100 * score.total(of[name])["f1"] for name in SETS},
            "cases": float(of["cases"].count(0)),
            "pages that stay": float(sum(found[key] == whole[key] for key in records)),
        }

    return Area(TABLES, measure)
