"""A row of the sources pane: indented name, what is to be seen of it, and how many stories."""

from reader.app.rendering.pieces import Piece
from reader.app.rendering.wrap import cut, pad, width_of
from reader.app.state.sources import SourceRow
from reader.model.safe_text import safe_line

_INDENT = 2
_DEEPEST = 4
"""From here on folders in folders are not moved further in."""


def source_line(row: SourceRow, width: int) -> list[Piece]:
    """The line of a row, exactly `width` columns (at least 20)."""
    if row.kind == "heading":
        return [(pad(cut(row.name, width), width), "heading")]
    lead = " " * (_INDENT * min(row.depth, _DEEPEST))
    if row.kind == "folder":
        lead += "▸ " if row.folded else "▾ "
    aside = _aside(row)
    count = f"{row.count:,}" if row.count else ""
    room = width - width_of(lead) - (width_of(count) + 1 if count else 0)
    while aside and room - sum(width_of(words) + 1 for words, _ in aside) < min(12, width_of(row.name)):
        aside.pop()
    room -= sum(width_of(words) + 1 for words, _ in aside)
    line: list[Piece] = [(lead, "quiet"), (pad(cut(safe_line(row.name), room), room), _style(row))]
    for piece in aside:
        line += [(" ", "quiet"), piece]
    if count:
        line += [(" ", "quiet"), (count, "quiet" if row.of_all or "muted" in row.marks else "unread")]
    return line


def _style(row: SourceRow) -> str:
    if row.here:
        return "shown"
    if "muted" in row.marks:
        return "quiet"
    if row.kind in ("tag", "folder", "save", "search", "failing"):
        return row.kind
    return "name" if row.count or row.kind == "view" else "read"


def _aside(row: SourceRow) -> list[Piece]:
    """What stands between name and count, most wanted first."""
    pieces: list[Piece] = [("✗", "failing")] if "failing" in row.marks else []
    pieces += [(mark, "quiet") for mark in ("muted", "paused") if mark in row.marks]
    if "watched" in row.marks:
        pieces.append((f"{row.fresh:,} new", "unread") if row.fresh else ("watched", "quiet"))
    if row.feed is not None and row.feed.tags:
        pieces.append((" ".join(f"#{safe_line(tag)}" for tag in row.feed.tags), "quiet"))
    return pieces
