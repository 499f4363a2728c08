"""The app, its companion, commands and another program on one library; the benchmark does it for longer."""

from pathlib import Path

import pytest

from tests.benchmarks.bench_sharing import mixed_use

SECONDS = 12


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="the system does not show its locks")
def test_many_programs_share_one_library(tmp_path: Path) -> None:
    seen = mixed_use(tmp_path, SECONDS)
    assert seen.good, seen
