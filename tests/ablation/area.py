"""What an ablation needs of a part of the program: its tables of sieves, and a way to measure it."""

import importlib.util
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

SHARED = Path(__file__).parents[2] / ".." / "shared"
"""Where the measuring sets lie unless another place is named: beside the tree."""


class Named(Protocol):
    """A rule or pattern."""

    @property
    def name(self) -> str:
        """What it is called in its table."""


class Table(Protocol):
    """Rules or patterns of which one can be left out."""

    title: str

    def __iter__(self) -> Iterator[Named]: ...

    def without(self, name: str, /) -> AbstractContextManager[None]:
        """Leave one out for a while."""


@dataclass(frozen=True, slots=True)
class Area:
    """One part of the program."""

    tables: Sequence[Table]
    measure: Callable[[], Mapping[str, float]]
    """The figures by name, larger is better; run once a sieve, so whatever stays the same is prepared before."""


def rows(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def script(path: Path) -> ModuleType:
    """A scorer that is a script outside the tree."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
