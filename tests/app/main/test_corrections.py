"""The reader's word on a statement, by keys: asked, shown everywhere with its sign, undone, listed, taken back."""

from dataclasses import replace

from reader.model.mark import Analysis
from reader.model.queries.query import Query
from reader.store.annotations.corrections import all_corrections
from reader.store.annotations.marks import load_analysis, save_analysis
from reader.store.annotations.people import speakers
from reader.store.file.library import open_library
from reader.store.texts.stories import headlines
from tests.app.conftest import MakeApp, kept, on_screen, seen
from tests.app.driving import press
from tests.app.stories import NOW, Counted, Said, Sample, analysis_of

TEXT = (
    "Lock keeper Edda Brahm said the gates had held all night. Rolf Sund denied that anybody slept.\n"
    "“We counted 12 boats,” Brahm said."
)
GATES = Said(("the gates had held all night",), "Edda Brahm", "Edda Brahm", "lock keeper", "indirect", "said")
SLEPT = Said(("anybody slept",), "Rolf Sund", "Rolf Sund", "", "indirect", "denied", 0.5)
BOATS = Said(("“We counted 12 boats,”",), "Brahm", "Edda Brahm", "lock keeper", "direct", "said")
LOCK = Sample(
    "Gates held at Tessel lock", "Canal Post", "", 2, TEXT, (GATES, SLEPT, BOATS),
    (Counted("12", 12, thing="boats", lit="12 boats"),), (("Edda Brahm", "Edda Brahm"), ("Rolf Sund", "Rolf Sund")),
)  # fmt: skip


def said(app: object) -> list[tuple[str, str]]:
    """Speaker and role of each statement, as another process would find them."""
    with kept(app) as lib:  # type: ignore[arg-type]
        [story] = headlines(lib, Query())
        found = load_analysis(lib, story.id)
        return [(one.speaker_name, one.role) for one in found.quotes] if found else []


BEFORE = [("Edda Brahm", "lock keeper"), ("Rolf Sund", ""), ("Edda Brahm", "lock keeper")]


async def test_somebody_else_of_the_story_said_it(make_app: MakeApp) -> None:
    app = make_app((LOCK,))
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "enter", "]", "]", "!")
        assert on_screen(app, "Correct this statement")
        assert on_screen(app, "denied that anybody slept")
        assert on_screen(app, "Found: Rolf Sund")
        await press(pilot, "enter")
        assert on_screen(app, "Nothing is chosen yet"), "nothing is said by chance"
        await press(pilot, *"edda", "enter")
        assert on_screen(app, "corrected: said by Edda Brahm, not Rolf Sund: u undoes it")
        assert said(app) == [BEFORE[0], ("Edda Brahm", "lock keeper"), BEFORE[2]]
        assert on_screen(app, "✓ denied that anybody slept")
        assert not any("Rolf Sund" in line and "×" in line for line in seen(app))

        await press(pilot, "i")
        assert on_screen(app, "Your correction: Edda Brahm says this; the program found")
        await press(pilot, "escape", "w", "l", "j")
        assert on_screen(app, "✓ corrected by you")
        await press(pilot, "q", "q")

        with open_library(app.session.paths.library, now=NOW) as lib:
            again: Analysis = replace(analysis_of(LOCK), version=2)
            save_analysis(lib, 1, again)
        assert said(app)[1] == ("Edda Brahm", "lock keeper"), "what the user said stays so"

        await press(pilot, "u")
        assert on_screen(app, "undone: corrected: said by Edda Brahm, not Rolf Sund")
        assert said(app) == BEFORE
        await press(pilot, "ctrl+r")
        assert said(app)[1] == ("Edda Brahm", "lock keeper")


async def test_a_typed_name_nobody_and_no_statement(make_app: MakeApp) -> None:
    app = make_app((LOCK,))
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "enter", "]", "]", "!", *"Ida Moen", "enter")
        assert said(app)[1] == ("Ida Moen", "")
        await press(pilot, "!", *"nobody", "enter")
        assert on_screen(app, "corrected: not by Rolf Sund")
        assert said(app)[1] == ("", "")
        await press(pilot, "!", *"not a st", "enter")
        assert on_screen(app, "corrected: not a statement")
        assert said(app) == [BEFORE[0], BEFORE[2]]
        await press(pilot, "u", "u", "u")
        assert said(app) == BEFORE
        with kept(app) as lib:
            assert all_corrections(lib) == []
            assert {one.name for one in speakers(lib)} == {"Edda Brahm", "Rolf Sund"}


async def test_a_role_and_back_to_what_was_found(make_app: MakeApp) -> None:
    app = make_app((LOCK,))
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "enter", "]", "!", *"role", "enter")
        assert on_screen(app, "The role of Edda Brahm in this story")
        await press(pilot, "ctrl+u", *"harbor pilot", "enter")
        assert said(app) == [("Edda Brahm", "harbor pilot"), BEFORE[1], ("Edda Brahm", "harbor pilot")]
        assert on_screen(app, "harbor pilot ✓")
        await press(pilot, "!", *"as the program", "enter")
        assert said(app) == BEFORE


async def test_everywhere_is_meant_when_one_says_so(make_app: MakeApp) -> None:
    app = make_app((LOCK,))
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "enter", "]", "!", "tab")
        assert on_screen(app, "[x] the same for everything Edda Brahm says in this story")
        await press(pilot, *"Ida Moen", "enter")
        assert said(app) == [("Ida Moen", ""), BEFORE[1], ("Ida Moen", "")]


async def test_from_the_side_pane_and_from_the_lens_who(make_app: MakeApp) -> None:
    app = make_app((LOCK,))
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "enter", "]", "]", "enter", "!", *"Ida", "enter")
        assert said(app)[1] == ("Ida", "")
        await press(pilot, "u", "h", "w", "slash", *"rolf", "enter", "!", *"edda", "enter")
        assert said(app)[1] == ("Edda Brahm", "lock keeper")
        assert on_screen(app, "corrected: said by Edda Brahm, not Rolf Sund: u undoes it")
        await press(pilot, "u")
        assert said(app) == BEFORE


async def test_a_figure_is_asked_nothing(make_app: MakeApp) -> None:
    app = make_app((LOCK,))
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "enter", "]", "]", "]", "]", "!")
        assert on_screen(app, "this is a figure: ! corrects statements only")
        await press(pilot, "g", "!")
        assert said(app) == BEFORE


async def test_all_are_listed_lead_to_their_place_and_are_taken_back(make_app: MakeApp) -> None:
    app = make_app((LOCK,))
    async with app.run_test(size=(160, 40)) as pilot:
        await press(pilot, "W")
        assert on_screen(app, "No corrections yet")
        await press(pilot, "q", "enter", "]", "]", "!", *"not a st", "enter", "]", "!", *"Ida", "enter", "W")
        assert on_screen(app, "Your corrections: 2")
        assert on_screen(app, "not a statement")
        await press(pilot, "slash", *"ida", "enter")
        assert on_screen(app, "Your corrections: 1 with ida")
        await press(pilot, "enter")
        assert app.session.lib is not None
        assert on_screen(app, "Gates held at Tessel lock")
        await press(pilot, "W", "j", "delete")
        assert on_screen(app, "correction undone: u brings it back")
        assert said(app)[:2] == BEFORE[:2]
        await press(pilot, "u")
        assert on_screen(app, "Your corrections: 2")
        assert [name for name, _ in said(app)] == ["Edda Brahm", "Ida"]
