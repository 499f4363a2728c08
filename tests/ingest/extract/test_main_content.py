from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.model.document import Block
from reader.model.story import CleanStory
from tests.builders import clean

PAGE = Path(__file__).parents[2] / "data" / "pages" / "everything.html"
HOME = "https://harbour.example/news/strike"

PROSE = [
    "The harbor office at Skarholm said on Tuesday that no ferry would sail before the weekend.",
    "Nobody on the pier had expected anything else, since the crews went home on Monday evening already.",
    "The baker on Utvik has flour for three days, and the mail plane brings letters but no sacks.",
    "On Thursday both sides will meet again, this time with a mediator from the mainland.",
]


@pytest.fixture(scope="module")
def story() -> CleanStory:
    return clean(PAGE.read_bytes(), "page", url=HOME)


def blocks(story: CleanStory, kind: str) -> list[Block]:
    return [block for block in story.document.blocks if block.kind == kind]


def texts(story: CleanStory, kind: str) -> list[str]:
    return [story.document.block_text(block) for block in blocks(story, kind)]


def page(*body: str, head: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in PROSE)
    return f"<html><head>{head}</head><body><article>{''.join(body)}{paragraphs}</article></body></html>"


def links(story: CleanStory) -> dict[str, str]:
    document = story.document
    found = [inline for block in document.blocks for inline in block.inlines if inline.kind == "link"]
    return {document.text[inline.start : inline.end]: inline.href for inline in found}


def test_every_construct_keeps_its_kind_and_place(story: CleanStory) -> None:
    kinds = [block.kind for block in story.document.blocks]
    assert kinds == [
        "paragraph", "caption", "paragraph", "paragraph", "heading", "paragraph", "item", "item", "item", "item",
        "quote", "paragraph", "table", "paragraph", "code", "paragraph", "paragraph", "item", "item", "paragraph",
    ]  # fmt: skip
    assert story.document.text.startswith("Dockers and the ministry are further apart")
    assert story.document.text.endswith("the great freeze of forty years ago.")


def test_ordered_lists_keep_their_numbers_and_nesting(story: CleanStory) -> None:
    items = [(block.marker, block.level) for block in blocks(story, "item")]
    assert items == [("2.", 0), ("3.", 0), ("•", 1), ("4.", 0), ("•", 0), ("•", 0)]


def test_code_keeps_its_lines_and_spaces(story: CleanStory) -> None:
    assert texts(story, "code") == ["SELECT island, days\n  FROM stocks\n WHERE days < 10;"]


def test_a_table_has_one_row_a_line(story: CleanStory) -> None:
    assert texts(story, "table") == ["Island | Flour left | People\nSkarholm | 9 days | 4,210\nUtvik | 3 days | 870"]


def test_a_caption_is_a_block_of_its_own_and_knows_its_lazy_picture(story: CleanStory) -> None:
    (caption,) = blocks(story, "caption")
    assert story.document.block_text(caption) == "Skarholm pier on Tuesday. Photo: Ivo Stam / Nordwire"
    assert caption.picture == "https://harbour.example/img/pier.jpg"


def test_a_caption_may_stand_in_a_paragraph() -> None:
    shown = '<span class="image"><img src="/pier.jpg"><span class="caption">The pier at noon</span></span>'
    line = "A gull sat on every bollard and waited for the fish that did not come."
    story = clean(page(f"<p>{shown}{line}</p>"), "page", url=HOME)
    assert texts(story, "caption") == ["The pier at noon"]
    assert texts(story, "paragraph")[0] == line


def test_links_are_absolute_without_tracking_and_never_run_anything(story: CleanStory) -> None:
    assert links(story) == {
        "offer of last week": "https://harbour.example/news/offer?id=7",
        "Ellen Mork": "https://baker.example/about#top",
    }
    assert "seat on the board" in story.document.text
    assert "javascript" not in story.markdown


def test_emphasis_is_kept_as_inlines(story: CleanStory) -> None:
    spans = {
        inline.kind: story.document.text[inline.start : inline.end]
        for block in story.document.blocks
        for inline in block.inlines
    }
    assert {"bold": "40 million crowns", "italic": "not", "code": "7.5"}.items() <= spans.items()


def test_the_markdown_says_the_same(story: CleanStory) -> None:
    for part in (
        "## What the union wants",
        "cost **40 million crowns** a day",
        "[offer of last week](https://harbour.example/news/offer?id=7)",
        "2. A night shift of `7.5` hours",
        "   - Half of it this winter",
        "> An insult wrapped in a ribbon",
        "| Utvik | 3 days | 870 |",
        "```\nSELECT island, days\n  FROM stocks",
        "![Skarholm pier on Tuesday. Photo: Ivo Stam / Nordwire](https://harbour.example/img/pier.jpg)",
    ):
        assert part in story.markdown


def test_metadata(story: CleanStory) -> None:
    assert story.title == "Ferry strike enters third week"
    assert story.author == "Lena Aro, Timo Vask"
    assert story.site == "Harbour Post"
    assert story.language == "en"
    assert story.published_at == datetime(2031, 11, 21, 13, 2, tzinfo=UTC)
    assert story.updated_at == datetime(2031, 11, 21, 15, 30, tzinfo=UTC)
    assert story.picture == "https://harbour.example/img/lead.jpg"
    assert story.partial == ""


def test_furniture_is_not_in_the_text(story: CleanStory) -> None:
    for line in ("News", "By Lena Aro", "newsletter", "Most read", "Snow closes", "Copyright", "Privacy"):
        assert line not in story.document.text


def test_a_wall_is_told() -> None:
    told = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
    assert clean(page(head=told), "page").partial == "wall"
    assert clean(page(), "page").partial == ""


@pytest.mark.parametrize(
    "script",
    [
        "今天港口很安静，没有船只离开码头。岛上的居民正在等待星期五的消息，面包师只剩三天的面粉。",
        "今日の港は静かで、船は一隻も出ませんでした。島の人々は金曜日の知らせを待っています。",
        "لم تبحر أي عبارة من الميناء يوم الثلاثاء، وينتظر سكان الجزر أخبار يوم الجمعة بفارغ الصبر هناك.",
        "אף מעבורת לא יצאה מהנמל ביום שלישי, ותושבי האיים מחכים לחדשות של יום שישי בסבלנות רבה מאוד.",
    ],
)
def test_other_scripts_keep_their_text(script: str) -> None:
    lines = [f"{number}：{script}" for number in range(1, 5)]
    source = f"<html><body><article>{''.join(f'<p>{line}</p>' for line in lines)}</article></body></html>"
    assert clean(source, "page").document.text.split("\n") == lines


def test_hidden_parts_are_not_read() -> None:
    words = "Only machines can see this paragraph, and it is long enough to be prose."
    hidden = f'<div style="display: none"><p>{words}</p></div>'
    assert "Only machines" not in clean(page(hidden), "page").document.text


def test_a_description_in_the_text_is_its_standfirst() -> None:
    line = "Islands count their flour while the talks stand still"
    header = f'<header><h1>Ferry strike goes on</h1><h2 class="x1">{line}</h2></header>'
    source = page(header, head=f'<meta name="description" content="{line}">')
    assert clean(source, "page").document.text.split("\n") == [line, *PROSE]


def test_short_lines_between_paragraphs_of_one_container_stay() -> None:
    body = "".join(f"<p>{line}</p><p>Rank: {n}</p>" for n, line in enumerate(PROSE))
    text = clean(f"<html><body><div class='a'>{body}</div></body></html>", "page").document.text
    assert "Rank: 0" in text
    assert "Rank: 2" in text


def test_readers_comments_are_folded_even_when_they_outweigh_the_story() -> None:
    said = [
        f"Reader {n} thinks that the ferry should have sailed on the day of the fair, come what may." for n in range(9)
    ]
    comments = "".join(f'<li class="user-comment"><div class="comment-body"><p>{line}</p></div></li>' for line in said)
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    story = clean(f"<html><body><article><div>{body}</div><ul>{comments}</ul></article></body></html>", "page")
    assert story.document.text.split("\n") == PROSE
    assert {fold.reason for fold in story.document.folds} <= {"comments"}


def test_a_story_that_calls_itself_a_comment_is_read() -> None:
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    story = clean(f'<html><body><div class="comment"><div class="text">{body}</div></div></body></html>', "page")
    assert story.document.text.split("\n") == PROSE
