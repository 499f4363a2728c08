"""Frozen dataclasses to JSON and back: for the wire between processes, the store's blobs and `--json`."""

import dataclasses
import types
import typing
from collections.abc import Callable, Hashable
from datetime import datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """`value` as dicts, lists, strings and numbers; fields at their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain = {}
        for name, default, write in _writers(type(value)):
            item = getattr(value, name)
            if item != default:
                plain[name] = item if write is None else write(item)
        return plain
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: to_plain(item) for name, item in value.items()}
    return value


def from_plain(kind: type[T], plain: Any) -> T:
    """The dataclass `kind` from what `to_plain` made of it.

    Raises TypeError or ValueError when `plain` does not fit.
    """
    readers: dict[str, _Way] = _readers(typing.cast(Hashable, kind))
    given = {}
    for name, item in plain.items():
        if name in readers:
            read = readers[name]
            given[name] = item if read is None or item is None else read(item)
    return kind(**given)


def tagged(value: Any) -> dict[str, Any]:
    """`to_plain` with the class's name beside it, for streams of several kinds."""
    return {"is": type(value).__name__, **to_plain(value)}


def untag(kinds: Any, plain: dict[str, Any]) -> Any:
    """The inverse of `tagged`; `kinds` is a union such as `model.events.Event`."""
    for kind in get_args(kinds):
        if kind.__name__ == plain.get("is"):
            return from_plain(kind, {key: item for key, item in plain.items() if key != "is"})
    raise ValueError(f"no such kind: {plain.get('is')!r}")


_Way = Callable[[Any], Any] | None
"""How a field is written or read; None when it travels as it is."""
_AS_IS = frozenset({int, float, str, bool})


@cache
def _writers(kind: Any) -> list[tuple[str, Any, _Way]]:
    """The fields of a dataclass with their defaults; found out once, for stories have a hundred blocks."""
    hints = _hints(kind)
    return [(field.name, _default(field), _writer(hints[field.name])) for field in dataclasses.fields(kind)]


@cache
def _readers(kind: Any) -> dict[str, _Way]:
    return {name: _reader(hint) for name, hint in _hints(kind).items()}


def _writer(hint: Any) -> _Way:
    """`to_plain`, with the class's name wherever the field may hold several."""
    if hint in _AS_IS or get_origin(hint) is Literal:
        return None
    if get_origin(hint) is tuple:
        write = _writer(get_args(hint)[0])
        return list if write is None else lambda parts: [write(part) for part in parts]
    if _is_choice(hint):
        return lambda item: item if item is None else tagged(item)
    return to_plain


def _reader(hint: Any) -> _Way:
    """How to read what is there; None is None everywhere."""
    origin = get_origin(hint)
    if hint in _AS_IS or hint is Any or origin is Literal:
        return None
    if origin in (Union, types.UnionType):
        return (lambda item: untag(hint, item)) if _is_choice(hint) else _reader(_something(hint))
    if origin is tuple:
        read = _reader(get_args(hint)[0])
        return tuple if read is None else lambda parts: tuple(part if part is None else read(part) for part in parts)
    if hint is datetime:
        return datetime.fromisoformat
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return lambda item: from_plain(hint, item)
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        return lambda item: hint(*item)
    return None


def _is_choice(hint: Any) -> bool:
    """Whether a field may hold one of several dataclasses, None apart."""
    if get_origin(hint) not in (Union, types.UnionType):
        return False
    return sum(dataclasses.is_dataclass(arg) for arg in get_args(hint)) > 1


def _something(hint: Any) -> Any:
    """What an optional field holds when it holds something."""
    return next(arg for arg in get_args(hint) if arg is not type(None))


def _default(field: "dataclasses.Field[Any]") -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
