"""python -m tests.confidence GOLD.jsonl ... [--write]

Trains the weights by which quotations are shown as sure, and says how well they hold on outlets they were not trained
on: stories are divided into ten folds by their "site". With --write the weights are written where the program reads
them. A gold line holds {id, text, site?, attributions: [{content: [[s, e]..], speaker_name, alt_names?}]}; a line with
"partial" is marked in part, and what fits none of its marks is left out; a mark with "wrong" says whose the words are
not. Needs numpy, which the language model brings along.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from reader.analysis.speakers import confidence
from reader.analysis.speakers.evidence import evidence
from reader.analysis.speakers.find_quotes import voices_of
from reader.analysis.text.nlp import parse
from reader.model.document import plain_document
from tests.confidence.fingerprint import fingerprint

_FOLDS, _RIDGE, _FEWEST = 10, 4.0, 4
_WANTED_PRECISION = 0.94
_WEIGHT_OF_INVENTED = 0.4
"""Invented stories are many to a difficulty: they count less than real ones, which have a site."""


@dataclass(frozen=True, slots=True)
class Example:
    """One quotation that was found: its evidence, and whether it is right."""

    story: str
    site: str
    evidence: frozenset[str]
    right: bool
    real: bool


def main(arguments: Sequence[str]) -> None:
    """Train, try and perhaps write the weights."""
    stories = [row for path in arguments if path != "--write" for row in _rows(Path(path))]
    examples = [example for story in stories for example in _examples(story)]
    words = sorted(word for word, n in Counter(w for e in examples for w in e.evidence).items() if n >= _FEWEST)
    table = np.array([[word in example.evidence for word in words] for example in examples], dtype=float)
    right = np.array([example.right for example in examples], dtype=float)
    weight = np.array([1.0 if example.real else _WEIGHT_OF_INVENTED for example in examples])
    line = _try(examples, table, right, weight)
    if "--write" in arguments:
        _write(words, _fit(table, right, weight), line)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _examples(story: dict[str, Any]) -> Iterator[Example]:
    """The quotations that are found in a story, with whether its marks have them."""
    document = plain_document(story["text"])
    doc = parse(document)
    if doc is None:
        raise SystemExit("the language model is missing")
    voices, paragraphs = voices_of(document, doc)
    for voice, found in zip(voices, evidence(doc, paragraphs, voices), strict=True):
        right = _is_right(story, sorted(voice.attribution.spans), voice.naming.name)
        if right is not None:
            site = str(story.get("site") or story["id"])
            yield Example(str(story["id"]), site, found, right, "site" in story)


def _is_right(story: dict[str, Any], spans: Sequence[tuple[int, int]], name: str) -> bool | None:
    """Whether the mark that covers most of the words, and half of them at least, names the same speaker."""
    size = sum(end - start for start, end in spans)

    def covered(mark: dict[str, Any]) -> int:
        return sum(max(0, min(end, y) - max(start, x)) for start, end in spans for x, y in mark["content"])

    best = max(story["attributions"], key=covered, default=None)
    if best is None or covered(best) * 2 < size:
        return None if story.get("partial") else False
    names = [each for each in (best.get("speaker_name"), *best.get("alt_names", [])) if each]
    same = any(_same(name, each) for each in names) if names else not name
    if best.get("wrong"):
        return False if same else None
    return None if story.get("partial") and not same else same


def _same(one: str, other: str) -> bool:
    """Whether two names are equal but for case and article, or one is the tail of the other."""
    a, b = (re.sub(r"^(?:the|an?) ", "", " ".join(n.casefold().replace("’", "'").split())) for n in (one, other))
    return bool(a) and (a == b or a.endswith(f" {b}") or b.endswith(f" {a}"))


def _fit(table: Any, right: Any, weight: Any) -> Any:
    """Weights of a logistic regression with a ridge penalty, the bias last; Newton's method."""
    wide = np.hstack([table, np.ones((len(table), 1))])
    made, ridge = np.zeros(wide.shape[1]), np.full(wide.shape[1], _RIDGE)
    ridge[-1] = 1e-6
    for _ in range(50):
        share = 1 / (1 + np.exp(-wide @ made))
        slope = wide.T @ (weight * (share - right)) + ridge * made
        bend = (wide * (weight * share * (1 - share))[:, None]).T @ wide + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        made -= step
        if np.abs(step).max() < 1e-7:
            break
    return made


def _try(examples: Sequence[Example], table: Any, right: Any, weight: Any) -> float:
    """Print how the weights do on folds they were not made from; the probability where the line is to be drawn."""
    sites = sorted({example.site for example in examples})
    random.Random(1).shuffle(sites)
    of = {site: index % _FOLDS for index, site in enumerate(sites)}
    fold = np.array([of[example.site] for example in examples])
    share = np.zeros(len(examples))
    for k in range(_FOLDS):
        made = _fit(table[fold != k], right[fold != k], weight[fold != k])
        share[fold == k] = 1 / (1 + np.exp(-(table[fold == k] @ made[:-1] + made[-1])))
    real = np.array([example.real for example in examples])
    share, right = share[real], right[real]
    print(f"{len(examples)} quotations, {len(share)} of them in real stories, {right.mean():.3f} right")
    for low in np.arange(0, 1, 0.1):
        inside = (share >= low) & (share < low + 0.1)
        held = right[inside].sum() / max(1, inside.sum())
        print(f"  told {low:.1f} to {low + 0.1:.1f}: {inside.sum():4d}, right {held:.2f}")
    for at in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        above = share >= at
        print(f"  from {at:.2f} on: {above.mean():.3f} of all, {right[above].mean():.3f} of those right")
    lines = np.arange(0.3, 0.95, 0.01)
    line = next((float(at) for at in lines if right[share >= at].mean() >= _WANTED_PRECISION), float(lines[-1]))
    above = share >= line
    print(f"line at {line:.2f}: {above.mean():.3f} of all are sure, {right[above].mean():.3f} of those right")
    return line


def _write(words: Sequence[str], made: Any, line: float) -> None:
    rows = [
        "# What each piece of evidence weighs for a quotation and its speaker: the log of its odds.",
        "# Made by python -m tests.confidence; contains no text of the stories it was made from.",
        f"bias {made[-1]:.4f}",
        f"line {line:.2f}",
        f"made for {fingerprint()}",
        *(f"{word} {value:.3f}" for word, value in zip(words, made, strict=False) if abs(value) >= 0.02),
    ]
    confidence.WEIGHTS.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
