"""The times of a text with their days: right, or absent."""

from dataclasses import replace
from datetime import date

import pytest

from briefing.analysis.dates import Sense
from briefing.analysis.language import sentence_splitter
from briefing.analysis.tense import sense_of_clause
from briefing.analysis.time_expressions import time_mentions
from briefing.analysis.visits.draft_visits import VisitDraft
from briefing.analysis.words import Words
from briefing.model import Days, Granularity, TimeMention, VisitStatus
from tests.unit.analysis.annotated import annotated

WEDNESDAY = date(2026, 3, 4)
READ = sentence_splitter("en")


def times(
    text: str, published: date = WEDNESDAY, visits: tuple[VisitDraft, ...] = ()
) -> list[TimeMention]:
    """The times of a text."""
    return list(time_mentions(Words.of(READ(text)), visits, published=published))


def found(text: str, published: date = WEDNESDAY) -> list[tuple[str, date]]:
    """The times of a text that name one day, with that day."""
    named = [(time.text, time.days.named) for time in times(text, published)]
    return [(said, day) for said, day in named if day is not None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The delegation arrived in Tarsen on Monday.", 2),
        ("Monday the delegation arrived in Tarsen.", 2),
        ("The office said Tuesday that she will come in May.", 3),
        ("On Monday, officials met in Tarsen.", 2),
        ("The harbour, closed since Sunday, is open.", 1),
        ("She had been ill since late Sunday.", 1),
        ("He was killed in a crash Saturday evening.", -1),
        ("Falk will visit Tarsen on Friday.", 6),
        ("Falk is to be received by the king on Saturday.", 7),
        ("On Friday the delegation will inspect the station.", 6),
        ("She is expected in Tarsen on Thursday.", 5),
        ("The talks are scheduled for Sunday.", 8),
        ("He said he would remain there until Friday.", 6),
        ("Falk flies to Tarsen this Friday.", 6),
        ("The exchange said on Wednesday that it would vote.", 4),
        ("Wednesday's vote was close.", 4),
        ("Falk will attend Friday's summit.", 6),
        ("Falk arrives Thursday in Tarsen.", 5),
        ("The vote last Friday was close.", -2),
        ("She arrived on Monday, 2 March.", 2),
        ("She will come, he said, on Friday week and stay.", 13),
        ("Falk will land at 3 p.m. on Friday.", 6),
        ("Falk will fly there next Tuesday.", 10),
    ],
)
def test_times_follow_the_verb_of_their_clause(text: str, day: int) -> None:
    """Past: the last such day up to publication; future: the next one from it on."""
    expected = date(2026, 3, day) if day > 0 else date(2026, 2, 28 + day + 1)

    assert [when for _, when in found(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Talks on Friday.",
        "The visit that she was to make on Friday is off.",
        "He cancelled Monday's visit to Tarsen.",
        "The vote next Friday will be close.",
        "She reads the Sunday Times.",
        "The council meets every Monday.",
        "The shop is closed on Mondays.",
        "He died on a Monday in May.",
        "They were closed until Friday.",
        "They plan what was decided on Friday.",
        "The ministry said she had left the previous Friday.",
        "The bill must pass before Friday.",
        "The council said that a vote set for 20 May will be held.",
        "Nothing of the kind happens here.",
    ],
)
def test_doubtful_times_name_no_day(text: str) -> None:
    """No date is better than a wrong one."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("word", "day"), [("today", 4), ("yesterday", 3), ("tomorrow", 5), ("tonight", 4)]
)
def test_words_counted_from_publication(word: str, day: int) -> None:
    """Today, yesterday and tomorrow are those of the article's day."""
    assert found(f"The harbour was to open {word}.") == [(word, date(2026, 3, day))]


def test_words_inside_a_quotation_are_left_alone() -> None:
    """Nobody knows when it was said."""
    assert found('"The harbour opens today," she told the Herald.') == []
    assert found("“The harbour opens tomorrow,” she told the Herald.") == []


def test_several_times_in_one_sentence() -> None:
    """Each has its own days, in the order of the text, and stands where it says."""
    text = "Her office said on Monday that she will arrive on Thursday."
    both = times(text)

    assert found(text) == [("on Monday", date(2026, 3, 2)), ("on Thursday", date(2026, 3, 5))]
    assert all(text[time.start : time.end] == time.text for time in both)


def test_the_end_of_the_calendar_is_no_accident() -> None:
    """A date that does not exist is absent."""
    assert found("The harbour opens tomorrow.", date.max) == []
    assert found("It opened yesterday.", date.min) == []


def test_a_time_says_what_it_means_where_the_day_is_another() -> None:
    """Late on Wednesday in UTC, it is Thursday farther east: there, "today" is Thursday."""
    (today,) = times("The harbour was opened today.")
    (monday,) = times("The harbour was opened on Monday.")

    assert today.counted(0).named == date(2026, 3, 4)
    assert today.counted(1).named == date(2026, 3, 5)
    assert today.counted(-1).named == date(2026, 3, 3)
    assert monday.later is None
    assert monday.earlier is None
    assert monday.counted(1).named == date(2026, 3, 2)


def test_longer_times_have_their_first_and_last_day() -> None:
    """The month ahead, the year gone by; how long and how often are no days."""
    text = "She will go in April for two days. It was built in 1998 and is cleaned every week."

    assert [(time.text, time.days.start, time.days.end) for time in times(text)] == [
        ("in April", date(2026, 4, 1), date(2026, 4, 30)),
        ("for two days", None, None),
        ("in 1998", date(1998, 1, 1), date(1998, 12, 31)),
        ("every week", None, None),
    ]


def test_the_heading_of_a_diary_is_a_day_near_publication() -> None:
    """It has no verb; a diary of these days means these days."""
    text = "6 March\nThe council meets in Tarsen.\n\n9 March\nFalk opens a school.\n"

    assert [day for _, day in found(text)] == [date(2026, 3, 6), date(2026, 3, 9)]


VISIT = VisitDraft(
    visitor=("Falk",),
    destination=("Tarsen",),
    host=None,
    start=date(2026, 3, 11),
    end=date(2026, 3, 11),
    granularity=Granularity.DAY,
    when_text="on Wednesday",
    status=VisitStatus.PLANNED,
    purpose=None,
    evidence=((0, 60),),
)


def test_a_day_that_dates_a_visit_means_the_day_of_the_visit() -> None:
    """A later stop lies behind an earlier one; the sentence and the table agree."""
    text = "Falk will go to Ostra on Monday and to Tarsen on Wednesday."
    alone, told = times(text), times(text, visits=(VISIT,))

    assert [time.days.named for time in alone] == [date(2026, 3, 9), date(2026, 3, 4)]
    assert [time.days.named for time in told] == [date(2026, 3, 9), date(2026, 3, 11)]


def test_a_clause_that_points_away_from_the_visit_leaves_the_day_open() -> None:
    """The brief does not give one word two days."""
    told = times("Falk cancelled the trip on Wednesday.", visits=(VISIT,))
    future = times("Falk will go on Wednesday.", visits=(replace(VISIT, start=date(2026, 3, 3)),))

    assert [time.days for time in told] == [Days()]
    assert [time.days for time in future] == [Days()]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They spoke/VERB of the January 6/NUM rioters .", None),
        ("They spoke/VERB of the February 26/NUM vote .", date(2026, 2, 26)),
        ("They spoke/VERB on January 6/NUM .", date(2026, 1, 6)),
    ],
)
def test_a_day_farther_back_that_names_a_thing_may_be_of_any_year(
    text: str, day: date | None
) -> None:
    """What is called after its day is spoken of for years; last week's vote is last week's."""
    (time,) = time_mentions(Words.of(annotated(text)), (), published=WEDNESDAY)

    assert time.days.named == day


def test_a_visit_of_other_days_takes_a_day_away() -> None:
    """A weekday that cannot be the day of the visit it dated means nothing sure."""
    other = replace(VISIT, start=date(2026, 3, 12), end=date(2026, 3, 12))

    assert [t.days.named for t in times("Falk will go on Wednesday.", visits=(other,))] == [None]


@pytest.mark.parametrize(
    ("before", "after", "sense"),
    [
        ("The ship will leave ", ".", Sense.FUTURE),
        ("The ship left ", ".", Sense.PAST),
        ("", " the ship left.", Sense.PAST),
        ("The ship, which left Ostra, will arrive ", ".", Sense.FUTURE),
        ("The ship ", ".", None),
        ("It was scheduled for ", ".", None),
    ],
)
def test_the_verb_beside_a_time_tells_which_way_it_points(
    before: str, after: str, sense: Sense | None
) -> None:
    """None if no verb of the clause tells."""
    assert sense_of_clause(before, after) is sense
