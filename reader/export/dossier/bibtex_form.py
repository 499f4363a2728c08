"""The sources of a dossier as BibTeX, for LaTeX and for citation programs that do not read CSL-JSON."""

import hashlib
import re
import unicodedata
from datetime import UTC, datetime, tzinfo

from reader.export.dossier.dossier import Dossier, Source

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "$&%#_"},
}  # fmt: skip
"""Braces have names of their own, for BibTeX counts those behind a backslash as well."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = 24
"""Letters of the outlet in a key."""


def bibtex(dossier: Dossier, zone: tzinfo | None = None) -> str:
    """One entry a source, in the order of the footnotes.

    A key comes from its story alone, outlet, day and a checksum of the address, so that it stays when others come.
    """
    entries, taken = [], set[str]()
    for source in dossier.sources:
        key = plain = _key(source)
        number = 2
        while key in taken:
            key, number = f"{plain}-{number}", number + 1
        taken.add(key)
        entries.append(_entry(key, source, zone))
    return "\n".join(entries)


def _entry(key: str, source: Source, zone: tzinfo | None) -> str:
    """Names are braced: which part of one is the family's differs from land to land. So are titles, for their case."""
    authors = [f"{{{_escaped(name.strip())}}}" for name in source.author.split(",") if name.strip()]
    published = source.published_at.astimezone(zone) if source.published_at else None
    fields = {
        "author": f"{{{' and '.join(authors)}}}" if authors else "",
        "title": f"{{{{{_escaped(source.title)}}}}}",
        "journal": f"{{{_escaped(source.outlet)}}}" if source.outlet else "",
        "year": f"{{{published.year}}}" if published else "",
        "month": _MONTHS[published.month - 1] if published else "",
        "day": f"{{{published.day}}}" if published else "",
        "url": f"{{{_address(source.url)}}}" if source.url else "",
        "urldate": f"{{{_day(source.accessed_at, zone)}}}" if source.accessed_at else "",
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@{'article' if source.outlet else 'misc'}{{{key},\n{lines}}}\n"


def _key(source: Source) -> str:
    day = _day(source.published_at, UTC) or "undated"
    letters = unicodedata.normalize("NFKD", source.outlet or source.author or "source").casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode())[:_LONGEST].strip("-") or "source"
    told = source.url or f"{source.outlet}\n{source.title}\n{day}"
    return f"{slug}-{day}-{hashlib.sha256(told.encode()).hexdigest()[:6]}"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)


def _address(url: str) -> str:
    return "".join(f"%{ord(sign):02X}" if sign in "{}\\ " else sign for sign in url)


def _day(when: datetime | None, zone: tzinfo | None) -> str:
    return when.astimezone(zone).date().isoformat() if when else ""
