"""How often words about progress are drawn again: at most once a second, and not when they are the same."""

from dataclasses import dataclass

PACE = 1.0
"""Seconds between two drawings."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The words drawn last, and when, in seconds of any clock."""

    words: str = ""
    at: float = 0.0


def seconds_to_wait(drawn: Drawn, words: str, now: float) -> float:
    """Seconds until `words` may take the place of those drawn: none for the first words, nor for taking them away.

    A clock that was set back never makes them wait longer than `PACE`.
    """
    if not drawn.words or not words:
        return 0.0
    return min(PACE, max(0.0, drawn.at + PACE - now))
