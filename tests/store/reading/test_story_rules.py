"""Rules carried out: on which stories, when, and only once."""

import pytest

from reader.errors import NothingFound
from reader.model.action import SetRemoved
from reader.model.document import Span
from reader.model.feed import Feed
from reader.model.mark import Analysis, Quote
from reader.model.queries.query import Query
from reader.model.rule import Rule, parse_rule
from reader.store.annotations.marks import save_analysis
from reader.store.file.library import Library
from reader.store.reading.actions import perform
from reader.store.reading.story_rules import (
    ANALYZED,
    LISTED,
    TEXT,
    Stage,
    acted_on,
    add_rule,
    apply_rule,
    carry_out,
    get_rule,
    remove_rule,
    rules,
    try_rule,
    wait_for_rules,
)
from reader.store.texts.stories import get_story, headlines, save_story
from tests.builders import NOW, clean_story


def arrive(library: Library, feed: Feed, title: str, text: str, stage: Stage = TEXT) -> int:
    with library.atomic():
        story_id = save_story(library, clean_story(text, title=title), feed_id=feed.id, now=NOW).id
        wait_for_rules(library, [story_id], stage)
    carry_out(library, now=NOW)
    return story_id


def make(library: Library, *lines: str) -> list[Rule]:
    return [add_rule(library, parse_rule(line), now=NOW) for line in lines]


def listed(library: Library, query: Query | None = None) -> list[str]:
    return sorted(line.title for line in headlines(library, query or Query()))


def test_each_act_on_what_arrives(library: Library, feed: Feed) -> None:
    make(library, "hide title:cup", "read ferry", "star ferry title:strike", "tag=port harbor")
    arrive(library, feed, "Cup final tonight", "Both teams are here.")
    arrive(library, feed, "Strike goes on", "No ferry leaves the harbor.")
    arrive(library, feed, "Tea with the mayor", "She speaks of the cup she won.")
    assert listed(library) == ["Strike goes on", "Tea with the mayor"]
    assert listed(library, Query(states=("read", "starred"), tags=("port",))) == ["Strike goes on"]
    assert [rule.done for rule in rules(library)] == [1, 1, 1, 1]


def test_a_rule_acts_once_so_that_what_is_taken_back_stays_so(library: Library, feed: Feed) -> None:
    (rule,) = make(library, "hide ferry")
    story_id = arrive(library, feed, "Strike", "No ferry leaves.")
    perform(library, SetRemoved((story_id,), False), now=NOW)
    with library.atomic():
        wait_for_rules(library, [story_id], ANALYZED)
    carry_out(library, now=NOW)
    assert apply_rule(library, rule, now=NOW)[0] == 0
    assert listed(library) == ["Strike"]


def test_without_waits_for_the_text_and_said_for_the_analysis(library: Library, feed: Feed) -> None:
    make(library, "hide title:ferry -strike", "star said:belkin")
    story_id = arrive(library, feed, "Ferry late", "A strike keeps it.", LISTED)
    assert listed(library) == ["Ferry late"]
    text = get_story(library, story_id).document.text
    quote = Quote((Span(0, 5),), "direct", speaker_name="Belkin")
    save_analysis(library, story_id, Analysis(1, quotes=(quote,)), text=text)
    for stage in (TEXT, ANALYZED):
        with library.atomic():
            wait_for_rules(library, [story_id], stage)
        carry_out(library, now=NOW)
        assert listed(library, Query(states=("starred",))) == ["Ferry late"] * (stage == ANALYZED)


def test_a_trial_changes_nothing_and_old_stories_are_done_on_demand(library: Library, feed: Feed) -> None:
    arrive(library, feed, "Ferry late", "Waves.")
    arrive(library, feed, "Bus late", "Snow.")
    (rule,) = make(library, "hide title:ferry")
    trial = try_rule(library, rule)
    assert (len(trial.stories), trial.of) == (1, 2)
    assert len(listed(library)) == 2
    count, inverse = apply_rule(library, rule, now=NOW)
    assert (count, listed(library), get_rule(library, rule.id).done) == (1, ["Bus late"], 1)
    assert acted_on(library, rule.id) == list(trial.stories)
    perform(library, inverse, now=NOW)
    assert len(listed(library)) == 2


def test_stories_that_wait_are_taken_up_by_the_next_run(library: Library, feed: Feed) -> None:
    make(library, "hide ferry")
    with library.atomic():
        story_id = save_story(library, clean_story("No ferry.", title="One"), feed_id=feed.id, now=NOW).id
        wait_for_rules(library, [story_id], TEXT)
    assert listed(library) == ["One"]  # as if the program had ended here
    carry_out(library, now=NOW)
    assert listed(library) == []


def test_a_rule_that_makes_no_sense_any_more_stops_no_other(library: Library, feed: Feed) -> None:
    make(library, "hide ferry")
    library.conn.execute("INSERT INTO rules (act, line, made_at) VALUES ('hide', 'odd:field', 0)")
    library.conn.execute("INSERT INTO rules (act, line, made_at) VALUES ('fly', 'ferry', 0)")
    arrive(library, feed, "One", "No ferry.")
    assert listed(library) == []


def test_rules_are_kept_once_and_forgotten(library: Library) -> None:
    (rule,) = make(library, "hide ferry")
    assert make(library, "hide ferry") == [rule]
    assert remove_rule(library, rule.id) == rule
    assert rules(library) == []
    with pytest.raises(NothingFound, match="no rule 1"):
        remove_rule(library, rule.id)


def test_without_rules_nothing_waits(library: Library, feed: Feed) -> None:
    arrive(library, feed, "One", "No ferry.")
    assert library.conn.execute("SELECT count(*) FROM rules_waiting").fetchone()[0] == 0
