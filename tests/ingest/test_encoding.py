"""Bytes to text: whatever header and declaration claim."""

import pytest

from reader.ingest.encoding import as_utf8, decode
from reader.ingest.parse.parse import parse_feed

RUSSIAN = "Новости порта: паром ушёл в Осло"
GERMAN = "Müller fährt über die Brücke für 5 €"


def page(text: str, charset: str = "") -> str:
    meta = f"<meta charset={charset}>" if charset else ""
    return f"<html><head>{meta}</head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("raw", "declared", "text"),
    [
        (page(RUSSIAN, "windows-1251").encode("cp1251"), "", RUSSIAN),
        (page(RUSSIAN).encode("cp1251"), "windows-1251", RUSSIAN),
        (page(RUSSIAN, "windows-1251").encode(), "windows-1251", RUSSIAN),
        (page(RUSSIAN, "utf-8").encode("cp1251"), "windows-1251", RUSSIAN),
        (page(GERMAN, "iso-8859-1").encode("cp1252"), "", GERMAN),
        (page(GERMAN).encode("cp1252"), "", GERMAN),
        (page(GERMAN).encode() + b"caf\xe9", "", GERMAN),
        (page(GERMAN).encode() + b"caf\xe9", "iso-8859-1", GERMAN),
        (page(f"{GERMAN} \x00").replace("\x00", "–").encode().replace("–".encode(), b"\x96"), "utf-8", f"{GERMAN} –"),
        (page(GERMAN).encode("utf-16"), "utf-8", GERMAN),
        (page(GERMAN).encode("utf-16-le"), "", GERMAN),
        (page(GERMAN).encode("utf-16-be"), "", GERMAN),
        (page("新聞：港口", "gb2312").encode("gb18030"), "", "新聞：港口"),
        (page("港のニュース").encode("cp932"), "shift_jis", "港のニュース"),
        (page(GERMAN, "undefined").encode("cp1252"), "x-unknown", GERMAN),
        (page(GERMAN, "base64").encode("cp1252"), "zip", GERMAN),
    ],
)
def test_a_page_in_any_encoding(raw: bytes, declared: str, text: str) -> None:
    assert f"<p>{text}</p>" in decode(raw, declared)


def test_a_cut_letter_at_the_end_is_one_replacement() -> None:
    assert decode("Brücke ü".encode()[:-1]) == "Brücke \ufffd"


def feed(title: str, declaration: str) -> str:
    return f'{declaration}<rss version="2.0"><channel><title>{title}</title><item><guid>1</guid></item></channel></rss>'


@pytest.mark.parametrize(
    ("body", "content_type", "title"),
    [
        (feed(RUSSIAN, '<?xml version="1.0" encoding="windows-1251"?>').encode(), "", RUSSIAN),
        (feed(RUSSIAN, '<?xml version="1.0" encoding="utf-8"?>').encode(), "text/xml; charset=gbk", RUSSIAN),
        (feed(RUSSIAN, '\n<?xml version="1.0" encoding="windows-1251"?>').encode("cp1251"), "", RUSSIAN),
        (feed(RUSSIAN, '<?xml version="1.0"?>').encode("cp1251"), "text/xml; charset=windows-1251", RUSSIAN),
        (feed(RUSSIAN, '<?xml version="1.0"?>').encode(), "text/xml", RUSSIAN),
        (feed(GERMAN, '<?xml version="1.0" encoding="utf-8"?>').encode().replace(b"5 ", b"5\xa0"), "", "Müller fährt"),
        (feed(GERMAN, '<?xml version="1.0" encoding=""?>').encode(), "", GERMAN),
        (feed(GERMAN, '<?xml version="1.0" encoding="undefined"?>').encode(), "", GERMAN),
        (b"\xef\xbb\xbf\n" + feed(GERMAN, '<?xml version="1.0" encoding="utf-8"?>').encode(), "", GERMAN),
        (feed(GERMAN, '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"), "", GERMAN),
    ],
)
def test_a_feed_in_any_encoding(body: bytes, content_type: str, title: str) -> None:
    parsed = parse_feed(body, "https://harbour.example/feed", content_type)
    assert parsed.info.title.startswith(title)
    assert len(parsed.entries) == 1


def test_a_document_for_parsers_declares_nothing() -> None:
    assert as_utf8(b'  <?xml version="1.0" encoding="latin1"?><a>\xe9</a>') == "<a>é</a>".encode()
