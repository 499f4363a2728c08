"""The main screen as a reader meets it: what is seen, and what the store holds afterwards."""

import pytest

from reader.app.app import ReaderApp
from reader.model.queries.query import Query
from reader.store.reading.notes import notes_of
from reader.store.texts.stories import counts, headline, headlines
from tests.app.conftest import MakeApp, kept, on_screen, seen
from tests.app.driving import press, settle
from tests.app.stories import ELECTION, FERRY, HARBOR, LIBRARY, SAMPLES, UNION


def story_at(app: ReaderApp) -> str:
    """Title of the story at hand."""
    story = app.reading.main.at_hand().story
    return story.title if story else ""


async def test_stories_are_there_at_once_with_their_marks(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert on_screen(app, "Unread 6 · All 6 · ★ 0")
        assert on_screen(app, "Harbor bridge to stay shut")
        assert on_screen(app, "Speakers 3")
        assert on_screen(app, "Maria Toller")
        assert on_screen(app, "port minister Anton")
        assert on_screen(app, "j k move")
        with kept(app) as lib:
            assert counts(lib).unread == 6


async def test_walking_the_list_shows_stories_without_reading_them(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "j")
        assert story_at(app) == UNION.title
        assert on_screen(app, "Unread 6")
        await press(pilot, "G")
        assert story_at(app) == ELECTION.title
        await press(pilot, "j")
        assert on_screen(app, "this is the last headline")
        await press(pilot, "g")
        assert story_at(app) == HARBOR.title


async def test_opening_reads_and_undo_unreads(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter")
        assert app.reading.main.text.has_focus
        assert on_screen(app, "Unread 5")
        story_id = app.reading.main.at_hand().story.id  # type: ignore[union-attr]
        with kept(app) as lib:
            assert headline(lib, story_id).read
        assert any("○ Harbor Post" in line for line in seen(app)), (
            "a story read stays in the list until it is read again"
        )
        await press(pilot, "u")
        assert on_screen(app, "Unread 6")
        assert on_screen(app, "undone: read")
        await press(pilot, "ctrl+r")
        assert on_screen(app, "Unread 5")
        await press(pilot, "ctrl+r")
        assert on_screen(app, "nothing to redo")


@pytest.mark.parametrize(
    ("keys", "seen_then", "query"),
    [
        ("m", "Unread 5", Query(states=("read",))),
        ("s", "★ 1", Query(states=("starred",))),
    ],
)
async def test_marking_undoing_and_doing_again(make_app: MakeApp, keys: str, seen_then: str, query: Query) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *keys)
        assert on_screen(app, seen_then)
        with kept(app) as lib:
            assert [row.title for row in headlines(lib, query)] == [HARBOR.title]
            await press(pilot, "u")
            assert headlines(lib, query) == []
            await press(pilot, "ctrl+r")
            assert len(headlines(lib, query)) == 1
        await press(pilot, *keys)
        with kept(app) as lib:
            assert headlines(lib, query) == []


async def test_removed_stories_leave_the_list_and_come_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "D")
        assert on_screen(app, "All 5")
        assert not any("Harbor bridge to" in line for line in seen(app))
        assert story_at(app) == UNION.title
        assert on_screen(app, "hidden: u brings it back")
        await press(pilot, "u")
        assert on_screen(app, "All 6")
        assert on_screen(app, "undone: hidden")
        assert not on_screen(app, "undone: hidden:")
        assert any("Harbor bridge to" in line for line in seen(app))


async def test_all_of_a_list_becomes_read_at_once_and_unread_again(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "A")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert on_screen(app, "Unread 0")
        await press(pilot, "u")
        assert on_screen(app, "Unread 6")


async def test_tags_are_added_completed_and_taken_away(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "t", *"port bridge", "enter")
        assert on_screen(app, "#bridge #port")
        with kept(app) as lib:
            assert headlines(lib, Query(tags=("port",)))[0].tags == ("bridge", "port")
        await press(pilot, "j", "t", *"+po")
        await app.workers.wait_for_complete()
        await settle(pilot)
        await press(pilot, "tab", "enter")
        with kept(app) as lib:
            assert len(headlines(lib, Query(tags=("port",)))) == 2
        await press(pilot, "t", *"-port", "enter", "u")
        with kept(app) as lib:
            assert len(headlines(lib, Query(tags=("port",)))) == 2


async def test_a_note_on_the_story_and_on_a_passage(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "a", *"Call the port.", "escape")
        assert on_screen(app, "✎ Call the port.")
        await press(pilot, "right_square_bracket", "right_square_bracket", "a", *"Which two?", "escape")
        story_id = app.reading.main.at_hand().story.id  # type: ignore[union-attr]
        with kept(app) as lib:
            whole, passage = sorted(notes_of(lib, story_id), key=lambda note: note.span is not None)
            assert (whole.body, whole.span) == ("Call the port.", None)
            assert (passage.body, passage.quoted) == ("Which two?", "two of its four piers")
            assert passage.before.endswith("found cracks in ")
        await press(pilot, "u")
        with kept(app) as lib:
            assert len(notes_of(lib, story_id)) == 1
        await press(pilot, "ctrl+r")
        with kept(app) as lib:
            assert len(notes_of(lib, story_id)) == 2


async def test_a_selected_passage_is_highlighted_and_the_highlight_taken_away(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "v", "l", "l", "H")
        story_id = app.reading.main.at_hand().story.id  # type: ignore[union-attr]
        with kept(app) as lib:
            (note,) = notes_of(lib, story_id)
        assert note.is_highlight
        assert note.quoted.startswith("The lifting bridge")
        assert note.quoted.endswith("“We have")
        assert on_screen(app, "Notes 1")
        await press(pilot, "u")
        with kept(app) as lib:
            assert notes_of(lib, story_id) == []


async def test_a_note_is_changed_and_deleted_from_the_side_pane(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "a", *"Draft", "escape", "l", "g", "a", *"ed", "escape")
        assert on_screen(app, "✎ Drafted")
        await press(pilot, "delete")
        assert not on_screen(app, "✎ Drafted")
        await press(pilot, "u")
        assert on_screen(app, "✎ Drafted")


async def test_a_note_thrown_away_leaves_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "a", *"Never mind", "ctrl+g")
        with kept(app) as lib:
            assert headlines(lib, Query(states=("noted",))) == []


async def test_marks_are_walked_and_followed_in_the_side_pane(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "right_square_bracket")
        main = app.reading.main
        assert main.text.current_passage().kind == "quote"  # type: ignore[union-attr]
        assert on_screen(app, "mark 1/10")
        assert main.side.current is not None
        assert main.side.current.spans == main.text.current
        await press(pilot, "i")
        assert on_screen(app, "An indirect quote: what was said, in the reporter’s words.")
        assert on_screen(app, "Anton Belkin, port minister.")
        assert on_screen(app, "As good as certain.")
        await press(pilot, "i", "left_square_bracket")
        assert on_screen(app, "no earlier mark in this story")
        await press(pilot, "escape", "escape")
        assert main.headlines.has_focus


async def test_a_row_of_the_side_pane_leads_to_its_passage_and_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "enter", "l")
        main = app.reading.main
        assert main.side.has_focus
        for words in ("quotes", "insult"):
            for _ in range(20):
                if words not in main.side.current.parts[0][0]:  # type: ignore[union-attr]
                    await press(pilot, "j")
            await press(pilot, "enter")
        assert main.text.has_focus
        assert main.text.top > 0
        assert on_screen(app, "an insult wrapped in a")
        await press(pilot, "ctrl+o")
        await press(pilot, "ctrl+o")
        assert on_screen(app, "nowhere to go back to")


async def test_a_related_story_opens_and_ctrl_o_comes_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "x")
        assert app.reading.main.side.current.kind == "related"  # type: ignore[union-attr]
        await press(pilot, "enter")
        assert story_at(app) == UNION.title
        assert app.reading.main.headlines.current.title == UNION.title  # type: ignore[union-attr]
        await press(pilot, "ctrl+o")
        assert story_at(app) == HARBOR.title


async def test_j_and_k_and_n_walk_stories_from_the_text(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "J")
        assert story_at(app) == UNION.title
        await press(pilot, "J", "K", "K")
        assert story_at(app) == HARBOR.title
        await press(pilot, "n")
        assert story_at(app) == LIBRARY.title
        assert on_screen(app, "Unread 2")
        await press(pilot, "space")
        assert story_at(app) == FERRY.title
        await press(pilot, "J", "J")
        assert on_screen(app, "no further story in this list")


async def test_folded_lines_are_told_and_shown(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 60)) as pilot:
        await press(pilot, "enter")
        assert on_screen(app, "┄ 2 lines folded: newsletter (Z shows) ┄")
        assert not on_screen(app, "Sign up for our weekly")
        await press(pilot, "Z")
        assert on_screen(app, "┊ Sign up for our weekly harbor letter")
        await press(pilot, "J", "Z")
        assert on_screen(app, "nothing is folded in this story")


async def test_a_key_that_can_do_nothing_says_why(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        for keys, words in [
            (("u",), "nothing to undo"),
            (("G", "k", "k", "enter", "right_square_bracket"), "no marks in this story"),
            (("J", "right_square_bracket"), "no marks yet: this story is waiting for language analysis"),
            (("H",), "no passage here"),
            (("1",), "no links in this story"),
            (("i",), "no marks in this story"),
            (("R",), "the background process is not running"),
            (("T",), "no tags yet"),
        ]:
            await press(pilot, *keys)
            assert on_screen(app, words), (keys, seen(app)[0])


async def test_an_empty_library_says_what_to_do(make_app: MakeApp) -> None:
    app = make_app(())
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert on_screen(app, "No stories yet.")
        for key in (
            "j",
            "enter",
            "m",
            "s",
            "t",
            "a",
            "H",
            "o",
            "y",
            "Y",
            "x",
            "D",
            "n",
            "X",
            "r",
            "z",
            "l",
            "l",
            "enter",
            "c",
        ):
            await press(pilot, key)
        assert app.is_running


@pytest.mark.parametrize("count", range(1, len(SAMPLES)))
async def test_the_app_opens_on_any_story(make_app: MakeApp, count: int) -> None:
    app = make_app(SAMPLES, open_story=count)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert story_at(app) == SAMPLES[count - 1].title
        assert app.reading.main.text.has_focus
