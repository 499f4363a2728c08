"""The raw sample stories, as they would arrive: a file each, and what a feed or page says beside it in index.toml."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from reader.model.story import RawKind

FOLDER = Path(__file__).parent / "stories"

GUID_PREFIX = "sample:"
"""Every sample story's guid begins so; no feed or page can give such a one."""


@dataclass(frozen=True, slots=True)
class Input:
    """One arrival; two of them with one guid are two versions of a story."""

    file: str
    guid: str
    kind: RawKind
    title: str
    outlet: str
    author: str
    url: str
    published: datetime
    updated: datetime | None = None

    @property
    def raw(self) -> str:
        """The file's words, just as they came."""
        return (FOLDER / self.file).read_text(encoding="utf-8")


def inputs() -> tuple[Input, ...]:
    """All arrivals in order."""
    with (FOLDER / "index.toml").open("rb") as index:
        return tuple(Input(**story) for story in tomllib.load(index)["story"])


def fingerprint() -> str:
    """A number that changes with any byte of any raw story."""
    total = sha256()
    for path in sorted(FOLDER.iterdir()):
        total.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()
