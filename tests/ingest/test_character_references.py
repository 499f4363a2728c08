import pytest

from reader.ingest.character_references import join_surrogates, mend_references, mend_references_in


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("plain & simple #1", "plain & simple #1"),
        ("&#8217; &#x2019; &amp;", "&#8217; &#x2019; &amp;"),
        ("&#55357;&#56832;", "&#128512;"),
        ("&#xD83D;&#xde00;", "&#128512;"),
        ("&#xD83D&#xDE00 two", "&#128512; two"),
        ("&amp;#55357;&amp;#56832;", "&amp;#128512;"),
        ("&#8220;&#55356;&#57119;&#8221;", "&#8220;&#127775;&#8221;"),
        ("&#55357; alone", "&#65533; alone"),
        ("&#56832;&#55357;", "&#65533;&#65533;"),
        ("&#55357; &#56832;", "&#65533; &#65533;"),
        ("&#x110000;", "&#65533;"),
        ("&#x99999999;", "&#65533;"),
        ("&#" + "9" * 5000 + ";", "&#65533;"),
        ("&#00000000000000065;", "&#00000000000000065;"),
        ("&#; &#x; &#y;", "&#; &#x; &#y;"),
    ],
)
def test_a_reference_stands_for_a_character_that_exists(source: str, mended: str) -> None:
    assert mend_references(source.encode()) == mended.encode()
    assert mend_references_in(source + " ü") == mended + " ü"


@pytest.mark.parametrize(
    ("text", "joined"),
    [("a", "a"), ("ü€", "ü€"), ("\ud83d\ude00", "😀"), ("x\ud83dy", "x\ufffdy"), ("\ude00\ud83d", "\ufffd\ufffd")],
)
def test_halves_become_what_they_were_meant_to_be(text: str, joined: str) -> None:
    assert join_surrogates(text) == joined
