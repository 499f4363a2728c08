"""Notes as Org: a heading a story with its tags, the address as a property, passages in quote blocks.

Org has no escape character; its manual puts a zero width space before what would be obeyed, and so does this.
"""

import re
from datetime import tzinfo

from reader.export.exported_story import known_of, links_of
from reader.model.note import ExportItem, Passage
from reader.model.safe_text import safe_line


def org_document(items: tuple[ExportItem, ...], zone: tzinfo | None = None) -> str:
    """All items as one document."""
    return "#+title: Notes\n" + "".join(_story(item, zone) for item in items)


def _story(item: ExportItem, zone: tzinfo | None) -> str:
    tags = f" :{':'.join(_NO_TAG.sub('_', tag) for tag in item.tags)}:" if item.tags else ""
    where = ", ".join(tame(part) for part in known_of(item, zone))
    link = f"[[{address(item.url)}]]" if item.url else ""
    lines = ["", f"* {tame(item.title)}{tags}", ", ".join(part for part in (where, link) if part)]
    lines += [f"{tame(words)}: [[{address(url)}]]" for words, url in links_of(item)]
    for passage in item.passages:
        lines += ["", *passage_lines(passage)]
    for correction in item.corrections:
        lines += ["", "#+begin_quote", tame(correction.words), "#+end_quote"]
        lines.append(f"Correction: {tame(safe_line(correction.told))}")
    return "\n".join(lines) + "\n"


def passage_lines(passage: Passage) -> list[str]:
    """A passage as a quote block with who says it, then what the reader wrote on it."""
    lines = []
    if passage.quoted:
        said = ", ".join(
            tame(part)
            for part in (passage.speaker + passage.how, passage.role, passage.came)
            if part and passage.speaker
        )
        lines += ["#+begin_quote", *_lines(passage.quoted)]
        lines += [f"— {said}"] if said else []
        lines += ["(no longer in the story’s text)"] if passage.lost else []
        lines.append("#+end_quote")
    return lines + (_lines(passage.note) if passage.note else [])


def _lines(text: str) -> list[str]:
    return [tame(line.strip()) for line in text.split("\n")]


def tame(text: str) -> str:
    """One line so that Org shows it as it is."""
    text = text.replace("[[", "[\u200b[")
    return f"\u200b{text}" if text.startswith(("*", "#", "|", ":", "-", "+")) else text


def address(url: str) -> str:
    """An address as it stands in a link."""
    return url.replace("[", "%5B").replace("]", "%5D")


_NO_TAG = re.compile(r"[^\w@#%]", re.UNICODE)
