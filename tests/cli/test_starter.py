"""`reader starter` lists without asking the network."""

from collections.abc import Callable

from reader.paths import Paths
from tests.cli.conftest import Reader


def test_the_list_and_a_name_that_is_not_in_it(reader: Callable[[Paths], Reader], paths: Paths) -> None:
    ask = reader(paths)
    listed = ask("starter")
    assert listed.code == 0
    assert listed.out.startswith("World\n   1  ")
    assert "Germany\n" in listed.out
    assert not paths.library.exists()
    unknown = ask("starter", "add", "Atlantis")
    assert (unknown.code, "nothing called" in unknown.err) == (1, True)
