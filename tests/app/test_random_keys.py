"""A few hundred keys at random; many more: python -m tests.benchmarks.bench_random_keys."""

from pathlib import Path

import pytest

from tests.app.random_keys import run


@pytest.mark.parametrize("seed", [1, 2])
async def test_random_keys_break_nothing(tmp_path: Path, seed: int) -> None:
    result = await run(tmp_path, seed, 300)
    assert (result.troubles, result.keys) == ([], 300), result.last
