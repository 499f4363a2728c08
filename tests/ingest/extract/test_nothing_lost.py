"""Whole pages that hide parts of their story from a reader of HTML."""

import pytest

from reader.model.story import CleanStory
from tests.builders import clean

STORY = [
    "The lighthouse at Dornish Head was lit again on Friday, eleven years after its keeper had carried the lamp away.",
    "Two hundred people climbed the hill with torches, and the brass band of the fire brigade played until midnight.",
    "The keeper, who is eighty now, pulled the lever himself and said that the lamp had never been so clean before.",
    "Ships will see it from nineteen miles, the harbor office said, and the foghorn is to follow before the winter.",
    "The town has paid for it with a lottery, whose first prize was a night in the keeper's bed under the lamp.",
]
LAST = "Whoever wants to climb the stairs must bring a candle, the keeper said, since the rooms have no light."
OTHER = [
    "A goat has been elected to the council of the island, where no one else had wanted to stand for the seat.",
    "It will be sworn in on the pier on Monday, by a clerk who says that the law has nothing to say on the matter.",
    "The goat belongs to a family of bakers, who have promised that it will keep out of the vote on the meadows.",
]


def paragraphs(*lines: str, tag: str = "p", name: str = "") -> str:
    return "".join(f'<{tag} class="{name}">{line}</{tag}>' for line in lines)


def read(body: str, head: str = "") -> CleanStory:
    return clean(f"<html><head>{head}</head><body><div><h1>A lamp is lit</h1></div>{body}</body></html>", "page")


WHOLE = {
    "a last paragraph that is a div": f"<article>{paragraphs(*STORY)}<div>{LAST}</div></article>",
    "a last paragraph that is a span": f"<article>{paragraphs(*STORY)}<span>{LAST}</span></article>",
    "a last paragraph in bold": f'<article><div class="body">{paragraphs(*STORY)}<b>{LAST}</b></div></article>',
    "a last paragraph in no element": f"<article>{paragraphs(*STORY)}{LAST}</article>",
    "a last div where no element is named": f"<div><div>{paragraphs(*STORY)}<div>{LAST}</div></div></div>",
    "paragraphs that are divs below one that is none": (
        f'<article><div class="leaf"><p>{STORY[0]}</p></div><div class="rest">'
        f"{paragraphs(*STORY[1:], LAST, tag='div', name='text')}</div></article>"
    ),
    "a menu that is never closed": f"<nav><a href='/'>News</a>{paragraphs(*STORY, LAST)}",
    "a button that is never closed": f"<button><span>Menu</span><main>{paragraphs(*STORY, LAST)}</main>",
    "a story that a program uncovers": f'<div style="visibility: hidden">{paragraphs(*STORY, LAST)}</div>',
    "a story without paragraphs that a program uncovers": (
        f'<div style="display: none">{paragraphs(*STORY, LAST, tag="div")}</div>'
    ),
    "a window that a program opens": (
        f'<article>{paragraphs(*STORY, LAST)}</article><div style="display:none">{paragraphs(*OTHER)}</div>'
    ),
    "a story marked as hidden": f"<main hidden>{paragraphs(*STORY, LAST)}</main>",
    "a quotation in a figure": (
        f"<article>{paragraphs(*STORY)}<figure><blockquote><p>{LAST}</p></blockquote></figure></article>"
    ),
    "a story in an element with the name of an advertisement": (
        f'<article><p>{STORY[0]}</p><div class="ad-wrap">{paragraphs(*STORY[1:], LAST)}</div></article>'
    ),
}


@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE)
def test_the_whole_story_is_read(body: str) -> None:
    assert read(body).document.text == "\n".join([*STORY, LAST])


def test_a_line_keeps_all_its_links() -> None:
    names = "".join(f'<a href="https://islands.example/{n}">Isle {n}</a>, <b>and</b> ' for n in range(1200))
    story = read(
        f"<article>{paragraphs(*STORY)}<p>The lamps of the coast are listed: {names}that is all.</p></article>"
    )
    links = [one.href for block in story.document.blocks for one in block.inlines if one.kind == "link"]
    assert links == [f"https://islands.example/{n}" for n in range(1200)]
    assert story.markdown.count("](https://islands.example/") == 1200


def test_a_table_in_a_figure_is_part_of_the_story() -> None:
    table = "<table><tr><th>Year</th><th>Lamps</th></tr><tr><td>2014</td><td>none</td></tr></table>"
    story = read(f"<article>{paragraphs(*STORY)}<figure>{table}</figure>{paragraphs(LAST)}</article>")
    assert story.document.text.split("\n") == [*STORY, "Year | Lamps", "2014 | none", LAST]


def test_a_lead_outside_the_element_of_the_story_is_its_first_line() -> None:
    lead = f'<div class="summary">{LAST}</div>'
    body = f'<div class="article"><h1>A lamp is lit</h1>{lead}<div class="text">{paragraphs(*STORY)}</div></div>'
    assert read(body).document.text == "\n".join([LAST, *STORY])


QUESTIONS = ["Who lit it?", "How far is it seen?", "When does the horn follow?"]
ANSWERS = {
    "details": "<details><summary>{0}</summary><div><p>{1}</p></div></details>",
    "open details": "<details open><summary><h3>{0}</h3></summary>{1}</details>",
    "named as questions": '<div class="faq-item"><strong>{0}</strong><p>{1}</p></div>',
    "a button and a hidden part": (
        '<h3><button aria-expanded="false" aria-controls="p{2}">{0}</button></h3>'
        '<div id="p{2}" role="region" hidden><p>{1}</p></div>'
    ),
    "a link and a part out of sight": (
        '<h3><a href="#p{2}" aria-expanded="false">{0}</a></h3><div id="p{2}" style="display:none"><p>{1}</p></div>'
    ),
}


@pytest.mark.parametrize("form", ANSWERS.values(), ids=ANSWERS)
def test_answers_that_open_at_a_press_are_the_story(form: str) -> None:
    pairs = "".join(form.format(question, OTHER[n], n) for n, question in enumerate(QUESTIONS))
    long = [*STORY, LAST, *(f"{line} So it was, and more than once." for line in STORY)]
    story = read(f'<article><div class="body">{paragraphs(*long)}<div>{pairs}</div></div></article>')
    told = [line for pair in zip(QUESTIONS, OTHER, strict=True) for line in pair]
    assert story.document.text.split("\n") == [*long, *told]


@pytest.mark.parametrize(
    "menu",
    [
        '<button aria-expanded="false" aria-controls="m">Menu</button><div id="m" hidden>{}</div>',
        '<nav><button aria-expanded="false" aria-controls="m">Menu</button><div id="m" hidden>{}</div></nav>',
        "<details><summary>Write to us</summary><form>{}</form></details>",
    ],
)
def test_windows_and_forms_that_open_at_a_press_are_not(menu: str) -> None:
    story = read(f"{menu.format(paragraphs(*OTHER))}<article>{paragraphs(*STORY, LAST)}</article>")
    assert story.document.text.split("\n") == [*STORY, LAST]


def test_a_subheading_of_the_first_rank_does_not_hide_the_line_below_the_headline() -> None:
    lead = f'<header><h1>A lamp is lit</h1><h3 class="subtitle">{LAST}</h3></header>'
    body = f"<div class='body markup'>{paragraphs(*STORY[:3])}<h1>The lamp</h1>{paragraphs(*STORY[3:])}</div>"
    story = clean(f"<html><body><article>{lead}{body}</article></body></html>", "page")
    assert story.document.text.split("\n") == [LAST, *STORY[:3], "The lamp", *STORY[3:]]


@pytest.mark.parametrize(
    "line",
    [
        "Disclosure: The writer owns a share of the lottery, and has a brother who rows for the harbor office.",
        "This report was adapted from a longer one that the harbor office keeps.",
        "For more information on the lamp, its keeper and the hours in which it can be climbed by everybody in the "
        "town or from elsewhere, please visit www.lamp.example",
        '<a href="https://shop.example/lamp">The lamp, in brass, now $89 at the harbor shop</a>',
    ],
)
def test_what_a_reader_may_want_of_the_small_print_stays(line: str) -> None:
    story = read(f"<article>{paragraphs(*STORY[:3], line, *STORY[3:])}</article>")
    assert len(story.document.text.split("\n")) == len(STORY) + 1


def test_points_for_and_against_in_boxes_are_the_story() -> None:
    items = ["Bright", "Dry in rain", "Dear", "Hard to clean"]
    points = "".join(f"<div><ul><li>{one}</li><li>{two}</li></ul></div>" for one, two in (items[:2], items[2:]))
    parts = [f'<div class="c{n}">{paragraphs(line)}</div>' for n, line in enumerate(STORY)]
    story = read(f'<article><div class="body">{"".join(parts[:3])}{points}{"".join(parts[3:])}</div></article>')
    assert story.document.text.split("\n") == [*STORY[:3], *items, *STORY[3:]]


def test_prose_beside_the_story_is_folded_with_a_reason() -> None:
    boxed = f'<div class="box"><div><div>{OTHER[0]}</div></div></div>'
    story = read(f"<article>{paragraphs(*STORY[:3])}{boxed}{paragraphs(*STORY[3:])}</article>")
    assert story.document.text == "\n".join(STORY)
    assert [(fold.before, fold.text, fold.reason) for fold in story.document.folds] == [
        (3, OTHER[0], "beside the story")
    ]


def test_what_is_folded_beside_a_story_is_a_fifth_of_it_at_most() -> None:
    boxes = "".join(f'<div class="box{n}"><div><div>{line}</div></div></div>' for n, line in enumerate(OTHER * 3))
    story = read(f"<article>{paragraphs(*STORY)}{boxes}</article>")
    folded = sum(len(fold.text) for fold in story.document.folds)
    assert 0 < folded <= (folded + len(story.document.text)) / 5


def test_teasers_around_a_short_story_do_not_take_its_place() -> None:
    cards = "".join(
        f'<div class="tile"><a href="/{n}"><h3>Story {n}</h3></a><div><p>{line}</p></div></div>'
        for n, line in enumerate(OTHER * 4)
    )
    story = read(
        f'<div class="wrap"><div class="post">{paragraphs(*STORY[:2])}</div><div class="grid">{cards}</div></div>'
    )
    assert story.document.text.startswith("\n".join(STORY[:2]))
    assert story.document.text.count("council of the island") <= 1
