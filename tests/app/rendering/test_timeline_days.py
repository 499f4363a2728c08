"""What stands between two days of the timeline."""

from datetime import date, timedelta

import pytest

from reader.app.rendering.rows.timeline_rows import between_lines

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("last", "first", "words"),
    [
        (-1, 0, []),
        (-3, -1, ["nothing for 1 day"]),
        (-3, 0, ["nothing for 2 days"]),
        (0, 1, ["today"]),
        (0, 2, ["today", "nothing for 1 day"]),
        (-2, 1, ["nothing for 1 day", "today"]),
        (-2, 3, ["nothing for 1 day", "today", "nothing for 2 days"]),
        (1, 3, ["nothing for 1 day"]),
        (None, 1, ["today"]),
        (None, 0, []),
    ],
)
def test_today_stands_before_what_is_still_to_come(last: int | None, first: int, words: list[str]) -> None:
    def day(days: int) -> date:
        return TODAY + timedelta(days=days)

    lines = between_lines(None if last is None else day(last), day(first), TODAY, 40)
    told = [" ".join(text for text, _ in line).strip(" ┊│┿━") for line in lines]
    assert [text for text in told if text] == words
