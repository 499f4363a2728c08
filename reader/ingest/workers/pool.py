"""The asking side of worker processes: started when first needed, killed when a job hangs, started again."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Literal, Protocol

from reader.errors import ReaderError
from reader.ingest.workers.wire import BUFFER

MIB = 1024 * 1024
_WALL = 4.0
"""How much longer than its CPU time a job may take before it is given up; the machine may be busy."""


class JobFailed(Exception):  # noqa: N818 - reads better where it is caught
    """A job could not be done; `kind` says why, `str()` in words."""

    def __init__(self, kind: Literal["time", "memory", "depth", "fault", "died"], detail: str = "") -> None:
        self.kind = kind
        self.detail = detail
        """What a library said: for a log, it is nothing to show."""
        super().__init__(_WORDS[kind])


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
        """The job's result. `args` are plain values and bytes; `seconds` of CPU time and `memory` in bytes the limits.

        Raises JobFailed when it broke a limit, ReaderError when the input is not what it should be.
        """


class Workers:
    """A few worker processes, and one more for language analysis. May be asked from several threads; close when done.

    `nice` is added to the processes' niceness.
    """

    def __init__(self, count: int | None = None, *, nice: int = 0) -> None:
        size = count or max(2, min(4, os.cpu_count() or 2))
        self._any = [_Process(nice) for _ in range(size)]
        self._analysis = [_Process(nice)]
        self._free: dict[bool, queue.LifoQueue[_Process]] = {False: queue.LifoQueue(), True: queue.LifoQueue()}
        for for_analysis, processes in ((False, self._any), (True, self._analysis)):
            for process in processes:
                self._free[for_analysis].put(process)

    def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:
        """Have a job done by the next free process; see `Asks.ask`."""
        blobs = {name: value for name, value in args.items() if isinstance(value, bytes)}
        question = {
            "job": job,
            "args": {name: value for name, value in args.items() if name not in blobs},
            "bytes": {name: len(blob) for name, blob in blobs.items()},
            "seconds": seconds,
            "memory": memory,
        }
        line = json.dumps(question, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
        line += b"".join(blobs.values())
        free = self._free[job == "analyze"]
        process = free.get()
        try:
            answer = process.ask(line, seconds * _WALL)
        finally:
            free.put(process)
        return result_of(answer)

    def close(self) -> None:
        """End the processes; jobs under way in other threads are waited for."""
        for for_analysis, processes in ((False, self._any), (True, self._analysis)):
            taken = [self._free[for_analysis].get() for _ in processes]
            for process in taken:
                process.end()
                self._free[for_analysis].put(process)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def result_of(answer: dict[str, Any]) -> Any:
    """The result in a worker's answer. Raises ReaderError for what was said, JobFailed for a failure."""
    if "said" in answer:
        raise ReaderError(answer["said"])
    if "failed" in answer:
        raise JobFailed(answer["failed"], answer.get("detail", ""))
    return answer["result"]


class _Process:
    """One process, started when first asked and again after it died."""

    def __init__(self, nice: int) -> None:
        self._nice = nice
        self._running: subprocess.Popen[bytes] | None = None

    def ask(self, line: bytes, seconds: float) -> dict[str, Any]:
        """The answer to a question. Raises JobFailed when there was none within `seconds`."""
        was_running = self._running is not None
        try:
            return self._exchange(line, seconds)
        except JobFailed as failure:
            if not (was_running and failure.kind == "died"):
                raise
        return self._exchange(line, seconds)  # it may have died before it was asked

    def end(self) -> None:
        """Kill the process."""
        process, self._running = self._running, None
        if process is not None and process.stdin and process.stdout:
            process.kill()
            process.wait()
            process.stdout.close()
            with contextlib.suppress(OSError):
                process.stdin.close()

    def _exchange(self, line: bytes, seconds: float) -> dict[str, Any]:
        process = self._running = self._running or _start(self._nice)
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        alarm = threading.Timer(seconds, give_up)
        alarm.daemon = True
        alarm.start()
        try:
            process.stdin.write(line)
            process.stdin.flush()
            reply = process.stdout.readline()
        except OSError:
            reply = b""
        except BaseException:
            self.end()
            raise
        finally:
            alarm.cancel()
        if reply.endswith(b"\n"):
            answer: dict[str, Any] = json.loads(reply)
            if answer.get("failed") == "memory":
                self.end()
            return answer
        code = process.wait()
        self.end()
        raise JobFailed("time" if late.is_set() or code == -signal.SIGXCPU else "died")


def python_module(module: str, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """The command and environment that run one of this program's modules, wherever the user stands.

    The current folder is kept out of the import path: it may hold anything.
    """
    home = str(Path(__file__).parents[3])
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    environment = {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"}
    return [sys.executable, "-P", "-m", module, *arguments], environment


def _start(nice: int) -> "subprocess.Popen[bytes]":
    command, environment = python_module("reader.ingest.workers.process", str(nice))
    return subprocess.Popen(
        command,
        bufsize=BUFFER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
