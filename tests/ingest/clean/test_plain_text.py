import pytest

from reader.ingest.clean.plain_text import read_pasted
from tests.builders import clean

FIRST = "The crews of the island ferries stayed ashore on Tuesday, and the ministry said it would not raise its offer."
SECOND = (
    "Toller, who leads the union, said the islands had waited longer for less, and that the crews would wait as well."
)
THIRD = "Both sides meet again on Thursday, this time with a mediator whom the county has paid for."


def cleaned(*lines: str) -> list[str]:
    return clean("\n\n".join(lines), "text").document.text.split("\n")


def test_the_first_line_is_the_headline_and_not_part_of_the_text() -> None:
    story = clean(f"Ferry strike enters third week\n\n{FIRST}\n\n{SECOND}", "text")
    assert story.title == "Ferry strike enters third week"
    assert story.document.text == f"{FIRST}\n{SECOND}"


def test_furniture_above_the_headline_is_passed_over_and_folded() -> None:
    story = clean(f"Support The Harbour Post!\n\nFerry strike enters third week\n\n{FIRST}\n\n{SECOND}", "text")
    assert story.title == "Ferry strike enters third week"
    assert [(fold.before, fold.text) for fold in story.document.folds] == [(0, "Support The Harbour Post!")]


def test_prose_at_the_start_is_no_headline() -> None:
    story = clean(f"{FIRST}\n{SECOND}", "text")
    assert story.document.text == f"{FIRST}\n{SECOND}"
    assert story.title.startswith("The crews of the island ferries")


def test_a_given_title_wins() -> None:
    story = clean(f"Ferry strike enters third week\n\n{FIRST}", "text", title="Ferry strike enters third week")
    assert story.document.text == FIRST


def test_caption_its_twin_and_icon_labels() -> None:
    story = clean(
        f"Ferry strike enters third week\n\nUnion leader Maria Toller\n"
        f"Union leader Maria Toller Photo: Ivo Stam/Pool via NORDWIRE\ninfo_icon\n\n"
        f"{FIRST}\n\n{SECOND}\n\nPublished At:\n×",
        "text",
    )
    assert [block.kind for block in story.document.blocks] == ["caption", "paragraph", "paragraph"]
    assert story.document.text.endswith(SECOND)


def test_the_appeal_at_the_end_is_folded_with_its_reasons() -> None:
    story = clean(
        "\n".join(
            [
                "Ferry strike enters third week", FIRST, SECOND, THIRD,
                "Sign up for our free weekly newsletter",
                "This weekly newsletter holds the best of the harbor, and comes to your mailbox every Friday.",
                "A Message from the Harbour Post:",
                "Dear readers,",
                "Your support makes a difference, and every contribution keeps our journalism independent.",
                "Monthly", "Continue",
            ]
        ),
        "text",
    )  # fmt: skip
    assert story.document.text == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert [fold.reason for fold in story.document.folds] == ["newsletter", "appeal"]
    assert all(fold.before == 3 for fold in story.document.folds)


def test_short_lines_between_prose_are_headings() -> None:
    story = clean(
        f"Ferry strike goes on\n\n{FIRST}\n\nWhat The Union Wants\n\n{SECOND}\n\nToller adds:\n\n{THIRD}", "text"
    )
    kinds = [(block.kind, story.document.block_text(block)) for block in story.document.blocks]
    assert kinds[1] == ("heading", "What The Union Wants")
    assert kinds[3] == ("paragraph", "Toller adds:")


def test_lines_broken_to_fit_a_column_are_joined() -> None:
    words = f"{FIRST} {SECOND} {THIRD}".split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 64:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "\n".join([*lines, line])
    assert clean(wrapped, "text", title="Ferry strike").document.text == " ".join(words)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("## What next", "heading", "What next"),
        ("- one ferry", "item", "one ferry"),
        ("3. one ferry", "item", "one ferry"),
        ("> they said so", "quote", "they said so"),
        ("1914 was a dry year", "paragraph", "1914 was a dry year"),
        ("-40 degrees on the pier", "paragraph", "-40 degrees on the pier"),
    ],
)
def test_what_a_line_is(line: str, kind: str, text: str) -> None:
    (piece,) = read_pasted(line, title="given").pieces
    assert (piece.kind, piece.text) == (kind, text)


def test_fenced_code_is_one_block() -> None:
    pieces = read_pasted("Look:\n```\nfor x in y:\n    go(x)\n```\ndone", title="given").pieces
    assert [(piece.kind, piece.text) for piece in pieces][1] == ("code", "for x in y:\n    go(x)")


def test_byline_and_date_below_the_headline() -> None:
    story = clean(f"Ferry strike enters third week\nBy Lena Aro\nNov. 21, 2031\n{FIRST}\n{SECOND}", "text")
    assert story.author == "Lena Aro"
    assert story.published_at is not None
    assert story.published_at.date().isoformat() == "2031-11-21"
    assert story.document.text == f"{FIRST}\n{SECOND}"


def test_chinese_lines_are_not_taken_for_labels() -> None:
    lines = [
        "今天港口很安静，没有船只离开码头，岛上的居民都在等待。",
        "面包师只剩三天的面粉。",
        "星期四双方将再次会面。",
    ]
    assert clean("\n".join(lines), "text", title="港口").document.text.split("\n") == lines


MENUS = {
    "a menu": ("Skip to content", "Coast Daily - home", "News", "Sport", "Weather", "Letters", "Search"),
    "two menus": (
        "Menu",
        "News",
        "Sport",
        "Islands",
        "Log in",
        "Welcome to the Coast Daily",
        "A",
        "B",
        "C",
        "Subscribe",
    ),
    "a section": ("News", "Sport", "Weather", "ISLANDS"),
}


@pytest.mark.parametrize("menu", MENUS.values(), ids=MENUS)
@pytest.mark.parametrize("headline", ["Ferry strike enters third week", "Strike goes on", "Ferries back"])
def test_the_headline_is_found_below_menus(menu: tuple[str, ...], headline: str) -> None:
    text = "\n".join([*menu, headline, "By Lena Aro", "Island correspondent", "Saturday 22 November 2031 05:39"])
    story = clean(f"{text}\n\n{FIRST}\n\n{SECOND}\n\nShare\nMore on this story\nOwls nest in a clock", "text")
    assert (story.title, story.author) == (headline, "Lena Aro")
    assert story.published_at is not None
    assert story.document.text == f"{FIRST}\n{SECOND}"


def test_a_few_short_lines_above_a_story_are_no_menu() -> None:
    story = clean(f"Ferries\n\nStrike enters third week on the islands\n\n{FIRST}\n\n{SECOND}", "text")
    assert "Strike enters third week on the islands" in (story.title, story.document.text.split("\n")[0])
