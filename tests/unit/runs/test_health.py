"""When a source counts as silent."""

from datetime import UTC, datetime, timedelta

import pytest

from briefing.runs.health import silent, silent_since
from briefing.store import SourceHealth

NEWEST = datetime(2031, 5, 30, 9, tzinfo=UTC)


def source(*, every, failures=0, times=8):
    """A source that brought something new so many times, every so many days."""
    days = tuple((NEWEST - timedelta(days=every * n)).date() for n in range(times))
    return SourceHealth(
        name="desk", newest_at=NEWEST, failures=failures, days=tuple(reversed(days)), articles=9
    )


@pytest.mark.parametrize(
    ("every", "quiet", "is_silent"),
    [(1, 4, False), (1, 6, True), (7, 20, False), (7, 22, True), (3, 8, False), (3, 10, True)],
)
def test_silence_is_measured_by_what_it_used_to_bring(every, quiet, is_silent):
    """A weekly is not late after a week, a wire is."""
    now = NEWEST + timedelta(days=quiet)

    assert (silent_since(source(every=every), now=now) is not None) is is_silent


@pytest.mark.parametrize(
    "one",
    [SourceHealth(name="desk"), source(every=1, times=2), source(every=1, failures=3)],
    ids=["nothing yet", "no habit", "failing"],
)
def test_nothing_is_said_of_one_that_cannot_be_judged(one):
    """One that fails is named for that."""
    assert list(silent([one], now=NEWEST + timedelta(days=90))) == []


def test_silent_source_is_named_with_its_last_day():
    """A note: the run itself lost nothing."""
    (told,) = silent([source(every=1)], now=NEWEST + timedelta(days=12))

    assert told.notice
    assert told.where == "desk"
    assert "12 days, since 2031-05-30" in told.message
