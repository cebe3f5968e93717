"""P5 and P6 over a year: 13 zones, every half hour, every date: one build and one delivery each.

The calendar is checked for every date. The ledger, a real one, is asked on the days on which and
around which a zone changes its clocks, at the hours that this touches; for all hours and dates set
BRIEFING_WHOLE_YEAR=1 (half an hour of processor time).
"""

import itertools
import os
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from briefing.assembly import Workshop, assemble
from briefing.config import EditionConfig, load_config
from briefing.model import Receipt
from briefing.runs.due_work import due_now
from briefing.store import BuildState, DeliveryState
from briefing.window import appears, cutoff, next_cutoff, today, window

# Those in which schedulers lose or double a day: changes at night and at midnight, by half an hour,
# on another day than a Sunday, for a month; and three zones without any.
ZONES = (
    "UTC",
    "Europe/Istanbul",
    "Asia/Tehran",
    "America/New_York",
    "America/Los_Angeles",
    "Europe/Berlin",
    "Europe/London",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Beirut",
    "America/Santiago",
    "America/Havana",
)
DAILY = frozenset(range(7))
YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
HALF_HOURS = [time(n // 2, n % 2 * 30) for n in range(48)]
# Clocks change at midnight to three; a change at midnight makes late hours come twice.
TOUCHED = [hour for hour in HALF_HOURS if hour < time(4) or hour >= time(23)]
WHOLE = bool(os.environ.get("BRIEFING_WHOLE_YEAR"))
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("zone", ZONES)
def test_every_date_closes_once_at_every_half_hour(zone: str) -> None:
    """One instant, on the date itself, after the last one's; and the windows leave out nothing."""
    for hour in HALF_HOURS:
        cutoffs = [cutoff(zone=zone, hour=hour, day=day) for day in YEAR]

        assert [today(zone=zone, now=closes) for closes in cutoffs] == YEAR
        assert all(before < after for before, after in itertools.pairwise(cutoffs))
        for (before, after), day in zip(itertools.pairwise(cutoffs), YEAR[1:], strict=True):
            if day.day == 1:
                assert next_cutoff(zone=zone, hour=hour, days=DAILY, now=before) == after
                covered = window(zone=zone, hour=hour, days=DAILY, day=day)
                assert (covered.since, covered.until) == (before, after)


def changes(zone: str) -> list[date]:
    """The dates on which a zone's clocks change, and the day after each."""
    at = ZoneInfo(zone)
    noon = [datetime.combine(day, time(12), tzinfo=at).utcoffset() for day in YEAR]
    changed = [YEAR[n] for n in range(1, 365) if noon[n] != noon[n - 1]] or [YEAR[100]]
    return sorted({day + timedelta(days=n) for day in changed for n in (0, 1)})


@pytest.fixture(params=ZONES)
def workshop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workshop]:
    """A workshop on a store of its own, with an edition of a zone for each half hour."""
    hours = HALF_HOURS if WHOLE else TOUCHED
    editions = "".join(
        f"  - {{name: at-{hour:%H%M}, zone: {request.param}, hour: '{hour:%H:%M}'}}\n"
        for hour in hours
    )
    (tmp_path / "articles").mkdir()
    path = tmp_path / "config.yaml"
    path.write_text(f"sources: [{{folder: articles}}]\neditions:\n{editions}", encoding="utf-8")
    with assemble(load_config(path)) as made:
        yield made


def test_each_date_is_built_and_delivered_once(workshop: Workshop) -> None:
    """A daemon that looks before, at and after the hour: due once, claimed once, sent once."""
    zone = workshop.config.editions[0].zone
    days = YEAR if WHOLE else changes(zone)
    assert all(appears(zone=zone, days=DAILY, day=day) for day in days)
    for edition in workshop.config.editions:
        begins = True
        for day in days:
            if begins:  # what went before is not this test's: an edition begins with its newest
                _made(workshop, edition, day - timedelta(days=1))
            closes = cutoff(zone=zone, hour=edition.hour, day=day)
            assert due_now(workshop, edition, now=closes - SECOND) == ()
            assert due_now(workshop, edition, now=closes) == (day,)
            _made(workshop, edition, day)
            assert due_now(workshop, edition, now=closes + timedelta(hours=1)) == ()
            begins = day + timedelta(days=1) not in days
    ledger = workshop.store.ledger
    built = [(entry.edition, entry.day) for entry in ledger.builds()]
    sent = [(entry.edition, entry.day) for entry in ledger.deliveries()]

    assert {(entry.state, entry.attempts) for entry in ledger.builds()} == {(BuildState.BUILT, 1)}
    assert {(one.state, one.attempts) for one in ledger.deliveries()} == {(DeliveryState.SENT, 1)}
    assert built == sent
    assert {(edition.name, day) for edition in workshop.config.editions for day in days} <= set(
        built
    )


def _made(workshop: Workshop, edition: EditionConfig, day: date) -> None:
    """Build and deliver a day as the ledger allows: once, whoever else asks."""
    ledger = workshop.store.ledger
    now = cutoff(zone=edition.zone, hour=edition.hour, day=day)
    key = {"edition": edition.name, "day": day}
    claim = ledger.claim(**key, owner="one", now=now, due=True)
    assert claim is not None
    assert ledger.claim(**key, owner="other", now=now, due=True) is None
    assert ledger.finish(claim, now=now)
    to = {"channel": "folder", "recipient": "desk"}
    assert ledger.begin(**key, **to, message_id="<1>", now=now)
    receipt = Receipt(**to, delivered=True, detail="")
    assert ledger.end(**key, receipt=receipt, now=now)
    assert not ledger.begin(**key, **to, message_id="<1>", now=now + timedelta(hours=1))
