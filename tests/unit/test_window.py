"""Every day of an edition closes exactly once, and no instant is covered twice or left out."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.days_off import DaysOff
from briefing.window import (
    GRACE,
    Calendar,
    Timetable,
    appears,
    brief_day,
    cutoff,
    due_days,
    last_closed,
    next_cutoff,
    previous_day,
    today,
    window,
)

# The zones in which schedulers have lost or doubled a day, and ordinary ones beside them.
ZONES = (
    "UTC",
    "Europe/Istanbul",
    "Asia/Tehran",
    "America/New_York",
    "America/Los_Angeles",
    "Europe/Berlin",
    "Europe/Athens",
    "Europe/London",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Beirut",
    "America/Santiago",
    "America/Havana",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Kwajalein",
)
DAILY = frozenset(range(7))

zones = st.sampled_from(ZONES)
hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
dates = st.dates(date(2010, 1, 1), date(2040, 12, 31))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)


def instant(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@given(zone=zones, hour=hours, day=dates)
def test_a_day_closes_once_on_its_own_date(zone: str, hour: time, day: date) -> None:
    """Whatever the clocks do, the cutoff of an existing day lies on that day."""
    if not appears(zone=zone, days=DAILY, day=day):
        return

    assert today(zone=zone, now=cutoff(zone=zone, hour=hour, day=day)) == day


@given(zone=zones, hour=hours, days=weekdays, start=dates)
@settings(max_examples=60)
def test_windows_follow_one_another_without_gap_or_overlap(
    zone: str, hour: time, days: frozenset[int], start: date
) -> None:
    """What one brief does not cover any more, the next one covers: nothing twice, nothing lost."""
    span = [start + timedelta(days=n) for n in range(30)]
    covered = [
        window(zone=zone, hour=hour, days=days, day=day)
        for day in span
        if appears(zone=zone, days=days, day=day)
    ]

    assert all(one.until == other.since for one, other in itertools.pairwise(covered))
    assert all(one.since < one.until for one in covered)


@given(
    zone=zones,
    hour=hours,
    days=weekdays,
    start=dates,
    minutes=st.integers(0, 24 * 60 - 1),
)
def test_the_brief_of_an_instant_is_the_one_that_covers_it(
    zone: str, hour: time, days: frozenset[int], start: date, minutes: int
) -> None:
    """Whoever follows the date that is named finds the article there."""
    published = datetime.combine(start, time(), tzinfo=UTC) + timedelta(minutes=minutes)
    day = brief_day(zone=zone, hour=hour, days=days, instant=published)

    assert appears(zone=zone, days=days, day=day)
    assert published in window(zone=zone, hour=hour, days=days, day=day)


@given(zone=zones, hour=hours, days=weekdays, start=dates, phase=st.integers(0, 29))
@settings(max_examples=40)
def test_a_ticking_clock_builds_every_day_once(
    zone: str, hour: time, days: frozenset[int], start: date, phase: int
) -> None:
    """A daemon that looks every 30 minutes builds each of the edition's days, in order, once."""
    now = cutoff(zone=zone, hour=hour, day=start) + timedelta(minutes=phase)
    before = previous_day(zone=zone, days=days, day=start + timedelta(days=1))
    built = [before]
    for _ in range(2 * 24 * 14):
        now += timedelta(minutes=30)
        built += due_days(
            zone=zone,
            hour=hour,
            days=days,
            now=now,
            built=set(built),
            first=before,
            catch_up="latest",
            catch_up_days=3,
        )
    last = today(zone=zone, now=now)
    expected = [
        day
        for day in (before + timedelta(days=n) for n in range((last - before).days + 1))
        if appears(zone=zone, days=days, day=day) and cutoff(zone=zone, hour=hour, day=day) <= now
    ]

    assert built == expected


@given(zone=zones, hour=hours, days=weekdays, day=dates)
def test_the_next_cutoff_is_the_one_that_makes_a_brief_due(
    zone: str, hour: time, days: frozenset[int], day: date
) -> None:
    """One moment before, nothing is due; at the cutoff, the brief is."""
    now = cutoff(zone=zone, hour=time(12), day=day)
    closes = next_cutoff(zone=zone, hour=hour, days=days, now=now)
    last = today(zone=zone, now=closes) - timedelta(days=1)

    def due(moment: datetime) -> tuple[date, ...]:
        return due_days(
            zone=zone,
            hour=hour,
            days=days,
            now=moment,
            built={last},
            first=last,
            catch_up="all",
            catch_up_days=3,
        )

    assert closes > now
    assert due(closes - timedelta(seconds=1)) == ()
    assert due(closes) == (last + timedelta(days=1),)


def test_a_weekday_edition_covers_the_weekend_on_monday() -> None:
    """Saturday's and Sunday's news are Monday's."""
    covered = window(zone="UTC", hour=time(7), days=frozenset(range(5)), day=date(2026, 3, 9))

    assert covered.since == instant("2026-03-06T07:00")
    assert covered.until == instant("2026-03-09T07:00")
    assert instant("2026-03-08T12:00") in covered


def test_a_window_is_open_at_its_start_and_closed_at_its_end() -> None:
    """An article published at the cutoff belongs to that brief and not to the next."""
    covered = window(zone="UTC", hour=time(7), days=DAILY, day=date(2026, 3, 10))

    assert covered.since not in covered
    assert covered.until in covered


def test_a_brief_asked_for_on_a_day_off_covers_what_came_since_the_last() -> None:
    """A Sunday's brief of a weekday edition starts at Friday's cutoff."""
    covered = window(zone="UTC", hour=time(7), days=frozenset(range(5)), day=date(2026, 3, 8))

    assert covered.since == instant("2026-03-06T07:00")
    assert covered.until == instant("2026-03-08T07:00")


@pytest.mark.parametrize(
    ("zone", "hour", "day", "utc"),
    [
        ("Europe/Istanbul", time(7), date(2026, 3, 4), "2026-03-04T04:00"),
        # The hour is skipped: the offset before the change counts.
        ("America/New_York", time(2, 30), date(2026, 3, 8), "2026-03-08T07:30"),
        # The hour comes twice: the first one counts.
        ("America/New_York", time(1, 30), date(2026, 11, 1), "2026-11-01T05:30"),
        # Midnight after the change: schedulers lose this day.
        ("Europe/Berlin", time(0, 0), date(2026, 3, 30), "2026-03-29T22:00"),
        # The day begins at one o'clock.
        ("Africa/Cairo", time(0, 30), date(2026, 4, 24), "2026-04-23T22:30"),
    ],
)
def test_clock_changes_move_the_cutoff_and_never_lose_it(
    zone: str, hour: time, day: date, utc: str
) -> None:
    """The rule of the skipped and the doubled hour."""
    assert cutoff(zone=zone, hour=hour, day=day) == instant(utc)


def test_a_day_that_a_zone_never_had_has_no_brief() -> None:
    """Samoa went from 29 to 31 December 2011."""
    hour, zone = time(7), "Pacific/Apia"

    assert not appears(zone=zone, days=DAILY, day=date(2011, 12, 30))
    assert previous_day(zone=zone, days=DAILY, day=date(2011, 12, 31)) == date(2011, 12, 29)
    covered = window(zone=zone, hour=hour, days=DAILY, day=date(2011, 12, 31))
    assert covered.until - covered.since == timedelta(hours=24)


def due(
    now: str,
    last: date | None,
    catch_up: str,
    days_back: int = 3,
    *,
    built: set[date] | None = None,
    days: frozenset[int] = DAILY,
) -> list[int]:
    """The days of March 2026 that are due for an edition at 07:00 UTC, built up to one of them."""
    known = built if built is not None else {last} if last else set()
    found = due_days(
        zone="UTC",
        hour=time(7),
        days=days,
        now=instant(now),
        built=known,
        first=min(known, default=None),
        catch_up=catch_up,
        catch_up_days=days_back,
    )
    return [day.day for day in found]


@pytest.mark.parametrize(
    ("catch_up", "days"), [("latest", [10]), ("all", [7, 8, 9, 10]), ("skip", [])]
)
def test_missed_briefs_are_made_up_for_as_the_policy_says(catch_up: str, days: list[int]) -> None:
    """After a week of silence: the newest, the last few, or none."""
    assert due("2026-03-10T09:00", date(2026, 3, 3), catch_up) == days


def test_skip_builds_what_has_just_closed() -> None:
    """A daemon that was there in time builds, even if it was a little late."""
    assert due("2026-03-10T07:00", date(2026, 3, 3), "skip") == [10]
    assert due("2026-03-10T07:10", date(2026, 3, 3), "skip") == [10]
    assert instant("2026-03-10T07:10") - instant("2026-03-10T07:00") == GRACE
    assert due("2026-03-10T07:11", date(2026, 3, 3), "skip") == []


def test_an_edition_without_a_past_starts_with_its_newest_day() -> None:
    """A first start does not flood its readers with old briefs."""
    assert due("2026-03-10T09:00", None, "all") == [10]
    assert due("2026-03-10T05:00", None, "latest") == [9]


def test_an_edition_without_a_past_does_not_start_with_an_old_brief() -> None:
    """Early on Sunday, Thursday's brief of an edition for Sunday to Thursday is old."""
    days = frozenset({6, 0, 1, 2, 3})

    assert due("2026-03-08T02:00", None, "latest", days=days) == []
    assert due("2026-03-08T07:00", None, "latest", days=days) == [8]


@pytest.mark.parametrize("catch_up", ["latest", "all", "skip"])
@pytest.mark.parametrize("ahead", [1, 30, 3650])
def test_a_clock_that_was_ahead_silences_nothing(catch_up: str, ahead: int) -> None:
    """P5: a brief of a day to come, built while the clock was wrong, keeps none of the others."""
    built = {date(2026, 3, 9), date(2026, 3, 10) + timedelta(days=ahead)}

    assert due("2026-03-10T07:00:30", None, catch_up, built=built) == [10]


def test_a_day_that_failed_is_due_also_after_a_later_one_was_built() -> None:
    """With `all`, each missing day of the span counts; with `latest`, the newer one has it."""
    built = {date(2026, 3, day) for day in (8, 10)}

    assert due("2026-03-10T09:00", None, "all", built=built) == [9]
    assert due("2026-03-10T09:00", None, "latest", built=built) == []


def test_days_before_the_first_were_not_missed() -> None:
    """A second day does not bring back those before the edition existed."""
    assert due("2026-03-10T09:00", date(2026, 3, 9), "all") == [10]


def test_nothing_is_due_before_the_hour_or_after_the_build() -> None:
    """The same tick again does nothing."""
    assert due("2026-03-10T06:59:59", date(2026, 3, 9), "latest") == []
    assert due("2026-03-10T12:00", date(2026, 3, 10), "all") == []


def test_a_clock_set_back_builds_nothing_again() -> None:
    """What is built stays built, even if the machine believes it is yesterday."""
    built = {date(2026, 3, day) for day in (8, 9, 10)}

    assert due("2026-03-08T12:00", None, "all", built=built) == []


def test_a_missed_brief_is_too_old_after_the_days_of_catch_up() -> None:
    """With no day to look back only today's counts."""
    assert due("2026-03-10T06:00", date(2026, 3, 3), "all", days_back=0) == []
    assert due("2026-03-10T08:00", date(2026, 3, 3), "all", days_back=0) == [10]


def test_today_is_the_editions_day() -> None:
    """Late evening in London is tomorrow in Tokyo."""
    now = instant("2026-03-10T20:00")

    assert today(zone="Europe/London", now=now) == date(2026, 3, 10)
    assert today(zone="Asia/Tokyo", now=now) == date(2026, 3, 11)
    assert now.astimezone(ZoneInfo("Asia/Tokyo")).hour == 5


# -- days that are left out -----------------------------------------------------------------------

TURKEY = Calendar(frozenset(range(5)), DaysOff(country="TR", dates=frozenset({date(2026, 10, 30)})))


def test_a_holiday_is_no_day_and_the_next_brief_covers_it() -> None:
    """29 October 2026 is a Thursday, Republic Day; the Friday is taken off, too."""
    usual = {"zone": "Europe/Istanbul", "days": TURKEY}
    assert [
        day.day for day in (date(2026, 10, n) for n in range(26, 32)) if appears(**usual, day=day)
    ] == [26, 27, 28]

    monday = window(**usual, hour=time(7), day=date(2026, 11, 2))

    assert monday.since == cutoff(zone="Europe/Istanbul", hour=time(7), day=date(2026, 10, 28))
    now = datetime(2026, 10, 30, 9, tzinfo=UTC)
    closes = next_cutoff(**usual, hour=time(7), now=now)
    assert closes == datetime(2026, 11, 2, 4, tzinfo=UTC)
    assert last_closed(**usual, hour=time(7), now=now) == date(2026, 10, 28)


def test_no_brief_is_due_on_a_holiday() -> None:
    """The newest day before it was built, so there is nothing to do."""
    due = due_days(
        zone="Europe/Istanbul",
        hour=time(7),
        days=TURKEY,
        now=datetime(2026, 10, 29, 9, tzinfo=UTC),
        built={date(2026, 10, 28)},
        first=date(2026, 10, 1),
        catch_up="all",
        catch_up_days=1,
    )

    assert due == ()


@pytest.mark.parametrize("country", ["TR", "DE", "US", "SA", "IR", "IL", "JP"])
def test_every_instant_of_three_years_belongs_to_one_brief_whatever_is_left_out(
    country: str,
) -> None:
    """The windows follow each other without a gap and without a double."""
    days = Calendar(frozenset(range(7)), DaysOff(country=country))
    dates = [date(2025, 1, 1) + timedelta(days=n) for n in range(3 * 365)]
    there = [day for day in dates if appears(zone="UTC", days=days, day=day)]
    windows = [window(zone="UTC", hour=time(7), days=days, day=day) for day in there]

    assert 900 < len(there) < 3 * 365
    assert all(one.until == other.since for one, other in itertools.pairwise(windows))


def table(name: str, hour: int, *, zone: str = "UTC", days: frozenset[int] = DAILY) -> Timetable:
    """When an edition closes."""
    return Timetable(name=name, zone=zone, hour=time(hour), days=days)


@given(
    zone=zones,
    days=st.lists(weekdays, min_size=2, max_size=3),
    hours=st.lists(st.integers(0, 23), min_size=3, max_size=3, unique=True),
    start=dates,
)
@settings(max_examples=60)
def test_editions_that_follow_each_other_cover_every_instant_once(
    zone: str, days: list[frozenset[int]], hours: list[int], start: date
) -> None:
    """Whatever their days: what one has told the next does not tell, and nothing falls between."""
    tables = [
        table(str(n), hour, zone=zone, days=on)
        for n, (hour, on) in enumerate(zip(hours, days, strict=False))
    ]
    windows = []
    for one in tables:
        others = [other for other in tables if other is not one]
        windows += [
            window(zone=zone, hour=one.hour, days=one.days, day=day, follows=others)
            for day in (start + timedelta(days=n) for n in range(16))
            if appears(zone=zone, days=one.days, day=day)
        ]
    windows.sort(key=lambda one: one.until)

    for before, after in itertools.pairwise(windows):
        assert after.since == before.until or after.until == before.until


@pytest.mark.parametrize(
    ("day", "since"),
    [("2026-03-04", "2026-03-03T18:00"), ("2026-03-08", "2026-03-07T07:00")],
    ids=["after the evening before", "after its own last, as no evening's came between"],
)
def test_the_morning_begins_where_the_evening_ended(day: str, since: str) -> None:
    """An evening edition of working days leaves Sunday morning to Saturday's."""
    evening = table("evening", 18, days=frozenset(range(5)))
    covered = window(
        zone="UTC", hour=time(7), days=DAILY, day=date.fromisoformat(day), follows=[evening]
    )

    assert covered.since == instant(since)
    assert evening.closes_at(covered.since)[0] >= covered.since
