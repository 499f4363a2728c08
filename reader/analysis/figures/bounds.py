"""Where a sentence begins and ends, by line breaks and full stops before capitals; no parse is asked."""

import re


def sentence_start(text: str, position: int) -> int:
    """Where the sentence around `position` begins, by line breaks and full stops before capitals."""
    left = text[max(0, position - 400) : position]
    ends = [match.end() for match in re.finditer(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n", left)]
    return max(0, position - 400) + (ends[-1] if ends else 0)


def sentence_end(text: str, position: int) -> int:
    """Where the sentence around `position` ends, by the same signs."""
    match = re.compile(r"[.!?][\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9])|\n").search(text, position, position + 400)
    return match.end() if match else min(len(text), position + 400)
