"""https for real: a server with a certificate made here, trusted or not."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from reader.ingest.fetch.client import Client
from reader.ingest.fetch.fetch import Failed, Fetched, fetch
from tests.server import Answer, FeedServer, feed_server

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def server(authority: trustme.CA) -> Iterator[FeedServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with feed_server(context) as running:
        running.routes["/feed"] = Answer("a feed")
        yield running


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path) -> Path:
    file = tmp_path / "authorities.pem"
    authority.cert_pem.write_to_path(str(file))
    return file


def test_a_trusted_certificate_works(server: FeedServer, trusted: Path) -> None:
    with Client(authorities=trusted) as client:
        for _ in range(2):
            answer = fetch(client, server.url("/feed"), now=NOW, private=True, seconds=5)
            assert isinstance(answer, Fetched)
            assert answer.body == b"a feed"


def test_an_untrusted_certificate_is_told_in_one_line(server: FeedServer) -> None:
    with Client() as client:
        answer = fetch(client, server.url("/feed"), now=NOW, private=True, seconds=5)
    assert isinstance(answer, Failed)
    assert answer.reason.startswith("the server's TLS certificate is not good: ")
    assert "\n" not in answer.reason
    assert server.seen == [], "nothing was asked of a server nobody vouches for"


def test_a_certificate_for_another_host_is_refused(authority: trustme.CA, trusted: Path) -> None:
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("harbor.example").configure_cert(theirs)
    with feed_server(theirs) as running, Client(authorities=trusted) as client:
        answer = fetch(client, running.url("/feed"), now=NOW, private=True, seconds=5)
    assert isinstance(answer, Failed)
    assert "certificate is not good" in answer.reason


def test_a_server_that_speaks_no_tls() -> None:
    with feed_server() as plain, Client() as client:
        answer = fetch(client, plain.url("/feed").replace("http:", "https:"), now=NOW, private=True, seconds=5)
    assert isinstance(answer, Failed)
    assert answer.reason == ("no secure connection (TLS): the server speaks plain HTTP; write http:// in front of it")
