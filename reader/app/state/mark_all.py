"""Which stories a list asks for are unread, all of them and not only those that are on the screen."""

from reader.model.queries.query import Query
from reader.store.file.library import Library
from reader.store.texts.stories import headlines

_PAGE = 1000


def unread_ids(lib: Library, query: Query) -> tuple[int, ...]:
    """Ids of the unread stories `query` asks for; reads as many pages as there are."""
    ids: list[int] = []
    page = headlines(lib, query, limit=_PAGE)
    while page:
        ids += [row.id for row in page if not row.read]
        page = headlines(lib, query, after=page[-1], limit=_PAGE)
    return tuple(ids)
