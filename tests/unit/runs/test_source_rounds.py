"""When sources are read: on a clock of their own, and for the brief that has just closed."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from briefing import runs
from briefing.config import load_config
from briefing.runs.source_rounds import state_of, to_read
from tests.unit.runs.conftest import instant

DAY = date(2026, 3, 4)
SEVEN = instant("2026-03-04T07:00:10")
TEXT = "Ada Berg said that the talks would go on until the summer.\n"


def ticks(workshop, begin, hours, *, minutes=15):
    """Tick for some hours."""
    step = timedelta(minutes=minutes)
    for n in range(int(timedelta(hours=hours) / step) + 1):
        runs.tick(workshop, now=begin + step * n)


def titles(workshop, day, edition="daily"):
    """What a kept brief cites."""
    kept = workshop.store.briefs.get(edition, day)
    return sorted(citation.title for citation in kept.brief.citations)


def with_editions(workshop, *hours):
    """The same workshop with an edition for each hour, called after it: `at-06`."""
    path = workshop.config.path
    text = path.read_text().split("editions:")[0] + "editions:\n"
    for hour in hours:
        text += f"  - {{name: at-{hour}, hour: '{hour}:00', formats: [json], summariser: lead}}\n"
    path.write_text(text)
    workshop.config = load_config(path)
    return workshop


def test_what_stands_in_a_source_for_two_hours_only_is_in_the_next_brief(workshop_with, write):
    """A busy feed rolls over within hours: it is read between the briefs, too."""
    workshop = workshop_with()
    ticks(workshop, SEVEN, 4)
    path = write("bridge-closed", TEXT, published="2026-03-04T11:00:00Z")
    ticks(workshop, SEVEN + timedelta(hours=4, minutes=15), 2)
    path.unlink()

    ticks(workshop, SEVEN + timedelta(hours=6, minutes=30), 18)

    assert titles(workshop, DAY + timedelta(days=1)) == ["Bridge closed"]


def test_a_source_is_read_as_often_as_it_says(workshop_with):
    """Hourly if it does not say; nothing is read in between."""
    workshop = workshop_with()
    spec = workshop.config.sources[0]
    often = replace(spec, every=timedelta(minutes=15))
    read_at = {}
    for name, chosen in {"hourly": spec, "often": often}.items():
        workshop.config = replace(
            workshop.config, sources=(replace(chosen, name=name),), editions=()
        )
        moments = [SEVEN + timedelta(minutes=5 * n) for n in range(24)]
        read_at[name] = [
            moment for moment in moments if runs.tick(workshop, now=moment).collected is not None
        ]

    assert [len(found) for found in read_at.values()] == [2, 8]


def test_a_source_that_fails_is_asked_again_soon_then_ever_more_seldom(workshop_with, tmp_path):
    """A short trouble costs minutes, a long one no more than its own interval."""
    workshop = workshop_with()
    runs.tick(workshop, now=SEVEN)

    (tmp_path / "articles").rename(tmp_path / "gone")
    asked = []
    for n in range(60, 60 * 6):
        moment = SEVEN + timedelta(minutes=n)
        if to_read(workshop, now=moment):
            asked.append(n)
            runs.tick(workshop, now=moment)
    (tmp_path / "gone").rename(tmp_path / "articles")
    runs.collect(workshop, now=SEVEN + timedelta(hours=6))

    waits = [later - earlier for earlier, later in pairwise(asked)]
    assert waits[:6] == [5, 10, 20, 40, 60, 60]
    state = state_of(workshop.store, "desk")
    assert waits[6:] == [60]
    assert (state.failures, state.error) == (0, "")


def test_a_clock_that_was_ahead_keeps_no_source_waiting(workshop_with):
    """What was read next year is due now."""
    workshop = workshop_with()
    runs.collect(workshop, now=SEVEN + timedelta(days=365))

    assert to_read(workshop, now=SEVEN) == ("desk",)


def test_what_the_briefs_own_round_finds_without_a_date_is_in_time(workshop_with, write):
    """It is in this brief, marked, and in no other; made anew, the brief is the same."""
    workshop = workshop_with()
    ticks(workshop, SEVEN - timedelta(days=1), 23, minutes=60)
    write("bridge-closed", TEXT, published="")

    runs.tick(workshop, now=SEVEN)
    ticks(workshop, SEVEN + timedelta(minutes=15), 24)

    assert titles(workshop, DAY) == ["Bridge closed"]
    assert titles(workshop, DAY + timedelta(days=1)) == []
    kept = workshop.store.briefs.get("daily", DAY).brief
    assert kept.citations[0].undated
    edition = workshop.config.editions[0]
    later = SEVEN + timedelta(days=2)
    again = runs.build(workshop, edition=edition, day=DAY, now=later, rebuild=True)
    assert again.brief == kept


def test_whoever_builds_by_hand_shortly_after_the_cutoff_has_the_same(workshop_with, write):
    """A timer starts `build` a minute after the hour: it asks as the daemon does."""
    workshop = workshop_with()
    write("bridge-closed", TEXT, published="")
    edition, now = workshop.config.editions[0], SEVEN + timedelta(minutes=1)

    closing = runs.closing_now(workshop, [(edition, DAY)], now=now)
    runs.collect(workshop, now=now, closing=closing)
    runs.build(workshop, edition=edition, day=DAY, now=now)

    assert titles(workshop, DAY) == ["Bridge closed"]
    assert runs.closing_now(workshop, [(edition, DAY)], now=now) is None, "it is made"


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (DAY, timedelta(hours=1, minutes=1)),
        (DAY - timedelta(days=1), timedelta(0)),
        (DAY + timedelta(days=1), timedelta(0)),
    ],
)
def test_long_after_the_cutoff_or_for_another_day_a_round_is_no_briefs_own(
    workshop_with, day, after
):
    """What appears at eleven is not in the brief of seven."""
    workshop = workshop_with()
    edition = workshop.config.editions[0]

    assert runs.closing_now(workshop, [(edition, day)], now=SEVEN + after) is None


def test_a_source_that_was_read_since_the_cutoff_has_nothing_in_time(workshop_with, write):
    """It was not there then: it belongs to the next brief."""
    workshop = workshop_with()
    runs.collect(workshop, now=SEVEN)
    write("bridge-closed", TEXT, published="")
    edition, now = workshop.config.editions[0], SEVEN + timedelta(minutes=5)

    closing = runs.closing_now(workshop, [(edition, DAY)], now=now)
    runs.collect(workshop, now=now, closing=closing)
    runs.build(workshop, edition=edition, day=DAY, now=now)

    assert closing is not None
    assert titles(workshop, DAY) == []


def test_an_edition_that_is_made_loses_nothing_to_one_that_is_late(workshop_with, write):
    """Two close at once, one of them is made: what comes now is in the next of both."""
    workshop = with_editions(workshop_with(), "07", "06")
    late, made = workshop.config.editions[1], workshop.config.editions[0]
    runs.build(workshop, edition=made, day=DAY, now=SEVEN)
    write("bridge-closed", TEXT, published="")
    now = SEVEN + timedelta(minutes=5)

    closing = runs.closing_now(workshop, [(late, DAY)], now=now)
    runs.collect(workshop, now=now, closing=closing)
    for edition in (made, late):
        runs.build(workshop, edition=edition, day=DAY, now=now)
        tomorrow = DAY + timedelta(days=1)
        runs.build(workshop, edition=edition, day=tomorrow, now=now + timedelta(days=1))

    assert closing is None
    for name in ("at-06", "at-07"):
        days = [day for day in (DAY, tomorrow) if titles(workshop, day, name)]
        assert days == [tomorrow]


def test_what_was_edited_after_the_cutoff_does_not_leak_in(workshop_with, write):
    """Only an article without a date counts as seen earlier than it was."""
    workshop = workshop_with()
    write("bridge-closed", "The bridge is closed.\n")
    runs.collect(workshop, now=SEVEN - timedelta(hours=1))
    write("bridge-closed", "The bridge is open again, the town said.\n")

    runs.tick(workshop, now=SEVEN + timedelta(minutes=30))

    kept = workshop.store.briefs.get("daily", DAY).brief
    assert "open again" not in str(kept)
