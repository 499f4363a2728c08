"""A key keeps its meaning: in the sources it does to a source what it does to a story or list on the main screen."""

from textual.binding import Binding

from reader.app.action_registry import key_chains

SAME = {
    ("page", "half page"), ("show", "open"), ("fold", "open"), ("close", "open"), ("folder", "sources"),
    ("hide empty", "hide read"), ("narrow", "search"), ("close", "clear"), ("close", "quit"), ("settings", "editor"),
    ("unsubscribe", "hide"),
}  # fmt: skip
"""What a key does in the sources, and its like on the main screen; → and l go to the pane at the right."""


def by_key(*parts: tuple[Binding, ...]) -> dict[str, Binding]:
    """The binding of each key, the inner one where there are two."""
    found: dict[str, Binding] = {}
    for binding in (one for part in parts for one in part):
        for key in binding.key.split(","):
            found.setdefault(key, binding)
    return found


def test_keys_of_the_sources_mean_what_they_mean_elsewhere() -> None:
    chains = {chain.place: chain for chain in key_chains()}
    elsewhere = by_key(*chains["the headlines"].parts)
    own = by_key(chains["the sources"].parts[0])
    pairs = {(key, one.description, elsewhere[key].description) for key, one in own.items() if key in elsewhere}
    assert {pair for pair in pairs if pair[1] != pair[2] and pair[1:] not in SAME} == set()
