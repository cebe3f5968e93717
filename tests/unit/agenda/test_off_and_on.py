"""Visits that are called off, put off, and on again."""

from dataclasses import replace
from datetime import date

import pytest

from briefing.agenda import build_agenda, coming
from briefing.model import ChangeKind, Granularity, VisitStatus
from briefing.store.codec import decode, encode
from tests.nouns import at, reading, visit
from tests.unit.agenda.told import agenda, kinds, told

CANCELLED, DENIED = VisitStatus.CANCELLED, VisitStatus.DENIED
POSTPONED, PLANNED = VisitStatus.POSTPONED, VisitStatus.PLANNED
TEN, TWELVE, SEVENTEEN = date(2026, 3, 10), date(2026, 3, 12), date(2026, 3, 17)


def shown(readings, day, *, since):
    found = build_agenda(readings, as_of=at(day, 20), since=at(since, 20))
    return coming(found, today=date(2026, 3, day), as_of=at(day, 20))


@pytest.mark.parametrize("status", [CANCELLED, DENIED])
@pytest.mark.parametrize("when", [{"start": TEN}, {}])
def test_a_visit_first_heard_of_as_called_off_is_shown_once_as_such(status, when):
    """With the date it had, and never called new."""
    readings = [told("a", 4, status=status, **when)]

    (found,) = shown(readings, 4, since=3)

    assert (found.status, found.start) == (status, when.get("start"))
    assert [str(change.kind) for change in found.changes] == [str(status)]
    assert shown(readings, 5, since=4) == ()


def test_a_visit_first_heard_of_as_postponed_is_shown_as_such():
    (found,) = shown([told("a", 4, status=POSTPONED)], 4, since=3)
    (dated,) = shown([told("a", 4, status=POSTPONED, start=SEVENTEEN)], 4, since=3)

    assert kinds(found) == kinds(dated) == [ChangeKind.POSTPONED]
    assert dated.start == SEVENTEEN


def test_a_visit_called_off_years_ago_is_background_and_not_news():
    assert shown([told("a", 4, status=CANCELLED, start=date(2019, 9, 2))], 4, since=3) == ()


def test_a_date_just_past_of_a_visit_called_off_now_is_not_printed():
    """Called off on Wednesday, "due on Monday" is not the Monday before."""
    (found,) = shown([told("a", 4, status=CANCELLED, start=date(2026, 3, 2))], 4, since=3)

    assert (found.status, found.start) == (CANCELLED, None)


def test_a_second_outlet_that_tells_of_the_same_end_is_no_second_step():
    (found,) = agenda(
        told("a", 4, status=CANCELLED), told("b", 5, source="Daily", status=CANCELLED, start=TEN)
    )

    assert kinds(found) == [ChangeKind.CANCELLED]
    assert found.start == TEN


def test_an_invitation_after_a_denial_is_on_again_the_same_evening():
    """Inviting is an act of its own, not a plan that was slow to be dropped."""
    (found,) = agenda(
        told("a", 4, status=DENIED),
        told("b", 4, hour=21, source="Daily", status=VisitStatus.INVITED, start=SEVENTEEN),
        day=6,
    )

    assert (found.status, found.start) == (VisitStatus.INVITED, SEVENTEEN)
    assert kinds(found) == [ChangeKind.DENIED, ChangeKind.REVIVED]


@pytest.mark.parametrize("status", ["planned", "expected", "possible", "invited"])
def test_a_plan_days_after_a_cancellation_is_on_again(status):
    (found,) = agenda(
        told("a", 2, start=TEN),
        told("b", 4, status=CANCELLED),
        told("c", 4, hour=15, source="Daily", status=CANCELLED),
        told("d", 7, start=SEVENTEEN, status=VisitStatus(status)),
    )

    assert (found.status, found.start) == (VisitStatus(status), SEVENTEEN)
    assert kinds(found) == [ChangeKind.NEW, ChangeKind.CANCELLED, ChangeKind.REVIVED]
    assert found.conflicts == ()


def test_a_slow_outlet_s_old_date_does_not_revive_and_a_new_date_does():
    off = [told("a", 2, start=TEN), told("b", 4, status=CANCELLED)]
    slow = told("c", 4, hour=18, source="Daily", start=TEN)
    anew = told("c", 4, hour=18, source="Daily", start=SEVENTEEN)

    assert [one.status for one in agenda(*off, slow)] == [CANCELLED]
    assert [one.status for one in agenda(*off, anew)] == [PLANNED]


def test_a_denial_stands_against_another_outlet_s_report_of_the_same_hours():
    (found,) = agenda(
        told("a", 4, start=TEN, status=VisitStatus.EXPECTED),
        told("b", 4, hour=14, source="Daily", start=TEN, status=DENIED),
        told("c", 4, hour=16, source="Post", start=TEN),
    )

    assert found.status is DENIED


def test_a_visit_called_off_that_happens_after_all_has_begun():
    (found,) = agenda(
        told("a", 2, start=TEN),
        told("b", 4, status=CANCELLED),
        told("c", 10, source="Daily", start=TEN, status=VisitStatus.ONGOING),
        day=10,
    )

    assert kinds(found)[-1] is ChangeKind.BEGUN


def test_a_cancellation_of_the_country_visit_is_that_of_the_visit_to_the_town():
    (found,) = agenda(told("a", 2, start=TEN), told("b", 4, destination="Norway", status=CANCELLED))

    assert (found.destination, found.status) == (("Oslo", "Norway"), CANCELLED)


def test_the_cancellation_of_one_visit_leaves_another_one_standing():
    found = agenda(told("a", 2, start=TEN), told("b", 4, status=CANCELLED, start=date(2026, 3, 30)))

    assert sorted(str(one.status) for one in found) == ["cancelled", "planned"]


def test_a_cancelled_visit_that_is_put_off_after_all_has_its_new_date():
    (found,) = agenda(
        told("a", 2, start=TEN),
        told("b", 4, status=CANCELLED),
        told("c", 5, source="Daily", status=POSTPONED, start=SEVENTEEN),
    )

    assert (found.status, found.start) == (POSTPONED, SEVENTEEN)


def test_a_postponed_visit_knows_the_date_it_had():
    """For the calendar file, where the event of that day must be taken back."""
    (found,) = agenda(told("a", 2, start=TEN, end=TWELVE), told("b", 4, status=POSTPONED))

    assert found.start is None
    assert (found.former.start, found.former.end) == (TEN, TWELVE)
    assert found.sequence == 1


@pytest.mark.parametrize(
    ("again", "start", "kind"),
    [
        ({"start": date(2026, 3, 26)}, date(2026, 3, 26), ChangeKind.MOVED),
        ({}, None, ChangeKind.POSTPONED),
    ],
)
def test_a_postponed_visit_can_be_postponed_again(again, start, kind):
    (found,) = agenda(
        told("a", 2, start=TEN),
        told("b", 4, status=POSTPONED, start=SEVENTEEN),
        told("c", 8, status=POSTPONED, **again),
    )

    assert kinds(found) == [ChangeKind.NEW, ChangeKind.MOVED, kind]
    assert (found.status, found.start) == (POSTPONED, start)
    assert found.conflicts == ()


def test_a_new_date_in_the_same_article_is_the_postponed_visit_s():
    """ "Put off ... will now take place on the 17th": one article, one visit."""
    both = reading(
        "b",
        published=at(4),
        visits=(
            visit(name="b", status=POSTPONED),
            visit(name="b", start=SEVENTEEN),
        ),
    )

    (found,) = agenda(told("a", 2, start=TEN), both)

    assert (found.status, found.start) == (POSTPONED, SEVENTEEN)
    assert kinds(found) == [ChangeKind.NEW, ChangeKind.MOVED]


OLD = visit(name="b", status=POSTPONED, start=TEN, quote="The visit of the 10th is put off.")
OPEN = visit(name="b", status=POSTPONED, quote="She puts off her visit.")
LATER = visit(name="b", start=date(2026, 5, 20), quote="She will now come on 20 May.")


@pytest.mark.parametrize("known", [True, False], ids=["known", "first-heard"])
@pytest.mark.parametrize(
    "reports", [(OLD, LATER), (LATER, OLD), (OPEN, LATER)], ids=["old-new", "new-old", "open-new"]
)
def test_an_article_that_puts_off_and_names_the_new_date_tells_of_one_visit(known, reports):
    """Whichever it prints first, however far off the new date is, and known before or not.

    It is one step, and the row quotes the sentence with the new date.
    """
    before = [told("a", 2, start=TEN)] if known else []

    (found,) = agenda(*before, reading("b", published=at(4), visits=reports))

    assert found.start == date(2026, 5, 20)
    assert found.status is POSTPONED
    assert kinds(found)[-1] is (ChangeKind.MOVED if known else ChangeKind.POSTPONED)
    assert found.evidence[0].quote == "She will now come on 20 May."
    assert found.conflicts == ()


def test_a_known_visit_is_put_off_also_where_the_new_date_stands_first():
    (found,) = agenda(told("a", 2, start=TEN), reading("b", published=at(4), visits=(LATER, OPEN)))

    assert kinds(found) == [ChangeKind.NEW, ChangeKind.MOVED]
    assert (found.status, found.start) == (POSTPONED, date(2026, 5, 20))


def test_the_date_a_known_visit_had_is_not_its_new_one_wherever_it_stands():
    due = visit(name="b", start=TEN)

    (found,) = agenda(told("a", 2, start=TEN), reading("b", published=at(4), visits=(OPEN, due)))

    assert (found.status, found.start) == (POSTPONED, None)


def test_what_another_traveller_or_another_town_has_is_no_new_date():
    other = visit("Jon Holm", name="b", start=date(2026, 5, 20))
    elsewhere = visit(destination=("Bern", "Switzerland"), name="b", start=date(2026, 5, 20))

    found = agenda(reading("b", published=at(4), visits=(OPEN, other, elsewhere)))

    assert [one.start for one in found if one.status is POSTPONED] == [None]
    assert len(found) == 3


def test_the_date_printed_before_an_unknown_visit_is_put_off_is_the_one_it_had():
    """ "Was to come on the 10th ... puts it off": the calendar takes the 10th back."""
    due = visit(name="b", start=TEN)

    (found,) = agenda(reading("b", published=at(4), visits=(due, OPEN)))

    assert (found.status, found.start) == (POSTPONED, None)
    assert found.former.start == TEN


def test_a_later_visit_for_something_else_is_not_the_one_put_off():
    talks = replace(OLD, purpose="for talks on herring")
    summit = replace(LATER, purpose="for the lighthouse summit")

    assert len(agenda(reading("b", published=at(4), visits=(talks, summit)))) == 2


def test_who_puts_off_until_a_day_comes_on_that_day():
    """It is the day of the visit, and not the end of a visit that may begin before."""
    until = visit(name="b", status=POSTPONED, end=SEVENTEEN, granularity=Granularity.DAY)

    (found,) = agenda(told("a", 2, start=TEN), reading("b", published=at(4), visits=(until,)))

    assert (found.start, found.end, found.granularity) == (SEVENTEEN, SEVENTEEN, Granularity.DAY)
    assert kinds(found) == [ChangeKind.NEW, ChangeKind.MOVED]


@pytest.mark.parametrize("due", [date(2026, 3, 2), date(2026, 3, 4)])
def test_no_visit_is_put_off_to_a_day_that_is_over(due):
    """First heard of as put off, with the day it was due: shown, and without that day."""
    (found,) = shown([told("a", 4, status=POSTPONED, start=due)], 4, since=3)

    assert (found.status, found.start) == (POSTPONED, None)
    assert kinds(found) == [ChangeKind.POSTPONED]


def test_a_visit_with_every_step_is_kept_and_read_back():
    (found,) = agenda(
        told("a", 2, start=TEN), told("b", 4, status=CANCELLED), told("c", 7, start=SEVENTEEN)
    )

    assert decode(type(found), encode(found)) == found
