"""Language analysis beside the bare model: python -m tests.benchmarks.bench_analysis [FILE.jsonl [RUNS]].

FILE holds {"text": ...} a line; without one the stories of the first run are read. In turns, on one core, all texts go
through the model's pipeline as spaCy runs it (words, tags and arcs: one `nlp.pipe`), through our parse, and through the
whole analysis, of one story after the other and of short ones together, as the background has it. Printed are the
least processor time of each, what analysis takes of the bare parse, the memory of analysis at its peak, and the ten
places where analysis spends most. Nothing here passes or fails: machines differ.
"""

import json
import os
import resource
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time
from types import FrameType

os.environ["OMP_NUM_THREADS"] = "1"

from reader.analysis import Unread, analyze, analyze_all
from reader.analysis.text.nlp import model, parse
from reader.ingest.refresh.analyze_queue import TOGETHER
from reader.model.document import Document, plain_document
from reader.sample.build import cleaned
from reader.sample.raw_stories import inputs

TICK = 0.002
"""Seconds of processor time between two looks at where it is spent."""
_HOME = str(Path(__file__).parents[2] / "reader") + os.sep


def main() -> None:
    """Print the times of one run, as the module's text describes it."""
    texts = _texts(Path(sys.argv[1])) if len(sys.argv) > 1 else [cleaned(one).document.text for one in inputs()]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    documents = [plain_document(text) for text in texts]
    nlp = model()
    if nlp is None:
        sys.exit("the English language model is missing")
    together = _together(documents)
    words = sum(len(nlp.make_doc(text)) for text in texts)
    kinds: dict[str, Callable[[], object]] = {
        "bare parse": lambda: list(nlp.pipe(texts)),
        "our parse": lambda: [parse(document) for document in documents],
        "analysis": lambda: [analyze(document) for document in documents],
        "together": lambda: [analyze_all(some) for some in together],
    }
    for document in documents:
        analyze(document)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # before the bare parse of all texts at once
    least = dict.fromkeys(kinds, float("inf"))
    for _ in range(runs):
        for name, work in kinds.items():
            least[name] = min(least[name], _time(work))
    print(f"{len(texts)} stories, {words:,} words; the least of {runs} runs, milliseconds of the processor")
    for name, seconds in least.items():
        share = seconds / least["bare parse"]
        print(f"{name:12}{seconds / len(texts) * 1000:8.1f} a story{seconds / words * 1e6:8.1f} µs a word{share:8.2f}")
    print(f"memory of analysis at its peak{memory:8.0f} MiB")
    print("hottest places of analysis, percent of its time")
    for place, share in _hottest(documents):
        print(f"{share:6.1f}  {place}")


def _texts(file: Path) -> list[str]:
    return [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]


def _together(documents: list[Document]) -> list[list[Unread]]:
    portions: list[list[Unread]] = [[]]
    for document in documents:
        if sum(len(story.document.text) for story in portions[-1]) >= TOGETHER:
            portions.append([])
        portions[-1].append(Unread(document))
    return portions


def _time(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return process_time() - started


def _hottest(documents: Iterable[Document]) -> list[tuple[str, float]]:
    """The ten functions of this program that are at work most often when one looks."""
    seen: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        while frame is not None and not frame.f_code.co_filename.startswith(_HOME):
            frame = frame.f_back
        if frame is not None:
            seen[f"{frame.f_code.co_filename.removeprefix(_HOME)} {frame.f_code.co_qualname}"] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    for document in documents:
        analyze(document)
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)
    return [(place, 100 * count / seen.total()) for place, count in seen.most_common(10)]


if __name__ == "__main__":
    main()
