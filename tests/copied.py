"""Find words copied from texts that are not ours: python -m tests.copied FOLDER (or `make copied`).

FOLDER holds measuring sets (`bench/`) and real stories (`seeds/`) that the program is measured on and must never learn
by heart. Every run of seven words that stands both there and in this tree is printed, with its place; exit code 1 when
there is one. Sets of our own are passed over, and so are formulas, which anybody writes.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUN = 7
"""Words in a row that are too many for chance."""
OURS = ("speakers/dev.jsonl",)
"""Sets that were written for this project and may be shipped."""
FORMULAS = (
    "did not immediately respond to a request for comment",
    "did not immediately return a request for comment",
    "spoke on condition of anonymity because they were not authorized to speak",
    "on condition of anonymity because he was not authorized to",
    "on condition of anonymity because she was not authorized to",
    "by clicking sign up you agree to our terms of service and privacy policy",
    "this material may not be published broadcast rewritten or redistributed",
    "the views expressed in this article are those of the author",
    "who asked not to be named said",
    "sign up for our free weekly newsletter",
    "xmlns rdf http www w3 org 1999 02 22 rdf syntax ns",
)
TREE = ("reader", "tests", "docs", "themes", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
TEXTS = (".py", ".txt", ".md", ".html", ".json", ".jsonl", ".toml", ".xml")
_WORD = re.compile(r"[^\W_]+")


def main() -> int:
    """Print what is copied; 1 when something is."""
    if len(sys.argv) != 2 or not Path(sys.argv[1], "bench").is_dir():
        print("usage: python -m tests.copied FOLDER, where FOLDER/bench holds the measuring sets", file=sys.stderr)
        return 2
    taken = {run for text in foreign(Path(sys.argv[1])) for run, _ in runs(text)}
    taken -= {run for text in FORMULAS for run, _ in runs(text)}
    found = 0
    for path in ours(Path()):
        text = path.read_text(encoding="utf-8", errors="replace")
        last = -1
        for run, offset in runs(text):
            if run in taken and offset > last:
                found += 1
                print(f"{path}:{text.count(chr(10), 0, offset) + 1}: {run}")
                last = offset + len(run)
    print(f"{found} runs of {RUN} words are copied")
    return int(found > 0)


def runs(text: str) -> Iterator[tuple[str, int]]:
    """Every run of `RUN` words in a text, in small letters without marks, and where it begins."""
    words = [(match.group().lower(), match.start()) for match in _WORD.finditer(text)]
    for first in range(len(words) - RUN + 1):
        yield " ".join(word for word, _ in words[first : first + RUN]), words[first][1]


def foreign(folder: Path) -> Iterator[str]:
    """The texts of the measuring sets and of the real stories."""
    for path in sorted(folder.glob("seeds/*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted(folder.glob("bench/**/*.jsonl*")):
        if path.relative_to(folder / "bench").as_posix() in OURS or "blind" in path.parts:
            continue
        data = path.read_bytes()
        for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines():
            yield from _strings(json.loads(line))


def ours(root: Path) -> Iterator[Path]:
    """The files of this tree that hold words."""
    for name in TREE:
        top = root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix in TEXTS and path.name != Path(__file__).name:
                yield path


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)


if __name__ == "__main__":
    sys.exit(main())
