"""Dates as feeds send them."""

from datetime import UTC, datetime

import pytest

from reader.ingest.parse.feed_dates import from_iso, from_text


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-01T14:00:00+02:00", datetime(2026, 11, 1, 12, tzinfo=UTC)),
        ("Sun, 01 Nov 2026 14:00:00 +0200", datetime(2026, 11, 1, 12, tzinfo=UTC)),
        ("2026-11-01", datetime(2026, 11, 1, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:60Z", None),
        ("0000-00-00", None),
        ("soon", None),
    ],
)
def test_what_is_no_date_is_none(text: str, moment: datetime | None) -> None:
    assert from_text(text) == moment
    assert from_iso(text) == (None if "," in text else moment)
