"""Figures lined up by what they measure, and the lens that shows their course."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from reader.app.rendering.rows.figure_rows import (
    plot_lines,
    short_number,
    thing_lines,
    value_lines,
)
from reader.app.state.figure_groups import things
from reader.model.document import Span
from reader.model.mark import Figure, FigureKind
from reader.store.annotations.figures import FigureRow
from tests.app.conftest import MakeApp, on_screen
from tests.app.driving import press
from tests.app.main.test_reading import story_at
from tests.app.stories import NOW, Counted, Sample


def row(
    story: int, words: str, value: float, thing: str, *, days: float = 0, thread: int | None = 1, unit: str = "people",
    kind: FigureKind = "casualties", source: str = "Nordwire", at: int = 0, behind: str = ", they said.",
) -> FigureRow:  # fmt: skip
    """A figure of a story so many days ago; `behind` is how its sentence ends."""
    span = Span(at, at + len(words))
    figure = Figure(span, span, value, value, unit, kind, thing, " ".join(sorted(thing.split())))
    when = NOW - timedelta(days=days)
    return FigureRow(figure, words, story, f"Story {story}", source, when, words + behind, at, thread, when)


DEAD = [
    row(3, "27 dead", 27, "people dead", days=0, source="Harbor Post", behind=" so far."),
    row(2, "19 dead", 19, "people dead", days=1, behind=" by now, they said."),
    row(1, "14 dead", 14, "people dead", days=2, source="Coast Daily"),
]


def text(lines: object) -> list[str]:
    return ["".join(words for words, _ in line) for line in lines]  # type: ignore[attr-defined]


def test_one_thing_over_time() -> None:
    (thing,) = things(DEAD)
    assert (thing.name, thing.verdict) == ("people dead", "rises")
    assert [value.row.figure.low for value in thing.values] == [27, 19, 14]
    assert [value.verdict for value in thing.values] == ["rises", "rises", None]
    assert [row.figure.low for row in thing.course] == [14, 19, 27]
    assert any("↗ rises" in line for line in text(thing_lines(thing, 40)))
    newest, oldest = (text(value_lines(thing.values[at], 80, NOW)) for at in (0, 2))
    assert newest[0].rstrip() == "27 dead  ↗ up from 19 dead, Nordwire Fri"
    assert oldest[0].rstrip() == "14 dead"


def test_nothing_rises_that_no_text_says_has_grown() -> None:
    quiet = [replace(one, sentence=f"{one.words}, they said.") for one in DEAD]
    (thing,) = things(quiet)
    assert (thing.verdict, [value.verdict for value in thing.values]) == (None, [None, None, None])


def test_outlets_that_differ_on_a_day_say_so_and_come_no_sooner() -> None:
    rows = [*DEAD, row(5, "40 hurt", 40, "people hurt", source="Harbor Post"), row(4, "25 hurt", 25, "people hurt")]
    found = things(rows)
    assert [thing.verdict for thing in found] == ["rises", "differs"]
    told = [text(value_lines(value, 80, NOW))[0].rstrip() for value in found[1].values]
    assert told == ["40 hurt  ≠ but 25 hurt, Nordwire 15:30", "25 hurt  ≠ but 40 hurt, Harbor Post 15:30"]
    same = things([row(2, "3 dead", 3, "people dead", source="A"), row(1, "three dead", 3, "people dead")])[0]
    assert (same.verdict, text(value_lines(same.values[0], 60, NOW))[0].rstrip()) == (
        "equal",
        "3 dead  = as Nordwire 15:30",
    )


def test_a_figure_given_twice_is_compared_by_what_stands_beside_it() -> None:
    """Of "40 boats left and another 40 boats came" the second comes to the first: no other story's count is like it."""
    words = "40 boats left the old port and another 40 boats came."
    other = replace(row(2, "50 boats", 50, "boats", unit="", kind="count"), sentence="50 boats left the old port.")
    for at, verdicts in ((0, ["differs"]), (words.rindex("40"), [None, None])):
        one = row(1, "40 boats", 40, "boats", unit="", kind="count", source="Harbor Post", at=at)
        found = things([replace(one, sentence=words, sentence_at=0), other])
        assert [thing.verdict for thing in found] == verdicts


def test_stories_of_different_threads_share_nothing() -> None:
    votes = [
        row(1, "98 votes", 98, "votes", thread=1, unit="", kind="votes"),
        row(2, "1,204 votes", 1204, "votes", thread=2, unit="", kind="votes"),
    ]
    assert [thing.verdict for thing in things(votes)] == [None, None]
    rate = [
        row(1, "3%", 3, "inflation rate", thread=None, unit="%", kind="percent", days=30),
        row(2, "4%", 4, "inflation rate", thread=None, unit="%", kind="percent"),
    ]
    assert [thing.verdict for thing in things(rate)] == [None, None]


def test_figures_without_a_thing_stand_alone_once_a_story() -> None:
    bare = [row(1, "7.5%", 7.5, "", unit="%", kind="percent"), row(1, "7.5%", 7.5, "", unit="%", kind="percent", at=90)]
    (thing,) = things(bare)
    assert (thing.name, len(thing.values), thing.verdict) == ("percent", 2, None)
    assert things([]) == []


def test_a_storys_own_values_keep_the_order_of_its_text() -> None:
    later = row(1, "nine missing", 9, "people missing", at=80)
    (thing,) = things([later, row(1, "9 missing", 9, "people missing", at=10)])
    assert [value.row.words for value in thing.values] == ["9 missing", "nine missing"]


def test_two_values_of_one_story_are_no_single_measure() -> None:
    later = row(1, "nine missing", 9, "people missing", at=80)
    found = things([later, row(1, "four missing", 4, "people missing", at=10)])
    assert sorted(value.row.words for thing in found for value in thing.values) == ["four missing", "nine missing"]
    assert [thing.verdict for thing in found] == [None, None]


def test_the_plot_needs_three_points_that_move() -> None:
    drawn = text(plot_lines(DEAD[::-1], 60, NOW))
    assert sum(line.count("●") for line in drawn) == 3
    assert drawn[0].startswith("27 ┤")
    assert "Thu" in drawn[-2]
    assert "15:30" in drawn[-2]
    assert plot_lines(DEAD[:2], 60, NOW) == []
    assert plot_lines([DEAD[0]] * 3, 60, NOW) == []
    assert plot_lines(DEAD, 10, NOW) == []


def test_short_numbers() -> None:
    money, share = row(1, "x", 1, "cost", unit="crown", kind="money").figure, row(1, "x", 1, "share", unit="%").figure
    assert short_number(40e6, money) == "40 m"
    assert short_number(1.25e9, money) == "1.25 bn"
    assert short_number(12_000, money) == "12,000"
    assert short_number(7.5, share) == "7.5%"


def killed(number: int, days: float, source: str) -> Sample:
    words = f"{number} dockers"
    counted = Counted(words, number, "people", "dockers on strike", "people")
    return Sample(
        f"Strike, day {9 - days:.0f}", source, "", 24 * days, f"Now {words} are on strike.", counted=(counted,)
    )


async def test_the_lens_shows_the_course_and_leads_to_the_passage(make_app: MakeApp) -> None:
    app = make_app((killed(900, 1, "Harbor Post"), killed(600, 4, "Nordwire"), killed(200, 8, "Coast Daily")))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "f")
        assert on_screen(app, "dockers on strike: values, newest first")
        assert on_screen(app, "↗ rises")
        assert on_screen(app, "900 ┤")
        assert on_screen(app, "●")
        assert on_screen(app, "↗ up from 600 dockers, Nordwire Tue")
        await press(pilot, "l", "j", "j", "enter")
        assert story_at(app) == "Strike, day 1"
        assert app.reading.main.text.current_passage().kind == "figure"  # type: ignore[union-attr]


def test_a_value_before_is_no_point_of_the_course_and_says_so() -> None:
    now, before = row(1, "82 dead", 82, "people dead"), row(1, "51", 51, "people dead", at=40)
    past = replace(before, figure=replace(before.figure, sense="before"))
    (thing,) = things([now, past, row(2, "85 dead", 85, "people dead", days=-1, behind=" by now.")])
    assert [row.figure.low for row in thing.course] == [82, 85]
    assert thing.verdict == "rises"
    told = [text(value_lines(value, 80, NOW))[0].rstrip() for value in thing.values]
    assert told == ["85 dead  ↗ up from 82 dead, Nordwire 15:30", "82 dead", "51  ◂ before"]


def test_what_is_at_odds_are_the_values_set_against_each_other() -> None:
    told = [
        row(3, "7 shocks", 7, "strong shocks", unit="", kind="count", source="A"),
        row(2, "nine shocks", 9, "strong shocks", unit="", kind="count", source="B"),
        row(1, "two shocks", 2, "strong shocks", unit="", kind="count", source="C"),
    ]
    told[1:] = [replace(one, figure=replace(one.figure, modifier=">")) for one in told[1:]]
    (thing,) = things(told)
    assert text(thing_lines(thing, 40))[1].split() == ["7", "or", "≥", "9", "≠", "outlets", "differ"]
    assert [one.figure.low for one in thing.course] == [7]
    assert [value.verdict for value in thing.values] == ["differs", "differs", None]


def test_lengths_at_odds_bear_their_units_and_stand_once() -> None:
    told = [
        row(1, "26 miles", 26, "quake", unit="mile", kind="measure", behind=" north of Carrow the quake struck."),
        row(2, "42 km", 42, "quake", unit="kilometre", kind="measure", behind=" north of Carrow the quake struck."),
        row(3, "20 miles", 20, "quake", unit="mile", kind="measure", behind=" north of Carrow the quake struck."),
    ]
    (thing,) = things([replace(one, source=f"Outlet {one.story_id}") for one in told])
    assert thing.verdict == "differs"
    assert text(thing_lines(thing, 60))[1].split("≠")[0].strip() in ("20 miles or 26 miles", "20 miles or 42 km")
    assert plot_lines(thing.course, 60, NOW) == []


def test_a_toll_that_turns_back_has_not_risen() -> None:
    told = [*DEAD, row(4, "22 dead", 22, "people dead", days=-1, source="A")]
    assert [thing.verdict for thing in things(told)] == [None]


def test_a_range_is_no_point_and_no_line_joins_what_nobody_says_has_moved() -> None:
    deal = [
        row(1, "$140 million", 140e6, "deal", days=3, unit="USD", kind="money"),
        row(2, "$150 million", 150e6, "deal", days=2, unit="USD", kind="money"),
        row(3, "$145 million to $175 million", 145e6, "deal", days=1, unit="USD", kind="money"),
    ]
    deal[2] = replace(deal[2], figure=replace(deal[2].figure, high=175e6))
    assert plot_lines(deal, 60, NOW) == []
    drawn = text(plot_lines([*deal, row(4, "$180 million", 180e6, "deal", unit="USD", kind="money")], 60, NOW))
    assert not any("160 m" in line for line in drawn)
    quiet = [replace(one, sentence=f"{one.words}, they said.") for one in DEAD]
    (thing,) = things(quiet)
    drawn = text(value_lines(thing.values[0], 60, NOW, thing))
    assert sum(line.count("●") for line in drawn) == 3
    assert not any("╮" in line or "╯" in line for line in drawn)


def test_a_change_says_which_way_it_went() -> None:
    change = row(1, "5%", 5, "rents", unit="%", kind="percent")
    change = replace(change, figure=replace(change.figure, sense="change", direction="up", source="Ana Ruiz"))
    (thing,) = things([change])
    drawn = [line.rstrip() for line in text(value_lines(thing.values[0], 80, NOW))]
    assert drawn[0] == "5%  ▲ rise"
    assert "Ana Ruiz in Nordwire 15:30 · Story 1" in drawn


def test_a_range_of_time_is_drawn_where_it_arrived_and_a_fraction_in_words() -> None:
    fund = [
        row(1, "$180 million", 180e6, "fund", days=2, unit="USD", kind="money"),
        row(2, "$190 million", 190e6, "fund", days=1, unit="USD", kind="money"),
        row(3, "$190 million to $210 million", 190e6, "fund", unit="USD", kind="money"),
    ]
    fund[2] = replace(fund[2], figure=replace(fund[2].figure, high=210e6, direction="up"))
    assert text(plot_lines(fund, 60, NOW))[0].startswith("210 m ┤")
    farms = [
        row(4, "40% of farms", 40, "farms", days=2, unit="%", kind="percent"),
        row(5, "45% of farms", 45, "farms", days=1, unit="%", kind="percent"),
        row(6, "half of the farms", 0.5, "farms", unit="fraction", kind="share"),
    ]
    drawn = text(plot_lines(farms, 60, NOW))
    assert drawn[0].startswith("half ┤")
    assert any(line.startswith(" 40% ┤") for line in drawn)


def test_points_in_dispute_are_not_joined() -> None:
    sum_told = partial(row, thing="cost strike", unit="crown per day", kind="money")
    told = [
        sum_told(1, "40 million crowns a day", 40e6, days=3),
        sum_told(2, "25 million crowns a day", 25e6, days=2, at=0, source="Harbor Post"),
        sum_told(2, "40 million crowns a day", 40e6, days=2, at=90, source="Harbor Post"),
        sum_told(3, "40 million crowns a day", 40e6, days=1),
    ]
    (thing,) = things(told)
    assert (thing.verdict, len(thing.course)) == ("differs", 4)
    assert {value.verdict for value in thing.values} == {"equal", "differs", None}
    drawn = text(value_lines(thing.values[0], 60, NOW, thing))
    assert sum(line.count("●") for line in drawn) == 4
    assert not any("╮" in line or "╯" in line for line in drawn)
    assert text(thing_lines(thing, 40))[1].split() == ["25", "m", "or", "40", "m", "≠", "outlets", "differ"]
    assert text(thing_lines(thing, 24))[1].split() == ["25", "m", "or", "40", "m", "≠"]
