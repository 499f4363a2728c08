"""The sources of a dossier as CSL-JSON, which Zotero and other citation programs read.

The form is that of the Citation Style Language's data schema, https://citeproc-js.readthedocs.io/en/latest/csl-json/.
"""

import json
from datetime import datetime, tzinfo
from typing import Any

from reader.export.dossier.dossier import Dossier, Source


def csl_json(dossier: Dossier, zone: tzinfo | None = None) -> str:
    """One item a source, in the order of the footnotes."""
    return json.dumps([_item(one, zone) for one in dossier.sources], ensure_ascii=False, indent=1) + "\n"


def _item(source: Source, zone: tzinfo | None) -> dict[str, Any]:
    """Authors are given as they are written: which part of a name is the family's differs from land to land."""
    authors = [{"literal": name.strip()} for name in source.author.split(",") if name.strip()]
    found: dict[str, Any] = {
        "id": source.url or f"source-{source.number}",
        "type": "article-newspaper",
        "title": source.title,
        "container-title": source.outlet,
        "author": authors,
        "issued": _date(source.published_at, zone),
        "accessed": _date(source.accessed_at, zone),
        "URL": source.url,
    }
    return {name: value for name, value in found.items() if value}


def _date(when: datetime | None, zone: tzinfo | None) -> dict[str, list[list[int]]]:
    if when is None:
        return {}
    day = when.astimezone(zone).date()
    return {"date-parts": [[day.year, day.month, day.day]]}
