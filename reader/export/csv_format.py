"""Notes as CSV: one row a note, highlight or correction, one for a story that is only tagged.

A spreadsheet takes a cell that begins with = + - or @ for a formula, so such a cell gets an apostrophe in front:
spreadsheets show the text behind it, programs that read the file may take it off.
"""

import csv
import io
from datetime import UTC, datetime, tzinfo

from reader.model.corrections.correction import Correction
from reader.model.note import ExportItem, Passage
from reader.model.safe_text import safe_line

HEADER = (
    "kind", "outlet", "title", "author", "published", "address", "tags",
    "quoted", "speaker", "role", "via", "uncertain", "note", "written", "cue", "attachments", "discussion",
    "origin", "rests on",
)  # fmt: skip


def csv_document(items: tuple[ExportItem, ...], _zone: tzinfo | None = None) -> str:
    """All items as rows under `HEADER`, UTF-8, lines ended by a line feed; the zone has no say, times are UTC."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEADER)
    for item in items:
        cells = [_row(item, passage.kind, passage) for passage in item.passages]
        cells += [_row(item, "correction", _as_passage(one)) for one in item.corrections]
        for row in cells or [_row(item, "tags", None)]:
            rows.writerow(tame(cell) for cell in row)
    return out.getvalue()


def _row(item: ExportItem, kind: str, passage: Passage | None) -> tuple[str, ...]:
    story = (item.source, item.title, item.author, _time(item.published_at), item.url, " ".join(item.tags))
    beside = (" ".join(one.url for one in item.attachments), item.discussion)
    rested = "; ".join(item.rests_on)
    if passage is None:
        return (kind, *story, "", "", "", "", "", "", "", "", *beside, "", rested)
    uncertain = "yes" if passage.doubtful else ""
    said = (passage.quoted, passage.speaker, passage.role, passage.via, uncertain)
    return (kind, *story, *said, passage.note, _time(passage.written_at), passage.cue, *beside, passage.origin, rested)


def _as_passage(one: Correction) -> Passage:
    """A correction as a row: who says the words by the reader's word, and that word as the note."""
    speaker, role = ("", "") if not one.is_statement else (safe_line(one.name), safe_line(one.role or ""))
    return Passage(one.made_at, one.words, safe_line(one.told), speaker, role, by_reader=True, lost=one.lost)


def tame(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _time(when: datetime | None) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds") if when else ""


_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""The wide forms count as well: some spreadsheets read them like the narrow ones."""
