"""Notes as Markdown (CommonMark): a heading a story, its citation, passages as block quotations, notes below them.

Every word of a story and of a note shows as it was written: whatever Markdown would obey is escaped, the reader's own
words included, since the screen showed them plain as well.
"""

import re
from datetime import tzinfo

from reader.export.exported_story import known_of, links_of
from reader.model.note import ExportItem, Passage
from reader.model.safe_text import safe_line


def markdown_document(items: tuple[ExportItem, ...], zone: tzinfo | None = None) -> str:
    """All items as one document, one blank line between blocks."""
    blocks = ["# Notes"]
    for item in items:
        blocks += [f"## {inline(item.title)}", _where(item, zone)]
        blocks += [f"{inline(words)}: <{address(url)}>" for words, url in links_of(item)]
        if item.tags:
            blocks.append("Tags: " + ", ".join(inline(tag) for tag in item.tags))
        for passage in item.passages:
            blocks += passage_blocks(passage)
        for correction in item.corrections:
            blocks += [f"> {_line(correction.words)}", f"**Correction:** {inline(safe_line(correction.told))}"]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """`text`, of one line or several, so that Markdown shows it as it is; line breaks stay line breaks."""
    return "  \n".join(_line(line) for line in text.split("\n"))


def _where(item: ExportItem, zone: tzinfo | None) -> str:
    known = ", ".join(known_of(item, zone))
    link = f"<{address(item.url)}>" if item.url else ""
    return ", ".join(part for part in (_line(known), link) if part) or "Source unknown"


def passage_blocks(passage: Passage) -> list[str]:
    """A passage as a block quotation with who says it, then what the reader wrote on it."""
    blocks = []
    if passage.quoted:
        lines = [_line(line) for line in passage.quoted.split("\n") if line.strip()]
        if said := _speaker(passage):
            lines.append(f"— {said}")
        if passage.lost:
            lines.append("*(no longer in the story’s text)*")
        blocks.append("\n>\n".join(f"> {line}" for line in lines))
    if passage.note:
        blocks += [escape(paragraph) for paragraph in re.split(r"\n\s*\n", passage.note)]
    return blocks


def _speaker(passage: Passage) -> str:
    if not passage.speaker:
        return ""
    name = f"**{inline(passage.speaker)}**{inline(passage.how)}"
    return ", ".join(part for part in (name, inline(passage.role), inline(passage.came)) if part)


def _line(line: str) -> str:
    """One line: what opens a block at its start is escaped too."""
    return _OPENS_BLOCK.sub(_behind_backslash, inline(line.strip()))


def inline(text: str) -> str:
    """`text` inside a line, so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _behind_backslash(match: re.Match[str]) -> str:
    number, sign = match.groups()
    return f"{number or ''}\\{sign}"


def address(url: str) -> str:
    """An address as it stands between angle brackets."""
    return "".join(f"%{ord(char):02X}" if char in '<>"\\ ' else char for char in url)


_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)|(?<=\s)#(?=#*$)")
_OPENS_BLOCK = re.compile(r"^(\d{0,9})((?<=\d)[.)](?=\s|$)|(?<!\d)[#+=-])")
