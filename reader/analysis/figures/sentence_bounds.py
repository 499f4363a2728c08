"""Where a sentence begins and ends, by line breaks and full stops before capitals; no parse is asked."""

import re

_ABBREVIATED = (
    r"(?<!\b(?:Mr|Ms|Dr|St|No|vs|Co|Lt|Jr|Sr|pm|am))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Inc|Ltd|Nos|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sep|Oct|Nov|Dec))(?<!\b(?:Sept|Corp|Prof|Capt))(?<!\b[A-Z])"
)
_END = re.compile(rf"(?:{_ABBREVIATED}[.]|[!?])[\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9])|\n")


def sentence_start(text: str, position: int) -> int:
    """Where the sentence around `position` begins; at most 400 characters before it."""
    earliest = max(0, position - 400)
    ends = [match.end() for match in _END.finditer(text, earliest, position)]
    start = ends[-1] if ends else earliest
    return start + len(text[start:position]) - len(text[start:position].lstrip())


def sentence_end(text: str, position: int) -> int:
    """Where the sentence around `position` ends; at most 400 characters after it."""
    match = _END.search(text, position, position + 400)
    return match.end() if match else min(len(text), position + 400)
