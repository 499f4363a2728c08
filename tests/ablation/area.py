"""What an ablation needs of a part of the program: its tables of sieves, and a way to measure it."""

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from reader.analysis.sieve import Sieves

SHARED = Path(__file__).parents[2] / ".." / "shared"
"""Where the measuring sets lie unless another place is named: beside the tree."""


@dataclass(frozen=True, slots=True)
class Area:
    """One part of the program."""

    tables: Sequence[Sieves[Any, Any]]
    measure: Callable[[], Mapping[str, float]]
    """The figures by name, larger is better; run once a sieve, so whatever stays the same is prepared before."""


def script(path: Path) -> ModuleType:
    """A scorer that is a script outside the tree."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
