"""The formats one can ask for, by name."""

from collections.abc import Callable
from datetime import tzinfo

from reader.errors import ReaderError
from reader.export.csv_format import csv_document
from reader.export.html_format import html_document
from reader.export.json_format import json_document
from reader.export.markdown_format import markdown_document
from reader.export.org_format import org_document
from reader.model.note import ExportItem

Format = Callable[[tuple[ExportItem, ...], tzinfo | None], str]

FORMATS: dict[str, Format] = {
    "md": markdown_document,
    "json": json_document,
    "csv": csv_document,
    "html": html_document,
    "org": org_document,
}
"""By the ending of the file they make."""


def format_named(name: str) -> Format:
    """The format called `name`; "markdown" and ".md" will do for "md". Raises ReaderError naming those there are."""
    plain = name.strip().lower().removeprefix(".")
    found = FORMATS.get("md" if plain == "markdown" else plain)
    if found is None:
        raise ReaderError(f'there is no export format "{name}"; there are {", ".join(FORMATS)}')
    return found
