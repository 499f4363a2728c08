"""Tables and texts on the command line, in terminal columns."""

import subprocess
import sys

from reader.cli.output import columns, wrapped


def test_columns_stand_below_each_other_whatever_the_script() -> None:
    rows = [("1", "港口罢工", "Harbor"), ("22", "Cafe\u0301", "Port"), ("3", "👩‍👩‍👧 🇩🇪", "Quay"), ("4", "ab", "Mole")]
    assert columns(rows, right=frozenset({0})) == [
        " 1  港口罢工  Harbor",
        "22  Cafe\u0301      Port",
        " 3  👩‍👩‍👧 🇩🇪     Quay",
        " 4  ab        Mole",
    ]
    assert columns([]) == []


def test_wide_text_is_filled_to_the_same_edge() -> None:
    lines = wrapped("港口罢工进入第三周" * 12, "  ").split("\n")
    assert [len(line) for line in lines] == [41, 41, 32]
    assert all(line.startswith("  ") for line in lines)
    assert wrapped("a co-operation") == "a co-operation"


def test_measuring_loads_no_textual() -> None:
    code = "import sys; from reader.cli.output import columns; columns([('港',)]); print('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
