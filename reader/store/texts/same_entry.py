"""Which stored story an entry is: by the name it is given, its address, title, date and words.

A guid is the publisher's word that two entries are one, and is believed until title, address and words all speak
against it. Where several entries share a name, or a link stands in for one, their titles and dates tell them apart.
Pure: whoever looks rows up hands them in.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from html import unescape
from operator import attrgetter
from typing import Any, NamedTuple

from reader.model.addresses import page_key, same_page
from reader.store.row_values import maybe_seconds
from reader.store.texts.entries import Arrival, raw_of

KEPT_WORDS = 1 / 3
"""Share of the old words that a text must still hold to be the old one changed."""
FEW_WORDS = 12
"""A text of fewer words, on either side, says nothing of whether two are the same."""

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
"""Scripts without spaces between words: each character counts as one."""


class Known(NamedTuple):
    """A stored story as far as it is needed to know its entry again."""

    id: int
    guid: str
    url: str
    title: str
    published: int | None
    entry_hash: int
    words: Callable[[], frozenset[str]]
    """The words its feed sent; looked up when asked."""


def visible_words(source: str) -> list[str]:
    """What of some HTML a reader sees, in order: another markup of the same words changes nothing."""
    return unescape(_TAG.sub(" ", source)).split()


def words_of(source: str) -> frozenset[str]:
    """The different words of some HTML, in small letters."""
    text = unescape(_TAG.sub(" ", source)).casefold()
    return frozenset(part for word in _WORD.findall(text) for part in (word if _UNSPACED.search(word) else (word,)))


def pair_up(entries: Sequence[Arrival], known: Sequence[Known]) -> dict[int, Known]:
    """For entries of one name, by index, the stories they are; those that are none of the `known` are left out."""
    group = _Group(entries, known)
    found: dict[int, Known] = {}
    free = {one.id: one for one in known}
    for test, sign in (
        (group.is_exact, attrgetter("entry_hash")),
        (group.is_in_place, attrgetter("title")),
        (group.is_likely, lambda _: None),
    ):
        alike: dict[Any, list[Known]] = defaultdict(list)
        for one in free.values():
            alike[sign(one)].append(one)
        for index, entry in enumerate(entries):
            if index in found:
                continue
            match = next((one for one in alike[sign(entry)] if one.id in free and test(entry, one)), None)
            if match is not None:
                found[index] = free.pop(match.id)
    return found


def has_moved(entry: Arrival, one: Known) -> bool:
    """Whether an entry is a story of the same title that has another name: its address has changed, or its guid.

    Where the name is an address it need only lead to the same page. Where a guid is another one the date must be the
    same, and where the page is another one most of the words too.
    """
    if not entry.named and not entry.url:
        return one.guid.startswith("sha:") and _may_be_edited(entry, one)
    dates = _dates(entry, one)
    if same_page(entry.url, one.url):
        renamed = page_key(entry.name) == page_key(one.guid) != ""
        return _may_be_edited(entry, one) if renamed else dates is True
    share = _share(entry, one)
    return dates is True and share is not None and share >= 2 * KEPT_WORDS


class _Group:
    """Entries of one name and the stories that have it."""

    def __init__(self, entries: Sequence[Arrival], known: Sequence[Known]) -> None:
        dates = [entry.published_at for entry in entries]
        self._dated = len(entries) > 1 and None not in dates and len(set(dates)) == len(dates)
        """Whether dates tell the entries apart; many feeds write the present moment everywhere."""
        self._shared = len(entries) > 1 or len(known) > 1
        self._pages = [page_key(entry.url) for entry in entries]
        self._known_pages = [page_key(one.url) for one in known]

    def is_exact(self, entry: Arrival, one: Known) -> bool:
        """Everything that is hashed is the same, and the date where that counts."""
        return entry.entry_hash == one.entry_hash and (not self._dated or _dates(entry, one) is not False)

    def is_in_place(self, entry: Arrival, one: Known) -> bool:
        """Title and address are the same, and nothing else says that it is the next of a series."""
        if not entry.title or entry.title != one.title or not _in_one_place(entry, one):
            return False
        if self._shared:
            return not self._dated or _dates(entry, one) is not False
        return _may_be_edited(entry, one)

    def is_likely(self, entry: Arrival, one: Known) -> bool:
        """What is left of it is enough for the name that it has."""
        if self._shared:
            return self._is_told_apart(entry, one)
        if entry.named:
            titled = bool(entry.title) and entry.title == one.title
            return titled or same_page(entry.url, one.url) or _keeps_words(entry, one)
        if not entry.title:
            return _may_be_edited(entry, one)
        dates = _dates(entry, one)
        return dates is not False and _keeps_words(entry, one, short=dates is True)

    def _is_told_apart(self, entry: Arrival, one: Known) -> bool:
        """One of several of its name: by an address of its own, else by date and words."""
        page = page_key(entry.url)
        if entry.named and page and self._pages.count(page) == self._known_pages.count(page) == 1:
            return page == page_key(one.url)
        near = _in_one_place(entry, one) or (bool(entry.title) and entry.title == one.title)
        return near and _dates(entry, one) is True and _keeps_words(entry, one, short=True)


def _in_one_place(entry: Arrival, one: Known) -> bool:
    return entry.url == one.url or same_page(entry.url, one.url)


def _dates(entry: Arrival, one: Known) -> bool | None:
    """Whether both have the same date; None when one of them has none."""
    published = maybe_seconds(entry.published_at)
    return None if published is None or one.published is None else published == one.published


def _may_be_edited(entry: Arrival, one: Known) -> bool:
    """Whether an entry under the same name and title is the old one: unless another date comes with other words."""
    return _dates(entry, one) is not False or _keeps_words(entry, one, short=True)


def _keeps_words(entry: Arrival, one: Known, *, short: bool = False) -> bool:
    """Whether enough of the old words are there; `short` is the answer for texts too short to tell."""
    share = _share(entry, one)
    return short if share is None else share >= KEPT_WORDS


def _share(entry: Arrival, one: Known) -> float | None:
    """The share of a story's words that its entry still has; None for texts too short to tell."""
    old, new = one.words(), words_of(raw_of(entry))
    return None if min(len(old), len(new)) < FEW_WORDS else len(old & new) / len(old)
