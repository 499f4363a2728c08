"""A dossier as CSV: one row a statement, figure, event or note, each with its source in full."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from reader.export.csv_format import tame
from reader.export.dossier.dossier import Dossier, Source
from reader.export.dossier.wording import event_days

HEADER = (
    "kind", "day", "who or what", "role or verdict", "words", "sentence", "remarks", "note",
    "source", "outlet", "author", "title", "published", "address", "accessed",
)  # fmt: skip
Cells = tuple[str, ...]


def csv_text(dossier: Dossier, _zone: tzinfo | None = None) -> str:
    """All rows under `HEADER`, UTF-8; times are UTC, days those it was made with."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEADER)
    for number, cells in _rows(dossier):
        rows.writerow(tame(cell) for cell in (*cells, *_source(dossier.source(number))))
    return out.getvalue()


def _rows(dossier: Dossier) -> Iterator[tuple[int, Cells]]:
    for speaker in dossier.speakers:
        for said in speaker.statements:
            day = said.day.isoformat()
            yield said.source, ("statement", day, speaker.name, speaker.role, said.words, "", said.signs, "")
    for asked in dossier.unanswered:
        yield asked.source, ("no answer", asked.day.isoformat(), asked.name, "", asked.how, "", "", "")
    for measured in dossier.figures:
        for one in measured.values:
            day = one.day.isoformat()
            yield one.source, ("figure", day, one.thing, measured.verdict, one.words, one.sentence, one.origin, "")
    for event in dossier.timeline:
        kind = "told" if event.told else "published"
        yield event.source, (kind, event_days(event), "", "", event.words, "", "", "")
    for noted in dossier.notes:
        for passage in noted.passages:
            day = passage.written_at.astimezone(UTC).date().isoformat()
            said_by = (passage.speaker, passage.role, passage.quoted, "", passage.cue)
            yield noted.source, (passage.kind, day, *said_by, passage.note)


def _source(source: Source) -> Cells:
    published, accessed = _time(source.published_at), _time(source.accessed_at)
    return (str(source.number), source.outlet, source.author, source.title, published, source.url, accessed)


def _time(when: datetime | None) -> str:
    return when.astimezone(UTC).isoformat() if when else ""
