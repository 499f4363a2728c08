"""A refresh in words, folded from its events one by one."""

from dataclasses import dataclass, replace

from reader.model.events import (
    Event,
    FeedAdded,
    FeedFailed,
    FeedFetched,
    InputFailed,
    Notice,
    RefreshDone,
    RefreshStarted,
    StorySaved,
)
from reader.model.safe_text import safe_line


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come."""

    feeds: int = 0
    done: int = 0
    new: int = 0
    failed: int = 0
    running: bool = False

    @property
    def words(self) -> str:
        """For the status line: "3 of 40 feeds · 12 new"; empty when none runs."""
        if not self.running:
            return ""
        parts = [f"{self.done} of {self.feeds} feeds"]
        if self.new:
            parts.append(f"{self.new:,} new")
        if self.failed:
            parts.append(f"{self.failed} failed")
        return " · ".join(parts)


def after(progress: Progress, event: Event) -> Progress:
    """The progress after one more event."""
    match event:
        case RefreshStarted(feeds=feeds):
            return Progress(feeds=feeds, running=feeds > 0)
        case FeedFetched(new=new):
            return replace(progress, done=progress.done + 1, new=progress.new + new)
        case FeedFailed():
            return replace(progress, done=progress.done + 1, failed=progress.failed + 1)
        case RefreshDone():
            return Progress()
        case _:
            return progress


def remark(event: Event) -> tuple[str, bool] | None:
    """What is to be said about an event, and whether it is a problem; None for nothing."""
    match event:
        case RefreshStarted(feeds=0):
            return "no feed is due; + adds one", False
        case RefreshDone(feeds=feeds, new=new, failed=failed) if feeds:
            words = f"{feeds} feed{'s' * (feeds != 1)} refreshed, {new:,} new"
            return (f"{words}, {failed} failed", True) if failed else (words, False)
        case FeedFailed(title=title, reason=reason):
            return f"{safe_line(title)}: {safe_line(reason)}", True
        case InputFailed(name=name, reason=reason):
            return f"{safe_line(name)}: {safe_line(reason)}", True
        case FeedAdded(title=title, new=new):
            return f"{safe_line(title)} {'added' if new else 'is among the feeds already'}", False
        case Notice(text=text):
            return safe_line(text), False
        case StorySaved(title=title, new=True):
            return f"new: {safe_line(title)}", False
        case _:
            return None
