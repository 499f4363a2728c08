"""Whose turn it is: one connection at a time to a host, with a pause after each."""

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Turns(Generic[T]):
    """Things to fetch, by host. Times are seconds of any one clock; `pause(host)` is how long a host rests."""

    def __init__(self, pause: Callable[[str], float]) -> None:
        self._pause = pause
        self._waiting: dict[str, deque[T]] = {}
        self._ready_at: dict[str, float] = {}

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, host: str, thing: T) -> None:
        """Let a thing wait for its host's turn."""
        if host not in self._waiting:
            self._waiting[host] = deque()
            self._ready_at[host] = 0.0
        self._waiting[host].append(thing)

    def take(self, now: float) -> tuple[str, T] | None:
        """The next thing whose host is free and rested, or None; its host is busy until `done`."""
        for host, moment in self._ready_at.items():
            if moment <= now and self._waiting[host]:
                del self._ready_at[host]
                return host, self._waiting[host].popleft()
        return None

    def done(self, host: str, now: float) -> None:
        """The host answered, or did not: it rests, then its next thing has its turn."""
        self._ready_at[host] = now + self._pause(host)
        self._forget_idle(host)

    def drop(self, host: str) -> list[T]:
        """Everything still waiting for a host, taken off the list."""
        dropped = list(self._waiting.get(host, ()))
        if host in self._waiting:
            self._waiting[host] = deque()
            self._forget_idle(host)
        return dropped

    def hosts(self) -> list[str]:
        """The hosts for which something waits."""
        return [host for host, things in self._waiting.items() if things]

    def rest(self, now: float) -> float | None:
        """Seconds until some host is ready; None when only busy hosts have something waiting."""
        return max(0.0, min(self._ready_at.values()) - now) if self._ready_at else None

    def _forget_idle(self, host: str) -> None:
        if host in self._ready_at and not self._waiting[host]:
            del self._waiting[host], self._ready_at[host]
