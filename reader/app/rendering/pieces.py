"""What a drawn line is made of."""

Piece = tuple[str, str]
"""Words and the component class they are drawn with."""
