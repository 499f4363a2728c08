"""A user's folders, and the command line run in them."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.paths import Paths
from tests.server import FeedServer, feed_server

DATA = Path(__file__).parent.parent / "data"
"""Two stories on one affair as they are pasted from the web, furniture and all; every name in them is invented."""


def user_folders(root: Path) -> Paths:
    """The folders of a user who lives in `root`."""
    return Paths(root / "config", root / "data", root / "state", root / "data" / "library.db")


def copied(paths: Paths, root: Path) -> Paths:
    """The folders of a user who lives in `root` and has the library of another: copying one takes no language model."""
    own = user_folders(root)
    shutil.copytree(paths.data_dir, own.data_dir)
    return own


def with_one_story(root: Path, text: str) -> Paths:
    """The folders of a user who lives in `root` and has imported one story."""
    (root / "story.txt").write_text(text)
    paths = user_folders(root)
    assert run(["import", str(root / "story.txt")], paths) == 0
    return paths


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str


Reader = Callable[..., Answer]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A library with the two invented stories, taken in by the real command; nobody writes to it, see `copied`."""
    root = tmp_path_factory.mktemp("user")
    paths = user_folders(root)
    assert run(["import", str(DATA / "denial.txt"), str(DATA / "contradiction.txt")], paths) == 0
    return paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The folders of a user who starts with nothing."""
    return user_folders(tmp_path)


@pytest.fixture
def reader(capfd: pytest.CaptureFixture[str]) -> Callable[[Paths], Reader]:
    """The command line of a user: `reader(paths)("list")`."""

    def of(paths: Paths) -> Reader:
        def command(*args: object) -> Answer:
            capfd.readouterr()
            code = run([str(arg) for arg in args], paths)
            said = capfd.readouterr()
            return Answer(int(code), said.out, said.err)

        return command

    return of


@pytest.fixture
def server() -> Iterator[FeedServer]:
    """A web server on this machine."""
    with feed_server() as running:
        yield running
