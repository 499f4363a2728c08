"""What surrounds the text that is being read from an HTML tree (see `html_blocks`)."""

from reader.model.document import BlockKind


class Frame:
    """What an element lends to the text in it; its frame starts as its parent's."""

    __slots__ = (
        "around",
        "furniture",
        "home",
        "kind",
        "level",
        "lists",
        "marker",
        "number",
        "quotes",
        "text",
        "told",
        "where",
    )

    def __init__(self, outer: "Frame | None" = None) -> None:
        self.kind: BlockKind = outer.kind if outer else "paragraph"
        self.level: int = outer.level if outer else 0
        self.marker: str = outer.marker if outer else ""
        self.lists: int = outer.lists if outer else 0
        self.quotes: int = outer.quotes if outer else 0
        self.where: str = outer.where if outer else ""
        self.home: int = outer.home if outer else 0
        self.around: int = outer.around if outer else 0
        """Number of the container around its container."""
        self.text: bool = outer.text if outer else False
        """Whether an element for text is among those around, not only containers."""
        self.told: bool = outer.told if outer else False
        """Whether it is the story's, see `Story`."""
        self.furniture: bool = outer.furniture if outer else False
        """Whether it stands in furniture of the page, see `Story`."""
        self.number: int | None = None
        """Number of the next item of an ordered list; None in any other list."""
