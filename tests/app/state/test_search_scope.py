"""What a search begins with in a list that is not that of all stories."""

import pytest

from reader.app.state.list_views import ALL, NOTED, STARRED, UNREAD, View, feed_view, tag_view
from reader.app.state.search_scope import scope_line
from reader.model.feed import Feed
from reader.model.queries.query import Query
from reader.model.queries.query_parser import parse_query

FEEDS = (
    Feed(1, "https://outlet.example/a", "Outlet"),
    Feed(2, "https://outlet.example/b", "Outlet Sport"),
    Feed(3, "https://post.example/feed", 'Harbor "Post"'),
    Feed(4, "https://nameless.example/feed", ""),
)


@pytest.mark.parametrize(
    ("view", "line"),
    [
        (ALL, ""),
        (UNREAD, ""),
        (STARRED, "is:starred "),
        (NOTED, "is:noted "),
        (tag_view("port"), "tag:port "),
        (View("Asia", Query(folders=("World/South Asia",))), 'folder:"World/South Asia" '),
        (feed_view(FEEDS[0]), "feed:outlet.example/a "),
        (feed_view(FEEDS[1]), 'feed:"Outlet Sport" '),
        (feed_view(FEEDS[3]), "feed:nameless.example/feed "),
        (View("x", Query(words=("ferry",)), "ferry"), "ferry"),
    ],
)
def test_it_asks_for_what_the_list_shows(view: View, line: str) -> None:
    assert scope_line(view, FEEDS) == line
    if line.strip():
        parse_query(line)
