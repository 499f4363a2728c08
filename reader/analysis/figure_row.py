"""A figure as the batch command `analyze` writes it: a plain row for scripts and for measuring."""

from typing import Any

from reader.model.mark import Figure


def _value(figure: Figure) -> float | list[float] | None:
    """A vote of 5-4 is no amount: neither side is the value."""
    if figure.kind == "votes" and figure.of is not None and figure.thing == "vote":
        return None
    return figure.low if figure.low == figure.high else [figure.low, figure.high]


def figure_row(figure: Figure) -> dict[str, Any]:
    """`{"span", "value", "unit", "thing", "change", "lit"}`, `value` a number, [low, high] of a range, null of a vote.

    `change` holds modifier and direction, space-separated; an exact figure that moved gives the direction alone.
    """
    words = [figure.modifier] if figure.modifier != "=" or not figure.direction else []
    return {
        "span": list(figure.span),
        "value": _value(figure),
        "unit": figure.unit,
        "thing": figure.thing,
        "change": " ".join([*words, figure.direction] if figure.direction else words),
        "lit": figure.is_lit,
    }
