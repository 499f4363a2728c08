"""What stands above a story's text, title, byline and tags, and above and below it: whether it is the whole story."""

from collections.abc import Sequence
from datetime import datetime

from reader.app.rendering.text.layout import LineKind
from reader.app.rendering.times import long_time, reading_minutes
from reader.model.link import Relative
from reader.model.safe_text import safe_address, safe_line
from reader.model.story import WAITING, Copy, Story

_TAIL = {
    "summary": "┄ This is only a summary: X fetches the whole page ┄",
    "wall": "┄ The rest stands behind a wall: o opens the page ┄",
    WAITING: "┄ The text is being read out ┄",
}
_PARTIAL = {
    "summary": "Only a summary: X fetches the whole page, o opens it in the browser.",
    "wall": "The page keeps the rest behind a wall: o opens it in the browser.",
    WAITING: "It has just arrived, its text follows in a moment.",
}


WELCOME: tuple[tuple[LineKind, str], ...] = (
    ("title", "Nothing to read yet"),
    ("blank", ""),
    ("paragraph", "+  adds a feed, a page, a file or a folder"),
    ("paragraph", "?  shows every key, ^P finds an action by its name"),
    ("blank", ""),
    ("byline", "On the command line:"),
    ("blank", ""),
    ("paragraph", "reader add URL       a feed or a page"),
    ("paragraph", "reader import FILE   the feeds of another reader"),
)
"""What stands in the story pane while the library is empty."""


def story_tail(story: Story) -> str:
    """What stands below a text that is not the whole story; empty for one that is."""
    return _TAIL.get(story.partial, "┄ This is not the whole story ┄") if story.partial else ""


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
        head += [("byline", _copy_line(copy, story.title)) for copy in story.copies if copy.url]
    if story.other_text == "feed":
        head.append(("byline", "The text is the page's: X shows what the feed sent"))
    if story.apart_from:
        head.append(("byline", f"Shown as one with “{safe_line(story.apart_from)}” before: notes and tags are there"))
    if story.taken_apart:
        titles = ", ".join(f"“{safe_line(title)}”" for title in story.taken_apart)
        head.append(("byline", f"Shown as one with this before, now listed again: {titles}"))
    if story.versions > 1:
        head.append(("byline", f"Changed since it first came: version {story.versions}, d shows what changed"))
    marks = [f"#{safe_line(tag)}" for tag in story.tags]
    if story.status.starred_at:
        marks.insert(0, "★ starred")
    if marks:
        head.append(("tags", " ".join(marks)))
    if story.partial:
        head.append(("notice", _PARTIAL.get(story.partial, f"Not the whole story: {safe_line(story.partial)}.")))
    return head


def _copy_line(copy: Copy, title: str) -> str:
    """Where else a text stands, under which title when it has another one."""
    other = safe_line(copy.title) if copy.title != title else ""
    return "  " + " · ".join(part for part in (safe_line(copy.source), other, safe_address(copy.url)) if part)
