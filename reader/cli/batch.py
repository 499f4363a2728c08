"""Batch commands for scripts and for measuring: JSON Lines in on stdin, out on stdout, order kept."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import click

from reader.cli.output import say_json_line
from reader.errors import ReaderError


def records() -> Iterator[dict[str, Any]]:
    """The objects on stdin, one a line; raises ReaderError naming the line that is not one."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise ReaderError(f"line {number} is not JSON: {error}") from error
        if not isinstance(record, dict):
            raise ReaderError(f"line {number} is not a JSON object")
        yield record


def _each(row: Callable[[dict[str, Any]], dict[str, Any]], given: Iterable[dict[str, Any]]) -> None:
    for record in given:
        say_json_line(row(record))


@click.command()
def clean() -> None:
    """Clean pages and texts: JSON Lines in, JSON Lines out.

    {id, html or text, url?} -> {id, text, markdown, title, url, author, published, site, language, sources, folded}
    """
    from reader.ingest.clean.clean_batch import clean_row

    now = datetime.now(UTC)
    _each(lambda record: clean_row(record, now=now), records())


@click.command()
def analyze() -> None:
    """Find quotes and figures: JSON Lines in, JSON Lines out.

    {id, text, title?} -> {id, quotes, figures, unanswered} with offsets into the text
    """
    from reader.analysis import analyze as find_marks
    from reader.analysis.analyze_batch import analysis_row
    from reader.model.document import plain_document

    def row(record: dict[str, Any]) -> dict[str, Any]:
        document = plain_document(str(record.get("text") or ""))
        return {
            "id": record.get("id"),
            **analysis_row(find_marks(document, title=str(record.get("title") or "")), document.text),
        }

    _each(row, records())


@click.command()
def relate() -> None:
    """Find related stories: JSON Lines in, JSON Lines out.

    {id, title, text, date?} -> {id, related, shown, thread}, once all are read
    """
    from reader.ingest.link.relate_batch import relate_rows

    for row in relate_rows(records()):
        say_json_line(row)


COMMANDS = (clean, analyze, relate)
