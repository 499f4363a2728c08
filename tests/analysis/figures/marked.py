"""Sentences with their figures marked in place, and how well figures that were found agree with the marks.

A line is a passage; a mark reads `[words|value|unit|thing|change|rest]`:

- value: a number, `low:high`, or `?` for what may be found but must not be lit;
- unit and change: `/` stands between what is equally right; unit `*` is any;
- thing: of these words one must be found; `*` is any, nothing is none;
- rest: `2` for a figure that is kept, not lit, `any` for one that may be either; `base` for the earlier value that
  another is measured against.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reader.analysis.figure_row import figure_row
from reader.analysis.figures import find_figures
from reader.analysis.text.nlp import parse
from reader.model.mark import Figure

_MARK = re.compile(r"\[([^|\[\]]+)\|([^\[\]]*)\]")
ASPECTS = ("found", "value", "unit", "change", "thing", "unit and thing", "lit", "base")


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    value: tuple[float, float] | None
    """None: optional, never lit."""
    unit: str = ""
    thing: str = ""
    change: str = "="
    rest: tuple[str, ...] = ()
    note: str = ""
    """The first entry as written, for tests that mark other things than values."""


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    marks: tuple[Mark, ...]


def read(path: Path) -> list[Passage]:
    """The passages of a file, one a line."""
    return [passage(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def passage(line: str) -> Passage:
    """A line with its marks taken out of the text."""
    text, at, marks = "", 0, []
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        value, unit, thing, change, *rest = [*match[2].split("|"), *[""] * 4][: max(4, match[2].count("|") + 1)]
        start, text = len(text), text + match[1]
        low, _, high = value.partition(":")
        both = (float(low), float(high or low)) if re.fullmatch(r"[\d.e:+-]+", value) else None
        marks.append(Mark(start, len(text), both, unit, thing, change or "=", tuple(filter(None, rest)), value))
        at = match.end()
    return Passage(text + line[at:], tuple(marks))


def found_in(passage: Passage) -> tuple[Figure, ...]:
    """What the analysis finds, with its parse."""
    return find_figures(passage.text, parse(passage.text))


def agreement(passages: Iterable[Passage]) -> tuple[dict[str, float], list[str]]:
    """F1 of every aspect in percent (`base`: share of bases known), and the errors as lines."""
    right, marked, found_all, lit_marked, lit_found = dict.fromkeys(ASPECTS, 0), 0, 0, 0, 0
    bases, base_errors, errors = 0, 0, []
    for each in passages:
        figures = list(found_in(each))
        marks = [mark for mark in each.marks if mark.value is not None]
        optional = [mark for mark in each.marks if mark.value is None]
        wrong = []
        for figure in figures[:]:
            if any(_touch(mark, figure) for mark in optional) and not any(_touch(mark, figure) for mark in marks):
                figures.remove(figure)
                if figure.is_lit:
                    lit_found += 1
                    wrong.append(f"LIT {each.text[slice(*figure.span)]}")
        marked, found_all = marked + len(marks), found_all + len(figures)
        lit_marked += sum(not {"2", "any"} & {*mark.rest} for mark in marks)
        lit_found += sum(figure.is_lit for figure in figures)
        for mark in marks:
            words = each.text[mark.start : mark.end]
            touched = [figure for figure in figures if _touch(mark, figure)]
            if not touched:
                wrong.append(f"missed {words}")
                continue
            figure = touched[0]
            figures.remove(figure)
            kept = {name for name, ok in _judge(mark, figure).items() if ok}
            for name in kept:
                right[name] += 1
            lit_found -= figure.is_lit and "any" in mark.rest
            right["lit"] += figure.is_lit and not {"2", "any"} & {*mark.rest}
            if "base" in mark.rest:
                bases += 1
                right["base"] += figure.sense == "before"
            elif figure.sense == "before":
                base_errors += 1
                wrong.append(f"{words}: called a base")
            faults = [name for name in ("value", "unit", "change", "thing") if name not in kept]
            if "any" not in mark.rest and figure.is_lit != ("2" not in mark.rest):
                faults.append("lit" if figure.is_lit else "not lit")
            if "base" in mark.rest and figure.sense != "before":
                faults.append("not base")
            if faults:
                row = figure_row(figure)
                wrong.append(
                    f"{words}: {', '.join(faults)}"
                    f" (found {row['value']} {row['unit']!r} {row['thing']!r} {row['change']})"
                )
        wrong += [f"extra {each.text[slice(*figure.span)]}" + " LIT" * figure.is_lit for figure in figures]
        if wrong:
            errors.append("\n    ".join([each.text, *wrong]))
    scores = {name: 200 * right[name] / max(1, marked + found_all) for name in ASPECTS[:6]}
    scores["lit"] = 200 * right["lit"] / max(1, lit_marked + lit_found)
    scores["base"] = 200 * right["base"] / max(1, bases + right["base"] + base_errors)
    return scores, errors


def _touch(mark: Mark, figure: Figure) -> bool:
    return mark.start < figure.span.end and figure.span.start < mark.end


def _judge(mark: Mark, figure: Figure) -> dict[str, bool]:
    assert mark.value is not None
    close = all(
        abs(a - b) <= 1e-3 * max(abs(a), abs(b)) for a, b in zip(mark.value, (figure.low, figure.high), strict=True)
    )
    unit = close and (mark.unit == "*" or figure.unit in mark.unit.split("/"))
    change = set(figure_row(figure)["change"].split())
    thing = mark.thing == "*" or bool(_words(mark.thing) & _words(figure.thing)) or not (mark.thing or figure.thing)
    return {
        "found": True,
        "value": close,
        "unit": unit,
        "change": close and any(change == set(one.split()) for one in mark.change.split("/")),
        "thing": close and thing,
        "unit and thing": unit and thing,
    }


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"[\w&]+", text.lower())}
