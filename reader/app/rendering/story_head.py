"""What stands above a story's text: title, byline, tags, and what is to be known about its completeness."""

from collections.abc import Sequence
from datetime import datetime

from reader.app.rendering.layout import LineKind
from reader.app.rendering.times import long_time, reading_minutes
from reader.model.links import Relative
from reader.model.safe_text import safe_line
from reader.model.story import Story

_PARTIAL = {
    "summary": "Only a summary came with the feed: X fetches the whole page, o opens it.",
    "wall": "The page keeps the rest behind a wall: o opens it in the browser.",
}


def story_head(story: Story, relatives: Sequence[Relative], now: datetime) -> list[tuple[LineKind, str]]:
    """Lines (kind, words) for the top of the story pane."""
    parts = [safe_line(story.source), safe_line(story.author)]
    if story.published_at:
        parts.append(long_time(story.published_at, now))
    parts.append(f"{reading_minutes(story.document.words)} min")
    if relatives:
        parts.append(f"{len(relatives)} ⇄")
    head: list[tuple[LineKind, str]] = [
        ("title", safe_line(story.title) or "(no title)"),
        ("byline", " · ".join(part for part in parts if part)),
    ]
    if story.other_sources:
        head.append(("byline", "The same text in " + ", ".join(map(safe_line, story.other_sources))))
    if story.versions > 1:
        head.append(("byline", f"Changed since it first came: version {story.versions}"))
    marks = [f"#{safe_line(tag)}" for tag in story.tags]
    if story.status.starred_at:
        marks.insert(0, "★ starred")
    if marks:
        head.append(("tags", " ".join(marks)))
    if story.partial:
        head.append(("notice", _PARTIAL.get(story.partial, f"Not the whole story: {safe_line(story.partial)}.")))
    return head
