"""Tables of patterns as an ablation takes them: one left out at a time, and only what it matches in is read again."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Generic, TypeVar

from reader.model.lexicon.text_patterns import PatternTable, TextPattern

Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")


class PatternSieves:
    """A table of patterns under its title."""

    def __init__(self, title: str, table: PatternTable):
        self.title, self.table = title, table
        self.left_out = ""

    def __iter__(self) -> Iterator[TextPattern]:
        return iter(self.table.patterns)

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """Leave one pattern out for a while."""
        self.left_out = name
        try:
            with self.table.without(name):
                yield
        finally:
            self.left_out = ""


def tables_of(*modules: ModuleType) -> tuple[PatternSieves, ...]:
    """The tables of some modules."""
    return tuple(
        PatternSieves(f"{module.__name__.rpartition('.')[2]}.{name}", table)
        for module in modules
        for name, table in vars(module).items()
        if isinstance(table, PatternTable)
    )


class Readings(Generic[Key, Answer]):
    """What a reading of each text gave; read again only where the pattern that is left out matches in it."""

    def __init__(self, tables: Iterable[PatternSieves], read: Callable[[Key], Answer]):
        self._tables, self._read = tuple(tables), read
        self._whole: dict[Key, Answer] = {}
        self._matched: dict[tuple[str, str], set[Key]] = {}

    def __call__(self, keys: Iterable[Key]) -> Mapping[Key, Answer]:
        """The answer to each key, with the tables as they are now."""
        left = next(((table.title, table.left_out) for table in self._tables if table.left_out), None)
        return {
            key: self._read(key) if left and key in self._matched.get(left, ()) else self._whole_reading(key)
            for key in keys
        }

    def _whole_reading(self, key: Key) -> Answer:
        if key not in self._whole:
            with _listening(table.table for table in self._tables) as heard:
                self._whole[key] = self._read(key)
            for table in self._tables:
                for pattern in table:
                    alone = re.compile(pattern.pattern, table.table.flags)
                    if any(alone.search(text) for text in heard[id(table.table)]):
                        self._matched.setdefault((table.title, pattern.name), set()).add(key)
        return self._whole[key]


class _Listening(PatternTable):
    """A table that notes what it is asked."""

    heard: dict[int, set[str]] = {}

    def matches(self, text: str) -> bool:
        self.heard[id(self)].add(text)
        return super().matches(text)

    def spans(self, text: str, shape: str) -> list[tuple[int, int]]:
        self.heard[id(self)].add(text)
        return super().spans(text, shape)


@contextmanager
def _listening(tables: Iterable[PatternTable]) -> Iterator[dict[int, set[str]]]:
    """What the tables are asked meanwhile, by the identity of the table."""
    listened = tuple(tables)
    _Listening.heard = {id(table): set() for table in listened}
    for table in listened:
        object.__setattr__(table, "__class__", _Listening)
    try:
        yield _Listening.heard
    finally:
        for table in listened:
            object.__setattr__(table, "__class__", PatternTable)
