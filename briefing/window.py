"""Which days an edition has, when each closes, and which of them are due: calendar rules only.

An edition's brief dated D closes at the edition's hour on D in its zone (its cutoff) and covers
what was published after the cutoff of its previous day. Both the schedule and a build on demand
use these rules, so they agree. The clock, the configuration and the store are not known here:
the moment, the zone, the hour and the days are arguments.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from briefing.days_off import NONE_OFF, DaysOff

if TYPE_CHECKING:
    from briefing.model import Window


@dataclass(frozen=True, slots=True)
class Calendar:
    """On which days an edition appears: on its weekdays, but for the days it leaves out.

    Attributes:
        weekdays: Monday is 0.
        off: The days left out.
    """

    weekdays: frozenset[int]
    off: DaysOff = NONE_OFF


# The weekdays alone are a calendar, too.
Days = Calendar | AbstractSet[int]


def is_day(days: Days, day: date) -> bool:
    """Whether a date is one of an edition's days, by the calendar alone.

    Example:
        >>> is_day(frozenset(range(5)), date(2026, 3, 7))  # a Saturday
        False
    """
    if isinstance(days, Calendar):
        return day.weekday() in days.weekdays and days.off.name(day) is None
    return day.weekday() in days


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """When an edition closes.

    Attributes:
        name: The edition.
        zone: IANA name of its zone.
        hour: Its hour.
        days: Its days.
    """

    name: str
    zone: str
    hour: time
    days: Days

    def closes_with(self, other: "Timetable") -> bool:
        """Whether both close at once, day for day."""
        return (self.zone, self.hour) == (other.zone, other.hour)

    def closed_before(self, instant: datetime) -> datetime:
        """When it closed last, strictly before an instant."""
        day = today(zone=self.zone, now=instant)
        while True:
            closes = cutoff(zone=self.zone, hour=self.hour, day=day)
            if closes < instant and appears(zone=self.zone, days=self.days, day=day):
                return closes
            day -= timedelta(days=1)

    def closes_at(self, instant: datetime) -> tuple[datetime, date]:
        """When, and on which of its days, it closes at an instant or next after it."""
        day = brief_day(zone=self.zone, hour=self.hour, days=self.days, instant=instant)
        return cutoff(zone=self.zone, hour=self.hour, day=day), day


# With catch_up "skip" a brief is late, and left out, after this. The daemon ticks every half
# minute; ten minutes forgive a busy machine and a slow start (2026-11).
GRACE = timedelta(minutes=10)

# An edition without a past starts with a brief that is still the day's: the next one of a daily
# edition closes after this. One of last Thursday is old news on a Sunday.
CURRENT = timedelta(days=1)


def today(*, zone: str, now: datetime) -> date:
    """The calendar day it is in a zone.

    Example:
        >>> today(zone="Pacific/Auckland", now=datetime(2026, 3, 6, 18, tzinfo=UTC)).isoformat()
        '2026-03-07'
    """
    return now.astimezone(ZoneInfo(zone)).date()


def cutoff(*, zone: str, hour: time, day: date) -> datetime:
    """The instant at which an edition's day closes, in UTC.

    An hour that the clock change skips counts with the offset before the change, one that comes
    twice counts the first time: every day closes exactly once, on its own date.

    Example:
        >>> cutoff(zone="Europe/Istanbul", hour=time(7), day=date(2026, 3, 4)).isoformat()
        '2026-03-04T04:00:00+00:00'
    """
    return datetime.combine(day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def appears(*, zone: str, days: Days, day: date) -> bool:
    """Whether an edition has a brief on a day: by its calendar, and because the day exists there.

    A zone that crosses the date line leaves a day out (Samoa had no 30 December 2011).

    Example:
        >>> appears(zone="Pacific/Apia", days=frozenset(range(7)), day=date(2011, 12, 30))
        False
    """
    noon = cutoff(zone=zone, hour=time(12), day=day)
    return is_day(days, day) and today(zone=zone, now=noon) == day


def previous_day(*, zone: str, days: Days, day: date) -> date:
    """The edition's day before a day, which itself need not be one of its days.

    Example:
        >>> weekdays = frozenset(range(5))
        >>> previous_day(zone="UTC", days=weekdays, day=date(2026, 3, 9)).isoformat()
        '2026-03-06'
    """
    before = day - timedelta(days=1)
    while not appears(zone=zone, days=days, day=before):
        before -= timedelta(days=1)
    return before


def window(
    *, zone: str, hour: time, days: Days, day: date, follows: Iterable[Timetable] = ()
) -> "Window":
    """What the brief of a day covers: after the previous cutoff, up to and including its own.

    An edition that does not appear on weekends covers them on Monday.

    Args:
        zone: IANA name of the edition's zone.
        hour: The edition's hour.
        days: Its days.
        day: Which of them.
        follows: Editions whose cutoffs are previous ones, too: the morning's for the evening's.

    Example:
        >>> weekdays = frozenset(range(5))
        >>> monday = window(zone="UTC", hour=time(7), days=weekdays, day=date(2026, 3, 9))
        >>> monday.since.isoformat()
        '2026-03-06T07:00:00+00:00'
    """
    from briefing.model import Window  # a configuration is read without the nouns

    before = previous_day(zone=zone, days=days, day=day)
    until = cutoff(zone=zone, hour=hour, day=day)
    since = [
        cutoff(zone=zone, hour=hour, day=before),
        *(one.closed_before(until) for one in follows),
    ]
    return Window(since=max(since), until=until)


def brief_day(*, zone: str, hour: time, days: Days, instant: datetime) -> date:
    """The edition's day whose brief holds what was published at an instant.

    After the hour that is a later day's: on the evening of a Friday, an edition that appears on
    weekdays is already at work on Monday's.

    Example:
        >>> weekdays, friday = frozenset(range(5)), datetime(2026, 3, 6, 18, tzinfo=UTC)
        >>> brief_day(zone="UTC", hour=time(7), days=weekdays, instant=friday).isoformat()
        '2026-03-09'
    """
    day = today(zone=zone, now=instant)
    while (
        not appears(zone=zone, days=days, day=day)
        or cutoff(zone=zone, hour=hour, day=day) < instant
    ):
        day += timedelta(days=1)
    return day


def next_cutoff(*, zone: str, hour: time, days: Days, now: datetime) -> datetime:
    """When the edition closes next, strictly after now.

    Example:
        >>> weekdays, friday = frozenset(range(5)), datetime(2026, 3, 6, 18, tzinfo=UTC)
        >>> next_cutoff(zone="UTC", hour=time(7), days=weekdays, now=friday).isoformat()
        '2026-03-09T07:00:00+00:00'
    """
    day = today(zone=zone, now=now)
    while True:
        if appears(zone=zone, days=days, day=day):
            closes = cutoff(zone=zone, hour=hour, day=day)
            if closes > now:
                return closes
        day += timedelta(days=1)


def last_closed(*, zone: str, hour: time, days: Days, now: datetime) -> date:
    """The edition's newest day that has closed.

    Example:
        >>> weekdays, sunday = frozenset(range(5)), datetime(2026, 3, 8, tzinfo=UTC)
        >>> last_closed(zone="UTC", hour=time(7), days=weekdays, now=sunday).isoformat()
        '2026-03-06'
    """
    day = today(zone=zone, now=now)
    while not appears(zone=zone, days=days, day=day) or (
        cutoff(zone=zone, hour=hour, day=day) > now
    ):
        day -= timedelta(days=1)
    return day


def due_days(
    *,
    zone: str,
    hour: time,
    days: Days,
    now: datetime,
    built: AbstractSet[date],
    first: date | None,
    catch_up: Literal["latest", "all", "skip"],
    catch_up_days: int,
) -> tuple[date, ...]:
    """The days whose brief should be built now, oldest first.

    A day after today is no day yet: if one is known, a clock was wrong.

    Args:
        zone: IANA name of the edition's zone.
        hour: The edition's hour.
        days: Its days.
        now: The moment.
        built: The days that have their brief.
        first: The first day that was ever due; None for an edition without a past.
        catch_up: What is done about missed days: "latest" builds the newest, unless it or a newer
            one is built; "all" builds each that is not built; "skip" builds only what closed
            within the last ten minutes. An edition without a past has missed nothing: it starts
            with its newest day, if that closed within the last day and night.
        catch_up_days: How many days back a missed brief is still built.
    """
    current = today(zone=zone, now=now)
    span = [current - timedelta(days=back) for back in range(catch_up_days, -1, -1)]
    ages = {
        day: now - cutoff(zone=zone, hour=hour, day=day)
        for day in span
        if appears(zone=zone, days=days, day=day)
    }
    closed = [day for day, age in ages.items() if age >= timedelta(0)]
    if catch_up == "skip":
        closed = [day for day in closed if ages[day] <= GRACE]
    if first is None or first > current:
        return tuple(day for day in closed[-1:] if ages[day] < CURRENT and day not in built)
    if catch_up == "all":
        return tuple(day for day in closed if day >= first and day not in built)
    newest = max((day for day in built if day <= current), default=first - timedelta(days=1))
    return tuple(day for day in closed[-1:] if day > newest)
