"""Notes as one HTML page that stands alone: no script, no picture, nothing fetched."""

from datetime import tzinfo
from html import escape

from reader.export.exported_story import known_of, links_of
from reader.model.corrections.correction import Correction
from reader.model.note import ExportItem, Passage
from reader.model.safe_text import safe_line


def html_document(items: tuple[ExportItem, ...], zone: tzinfo | None = None) -> str:
    """All items as a page; every word of stories and notes is escaped."""
    return f"{_HEAD}{''.join(_story(item, zone) for item in items)}</body>\n</html>\n"


def _story(item: ExportItem, zone: tzinfo | None) -> str:
    where = [escape(part) for part in known_of(item, zone)]
    if item.url:
        where.append(f'<a href="{escape(item.url)}" rel="noreferrer">{escape(item.url)}</a>')
    links = "".join(
        f'<p class="where">{escape(words)}: <a href="{escape(url)}" rel="noreferrer">{escape(url)}</a></p>\n'
        for words, url in links_of(item)
    )
    tags = f'<p class="tags">{escape(", ".join(item.tags))}</p>\n' if item.tags else ""
    return (
        f'<article>\n<h2>{escape(item.title)}</h2>\n<p class="where">{", ".join(where)}</p>\n{links}{tags}'
        f"{''.join(map(passage_html, item.passages))}"
        f"{''.join(_correction(one) for one in item.corrections)}</article>\n"
    )


def passage_html(passage: Passage) -> str:
    """A passage as a block quotation with who says it, then what the reader wrote on it."""
    quoted = ""
    if passage.quoted:
        said = _speaker(passage)
        lost = "<p><small>no longer in the story’s text</small></p>" if passage.lost else ""
        quoted = f"<blockquote>{_paragraphs(passage.quoted)}{f'<p>— {said}</p>' if said else ''}{lost}</blockquote>\n"
    return quoted + (f'<div class="note">{_paragraphs(passage.note)}</div>\n' if passage.note else "")


def _correction(one: Correction) -> str:
    return (
        f"<blockquote>{_paragraphs(one.words)}</blockquote>\n"
        f'<div class="note"><p><strong>Correction:</strong> {escape(safe_line(one.told))}</p></div>\n'
    )


def _speaker(passage: Passage) -> str:
    if not passage.speaker:
        return ""
    name = f"<strong>{escape(passage.speaker)}</strong>{escape(passage.how)}"
    return ", ".join(part for part in (name, escape(passage.role), escape(passage.came)) if part)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.split("\n") if line.strip())


_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Notes</title>
<style>
body { font: 1.05em/1.55 Georgia, serif; max-width: 38em; margin: 2em auto; padding: 0 1em; }
h2 { line-height: 1.25; margin: 2em 0 0.2em; }
.where, .tags { color: #666; font-size: 0.85em; margin: 0.2em 0; overflow-wrap: anywhere; }
blockquote { border-left: 3px solid #bbb; margin: 1.2em 0 0.6em; padding-left: 1em; }
</style>
</head>
<body>
<h1>Notes</h1>
"""
