"""Time zones by the names that dates carry."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_HOURS = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "met": 1, "wat": 1,
    "cest": 2, "mesz": 2, "mest": 2, "cat": 2, "eet": 2, "sast": 2, "eest": 3, "msk": 3, "eat": 3, "trt": 3, "ast": -4,
    "gst": 4, "pkt": 5, "ist": 5.5, "npt": 5.75, "bdt": 6, "ict": 7, "wib": 7, "hkt": 8, "sgt": 8, "pht": 8, "myt": 8,
    "awst": 8, "wita": 8, "jst": 9, "kst": 9, "wit": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12,
    "nzdt": 13, "nst": -3.5, "ndt": -2.5, "adt": -3, "brt": -3, "art": -3, "clt": -4, "clst": -3, "edt": -4, "est": -5,
    "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "akdt": -8, "akst": -9, "hst": -10,
}  # fmt: skip
"""Hours ahead of UTC. A name of several zones is the one that feeds in English mean: IST is India's."""

_PLACES = {"et": ("America/New_York", -5), "ct": ("America/Chicago", -6), "mt": ("America/Denver", -7),
           "pt": ("America/Los_Angeles", -8)}  # fmt: skip
"""Names that hold for summer and winter: the place they are of, and its winter time where places are not known."""

_OFFSET = r"(?:(?:GMT|UTC?)\s?)?([+-])(\d{1,2}):?(\d{2})?(?!\d)"
ZONE = re.compile(
    rf"\b(Z)\b|(?<![\d.])\s?{_OFFSET}|\b({'|'.join(sorted((*_HOURS, *_PLACES), key=len, reverse=True))})\b", re.I
)
"""An offset such as +0200, GMT+2 or -05:00, or a zone's name."""


def zone_of(found: "re.Match[str]", moment: datetime) -> tzinfo | None:
    """The zone that a match of `ZONE` names at `moment`; None for an offset that no zone has."""
    zulu, sign, hours, minutes, name = found.groups()
    if sign:
        ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(ahead if sign == "+" else -ahead) if ahead < timedelta(hours=16) else None
    return _named((zulu or name).lower(), moment.year, moment.timetuple().tm_yday)


@cache
def _named(name: str, year: int, day: int) -> tzinfo:
    if name in _PLACES:
        place, winter = _PLACES[name]
        noon = datetime(year, 1, 1, 12) + timedelta(days=day - 1)
        try:
            ahead = ZoneInfo(place).utcoffset(noon)
        except (ZoneInfoNotFoundError, OSError):
            ahead = None
        return timezone(ahead if ahead is not None else timedelta(hours=winter))
    return timezone(timedelta(hours=_HOURS[name]))
