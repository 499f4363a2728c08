"""Command lines that were used before, the last one first; a file beside the log."""

import contextlib
from pathlib import Path

from reader.model.safe_text import safe_line

MOST = 50
_NAME = "commands.txt"


def used_lines(folder: Path) -> list[str]:
    """The lines used, last first; none when there is no file or it cannot be read."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return [line for line in (folder / _NAME).read_text(encoding="utf-8").splitlines() if line.strip()][:MOST]
    return []


def keep_line(folder: Path, line: str) -> None:
    """Put a line first; that it cannot be kept is no reason to complain."""
    line = safe_line(line)
    lines = [line, *(one for one in used_lines(folder) if one != line)][:MOST]
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / _NAME
        path.touch(mode=0o600, exist_ok=True)
        path.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
