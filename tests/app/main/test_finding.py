"""Search, filters, sorting, and the words they light."""

import pytest

from reader.app.widgets.search_line import SearchLine
from reader.model.queries.query import Query
from reader.store.sources.feeds import list_feeds
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press, settle
from tests.app.main.test_reading import story_at
from tests.app.stories import ELECTION, GRAIN, HARBOR, UNION


async def test_search_as_one_types_and_keep_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"telesc")
        assert on_screen(app, "telesc")
        assert len(app.reading.main.headlines.window.rows) == 1
        assert on_screen(app, "1 of 1")
        await press(pilot, "enter")
        assert len(app.reading.main.headlines.window.rows) == 1, "what was found does not go at Enter"
        assert app.reading.main.headlines.has_focus
        await press(pilot, "slash", *"zzz", "enter")
        assert on_screen(app, "Nothing found for ")
        await press(pilot, "escape")
        assert on_screen(app, "Unread 6")
        assert len(app.reading.main.headlines.window.rows) == 6


async def test_a_name_begun_is_completed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"sai")
        await settle(pilot)
        await press(pilot, "tab", *"tol")
        await settle(pilot)
        line = app.reading.query_one(SearchLine)
        assert line.value == "said:tol"
        await press(pilot, "tab")
        assert line.value.startswith("said:tol")
        assert len(line.value) > len("said:tol")
        await press(pilot, "enter")
        assert len(app.reading.main.headlines.window.rows) > 0
        assert app.reading.main.headlines.has_focus


async def test_matches_are_counted_and_walked(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"bridge", "enter")
        assert on_screen(app, "2 matches")
        await press(pilot, "enter", "n", "n")
        assert on_screen(app, "match 2/2")
        await press(pilot, "n")
        assert on_screen(app, "match 1/2")
        await press(pilot, "N")
        assert on_screen(app, "match 2/2")


async def test_giving_the_search_up_brings_the_list_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"grain")
        assert story_at(app) == GRAIN.title
        await press(pilot, "escape")
        assert len(app.reading.main.headlines.window.rows) == 6
        assert on_screen(app, "/ search")


async def test_a_search_that_makes_no_sense_is_said(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"since:soon", "enter")
        assert on_screen(app, "since")
        assert app.reading.status.problem


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("is:unred", "is: knows unread, read, starred, noted, corrected"),
        ("ferry is:new", "is: knows unread, read, starred, noted, corrected"),
        ("state:read", "did you mean is:"),
        ("since:20x", "since:20x is not a date"),
        ("figure:>", "figure:> has no number"),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_makes_no_sense_is_said_beside_it_while_one_types(
    make_app: MakeApp, size: tuple[int, int], typed: str, says: str
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "slash", *typed)
        assert says in _top(app)[0]
        assert typed[:10] in _top(app)[0]
        await press(pilot, "enter")
        assert app.reading.view.title == "Unread", "the list there was, not one that looks like an answer"
        assert len(app.reading.main.headlines.window.rows) == 6
        await press(pilot, "slash", *"ferry")
        assert not on_screen(app, says)


async def test_odd_searches_are_words_or_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        for text in ('"', "((", "a*b", "NEAR(", "-", "#", "said:", "'; DROP", "[b]", "*"):
            await press(pilot, "slash", *text, "enter")
        await press(pilot, "escape")
        assert len(app.reading.main.headlines.window.rows) == 6


async def test_the_speaker_at_hand_is_found_everywhere(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "right_square_bracket", "asterisk")
        assert [row.title for row in app.reading.main.headlines.window.rows] == [HARBOR.title, UNION.title]
        assert on_screen(app, 'said:"Anton Belkin"')


async def test_counts_are_clicked_and_read_stories_hidden(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "s", "m")
        at = next(line for line in _top(app)).index("★")
        await pilot.click(offset=(at, 0))
        await settle(pilot)
        assert [row.title for row in app.reading.main.headlines.window.rows] == [HARBOR.title]
        await press(pilot, "M")
        assert app.reading.main.headlines.window.rows == []
        await press(pilot, "M", "escape")
        assert len(app.reading.main.headlines.window.rows) == 5


async def test_one_feed_one_tag_and_other_orders(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "F", *"nordw", "enter")
        assert [row.title for row in app.reading.main.headlines.window.rows] == [GRAIN.title]
        await press(pilot, "t", *"grain", "enter", "escape", "T", "enter")
        assert on_screen(app, "#grain")
        assert len(app.reading.main.headlines.window.rows) == 1
        await press(pilot, "escape", "S", "down", "enter")
        assert app.reading.main.headlines.window.rows[0].title == ELECTION.title
        assert on_screen(app, "Unread, oldest first")


async def test_the_app_starts_with_the_list_asked_for(make_app: MakeApp) -> None:
    app = make_app(query=Query(words=("wheat",)))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert story_at(app) == GRAIN.title
        with kept(app) as lib:
            assert len(list_feeds(lib)) == 4


def _top(app: object) -> list[str]:
    from tests.app.conftest import seen

    return seen(app)[:1]  # type: ignore[arg-type]
