"""`reader tidy` and `reader archive` as they are typed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.model.action import SetRead
from reader.paths import Paths
from reader.store.file.library import open_library
from reader.store.reading.actions import perform
from tests.cli.conftest import Reader
from tests.ingest.feeds import rss, story_html
from tests.server import Answer, FeedServer


@pytest.fixture
def ask(reader: Callable[[Paths], Reader], paths: Paths, server: FeedServer) -> Reader:
    """A reader who read two of three stories long ago, and starred one of those."""
    command = reader(paths)
    entries = [(str(number), f"Title {number}", story_html(f"Number {number}")) for number in (1, 2, 3)]
    server.routes["/feed"] = Answer(rss(entries))
    assert command("add", "--private", server.url("/feed")).code == 0
    with open_library(paths.library, now=datetime.now(UTC)) as library:
        perform(library, SetRead((1, 2), True, datetime(2020, 1, 1, tzinfo=UTC)), now=datetime.now(UTC))
        library.conn.execute("UPDATE stories SET changed_at = 1577836800")
    assert command("tag", "2", "port").code == 0
    return command


def test_nothing_goes_unless_one_says_how_long_to_keep(ask: Reader) -> None:
    answer = ask("tidy")
    assert answer.code == 1
    assert "stories are kept for ever; say how long with --days N, or keep_days = N in the config" in answer.err


def test_a_dry_run_names_what_would_go_and_the_run_deletes_it(ask: Reader) -> None:
    dry = ask("tidy", "--days", "30", "--dry-run")
    assert dry.out.startswith("  1  Title 1\n1 story would be deleted")
    assert "Title 1" in ask("list").out
    answer = ask("tidy", "--days", "30")
    assert answer.out.startswith("1 story deleted\nthe library takes ")
    assert "Title 1" not in ask("list").out
    assert ask("refresh", "--force", "--no-analysis").code == 0
    listed = ask("list").out
    assert ("Title 1" in listed, "Title 2" in listed, "Title 3" in listed) == (False, True, True)


def test_the_config_says_how_long(ask: Reader, paths: Paths) -> None:
    paths.config_file.parent.mkdir(parents=True, exist_ok=True)
    paths.config_file.write_text("keep_days = 30\n")
    assert "1 story would be deleted" in ask("tidy", "--dry-run").out


def test_an_archive_is_read_like_any_library(ask: Reader, tmp_path: Path) -> None:
    to = tmp_path / "old.db"
    answer = ask("archive", to, "--days", "30")
    assert f"1 story moved to {to}" in answer.out
    assert "Title 1" in ask("--library", to, "list").out
    assert "Title 1" not in ask("list").out
    again = ask("archive", to, "--days", "30")
    assert (again.code, "no story is that old" in again.err) == (1, True)
