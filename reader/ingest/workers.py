"""The asking side of worker processes: started when first needed, killed when a job hangs, started again."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal, Protocol

from reader.errors import ReaderError

MIB = 1024 * 1024
_WALL = 4.0
"""How much longer than its CPU time a job may take before it is given up; the machine may be busy."""


class JobFailed(Exception):  # noqa: N818 - reads better where it is caught
    """A job could not be done; `kind` says why, `str()` in words."""

    def __init__(self, kind: Literal["time", "memory", "depth", "fault", "died"], detail: str = "") -> None:
        self.kind = kind
        super().__init__(_WORDS[kind] + (f" ({detail})" if detail else ""))


_WORDS = {
    "time": "it takes too long to read",
    "memory": "it takes too much memory to read",
    "depth": "it is nested too deeply",
    "fault": "it could not be read",
    "died": "it could not be read: the process reading it died",
}


class Asks(Protocol):
    """Whoever can have jobs done: worker processes, or a test's stand-in."""

    def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:
        """The job's result. `seconds` of CPU time and `memory` in bytes are its limits.

        Raises JobFailed when it broke a limit, ReaderError when the input is not what it should be.
        """


@dataclass(frozen=True, slots=True)
class _Child:
    process: "subprocess.Popen[bytes]"
    questions: IO[bytes]
    answers: IO[bytes]


class Workers:
    """A few worker processes, and one more for language analysis. May be asked from several threads; close when done.

    `nice` is added to the processes' niceness.
    """

    def __init__(self, count: int | None = None, *, nice: int = 0) -> None:
        self._nice = nice
        self._pools: dict[bool, queue.LifoQueue[_Child | None]] = {True: queue.LifoQueue(), False: queue.LifoQueue()}
        self._sizes = {True: 1, False: count or max(2, min(4, os.cpu_count() or 2))}
        for pool, size in self._sizes.items():
            for _ in range(size):
                self._pools[pool].put(None)

    def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:
        """Have a job done by the next free process; see `Asks.ask`."""
        question = {"job": job, "args": args, "seconds": seconds, "memory": memory}
        line = json.dumps(question, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
        pool = self._pools[job == "analyze"]
        child = pool.get()
        try:
            if child is None or child.process.poll() is not None:
                _end(child)
                child = _start(self._nice)
            answer = _exchange(child, line, seconds * _WALL)
        except BaseException:
            _end(child)
            child = None
            raise
        finally:
            pool.put(child)
        if "said" in answer:
            raise ReaderError(answer["said"])
        if "failed" in answer:
            raise JobFailed(answer["failed"], answer.get("detail", ""))
        return answer["result"]

    def close(self) -> None:
        """End the processes; jobs under way in other threads are waited for."""
        for pool, size in self._sizes.items():
            for _ in range(size):
                _end(self._pools[pool].get())
            for _ in range(size):
                self._pools[pool].put(None)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def python_module(module: str, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """The command and environment that run one of this program's modules, wherever the user stands.

    The current folder is kept out of the import path: it may hold anything.
    """
    home = str(Path(__file__).parents[2])
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    environment = {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"}
    return [sys.executable, "-P", "-m", module, *arguments], environment


def _start(nice: int) -> _Child:
    command, environment = python_module("reader.ingest.worker", str(nice))
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    if process.stdin is None or process.stdout is None:
        raise JobFailed("died")
    return _Child(process, process.stdin, process.stdout)


def _exchange(child: _Child, line: bytes, seconds: float) -> dict[str, Any]:
    late = threading.Event()

    def give_up() -> None:
        late.set()
        child.process.kill()

    alarm = threading.Timer(seconds, give_up)
    alarm.start()
    try:
        child.questions.write(line)
        child.questions.flush()
        reply = child.answers.readline()
    except OSError:
        reply = b""
    finally:
        alarm.cancel()
    if reply.endswith(b"\n"):
        answer: dict[str, Any] = json.loads(reply)
        return answer
    code = child.process.wait()
    raise JobFailed("time" if late.is_set() or code == -signal.SIGXCPU else "died")


def _end(child: _Child | None) -> None:
    if child is None:
        return
    child.process.kill()
    child.process.wait()
    child.answers.close()
    with contextlib.suppress(OSError):
        child.questions.close()
