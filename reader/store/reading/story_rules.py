"""Rules in the library: kept, tried on what is there, and carried out on stories as they arrive.

The words of a story can be found only after the transaction that saved it. So whoever saves stories notes in that
transaction that they wait, and has the rules carried out in the next one; if the program ends in between, the next run
does it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from reader.errors import NothingFound, ReaderError
from reader.model.action import Action
from reader.model.queries.query import Query
from reader.model.rule import ACTS, Rule, action_of, asked, waits_for_analysis, waits_for_text
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.row_values import places, seconds
from reader.store.search.conditions import conditions

Stage = Literal[0, 1, 2]
LISTED: Final = 0
TEXT: Final = 1
ANALYZED: Final = 2
"""How much is known of a story that waits: its title; its text; who is quoted in it and which figures it has."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule would do to the stories that are here."""

    stories: tuple[int, ...]
    """Newest first."""
    of: int
    """How many stories there are in all."""


def rules(lib: Library) -> list[Rule]:
    """All of them in the order they were made."""
    rows = lib.conn.execute("SELECT id, act, tag, line, done FROM rules ORDER BY id").fetchall()
    acts = {act: act for act in ACTS}
    return [
        Rule(acts[row["act"]], row["line"], row["tag"], row["id"], row["done"]) for row in rows if row["act"] in acts
    ]


def get_rule(lib: Library, rule_id: int) -> Rule:
    """The rule with this number; raises NothingFound."""
    found = next((rule for rule in rules(lib) if rule.id == rule_id), None)
    if found is None:
        raise NothingFound(f"there is no rule {rule_id}")
    return found


def add_rule(lib: Library, rule: Rule, *, now: datetime) -> Rule:
    """Keep a rule for stories to come; one that is here already is handed back as it is."""
    for known in rules(lib):
        if known.words == rule.words:
            return known
    with lib.atomic():
        rule_id = lib.conn.execute(
            "INSERT INTO rules (act, tag, line, made_at) VALUES (?, ?, ?, ?)",
            (rule.act, rule.tag, rule.line, seconds(now)),
        ).lastrowid
    return get_rule(lib, rule_id or 0)


def remove_rule(lib: Library, rule_id: int) -> Rule:
    """Forget a rule; what it has done stays. Raises NothingFound."""
    rule = get_rule(lib, rule_id)
    with lib.atomic():
        lib.conn.execute("DELETE FROM rules WHERE id = ?", (rule_id,))
    return rule


def acted_on(lib: Library, rule_id: int) -> list[int]:
    """The stories a rule was carried out on and that are still there, newest first."""
    rows = lib.conn.execute(
        "SELECT a.story_id FROM rule_acts a JOIN statuses st ON st.story_id = a.story_id WHERE a.rule_id = ?"
        " ORDER BY st.sort_at DESC, st.story_id DESC",
        (rule_id,),
    ).fetchall()
    return [row[0] for row in rows]


def try_rule(lib: Library, rule: Rule) -> Trial:
    """The stories here that a rule would be carried out on. Raises ReaderError when its line makes no sense."""
    stories = lib.conn.execute("SELECT coalesce(sum(stories), 0) FROM counters").fetchone()[0]
    return Trial(_found(lib, rule, asked(rule), None), stories)


def apply_rule(lib: Library, rule: Rule, *, now: datetime) -> tuple[int, Action]:
    """Carry a rule out on the stories that are here: how many, and the action that takes it back."""
    with lib.atomic():
        return _act(lib, rule, _found(lib, rule, asked(rule), None), now)


def wait_for_rules(lib: Library, story_ids: Sequence[int], stage: Stage) -> None:
    """Note, in the transaction that saves them, that stories of feeds wait for the rules there are."""
    if story_ids and lib.conn.execute("SELECT EXISTS (SELECT 1 FROM rules)").fetchone()[0]:
        lib.conn.executemany(
            "INSERT INTO rules_waiting VALUES (?, ?)"
            " ON CONFLICT (story_id) DO UPDATE SET stage = max(stage, excluded.stage)",
            [(story_id, stage) for story_id in story_ids],
        )


def carry_out(lib: Library, *, now: datetime) -> None:
    """Carry the rules out on the stories that wait for them; one whose line makes no sense any more is passed over."""
    if lib.conn.execute("SELECT EXISTS (SELECT 1 FROM rules_waiting)").fetchone()[0]:
        with lib.atomic():
            rows = lib.conn.execute("SELECT story_id, stage FROM rules_waiting").fetchall()
            for rule in rules(lib):
                try:
                    query = asked(rule)
                except ReaderError:
                    continue
                least = ANALYZED if waits_for_analysis(query) else TEXT if waits_for_text(query) else LISTED
                ready = [row["story_id"] for row in rows if row["stage"] >= least]
                for start in range(0, len(ready), _AT_ONCE):
                    _act(lib, rule, _found(lib, rule, query, ready[start : start + _AT_ONCE]), now)
            lib.conn.execute("DELETE FROM rules_waiting")


def _act(lib: Library, rule: Rule, found: tuple[int, ...], now: datetime) -> tuple[int, Action]:
    inverse = perform(lib, action_of(rule, found), now=now)
    lib.conn.executemany("INSERT OR IGNORE INTO rule_acts VALUES (?, ?)", [(rule.id, each) for each in found])
    lib.conn.execute("UPDATE rules SET done = done + ? WHERE id = ?", (len(found), rule.id))
    return len(found), inverse


def _found(lib: Library, rule: Rule, query: Query, among: Sequence[int] | None) -> tuple[int, ...]:
    """The listed stories a rule is to be carried out on and was not yet, all or those `among` some; newest first."""
    wanted = conditions(lib, query)
    if wanted.impossible:
        return ()
    wanted.add("NOT EXISTS (SELECT 1 FROM rule_acts a WHERE a.rule_id = ? AND a.story_id = st.story_id)", rule.id)
    if among is not None:
        wanted.add(f"st.story_id IN ({places(among)})", *among)
    if among is None:
        wanted.settle_words()
    else:
        wanted.settle_words("EXISTS (SELECT 1 FROM full_text WHERE full_text MATCH ? AND rowid = st.story_id)")
    rows = lib.conn.execute(
        f"SELECT st.story_id FROM statuses st WHERE {' AND '.join(wanted.terms)}"
        " ORDER BY st.sort_at DESC, st.story_id DESC",
        wanted.values,
    ).fetchall()
    return tuple(row[0] for row in rows)
