"""Only web addresses are opened, as one argument."""

import pytest

from reader.app.system.browser import browser_command
from reader.errors import ReaderError

URL = "https://news.example/a?b=1&c=$(id)"


def test_the_users_browser_gets_the_address_as_one_argument() -> None:
    assert browser_command(URL, {"BROWSER": "my-browser --new"}) == ["my-browser", "--new", URL]
    assert browser_command(URL, {"BROWSER": "open-it %s --quiet:other"}) == ["open-it", URL, "--quiet"]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "--help", "", "https://", "ftp://a.example", "https://a.example/\x1b[2J",
     "https://a.example/a b", "http://[broken"],
)  # fmt: skip
def test_nothing_else_is_opened(url: str) -> None:
    with pytest.raises(ReaderError, match="no web address"):
        browser_command(url, {"BROWSER": "my-browser"})


def test_a_broken_variable_is_said() -> None:
    with pytest.raises(ReaderError, match="BROWSER"):
        browser_command(URL, {"BROWSER": 'bad "quote'})
