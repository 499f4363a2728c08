import pytest

from reader.model.story import CleanStory
from tests.builders import clean

PROSE = [
    "The harbor office at Skarholm said on Tuesday that no ferry would sail before the weekend.",
    "Nobody on the pier had expected anything else, since the crews went home on Monday evening already.",
    "The baker on Utvik has flour for three days, and the mail plane brings letters but no sacks.",
    "On Thursday both sides will meet again, this time with a mediator from the mainland.",
]
ELSEWHERE = "Choose a language for the tide tables, and we will remember it the next time you call here."


def read(page: str) -> CleanStory:
    return clean(page.encode(), "page", url="https://harbour.example/news/strike")


def paragraphs(tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in PROSE)


@pytest.mark.parametrize(
    "around",
    [
        '<div role="dialog" class="c1">{}</div>',
        '<div role="alertdialog">{}</div>',
        '<div role="navigation">{}</div>',
        '<section role="complementary">{}</section>',
        '<div role="contentinfo">{}</div>',
        '<span role="tooltip">{}</span>',
        '<span class="Term_tooltipBubble__x1">{}</span>',
        '<div class="popover-body">{}</div>',
        '<div class="modal fade"><div class="modal-dialog">{}</div></div>',
    ],
)
@pytest.mark.parametrize("within", ["<article>{}{}</article>", "<article>{}</article>{}"])
def test_what_has_the_role_of_something_else_is_no_story(around: str, within: str) -> None:
    beside = around.format(f"<p>{ELSEWHERE}</p>")
    story = read(f"<html><body>{within.format(paragraphs(), beside)}</body></html>")
    assert story.document.text.split("\n") == PROSE


def test_a_tooltip_leaves_its_word_in_the_sentence() -> None:
    tip = '<span class="tooltip">mediator<span class="tooltiptext">Somebody who goes between.</span></span>'
    told = paragraphs().replace("mediator", tip)
    assert read(f"<html><body><article>{told}</article></body></html>").document.text.split("\n") == PROSE


@pytest.mark.parametrize(
    "around", ['<div role="main">{}</div>', '<div role="dialog">{}</div>', '<div class="tooltip-content">{}</div>']
)
def test_a_role_that_holds_the_story_means_nothing(around: str) -> None:
    story = read(f"<html><body><h1>No ferry</h1>{around.format(paragraphs())}</body></html>")
    assert story.document.text.split("\n") == PROSE


@pytest.mark.parametrize("tag", ["footer", "aside", "nav", "menu"])
def test_a_story_of_divs_in_what_was_never_closed_stays(tag: str) -> None:
    story = read(f"<html><body><{tag}><h1>No ferry</h1>{paragraphs('div')}</{tag}></body></html>")
    assert story.document.text.split("\n") == PROSE


def test_a_page_whose_furniture_is_all_there_is_gives_that() -> None:
    rows = "".join(f'<div class="sidebar widget"><div class="related-posts">{line}</div></div>' for line in PROSE * 3)
    links = "".join(f'<div><a href="/{n}">Tide table number {n} for all the islands</a></div>' for n in range(90))
    assert PROSE[0] in read(f"<html><body>{links}{rows}</body></html>").document.text


@pytest.mark.parametrize("tag", ["nav", "aside", "footer"])
def test_a_menu_far_longer_than_the_story_is_none(tag: str) -> None:
    menu = "".join(f"<li><a href='/{n}'>Tide tables of harbor number {n} for the year</a></li>" for n in range(300))
    story = read(f"<html><body><{tag}><ul>{menu}</ul></{tag}><div><h1>No ferry</h1>{paragraphs()}</div></body></html>")
    assert story.document.text.split("\n") == PROSE
