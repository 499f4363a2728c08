"""Nothing a terminal or a bidi engine obeys passes; everything people write does."""

import sys
import unicodedata

import pytest

from reader.model.feed import Feed
from reader.model.safe_text import MAX_COMBINING, safe_address, safe_line, safe_text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("", ""),
        ("plain", "plain"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]8;;http://a\x1b\\link", "]8;;http://a\\link"),
        ("\x9b31m\x90\x9d\x9c", "31m"),
        ("bell\x07 null\x00 del\x7f", "bell null del"),
        ("\u202egnp.exe\u202c \u2066a\u2069 \u200e\u200f\u061c", "gnp.exe a "),
        ("flag\U000e0067\U000e007f\U000e0001", "flag"),
        ("\ufeffbom \ufff9a\ufffab\ufffb \ufffe\uffff", "bom ab "),
        ("\ud83d alone \udc00", " alone "),
        ("Žluťoučký “kůň” – naïve", "Žluťoučký “kůň” – naïve"),
        ("نص عربي עברית हिन्दी ไทย 中文", "نص عربي עברית हिन्दी ไทย 中文"),
        ("👩‍👩‍👧 🏳️‍🌈 ❤️", "👩‍👩‍👧 🏳️‍🌈 ❤️"),
        ("soft\xadhyphen zero\u200bwidth", "soft\xadhyphen zero\u200bwidth"),
        ("[/] [@click=app.quit] **", "[/] [@click=app.quit] **"),
        ("z" + "\u0301" * 50 + "!", "z" + "\u0301" * MAX_COMBINING + "!"),
        ("\u0301" * 50, "\u0301" * MAX_COMBINING),
        ("." + "\u0301\u0489\u20dd" * 20, "." + ("\u0301\u0489\u20dd" * 3)[:MAX_COMBINING]),
        ("ก" + "\u0e49" * 30, "ก" + "\u0e49" * MAX_COMBINING),
        ("\u0301" * 5 + "\x1b" + "\u0301" * 5, "\u0301" * MAX_COMBINING),
    ],
)
def test_safe_text(text: str, safe: str) -> None:
    assert safe_text(text) == safe
    assert safe_text(safe) == safe


def test_every_control_and_no_letter_is_stopped() -> None:
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        kind = unicodedata.category(char)
        if kind in ("Cc", "Cs", "Zl", "Zp"):
            assert safe_text(f"a{char}b") in ("ab", "a\nb", "a\tb"), hex(code)
        elif kind[0] in "LNPS" or kind in ("Mn", "Mc", "Me", "Zs"):
            assert safe_text(char) == char, hex(code)


def test_a_line_is_one_line() -> None:
    assert safe_line("  a\r\n b\t\tc\u2028d\xa0e ") == "a b c d e"
    assert safe_line("\x1b\u202e") == ""


def test_a_login_in_an_address_is_never_shown() -> None:
    assert safe_address("https://ann:s3cret@a.example/f\x1b?b=@") == "https://***@a.example/f?b=@"
    assert safe_address("https://a.example/@ann") == "https://a.example/@ann"
    assert Feed(1, "https://ann:s3cret@a.example/f", "").name == "https://***@a.example/f"
    assert Feed(1, "https://a.example/f", "Harbour\x1b Post").name == "Harbour Post"
