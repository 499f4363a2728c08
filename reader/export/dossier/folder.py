"""A dossier's notes into a folder, where the reader may have changed some of them since.

What was written is remembered in a hidden file by its checksum: a note that is still as it was written is replaced, one
that was changed is left, and the new one is put beside it.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from reader.errors import ReaderError
from reader.export.write_file import write_new
from reader.paths import expanded

_WRITTEN = ".reader-dossier.json"


def write_folder(folder: Path, notes: Mapping[str, str]) -> Path:
    """Write every note at its path inside `folder`, which is made when it is not there; the absolute folder.

    A note the reader changed stays as it is: the new text goes to a file of the same name with "(new)" behind it.
    Raises ReaderError in words when the folder cannot be written.
    """
    folder = expanded(folder)
    if folder.exists() and not folder.is_dir():
        raise ReaderError(f"{folder} is a file; name a folder")
    before = _written(folder)
    now: dict[str, str] = {}
    try:
        for path, text in notes.items():
            to = folder / path
            to.parent.mkdir(parents=True, exist_ok=True)
            mine = before.get(path)
            if to.exists() and _sum(to.read_bytes()) not in (mine, _sum(text.encode())):
                now |= {path: mine} if mine else {}
                to = to.with_name(f"{to.stem} (new).md")
            else:
                now[path] = _sum(text.encode())
            write_new(to, text, overwrite=True, folder=folder)
        write_new(folder / _WRITTEN, json.dumps(now, indent=1, sort_keys=True) + "\n", overwrite=True)
    except OSError as error:
        raise ReaderError(f"cannot write in {folder}: {error.strerror}") from error
    return folder


def _written(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / _WRITTEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(path): str(one) for path, one in found.items()} if isinstance(found, dict) else {}


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
