"""A dossier as one HTML page that stands alone and prints well: no script, no picture, nothing fetched."""

from datetime import tzinfo
from html import escape

from reader.export.dossier.dossier import Dossier, Noted, Source, Speaker
from reader.export.dossier.wording import (
    FIGURES,
    NOTES,
    SOURCES,
    TIMELINE,
    UNANSWERED,
    WHO,
    date_words,
    event_days,
    extent,
    heading,
    source_parts,
)  # fmt: skip
from reader.export.html_format import passage_html


def html(dossier: Dossier, zone: tzinfo | None = None) -> str:
    """The whole dossier; each line leads to its source at the end."""
    name = escape(heading(dossier))
    parts = [_HEAD.format(name=name), f"<h1>{name}</h1>\n<p>{escape(extent(dossier, zone))}</p>\n"]
    if dossier.speakers:
        parts += [f"<h2>{WHO}</h2>\n", *map(_speaker, dossier.speakers)]
    if dossier.unanswered:
        items = "".join(
            f"<li><b>{date_words(one.day)}</b> {escape(one.words)} {_mark(one.source)}</li>\n"
            for one in dossier.unanswered
        )
        parts.append(f"<h2>{UNANSWERED}</h2>\n<ul class=days>\n{items}</ul>\n")
    if dossier.figures:
        parts.append(f"<h2>{FIGURES}</h2>\n")
        for measured in dossier.figures:
            verdict = f" <small>{escape(measured.verdict)}</small>" if measured.verdict else ""
            rows = "".join(
                f"<tr><td class=value>{escape(one.words)}</td><td class=day>{date_words(one.day)}</td>"
                f"<td>{escape(one.sentence)} {_mark(one.source)}</td></tr>\n"
                for one in measured.values
            )
            parts.append(f"<section><h3>{escape(measured.name)}{verdict}</h3>\n<table>\n{rows}</table></section>\n")
    if dossier.timeline:
        items = "".join(
            f"<li{'' if one.told else ' class=out'}><b>{event_days(one)}</b> {escape(one.words)} {_mark(one.source)}"
            "</li>\n"
            for one in dossier.timeline
        )
        parts.append(f"<h2>{TIMELINE}</h2>\n<ul class=days>\n{items}</ul>\n")
    if dossier.notes:
        parts += [f"<h2>{NOTES}</h2>\n", *(_noted(dossier, noted) for noted in dossier.notes)]
    sources = "".join(_source(source, zone) for source in dossier.sources)
    parts.append(f"<h2>{SOURCES}</h2>\n<ol>\n{sources}</ol>\n</body>\n</html>\n")
    return "".join(parts)


def _mark(number: int) -> str:
    return f'<sup><a href="#source-{number}">{number}</a></sup>'


def _speaker(speaker: Speaker) -> str:
    role = f" <small>{escape(speaker.role)}</small>" if speaker.role else ""
    items = "".join(
        f"<li><b>{date_words(one.day)}</b> {escape(one.words)}{f' <i>({escape(one.signs)})</i>' if one.signs else ''}"
        f" {_mark(one.source)}</li>\n"
        for one in speaker.statements
    )
    return f"<section><h3>{escape(speaker.name)}{role}</h3>\n<ul>\n{items}</ul></section>\n"


def _source(source: Source, zone: tzinfo | None) -> str:
    *known, accessed = source_parts(source, zone)
    parts = [escape(part) for part in known if part]
    if source.url:
        parts.append(f'<a href="{escape(source.url)}" rel="noreferrer">{escape(source.url)}</a>')
    return f'<li id="source-{source.number}">{", ".join([*parts, *([accessed] if accessed else [])])}</li>\n'


def _noted(dossier: Dossier, noted: Noted) -> str:
    title = f"<h3>{escape(dossier.source(noted.source).title)} {_mark(noted.source)}</h3>\n"
    tags = f"<p><small>Tags: {escape(', '.join(noted.tags))}</small></p>\n" if noted.tags else ""
    return f"<section>{title}{tags}{''.join(map(passage_html, noted.passages))}</section>\n"


_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>
body {{ font: 1.05em/1.5 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }}
h1, h2, h3 {{ line-height: 1.25; break-after: avoid; }}
h2 {{ border-bottom: 1px solid #999; margin-top: 2em; }}
small {{ color: #555; font-weight: normal; }}
li, tr {{ break-inside: avoid; }}
ul {{ padding-left: 1.2em; }}
sup {{ line-height: 0; }}
ul.days {{ list-style: none; padding-left: 0; }}
li b {{ font-weight: normal; color: #555; padding-right: 0.5em; }}
li.out {{ font-weight: bold; }}
table {{ border-collapse: collapse; width: 100%; }}
td {{ border-top: 1px solid #ccc; padding: 0.3em 0.8em 0.3em 0; vertical-align: top; }}
td.value {{ font-weight: bold; min-width: 7em; }}
td.day {{ white-space: nowrap; }}
blockquote {{ border-left: 3px solid #bbb; margin: 1em 0 0.6em; padding-left: 1em; }}
a {{ overflow-wrap: anywhere; }}
@media print {{
  body {{ font-size: 10.5pt; max-width: none; margin: 0; }}
  a {{ color: inherit; text-decoration: none; }}
}}
@page {{ margin: 20mm 18mm; }}
</style>
</head>
<body>
"""
