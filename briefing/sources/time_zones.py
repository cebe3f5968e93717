"""Reads the zones that stand behind a time: an offset, a name, a place.

A name that means different hours to different people (IST, AST) is no zone.
"""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Hours from UTC. What RFC 822 defines keeps its meaning (CST, EST); the others are what news of
# that region means by them, and no other region's news uses them.
_HOURS: Final = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "BRT": -3, "ART": -3,
    "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MET": 1, "MEST": 2, "MEZ": 1, "MESZ": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "МСК": 3, "TRT": 3, "TSI": 3, "TSİ": 3,
    "SAST": 2, "CAT": 2, "EAT": 3, "GST": 4, "PKT": 5, "NPT": 5.75,
    "WIB": 7, "WITA": 8, "WIT": 9, "HKT": 8, "SGT": 8, "JST": 9, "KST": 9,
    "AWST": 8, "ACST": 9.5, "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip

# What the clocks of a place show, in summer and in winter.
_PLACES: Final = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}

_OFFSET: Final = re.compile(
    r"(?:GMT|UTC|UT)?\s?([+\-\u2212])(?:(\d{1,2})(?::(\d\d))?|(\d\d)(\d\d))", re.IGNORECASE
)
_PLACE: Final = re.compile(
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)"
    r"(?:/[A-Za-z0-9_+-]{1,32}){1,2}"
)
# An offset may repeat itself in words: "+0300 (TRT)", "+01:00[Europe/Berlin]", "+0000 UTC".
_REPEATED: Final = re.compile(
    r"(.*?)\s?(?:\[([^\[\]()]*)\]|\(([^\[\]()]*)\)|(?<=\S) ([^\s\[\]()]+))"
)

# The widest offsets in use are -12:00 and +14:00.
_WIDEST: Final = timedelta(hours=14)


def read_zone(stated: str) -> tuple[tzinfo, tzinfo | None] | None:
    """Read what stands behind a time.

    Returns:
        The zone, and what it says of itself a second time, if it does: the two must agree at the
        instant in question. UTC if nothing is stated; None if it cannot be read.
    """
    text = stated.strip()
    zone = UTC if not text else _zone(text)
    if zone is None and text[-1:] in ("Z", "z"):  # +00:00Z says the same thing twice
        return _repeated(text[:-1], "Z", strict=True)
    match = _REPEATED.fullmatch(text) if zone is None else None
    if match is not None:
        again = next(word for word in match.groups()[1:] if word is not None)
        return _repeated(match[1], again, strict=match[3] is None)
    return None if zone is None else (zone, None)


def _repeated(first: str, again: str, *, strict: bool) -> tuple[tzinfo, tzinfo | None] | None:
    second = _zone(again)
    if not first:
        return (second, None) if second is not None else None
    zone = _zone(first)
    # In round brackets a numeric offset may be followed by any name: it has said everything.
    if zone is None or (second is None and (strict or not _OFFSET.fullmatch(first))):
        return None
    return zone, second


def _zone(name: str) -> tzinfo | None:
    hours = _HOURS.get(name.upper())
    if hours is not None:
        return timezone(timedelta(hours=hours))
    if match := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(match[2] or match[4]), minutes=int(match[3] or match[5] or 0))
        if offset > _WIDEST or int(match[3] or match[5] or 0) > 59:
            return None
        return timezone(offset if match[1] == "+" else -offset)
    place = _PLACES.get(name.upper()) or (name if _PLACE.fullmatch(name) else None)
    try:
        return ZoneInfo(place) if place else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones is no zone
        return None
