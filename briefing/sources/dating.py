"""Reads the dates that articles and feeds state: an instant, a day, or nothing.

A date is read whole or not at all: what is left over may be an offset of hours, or the half of
the day. Where two readings are possible (10/03/2026, "01:30 ET" in the night the clocks go back)
there is none, unless the weekday beside it decides. A time without a zone is taken as UTC: it is
off by some hours at most, where the day alone could put an article into the next day's brief.
"""

import html
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from briefing.sources.calendar_names import is_weekday, month_number, weekday_number
from briefing.sources.eastern_dates import western
from briefing.sources.time_zones import read_zone

# Longer than any date; a pattern never sees more.
_LONGEST: Final = 96

# With the vowels of Indian scripts, which are signs beside their letters.
_LETTER: Final = r"(?:[^\W\d_]|(?!\d)[\u0900-\u0963\u0970-\u0dff])"
# Some months of the Levant have two words.
_NAME: Final = rf"({_LETTER}{{2,20}}(?: ال(?:أول|اول|ثاني))?)\.?"
_NTH: Final = r"(?:st|nd|rd|th|er|\.º|º|\.)?"
_OF: Final = r"(?:(?:of|de|del) |d['’])?"
_GAP: Final = r"(?:[ ]|, ?|(?<=\.)|[-/])"

_YEAR_FIRST: Final = re.compile(r"(\d{4})(?:([-/.]) ?(\d{1,2})\2 ?(\d{1,2})\.?|(\d\d)(\d\d))")
# The year, and a week with a weekday or the number of a day in it: ISO 8601 knows both.
_WEEK_DATE: Final = re.compile(r"(\d{4})-?W(\d\d)-?([1-7])", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"(\d{4})-(\d{3})")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})(?: ?г\.?)?")
_DAY_FIRST: Final = re.compile(
    rf"(\d{{1,2}}){_NTH}{_GAP}{_OF}{_NAME}{_GAP}{_OF}(\d{{4}}|\d\d)(?: ?г\.?| [рr]\.?)?",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(rf"{_NAME}{_GAP}(\d{{1,2}}){_NTH}{_GAP}(\d{{4}})", re.IGNORECASE)
# As armies and airlines write it: 10MAR2026.
_RUN_TOGETHER: Final = re.compile(r"(\d\d)([A-Za-z]{3})(\d{4}|\d\d)")
_YEAR_MONTH_DAY: Final = re.compile(rf"(\d{{4}})\.?{_GAP}{_NAME}{_GAP}(\d{{1,2}})\.?")

_WEEKDAY: Final = rf"({_LETTER}{{1,20}}(?:[-'’]{_LETTER}{{1,20}})?)\.?"
_LEADING: Final = re.compile(
    rf"{_WEEKDAY}(?:,? |,(?=\d))(?:(?:the|den|dem|de|le|el|dne) (?=\d))?", re.IGNORECASE
)
_TRAILING: Final = re.compile(rf",? {_WEEKDAY}\Z")
_ARTICLE: Final = re.compile(r"(?:on(?: the)?|the|le|el|il|den|am|op)\s+(?=\S)", re.IGNORECASE)

# What says that a date follows.
_LABEL: Final = re.compile(
    r"\A(?:(?:publication |pub)?date|published|posted|issued)(?: on)?\s*:\s*(?=\S)", re.IGNORECASE
)
# Arab papers name a month in both ways: 10 آذار/مارس.
_TWICE: Final = re.compile(
    r"([^\W\d_]{3,10}(?: [^\W\d_]{3,8})?) ?/ ?([^\W\d_]{3,10}(?: [^\W\d_]{3,8})?)"
)
# Before and after noon, in Greek, Arabic and Turkish.
_HALF_ELSEWHERE: Final = re.compile(r"(?<=\d) ?(π\.?μ|μ\.?μ|ص|م|ÖÖ|ÖS)(?!\w)\.?")

_CLOCK: Final = re.compile(
    r"(?<![\d:.+\-\u2212])(?P<hour>\d{1,2})(?:[:h](?P<minute>\d\d|\d(?=:))(?::(?P<second>\d\d?)"
    r"(?:[.,](?P<fraction>\d+))?)?(?: ?(?P<half>[ap])\.? ?m\b\.?)?"
    r"| ?(?P<only_half>[ap])\.? ?m\b\.?)(?![\d:])",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(r"(\d{8})T?(\d{2})(\d{2})(\d{2})?(.*)", re.IGNORECASE)
# What may stand between a day and its time, and after a time of day.
_JOINT: Final = re.compile(
    r"(?:(?<=\d)T|[ ,](?:[-–—|·•/] )?(?:(?:"
    r"at|um|klo|à|às|a las|alle(?: ore)?|ore|ora|om|kl\.?|saat|ob|u|kell|(?:vào )?lúc|στις|"
    r"(?:o )?godz(?:\.|inie)|o|в|о|у) )?)\Z",
    re.IGNORECASE,
)
_OCLOCK: Final = re.compile(r"\A ?(?:uhr|uur|óra|hr?s?)\b\.?", re.IGNORECASE)
_YEAR_BEHIND: Final = re.compile(r"(.*) (\d{4})")
_ZONE_BEFORE_DAY: Final = re.compile(r",? ?(?:((?!on )\S+?),? )?(?:on )?(.+)")

# The time of day with a dot, as British and Italian papers write it, behind a day.
_DOTTED: Final = re.compile(
    r"(?<=[ ,])(?P<hour>\d{1,2})\.(?P<minute>\d\d)(?:\.(?P<second>\d\d)(?:,(?P<fraction>\d+))?)?"
    r"(?: ?(?P<half>[ap])\.? ?m\b(?P<only_half>)\.?)?(?![\d.])",
    re.IGNORECASE,
)

# Seconds or milliseconds since 1970, from 2001 (when they got ten digits) to 2100.
_EPOCH: Final = re.compile(r"(\d{10})(?:\.(\d{1,6}))?|(\d{10})(\d{3})")
_EPOCH_CALL: Final = re.compile(r"/?Date\((\d+)(?:[+-]\d{4})?\)/?", re.IGNORECASE)
_EPOCH_BEGIN: Final = 1_000_000_000
_EPOCH_END: Final = 4_102_444_800
_EPOCH_START: Final = datetime(1970, 1, 1, tzinfo=UTC)

# Before it no country counted days as we do: 1404 is a year of Persia's calendar, 1 is none at all.
_FIRST_YEAR: Final = 1583
_WIDEST_OFFSET: Final = timedelta(hours=14)

# Two digits of a year are those of the mail standard: 69 and later are of the last century.
_CENTURY_TURNS: Final = 69


def read_date(stated: str) -> datetime | date | None:
    """Read a date as printed in metadata.

    Returns:
        An aware instant in UTC; a day, if no time is stated; None if it cannot be read as a
        whole, or in more than one way.
    """
    text = " ".join(stated.split())
    if not text or len(text) > _LONGEST:
        return None
    text = western(html.unescape(text) if "&" in text else text).replace(" ,", ",")
    text = _HALF_ELSEWHERE.sub(_half, _TWICE.sub(_once, _LABEL.sub("", text, count=1), count=1))
    text = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    try:
        found = _epoch(text) or _instant(text) or _day(text)
    except (ValueError, OverflowError):
        return None
    return None if found is None or _is_none(found) else found


def _half(found: re.Match[str]) -> str:
    return " am" if found[1][0] in "πص" or found[1] == "ÖÖ" else " pm"


def _once(found: re.Match[str]) -> str:
    """A month that is named twice, once; anything else as it is."""
    number = month_number(found[1])
    if number is None or number != month_number(found[2]):
        return found[0]
    return found[1]


def _is_none(found: datetime | date) -> bool:
    """Whether it is what programs write where they have no date, or of another calendar."""
    zero = isinstance(found, datetime) and abs(found - _EPOCH_START) <= _WIDEST_OFFSET
    return zero or found.year < _FIRST_YEAR


def _epoch(text: str) -> datetime | None:
    call = _EPOCH_CALL.fullmatch(text)
    match = _EPOCH.fullmatch(call[1] if call else text)
    if match is None:
        return None
    seconds, fraction = match[1] or match[3], match[2] or match[4] or "0"
    if not _EPOCH_BEGIN <= int(seconds) < _EPOCH_END or _is_day_and_hour(text):
        return None
    micros = int(fraction.ljust(6, "0"))
    return _EPOCH_START + timedelta(seconds=int(seconds), microseconds=micros)


def _is_day_and_hour(digits: str) -> bool:
    """Whether ten digits may as well be 2031021907; before 2030 no seconds look like that."""
    if len(digits) != 10 or digits[:2] not in ("19", "20") or int(digits[8:]) > 23:
        return False
    try:
        return _plain_day(digits[:8]) is not None
    except ValueError:
        return False


def _day(text: str) -> date | None:
    """Read a calendar day; a weekday may stand before or after it."""
    found = _plain_day(text)
    if found is not None:
        return found
    match = _LEADING.match(text)
    if match and is_weekday(match[1]):
        return _day_of_week(text[match.end() :], weekday=match[1])
    match = _TRAILING.search(text)
    if match and is_weekday(match[1]):
        return _day_of_week(text[: match.start()], weekday=match[1])
    return None


def _day_of_week(text: str, *, weekday: str) -> date | None:
    """A day beside its weekday, which tells 05/12/2031 from 12/05/2031."""
    found = _plain_day(text)
    match = _YEAR_LAST.fullmatch(text) if found is None else None
    if match is None:
        return found
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    number = weekday_number(weekday)
    both = [date(year, first, second), date(year, second, first)]
    fitting = [day for day in both if day.weekday() == number]
    return fitting[0] if len(fitting) == 1 else None


def _plain_day(text: str) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return date(int(match[1]), int(match[3] or match[5]), int(match[4] or match[6]))
    if match := _YEAR_LAST.fullmatch(text):
        return _numbers(int(match[1]), int(match[3]), int(match[4]), dotted=match[2] == ".")
    match = _DAY_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text)
    if match and (month := month_number(match[2])):
        return date(_year(match[3]), month, int(match[1]))
    if (match := _MONTH_FIRST.fullmatch(text)) and (month := month_number(match[1])):
        return date(int(match[3]), month, int(match[2]))
    if (match := _YEAR_MONTH_DAY.fullmatch(text)) and (month := month_number(match[2])):
        return date(int(match[1]), month, int(match[3]))
    return _counted_day(text)


def _counted_day(text: str) -> date | None:
    """The day of a week of a year, or of a year, if that has so many."""
    if match := _WEEK_DATE.fullmatch(text):
        return date.fromisocalendar(int(match[1]), int(match[2]), int(match[3]))
    match = _ORDINAL.fullmatch(text)
    if match is None or not int(match[2]):
        return None
    day = date(int(match[1]), 1, 1) + timedelta(days=int(match[2]) - 1)
    return day if day.year == int(match[1]) else None


def _numbers(first: int, second: int, year: int, *, dotted: bool) -> date | None:
    """Read 19.02.2025, 19/02/2025 or 02/19/2025, if there is one way to read it.

    Dots mean that the day comes first: no locale of CLDR writes a month before its day with dots.
    """
    if dotted or first > 12 or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= _CENTURY_TURNS else 2000)


def _instant(text: str) -> datetime | None:
    if (match := _COMPACT.fullmatch(text)) and (day := _plain_day(match[1])):
        return _at(day, (int(match[2]), int(match[3]), int(match[4] or 0), 0), zone=match[5])
    match = _CLOCK.search(text) or _DOTTED.search(text)
    time_of_day = _time_of_day(match) if match else None
    if match is None or time_of_day is None:
        return None
    before, after = text[: match.start()], _OCLOCK.sub("", text[match.end() :], count=1)
    after = after.removeprefix(",")
    if before:
        day, zone = _day_before(before, after)
    else:
        day, zone = _day_after(after)
    return None if day is None else _at(day, time_of_day, zone=zone)


def _day_before(before: str, after: str) -> tuple[date | None, str]:
    joint = _JOINT.search(before)
    if joint is None:
        return None, after
    stem = before[: joint.start()].rstrip(" ,")
    day = _day(stem)
    if day is None and (behind := _YEAR_BEHIND.fullmatch(after)):
        # The year comes last: Tue Mar 10 08:30:00 EDT 2026.
        return _day(f"{stem} {behind[2]}"), behind[1]
    return day, after


def _day_after(after: str) -> tuple[date | None, str]:
    """The time comes first: 10:40 PM EST, Wednesday, February 19, 2025."""
    day = _day(after.lstrip(" ,-–—|·•"))
    match = _ZONE_BEFORE_DAY.fullmatch(after)
    if day is not None or match is None:
        return day, ""
    return _day(match[2]), match[1] or ""


def _time_of_day(match: re.Match[str]) -> tuple[int, int, int, int] | None:
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = (match["half"] or match["only_half"] or "").lower()
    if half:
        # "20:30 PM" says the same thing twice, "00:30 AM" likewise.
        if hour > 12 if half == "a" else hour == 0:
            return None
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
    return hour, minute, second, int((match["fraction"] or "0").ljust(6, "0")[:6])


def _at(day: date, time_of_day: tuple[int, int, int, int], *, zone: str) -> datetime | None:
    zones = read_zone(zone)
    if zones is None:
        return None
    hour, minute, second, fraction = time_of_day
    midnight_after = hour == 24 and not (minute or second or fraction)
    leap = second == 60
    wall = time(0 if midnight_after else hour, minute, 59 if leap else second, fraction)
    local = datetime.combine(day, wall) + timedelta(days=1 if midnight_after else 0)
    instant = _only_instant(local, zones[0])
    if instant is None or zones[1] is None:
        return instant
    return instant if _only_instant(local, zones[1]) == instant else None


def _only_instant(local: datetime, zone: tzinfo) -> datetime | None:
    """The instant of a local time; none in the hour that is skipped, or comes twice."""
    earlier, later = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return earlier if earlier == later else None
