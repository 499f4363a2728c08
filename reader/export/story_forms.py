"""One story as what other programs take: Markdown, JSON, and variables of the environment."""

import json
from collections.abc import Sequence
from datetime import UTC, tzinfo

from reader.export.exported_story import day, public_address
from reader.export.markdown_format import address, inline
from reader.model.document import Span
from reader.model.safe_text import safe_line, safe_text
from reader.model.saying import bare_words, cue_words
from reader.model.story import Story


def story_markdown(story: Story, zone: tzinfo | None = None) -> str:
    """Headline, source and text as Markdown; dates in `zone`, the machine's own when None."""
    known = (safe_line(story.source), safe_line(story.author), day(story.published_at, zone))
    where = inline(", ".join(part for part in known if part))
    url = public_address(story.url)
    head = ", ".join(part for part in (where, f"<{address(url)}>" if url else "") if part)
    text = safe_text(story.markdown or story.document.text).strip()
    return "\n\n".join(part for part in (f"# {inline(safe_line(story.title))}", head, text) if part) + "\n"


def story_text(story: Story) -> str:
    """Headline and text, plain."""
    return f"{safe_line(story.title)}\n\n{safe_text(story.document.text)}\n"


def story_json(story: Story, passage: Span | None = None) -> str:
    """One object on one line: what is known of the story, its text, statements and figures; times in UTC."""
    text, found = story.document.text, story.analysis
    return (
        json.dumps(
            {
                "id": story.id,
                "title": safe_line(story.title),
                "outlet": safe_line(story.source),
                "author": safe_line(story.author),
                "published": story.published_at.astimezone(UTC).isoformat() if story.published_at else None,
                "address": public_address(story.url),
                "tags": [safe_line(tag) for tag in story.tags],
                "passage": safe_text(text[passage.start : passage.end]) if passage else "",
                "text": safe_text(text),
                "statements": [
                    {
                        "speaker": safe_line(quote.speaker_name),
                        "role": safe_line(quote.role),
                        "cue": safe_line(cue_words(text, quote)),
                        "words": safe_line(bare_words(text, quote)),
                    }
                    for quote in (found.quotes if found else ())
                ],
                "figures": [
                    safe_line(text[figure.lit.start : figure.lit.end]) for figure in (found.figures if found else ())
                ],
            },
            ensure_ascii=False,
        )
        + "\n"
    )


def story_variables(stories: Sequence[Story], passage: Span | None = None) -> dict[str, str]:
    """What a command is told of stories in its environment, READER_TITLE and others; of several a line each.

    `passage` is one of the first story.
    """

    def lines(words: Sequence[str]) -> str:
        return "\n".join(safe_line(one) for one in words)

    first = stories[0]
    words = first.document.text[passage.start : passage.end] if passage else ""
    return {
        "READER_ID": lines([str(story.id) for story in stories]),
        "READER_TITLE": lines([story.title for story in stories]),
        "READER_URL": lines([public_address(story.url) for story in stories]),
        "READER_AUTHOR": lines([story.author for story in stories]),
        "READER_FEED": lines([story.source for story in stories]),
        "READER_TAGS": lines([" ".join(story.tags) for story in stories]),
        "READER_DATE": lines(
            [story.published_at.date().isoformat() if story.published_at else "" for story in stories]
        ),
        "READER_PASSAGE": safe_text(words).replace("\0", "")[:100_000],
    }
