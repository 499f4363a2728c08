"""Links exported as CSV by Pocket, Instapaper and Readwise Reader, and any table with a column of addresses.

Pocket: title, url, time_added, tags, status. Instapaper: URL, Title, Selection, Folder, Timestamp, Tags. Readwise
Reader: Title, URL, ID, Document tags, Saved date, Reading progress, Location, Seen.
"""

from reader.ingest.parse.exports.csv_table import columns_of, read_table
from reader.ingest.parse.exports.saved_link import (
    SavedLink,
    SavedLinks,
    collected,
    date_of,
    tags_of,
    text_of,
    words_of,
)

_ADDRESS = ("url", "link", "address", "href", "articleurl", "pageurl")
_TITLE = ("title", "name", "articletitle", "pagetitle")
_ADDED = ("timeadded", "timestamp", "saveddate", "savedat", "created", "createdat", "dateadded", "added", "date")
_TAGS = ("tags", "documenttags", "labels")
_PLACE = ("status", "location", "folder", "state")
_STAR = ("favorite", "favourite", "starred", "isstarred")
_ARCHIVED = ("archive", "archived", "read")
_NO_TAG = frozenset({"", "unread", "archive", "archived", "read", "starred", "unsorted", "home"})
"""Folders every account has."""


def holds_links(text: str) -> bool:
    """Whether a text is a table with a column of addresses."""
    return any(name in _ADDRESS for name in columns_of(text))


def read_csv_links(text: str) -> SavedLinks:
    """The links of a table."""
    table = read_table(text)
    program = _program(frozenset(table.columns))
    return collected(program, (_link(row) for row in table.rows), cut_off=table.cut_off)


def _program(columns: frozenset[str]) -> str:
    if {"timeadded", "status"} <= columns:
        return "Pocket"
    if {"selection", "folder", "timestamp"} <= columns:
        return "Instapaper"
    return "Readwise Reader" if {"saveddate", "location"} <= columns else "a table"


def _link(row: dict[str, str]) -> SavedLink:
    place = text_of(_first(row, _PLACE))
    folder = text_of(row.get("folder", ""))
    own = (folder,) if folder.casefold() not in _NO_TAG else ()
    selection, note = words_of(row.get("selection", "")), words_of(row.get("note", ""))
    return SavedLink(
        url=_first(row, _ADDRESS),
        title=text_of(_first(row, _TITLE)),
        added_at=date_of(_first(row, _ADDED)),
        author=text_of(row.get("author", "")),
        tags=tuple(dict.fromkeys((*tags_of(_first(row, _TAGS)), *own))),
        starred=place.casefold() == "starred" or _first(row, _STAR).casefold() in ("true", "1", "yes"),
        read=place.casefold() in _ARCHIVED or row.get("isarchived", "").casefold() in ("true", "1", "yes"),
        notes=tuple(pair for pair in ((selection, ""), ("", note)) if any(pair)),
        description=words_of(row.get("excerpt", "") or row.get("description", "")),
    )


def _first(row: dict[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name)), "")
