"""What the background is doing, as the text of the status line, kept up to date from its events."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model.event import (
    AnalysisPaused,
    Event,
    FeedAdded,
    FeedFailed,
    FeedFetched,
    InputFailed,
    Notice,
    RefreshDone,
    RefreshStarted,
    StoryAnalyzed,
    StorySaved,
)
from reader.model.safe_text import safe_line

SHOWN_FROM = 5
"""Stories to analyze from which on it is worth saying how many."""
Remark = tuple[str, bool]
"""What is to be said, and whether it is a problem."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come, and the stories whose page is being fetched."""

    feeds: int = 0
    done: int = 0
    new: int = 0
    failed: int = 0
    running: bool = False
    pages: tuple[int, ...] = ()
    asked: int = 0
    """Pages asked for together, and since; 0 where each was asked for by itself."""
    missed: int = 0
    """Those of them that cannot be had or have no more than the feed sent."""
    analyzed: int = 0
    to_analyze: int = 0
    """Stories analyzed, of how many; both 0 when none waits."""
    paused: str = ""
    """Why analysis waits, in words."""

    @property
    def words(self) -> str:
        """For the status line: "3 of 40 feeds · 12 new"; empty when nothing is going on."""
        parts = []
        if self.running:
            parts.append(f"{self.done} of {self.feeds} feeds")
            if self.new:
                parts.append(f"{self.new:,} new")
            if self.failed:
                parts.append(f"{self.failed} failed")
        if self.pages:
            count = len(self.pages)
            parts.append("fetching the whole page…" if count == 1 else f"fetching {count:,} whole pages…")
        if self.paused:
            parts.append(f"{self.to_analyze:,} not analyzed: {self.paused}")
        elif self.to_analyze >= SHOWN_FROM:
            parts.append(f"analyzing {self.analyzed:,} of {self.to_analyze:,}")
        return " · ".join(parts)


def pages_asked(progress: Progress, story_ids: Sequence[int]) -> Progress:
    """The progress after the pages of stories were asked for."""
    pages = tuple(dict.fromkeys([*progress.pages, *story_ids]))
    together = len(story_ids) > 1 or progress.asked
    return replace(progress, pages=pages, asked=progress.asked + len(pages) - len(progress.pages) if together else 0)


def after(progress: Progress, event: Event) -> Progress:
    """The progress after one more event."""
    match event:
        case RefreshStarted(feeds=feeds):
            return replace(progress, feeds=progress.feeds + feeds, running=progress.feeds + feeds > 0)
        case FeedFetched(new=new):
            return replace(progress, done=progress.done + 1, new=progress.new + new)
        case FeedFailed():
            return replace(progress, done=progress.done + 1, failed=progress.failed + 1)
        case RefreshDone(feeds=feeds):
            return _less(progress, feeds)
        case StoryAnalyzed(done=done, total=total):
            analyzed, total = (done, total) if done < total else (0, 0)
            return replace(progress, analyzed=analyzed, to_analyze=total, paused=progress.paused if total else "")
        case AnalysisPaused(reason=reason, waiting=waiting):
            return replace(progress, paused=reason, analyzed=0, to_analyze=waiting)
        case StorySaved() | InputFailed() | Notice():
            if event.story_id not in progress.pages:
                return progress
            pages = tuple(page for page in progress.pages if page != event.story_id)
            missed = progress.missed + (not isinstance(event, StorySaved))
            return replace(progress, pages=pages, asked=progress.asked if pages else 0, missed=missed if pages else 0)
        case _:
            return progress


def _less(progress: Progress, feeds: int) -> Progress:
    """The progress when one of the refreshes under way, of so many feeds, is over."""
    left = max(0, progress.feeds - feeds)
    if not left:
        return replace(progress, feeds=0, done=0, new=0, failed=0, running=False)
    return replace(progress, feeds=left, done=min(left, max(0, progress.done - feeds)))


def remark(event: Event, before: Progress) -> Remark | None:
    """What is to be said about an event, None for nothing; `before` is the progress before it."""
    if before.asked > 1 and getattr(event, "story_id", 0) in before.pages:
        return _pages_done(event, before) if len(before.pages) == 1 else None
    match event:
        case RefreshStarted(feeds=0):
            return "no feed is due; + adds one", False
        case RefreshDone(offline=True):
            return None  # told as a notice
        case RefreshDone(feeds=feeds) if feeds:
            return _refreshed(event)
        case FeedFailed(title=title, reason=reason) if before.feeds < 2:
            return f"{safe_line(title)}: {safe_line(reason)}", True
        case InputFailed(reason=reason, story_id=story_id) if story_id:
            return f"the whole page could not be fetched: {safe_line(reason)}", True
        case InputFailed(name=name, reason=reason):
            return f"{safe_line(name)}: {safe_line(reason)}", True
        case FeedAdded(title=title, new=new):
            return f"{safe_line(title)} {'added' if new else 'is already among the feeds'}", False
        case Notice(text=text, story_id=story_id) if not story_id or story_id in before.pages:
            return safe_line(text), False
        case StorySaved(title=title, story_id=story_id) if story_id in before.pages:
            return f"the whole page is here: {safe_line(title)}", False
        case StorySaved(title=title, new=True) if not before.running:
            return f"new: {safe_line(title)}", False
        case _:
            return None


def _pages_done(event: Event, before: Progress) -> Remark | None:
    """What is said with the last of several pages."""
    if not isinstance(event, StorySaved | InputFailed | Notice):
        return None
    missed = before.missed + (not isinstance(event, StorySaved))
    if not missed:
        return f"all {before.asked:,} whole pages are here", False
    here = before.asked - missed
    return f"{here:,} of {before.asked:,} whole pages are here; the rest have no more or cannot be had", not here


def _refreshed(done: RefreshDone) -> Remark | None:
    if done.feeds == done.failed:
        # the reason of a single feed has just been told
        return (f"none of the {done.feeds} feeds could be read: P shows why", True) if done.feeds > 1 else None
    words = f"{done.feeds} feed{'s' * (done.feeds != 1)} refreshed, {done.new:,} new"
    return (f"{words}, {done.failed} failed: P shows why", True) if done.failed else (words, False)
