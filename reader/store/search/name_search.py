"""Names by what a reader types: whole words in any order; beginnings of words where nobody's name has the words.

"Duarte-Pope" and "Duarte Pope" are the same words, and "UN" is no part of "Dunmore".
"""

from dataclasses import dataclass

from reader.model.names import name_key
from reader.store.file.library import Library

_MOST_WORDS = 12
"""Words looked for at most: no name has more."""
_LAST = chr(0x10FFFF)
"""Stands behind every letter."""


@dataclass(frozen=True, slots=True)
class NameSearch:
    """The words of a name that are looked for, each a range of words."""

    ranges: tuple[tuple[str, str], ...]

    @property
    def keys(self) -> str:
        """A SELECT of the name keys that hold all the words; it takes `values`."""
        one = "SELECT key FROM name_words WHERE word BETWEEN ? AND ?"
        return " INTERSECT ".join([one] * len(self.ranges)) or "SELECT NULL WHERE 0"

    @property
    def values(self) -> tuple[str, ...]:
        """The parameters of `keys`."""
        return tuple(edge for found in self.ranges for edge in found)


def name_search(lib: Library, typed: str, *, begun: bool = False) -> NameSearch:
    """What is looked for by `typed`; `begun` for words that are still being typed."""
    words = _words(typed)
    whole = NameSearch(tuple((word, word) for word in words))
    if not begun and (typed.isupper() or _is_known(lib, whole)):
        return whole
    return NameSearch(tuple((word, word + _LAST) for word in words))


def _words(typed: str) -> list[str]:
    """The words of a name, each once, without initials, which keys leave out, unless there is nothing else."""
    words = [*dict.fromkeys(name_key(typed).split())]
    return ([word for word in words if len(word) > 1] or words)[:_MOST_WORDS]


def _is_known(lib: Library, search: NameSearch) -> bool:
    """Whether somebody is called so, or an unnamed speaker described so."""
    found = lib.conn.execute(
        f"SELECT EXISTS (SELECT 1 FROM aliases WHERE key IN ({search.keys})) OR EXISTS"
        f" (SELECT 1 FROM quotes WHERE person_id IS NULL AND name_key <> '' AND name_key IN ({search.keys}))",
        search.values * 2,
    ).fetchone()
    return bool(found[0])
