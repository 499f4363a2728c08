import gzip
import re
import socket
import zlib
from datetime import UTC, datetime

import pytest

from reader.ingest.fetch.client import Client
from reader.ingest.fetch.fetch import (
    Failed,
    Fetched,
    NotModified,
    fetch,
)
from reader.ingest.urls import join_hop
from reader.model.feed import FetchState
from tests.server import Answer, FeedServer

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def get(client: Client, url: str, state: FetchState | None = None, **options: object) -> object:
    return fetch(client, url, state, now=NOW, private=True, **options)  # type: ignore[arg-type]


def failure(outcome: object) -> str:
    assert isinstance(outcome, Failed), outcome
    return outcome.reason


def test_the_body_comes_unpacked_with_its_validators(server: FeedServer, client: Client) -> None:
    server.routes["/feed"] = Answer("<rss/>", headers={"ETag": 'W/"\xe9-1"', "Last-Modified": "Sat, 21 nov 2026 08:00"})
    first = get(client, server.url("/feed"))
    assert isinstance(first, Fetched)
    assert (first.body, first.etag, first.modified) == (b"<rss/>", 'W/"\xe9-1"', "Sat, 21 nov 2026 08:00")
    state = FetchState(etag=first.etag, modified=first.modified, body_hash=first.body_hash)
    second = get(client, server.url("/feed"), state)
    assert isinstance(second, NotModified)
    assert (second.etag, second.modified) == (first.etag, first.modified)
    assert server.seen[-1].headers["if-none-match"] == 'W/"\xe9-1"'
    assert server.seen[-1].headers["if-modified-since"] == "Sat, 21 nov 2026 08:00"
    assert server.statuses("/feed") == [200, 304]


def test_an_equal_body_is_unchanged_and_lost_validators_are_dropped(server: FeedServer, client: Client) -> None:
    server.routes["/feed"] = Answer("<rss/>", validators=False)
    first = get(client, server.url("/feed"))
    assert isinstance(first, Fetched)
    second = get(client, server.url("/feed"), FetchState(etag='"old"', modified="x", body_hash=first.body_hash))
    assert second == NotModified("", "", "", 0)


def test_what_is_sent(server: FeedServer, client: Client) -> None:
    server.routes["/feed"] = Answer("<rss/>", headers={"Set-Cookie": "a=b"})
    get(client, server.url("/feed"))
    get(client, server.url("/feed"))
    sent = server.seen[-1].headers
    assert sent["user-agent"].startswith("reader/")
    assert sent["user-agent"].endswith(" (+reader-tui)")
    assert "rss" in sent["accept"]
    assert sent["accept-encoding"] == "gzip"
    assert not {"cookie", "referer", "authorization", "if-none-match", "if-modified-since"} & set(sent)


def test_a_login_in_the_address_is_sent_and_kept_from_other_hosts(server: FeedServer, client: Client) -> None:
    server.routes["/feed"] = Answer(status=302, headers={"Location": "/real"})
    server.routes["/real"] = Answer("<rss/>")
    get(client, server.url("/feed").replace("//", "//lena:s%40fe@"))
    assert [seen.headers["authorization"] for seen in server.seen] == ["Basic bGVuYTpzQGZl"] * 2


@pytest.mark.parametrize(
    ("base", "location", "leads_to"),
    [
        ("http://lena:pw@harbor.example/", "https://harbor.example/x", "https://lena:pw@harbor.example/x"),
        ("https://lena:pw@harbor.example/", "http://harbor.example/x", "http://harbor.example/x"),
        ("https://lena:pw@harbor.example/", "https://quay.example/x", "https://quay.example/x"),
    ],
)
def test_a_login_goes_to_the_same_server_only_and_never_in_the_clear(base: str, location: str, leads_to: str) -> None:
    assert join_hop(base, location) == leads_to


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), True), ((308, 301), True), ((302,), False), ((301, 302), False), ((307, 301), False), ((303,), False)],
)
def test_redirects_are_followed_and_kept_when_all_are_permanent(
    server: FeedServer, client: Client, statuses: tuple[int, ...], moved: bool
) -> None:
    for number, status in enumerate(statuses):
        server.routes[f"/{number}"] = Answer(status=status, headers={"Location": f"/{number + 1}"})
    server.routes[f"/{len(statuses)}"] = Answer("<rss/>")
    outcome = get(client, server.url("/0"))
    assert isinstance(outcome, Fetched)
    assert outcome.moved == (server.url(f"/{len(statuses)}") if moved else "")


def test_redirects_end_after_ten(server: FeedServer, client: Client) -> None:
    for number in range(12):
        server.routes[f"/{number}"] = Answer(status=301, headers={"Location": f"/{number + 1}"})
    server.routes["/12"] = Answer("<rss/>")
    assert failure(get(client, server.url("/0"))) == "the server redirects more than 10 times"
    assert isinstance(get(client, server.url("/2")), Fetched)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://[bad", "not a web address"),
        (f"http://{'ü' * 70}.example/", "no valid host name"),
        ("http://­/harbor.example/", "no valid host name"),
    ],
)
def test_a_redirect_leads_nowhere_but_the_web(server: FeedServer, client: Client, location: str, words: str) -> None:
    server.routes["/feed"] = Answer(status=302, headers={"Location": location})
    assert words in failure(get(client, server.url("/feed")))


def test_private_addresses_need_a_yes(server: FeedServer, client: Client) -> None:
    server.routes["/feed"] = Answer("<rss/>")
    refused = fetch(client, server.url("/feed"), now=NOW)
    assert "127.0.0.1 is an address of this machine or a private network, read only" in failure(refused)
    assert isinstance(refused, Failed)
    assert refused.barred == "127.0.0.1"
    assert isinstance(get(client, server.url("/feed")), Fetched)
    again = fetch(client, server.url("/feed"), now=NOW)
    assert "private network" in failure(again), "a connection opened with a yes is not lent to one without"
    assert server.statuses("/feed") == [200]


def test_the_yes_is_for_the_named_host_only(server: FeedServer, client: Client) -> None:
    server.routes["/feed"] = Answer(
        status=302, headers={"Location": server.url("/x").replace("127.0.0.1", "localhost")}
    )
    reason = failure(get(client, server.url("/feed")))
    assert re.search(r"localhost is an address of .* a private network \((127\.0\.0\.1|::1)\)", reason)


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",
        "10.0.0.1",
        "169.254.169.254",
        "2130706433",
        "0x7f.1",
        "%31%32%37.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[fec0::1]",
        "[fe80::1%25lo]",
    ],
)
def test_other_spellings_of_inside_are_refused_too(client: Client, host: str) -> None:
    assert "private network" in failure(fetch(client, f"http://{host}:9/", now=NOW))


def test_a_body_beyond_the_cap_is_refused(server: FeedServer, client: Client) -> None:
    server.routes["/feed"] = Answer(b"x" * 5000, endless=True, headers={"Content-Encoding": "identity"})
    assert failure(get(client, server.url("/feed"), cap=1024 * 1024)) == "the answer is larger than 1 MiB"


def test_the_cap_counts_after_unpacking(server: FeedServer, client: Client) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    server.routes["/feed"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    assert failure(get(client, server.url("/feed"))) == "the answer is larger than 15 MiB"


RAW = zlib.compressobj(wbits=-15)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"<rss") + gzip.compress(b"/>")),
        ("x-gzip", gzip.compress(b"<rss/>")),
        ("deflate", zlib.compress(b"<rss/>")),
        ("deflate", RAW.compress(b"<rss/>") + RAW.flush()),
        ("identity", b"<rss/>"),
    ],
)
def test_compressions_that_are_read(server: FeedServer, client: Client, encoding: str, body: bytes) -> None:
    server.routes["/feed"] = Answer(body, headers={"Content-Encoding": encoding})
    outcome = get(client, server.url("/feed"))
    assert isinstance(outcome, Fetched)
    assert outcome.body == b"<rss/>"


@pytest.mark.parametrize(
    ("encoding", "body", "words"),
    [
        ("gzip", b"<rss/>", "not compressed the way the server says"),
        ("gzip", gzip.compress(b"<rss/>" * 99)[:20], "cut off"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x")), "nobody asked for"),
        ("br", b"x", "nobody asked for (br)"),
    ],
)
def test_compressions_that_are_refused(
    server: FeedServer, client: Client, encoding: str, body: bytes, words: str
) -> None:
    server.routes["/feed"] = Answer(body, headers={"Content-Encoding": encoding})
    assert words in failure(get(client, server.url("/feed")))


def test_a_slow_server_runs_into_the_deadline(server: FeedServer, client: Client) -> None:
    server.routes["/feed"] = Answer(b"<rss/>", drip=True)
    assert failure(get(client, server.url("/feed"), seconds=0.3)) == "timed out after 0.3 s"


def test_a_silent_server_runs_into_the_deadline(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/feed"
        assert failure(get(client, url, seconds=0.2)) == "timed out after 0.2 s"


def test_a_server_that_is_down_or_hangs_up(server: FeedServer, client: Client) -> None:
    server.routes["/feed"] = Answer(hang_up=True)
    assert "without sending a response" in failure(get(client, server.url("/feed")))
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert failure(get(client, f"http://127.0.0.1:{port}/")) == "the server is down: connection refused"


def test_no_such_host(client: Client) -> None:
    reason = failure(fetch(client, "http://no-such-host.invalid/feed", now=NOW))
    assert "no-such-host.invalid" in reason


def test_no_tls_where_tls_is_asked_for(server: FeedServer, client: Client) -> None:
    assert "TLS" in failure(get(client, server.url("/feed").replace("http:", "https:"), seconds=5))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "there is nothing at this address (HTTP 404)"),
        (410, "the feed is gone for good (HTTP 410)"),
        (401, "a login is needed (HTTP 401)"),
        (500, "the server has a fault (HTTP 500)"),
        (418, "the server refuses (HTTP 418 I'm a Teapot)"),
    ],
)
def test_refusals_in_words(server: FeedServer, client: Client, status: int, words: str) -> None:
    server.routes["/feed"] = Answer("no", status=status, validators=False)
    outcome = get(client, server.url("/feed"))
    assert failure(outcome) == words
    assert isinstance(outcome, Failed)
    assert outcome.gone == (status == 410)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", 120),
        ("Sat, 21 Nov 2026 12:30:00 GMT", 1800),
        ("99999999999", 7 * 24 * 3600),
        ("Sat, 21 Nov 2020 12:30:00 GMT", 0),
        ("soon", None),
        ("", None),
    ],
)
def test_how_long_a_busy_server_asks_to_wait(server: FeedServer, client: Client, value: str, wait: int | None) -> None:
    server.routes["/feed"] = Answer(status=503, headers={"Retry-After": value})
    outcome = get(client, server.url("/feed"))
    assert isinstance(outcome, Failed)
    assert (outcome.busy, outcome.wait) == (True, wait)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "public, max-age=7200"}, 7200),
        ({"Cache-Control": "max-age=600", "Age": "100"}, 500),
        ({"Cache-Control": "no-cache, max-age=600"}, 0),
        ({"Date": "Sat, 21 Nov 2026 10:00:00 GMT", "Expires": "Sat, 21 Nov 2026 11:00:00 GMT"}, 0),
        ({"Expires": "0"}, 0),
    ],
)
def test_how_long_an_answer_is_fresh(server: FeedServer, client: Client, headers: dict[str, str], seconds: int) -> None:
    server.routes["/feed"] = Answer("<rss/>", headers=headers)
    outcome = get(client, server.url("/feed"))
    assert isinstance(outcome, Fetched)
    assert outcome.fresh_for == seconds


def test_control_characters_in_a_reason_are_gone(server: FeedServer, client: Client) -> None:
    server.routes["/feed"] = Answer(status=302, headers={"Location": "gopher://\x9b31m\u202e"[:12]})
    assert failure(get(client, server.url("/feed"))).isprintable()
