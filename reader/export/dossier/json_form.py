"""A dossier as JSON: its values by their names, dates as ISO writes them."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, tzinfo

from reader.export.dossier.dossier import Dossier


def json_text(dossier: Dossier, _zone: tzinfo | None = None) -> str:
    """The whole dossier; times are UTC, days those it was made with."""
    return json.dumps(asdict(dossier), ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
