"""Names by what a reader types: whole words in any order; beginnings of words where nobody's name has the words.

"Duarte-Pope" and "Duarte Pope" are the same words, and "UN" is no part of "Dunmore".
"""

from dataclasses import dataclass

from reader.model.names import name_key
from reader.store.file.library import Library

_MOST_WORDS = 12
"""Words looked for at most: no name has more."""


@dataclass(frozen=True, slots=True)
class NameSearch:
    """The words of a name that are looked for, as patterns for columns that hold name keys."""

    patterns: tuple[str, ...]

    def on(self, column: str) -> str:
        """The condition that a column holds all the words; it takes the patterns as its values."""
        return " AND ".join([f"' ' || {column} || ' ' LIKE ?"] * len(self.patterns)) or "0"


def name_search(lib: Library, typed: str, *, begun: bool = False) -> NameSearch:
    """What is looked for by `typed`; `begun` for words that are still being typed."""
    words = _words(typed)
    whole = NameSearch(tuple(f"% {word} %" for word in words))
    if not begun and (typed.isupper() or _is_known(lib, whole)):
        return whole
    return NameSearch(tuple(f"% {word}%" for word in words))


def _words(typed: str) -> list[str]:
    """The words of a name, each once, without initials, which keys leave out, unless there is nothing else."""
    words = [*dict.fromkeys(name_key(typed).split())]
    return ([word for word in words if len(word) > 1] or words)[:_MOST_WORDS]


def _is_known(lib: Library, search: NameSearch) -> bool:
    """Whether somebody is called so, or an unnamed speaker described so."""
    found = lib.conn.execute(
        f"SELECT EXISTS (SELECT 1 FROM aliases WHERE {search.on('key')})"
        f" OR EXISTS (SELECT 1 FROM quotes WHERE person_id IS NULL AND {search.on('name_key')})",
        search.patterns * 2,
    ).fetchone()
    return bool(found[0])
