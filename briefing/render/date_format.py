"""Says dates and times in words, in the language and the time zone of an edition."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton

from briefing.model import Granularity

# Day before month, the 24-hour clock: what readers outside the United States expect of English.
_ENGLISH = "en_GB"
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
NOT_SET = "date not set"


@dataclass(frozen=True)
class Clock:
    """Formats calendar days and instants for the readers of one edition.

    Attributes:
        zone: IANA name of the edition's time zone.
        language: ISO 639-1 code of the brief.
        today: The edition's date; days of its year are printed without the year.
    """

    zone: str
    language: str
    today: date

    @cached_property
    def _locale(self) -> Locale:
        try:
            return Locale.parse(_ENGLISH if self.language == "en" else self.language)
        except (UnknownLocaleError, ValueError):
            return Locale.parse(_ENGLISH)

    @cached_property
    def _tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def zone_words(self) -> str:
        """The time zone as a reader says it: "Istanbul time"."""
        if self.zone in {"UTC", "Etc/UTC", "GMT"}:
            return "UTC"
        return self.zone.rpartition("/")[2].replace("_", " ") + " time"

    def day_long(self, day: date) -> str:
        """Return "Friday 18 February 2022"."""
        return self._plain(format_date(day, "full", locale=self._locale))

    def day(self, day: date) -> str:
        """Return "Fri 18 Feb", with the year if it is not today's."""
        return self._skeleton("MMMEd" if day.year == self.today.year else "yMMMEd", day)

    def day_short(self, day: date) -> str:
        """Return "18 Feb 2022"."""
        return self._skeleton("yMMMd", day)

    def days(self, days: Sequence[date]) -> str:
        """Return a list of days: "28 February, 3, 4 and 6 March 2031"; one with its weekday."""
        if len(days) < 2 or self._locale.language != "en":
            return joined([self.day_long(day) for day in days])
        last_of_month = {(day.year, day.month): day for day in days}
        last_of_year = {day.year: day for day in days}
        return joined(
            [
                str(day.day)
                + (f" {self.month_name(day)}" if day in last_of_month.values() else "")
                + (f" {day.year}" if day in last_of_year.values() else "")
                for day in days
            ]
        )

    def month(self, day: date) -> str:
        """Return "February 2022"."""
        return self._skeleton("yMMMM", day)

    def month_name(self, day: date) -> str:
        """Return "February"."""
        return self._plain(format_date(day, "LLLL", locale=self._locale))

    def time(self, instant: datetime) -> str:
        """Return "07:00", on the edition's clock."""
        return f"{instant.astimezone(self._tz):%H:%M}"

    def moment(self, instant: datetime) -> str:
        """Return "17 Feb 2022, 06:14", on the edition's clock."""
        return f"{self.day_short(self.local_day(instant))}, {self.time(instant)}"

    def weekday_moment(self, instant: datetime) -> str:
        """Return "Thu 17 Feb, 07:00", on the edition's clock."""
        return f"{self.day(self.local_day(instant))}, {self.time(instant)}"

    def local_day(self, instant: datetime) -> date:
        """Return the calendar day of an instant in the edition's zone."""
        return instant.astimezone(self._tz).date()

    def span(self, start: date | None, end: date | None, granularity: Granularity) -> str:
        """Say how exactly is known when something is: "3–5 March 2022", "March 2022", "2022".

        Args:
            start: First day, or None if not known.
            end: Last day, or None if open or not known.
            granularity: How exactly the days are known.
        """
        if start is None:
            return NOT_SET if end is None else f"by {self.day(end)}"
        if end is None or end <= start:
            return self.day(start)
        vague = _VAGUE.get(granularity)
        words = vague(self, start, end) if vague else ""
        return words or self._interval(start, end)

    def _week(self, start: date, end: date) -> str:
        whole = (end - start).days in {4, 5, 6} and start.weekday() == 0
        return f"week of {self._interval(start, start)}" if whole else ""

    def _months(self, start: date, end: date) -> str:
        if start.day != 1 or not _last_of_month(end):
            return self._part_of_month(start, end)
        if (start.year, start.month) == (end.year, end.month):
            return self.month(start)
        return self._plain(format_interval(start, end, "yMMMM", locale=self._locale))

    def _part_of_month(self, start: date, end: date) -> str:
        """Return "early May", "late April 2023", "later in April"; "" for days of two months."""
        if self._locale.language != "en" or (start.year, start.month) != (end.year, end.month):
            return ""
        part = _PARTS.get((start.day, 0 if _last_of_month(end) else end.day))
        if part is None and _last_of_month(end):
            part = "later in "
        if part is None:
            return ""
        year = "" if start.year == self.today.year else f" {start.year}"
        return f"{part}{self.month_name(start)}{year}"

    def _quarter(self, start: date, end: date) -> str:
        if start.day == 1 and start.month % 3 == 1 and _months_apart(start, end) == _QUARTER:
            return self._plain(format_date(start, "QQQQ y", locale=self._locale))
        return self._months(start, end)

    def _season(self, start: date, end: date) -> str:
        season = _SEASONS.get(start.month)
        if self.language == "en" and season and start.day == 1 and _last_of_month(end):
            year = (
                f"{start.year}" if end.year == start.year else f"{start.year}/{end.year % 100:02}"
            )
            return f"{season} {year}"
        return self._months(start, end)

    def _year(self, start: date, end: date) -> str:
        if (end.month, end.day) == (12, 31) and end.year == start.year:
            return f"{start.year}" if (start.month, start.day) == (1, 1) else f"later in {end.year}"
        return self._months(start, end)

    def _interval(self, start: date, end: date) -> str:
        this_year = start.year == end.year == self.today.year
        skeleton = "MMMd" if this_year else "yMMMd"
        return self._plain(format_interval(start, end, skeleton, locale=self._locale))

    def _skeleton(self, skeleton: str, day: date) -> str:
        return self._plain(format_skeleton(skeleton, day, locale=self._locale))

    def _plain(self, words: str) -> str:
        words = " ".join(words.split())
        return words.replace(", ", " ") if self._locale.language == "en" else words


_QUARTER = 2
# By the first and the last day of a part of a month; 0 is the month's last.
_PARTS = {
    (1, 10): "early ",
    (11, 20): "mid-",
    (21, 0): "late ",
    (1, 15): "first half of ",
    (16, 0): "second half of ",
}
_VAGUE = {
    Granularity.WEEK: Clock._week,  # noqa: SLF001 - the table belongs to the class
    Granularity.MONTH: Clock._months,  # noqa: SLF001
    Granularity.QUARTER: Clock._quarter,  # noqa: SLF001
    Granularity.SEASON: Clock._season,  # noqa: SLF001
    Granularity.YEAR: Clock._year,  # noqa: SLF001
}


def joined(words: Sequence[str]) -> str:
    """Return "3, 4 and 6 March"."""
    *before, last = words or [""]
    return f"{', '.join(before)} and {last}" if before else last


def _last_of_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _months_apart(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month
