"""The tests of every pattern are made from its own examples."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import reader
from reader.model.lexicon.text_patterns import PatternTable, TextPattern, has_any, shape_of


def tables() -> dict[str, PatternTable]:
    """Every table of patterns in the tree, by module and name."""
    found: dict[str, PatternTable] = {}
    for module in pkgutil.walk_packages(reader.__path__, "reader."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, PatternTable) and not any(value is known for known in found.values()):
                    found[f"{module.name.removeprefix('reader.')}.{name}"] = value
    return found


def examples() -> Iterator[tuple[str, PatternTable, TextPattern]]:
    for place, table in tables().items():
        for pattern in table.patterns:
            yield f"{place}: {pattern.name}", PatternTable(table.place, (pattern,), table.flags), pattern


EXAMPLES = list(examples())


@pytest.mark.parametrize(("table", "pattern"), [each[1:] for each in EXAMPLES], ids=[each[0] for each in EXAMPLES])
def test_pattern_matches_its_examples_and_leaves_the_others(table: PatternTable, pattern: TextPattern) -> None:
    assert all((pattern.yes, pattern.no)), "a pattern says what it is for and what it leaves alone"
    assert [text for text in pattern.yes if not table.matches(text)] == []
    assert [text for text in pattern.no if table.matches(text)] == []


@pytest.mark.parametrize(("table", "pattern"), [each[1:] for each in EXAMPLES], ids=[each[0] for each in EXAMPLES])
def test_what_a_pattern_needs_stands_in_all_it_matches(table: PatternTable, pattern: TextPattern) -> None:
    written = [
        *pattern.yes,
        *(text.upper() for text in pattern.yes),
        *(text.replace(" ", "\xa0") for text in pattern.yes),
    ]
    assert [text for text in written if table.matches(text) and not has_any(shape_of(text), pattern.needs)] == []


@pytest.mark.parametrize("text", ["In  4 rooms", "in\t4 rooms", "IN\n9 ROOMS ", "in ٤ rooms"])
def test_the_shape_of_a_text_has_its_digits_and_blanks_alike(text: str) -> None:
    assert shape_of(text) == "in 0 rooms"


@pytest.mark.parametrize("table", tables().values(), ids=tables())
def test_no_two_patterns_of_a_table_share_a_name(table: PatternTable) -> None:
    names = [one.name for one in table.patterns]
    assert sorted(names) == sorted(set(names))
    assert all(one.why for one in table.patterns)
