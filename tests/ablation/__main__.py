"""python -m tests.ablation [speakers|figures|vetoes|clean] [--shared FOLDER]

Leaves out one sieve or pattern of a table at a time and prints what that costs (-) or wins (+), in points of F1 on the
open sets and in invented cases that hold. Texts are parsed once. What costs nothing anywhere is to be deleted, once the
tests and the blind set have been asked too.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.ablation.area import SHARED, Area

AREAS = ("speakers", "figures", "vetoes", "clean")


def main(arguments: Sequence[str]) -> None:
    """Print the tables of the areas that are named, or of all."""
    at = arguments.index("--shared") if "--shared" in arguments else len(arguments)
    shared = Path(arguments[at + 1]) if at < len(arguments) else SHARED
    for name in arguments[:at] or AREAS:
        module = f"tests.ablation.sieves_of_{name}"
        if find_spec(module) is None:
            raise SystemExit(f"no tables of sieves are known for {name!r}: {module} is missing")
        prepare: Callable[[Path], Area] = import_module(module).area
        for line in table(prepare(shared)):
            print(line, flush=True)


def table(area: Area) -> Iterator[str]:
    """The rows of the table, the whole first."""
    whole = area.measure()
    yield " | ".join(("sieve left out", *whole))
    yield " | ".join(("(none)", *(f"{value:.2f}" for value in whole.values())))
    for sieves in area.tables:
        yield f"-- {sieves.title}"
        for sieve in sieves:
            with sieves.without(sieve.name):
                yield " | ".join((sieve.name, *_changes(whole, area.measure())))


def _changes(whole: Mapping[str, float], left: Mapping[str, float]) -> Iterator[str]:
    for name, value in whole.items():
        change = left[name] - value
        yield f"{change:+.2f}" if change else "0"


if __name__ == "__main__":
    main(sys.argv[1:])
