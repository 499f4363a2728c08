"""The figures of a story's tables: what a cell counts is said by the headings of its row and column.

A cell that holds one number is that number in the unit its headings give ("Price ($)", "in millions", "%"); a cell of
words is read as a sentence is. Ranks, years and codes are no figures, nor is any heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.analysis.figures.heading_units import PLAIN, HeadingUnit, unit_in
from reader.analysis.figures.highlight import is_lit
from reader.analysis.figures.thing import Thing
from reader.analysis.figures.thing_key import thing_key
from reader.analysis.numbers.amounts import amount
from reader.analysis.numbers.candidate import Found
from reader.analysis.numbers.numbers import NUMBER
from reader.analysis.numbers.separators import as_english
from reader.analysis.quantities.bare_numbers import is_plural
from reader.analysis.quantities.casualties import FATES, HARM, is_people
from reader.analysis.quantities.find_figures import find
from reader.model.document import Document, Span, Table
from reader.model.lexicon.inline_words import wordset
from reader.model.mark import Figure

_MOST_LIT = 40
"""A table with more figures than this is data to look things up in: kept and searchable, not lit."""
_NO_AMOUNTS = wordset(
    "year years date dates season day month rank ranking pos position place no nos number # № id code phone telephone "
    "tel time founded since born established route flight seed draw bib chapter page model version grade isbn zip "
    "postcode score result"
)
"""Headings of columns that order or name things."""
_ABOUT = re.compile(
    r"(?P<sign>[~≈<>≤≥]|c\.|ca\.|about|over|under|up to|more than|at least|less than)\s*", re.IGNORECASE
)
_SIGNS = {"~": "~", "≈": "~", "c.": "~", "ca.": "~", "about": "~", "<": "<", "≤": "<", "under": "<", "up to": "<",
          "less than": "<", ">": ">", "≥": ">", "over": ">", "more than": ">", "at least": ">"}  # fmt: skip
_TAIL = re.compile(r"[\s*†‡¹²³⁴⁵]*(?:\[\w{1,3}\]|\([a-z\d]{1,2}\))?[\s*†‡¹²³]*")
"""Marks of footnotes after a number."""
_MINUS = re.compile(r"[-−–](?=[\d$€£¥.])")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_CHANGE = re.compile(
    r"\b(?:change|chg|growth|gain|difference|vs|versus|compared|swing|yoy|y/y|m/m|q/q)\b|[±∆Δ]|\+/[-−–]", re.I
)
_LOSS = re.compile(r"\bloss(?:es)?\b|\bdeficit", re.IGNORECASE)
_TOPIC = re.compile(r"\s+(?:by|per|for|in|of|since|from|between)\s|[,:;(–—]|\s-\s", re.IGNORECASE)
"""What a caption is about stands before these."""
_FLOWS = wordset(
    "exports imports sales earnings revenues profits losses costs assets debts wages taxes prices rents fees"
)
"""Plurals that are counted in the unit of the whole table, and not one by one."""
_WORD = re.compile(r"[^\W\d_][\w&'’-]*")


def table_figures(document: Document) -> Iterator[tuple[Span, tuple[Figure, ...]]]:
    """Spans that are read here and not as prose, each with its figures in order.

    They are the tables with their cells known, and captions that only name a unit.
    """
    for index, block in enumerate(document.blocks):
        if block.kind == "table" and block.table is not None:
            above = document.blocks[index - 1] if index else None
            caption = above if above is not None and above.kind in ("heading", "caption") else None
            said = document.block_text(caption) if caption is not None else ""
            if caption is not None and unit_in(said) != PLAIN:
                yield Span(caption.start, caption.end), ()  # "in thousands of tonnes" counts nothing itself
            yield Span(block.start, block.end), _of_table(document.text, block.table, unit_in(said))


def _of_table(text: str, table: Table, whole: HeadingUnit) -> tuple[Figure, ...]:
    figures: list[Figure] = []
    passed = {column for column in range(len(table.rows[0]) if table.rows else 0) if _orders(text, table, column)}
    seen: set[Span] = set()
    for number, row in enumerate(table.rows[table.head :], table.head):
        for column, cell in enumerate(row[table.side :], table.side):
            if column in passed or cell.start == cell.end or cell in seen:
                continue
            seen.add(cell)
            side, top = table.headers_of(number, column)
            if not table.side and column:
                side = tuple(span for span in row[:1] if _says_what_or_when(text[span.start : span.end]))
            figures += _of_cell(text, cell, [text[a:b] for a, b in side], [text[a:b] for a, b in top], whole)
    if sum(figure.is_lit for figure in figures) > _MOST_LIT:
        return tuple(replace(figure, is_lit=False) for figure in figures)
    return tuple(figures)


def _says_what_or_when(words: str) -> bool:
    """Whether the first cell of a row says what its numbers are of, or the year."""
    return bool(_WORD.search(words) or _YEAR.fullmatch(words.strip()))


def _orders(text: str, table: Table, column: int) -> bool:
    """Whether a column numbers or dates its rows: by its heading, or by what stands in it."""
    heading = " ".join(text[row[column].start : row[column].end] for row in table.rows[: table.head])
    words = [word.strip(".:()") for word in heading.lower().split()]
    if words and all(word in _NO_AMOUNTS or word in ("of", "the") for word in words):
        return True
    cells = [text[row[column].start : row[column].end].strip(" .") for row in table.rows[table.head :]]
    said = [cell for cell in cells if cell]
    if not said or unit_in(heading) != PLAIN:
        return False
    if all(_YEAR.fullmatch(cell) for cell in said):
        return True
    return (
        len(said) > 2
        and not column
        and [cell for cell in said if cell.isdecimal()] == [str(number) for number in range(1, len(said) + 1)]
    )


def _of_cell(text: str, cell: Span, side: Sequence[str], top: Sequence[str], whole: HeadingUnit) -> Iterator[Figure]:
    words = text[cell.start : cell.end]
    dates = [heading for heading in (*top, *side) if _YEAR.fullmatch(heading.strip())]
    unit = next((unit for unit in map(unit_in, [*reversed(top), *reversed(side)]) if unit != PLAIN), None)
    if unit is None:
        unit = PLAIN if any(map(_counts_things, top)) else whole
    found = _number(words, unit)
    over = [heading for heading in top if heading.lower() != "total"]  # that of a row says more than that of a column
    named = [heading for heading in (*side, *over) if heading not in dates]
    if dates or not any(top) or _CHANGE.fullmatch(unit_in(top[-1]).bare):
        named.append(_TOPIC.split(whole.bare)[0])
    thing = _named(named)
    if found is None:
        for each in find(words):
            yield _figure(each, Thing(thing), cell.start, "")
        return
    change = found.unit in ("%", "percentage point", "basis point") or unit.name == "%" or bool(found.direction)
    if found.low < 0 and any(_LOSS.search(heading) for heading in (*top, *side)) and words.startswith("("):
        found = replace(found, low=-found.high, high=-found.low)  # accounts write losses in brackets
    if change and found.low < 0 and any(_CHANGE.search(heading) for heading in (*top, *side)):
        found = replace(found, low=-found.high, high=-found.low, direction="down", sense="change")
    elif found.direction or any(_CHANGE.search(heading) for heading in top):
        found = replace(found, direction=found.direction or ("up" if found.low > 0 else ""), sense="change")
    yield _figure(
        _counted(found, thing), Thing(thing, noun=_noun(top, side)), cell.start, dates[0].strip() if dates else ""
    )


def _counts_things(heading: str) -> bool:
    """ "Boats lost": what is counted one by one is not told in the caption's tonnes."""
    words = set(_WORD.findall(heading.lower()))
    return any(is_plural(word) or word in FATES for word in words - _FLOWS)


def _number(words: str, unit: HeadingUnit) -> Found | None:
    """The one number a cell holds, in its own unit or that of its headings; None for other cells."""
    text = as_english(words)
    about = _ABOUT.match(text)
    start = about.end() if about else 0
    bracketed = re.fullmatch(r"\(([^()]+)\)", text)
    if bracketed:
        inner = _number(bracketed[1], unit)
        return (
            replace(inner, start=inner.start + 1, end=inner.end + 1, low=-inner.high, high=-inner.low)
            if inner
            else None
        )
    sign = _MINUS.match(text, start)
    rising = text[start : start + 1] == "+"
    match = NUMBER.search(text, start + bool(sign or rising))
    if match is None or (not text[match.start()].isdigit() and text[match.start()] != "."):
        return None
    found = amount(text, match)
    if (
        found is None
        or text[start + bool(sign or rising) : found.start].strip()
        or not _TAIL.fullmatch(text, found.end)
    ):
        return None
    if not found.unit and found.kind == "count":
        found = replace(
            found,
            low=found.low * unit.scale,
            high=found.high * unit.scale,
            unit=unit.name,
            kind=unit.kind,
            noted="cell",
        )
    elif found.kind == "money" and found.high < 1e5 and unit.scale > 1:
        found = replace(found, low=found.low * unit.scale, high=found.high * unit.scale)
    if sign and found.low > 0:
        found = replace(found, start=sign.start(), low=-found.high, high=-found.low)
    if rising:
        found = replace(found, start=start, direction="up")
    return replace(found, modifier=_SIGNS[about["sign"].lower()] if about else "=")


def _named(headings: Sequence[str]) -> str:
    """ "Wheat" and "Price ($)" name the wheat price: the headings without their units, the row's first."""
    words: list[str] = []
    for heading in headings:
        bare = unit_in(heading).bare
        if not bare:
            continue
        if words and bare[:1].isupper() and not bare[1:2].isupper() and bare.count(" ") < 4:
            bare = bare[0].lower() + bare[1:]
        if bare.lower() not in " ".join(words).lower():
            words.append(bare)
    return " ".join(words)


def _noun(top: Sequence[str], side: Sequence[str]) -> str:
    """The counted noun: the last word of a heading in the plural, that of the column before that of the row."""
    for heading in (*reversed(top), *reversed(side)):
        words: list[str] = _WORD.findall(unit_in(heading).bare.lower())
        last = words[-1] if words else ""
        if is_people(last) or last in FATES:
            return last
    return ""


def _counted(found: Found, thing: str) -> Found:
    """`found` as people or casualties where a heading says so."""
    if found.unit or found.kind != "count":
        return found
    words = {word.lower() for word in _WORD.findall(thing)}
    if any(FATES.get(word) in HARM for word in words):
        return replace(found, unit="people", kind="casualties")
    if "population" in words or any(map(is_people, words)) or any(word in FATES for word in words):
        return replace(found, unit="people", kind="people")
    if words & {"vote", "votes", "ballots"}:
        return replace(found, kind="votes")
    return found


def _figure(found: Found, thing: Thing, by: int, date: str) -> Figure:
    span = Span(found.start + by, found.end + by)
    return Figure(
        span=span, lit=span, low=float(f"{found.low:.12g}"), high=float(f"{found.high:.12g}"), unit=found.unit,
        kind=found.kind, thing=thing.words, thing_key=thing_key(thing.words), modifier=found.modifier,
        direction=found.direction, of=found.of, is_lit=bool(thing.words) and is_lit(found, thing), as_of=date,
        sense=found.sense,
    )  # fmt: skip
