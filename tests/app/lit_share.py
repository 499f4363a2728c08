"""How much of a story is lit: python -m tests.app.lit_share FILE.jsonl prints the median share of its stories.

A line of the file is a story, {"text": ..., "title"?: ...}. Counted are the characters that carry more than body text's
color or weight: names, words within quotation marks and figures; indirect speech has a bar in the margin only.
"""

import json
import sys
from pathlib import Path
from statistics import median

from reader.app.rendering.text.highlights import LEVELS, Light, LightKind, LightLevel, mark_lights
from reader.model.document import Document, plain_document
from reader.model.mark import Analysis

LOUD: frozenset[LightKind] = frozenset({"speaker", "quote", "figure"})
"""Lights that stand out from body text."""


def share(document: Document, analysis: Analysis, level: LightLevel = "all") -> float:
    """The share of a story's characters that is lit."""
    lit: set[int] = set()
    for light in loud(mark_lights(analysis, document, level)):
        lit.update(range(light.start, light.end))
    return len(lit) / max(1, len(document.text))


def loud(lights: list[Light]) -> list[Light]:
    """The lights that stand out."""
    return [light for light in lights if light.kind in LOUD]


def main() -> int:
    """Print a line a level."""
    from reader.analysis import analyze

    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.strip()]
    documents = [plain_document(row["text"]) for row in rows]
    found = [
        (document, analyze(document, title=row.get("title", ""))) for document, row in zip(documents, rows, strict=True)
    ]
    for level in LEVELS:
        shares = [share(document, analysis, level) for document, analysis in found]
        print(f"{level:8} median {median(shares):5.1%}  least {min(shares):5.1%}  most {max(shares):5.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
