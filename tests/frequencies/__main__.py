"""Make reader/analysis/data/frequencies.txt: in what share of news stories a word occurs.

    pip install wordfreq==3.1.1
    python -m tests.frequencies

Two sources, each giving numbers only; the larger share wins.

- wordfreq's English list (R. Speer 2022, data under CC BY-SA 4.0): how often a word occurs in encyclopedias, news,
  books, subtitles and the web. A word of frequency f stands in a story of n words with a probability of 1 - exp(-f n).
- news_words.txt: words of the news graded by hand for this project, with the share in percent before them.
"""

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from reader.analysis.text.words import form

STORY_WORDS = 250
"""Different places for a word in a story; measured best of 150, 250 and 400 where stories are to be grouped."""
RAREST = 0.0028
"""Shares below this are left out: with them, names that happen to be listed weigh less than names that are not."""
STEP = math.sqrt(2)
"""Shares are rounded to powers of this, so that the table is few lines of many words."""
_HEAD = """\
# In what share of news stories the words of a line occur. Made by tests/frequencies of the project's repository from
# the English word frequencies of wordfreq 3.1 (Robyn Speer 2022, doi 10.5281/zenodo.7199437), whose data come from
# Wikipedia, OpenSubtitles 2018, SUBTLEX (M. Brysbaert et al.; freely available data), NewsCrawl, GlobalVoices, Google
# Books Ngrams 2012, the Leeds Internet Corpus, ParaCrawl, Twitter and Reddit, and from words graded by hand for this
# project.
# This one file is under CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/), as its source is.
"""


def main() -> None:
    """Read the sources, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graded", type=Path, default=Path(__file__).parent / "news_words.txt")
    parser.add_argument("--out", type=Path, default=Path("reader/analysis/data/frequencies.txt"))
    args = parser.parse_args()
    from wordfreq import top_n_list, word_frequency  # type: ignore[import-not-found]  # only needed to make the table

    shares = Counter(expected((word, word_frequency(word, "en")) for word in top_n_list("en", 40_000)))
    shares |= Counter(graded(args.graded.read_text(encoding="utf-8")))
    args.out.write_text(_HEAD + table(shares), encoding="utf-8")
    print(f"{len(shares)} words, {args.out.stat().st_size} bytes")


def expected(frequencies: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Compared form of a word -> the share of stories it is expected in; words rarer than `RAREST` are left out."""
    together: Counter[str] = Counter()
    for word, frequency in frequencies:
        if word[0].isalpha():
            together[form(word)] += frequency  # type: ignore[assignment]  # a Counter of floats
    shares = {word: 1 - math.exp(-frequency * STORY_WORDS) for word, frequency in together.items()}
    return {word: share for word, share in shares.items() if share >= RAREST}


def graded(lines: str) -> dict[str, float]:
    """Word to share from lines of "percent: words"."""
    shares: dict[str, float] = {}
    for line in lines.splitlines():
        if line and not line.startswith("#"):
            percent, _, held = line.partition(":")
            for word in held.split():
                shares[word] = max(shares.get(word, 0), float(percent) / 100)
    return shares


def table(shares: Counter[str]) -> str:
    """The shares as lines of a number and its words, the largest first."""
    lines = defaultdict(list)
    for word, share in shares.items():
        lines[round(math.log(share, STEP))].append(word)
    return "".join(
        f"{STEP**power:.5f} {' '.join(sorted(held))}\n" for power, held in sorted(lines.items(), reverse=True)
    )


if __name__ == "__main__":
    main()
