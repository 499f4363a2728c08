"""What is shipped beside the raw samples: clean documents, marks, vectors, links and threads, in one JSON file."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.model.codec import from_plain, to_plain
from reader.model.link import Link, LinkKind, Reason
from reader.model.mark import Analysis
from reader.model.story import CleanStory
from reader.sample.raw_stories import FOLDER

READY_FILE = Path(__file__).parent / "ready.json"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One raw story, cleaned and analyzed."""

    file: str
    outlet: str
    story: CleanStory
    """Without the raw input, which lies in `file`."""
    analysis: Analysis | None = None
    """None for a text that is not shown: a former version, another outlet's copy."""

    def clean(self) -> CleanStory:
        """The story with its raw input, as it is saved."""
        return replace(self.story, raw=(FOLDER / self.file).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Vector:
    """A story's terms as they are indexed."""

    guid: str
    terms: tuple[int, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ReadyLink:
    """A link between two stories by their guids."""

    a: str
    b: str
    score: float
    kind: LinkKind
    reasons: tuple[Reason, ...] = ()

    def between(self, ids: dict[str, int]) -> Link:
        """The link between the stories as they are numbered in a library."""
        return Link(ids[self.a], ids[self.b], self.score, self.kind, self.reasons)


@dataclass(frozen=True, slots=True)
class ReadyThread:
    """A thread by its stories' guids, in order of time."""

    name: str
    guids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything `reader.sample.install` puts into a library."""

    analysis_version: int
    fingerprint: str
    """Of the raw stories it was made from."""
    arrivals: tuple[Arrival, ...]
    vectors: tuple[Vector, ...] = ()
    links: tuple[ReadyLink, ...] = ()
    threads: tuple[ReadyThread, ...] = ()


def load(path: Path) -> Ready:
    """What lies in the file."""
    return from_plain(Ready, json.loads(path.read_bytes()))


def dump(ready: Ready) -> str:
    """The file's words: the same for the same samples, a line a story and a line a link, so that changes read well."""
    plain: dict[str, Any] = to_plain(ready)
    parts = []
    for key, value in plain.items():
        if isinstance(value, list):
            rows = ",\n".join(_compact(item) for item in value)
            parts.append(f"{_compact(key)}: [\n{rows}\n]")
        else:
            parts.append(f"{_compact(key)}: {_compact(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
