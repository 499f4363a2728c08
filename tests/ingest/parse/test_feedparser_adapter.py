import subprocess
import sys

import pytest

BROKEN = """
import sys
import feedparser.mixin, feedparser.api
del {name}
from reader.errors import ReaderError
from reader.ingest.parse.parse import parse_feed
feed = b"<rss version='2.0'><channel><title>Utvik</title><item><a:odd/><title>Bread</title></item></channel></rss>"
try:
    parse_feed(feed)
except ReaderError as error:
    print(error)
"""


@pytest.mark.parametrize(
    "name",
    [
        "feedparser.mixin.resolve_relative_uris",
        "feedparser.api.LooseFeedParser",
        "feedparser.mixin._FeedParserMixin.can_be_relative_uri",
    ],
)
def test_a_version_that_does_not_fit_is_told_in_words(name: str) -> None:
    code = BROKEN.format(name=name)
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "feedparser" in told
    assert "does not fit this reader" in told
    assert name.rpartition(".")[2] in told
    assert "install reader again" in told
