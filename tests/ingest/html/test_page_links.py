import pytest

from reader.ingest.encoding import decode
from reader.ingest.html.page_links import clean_address, picture_address

BASE = "https://harbour.example/news/strike"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/a", "https://harbour.example/a"),
        ("../b?x=1", "https://harbour.example/b?x=1"),
        ("//other.example/c", "https://other.example/c"),
        ("https://other.example/c?utm_source=x&id=7&fbclid=y", "https://other.example/c?id=7"),
        ("https://other.example/c?q=a%20b;c", "https://other.example/c?q=a%20b;c"),
        (" https://other.example/\n c ", "https://other.example/c"),
        ("#part", ""),
        (f"{BASE}#part", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("mailto:a@b.example", ""),
        ("http://[bad", ""),
        ("http://", ""),
        ("https://other.example/" + "a" * 3000, "https://other.example/" + "a" * 3000),
        ("https://other.example/?utm_source=x&q=" + "a" * 9000, "https://other.example/?q=" + "a" * 9000),
        ("https://other.example/" + "a" * 40_000, ""),
        ("", ""),
    ],
)
def test_addresses(href: str, address: str) -> None:
    assert clean_address(href, BASE) == address


@pytest.mark.parametrize(
    ("attributes", "address"),
    [
        ({"src": "/p.jpg"}, "https://harbour.example/p.jpg"),
        ({"src": "data:image/gif;base64,R0", "data-src": "/p.jpg"}, "https://harbour.example/p.jpg"),
        ({"src": "/img/placeholder.png", "data-original": "/p.jpg"}, "https://harbour.example/p.jpg"),
        ({"srcset": "/s.jpg 300w, /l.jpg 1200w, /m.jpg 600w"}, "https://harbour.example/l.jpg"),
        ({"src": "/p.jpg", "width": "1", "height": "1"}, ""),
        ({"src": "/pixel.gif"}, ""),
        ({}, ""),
    ],
)
def test_pictures(attributes: dict[str, str], address: str) -> None:
    assert picture_address(attributes, BASE) == address


@pytest.mark.parametrize(
    ("raw", "declared", "text"),
    [
        ("Fähre".encode(), "", "Fähre"),
        ("Fähre".encode(), "iso-8859-1", "Fähre"),
        ("Fähre".encode("utf-8-sig"), "latin-1", "Fähre"),
        ("Fähre".encode("utf-16"), "", "Fähre"),
        ("Fähre".encode("latin-1"), "", "Fähre"),
        ("“Fähre”".encode("cp1252"), "iso-8859-1", "“Fähre”"),
        ('<meta charset="windows-1251">Паром'.encode("cp1251"), "", '<meta charset="windows-1251">Паром'),
        ('<?xml encoding="euc-kr"?>부두'.encode("euc-kr"), "", '<?xml encoding="euc-kr"?>부두'),
        ("Паром".encode("koi8-r"), "koi8-r", "Паром"),
        (b"F\xe4hre", "no-such-code", "Fähre"),
        (b"", "", ""),
    ],
)
def test_encodings(raw: bytes, declared: str, text: str) -> None:
    assert decode(raw, declared) == text
