"""Programs killed with -9 in everything they do to a library; the benchmark kills more of them."""

from pathlib import Path

from tests.benchmarks.bench_kills import kill
from tests.benchmarks.kill_victim import WORK


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    result = kill(tmp_path, 2 * len(WORK))
    assert result.good, result
    assert result.kills.total() > len(WORK)
    assert result.inside >= len(WORK) - 1
