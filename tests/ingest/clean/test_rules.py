import pytest

from reader.ingest.clean.captions import looks_like_caption
from reader.ingest.clean.rules import judge
from reader.ingest.extract.draft_block import Piece
from reader.model.document import BlockKind

TITLE = "Ferry strike enters third week"
STORY = [
    "The harbor office at Skarholm said on Tuesday that no ferry would sail before the weekend.",
    "Nobody on the pier had expected anything else, since the crews went home on Monday evening already.",
    "The baker on Utvik has flour for three days, and the mail plane brings letters but no sacks.",
    "On Thursday both sides will meet again, this time with a mediator from the mainland.",
]


def pieces(*lines: str | Piece) -> list[Piece]:
    return [line if isinstance(line, Piece) else Piece("paragraph", line) for line in lines]


def kept(*lines: str | Piece, **known: str) -> list[str]:
    return [piece.text for piece in judge(pieces(*lines), **{"title": TITLE, **known}).pieces]  # type: ignore[arg-type]


def link(text: str, kind: BlockKind = "paragraph", home: int = 0) -> Piece:
    return Piece(kind, text, linked=len(text), home=home)


LABELS = ["×", "•", "arrow_right", "Advertisement", "Share", "Read more"]


@pytest.mark.parametrize("line", LABELS)
def test_labels_are_deleted_wherever_they_stand(line: str) -> None:
    judged = judge(pieces(line, STORY[0], line, *STORY[1:], line), title=TITLE)
    assert [piece.text for piece in judged.pieces] == STORY
    assert judged.folds == ()


@pytest.mark.parametrize("line", [TITLE, TITLE.upper(), f"{TITLE}!"])
def test_the_headline_is_deleted_near_the_top(line: str) -> None:
    assert kept(line, *STORY) == STORY


@pytest.mark.parametrize("line", ["By Lena Aro", "Nov 21, 2031", "Updated on 21 November 2031 at 14:02", "3 min read"])
def test_bylines_and_dates_above_the_story_are_deleted(line: str) -> None:
    assert kept(line, *STORY) == STORY


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Read more: Grain prices rise for the third week in a row", "cross-reference"),
        ("See also: the islands that have no bakery", "cross-reference"),
        ("Lire aussi : les îles sans pain", "cross-reference"),
        ("Sign up for our morning newsletter.", "newsletter"),
        ("Get the best of Harbour Post delivered to your inbox", "newsletter"),
        ("Reporting by Lena Aro; editing by Timo Vask", "credit"),
        ("This story was originally published by Nordwire.", "credit"),
        ("We may earn a commission when you buy through our links.", "shop"),
        ("Follow us on every network you have.", "contact"),
        ("Lena Aro may be reached at lena@harbour.example and on the pier.", "contact"),
        (
            "Get the Harbour Post’s free guide to knots, which turns two hundred of them into one clear book.",
            "newsletter",
        ),
        ("By Lena Aro, Skarholm. Nordwire writer Timo Vask in Utvik contributed to this report.", "credit"),
        ("Listen to Tide Talk live at noon on weekdays, or listen back here.", "cross-reference"),
        (
            "This story does not necessarily reflect the views of the shipping company that owns the Harbour Post.",
            "terms",
        ),
        ("Please donate today: your support keeps our newsroom open.", "appeal"),
        ("© 2031 Nordwire. All rights reserved.", "terms"),
    ],
)
def test_doubtful_rules_fold_with_a_reason(line: str, reason: str) -> None:
    judged = judge(pieces(*STORY, line), title=TITLE)
    assert [piece.text for piece in judged.pieces] == STORY
    assert [(fold.before, fold.text, fold.reason) for fold in judged.folds] == [(4, line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "“Your support is all we have,” the baker told our reporter, who had come with two sacks of flour.",
        "The charity asked its members to donate flour, and by noon forty sacks stood on the pier at Skarholm.",
        "Cookies were the only thing left on the shelves of the shop when the mail plane landed on Tuesday.",
        "Read one of the letters aloud, she said, and you will understand why nobody on Utvik sleeps at night.",
    ],
)
def test_stories_about_charity_and_cookies_are_left_alone(line: str) -> None:
    assert kept(STORY[0], line, *STORY[1:]) == [STORY[0], line, *STORY[1:]]


def test_a_scene_break_stays_within_the_story() -> None:
    assert kept(*STORY[:2], "* * *", *STORY[2:]) == [*STORY[:2], "* * *", *STORY[2:]]
    assert kept(*STORY, "* * *") == STORY


def test_a_line_of_links_is_folded() -> None:
    judged = judge(pieces(*STORY[:2], link("Grain prices rise for the third week"), *STORY[2:]), title=TITLE)
    assert [fold.reason for fold in judged.folds] == ["related"]
    assert judged.folds[0].before == 2


def test_a_section_of_furniture_ends_where_the_story_goes_on() -> None:
    middle = [Piece("heading", "Recommended", level=3, home=2), link("Snow closes the pass again", "item", 2)]
    story = [Piece("paragraph", line, home=1) for line in STORY]
    judged = judge([*story[:2], *middle, *story[2:]], title=TITLE)
    assert [piece.text for piece in judged.pieces] == STORY
    assert len(judged.folds) == 1


def test_a_heading_with_nothing_below_is_held_back() -> None:
    assert kept(*STORY, Piece("heading", "What next", level=2)) == STORY


def test_repeats_are_deleted() -> None:
    assert kept(STORY[0], STORY[0], *STORY[1:]) == STORY
    assert kept(*STORY, STORY[0]) == STORY


def test_template_lines_are_deleted_but_never_prose_within_the_story() -> None:
    known = frozenset(
        {
            "harbour post since 1921",
            "nobody on the pier had expected anything else since the crews went home on monday evening already",
        }
    )
    judged = judge(pieces("Harbour Post, since 1921.", *STORY), title=TITLE, template=known)
    assert [piece.text for piece in judged.pieces] == STORY


def test_doubts_never_take_most_of_a_text() -> None:
    lines = [f"Read more: letter number {n} from the islands" for n in range(20)]
    assert kept(STORY[0], *lines) == [STORY[0], *lines]


def test_code_and_tables_are_not_judged_by_their_words() -> None:
    code = Piece("code", "share\nread more")
    table = Piece("table", "Read more | Share")
    assert kept(*STORY[:2], code, table, *STORY[2:]) == [*STORY[:2], code.text, table.text, *STORY[2:]]


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Anton Belkin and Maria Toller. Ivo Stam / NORD", True),
        ("The pier at Skarholm Photo: Ivo Stam/Pool via NORDWIRE", True),
        ("The pier at Skarholm (AP Photo/Ivo Stam)", True),
        ("The pier at Skarholm, Getty Images", True),
        ("Image credit: Ivo Stam", True),
        ("The pier stood empty on Tuesday, according to Reuters.", False),
        ("“Photo: none,” the caption said.", False),
        ("Two crews left for the mainland in the same week, first Karrin/Utvik and then Skarholm/Velmark.", False),
        ("Rank last year: N/R", False),
        ("He chose the either/or of a long strike and a short supper.", False),
    ],
)
def test_captions_are_known_by_their_credit(line: str, caption: bool) -> None:
    assert looks_like_caption(line) is caption


def test_judging_twice_changes_nothing() -> None:
    once = judge(pieces("Share", *STORY, "Follow us on every network you have."), title=TITLE)
    assert judge(once.pieces, title=TITLE).pieces == once.pieces


@pytest.mark.parametrize("line", ["Thank you.", "Once.", "Listen.", "Search!", "“Top.”", "Share."])
def test_a_line_that_ends_as_a_sentence_does_is_never_deleted(line: str) -> None:
    assert kept(*STORY[:2], line, *STORY[2:]) == [*STORY[:2], line, *STORY[2:]]
    judged = judge(pieces(*STORY, line), title=TITLE)
    assert line in [piece.text for piece in judged.pieces] + [fold.text for fold in judged.folds]


FOOTERS = {
    "a field with nothing in it": ("Filed at:", "×"),
    "a box about giving": (
        "Give once",
        "Give monthly",
        "Cards we take",
        "Skip it today?",
        "Ask me next week.",
        "Go on",
    ),
    "an icon and a counter": ("share_arrow", "31 Comments", "Save to list"),
}


@pytest.mark.parametrize("footer", FOOTERS.values(), ids=FOOTERS)
def test_footers_of_short_lines_are_left_out(footer: tuple[str, ...]) -> None:
    judged = judge(pieces(*STORY, *footer), title=TITLE)
    assert [piece.text for piece in judged.pieces] == STORY
    assert {fold.reason for fold in judged.folds} <= {"furniture"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("This story is for subscribers only.", "subscription"),
        ("Already a member? Log in", "subscription"),
        ("You have two free articles left this week.", "subscription"),
        ("Enjoyed this story? Pass it on to a friend!", "share"),
        ("Contributing: Timo Vask", "credit"),
    ],
)
def test_calls_within_a_story_are_folded(line: str, reason: str) -> None:
    judged = judge(pieces(*STORY[:2], line, *STORY[2:]), title=TITLE)
    assert [piece.text for piece in judged.pieces] == STORY
    assert [fold.reason for fold in judged.folds] == [reason]


@pytest.mark.parametrize(
    "line",
    [
        "Contributing: everybody",
        "This story is for my mother, who never left the island.",
        "You have two boats left this week, the clerk told them.",
        "Share this with nobody, he wrote on the back of the letter that lay on the table for eleven years.",
    ],
)
def test_what_only_sounds_like_a_call_stays(line: str) -> None:
    assert kept(*STORY[:2], line, *STORY[2:]) == [*STORY[:2], line, *STORY[2:]]


@pytest.mark.parametrize(
    "line",
    [
        "Home › News › Ferries",
        "Harbour Post > Islands > Utvik > Bread by boat",
        "A post by Lena Aro",
        "Fact checked by Timo Vask",
    ],
)
def test_the_way_to_the_page_and_who_made_it_stand_above_the_story(line: str) -> None:
    assert kept(line, *STORY) == STORY


@pytest.mark.parametrize(
    "lines",
    [
        ["Tides go from low > high, and nobody at the harbor office knows why they came late on Tuesday.", *STORY],
        [*STORY[:2], "The route is Skarholm > Utvik > Holm, as it was before the war.", *STORY[2:]],
        [
            *STORY[:2],
            "A report is not intended as legal advice, the judge had written to both sides on Monday.",
            *STORY[2:],
        ],
        [*STORY[:2], "The lighthouse keeper can be reached on foot at low tide.", *STORY[2:]],
    ],
)
def test_what_only_looks_like_furniture_of_the_page_stays(lines: list[str]) -> None:
    assert kept(*lines) == lines


def test_a_heading_above_the_story_that_is_not_the_headline_is_part_of_it() -> None:
    other = Piece("heading", "What you should know about bread on the islands", 1)
    assert kept(other, *STORY) == [other.text, *STORY]
    assert kept(Piece("heading", "Harbour Post", 1), *STORY) == STORY
    assert kept(Piece("heading", "Ferry strike now enters its third week", 1), *STORY) == STORY


def test_the_discussion_of_a_paper_is_told_in_it() -> None:
    parts = [part for n in (2, 3) for part in card(STORY[n], n)]
    talk = [Piece("heading", "DISCUSSION", 2, home=4), Piece("paragraph", STORY[2].replace("three", "nine"), home=4)]
    lines = [*pieces(*STORY[:2]), *parts, *talk, Piece("paragraph", STORY[3].replace("Thursday", "Friday"))]
    assert [piece.text for piece in judge(lines, title=TITLE).pieces] == [piece.text for piece in lines]
    box = [Piece("heading", "Join the discussion", 2, home=4), link("Log in to say what you think", home=4)]
    assert kept(*STORY, *box) == STORY


def test_marks_of_a_page_builder_are_no_text() -> None:
    assert kept(*STORY, "[/vc_column_text][/vc_column]", "[button link=”/kit”] Send us bread[/button]") == STORY
    assert kept(STORY[0], "[Purpose]", *STORY[1:]) == [STORY[0], "[Purpose]", *STORY[1:]]


def test_a_list_that_the_last_paragraph_announces_is_part_of_the_story() -> None:
    items = [link(text, "item", 1) for text in ("Tide tables of June", "The fish guides", "The book of the harbor")]
    lines = [*STORY, "Where one may read on about tides and fish:"]
    told = [*(Piece("paragraph", line, home=1) for line in lines), *items]
    assert [piece.text for piece in judge(told, title=TITLE).pieces] == [piece.text for piece in told]
    for heading in ("Read more:", "You might also like:", "Related:"):
        assert kept(*STORY, heading, *items) == STORY


def test_the_line_below_what_was_syndicated_is_folded_even_when_the_story_is_short() -> None:
    judged = judge(pieces("The pier opens at noon.", f"The post {TITLE} appeared first on Harbour Post."), title=TITLE)
    assert [piece.text for piece in judged.pieces] == ["The pier opens at noon."]
    assert [fold.reason for fold in judged.folds] == ["credit"]


def test_hours_over_the_entries_of_a_story_are_its_own() -> None:
    lines = ["9:30 p.m.", STORY[0], "8 p.m.", *STORY[1:]]
    assert kept(*lines) == lines
    assert kept("9:30 p.m.", *STORY) == STORY
    ago = ["5 min ago 14:00 GMT", STORY[0], "9 min ago 14:04 GMT", *STORY[1:]]
    assert kept(*ago) == ago
    first, second = Piece("heading", "They have come", 2), Piece("heading", "They have gone", 2)
    headed = pieces("14:02", first, STORY[0], "14:09", second, *STORY[1:])
    assert [piece.text for piece in judge(headed, title=TITLE).pieces] == [piece.text for piece in headed]
    assert kept("9:30 p.m.", first, *STORY) == [first.text, *STORY]
    hours = pieces(Piece("heading", "07:40", 2), STORY[0], Piece("heading", "05:15", 2), *STORY[1:])
    assert [piece.text for piece in judge(hours, title=TITLE).pieces] == [piece.text for piece in hours]


def test_a_linked_heading_over_prose_is_part_of_the_story() -> None:
    heading = link("What the islands have left", "heading")
    assert kept(*STORY[:2], heading, *STORY[2:]) == [*STORY[:2], heading.text, *STORY[2:]]


def test_a_list_of_links_that_the_story_announces_is_part_of_it() -> None:
    items = [link(f"The bakery on the {name} island", "item") for name in ("first", "second", "third")]
    lines = pieces(*STORY[:2], "Three bakeries are open:", *items, *STORY[2:])
    assert [piece.text for piece in judge(lines, title=TITLE).pieces] == [line.text for line in lines]
    folded = judge(pieces(*STORY[:2], *items, *STORY[2:]), title=TITLE)
    assert [piece.text for piece in folded.pieces] == STORY


def test_what_stands_beside_the_story_is_folded_or_known_as_the_sources_own() -> None:
    boxed = Piece(
        "paragraph", "Nordwire has told the news of the north since the first mail ship came.", left_out="box"
    )
    judged = judge([*pieces(*STORY[:2]), boxed, *pieces(*STORY[2:])], title=TITLE)
    assert [piece.text for piece in judged.pieces] == STORY
    assert [(fold.before, fold.text, fold.reason) for fold in judged.folds] == [(2, boxed.text, "box")]
    named = Piece("paragraph", boxed.text, left_out="box", where="page div-comment-7 comment-content", home=9)
    assert [fold.reason for fold in judge([*pieces(*STORY), named], title=TITLE).folds] == ["comments"]
    known = frozenset({"nordwire has told the news of the north since the first mail ship came"})
    assert judge([*pieces(*STORY), boxed], title=TITLE, template=known).folds == ()


def card(line: str, home: int) -> list[Piece]:
    return [Piece("heading", f"Card number {home}", level=3, home=home), Piece("paragraph", line, home=home)]


def test_cards_below_the_container_of_the_story_are_folded() -> None:
    story = [Piece("paragraph", line, home=1) for line in STORY]
    cards = card("The museum of the harbor opens its doors to all pupils.", 2) + card("A new boat has been named.", 3)
    judged = judge([*story, *cards], title=TITLE)
    assert [piece.text for piece in judged.pieces] == STORY
    assert {fold.reason for fold in judged.folds} == {"beside the story"}


@pytest.mark.parametrize(
    "below",
    [
        [Piece("heading", "Notes", level=2, home=2), Piece("paragraph", "The talks of 1994 took nine days.", home=3)],
        [Piece("paragraph", "An earlier version named the wrong pier.", home=2, role="correction")],
        [Piece("paragraph", f"{line} So it is said on the pier.", home=2) for line in STORY[:3]],
    ],
    ids=["notes", "a correction", "a text of its own"],
)
def test_what_belongs_to_the_story_stays_below_it(below: list[Piece]) -> None:
    story = [Piece("paragraph", line, home=1) for line in STORY]
    assert kept(*story, *below) == [*STORY, *(piece.text for piece in below)]


def test_a_last_heading_of_the_story_stands_over_what_follows() -> None:
    story = [*(Piece("paragraph", line, home=1) for line in STORY), Piece("heading", "Questions", level=2, home=1)]
    answers = card("The ferry takes bicycles on every day but Sunday.", 2)
    assert kept(*story, *answers) == [piece.text for piece in [*story, *answers]]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Timo Vask is a freelance writer who has never missed a ferry.", ""),
        ("Lena Aro has over twenty years of experience in harbor offices and bakeries.", "Lena Aro"),
        ("Maria Toller co-founded two bakeries before she came to the paper.", ""),
        ("Timo Vask writes about bread and the sea.", "Lena Aro; Timo Vask"),
    ],
)
def test_a_portrait_of_the_author_at_the_end_is_folded(line: str, author: str) -> None:
    judged = judge(pieces(*STORY, line), title=TITLE, author=author)
    assert [piece.text for piece in judged.pieces] == STORY
    assert [fold.reason for fold in judged.folds] == ["author"]


@pytest.mark.parametrize(
    "lines",
    [
        # somebody the story tells of; no portrait; a portrait with more of the story below; words somebody says
        [*STORY, "Anton Vask waited.", "Anton Vask is a writer and has been on Utvik since the spring of the strike."],
        [*STORY, "Anton Vask is a baker and has no flour left for the week."],
        ["Timo Vask is a freelance writer on Utvik who is out of bread.", *STORY],
        [*STORY, "The mediator is a professor from the mainland who has over ten years of experience."],
        [*STORY, '"Anton Vask is a writer," the mediator said on the pier.'],
    ],
)
def test_a_person_of_the_story_is_no_author(lines: list[str]) -> None:
    assert kept(*lines) == lines


def test_more_articles_of_the_publisher_are_no_part_of_the_story() -> None:
    heading = Piece("heading", "More helpful articles by the harbor office:", 2)
    assert kept(*STORY, heading, link("How to read a tide table"), link("When to call the pilot")) == STORY


@pytest.mark.parametrize(
    "heading", ["Republish this story", "Want to republish a Harbour Post story?", "Republication guidelines"]
)
def test_terms_of_reprinting_are_folded(heading: str) -> None:
    rest = "Name the author at the top, and print the text whole."
    assert kept(*STORY, Piece("heading", heading, 3), Piece("paragraph", rest, home=9)) == STORY
