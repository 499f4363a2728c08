"""What is asked of the companion process before it has started."""

from reader.app.program.fetching import Fetching
from tests.app.conftest import MakeApp


def test_what_is_asked_before_the_start_waits_for_it(make_app: MakeApp) -> None:
    said: list[tuple[str, bool]] = []

    def say(words: str, *, problem: bool = False) -> None:
        said.append((words, problem))

    starting, without = (Fetching(make_app().session, say, starts=starts) for starts in (True, False))
    assert starting.ask("refresh", "refreshing…", feed=None)
    assert not without.ask("refresh", "refreshing…", feed=None)
    assert said == [
        ("starting; then refreshing…", False),
        ("the background process is not running: nothing can be fetched now", True),
    ]
