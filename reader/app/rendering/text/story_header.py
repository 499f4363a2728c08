"""What stands above a story's text, title, byline and tags, and above and below it: whether it is the whole story."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from reader.app.rendering.text.insets import link_number
from reader.app.rendering.text.layout import LineKind
from reader.app.rendering.times import long_time, reading_minutes
from reader.model.link import Relative
from reader.model.safe_text import safe_address, safe_line
from reader.model.story import WAITING, Attachment, Copy, Story

AHEAD = timedelta(days=1)
"""A date further ahead of the story's arrival is doubted."""

_TAIL = {
    "summary": "┄ This is only a summary: X fetches the whole page ┄",
    "wall": "┄ The rest is behind a paywall or a login: o opens the page ┄",
    WAITING: "┄ The text is being extracted ┄",
}
_PARTIAL = {
    "summary": "Only a summary: X fetches the whole page, o opens it in the browser.",
    "wall": "The rest is behind a paywall or a login: o opens the page in the browser.",
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
    author = safe_line(story.author)
    parts = [safe_line(story.source), "" if author == story.source else author]
    parts.append(_when(story, now))
    parts.append(f"{reading_minutes(story.document.words)} min")
    if relatives:
        parts.append(f"{len(relatives)} ⇄")
    head: list[tuple[LineKind, str]] = [
        ("title", safe_line(story.title) or "(no title)"),
        ("byline", " · ".join(part for part in parts if part)),
    ]
    head += [("byline", f"{words} {link_number(number)}") for number, (words, _) in enumerate(_unique(story), 1)]
    if story.other_sources:
        head.append(("byline", "The same text in " + ", ".join(map(safe_line, story.other_sources))))
        head += [("byline", _copy_line(copy, story.title)) for copy in story.copies if copy.url]
    if story.other_text == "feed":
        head.append(("byline", "This is the text of the page: X shows what the feed sent"))
    if story.apart_from:
        head.append(("byline", f"Was shown as one with “{safe_line(story.apart_from)}”: notes and tags are there"))
    if story.taken_apart:
        titles = ", ".join(f"“{safe_line(title)}”" for title in story.taken_apart)
        head.append(("byline", f"Was shown as one with this, now listed again: {titles}"))
    if story.versions > 1:
        head.append(("byline", f"Changed since it first arrived: version {story.versions}, d shows what changed"))
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


def links_above(story: Story) -> tuple[tuple[str, str], ...]:
    """What leads out of the story's head, as (words, address): attachments, the discussion, the page of a bare link."""
    found = [(_attachment_words(one), one.url) for one in story.details.attachments]
    if not story.document.text and story.url:
        found.insert(0, (f"Link: {_short_address(story.url)}", story.url))
    if story.details.discussion:
        found.append((f"Discussion: {_short_address(story.details.discussion)}", story.details.discussion))
    return tuple((safe_line(words), href) for words, href in found)


def _unique(story: Story) -> tuple[tuple[str, str], ...]:
    return tuple({href: (words, href) for words, href in reversed(links_above(story))}.values())[::-1]


def _attachment_words(one: Attachment) -> str:
    """An attachment in a line: what it is, how long, how large, where."""
    size = f"{one.size / 1e6:.1f} MB" if one.size >= 100_000 else f"{one.size / 1e3:.0f} kB" if one.size else ""
    facts = ", ".join(fact for fact in (duration_words(one.seconds), size) if fact)
    title = one.title if len(one.title) <= 80 else f"{one.title[:79]}…"
    sign = {"audio": "♪", "video": "►", "image": "▣"}.get(one.kind, "↓")
    return " ".join(part for part in (sign, title or one.kind.capitalize(), f"({facts})" if facts else "",
                                      _short_address(one.url)) if part)  # fmt: skip


def duration_words(seconds: int) -> str:
    """A length of time as players show it, 42:10 or 1:02:03; empty when it is not known."""
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _short_address(url: str) -> str:
    short = url.partition("//")[2].removeprefix("www.").rstrip("/")
    return short if len(short) <= 50 else f"{short[:24]}…{short[-25:]}"


def _when(story: Story, now: datetime) -> str:
    """When it was published; what is no date, or lies ahead, is said to be so."""
    arrived = story.status.arrived_at
    if story.published_at is None:
        return f"no date, arrived {long_time(arrived, now)}"
    if story.published_at > arrived + AHEAD:
        return f"dated {long_time(story.published_at, now)}, listed by its arrival"
    return long_time(story.published_at, now)
