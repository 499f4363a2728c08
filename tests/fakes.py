"""Stand-ins for tests: a clock one sets, and worker jobs done on the spot."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from reader.ingest.workers.pool import result_of
from reader.ingest.workers.process import answer


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    moment: datetime = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def on(self, **passed: float) -> None:
        """Let time pass: `on(hours=3)`."""
        self.moment += timedelta(**passed)


class InlineWorkers:
    """Does jobs in this process, its words through the same JSON; `asked` names them in order."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(self, job: str, args: dict[str, Any], *, seconds: float, memory: int) -> Any:  # noqa: ARG002 protocol's keywords
        self.asked.append(job)
        plain = {
            name: value if isinstance(value, bytes) else json.loads(json.dumps(value)) for name, value in args.items()
        }
        return result_of(json.loads(json.dumps(answer(job, plain))))
