"""Months and days of the week, as people write them."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = tuple(day[:3] for day in WEEKDAYS)

MONTH_WORDS = frozenset(word.lower() for word in (*MONTHS, *SHORT_MONTHS, "Sept"))
"""In small letters, in full and shortened."""
WEEKDAY_WORDS = frozenset(day.lower() for day in WEEKDAYS)
STOPPED_MONTHS = frozenset({*SHORT_MONTHS, "Sept"} - {"May"})
"""Short forms that a full stop belongs to: "Nov."."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
"""A pattern for a month, in full or shortened, without the full stop."""
FULL_MONTH = rf"(?:{'|'.join(MONTHS)})"
MONTH_OR_STOPPED = rf"(?:{'|'.join(MONTHS)}|Jun|Jul|(?:{'|'.join(sorted(STOPPED_MONTHS))})\.)"
"""A month in full or with its full stop, so that "Mar" and "Dec" alone are none."""
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""A pattern for a day of the week in full."""


def month_number(word: str) -> int:
    """1 to 12 for a month's name, in full or shortened. Raises ValueError for what begins like none."""
    return SHORT_MONTHS.index(word[:3].capitalize()) + 1
