"""Everything of feedparser that is used, and all that is replaced in it.

It completes addresses inside HTML and sanitizes it in every text of a feed; here it does both for titles only, for
bodies cleaning does with a real parser. feedparser's version is pinned in pyproject.toml; that all names are there is
checked when the first feed is read that needs it. Nothing of this can be asked for in `feedparser.parse`.
"""

import io
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from reader.errors import ReaderError

_ADDRESSES = 100
"""Completed addresses that are remembered: most elements of a feed have the same base."""


def parse_with_feedparser(body: bytes, url: str, content_type: str) -> Any:
    """feedparser's answer on a feed that came from `url`. Raises what the libraries below it raise on hostile input."""
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    return fitted_feedparser().parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=True, resolve_relative_uris=True
    )


@cache
def fitted_feedparser() -> Any:
    """feedparser with what is replaced in it. Raises ReaderError when it is not the version this was written for."""
    try:
        import feedparser
        from feedparser import mixin
        from feedparser.api import LooseFeedParser, StrictFeedParser

        # It completes the address of every element, and reads every title as HTML.
        replaced = {
            "make_safe_absolute_uri": lru_cache(_ADDRESSES)(vars(mixin)["make_safe_absolute_uri"]),
            "_sanitize_html": _if_marked_up(vars(mixin)["_sanitize_html"]),
            "resolve_relative_uris": _if_marked_up(vars(mixin)["resolve_relative_uris"]),
        }
        for parser in (LooseFeedParser, StrictFeedParser):
            # An id is a name, not a link: completed with the feed's address it would change when the feed moves.
            parser.can_be_relative_uri = parser.can_be_relative_uri - {"id"}
            parser.can_contain_relative_uris = parser.can_contain_relative_uris & {"title"}
            parser.can_contain_dangerous_markup = parser.can_contain_dangerous_markup & {"title"}
    except (ImportError, KeyError, AttributeError) as fault:
        from importlib.metadata import version  # rarely needed

        raise ReaderError(
            f"feedparser {version('feedparser')} does not fit this reader ({fault}); "
            "install reader again, with the version it asks for"
        ) from fault
    vars(mixin).update(replaced)
    return feedparser


def _if_marked_up(rewrite: Callable[..., str]) -> Callable[..., str]:
    """Rewriting HTML leaves text as it is that holds none."""
    return lambda text, *rest: rewrite(text, *rest) if "<" in text or "&" in text else text
