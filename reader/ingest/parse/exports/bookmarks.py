"""Bookmarks as browsers and many readers export them (the Netscape bookmark file), and Pocket's old HTML."""

import re
from html.parser import HTMLParser

from reader.ingest.parse.exports.saved_link import SavedLink, SavedLinks, collected, date_of, tags_of, web_address
from reader.ingest.parse.subscriptions import Subscription
from reader.model.safe_text import safe_line

_BEGIN = re.compile(r"<!doctype netscape-bookmark-file", re.IGNORECASE)
_POCKET = re.compile(r"<title>\s*Pocket Export\s*</title>|<a\s[^>]*\btime_added=", re.IGNORECASE)
_ROOTS = ("personal_toolbar_folder", "unfiled_bookmarks_folder")
"""Attributes of the folders every browser has."""


def holds_bookmarks(start: str) -> bool:
    """Whether a page begins as a file of bookmarks does."""
    return bool(_BEGIN.search(start) or _POCKET.search(start))


def read_bookmarks(text: str) -> SavedLinks:
    """The bookmarks with their folders as tags; a live bookmark is a feed."""
    parser = _Bookmarks()
    parser.feed(text)
    parser.close()
    pocket = not _BEGIN.search(text) and bool(_POCKET.search(text))
    whole = text.rstrip().endswith(">") and parser.depth <= 0 and not parser.inside
    found = collected("Pocket" if pocket else "a browser", parser.links, cut_off=not whole)
    return SavedLinks(found.program, found.links, tuple(parser.feeds), found.left_out, found.cut_off)


class _Bookmarks(HTMLParser):
    """Walks through the lists; a heading names the list that follows it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[SavedLink] = []
        self.feeds: list[Subscription] = []
        self.depth = 0
        """Lists that are open."""
        self.inside = ""
        """The element whose words are being read: "a", "h3", "dd"."""
        self._folders: list[str] = []
        self._next = ""
        self._archive = False
        self._given: dict[str, str] = {}
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside == "dd":
            self._describe()
        if tag in ("dl", "ul"):
            self.depth += 1
            self._folders.append(self._next)
            self._next = ""
        elif tag in ("a", "h1", "h3", "dd"):
            self.inside, self._words = tag, []
            if tag != "dd":
                self._given = {name: value or "" for name, value in attrs}

    def handle_endtag(self, tag: str) -> None:
        if self.inside == "dd":
            self._describe()
        words = safe_line("".join(self._words))
        if tag in ("dl", "ul"):
            self.depth -= 1
            self._folders = self._folders[:-1]
        elif tag == "a" and self.inside == "a":
            self._keep(words)
        elif tag == "h3" and self.inside == "h3":
            self._next = "" if any(name in self._given for name in _ROOTS) else words
        elif tag == "h1" and self.inside == "h1":
            self._archive = words.casefold() in ("read archive", "archive")
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self._words.append(data)

    def _keep(self, title: str) -> None:
        given = self._given
        folders = tuple(filter(None, self._folders))
        feed = web_address(given.get("feedurl", ""))
        if feed:
            self.feeds.append(Subscription(feed, title, folders=("/".join(folders),) if folders else ()))
            return
        url = given.get("href", "")
        self.links.append(
            SavedLink(
                url=url,
                title="" if title == url else title,
                added_at=date_of(given.get("add_date") or given.get("time_added") or ""),
                tags=tuple(dict.fromkeys((*tags_of(given.get("tags", "")), *folders))),
                read=self._archive,
            )
        )

    def _describe(self) -> None:
        """The words below a bookmark are the reader's own."""
        words = safe_line("".join(self._words))
        self.inside = ""
        if words and self.links:
            last = self.links[-1]
            self.links[-1] = SavedLink(
                last.url, last.title, last.added_at, tags=last.tags, read=last.read, notes=(("", words),)
            )
