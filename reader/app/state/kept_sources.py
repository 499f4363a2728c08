"""How the sources pane was left when the program ended: a file beside the log."""

import contextlib
import json
from pathlib import Path

from reader.app.state.sources import PaneState

_NAME = "sources.json"


def keep_pane(folder: Path, library: Path, state: PaneState) -> None:
    """Keep how the pane of a library is; that it cannot be kept is no reason to complain."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / _NAME
        kept = {
            "library": str(library), "folded": sorted(state.folded), "hide_empty": state.hide_empty,
            "cursor": state.cursor, "is_open": state.is_open,
        }  # fmt: skip
        path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        path.chmod(0o600)


def kept_pane(folder: Path, library: Path) -> PaneState:
    """How the pane of this library was left; as at the first start when nothing sound is kept of it."""
    try:
        kept = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        folded, hide_empty, cursor, is_open = (kept[name] for name in ("folded", "hide_empty", "cursor", "is_open"))
        same = kept["library"] == str(library)
    except (OSError, ValueError, TypeError, KeyError):
        return PaneState()
    sound = isinstance(folded, list) and all(isinstance(key, str) for key in folded)
    if not (same and sound and isinstance(hide_empty, bool) and isinstance(cursor, str) and isinstance(is_open, bool)):
        return PaneState()
    return PaneState(set(folded), hide_empty, cursor, is_open)
