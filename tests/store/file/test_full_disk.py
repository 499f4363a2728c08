"""A library on a disk that takes nothing more can be read, so that what is in it can be saved elsewhere."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.store.file.library import open_library
from reader.store.texts.stories import counts, save_story
from tests.builders import NOW, clean_story

READER = """
import json, resource, sys
from pathlib import Path
from reader.errors import LibraryError
from reader.store.file.library import open_library
from reader.store.texts.stories import counts, save_story
from tests.builders import NOW, clean_story

resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # no file can grow: what a full disk does, for this process alone
with open_library(Path(sys.argv[1]), now=NOW) as library:
    said = ""
    try:
        save_story(library, clean_story(title="Another"), feed_id=None, now=NOW)
    except LibraryError as error:
        said = str(error)
    print(json.dumps([counts(library).all, library.why_read_only, said]))
"""


@pytest.mark.parametrize("crashed", [False, True], ids=["closed", "log left behind"])
def test_a_full_disk_opens_for_reading(tmp_path: Path, empty_library: Path, crashed: bool) -> None:
    first, path = Path(shutil.copy(empty_library, tmp_path / "first.db")), tmp_path / "library.db"
    with open_library(first, now=NOW) as library:
        save_story(library, clean_story(), feed_id=None, now=NOW)
        if crashed:
            for ending in ("", "-wal"):
                shutil.copy(first.with_name(first.name + ending), path.with_name(path.name + ending))
    if not crashed:
        shutil.copy(first, path)
    done = subprocess.run([sys.executable, "-c", READER, str(path)], capture_output=True, text=True, check=True)
    stories, why, said = json.loads(done.stdout)
    assert stories == 1
    assert "disk is full" in why
    assert said == why
    with open_library(path, now=NOW) as library:
        assert not library.read_only
        assert counts(library).all == 1
