"""A story as plain text, when cleaning it properly would take too long: ugly, harmless, and nothing is lost.

Runs where the answer was waited for, so every step is linear in the length of the input.
"""

import html
import re
from datetime import datetime

from reader.ingest.character_references import mend_references_in
from reader.model.document import plain_document
from reader.model.safe_text import safe_line, safe_text
from reader.model.story import CleanStory, RawKind

_BREAK = re.compile(r"<(?:/?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|section|article|blockquote)\b)[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_UNSEEN = re.compile(r"<(script|style|template|noscript)\b[^<>]*>[^<]*", re.IGNORECASE)


def plain_story(
    raw: str,
    kind: RawKind,
    *,
    guid: str = "",
    url: str = "",
    title: str = "",
    author: str = "",
    site: str = "",
    published_at: datetime | None = None,
    updated_at: datetime | None = None,
) -> CleanStory:
    """The words of `raw` without tags, a line a paragraph."""
    text = mend_references_in(raw)
    if kind != "text":
        text = _TAG.sub("", _BREAK.sub("\n", _UNSEEN.sub("", text)))
        text = html.unescape(text)
    lines = [" ".join(line.split()) for line in safe_text(text).split("\n")]
    text = "\n".join(line for line in lines if line)
    return CleanStory(
        guid=guid,
        title=safe_line(title) or text.partition("\n")[0][:120] or url,
        document=plain_document(text),
        markdown=text,
        raw=raw,
        raw_kind=kind,
        url=url,
        author=safe_line(author),
        site=safe_line(site),
        published_at=published_at,
        updated_at=updated_at,
    )
