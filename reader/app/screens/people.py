"""Who said what, in all stories: people at the left, what they said at the right, newest first."""

from datetime import date

from reader.app.rendering.cells import cut, pad, width_of, wrapped
from reader.app.rendering.headline_lines import Piece
from reader.app.rendering.spark import spark
from reader.app.rendering.times import short_time
from reader.app.screens.lens import Lens, LensRow
from reader.model.marks import DOUBTFUL
from reader.model.safe_text import safe_line
from reader.store.people import PersonRow, Statement, speakers, statements

DAYS = 14
"""Days the little bars cover."""
ROOM_FOR_BARS = 34
"""Columns from which on they are drawn."""


class PeopleScreen(Lens):
    """The lens "who said what"."""

    left_title, right_title = "Who", "said what"

    def fill(self, text: str) -> None:
        """People whose name holds the words."""
        people = speakers(self.session.lib, text)
        self.status.place = f"Who said what: {len(people):,} speakers" + (f" with {text}" if text else "")
        today = self.session.now().date()
        rows = [LensRow(lambda width, one=one: person_lines(one, width, today), key=one.id) for one in people]  # type: ignore[misc]
        self.master.show(rows, "Nobody of that name is quoted." if text else "Nobody is quoted yet.")

    def follow(self, row: LensRow | None) -> None:
        """What the person said."""
        said = statements(self.session.lib, row.key) if row is not None and isinstance(row.key, int) else []
        now = self.session.now()
        rows = [
            LensRow(
                lambda width, one=one: statement_lines(one, width, short_time(one.published_at, now)),  # type: ignore[misc]
                answer=(one.story_id, one.quote.spans[0] if one.quote.spans else None),
            )
            for one in said
        ]
        self.detail.show(rows, "")


def person_lines(person: PersonRow, width: int, today: date) -> list[list[Piece]]:
    """Name, latest role, how much in how many stories, and when."""
    bars = spark(person.per_day, today, days=DAYS) if width >= ROOM_FOR_BARS else ""
    count = f"{person.statements}×"
    name = cut(safe_line(person.name), width - width_of(count) - len(bars) - 3)
    gap = width - width_of(name) - width_of(count) - len(bars) - 1
    stories = f"{person.stories} stor{'ies' if person.stories != 1 else 'y'}"
    role = safe_line(person.role)
    return [
        [(name, "speaker"), (" " * gap, "quiet"), (bars, "spark"), (" ", "quiet"), (count, "quiet")],
        [(pad(f"{role} · {stories}" if role else stories, width), "quiet")],
        [("", "quiet")],
    ]


def statement_lines(statement: Statement, width: int, time: str) -> list[list[Piece]]:
    """The words, then where and when they stand."""
    doubtful = statement.quote.confidence < DOUBTFUL
    words = ("? " if doubtful else "") + safe_line(statement.words)
    if statement.quote.via:
        words += f" (via {safe_line(statement.quote.via)})"
    lines: list[list[Piece]] = [
        [(line, "doubtful" if doubtful else "quote")] for line in wrapped(words, min(width, 80), 4)
    ]
    where = f"{safe_line(statement.source)} {time} · {safe_line(statement.title)}"
    return [*lines, [(cut(where, width), "quiet")], [("", "quiet")]]
