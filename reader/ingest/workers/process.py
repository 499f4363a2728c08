"""A worker process: reads one job a line on stdin, answers one line on stdout, until stdin closes.

Arguments that are bytes follow the line as they are.

Every job runs under a limit of CPU time and memory that the kernel enforces, so a job that hangs ends even when
the program that asked is gone. A process that ran out of memory says so and ends; the asker starts a new one.
"""

import json
import os
import resource
import signal
import sys
from typing import Any, BinaryIO

from reader.errors import ReaderError
from reader.ingest.workers.jobs import prepare, run
from reader.ingest.workers.wire import BUFFER


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer until there are no more questions."""
    while line := questions.readline():
        question = json.loads(line)
        blobs = {name: questions.read(size) for name, size in question["bytes"].items()}
        prepare(question["job"])
        _limit(question["seconds"], question["memory"])
        reply = answer(question["job"], {**question["args"], **blobs})
        answers.write(json.dumps(reply, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
        answers.flush()
        if reply.get("failed") == "memory":
            return


def answer(job: str, args: dict[str, Any]) -> dict[str, Any]:
    """The job's `result`, what was `said` of unfit input, or how it `failed`."""
    try:
        return {"result": run(job, args)}
    except ReaderError as error:
        return {"said": str(error)}
    except (MemoryError, SystemError):
        # an extension that cannot get the memory for an exception fails without one, which Python tells as SystemError
        return {"failed": "memory"}
    except RecursionError:
        return {"failed": "depth"}
    except Exception as error:  # whatever a library raises on hostile input is an answer, not the end of the process
        return {"failed": "fault", "detail": f"{type(error).__name__}: {error}"[:300]}


def _limit(seconds: float, memory: int) -> None:
    """Allow this many more seconds of CPU and bytes of memory than are used by now."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _soft(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime + seconds) + 1)
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - no pathlib for the sake of a lean start
            in_use = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return
    _soft(resource.RLIMIT_AS, in_use + memory)


def _soft(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def main(nice: int = 0) -> None:
    """Serve on the standard streams; whatever a library prints goes to stderr, not among the answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(nice)
    questions, answers = os.fdopen(0, "rb", BUFFER), os.fdopen(os.dup(1), "wb", BUFFER)
    os.dup2(2, 1)
    try:
        serve(questions, answers)
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
