"""Whether work that nobody waits for is put off."""

import pytest

from reader.ingest.power import NO_LIMITS, Limits, Machine, reason_to_wait, this_machine

LIMITS = Limits(battery=30, load=300)


@pytest.mark.parametrize(
    ("limits", "machine", "words"),
    [
        (LIMITS, Machine(), ""),
        (LIMITS, Machine(on_battery=True, battery=29.6), "on battery, 30 %"),
        (LIMITS, Machine(on_battery=True, battery=30), ""),
        (LIMITS, Machine(battery=3), ""),
        (LIMITS, Machine(load=301), "the computer is busy"),
        (LIMITS, Machine(load=300), ""),
        (Limits(battery=100), Machine(on_battery=True, battery=99, load=900), "on battery, 99 %"),
        (NO_LIMITS, Machine(on_battery=True, battery=1, load=900), ""),
    ],
)
def test_when_it_is(limits: Limits, machine: Machine, words: str) -> None:
    assert reason_to_wait(limits, lambda: machine) == words


def test_this_machine_tells_something() -> None:
    assert this_machine().load >= 0
    assert 0 <= this_machine().battery <= 100
