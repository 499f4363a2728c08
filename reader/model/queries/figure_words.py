"""What a figure says beside its number, in a sign and a word, for every place that shows figures."""

from reader.model.mark import Figure

_MOVED = {
    ("value", "up"): "▲ up",
    ("value", "down"): "▼ down",
    ("change", "up"): "▲ rise",
    ("change", "down"): "▼ fall",
}


def way(figure: Figure) -> str:
    """Whether it is a value that moved, a change, or the value before: "▲ up", "▼ fall", "◂ before"; else empty."""
    return "◂ before" if figure.sense == "before" else _MOVED.get((figure.sense, figure.direction), "")
