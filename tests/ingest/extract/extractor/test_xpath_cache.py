import pytest
from lxml import etree

from reader.ingest.extract.extractor.xpath_cache import Remembered
from reader.ingest.extract.sanitize import parse_page

NAMES = [
    '<div class="share">1</div>', '<div id="x" class="share">2</div>', '<p class="lead">3</p>', "<span>4</span>",
    '<div class="cookie" id="share">5</div>', '<div id="share" class="cookie">6</div>', '<p class="share">7</p>',
    '<section class="a&#1;b">8</section>', '<article class="share">9</article>',
]  # fmt: skip
BY_NAME = etree.XPath(
    ".//*[self::div or self::p or self::section][re:test(@id|@class, 'cookie') or re:test(@class, '^share')]",
    namespaces={"re": "http://exslt.org/regular-expressions"},
)
LOOKING_INSIDE = etree.XPath(".//*[self::div or self::p][starts-with(@class, 'share')][not(.//b)]")


@pytest.mark.parametrize("expressions", [[BY_NAME], [LOOKING_INSIDE], [LOOKING_INSIDE, BY_NAME]])
def test_what_is_remembered_is_what_the_expressions_say(expressions: list[etree.XPath]) -> None:
    remembered = Remembered(*expressions)
    for body in ([*NAMES], [*reversed(NAMES), '<div class="share"><b>10</b></div>'], ["<div>", *NAMES, "</div>"]):
        tree = parse_page(f"<html><body>{''.join(body)}</body></html>")
        expected = {element for expression in expressions for element in expression(tree)}
        assert expected
        assert set(remembered(tree)) == expected
        assert set(remembered(tree)) == expected


def test_an_element_may_go_by_another_name() -> None:
    remembered = Remembered(BY_NAME)
    tree = parse_page('<html><body><aside class="share">1</aside></body></html>')
    (aside,) = tree.iter("aside")
    assert remembered.fitting([aside]) == [()]
    assert remembered.fitting([aside], ["div"]) == [(BY_NAME,)]


@pytest.mark.parametrize(
    ("path", "fits", "not_fits"),
    [
        (".//*[re:test(@class, 'bread-?crumb|(?:^| )ad-')]", ["breadcrumb", "bread-crumbs", "x ad-y"], ["bread"]),
        (".//*[re:test(@class, '[Cc]omment(?!ary)|^(?:nav|menu)')]", ["Comments", "nav-x"], ["commentary", "subnav"]),
        (".//*[re:test(@class, 'content(?:-|__)?body')]", ["content-body", "contentbody"], ["content-x"]),
        (".//*[re:test(@class, 'fulltext', 'i')]", ["FullText"], ["full", "i"]),
        (".//*[contains(translate(@class, 'CM','cm'), 'main-c') or re:test(@class, '^x$')]", ["Main-C", "x"], ["c"]),
        (".//*[@class or re:test(@class, 'y')]", ["z"], []),
    ],
)  # fmt: skip
def test_a_name_that_holds_no_word_of_the_expression_is_not_asked_about(
    path: str, fits: list[str], not_fits: list[str]
) -> None:
    remembered = Remembered(etree.XPath(path, namespaces={"re": "http://exslt.org/regular-expressions"}))
    body = "".join(f'<div class="{name}"></div>' for name in (*fits, *not_fits))
    found = remembered(parse_page(f"<html><body>{body}</body></html>"))
    assert [element.get("class") for element in found] == fits
