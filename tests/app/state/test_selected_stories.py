"""A range of stories as the cursor draws it."""

import pytest

from reader.app.state.selected_stories import Selected

WALKS: list[tuple[str, tuple[tuple[int, ...], ...], set[int]]] = [
    ("one on", ((3, 4),), {3, 4}),
    ("on by a page", ((3, 4, 5, 6),), {3, 4, 5, 6}),
    ("on and some back", ((3, 4, 5), (5, 4)), {3, 4}),
    ("back to where it was begun", ((3, 4, 5), (5, 4, 3)), {3}),
    ("back over where it was begun", ((3, 4, 5), (5, 4, 3, 2, 1)), {1, 2, 3}),
    ("there and back twice", ((3, 2), (2, 3, 4), (4, 3), (3, 2)), {2, 3}),
]


@pytest.mark.parametrize(("about", "steps", "ids"), WALKS, ids=[walk[0] for walk in WALKS])
def test_a_range_goes_from_where_it_was_begun_to_the_cursor(
    about: str, steps: tuple[tuple[int, ...], ...], ids: set[int]
) -> None:
    selected = Selected().begun(3)
    for step in steps:
        selected = selected.reached(step)
    assert selected.ids == ids, about


def test_ranges_that_rest_are_kept_and_one_begun_on_a_selected_story_takes_away() -> None:
    first = Selected().begun(1).reached((1, 2, 3)).rested()
    second = first.begun(7).reached((7, 8)).rested()
    assert second.ids == {1, 2, 3, 7, 8}
    assert second.begun(2).reached((2, 3)).ids == {1, 7, 8}
    assert second.begun(2).reached((2, 3)).reached((3, 2)).ids == {1, 3, 7, 8}
