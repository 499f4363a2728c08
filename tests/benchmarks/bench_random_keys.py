"""Keys at random: python -m tests.benchmarks.bench_random_keys [KEYS] [SEEDS] [FIRST] (10000, 5 and 1 when not given).

Each seed presses so many keys over the sample stories. Prints a line a seed; where something broke, what it was and the
keys before it, and ends with 1.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.app.random_keys import run


def main() -> int:
    """Press the keys, seed by seed."""
    given = [int(word) for word in sys.argv[1:4]]
    count, seeds, first = [*given, *(10_000, 5, 1)[len(given) :]]
    broken = 0
    for seed in range(first, first + seeds):
        began = monotonic()
        with tempfile.TemporaryDirectory() as folder:
            result = asyncio.run(run(Path(folder), seed, count))
        broken += bool(result.troubles)
        print(
            f"seed {seed}: {result.keys} keys in {result.sittings} sittings, {result.called} calls of other programs, "
            f"{len(result.troubles)} troubles, {monotonic() - began:.0f} s",
            flush=True,
        )
        if result.troubles:
            print(*result.troubles, f"keys before: {' '.join(result.last)}", sep="\n", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
