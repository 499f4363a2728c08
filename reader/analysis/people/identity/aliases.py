"""Other names of one person: "Anna Moor, better known as Lady Pike", "Big Trout, whose real name is Alan Moor"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.analysis.people.person_names import NameRun

_ALIAS = re.compile(
    r",? (?:\(?(?:(?:who is |was )?(?:(?:better|also|best|widely|professionally|once) )?known (?:\w+ly )?(?:as|by)"
    r"(?: (?:his|her|their) (?:\w+ )?name,?| the name)?"
    r"|a\.?k\.?a\.?|alias|born|née|whose (?:real|legal|given|birth|full|stage) name (?:is|was)"
    r"|who (?:performs|records|posts|writes|streams) (?:as|under the name)))(?: the)? [“\"‘']?"
)


def aliases(text: str, runs: Sequence[NameRun]) -> Iterator[tuple[NameRun, NameRun]]:
    """Each name a text gives somebody beside another: the one named first, and the other."""
    for run, other in pairwise(runs):
        if not run.is_body and _ALIAS.fullmatch(text, run.end, other.start):
            yield run, other
