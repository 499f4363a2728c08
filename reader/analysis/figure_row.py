"""A figure as the batch command `analyze` writes it: a plain row for scripts and for measuring."""

from typing import Any

from reader.model.mark import Figure


def figure_row(figure: Figure) -> dict[str, Any]:
    """`{"span", "value", "unit", "thing", "change", "lit"}`: value is a number, or [low, high] for a range.

    `change` holds modifier and direction, space-separated; an exact figure that moved gives the direction alone.
    """
    words = [figure.modifier] if figure.modifier != "=" or not figure.direction else []
    return {
        "span": list(figure.span),
        "value": figure.low if figure.low == figure.high else [figure.low, figure.high],
        "unit": figure.unit,
        "thing": figure.thing,
        "change": " ".join([*words, figure.direction] if figure.direction else words),
        "lit": figure.is_lit,
    }
