"""Feeds for tests, about places and people that do not exist."""

from collections.abc import Sequence
from html import escape

PARAGRAPH = (
    "The harbor council of Velmark said on Tuesday that the ferry strike had cost the town forty million crowns. "
    "Dockers walked out three weeks ago over night shifts, and no new talks are planned before the weekend. "
    "Fishing boats may still leave, the council said, but freight waits on both sides of the sound."
)


def story_html(words: str, times: int = 1) -> str:
    """A story of a few paragraphs that differs from others by `words`."""
    return "".join(f"<p>{words} in paragraph {number}. {PARAGRAPH}</p>" for number in range(1, times + 2))


def rss(entries: Sequence[tuple[str, str, str]], title: str = "Harbor Post", extra: str = "") -> str:
    """RSS 2.0 of (guid, title, html)."""
    items = "".join(
        f'<item><guid isPermaLink="false">{escape(guid)}</guid><title>{escape(name)}</title>'
        f"<link>https://harbor.example/{escape(guid)}</link><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>"
        f"<description>{escape(html)}</description></item>"
        for guid, name, html in entries
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://harbor.example/</link>{extra}{items}</channel></rss>"
    )


def atom(entries: Sequence[tuple[str, str, str]], title: str = "Nordwire") -> str:
    """Atom of (id, title, html)."""
    items = "".join(
        f"<entry><id>{escape(guid)}</id><title>{escape(name)}</title><author><name>Lena Aro</name></author>"
        f'<link href="https://nordwire.example/{escape(guid)}"/><updated>2026-11-20T09:00:00Z</updated>'
        f'<content type="html">{escape(html)}</content></entry>'
        for guid, name, html in entries
    )
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title><id>urn:nordwire</id>'
        f'<link href="https://nordwire.example/"/><updated>2026-11-20T09:00:00Z</updated>{items}</feed>'
    )


def json_feed(entries: Sequence[tuple[str, str, str]], title: str = "Coast Daily") -> str:
    """JSON Feed 1.1 of (id, title, html)."""
    import json

    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "home_page_url": "https://coast.example/",
            "authors": [{"name": "Coast Desk"}],
            "items": [
                {"id": guid, "url": f"/{guid}", "title": name, "content_html": html, "date_published": "2026-11-20"}
                for guid, name, html in entries
            ],
        }
    )
