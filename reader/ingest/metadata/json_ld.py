"""JSON-LD of a page: what the publisher tells search engines about the story."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import html

_MAX_SIZE = 1_000_000
_MAX_DEPTH = 6
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review|Recipe|OpinionNewsArticle)$")


def article_node(root: html.HtmlElement) -> dict[str, Any]:
    """The node that describes the page's story; empty when there is none.

    Of several the one that says most is taken; what an article leaves out is filled from the page's own node.
    """
    nodes = [node for script in root.iter("script") if _is_jsonld(script) for node in _nodes(_parsed(script.text), 0)]
    articles = [node for node in nodes if any(_ARTICLE.search(name) for name in types(node))]
    pages = [node for node in nodes if any(name.endswith("WebPage") for name in types(node))]
    best = max(articles, key=_fullness, default={})
    page = max(pages, key=_fullness, default={})
    wanted = ("datePublished", "dateModified", "inLanguage", "isAccessibleForFree")
    return {**{key: page[key] for key in wanted if key in page}, **best}


def types(node: dict[str, Any]) -> list[str]:
    """The names a node's type goes by."""
    value = node.get("@type")
    return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]


def words(value: Any) -> str:
    """A name or text out of a value that may be a string, a node or a list of them; several are joined by commas."""
    if isinstance(value, str):
        return unescape(value).strip()
    if isinstance(value, dict):
        return words(value.get("name") or value.get("@value") or "")
    if isinstance(value, list):
        names = [name for item in value[:20] if (name := words(item))]
        return ", ".join(dict.fromkeys(names))
    return ""


def address(value: Any) -> str:
    """An address out of a value that may be a string, a node or a list of them: the first."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return address(value.get("url") or value.get("contentUrl") or value.get("@id") or "")
    if isinstance(value, list) and value:
        return address(value[0])
    return ""


def _is_jsonld(script: html.HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower() and len(script.text or "") <= _MAX_SIZE


def _parsed(text: str | None) -> Any:
    """The value, comment and CDATA fences around it ignored; None when it is no JSON."""
    text = (text or "").replace("<![CDATA[", "").replace("]]>", "")
    start = min((at for at in (text.find("{"), text.find("[")) if at >= 0), default=0)
    end = text.rfind("]" if text[start : start + 1] == "[" else "}") + 1
    try:
        return json.loads(text[start:end], strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"):
            yield from _nodes(value.get(key), depth + 1)


def _fullness(node: dict[str, Any]) -> int:
    return sum(
        key in node for key in ("headline", "datePublished", "author", "publisher", "articleBody", "description")
    )
