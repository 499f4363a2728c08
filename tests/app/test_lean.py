"""The interface's process stays light and starts quickly."""

import subprocess
import sys
from pathlib import Path

from tests.app.stories import filled

HEAVY = ("spacy", "numpy", "trafilatura", "feedparser", "markdownify", "lxml", "httpx", "sqlite_utils")

PROGRAM = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from reader.app.app import ReaderApp
from reader.config import Config
from reader.paths import Paths

folder = Path(sys.argv[1])
paths = Paths(folder / "config", folder / "data", folder / "state", folder / "data" / "library.db")
app = ReaderApp(paths, config=Config(), background=False, now=lambda: datetime.now(UTC))

async def read(pilot):
    for key in ("j", "enter", "right_square_bracket", "s", "l", "x", "escape", "slash"):
        await pilot.press(key)
    app.exit()

app.run(headless=True, size=(120, 40), auto_pilot=read)
print(",".join(name for name in sys.argv[2].split(",") if name in sys.modules))
"""


def test_reading_never_imports_what_only_ingest_and_analysis_need(tmp_path: Path) -> None:
    filled(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), ",".join(HEAVY)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().splitlines()[-1:] in ([], [""]), done.stdout


def test_the_door_imports_no_textual() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import reader.app, sys; print('textual' in sys.modules)"],
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "False"
