"""What each story of a thread adds, and the thread along time."""

from datetime import date

from reader.analysis.compare.new_in_story import additions
from reader.analysis.compare.timeline import Published, Recalled, timeline
from tests.analysis.compare.tellings import figure, said, story

FIRST = "Mayor Ane Brull said the old pier had lost forty planks. At least 14 boats sank on Tuesday."
SECOND = (
    "Brull said the old pier had lost forty of its planks. "
    "By now 19 boats sank, and a diver, Tor Lind, said the anchors were rotten."
)
THIRD = "In all 27 boats sank. Insurers paid for 14 boats sunk on Tuesday."
BOATS = {"thing": "boats sank", "thing_key": "boat sank"}


def stories() -> list:  # type: ignore[type-arg]
    return [
        story(1, 18, FIRST, [said(FIRST, "the old pier had lost forty planks", "Ane Brull")],
              [figure(FIRST, "14 boats", 14, modifier=">", as_of="Tuesday", **BOATS)]),
        story(2, 19, SECOND, [said(SECOND, "the old pier had lost forty of its planks", "Ane Brull"),
                              said(SECOND, "the anchors were rotten", "Tor Lind")],
              [figure(SECOND, "19 boats", 19, **BOATS)]),
        story(3, 22, THIRD, [], [figure(THIRD, "27 boats", 27, **BOATS),
                                 figure(THIRD, "14 boats", 14, as_of="Tuesday", **BOATS)]),
    ]  # fmt: skip


def test_a_story_adds_what_no_story_before_it_had() -> None:
    first, second, third = additions(stories())
    assert first.first_quote is not None
    assert first.first_quote.speaker_name == "Ane Brull"
    assert [quote.speaker_name for quote in second.quotes] == ["Tor Lind"]
    assert [one.low for one in third.figures] == [27]
    assert third.first_quote is None


def test_days_hold_what_came_out_and_what_is_told_of_them() -> None:
    found = timeline(stories())
    assert [day.days.first for day in found.days] == [date(2026, 11, day) for day in (17, 18, 19, 22)]
    (told,) = found.days[0].events
    assert isinstance(told, Recalled)
    assert told.story.id == 1
    assert [other.id for other in told.others] == [3]
    assert all(isinstance(event, Published) for day in found.days[1:] for event in day.events)


def test_a_course_has_one_point_a_story() -> None:
    (course,) = timeline(stories()).courses
    assert [point.value for point in course.points] == [14, 19, 27]
    assert course.verdict is None  # no text says that it has grown


def test_what_never_changes_has_no_course() -> None:
    same = [
        story(number, 10 + number, "All 9 lamps burn.", [], [figure("All 9 lamps burn.", "9 lamps", 9, thing="lamps")])
        for number in (1, 2, 3)
    ]
    assert timeline(same).courses == ()


def test_texts_tell_of_other_days_without_figures() -> None:
    told = [
        story(1, 18, "The gates of the dam were opened on 2 November. The cook was born on 3 May 1961."),
        story(2, 19, "The dam gates had been opened on Nov. 2, a mayor said."),
    ]
    (found,) = [event for day in timeline(told).days for event in day.events if isinstance(event, Recalled)]
    assert (found.days.first, found.story.id, [one.id for one in found.others]) == (date(2026, 11, 2), 1, [2])
    assert found.story.words(found.words) == "2 November"


def test_a_story_without_a_day_of_its_own_is_in_doubt_and_dates_nothing_by_it() -> None:
    told = [story(1, 18, "The gates of the dam were opened on 2 November, by a cook.", is_dated=False)]
    (day,) = timeline(told).days
    assert day.days.doubt == "?"
    assert [type(event) for event in day.events] == [Published]
