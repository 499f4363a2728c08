"""A story as plain text, when cleaning it properly would take too long: ugly, harmless, and nothing is lost.

Runs where the answer was waited for, so every step is linear in the length of the input.
"""

import html
import re

from reader.ingest.character_references import mend_references_in
from reader.ingest.clean.request import CleanRequest
from reader.model.document import plain_document
from reader.model.safe_text import safe_line, safe_text
from reader.model.story import CleanStory

_BREAK = re.compile(r"<(?:/?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|section|article|blockquote)\b)[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_UNSEEN = re.compile(r"<(script|style|template|noscript)\b[^<>]*>[^<]*", re.IGNORECASE)


def plain_story(request: CleanRequest) -> CleanStory:
    """The words of `request.raw` without tags, a line a paragraph."""
    text = mend_references_in(request.raw)
    if request.kind != "text":
        text = _TAG.sub("", _BREAK.sub("\n", _UNSEEN.sub("", text)))
        text = html.unescape(text)
    lines = [" ".join(line.split()) for line in safe_text(text).split("\n")]
    text = "\n".join(line for line in lines if line)
    return CleanStory(
        guid=request.guid,
        title=safe_line(request.title) or text.partition("\n")[0][:120] or request.url,
        document=plain_document(text),
        markdown=text,
        raw=request.raw,
        raw_kind=request.kind,
        url=request.url,
        author=safe_line(request.author),
        site=safe_line(request.site),
        published_at=request.published_at,
        updated_at=request.updated_at,
    )
