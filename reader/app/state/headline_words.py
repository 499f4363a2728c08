"""The key words of a headline: names first, then the longest words."""

import re

_WORD = re.compile(r"\w[\w'’-]*\w")
_SHORTEST = 4
MOST = 6


def key_words(title: str) -> list[str]:
    """Up to `MOST` names and words of a headline, names of several words whole, the likeliest to be meant first.

    A word with a capital letter that does not begin the headline is a name, unless most of the headline's words have
    one.
    """
    words = [(found.group(), found.start()) for found in _WORD.finditer(title)]
    capitals = [word[:1].isupper() for word, _ in words]
    has_names = sum(capitals) * 2 < len(words) + 2
    names: list[str] = []
    run: list[tuple[str, int]] = []
    for (word, start), capital in zip([*words, ("", -1)], [*capitals, False], strict=True):
        if has_names and capital and (start > 0 or run):
            if run and title[run[-1][1] + len(run[-1][0]) : start].strip():
                names, run = [*names, " ".join(part for part, _ in run)], []
            run.append((word, start))
        elif run:
            names, run = [*names, " ".join(part for part, _ in run)], []
    parts = {part for name in names for part in name.split()}
    others = sorted((word for word, _ in words if len(word) >= _SHORTEST and word not in parts), key=len, reverse=True)
    return list(dict.fromkeys([*names, *others]))[:MOST]
