"""Make reader/analysis/data/frequencies.txt: in what share of news stories a word occurs.

    python -m tests.frequencies --stories STORIES.jsonl ... --general FOLDER --graded tests/frequencies/news_words.txt

Three sources, each giving numbers only; the largest share wins.

- stories: news under free licences, one JSON object a line with `text` and optionally `title` and `topic`. Shares are
  counted within a topic and averaged over topics without the topic that has most, so that what one happening is about
  counts for nothing. What ships was counted over ECB+ (even topics; CC BY 3.0, Cybulska and Vossen 2014), twelve
  Wikinews stories (CC BY 2.5) and the 24 invented stories of the project's own development set (CC0).
- general: HTML prose of another field (the books of the Rust 1.95 documentation; MIT or Apache-2.0). What occurs there
  in small letters is everyday English, not the name of anything in the news: it gets `GENERAL` at least.
- graded: words of the news graded by hand, with the share in percent before them.
"""

import argparse
import html
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.analysis.text.words import form, words

GENERAL = 0.002
PAGES = 3
"""Pages of other prose a word must occur on to count as everyday English."""
STEP = math.sqrt(2)
"""Shares are rounded to powers of this, so that the table is few lines of many words."""
_HEAD = """\
# In what share of news stories the words of a line occur. Made by tests/frequencies of the project's repository
# by counting words (no text is contained) in the ECB+ corpus (A. Cybulska, P. Vossen, LREC 2014; CC BY 3.0), in stories
# of English Wikinews by its authors (CC BY 2.5) and in stories of the project's own, with grades given by hand.
"""


def main() -> None:
    """Read the sources, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", nargs="+", type=Path, required=True)
    parser.add_argument("--general", type=Path, required=True)
    parser.add_argument("--graded", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("reader/analysis/data/frequencies.txt"))
    args = parser.parse_args()
    shares = Counter(counted(story for path in args.stories for story in _stories(path)))
    shares |= Counter(dict.fromkeys(everyday(args.general), GENERAL))
    shares |= Counter(graded(args.graded.read_text(encoding="utf-8")))
    lines = defaultdict(list)
    for word, share in shares.items():
        lines[round(math.log(share, STEP))].append(word)
    rows = [f"{STEP**power:.5f} {' '.join(sorted(held))}" for power, held in sorted(lines.items(), reverse=True)]
    args.out.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(shares)} words in {len(rows)} lines, {args.out.stat().st_size} bytes")


def counted(stories: Iterable[dict[str, str]]) -> dict[str, float]:
    """Word to share, over topics; a word of one topic only is left out."""
    topics: dict[str, list[set[str]]] = defaultdict(list)
    for number, story in enumerate(stories):
        text = f"{story.get('title') or ''}\n{story['text']}"
        topics[story.get("topic") or f"alone-{number}"].append({word.form for word in words(text)})
    shares: dict[str, list[float]] = defaultdict(list)
    for held in topics.values():
        for word, stories_with in Counter(word for one in held for word in one).items():
            shares[word].append(stories_with / len(held))
    return {
        word: (sum(found) - max(found)) / (len(topics) - 1)
        for word, found in shares.items()
        if len(found) > 1 and not word[0].isdigit()
    }


def everyday(folder: Path) -> set[str]:
    """Words in small letters on at least `PAGES` pages of prose."""
    pages: Counter[str] = Counter()
    for page in sorted(folder.rglob("*.html")):
        source = page.read_text(encoding="utf-8", errors="ignore")
        prose = " ".join(re.findall(r"<p>(.*?)</p>", source, re.DOTALL))
        text = html.unescape(re.sub(r"<code.*?</code>|<[^>]+>", " ", prose, flags=re.DOTALL))
        pages.update({form(word) for word in re.findall(r"(?<![\w/.-])[a-z]{3,20}(?![\w/(-])", text)})
    return {word for word, count in pages.items() if count >= PAGES}


def graded(table: str) -> dict[str, float]:
    """Word to share from lines of "percent: words"."""
    shares: dict[str, float] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            percent, _, held = line.partition(":")
            for word in held.split():
                shares[word] = max(shares.get(word, 0), float(percent) / 100)
    return shares


def _stories(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


if __name__ == "__main__":
    main()
