"""Highlights as Readwise exports them in CSV: one passage a row, with the title of the text it stands in."""

from datetime import datetime

from reader.ingest.parse.exports.csv_table import columns_of, read_table
from reader.ingest.parse.exports.saved_link import Highlights, date_of, tags_of, text_of, words_of
from reader.model.note import Passage


def holds_highlights(text: str) -> bool:
    """Whether a text is a table of passages and the titles of their texts."""
    return {"highlight", "booktitle"} <= set(columns_of(text))


def read_highlights(text: str, now: datetime) -> tuple[tuple[Highlights, ...], bool]:
    """The passages by text, and whether the file is cut off; one without a date was written `now`."""
    table = read_table(text)
    passages: dict[tuple[str, str], list[Passage]] = {}
    tags: dict[tuple[str, str], list[str]] = {}
    for row in table.rows:
        title = text_of(row.get("booktitle", ""))
        quoted, note = words_of(row.get("highlight", "")), words_of(row.get("note", ""))
        if not title or not (quoted or note):
            continue
        key = title, text_of(row.get("bookauthor", ""))
        written = date_of(row.get("highlightedat", "")) or now
        passages.setdefault(key, []).append(Passage(written, quoted, note, changed_at=written))
        tags.setdefault(key, []).extend((*tags_of(row.get("tags", "")), *tags_of(row.get("documenttags", ""))))
    found = (Highlights(*key, tuple(given), tuple(dict.fromkeys(tags[key]))) for key, given in passages.items())
    return tuple(found), table.cut_off
