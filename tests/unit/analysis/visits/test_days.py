"""The days of a visit: by the time expressions told of it and by its status."""

from datetime import date

import numpy as np
import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.visits.candidates import candidates_of
from briefing.analysis.visits.days import Told, days_of
from briefing.analysis.words import Words
from briefing.model import VisitStatus
from tests.unit.analysis.annotated import annotated

WEDNESDAY = date(2031, 5, 7)


def told(line: str, status: VisitStatus, scores: list[float] | None = None) -> Told:
    """The days when every time of the text is told of the visit, or those with a score."""
    words = Words.of(annotated(line))
    times = candidates_of(words, resolve(words)).times
    told_of = np.array(scores or [1.0] * len(times), dtype=np.float32)
    return days_of(words, times, told_of, status, WEDNESDAY)


@pytest.mark.parametrize(
    ("status", "start"),
    [
        (VisitStatus.PLANNED, date(2031, 5, 12)),
        (VisitStatus.CANCELLED, date(2031, 5, 12)),
        (VisitStatus.PAST, date(2031, 5, 5)),
        (VisitStatus.ONGOING, date(2031, 5, 5)),
    ],
)
def test_the_status_says_which_way_a_weekday_points(status, start):
    """A Monday is the next for a visit to come, the last for one that is over or under way."""
    assert told("She visits/VERB/ROOT Oslo{GPE} on Monday .", status).span.start == start


def test_a_length_counts_from_the_first_day():
    """Three days from Monday on end on Wednesday."""
    days = told(
        "She begins/VERB/ROOT a three - day visit to Oslo{GPE} on Monday .", VisitStatus.PLANNED
    )

    assert (days.span.start, days.span.end) == (date(2031, 5, 12), date(2031, 5, 14))


def test_a_departure_leaves_the_first_day_open():
    """Who left on a day was there until then."""
    days = told("She left/VERB/ROOT Oslo{GPE} on Monday .", VisitStatus.PAST)

    assert (days.span.start, days.span.end) == (None, date(2031, 5, 5))


def test_a_time_that_is_not_told_of_the_visit_does_not_date_it():
    """Only what the network says counts."""
    days = told("She said/VERB/ROOT on Monday she will visit Oslo{GPE} on 20 May .",
                VisitStatus.PLANNED, [0.1, 0.9])  # fmt: skip

    assert days.span.start == date(2031, 5, 20)
    assert days.expression is not None
    assert days.expression.text == "on 20 May"


def test_of_two_times_the_finer_one_counts():
    """ "Next week, on Tuesday" is Tuesday."""
    days = told("She visits/VERB/ROOT Oslo{GPE} next week , on 13 May .", VisitStatus.PLANNED,
                [0.95, 0.9])  # fmt: skip

    assert days.span.start == days.span.end == date(2031, 5, 13)


def test_without_a_time_there_are_no_days():
    """Nothing is made up."""
    days = told("She visits/VERB/ROOT Oslo{GPE} .", VisitStatus.PLANNED)

    assert days.span.start is days.span.end is days.expression is None


@pytest.mark.parametrize("length", ["10 - hour", "30 - minute"])
def test_hours_are_of_one_day(length):
    """A visit of some hours that ended on a day was on that day."""
    days = told(
        f"She ended/VERB/ROOT a {length} visit to Oslo{{GPE}} on Monday .", VisitStatus.PAST
    )

    assert days.span.end == date(2031, 5, 5)
    assert days.span.start in {None, date(2031, 5, 5)}


def test_the_length_of_a_tour_is_not_that_of_its_stops():
    """Eleven days in four countries are not eleven days in the one where she is on Monday."""
    line = "She visits/VERB/ROOT Oslo{GPE} on Monday on an 11 - day , four - nation tour ."

    days = told(line, VisitStatus.PLANNED)

    assert (days.span.start, days.span.end) == (date(2031, 5, 12), date(2031, 5, 12))
