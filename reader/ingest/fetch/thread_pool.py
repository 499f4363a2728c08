"""A few threads for waiting on the network and on worker processes.

They are daemons: when the user has had enough, the program ends at once, whatever a server is still doing.
"""

import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
R = TypeVar("R")


class ThreadPool(Generic[K, R]):
    """Up to `size` threads; what a task returns goes to `results` with the key it was submitted with.

    A task must not raise: what may go wrong in it is part of its result.
    """

    def __init__(self, size: int, results: "queue.SimpleQueue[tuple[K, R]]") -> None:
        self._tasks: queue.SimpleQueue[tuple[K, Callable[[], R]] | None] = queue.SimpleQueue()
        self._results = results
        self._size = size
        self._threads = 0
        self._unfinished = 0
        self._lock = threading.Lock()

    def submit(self, key: K, task: Callable[[], R]) -> None:
        """Have `task` done; another thread is started for it when all are busy and there may be more."""
        with self._lock:
            self._unfinished += 1
            if self._unfinished > self._threads < self._size:
                self._threads += 1
                threading.Thread(target=self._work, daemon=True).start()
        self._tasks.put((key, task))

    def shutdown(self) -> None:
        """No more tasks: the threads end after what they are at."""
        for _ in range(self._threads):
            self._tasks.put(None)

    def _work(self) -> None:
        while (item := self._tasks.get()) is not None:
            key, task = item
            result = task()
            with self._lock:
                self._unfinished -= 1
            self._results.put((key, result))
