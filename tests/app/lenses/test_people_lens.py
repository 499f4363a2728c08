"""The lens "who said what": merging two who are one, splitting a spelling off, and what is doubtful."""

from dataclasses import replace

from reader.app.lenses.people_lens import FIRST_STATEMENTS, PeopleScreen
from reader.model.document import Span
from reader.model.mark import Analysis, Quote
from reader.model.queries.query import Query
from reader.store.annotations.marks import save_analysis
from reader.store.annotations.people import speakers, spellings, statements
from reader.store.file.library import open_library
from reader.store.texts.stories import headlines
from tests.app.conftest import MakeApp, kept, on_screen
from tests.app.driving import press, settle
from tests.app.stories import GRAIN, HARBOR, NOW, SAMPLES, Said, Sample, analysis_of

MISSPELT = Sample(
    "Minister visits the piers", "Nordwire", "", 5, "“I came to look” said Anton Belkyn on the quay.",
    said=(Said(("“I came to look”",), "Anton Belkyn", "Anton Belkyn", "", "direct", "said"),),
    named=(("Anton Belkyn", "Anton Belkyn"),),
)  # fmt: skip
STORIES = (*SAMPLES, MISSPELT)


def names(app: object) -> dict[str, int]:
    """Who the library knows, and how often each speaks."""
    with kept(app) as lib:  # type: ignore[arg-type]
        return {person.name: person.statements for person in speakers(lib)}


async def test_two_are_merged_stay_so_after_analysis_and_are_taken_apart(make_app: MakeApp) -> None:
    app = make_app(STORIES)
    async with app.run_test(size=(120, 40)) as pilot:
        before = names(app)
        assert before["Anton Belkyn"] == 1
        await press(pilot, "w", "slash", *"belkin", "enter", "=")
        assert on_screen(app, "Who else is Anton Belkin?")
        await press(pilot, "enter")
        assert on_screen(app, "Nothing is chosen yet: ↓ goes to the first one, typing narrows."), (
            "one does not merge two by chance"
        )
        await press(pilot, "down", "enter")  # the most alike name comes first
        assert on_screen(app, "Anton Belkyn merged with Anton Belkin: u undoes it")
        assert on_screen(app, "Merged by you: Anton Belkyn")
        assert on_screen(app, "“I came to look”")
        assert names(app)["Anton Belkin"] == before["Anton Belkin"] + 1
        assert "Anton Belkyn" not in names(app)

        with open_library(app.session.paths.library, now=NOW) as lib:
            ids = {row.title: row.id for row in headlines(lib, Query())}
            for sample in (MISSPELT, HARBOR):
                again: Analysis = replace(analysis_of(sample), version=2)
                save_analysis(lib, ids[sample.title], again)
        assert "Anton Belkyn" not in names(app), "what the user put together stays so"

        await press(pilot, "u")
        assert on_screen(app, "undone: Anton Belkyn merged with Anton Belkin")
        assert names(app) == before
        await press(pilot, "ctrl+r")
        assert "Anton Belkyn" not in names(app)


async def test_a_spelling_is_split_off_and_put_back(make_app: MakeApp) -> None:
    app = make_app(STORIES)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w", "slash", *"belkin", "enter", "=", "down", "enter", "-")
        assert on_screen(app, "Which is not Anton Belkin?")
        assert on_screen(app, "merged by you")
        await press(pilot, *"belkyn", "enter")
        assert on_screen(app, "Anton Belkyn split off Anton Belkin: u undoes it")
        assert names(app)["Anton Belkyn"] == 1
        await press(pilot, "u")
        assert "Anton Belkyn" not in names(app)
        with kept(app) as lib:
            person = next(one for one in speakers(lib) if one.name == "Anton Belkin")
            assert {one.surface for one in spellings(lib, person.id)} >= {"Anton Belkin", "Anton Belkyn"}


async def test_one_spelling_cannot_be_split_and_one_person_not_merged(make_app: MakeApp) -> None:
    app = make_app((GRAIN,))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w", "-")
        assert on_screen(app, "Oda Krag has one spelling")
        await press(pilot, "=")
        assert on_screen(app, "there is nobody else to merge with")
        await press(pilot, "slash", *"zzz", "enter", "=")
        assert on_screen(app, "nobody here to merge")
        await press(pilot, "-")
        assert on_screen(app, "nobody here to split")


async def test_of_a_large_library_all_speakers_and_statements_follow(make_app: MakeApp) -> None:
    app = make_app(STORIES)
    count = FIRST_STATEMENTS + 20
    async with app.run_test(size=(120, 40)) as pilot:
        with open_library(app.session.paths.library, now=NOW) as lib:
            story_id = headlines(lib, Query())[-1].id
            span = Span(0, 5)
            quotes = tuple(Quote((span,), "direct", speaker_name="Anton Belkin", role=f"{n}") for n in range(count))
            save_analysis(lib, story_id, Analysis(1, quotes=quotes))
            every = speakers(lib)
        screen = PeopleScreen(app.session, newest=1)
        await app.push_screen(screen)
        await settle(pilot)
        assert on_screen(app, f"Who said what of all stories: {len(every)} speakers")
        assert not on_screen(app, "counting all")
        assert screen.person == every[0]
        await press(pilot, "l", "G")
        said = screen.detail.current
        with kept(app) as lib:
            assert said is not None
            assert screen.detail.place == len(statements(lib, every[0].id)) - 1 >= count - 1
        await app.push_screen(PeopleScreen(app.session, newest=1, most=10))
        await settle(pilot)
        await press(pilot, "l", "G")
        assert on_screen(app, 'older statements: leave with q, then / said:"Anton Belkin"')


async def test_a_doubtful_statement_is_shown_as_doubtful(make_app: MakeApp) -> None:
    sure = GRAIN.said[0]
    app = make_app((replace(GRAIN, said=(replace(sure, confidence=0.5),)),))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w")
        assert on_screen(app, "? said: “We pay for the detour twice")
        assert on_screen(app, "doubtful · Nordwire")
        await press(pilot, "i")
        assert on_screen(app, "Doubtful, about 5 in 10: take the name as a guess.")
