"""Exports of other readers: whether a file is one, and the links in it."""

from reader.ingest.parse.exports.bookmarks import holds_bookmarks, read_bookmarks
from reader.ingest.parse.exports.csv_links import holds_links, read_csv_links
from reader.ingest.parse.exports.json_links import holds_json_links, read_json_links
from reader.ingest.parse.exports.saved_link import SavedLinks
from reader.ingest.parse.exports.url_list import read_addresses


def read_export(text: str) -> SavedLinks:
    """The links of an export that `sniff` called "links". Raises ReaderError when there are none it can find."""
    if holds_links(text):
        return read_csv_links(text)
    if holds_json_links(text):
        return read_json_links(text)
    return read_bookmarks(text) if holds_bookmarks(text) else read_addresses(text)
