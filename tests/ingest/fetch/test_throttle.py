from reader.ingest.fetch.throttle import Turns


def test_hosts_take_turns() -> None:
    turns: Turns[str] = Turns(lambda host: 0.0 if host == "mine" else 1.0)
    for host, thing in (("a", "a1"), ("a", "a2"), ("b", "b1"), ("mine", "m1"), ("mine", "m2")):
        turns.add(host, thing)
    assert [turns.take(0.0) for _ in range(4)] == [("a", "a1"), ("b", "b1"), ("mine", "m1"), None]
    assert turns.rest(0.0) is None
    turns.done("a", 5.0)
    turns.done("mine", 5.0)
    assert turns.take(5.0) == ("mine", "m2")
    assert turns.take(5.0) is None
    assert turns.rest(5.0) == 1.0
    assert turns.take(6.0) == ("a", "a2")
    for host in ("a", "b", "mine"):
        turns.done(host, 7.0)
    assert not turns


def test_a_busy_host_loses_its_turns() -> None:
    turns: Turns[str] = Turns(lambda _: 1.0)
    turns.add("a", "a1")
    turns.add("a", "a2")
    turns.take(0.0)
    turns.done("a", 0.0)
    assert turns.drop("a") == ["a2"]
    assert turns.drop("nobody") == []
    assert not turns
