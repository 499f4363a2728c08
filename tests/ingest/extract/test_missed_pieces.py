"""What belongs to a found story and was not chosen with it, piece by piece."""

from dataclasses import replace

import pytest

from reader.ingest.extract import missed_pieces as missed
from reader.ingest.extract.draft_block import Piece

PROSE = "The lighthouse at Dornish Head was lit again on Friday, eleven years after its keeper had taken the lamp away."


def told(text: str = PROSE, *, home: int = 1, **more: object) -> Piece:
    """A paragraph of the page's story, in container `home`."""
    return replace(Piece("paragraph", text, home=home, told=True, where="page text"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("piece", "found"),
    [
        (told(home=2), {2}),
        (told(home=2, furniture=True), set()),
        (told(home=2, linked=len(PROSE)), {2}),
        (told(home=2, linked=len(PROSE), told=False), set()),
        (told("Share this", home=2), set()),
        (told(home=2, kind="caption"), set()),
    ],
)
def test_prose_between_the_chosen_pieces_is_beside_the_story(piece: Piece, found: set[int]) -> None:
    everything = [told(), *[told(f"{PROSE} {n}.") for n in range(3)], told()]
    everything.insert(2, piece)
    chosen = set(range(len(everything))) - {2}
    assert missed.beside(everything, chosen) == found


def test_what_is_beside_the_story_is_a_fifth_of_all_prose_at_most_nearest_first() -> None:
    everything = [told() for _ in range(4)] + [told(home=n) for n in (2, 3, 4)]
    assert missed.beside(everything, {0, 1, 2, 3}) == {4}


def test_what_shares_a_container_with_chosen_prose_was_missed() -> None:
    everything = [told(), told("Short line"), told(home=2), told(linked=len(PROSE)), told(told=False)]
    assert missed.beside_chosen(everything, {0}) == {0, 1}


def test_several_paragraphs_that_hold_more_than_the_chosen_outweigh_them() -> None:
    inner = [told(home=2, where="page text inner") for _ in range(3)]
    assert missed.outweighing([told(), *inner], {0}) == {1, 2, 3}
    assert missed.outweighing([told(), *inner[:2]], {0}) == set(), "two are a teaser"
    assert missed.outweighing([told(), *(told(home=n, where="page text inner") for n in (2, 3, 4))], {0}) == set()
    assert missed.outweighing([told(), *(replace(one, where="other place") for one in inner)], {0}) == set()
    assert missed.outweighing([told(f"{PROSE} " * 6), *inner], {0}) == set(), "it holds less"


def test_short_lines_between_chosen_pieces_of_the_story_container_belong_to_it() -> None:
    everything = [told(), told("A second look"), told(), told("Share", home=5, where="bar"), told()]
    assert 1 in missed.gaps(everything, {0, 2, 4})
    assert 3 not in missed.gaps(everything, {0, 2, 4})


def test_prose_in_no_element_for_text_is_the_story_where_it_stands_in_its_container() -> None:
    everything = [told(), told(), told(loose=True), told(loose=True, home=7)]
    assert missed.loose(everything, {0, 1}) == {2}


ITEM = "Rope, forty meters"


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ([told(), told("A second look")], {0, 1}),
        ([told(), Piece("caption", "The lamp."), told("A second look")], {0, 2}),
        ([told("Wind and weather"), told("A second look")], set()),
        ([told(home=2), told()], {1}),
        ([told(), Piece("heading", "A lamp is lit", 1, home=1), told()], {2}),
        ([told(linked=len(PROSE)), told("A second look")], set()),
    ],
)
def test_a_lead_stands_in_the_container_of_what_follows_it(above: list[Piece], found: set[int]) -> None:
    everything = [*above, told(), told()]
    assert missed.leads(everything, {len(above), len(above) + 1}) == found


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ([told(ITEM, kind="item", home=3), told("A lamp", kind="item", home=3)], {2, 3}),
        ([told(ITEM, kind="item", home=3)], set()),
        ([told(ITEM, kind="item", home=3, linked=9), told("Lamps", kind="item", home=3, linked=5)], set()),
        ([told(ITEM, kind="item", home=3, furniture=True), told("Lamps", kind="item", home=3, furniture=True)], set()),
    ],
)
def test_lists_within_the_story_belong_to_it(items: list[Piece], found: set[int]) -> None:
    everything = [told(), told(), *items, told()]
    assert missed.lists(everything, {0, 1, len(everything) - 1}) == found


def test_a_list_above_the_second_paragraph_is_the_byline() -> None:
    names = [told("Lena Aro", kind="item", home=3), told("4 May", kind="item", home=3)]
    assert missed.lists([told(), *names, told(), told()], {0, 3, 4}) == set()


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ([told("The foghorn", kind="heading", level=2, home=4)], {1}),
        ([told("The foghorn", kind="heading", level=2, home=4), Piece("caption", "The horn.")], {1}),
        ([told("The foghorn", kind="heading", level=2, home=4), told("Share", home=5)], set()),
        ([told("The foghorn", kind="heading", level=2, home=4, linked=11)], set()),
        ([told("The foghorn", kind="heading", level=2, home=4, furniture=True)], set()),
    ],
)
def test_a_heading_in_a_container_of_its_own_belongs_to_what_is_below(between: list[Piece], found: set[int]) -> None:
    everything = [told(), *between, told()]
    assert missed.headings(everything, {0, len(everything) - 1}) == found


def test_what_opens_at_a_press_belongs_to_the_story_when_it_is_several_texts_and_less_than_a_third() -> None:
    everything = [told() for _ in range(10)] + [told(home=n, where="page faq-item") for n in (2, 3, 4)]
    assert missed.unfolded(everything, set(range(10))) == {10, 11, 12}
    assert missed.unfolded(everything, set(range(9))) == set(), "it is more than a third"
    assert missed.unfolded(everything[:-1], set(range(10))) == set(), "two are a box"
    linked = [replace(one, linked=len(PROSE)) for one in everything[10:]]
    assert missed.unfolded([*everything[:10], *linked], set(range(10))) == set()


def test_a_standfirst_is_known_by_its_name_or_by_what_the_page_says_of_itself() -> None:
    lead = "Eleven years it was dark at Dornish Head, and nobody knew where the lamp was"
    everything = [Piece("heading", "A lamp is lit", 1), Piece("paragraph", lead, where="page dek"), told()]
    assert missed.standfirst(everything, 2, "") == {1}
    everything[1] = replace(everything[1], where="page")
    assert missed.standfirst(everything, 2, "") == set()
    assert missed.standfirst(everything, 2, f"{lead}.") == {1}


def test_short_lines_among_loose_prose_of_the_story_belong_to_it() -> None:
    lines = [told("We leave at noon.", loose=True), told("Lamps?", kind="quote"), told("Share", kind="item")]
    everything = [told(loose=True), *lines, told("Lena", loose=True, linked=4), told("Far off", home=2, loose=True)]
    assert missed.among_loose(everything, {0}) == {0, 1, 2}
    assert missed.among_loose([told(), *lines], {0}) == set(), "the prose has elements of its own"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (Piece("paragraph", "It still shines.", where="page strapline"), True),
        (Piece("paragraph", "Nobody knew where the lamp of the head was", where="page sub-title"), True),
        # made for lists
        (Piece("paragraph", f"{PROSE} So it is.", where="page post-excerpt"), False),
        # a label, a byline, a date, a link, and what is in another container
        (Piece("heading", "Coast and sea", 2), False),
        (Piece("paragraph", "By Lena Aro, who keeps our books"), False),
        (Piece("paragraph", "Last changed on May 4, 2031, at 6:33 in the evening, first told on May 3, 2031"), False),
        (Piece("paragraph", "Lamps", where="page strapline"), False),
        (Piece("paragraph", "Read about the keepers of the lamp.", linked=35), False),
        (Piece("paragraph", "Keepers say it may shine for a hundred years.", home=7), False),
    ],
)
def test_a_standfirst_may_be_short_and_far_above_the_story(line: Piece, found: bool) -> None:
    everything = [Piece("heading", "A lamp is lit", 1), line, *[Piece("paragraph", "Share", home=8)] * 20, told()]
    assert missed.standfirst(everything, len(everything) - 1, "") == ({1} if found else set())


def test_a_list_is_the_storys_where_its_last_line_announces_one() -> None:
    items = [told("The annals of the head", kind="item", linked=22), told("A book of lamps", kind="item", linked=15)]
    everything = [told(), told("Where one may read on about the lamps:"), *items, told("Share", home=9)]
    assert missed.announced(everything, {0, 1}) == {2, 3}
    assert missed.announced(everything, {0}) == set()
    furniture = [replace(item, furniture=True) for item in items]
    assert missed.announced([*everything[:2], *furniture], {0, 1}) == set()


def test_captions_of_pictures_within_the_story_belong_to_it() -> None:
    shown = Piece("caption", "The lamp.", picture="https://x.example/lamp.jpg")
    everything = [shown, told(), replace(shown, linked=9), Piece("caption", "No picture."), shown, told(), shown]
    assert missed.captions(everything, 1, 5) == {0, 4}


@pytest.mark.parametrize(("index", "chosen", "far"), [(3, [1, 5], 2), (0, [4], 4), (9, [4, 8], 1), (4, [4], 0)])
def test_distance(index: int, chosen: list[int], far: int) -> None:
    assert missed.distance(index, chosen) == far
