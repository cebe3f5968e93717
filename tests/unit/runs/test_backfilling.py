"""Briefs of past days: every day of a range once, as of that day, and nobody gets one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from briefing.errors import RenderError, UsageError
from briefing.runs import building, collect
from briefing.runs.backfilling import backfill, days_to_fill

NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 5)


@pytest.fixture
def workshop(workshop_with, write):
    """Three articles of three days, an edition with a channel, and no brief."""
    for day in (1, 2, 4):
        write(f"day-{day}", f"Bread of day {day}.", published=f"2026-03-0{day}T10:00:00Z")
    workshop = workshop_with("channels: [{folder: sent}]\n")
    collect(workshop, now=NOW)
    return workshop


def fill(workshop, *, since=FIRST, until=LAST):
    days = days_to_fill(workshop.config.editions, since=since, until=until, now=NOW)
    return list(backfill(workshop, days, clock=lambda: NOW))


def test_each_day_is_built_as_of_its_day_and_none_is_delivered(workshop):
    """What was published later is in no earlier brief; the ledger knows of no delivery."""
    filled = fill(workshop)

    assert [one.day for one in filled] == [FIRST + timedelta(days=n) for n in range(4)]
    assert [one.report.brief.coverage.articles for one in filled] == [1, 1, 0, 1]
    assert not any(one.report.brief.so_far for one in filled)
    assert workshop.store.ledger.deliveries(edition="daily") == ()
    assert not (workshop.config.output.parent / "sent").exists()


def test_what_is_built_stays_as_it_is(workshop):
    """A range may overlap one that was filled before: only what is missing is made."""
    early = fill(workshop, until=FIRST + timedelta(days=1))
    every = fill(workshop)

    assert [one.report.existed for one in every] == [True, True, False, False]
    assert [one.report.brief for one in every[:2]] == [one.report.brief for one in early]


def test_a_day_that_fails_is_told_and_the_others_are_built(workshop, monkeypatch):
    """Tomorrow's brief does not wait for yesterday's template."""
    really = building.render

    def render(workshop, edition, brief, formats, **more):
        if brief.day == date(2026, 3, 3):
            raise RenderError("the template fails", hint="mend it")
        return really(workshop, edition, brief, formats, **more)

    monkeypatch.setattr(building, "render", render)
    filled = fill(workshop)

    assert [one.problem.message if one.problem else "" for one in filled] == [
        "", "the template fails", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [(LAST, FIRST, "is later than"), (FIRST, date(2026, 3, 11), "lies in the future")],
)
def test_an_impossible_range_is_refused(workshop, since, until, said):
    """Before anything is built."""
    with pytest.raises(UsageError, match=said):
        fill(workshop, since=since, until=until)


def test_days_on_which_an_edition_does_not_appear_have_no_brief(workshop_with):
    """Weekdays only, and today only once it has closed."""
    (edition,) = workshop_with("days: weekdays\n").config.editions
    days = days_to_fill(
        [edition], since=date(2026, 3, 6), until=date(2026, 3, 10), now=NOW - timedelta(hours=4)
    )

    assert [day for _, day in days] == [date(2026, 3, 6), date(2026, 3, 9)]
