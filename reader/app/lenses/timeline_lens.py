"""The timeline of a thread: its stories and what they tell of other days, by day; figures' courses beside it."""

from datetime import date
from typing import ClassVar

from reader.analysis.compare.timeline import (
    Course,
    Event,
    Point,
    Published,
    Timeline,
    timeline,
)
from reader.app.keys.places import Places
from reader.app.lenses.lens import Answer, LensList, LensRow, widen
from reader.app.lenses.scopes import Scopes
from reader.app.lenses.thread_base import ThreadLens
from reader.app.rendering.days import days_words
from reader.app.rendering.pieces import Piece
from reader.app.rendering.rows.timeline_rows import (
    HEAD_LINES,
    between_lines,
    course_lines,
    event_lines,
    point_lines,
)
from reader.app.session import Session
from reader.export.analyzed_stories import AnalyzedThread, read_some, read_thread
from reader.model.safe_text import safe_line
from reader.store.file.library import Library


class TimelineScreen(ThreadLens[Timeline]):
    """Days at the left, courses at the right where there are any."""

    DEFAULT_CSS = """
    TimelineScreen > Horizontal > #left { width: 5fr; }
    TimelineScreen > Horizontal > #right { width: 4fr; max-width: 72; }
    TimelineScreen.-narrow > Horizontal > #right { max-width: 100%; }
    TimelineScreen.-no-courses > Horizontal > #right { display: none; }
    TimelineScreen.-no-courses > Horizontal > #left { border-right: none; }
    """
    BINDINGS = [widen("timeline")]
    PLACES: ClassVar[Places] = {"the timeline": (LensList,)}
    left_title, right_title = "Day by day: ● published  ◇ mentioned", "Figures over time"

    def __init__(self, session: Session, scopes: Scopes, story_id: int) -> None:
        """`scopes` are the stories along time; `story_id` is the one one comes from."""
        super().__init__(session, scopes.here.thread_id or 0, story_id, lambda thread: timeline(thread.stories))
        self.scopes = scopes

    def read_stories(self, lib: Library) -> AnalyzedThread | None:
        """Those of the scope; of many the newest."""
        scope, zone = self.scopes.here, self.session.now().tzinfo
        if scope.thread_id is not None:
            return read_thread(lib, scope.thread_id, zone)
        return read_some(lib, scope.story_ids, scope.name, zone)

    def action_widen(self) -> None:
        """Along time, more stories."""
        super().action_widen()
        self.read_again()

    def show_made(self, thread: AnalyzedThread, made: Timeline, text: str) -> None:
        """A row an event, a plot a figure."""
        today = self.session.now().date()
        words = text.lower().split()
        events = [one for day in made.days for one in day.events if all(word in _searched(one) for word in words)]
        name = f"{self.scopes.here.name}, {thread.name}" if self.scopes.here.thread_id is not None else thread.name
        self.status.place = f"Timeline of {name}: {_span_words(made, today)}"
        self.master.show(_event_rows(events, today), f"Nothing in this timeline with {safe_line(text)}.")
        rows = _course_rows(made, today)
        self.set_class(not rows, "-no-courses")
        self.detail.show(rows, "")
        self.status.hint = f"{'l figures  ' if rows else ''}/ narrow  Esc back"
        here = [isinstance(one, Published) and one.addition.story.id == self.story_id for one in events]
        if place := here.index(True) if True in here else 0:
            self.master.action_move(place)

    def action_pane(self, step: int) -> None:
        """To the courses, when there are any."""
        if step > 0 and self.has_class("-no-courses"):
            self.status.say("no figure in this thread was given three times and changed")
        else:
            super().action_pane(step)


def _event_rows(events: list[Event], today: date) -> list[LensRow]:
    rows, before = [], None
    for event in events:
        first = before is None or (before.days.first, before.days.last) != (event.days.first, event.days.last)
        rows.append(_event_row(event, today, before.days.last if before else None, first=first))
        before = event
    return rows


def _event_row(event: Event, today: date, last: date | None, *, first: bool) -> LensRow:
    def between(width: int) -> list[list[Piece]]:
        return between_lines(last, event.days.first, today, width) if first else []

    return LensRow(
        lambda width: [*between(width), *event_lines(event, width, today, first=first)],
        answer=_opens(event),
        head=len(between(0)),
    )


def _course_rows(found: Timeline, today: date) -> list[LensRow]:
    rows = []
    for course in found.courses:
        for place, point in enumerate(course.points):
            last = place == len(course.points) - 1
            rows.append(_point_row(course if place == 0 else None, point, today, last=last))
    return rows


def _point_row(course: Course | None, point: Point, today: date, *, last: bool) -> LensRow:
    """A value of a course; the first one stands under the plot, the last one above air."""

    def draw(width: int) -> list[list[Piece]]:
        head = course_lines(course, width) if course else []
        return [*head, *point_lines(point, width, today), *([[("", "quiet")]] * 2 if last else [])]

    # a heading is as high as the plot, which has no room in a narrow list
    return LensRow(draw, answer=(point.story.id, point.figure.lit), head=HEAD_LINES if course else 0)


def _opens(event: Event) -> Answer:
    if isinstance(event, Published):
        return event.addition.story.id, None
    return event.story.id, event.figures[0].lit if event.figures else event.sentence


def _searched(event: Event) -> str:
    story = event.addition.story if isinstance(event, Published) else event.story
    words = story.title if isinstance(event, Published) else story.words(event.sentence)
    return f"{words} {story.source}".lower()


def _span_words(found: Timeline, today: date) -> str:
    """From the first to the last day a story came out."""
    days = [one.days for one in found.days if any(isinstance(event, Published) for event in one.events)]
    if not days or days[0] == days[-1]:
        return days_words(days[0], today) if days else "timeline"
    return f"{days_words(days[0], today)} to {days_words(days[-1], today)}"
