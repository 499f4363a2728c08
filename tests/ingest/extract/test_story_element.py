import pytest
from lxml import html

from reader.ingest.extract.sanitize import parse_page
from reader.ingest.extract.story_element import find_story, furniture_in
from tests.builders import clean

STORY = [
    "No ferry left the pier of Skarholm on Tuesday, and none will before the weekend, the harbor office said at noon.",
    "The crews had gone home on Monday evening, after eleven hours of talks with the ministry that led to nothing.",
    "On Utvik the baker has flour for three days; the mail plane brings letters and medicine but no sacks.",
    "Both sides will meet again on Thursday, this time with a mediator from the mainland between them.",
]
OTHER = [
    "A fox was seen on the roof of the town hall on Sunday, where it slept until the bells rang for the service.",
    "Nobody knows how it came up there, and the caretaker says that the doors were locked the whole night long.",
    "It has been named after the mayor by the pupils of the school across the square, who bring it fish to eat.",
    "The forester advises to leave it alone until the young ones are old enough to climb down by themselves.",
]
CHINESE = [
    "斯卡霍尔姆码头星期二没有渡轮离开,港务局中午表示,周末之前也不会有任何船只开航,岛上的居民只能等待消息。",
    "船员们星期一晚上已经回家,此前与部里进行了十一个小时的谈判,双方没有达成任何协议,气氛十分紧张。",
    "乌特维克岛上的面包师只剩下三天的面粉,邮政飞机只运送信件和药品,不运送任何货物,居民开始担心。",
    "双方将在星期四再次会面,这一次将有一位来自大陆的调解人坐在他们中间,希望能够打破目前的僵局。",
    "部长在电台上说,政府不会让岛民挨饿,如果需要,海军的船只将把面粉和燃料运到每一个有人居住的岛屿。",
]  # fmt: skip
ARABIC = [
    "لم تغادر أي عبارة رصيف سكارهولم يوم الثلاثاء، ولن تغادر أي منها قبل نهاية الأسبوع، كما قال مكتب الميناء ظهرا.",
    "وكانت الطواقم قد عادت إلى منازلها مساء الاثنين بعد إحدى عشرة ساعة من المحادثات مع الوزارة دون أي نتيجة تذكر.",
    "ولدى الخباز في أوتفيك دقيق يكفي ثلاثة أيام، بينما تجلب طائرة البريد الرسائل والأدوية فقط ولا تجلب الأكياس.",
]


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def items(lines: list[str], name: str = "") -> str:
    return "".join(f'<li class="{name}"><p>{line}</p></li>' for line in lines)


def boxes(lines: list[str], name: str = "part article-body") -> str:
    return "".join(f'<div class="{name}"><p>{line}</p></div>' for line in lines)


def cards(count: int) -> str:
    return "".join(
        f'<div class="card"><a href="/{n}"><h3>Story number {n} of the day</h3></a><p>{OTHER[n % 4]}</p></div>'
        for n in range(count)
    )


PAGES = {
    "the plain case": (f'<div class="article-body">{paragraphs(STORY)}</div>', STORY),
    "comments longer than the story": (
        f'<article>{paragraphs(STORY)}<section class="comments">{paragraphs(OTHER * 4)}</section></article>',
        STORY,
    ),
    "comments beside the story": (
        f'<article>{paragraphs(STORY)}</article><ol id="comments">{items(OTHER * 4)}</ol>',
        STORY,
    ),
    "a grid of related stories in the story": (
        f'<article>{paragraphs(STORY)}<div class="related-grid">{cards(8)}</div></article>',
        STORY,
    ),
    "a grid of teasers between paragraphs": (
        f'<article>{paragraphs(STORY[:2])}<div class="teaser-row">{cards(3)}</div>{paragraphs(STORY[2:])}</article>',
        STORY,
    ),
    "a second article that comes by scrolling": (
        f'<div class="article-body">{paragraphs(STORY)}</div>'
        f'<div class="infinite-scroll"><div class="article-body">{paragraphs(OTHER)}</div></div>',
        STORY,
    ),
    "teasers before the story that are named as it is": (
        f'<article class="teaser"><h2>A fox</h2><p>{OTHER[0]}</p></article>'
        f"<article><h1>No ferries</h1>{paragraphs(STORY)}</article>",
        STORY,
    ),
    "no element named as a story": (f"<div><div>{paragraphs(STORY)}</div></div>", STORY),
    "a story that is a list": (
        f'<div class="post-content"><p>{STORY[0]}</p><ol>{items(STORY[1:])}</ol></div>',
        STORY,
    ),
    "lines without elements of their own": (
        f'<div class="article-body">{"<br><br>".join(STORY)}</div>',
        STORY,
    ),
    "furniture among the paragraphs": (
        f'<article><p>{STORY[0]}</p><p class="newsletter">Letters come on Monday.</p><p>{STORY[1]}</p>'
        f'<ul class="tag-list"><li>Ferries</li></ul>{paragraphs(STORY[2:])}</article>',
        STORY,
    ),
    "a part all may read, named as a teaser": (
        f'<article><div class="teaser-content">{boxes(STORY[:1])}</div>{boxes(STORY[1:])}</article>',
        STORY,
    ),
    "teasers of other stories, named otherwise": (
        f'<article>{boxes(STORY)}<div class="teaser-content">{boxes(OTHER[:1], "box text")}</div></article>',
        STORY,
    ),
    "elements with names of other vocabularies": (
        f'<o:page class="a&#1;b"><fb:story><article>{paragraphs(STORY)}</article></fb:story></o:page>',
        STORY,
    ),
    "a wrapper named as furniture": (
        f'<article><div class="widget-area sidebar-left">{paragraphs(STORY)}</div></article>',
        STORY,
    ),
    "a story in pieces, each named as one": (
        "".join(f'<div class="article-body">{paragraphs(list(pair))}</div>' for pair in zip(STORY, OTHER, strict=True)),
        [line for pair in zip(STORY, OTHER, strict=True) for line in pair],
    ),
    "a page inside a form": (f'<form id="page"><article>{paragraphs(STORY)}</article></form>', STORY),
    "subheads, a quote and a table": (
        f'<article><p>{STORY[0]}</p><h2>On the islands</h2><p>{STORY[1]}</p><blockquote>{STORY[2]}</blockquote>'
        f"<table><tr><th>Island</th><th>Days</th></tr><tr><td>Utvik</td><td>3</td></tr></table><p>{STORY[3]}</p></article>",
        [STORY[0], "On the islands", STORY[1], STORY[2], "Island | Days\nUtvik | 3", STORY[3]],
    ),
    "Chinese": (
        f'<article>{paragraphs(CHINESE)}<div class="related-list">{cards(2)}</div></article>',
        CHINESE,
    ),
    "from right to left": (
        f'<article dir="rtl">{paragraphs(ARABIC)}<div class="tags">{items(["a"])}</div></article>',
        ARABIC,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), PAGES.values(), ids=PAGES)
def test_the_story_is_found_and_nothing_else(body: str, lines: list[str]) -> None:
    page = f'<html><body><div class="menu"><ul>{items(["News", "Sport"])}</ul></div>{body}</body></html>'
    assert clean(page, "page").document.text == "\n".join(lines)


def test_every_post_of_a_live_page_is_read() -> None:
    posts = "".join(
        f'<article class="post"><h2>At {n} o\'clock</h2>{paragraphs([one, other])}</article>'
        for n, (one, other) in enumerate(zip(STORY, OTHER, strict=True))
    )
    text = clean(f"<html><body><main><h1>Ferries</h1>{posts}</main></body></html>", "page").document.text
    assert [line for line in (*STORY, *OTHER) if line not in text] == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (f'<div class="post-content">{paragraphs(STORY)}</div>', "post-content"),
        (f'<article class="x">{paragraphs(STORY)}</article>', "x"),
        (f'<article class="x"><div class="article-body">{paragraphs(STORY)}</div></article>', "article-body"),
        (f'<article class="x"><p>{OTHER[0]}</p></article><article class="y">{paragraphs(STORY)}</article>', None),
        (f'<article class="x"><p>Short.</p></article><article class="y">{paragraphs(STORY)}</article>', "y"),
        (f'<article class="x">{paragraphs(STORY[:3])}</article><div>{paragraphs(OTHER * 2)}</div>', None),
        (f'<div id="comments"><article>{paragraphs(STORY)}</article></div>', None),
        (f'<div class="main-content">{paragraphs(STORY)}</div>', None),
        (f"<div>{paragraphs(STORY)}</div>", None),
        ("<article><p></p></article>", None),
    ],
)
def test_what_is_surely_the_story(body: str, name: str | None) -> None:
    story = find_story(parse_page(f"<html><body>{body}</body></html>"))
    assert (story.holder.get("class") if story else None) == name


def furniture(body: str) -> list[str | None]:
    (holder,) = parse_page(f"<html><body><article>{body}</article></body></html>").iter("article")
    found: frozenset[html.HtmlElement] = furniture_in(holder)
    return [element.get("class") for element in holder.iter() if element in found]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (f'{paragraphs(STORY)}<div class="newsletter-box">Get it</div>', ["newsletter-box"]),
        (f'{paragraphs(STORY)}<ul class="share-buttons"><li>Mail</li></ul>', ["share-buttons"]),
        (f'{paragraphs(STORY)}<div class="v"><h3>A film</h3><a href="/f"><img src="/f.jpg"></a></div>', ["v"]),
        (f'{paragraphs(STORY)}<div class="v"><h3>A film</h3><a href="/f">See <img src="/f.jpg"></a></div>', []),
        (f'<div class="widget">{paragraphs(STORY)}</div>', []),
        (f'<div class="widget">{paragraphs(STORY)}</div><div class="comments">{STORY[0]}</div>', ["comments"]),
        (f'<p>{STORY[0]}</p><div class="comments">{paragraphs(OTHER * 4)}</div>', ["comments"]),
    ],
)
def test_what_is_furniture(body: str, names: list[str]) -> None:
    assert furniture(body) == names


def test_posts_of_a_forum_are_read_with_what_follows_their_quotations() -> None:
    said = "I asked at the office this morning, and they say that nothing sails before Sunday at the earliest."
    thanks = "Thank you, I will come to the pier with the cart of my brother long before noon."
    quoted = "Will it sail before the weekend? I have two sacks of flour on the pier, and it will rain."
    first = f"<blockquote><div>Timo:</div><div>{quoted}</div></blockquote>{said}"
    second = f"{thanks}<br><blockquote>Nothing sails?</blockquote>Then we bake at home."
    posts = "".join(
        f'<article class="message"><div class="message-text">{words}</div></article>' for words in (first, second)
    )
    text = clean(f"<html><body><h1>Ferries again</h1>{posts}</body></html>", "page").document.text
    assert text.split("\n") == ["Timo:", quoted, said, thanks, "Nothing sails?", "Then we bake at home."]
