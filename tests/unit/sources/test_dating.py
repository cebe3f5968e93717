"""Dates as printed in feeds, pages and front matter."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.dating import read_date
from briefing.sources.time_zones import read_zone

EIGHT = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "stated",
    [
        "2026-03-10T08:30:00Z",
        "2026-03-10T08:30Z",
        "2026-03-10 08:30",
        "2026-03-10T11:30:00+03:00",
        "2026-03-10T11:30:00+0300",
        "2026-03-10T11:30:00.000+03",
        "2026-03-10 11:30:00 TRT",
        "2026/03/10 08:30:00 UTC",
        "Tue, 10 Mar 2026 08:30:00 GMT",
        "Tue, 10 Mar 2026 09:30:00 CET",
        "Tue, 10 Mar 2026 04:30:00 EDT",
        "Tue, 10 Mar 2026 08:30:00 -0000",
        "Tue, 10 Mar 2026 8:30:0 GMT",
        "le 10 mars 2026 à 8h30",
        "dinsdag 10 maart 2026 om 08:30 uur",
        "10 martie 2026, ora 08:30",
        "10 marzo 2026 alle ore 8.30",
        "10 marca 2026, godz. 08:30",
        "sreda, 10. marec 2026 ob 8:30",
        "Salı, 10 Mart 2026, saat 08:30",
        "10 de marzo de 2026 a las 8:30 a. m.",
        "10 Μαρτίου 2026, 8:30 π.μ.",
        "10 مارس 2026 08:30 ص",
        "Thứ Ba, ngày 10 tháng 3 năm 2026, lúc 08:30",
        "मंगलवार, 10 मार्च 2026 08:30",
        "10MAR2026 08:30Z",
        "Published: March 10, 2026 4:30 a.m. EDT",
        "10 Mar 2026, 08:30 AM, +0000 UTC",
        "Date: Tue, 10 Mar 2026 08:30:00 GMT",
        "10 Mar 2026 11:30:00 +0300",
        "  Tue,  10 Mar 2026\n 08:30:00 +0000 ",
    ],
)
def test_instant_is_read_in_utc(stated):
    """Whatever notation and zone, it is one instant."""
    assert read_date(stated) == EIGHT
    assert read_date(stated).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "stated",
    [
        "2026-03-10",
        "2026/03/10",
        "20260310",
        "10 March 2026",
        "10. March 2026",
        "Tuesday, 10 March 2026",
        "March 10, 2026",
        "Tuesday, March 10 2026",
        "Mar. 10, 2026",
        "10 MAR 2026",
        "2026-W11-2",
        "2026W112",
        "2026-069",
        "le 10 mars 2026",
        "on March 10, 2026",
        "10.03.2026 г.",
        "10MAR2026",
        "10MAR26",
        "Tuesday the 10th of March 2026",
        "tirsdag den 10. marts 2026",
        "10 मार्च 2026",
        "१० मार्च २०२६",
        "10 மார்ச் 2026",
        "10 মার্চ 2026",
        "10 مارچ 2026",
        "10 آذار/مارس 2026",
        "10 مارس / آذار 2026",
        "10 tháng 3, 2026",
    ],
)
def test_day_without_time_stays_a_day(stated):
    """A day is not midnight."""
    assert read_date(stated) == date(2026, 3, 10)
    assert not isinstance(read_date(stated), datetime)


@pytest.mark.parametrize(
    "stated",
    [
        "", " ", "soon", "2026-13-10", "2026-02-30", "2026-03-10T25:00:00Z", "10/03/2026",
        "2026-03-10T08:30:00 XYZ", "10 Foo 2026", "Foo 10, 2026", "x" * 100,
        "0000-00-00T00:00:00Z", "0001-01-01T00:00:00+14:00", "2026-03-10T08:30:00+99:00",
    ],
)  # fmt: skip
def test_what_is_no_clear_date_is_none(stated):
    """Better undated than wrong: 10/03 is a day in October to some."""
    assert read_date(stated) is None


def test_midnight_at_the_end_of_a_day_and_leap_seconds_are_read():
    """Legal in ISO 8601, refused by many readers."""
    assert read_date("2026-03-09T24:00:00Z") == datetime(2026, 3, 10, tzinfo=UTC)
    assert read_date("2016-12-31T23:59:60Z") == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)


LATE = datetime(2025, 2, 19, 22, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "hours"),
    [
        ("Wed, 19 Feb 2025 22:40:00 +03:00", 3),
        ("Wed, 19 Feb 2025 22:40:00 +03", 3),
        ("Wed, 19 Feb 2025 22:40:00 +3", 3),
        ("Wed, 19 Feb 2025 22:40:00 GMT+3", 3),
        ("Wed, 19 Feb 2025 22:40:00 GMT+0300", 3),
        ("Wed, 19 Feb 2025 22:40:00 UTC+03:00", 3),
        ("Wed, 19 Feb 2025 22:40:00 UTC \u22124:30", -4.5),
        ("Wed, 19 Feb 2025 22:40:00 Europe/Berlin", 1),
        ("Wed, 19 Feb 2025 22:40:00 ET", -5),
        ("Sat, 19 Jul 2025 22:40:00 ET", -4),
        ("19 Feb 2025 22:40 BRT", -3),
        ("19 Feb 2025 10:40 PM", 0),
        ("Feb 19, 2025, 10:40 PM EST", -5),
        ("February 19th, 2025 at 10:40 p.m. PT", -8),
        ("2025-02-19 10:40 PM", 0),
        ("2025-02-19 22:40:00 EST", -5),
        ("2025-02-19T22:40:00+01:00[Europe/Berlin]", 1),
        ("2025-02-19T22:40:00[UTC]", 0),
        ("Wed Feb 19 2025 22:40:00 GMT+0300 (Moscow Standard Time)", 3),
        ("Wed Feb 19 22:40:00 MST 2025", -7),
        ("Wed Feb 19 22:40:00 2025", 0),
        ("10:40 PM EST, Wed February 19, 2025", -5),
        ("Wednesday, 19-Feb-25 22:40:00 GMT", 0),
        ("Mon, 19 Feb, 2025 22:40 UTC", 0),
        ("20250219T224000Z", 0),
        ("20250219T2240+0300", 3),
        ("20250219224000", 0),
        ("19.02.2025 22:40", 0),
        ("02/19/2025 10:40:00 PM", 0),
        ("19. Februar 2025, 22:40 Uhr", 0),
        ("Mi, 19 Feb 2025 22:40:00 MEZ", 1),
        ("19 Şubat 2025 Çarşamba 22:40", 0),
        ("mercredi 19 février 2025 à 22h40", 0),
        ("19 Feb 2025 22:40 PM", 0),
        ("Wed 19 Feb 2025 22.40 CET", 1),
        ("19.02.2025 22.40", 0),
        ("10:40 PM - 19 Feb 2025", 0),
        ("19 February 2025 / 22:40", 0),
        ("Wed , 19 Feb 2025 22:40:00 &#43;0300", 3),
        ("2025-02-19 22:40:00 +0300 +03", 3),
        ("2025-02-19 22:40:00 +0000 UTC", 0),
        ("2025年2月19日 下午10:40", 0),
        ("2025年2月19日（水）22時40分", 0),
        ("2025年2月19日22時40分", 0),
        ("2025-02-19（周三）22:40", 0),
        ("2025년 02월 19일 (수) 오후 10:40", 0),
        ("2025. 2. 19. 22:40", 0),
        ("/Date(1740004800000+0100)/", 0),
        ("1740004800", 0),
        ("1740004800000", 0),
        ("1740004800.000", 0),
    ],
)
def test_offset_name_and_half_of_the_day_count(stated, hours):
    """None of them is dropped: it would move the article by hours, and into another brief."""
    month = 7 if "Jul" in stated else 2

    assert read_date(stated) == LATE.replace(month=month) - timedelta(hours=hours)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("19.02.2025", date(2025, 2, 19)),
        ("03.04.2025", date(2025, 4, 3)),
        ("19. 2. 2025", date(2025, 2, 19)),
        ("19/02/2025", date(2025, 2, 19)),
        ("02/19/2025", date(2025, 2, 19)),
        ("05/05/2025", date(2025, 5, 5)),
        ("19-Feb-2025", date(2025, 2, 19)),
        ("February 19th, 2025", date(2025, 2, 19)),
        ("2025-2-1", date(2025, 2, 1)),
        ("10 MART 2026", date(2026, 3, 10)),
        ("2 KASIM 2026", date(2026, 11, 2)),
        ("10. März 2026", date(2026, 3, 10)),
        ("1er août 2026", date(2026, 8, 1)),
        ("10 de marzo de 2026", date(2026, 3, 10)),
        ("10 марта 2026 г.", date(2026, 3, 10)),
        ("10 مارس 2026", date(2026, 3, 10)),
        ("2026. március 10.", date(2026, 3, 10)),
        ("2026.03.10.", date(2026, 3, 10)),
        ("2026年3月10日", date(2026, 3, 10)),
        ("10 במרץ 2026", date(2026, 3, 10)),
        ("2026년 3월 10일", date(2026, 3, 10)),
        ("10 آذار 2026", date(2026, 3, 10)),
        ("10 მარტი 2026", date(2026, 3, 10)),
        ("10 كانون الثاني/يناير 2026", date(2026, 1, 10)),
        ("10 تشرين الأول 2026", date(2026, 10, 10)),
        ("10 जून 2026", date(2026, 6, 10)),
        ("10 जनवरी 2026", date(2026, 1, 10)),
        ("10 d’abril de 2026", date(2026, 4, 10)),
    ],
)
def test_day_is_read_in_the_ways_it_is_written(stated, day):
    """In other languages, with dots, with an ordinal; none of these has a second reading."""
    assert read_date(stated) == day
    assert not isinstance(read_date(stated), datetime)


@pytest.mark.parametrize(
    "stated",
    [
        "Wed, 19 Feb 2025 22:40:00 IST", "Wed, 19 Feb 2025 22:40:00 AST",
        "Wed, 19 Feb 2025 22:40:00 +zz:00", "Wed, 19 Feb 2025 22:40:00 A",
        "Wed, 19 Feb 2025 22:40:00 +0360", "Wed, 19 Feb 2025 22:40:00 +15:00",
        "Wed, 19 Feb 2025 22:40:00 +130", "Wed, 19 Feb 2025 22:40:00 GMT-",
        "Wed, 19 Feb 2025 22:40:00 -0500 (CET)", "2025-02-19T22:40:00+03:00[Europe/Berlin]",
        "Wed, 19 Feb 2025 22:40:00 Europe/Nowhere", "Wed, 19 Feb 2025 22:40:00 Europe",
        "Wed, 19 Feb 2025 22:40:00 ../../etc/localtime", "2025-02-19T22:40:00Z+03:00",
        "2025-02-19 13:40 AM", "2025-02-19 0:40 PM", "2025-02-19 22:40 or so",
        "2025-02-19 to 2025-02-20", "2025-02-19 22:40 (updated 23:50)", "22:40", "T22:40:00-05:00",
        "03/04/2025", "03-04-2025 22:40", "02.19.2025", "19.02.25", "2025-02",
        "10 آذار/نيسان 2026", "19MARS2025", "Deadline: 19 Feb 2025", "19 Feb 2025 13:40 ص",
        "2025-W08", "2025-W54-1", "2025-366", "2025-000",
        "Foo, 19 Feb 2025 22:40:00 GMT", "19 Feb 2025 22:40:00 GMT Wed", "9999999999",
        "123456789", "2031021907", "2025-02-1922:40",
        "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 01:00:00 +0100",
        "1404/12/19", "1447-09-20", "2025-02-19 22:40:00 +0300 CET", "19.02 2025", "2025年2月",
    ],
)  # fmt: skip
def test_what_is_left_over_or_has_two_readings_refuses_the_date(stated):
    """Better undated, with a problem, than hours or months off in silence."""
    assert read_date(stated) is None


@pytest.mark.parametrize("stated", ["2 Nov 2025 01:30 ET", "9 Mar 2025 02:30 America/New_York"])
def test_hour_that_comes_twice_or_never_is_no_instant(stated):
    """When the clocks change, a place's time may be two instants, or none."""
    assert read_date(stated) is None


def test_dots_mean_that_the_day_comes_first():
    """What `03.04.2025` is read by: nobody's short date with dots begins with the month."""
    patterns = [Locale.parse(name).date_formats["short"].pattern for name in locale_identifiers()]
    dotted = [one for one in patterns if re.match(r"[dM]+\. ?[dM]+\.", one)]

    assert len(dotted) > 20
    assert all(one.startswith("d") for one in dotted)


WRITTEN = (
    "%a, %d %b %Y %H:%M:%S {offset}",
    "%a, %d %b %Y %H:%M:%S GMT{offset}",
    "%d %B %Y %H:%M:%S {name}",
    "%Y-%m-%dT%H:%M:%S{offset}",
    "%Y%m%dT%H%M%S{offset}",
    "%Y/%m/%d %H:%M:%S {offset}",
    "%b %d, %Y %I:%M:%S %p {offset}",
    "%A, %B %d, %Y at %I:%M:%S %p {name}",
    "%d.%m.%Y %H:%M:%S {offset}",
    "%m/%d/%Y %H:%M:%S {offset}",
    "%d/%m/%Y %H:%M:%S {offset}",
    "%d-%b-%Y %H:%M:%S {offset}",
    "%a %b %d %H:%M:%S {offset} %Y",
    "%a %b %d %Y %H:%M:%S GMT{offset} (Somewhere Time)",
    "%I:%M:%S %p {offset}, %a %B %d, %Y",
    "%Y-%m-%d %I:%M:%S %p {offset}",
)


@given(
    st.integers(min_value=315_532_800, max_value=3_786_912_000),
    st.sampled_from(WRITTEN),
    st.integers(min_value=-12 * 4, max_value=14 * 4),
    st.sampled_from(["{:+03d}:{:02d}", "{:+03d}{:02d}"]),
)
def test_no_format_is_read_as_another_instant(seconds, form, quarters, digits):
    """Reading undoes writing, or refuses; where only a month may come second it always reads."""
    instant = datetime.fromtimestamp(seconds, tz=timezone(timedelta(minutes=15 * quarters)))
    hours, minutes = divmod(abs(15 * quarters), 60)
    offset = digits.format(hours, minutes)
    offset = offset if quarters >= 0 else "-" + offset[1:]
    named = instant.astimezone(timezone(timedelta(hours=-5)))
    written = named if "{name}" in form else instant

    found = read_date(written.strftime(form).format(offset=offset, name="EST"))

    assert found == instant or (found is None and form.startswith(("%m/", "%d/")))


@given(
    st.integers(min_value=1_000_000_000, max_value=1_899_999_999),
    st.sampled_from(["seconds", "milliseconds"]),
)
def test_seconds_since_1970_come_back(seconds, unit):
    """As programs hand dates to each other."""
    instant = datetime.fromtimestamp(seconds, tz=UTC)

    assert read_date(str(seconds * (1 if unit == "seconds" else 1000))) == instant


@given(
    st.dates(min_value=date(1980, 1, 1), max_value=date(2090, 1, 1)),
    st.sampled_from(["de", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk"]),
    st.sampled_from(["d MMMM y", "EEEE, d MMMM y", "d MMM y"]),
)
def test_months_of_other_languages_are_read(day, code, form):
    """With the weekday before it, too; never as another day."""
    assert read_date(format_date(day, form, locale=code)) == day


@given(st.text(alphabet="0123456789 :/.-+,TZapmMGtFebcEST[]()", max_size=30), st.booleans())
def test_words_behind_a_date_are_never_dropped(tail, spaced):
    """Whatever follows is read, or the whole is refused."""
    start = "19 Feb 2025 22:40"
    found = read_date(start + (" " if spaced else "") + tail)

    said = tail.strip(" .,").lower() in {"", "pm"}  # "22:40 pm." says the same thing twice
    assert said or found != LATE or read_zone(tail) or re.match(r"[:.\d]", tail)


@given(
    st.datetimes(),
    st.integers(min_value=-14 * 60, max_value=14 * 60),
)
def test_every_iso_instant_comes_back(naive, minutes):
    """Reading undoes writing; the clock's zero, which programs write for "no date", is none."""
    near = naive.replace(year=1700 + naive.year % 500, day=min(naive.day, 28))
    instant = near.replace(tzinfo=timezone(timedelta(minutes=minutes)))

    zero = abs(instant - datetime(1970, 1, 1, tzinfo=UTC)) <= timedelta(days=1)
    assert read_date(instant.isoformat()) == instant or zero


@given(st.text(max_size=80))
def test_no_text_breaks_it(stated):
    """Outside data is never an exception."""
    read_date(stated)


@pytest.mark.parametrize("stated", ["2026年3月10日8時05分", "2026年3月10日（火）8時05分"])
def test_digits_of_an_hour_are_none_of_the_day(stated):
    """Where no blank stands between them."""
    assert read_date(stated) == datetime(2026, 3, 10, 8, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Mon, 05/12/2031", date(2031, 5, 12)),
        ("Freitag, 05/12/2031", date(2031, 12, 5)),
        ("05/12/2031, Monday", date(2031, 5, 12)),
        ("Sun, 05/12/2031", None),
        ("05/12/2031", None),
    ],
)
def test_weekday_tells_the_day_from_the_month(stated, day):
    """It fits one of the two readings, or none."""
    assert read_date(stated) == day


def test_weekday_and_hour_of_a_content_manager():
    """As it writes them into its feeds."""
    assert read_date("Mon, 05/12/2031 - 09:15") == datetime(2031, 5, 12, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "stated", ["10 ноя 2031", "10 фев 2031", "10 сен 2031", "10 juil 2031", "10 Νοε 2031"]
)
def test_first_letters_of_a_month_are_read(stated):
    """Where its language has another short form."""
    assert read_date(stated).day == 10


def test_first_letters_of_two_months_are_none():
    """June or July."""
    assert read_date("10 jui 2031") is None
    assert read_date("10 ию 2031") is None
