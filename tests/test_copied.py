"""The check for words copied from measuring sets."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def asked(folder: Path, tree: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.copied", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)


def test_a_run_of_seven_words_is_found_whatever_stands_between_them(tmp_path: Path) -> None:
    (tmp_path / "bench/news").mkdir(parents=True)
    story = {"text": "The ferry to Orle left the old harbor at nine with two hundred on board."}
    (tmp_path / "bench/news/open.jsonl").write_text(json.dumps(story) + "\n")
    tree = tmp_path / "tree"
    (tree / "reader").mkdir(parents=True)
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"):
        (tree / name).write_text("nothing of the kind\n")
    (tree / "reader/own.py").write_text('"""The ferry to Orle left late."""\n')
    assert asked(tmp_path, tree).stdout == "0 runs of 7 words are copied\n"
    (tree / "reader/taken.py").write_text('"""A note.\n\nthe ferry to Orle - left the NEW harbor\n"""\n')
    done = asked(tmp_path, tree)
    assert (done.returncode, done.stdout) == (0, "0 runs of 7 words are copied\n")
    (tree / "reader/taken.py").write_text('"""A note.\n\nIn it: the ferry to Orle - left the OLD harbor!\n"""\n')
    done = asked(tmp_path, tree)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "reader/taken.py:3: the ferry to orle left the old"


def test_a_folder_without_sets_is_wrong_use(tmp_path: Path) -> None:
    assert asked(tmp_path, tmp_path).returncode == 2
