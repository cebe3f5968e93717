"""What will run when, as a person who operates the program asks."""

from datetime import date, timedelta

from briefing import runs
from tests.unit.runs.conftest import instant

SEVEN = instant("2026-03-04T07:00:10")


def test_the_next_brief_of_each_edition_and_the_next_round_of_each_source_are_told(workshop_with):
    """Briefs first; in the local time of the edition and, for sources, of the machine."""
    workshop = workshop_with("days: weekdays\n")
    runs.tick(workshop, now=SEVEN)

    brief, source = runs.upcoming(workshop, now=SEVEN, local_zone="Asia/Qatar")

    assert (brief.kind, brief.name, brief.day) == ("brief", "daily", date(2026, 3, 5))
    assert brief.at == instant("2026-03-05T07:00:00")
    assert (source.kind, source.name) == ("source", "desk")
    assert source.at == SEVEN + timedelta(hours=1)
    assert source.local.isoformat() == "2026-03-04T11:00:10+03:00"


def test_what_is_late_is_due_now(workshop_with):
    """A brief that is to be made stands before the next one."""
    workshop = workshop_with()

    due, following, source = runs.upcoming(workshop, now=SEVEN, local_zone="UTC")

    assert (due.day, due.at, due.waiting) == (date(2026, 3, 4), SEVEN, "due")
    assert following.day == date(2026, 3, 5)
    assert source.at == SEVEN
