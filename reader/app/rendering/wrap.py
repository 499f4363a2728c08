"""Text measured in terminal columns: cut, padded, wrapped.

Most news is text of one column a character, and that case is quick; anything wider is measured.
"""

import re

from rich.cells import cell_len, get_character_cell_size

from reader.model.safe_text import safe_text

_SINGLE = re.compile("[\x20-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*").fullmatch
_WORDS = re.compile(r"\s+|[^\s\u2014\u2013/-]+[\u2014\u2013/-]*|[\u2014\u2013/-]+")
_BREAKS = "\u2014\u2013/-"
_BARE_MARK = "\u200b"


def is_single(text: str) -> bool:
    """Whether every character takes one column."""
    return _SINGLE(text) is not None


def width_of(text: str) -> int:
    """Columns `text` takes."""
    return len(text) if is_single(text) else cell_len(text)


def drawable(text: str) -> str:
    """`text` with every character a terminal might obey replaced, one for one, so that offsets stay true."""
    if safe_text(text) == text:
        return text
    text = "".join(safe_text(char) or " " for char in text)
    while (safe := safe_text(text)) != text:
        at = next((i for i, pair in enumerate(zip(text, safe, strict=False)) if pair[0] != pair[1]), len(safe))
        text = text[:at] + _BARE_MARK + text[at + 1 :]
    return text


def cut(text: str, width: int) -> str:
    """`text` in at most `width` columns, with … where it was cut."""
    if width <= 0:
        return ""
    if width_of(text) <= width:
        return text
    return text[: _fits(text, 0, len(text), width - 1)].rstrip() + "…"


def pad(text: str, width: int) -> str:
    """`text` in exactly `width` columns: cut or filled with spaces."""
    text = cut(text, width)
    return text + " " * (width - width_of(text))


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of `text[start:end]`, a line each, at most `width` columns (at least 1) wide.

    Breaks at white space and after dashes and slashes, at newlines always, inside a word only when it is too long for a
    line. The white space of a break belongs to no line.
    """
    width, end = max(1, width), len(text) if end is None else end
    lines: list[tuple[int, int]] = []
    for first, last in _rows(text, start, end):
        lines.extend(_wrap_row(text, first, last, width))
    return lines


def fold(text: str, width: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Like `wrap`, but keeps white space: for code. Breaks inside a word only where a line has no other place."""
    width, end = max(1, width), len(text) if end is None else end
    lines = []
    for first, last in _rows(text, start, end):
        at = first
        while True:
            stop = _fits(text, at, last, width)
            if stop < last and (space := text.rfind(" ", at + (stop - at) // 3, stop)) >= 0:
                stop = space + 1
            lines.append((at, stop))
            if stop >= last:
                break
            at = stop
    return lines


def wrapped(text: str, width: int, most: int = 0) -> list[str]:
    """The lines of `text` as strings; with `most`, no more than that many, the last cut with …."""
    spans = wrap(text, width)
    if most and len(spans) > most:
        rest = " ".join(text[spans[most - 1][0] :].split())
        return [text[first:last] for first, last in spans[: most - 1]] + [cut(rest, width)]
    return [text[first:last] for first, last in spans]


def _rows(text: str, start: int, end: int) -> list[tuple[int, int]]:
    rows, at = [], start
    while (stop := text.find("\n", at, end)) >= 0:
        rows.append((at, stop))
        at = stop + 1
    return [*rows, (at, end)]


def _wrap_row(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    if is_single(text[start:end]):
        return _wrap_single(text, start, end, width)
    lines: list[tuple[int, int]] = []
    first = last = start
    used = 0
    for word in _WORDS.finditer(text, start, end):
        begin, stop = word.span()
        size = cell_len(word.group())
        if word.group().isspace():
            used += size
            continue
        if used + size > width and last > first:
            lines.append((first, last))
            first, used = begin, 0
        while size > width:
            part = _fits(text, begin, stop, width - used)
            lines.append((first, part))
            first = begin = part
            used, size = 0, width_of(text[part:stop])
        last = stop
        used += size
    lines.append((first, max(first, last)))
    return lines


def _wrap_single(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """`_wrap_row` where a character is a column: looks for the break of a line from its end, not word by word."""
    lines: list[tuple[int, int]] = []
    at = start
    while end - at > width:
        edge = at + width
        stop = follow = -1
        if text[edge].isspace():
            stop = follow = edge
        else:
            space = text.rfind(" ", at, edge)
            dash = max(text.rfind(sign, at, edge) for sign in _BREAKS)
            if dash > max(space, at):
                stop = follow = dash + 1
            elif space > at:
                stop = follow = space
            else:
                stop = follow = edge
        while stop > at and text[stop - 1].isspace():
            stop -= 1
        while follow < end and text[follow].isspace():
            follow += 1
        lines.append((at, stop))
        at = follow
    if at < end or not lines:
        lines.append((at, end))
    return lines


def _fits(text: str, start: int, end: int, width: int) -> int:
    """Where the longest run from `start` ends that fits `width` columns; at least one character."""
    if is_single(text[start:end]):
        return min(end, start + max(1, width))
    used = 0
    for index in range(start, end):
        used += get_character_cell_size(text[index])
        if used > width:
            return max(index, start + 1)
    return end
