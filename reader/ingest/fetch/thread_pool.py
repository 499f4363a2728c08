"""A few threads for waiting on the network and on worker processes.

They are daemons: when the user has had enough, the program ends at once, whatever a server is still doing.
"""

import queue
import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

K = TypeVar("K")


class Crew(Generic[K]):
    """`size` threads that do what they are given; each result goes to `results` with the key it was given with."""

    def __init__(self, size: int, results: "queue.SimpleQueue[tuple[K, Any]]") -> None:
        self._tasks: queue.SimpleQueue[tuple[K, Callable[[], Any]] | None] = queue.SimpleQueue()
        self._results = results
        self.size = size
        self._started = 0
        self._pending = 0

    def give(self, key: K, task: Callable[[], Any]) -> None:
        """Have `task` done; an exception it raises is its result."""
        if self._started < self.size:
            self._started += 1
            threading.Thread(target=self._work, daemon=True).start()
        self._tasks.put((key, task))

    def dismiss(self) -> None:
        """No more tasks: the threads end after what they are at."""
        for _ in range(self._started):
            self._tasks.put(None)

    def _work(self) -> None:
        while (item := self._tasks.get()) is not None:
            key, task = item
            try:
                result = task()
            except Exception as error:  # handed over, so that the asking thread decides what it means
                result = error
            self._results.put((key, result))
