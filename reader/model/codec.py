"""Frozen dataclasses to JSON and back: for the wire between processes, the store's blobs and `--json`."""

import dataclasses
import types
import typing
from collections.abc import Hashable
from datetime import datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """`value` as dicts, lists, strings and numbers; fields at their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        hints = _hints(type(value))
        return {
            field.name: _write(hints[field.name], getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not _is_default(field, getattr(value, field.name))
        }
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
    hints: dict[str, Any] = _hints(typing.cast(Hashable, kind))
    return kind(**{name: _read(hints[name], item) for name, item in plain.items() if name in hints})


def tagged(value: Any) -> dict[str, Any]:
    """`to_plain` with the class's name beside it, for streams of several kinds."""
    return {"is": type(value).__name__, **to_plain(value)}


def untag(kinds: Any, plain: dict[str, Any]) -> Any:
    """The inverse of `tagged`; `kinds` is a union such as `model.events.Event`."""
    for kind in get_args(kinds):
        if kind.__name__ == plain.get("is"):
            return from_plain(kind, {key: item for key, item in plain.items() if key != "is"})
    raise ValueError(f"no such kind: {plain.get('is')!r}")


_AS_IS = frozenset({int, float, str, bool})
"""Most values of a document's marks: looked at first, they halve the cost of reading."""


def _write(hint: Any, item: Any) -> Any:
    """`to_plain`, with the class's name wherever the field may hold several."""
    if get_origin(hint) is tuple:
        return [_write(get_args(hint)[0], part) for part in item]
    return tagged(item) if item is not None and _is_choice(hint) else to_plain(item)


def _read(hint: Any, item: Any) -> Any:
    origin = get_origin(hint)
    if item is None or hint is Any or origin is Literal:
        return item
    if origin in (Union, types.UnionType):
        return untag(hint, item) if _is_choice(hint) else _read(_something(hint), item)
    if origin is tuple:
        return tuple(_read(get_args(hint)[0], part) for part in item)
    if hint is datetime:
        return datetime.fromisoformat(item)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return from_plain(hint, item)
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        return hint(*item)
    return item


def _is_choice(hint: Any) -> bool:
    """Whether a field may hold one of several dataclasses, None apart."""
    if get_origin(hint) not in (Union, types.UnionType):
        return False
    return sum(dataclasses.is_dataclass(arg) for arg in get_args(hint)) > 1


def _something(hint: Any) -> Any:
    """What an optional field holds when it holds something."""
    return next(arg for arg in get_args(hint) if arg is not type(None))


def _is_default(field: "dataclasses.Field[Any]", value: Any) -> bool:
    if field.default_factory is not dataclasses.MISSING:
        return bool(value == field.default_factory())
    return field.default is not dataclasses.MISSING and bool(value == field.default)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
