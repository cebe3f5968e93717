"""The agenda: one visit from many reports, its life, its conflicts, as of a moment."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.agenda import build_agenda, coming
from briefing.model import ActorType, ChangeKind, Granularity, VisitStatus
from tests.nouns import appearance, at, reading, visit
from tests.unit.agenda.told import agenda, kinds, told

TEN, TWELVE, SEVENTEEN = date(2026, 3, 10), date(2026, 3, 12), date(2026, 3, 17)
MARCH = {
    "start": date(2026, 3, 1),
    "end": date(2026, 3, 31),
    "granularity": Granularity.MONTH,
}


def test_two_outlets_reporting_one_visit_make_one_entry():
    """Spelling, detail and outlet may differ; the visit is one, with the fullest names."""
    one = told("a", 2, visitor="Berg", destination=("Norway",), **MARCH)
    two = told("b", 3, source="Daily", visitor="Ada Berg", start=TEN, end=TWELVE)

    (found,) = agenda(one, two)

    assert found.visitor == ("Ada Berg",)
    assert found.destination == ("Oslo", "Norway")
    assert found.country == "NO"
    assert (found.start, found.end) == (TEN, TWELVE)
    assert found.sources == ("Agency", "Daily")
    assert kinds(found) == [ChangeKind.NEW, ChangeKind.DATE_SET]
    assert found.sequence == 1


def test_a_new_date_from_the_same_outlet_moves_the_visit():
    (found,) = agenda(told("a", 2, start=TEN), told("b", 4, start=SEVENTEEN))

    assert kinds(found) == [ChangeKind.NEW, ChangeKind.MOVED]
    assert (found.history[1].before.start, found.history[1].after.start) == (TEN, SEVENTEEN)
    assert found.conflicts == ()


def test_postponed_to_a_date_is_moved_and_without_one_is_postponed():
    first = told("a", 2, start=TEN)
    to_date = told("b", 3, start=SEVENTEEN, status=VisitStatus.POSTPONED)
    open_end = told("b", 3, status=VisitStatus.POSTPONED)

    (moved,) = agenda(first, to_date)
    (postponed,) = agenda(first, open_end)

    assert kinds(moved)[-1] is ChangeKind.MOVED
    assert moved.start == SEVENTEEN
    assert kinds(postponed)[-1] is ChangeKind.POSTPONED
    assert postponed.start is None
    assert postponed.upcoming


def test_the_date_a_postponed_visit_had_is_not_its_new_date():
    (found,) = agenda(
        told("a", 2, start=TEN, end=TWELVE),
        told("b", 3, start=TEN, status=VisitStatus.POSTPONED),
        told("c", 3, hour=14, source="Daily", start=TEN, status=VisitStatus.POSTPONED),
        told("d", 3, hour=15, source="Post", start=TEN),
    )

    assert kinds(found) == [ChangeKind.NEW, ChangeKind.POSTPONED]
    assert (found.start, found.end) == (None, None)


def test_a_second_report_of_one_postponement_is_no_second_step():
    (found,) = agenda(
        told("a", 2, start=TEN),
        told("b", 3, status=VisitStatus.POSTPONED),
        told("c", 3, hour=15, source="Daily", status=VisitStatus.POSTPONED),
        told("d", 5, start=SEVENTEEN),
    )

    assert kinds(found) == [ChangeKind.NEW, ChangeKind.POSTPONED, ChangeKind.DATE_SET]
    assert found.status is VisitStatus.PLANNED


def test_outlets_that_disagree_on_the_date_are_shown_not_hidden():
    (found,) = agenda(told("a", 2, start=TEN), told("b", 2, hour=18, source="Daily", start=TWELVE))

    assert found.start == TEN
    assert [(c.source, c.start) for c in found.conflicts] == [("Daily", TWELVE)]
    assert found.confidence == pytest.approx(0.75 * 0.8)


def test_two_voices_outweigh_one():
    (found,) = agenda(
        told("a", 2, start=TEN),
        told("b", 2, hour=18, source="Daily", start=TWELVE),
        told("c", 2, hour=19, source="Post", start=TWELVE),
    )

    assert found.start == TWELVE
    assert [c.source for c in found.conflicts] == ["Agency"]


def test_a_reprint_is_the_voice_of_what_it_reprints():
    one, two = told("a", 2, start=TEN), told("b", 2, source="Daily", start=TEN)

    (found,) = agenda(one, two, copies={two.article.id: one.article.id})

    assert found.confidence == 0.5
    assert found.sources == ("Agency", "Daily")


def test_cancelled_stays_cancelled_when_a_slow_outlet_still_announces_it():
    (found,) = agenda(
        told("a", 2, start=TEN),
        told("b", 4, status=VisitStatus.CANCELLED),
        told("c", 4, hour=20, source="Daily", start=TEN),
    )

    assert found.status is VisitStatus.CANCELLED
    assert kinds(found) == [ChangeKind.NEW, ChangeKind.CANCELLED]


def test_a_cancelled_visit_revives_when_it_is_planned_again_days_later():
    (found,) = agenda(
        told("a", 2, start=TEN),
        told("b", 4, status=VisitStatus.CANCELLED),
        told("c", 7, start=TEN),
    )

    assert found.status is VisitStatus.PLANNED


@pytest.mark.parametrize("tentative", ["possible", "invited", "expected"])
def test_a_tentative_visit_that_is_planned_now_is_confirmed(tentative):
    (found,) = agenda(
        told("a", 2, start=TEN, status=VisitStatus(tentative)),
        told("b", 3, start=TEN),
        told("c", 4, start=TEN, status=VisitStatus.POSSIBLE),
    )

    assert kinds(found) == [ChangeKind.NEW, ChangeKind.CONFIRMED]
    assert found.status is VisitStatus.PLANNED


def test_a_visit_begins_and_takes_place():
    (found,) = agenda(
        told("a", 2, start=TEN, end=TWELVE),
        told("b", 10, start=TEN, status=VisitStatus.ONGOING),
        told("c", 11, start=TEN, end=TWELVE, hour=3),
        told("d", 13, status=VisitStatus.PAST),
    )

    assert kinds(found) == [ChangeKind.NEW, ChangeKind.BEGUN, ChangeKind.TOOK_PLACE]
    assert found.status is VisitStatus.PAST


def test_a_visit_to_another_country_or_by_another_person_is_another_visit():
    found = agenda(
        told("a", 2, start=TEN),
        told("b", 2, start=TEN, destination=("Stockholm", "Sweden")),
        told("c", 2, start=TEN, visitor="Eva Holm"),
    )

    assert len(found) == 3
    assert len({one.id for one in found}) == 3


def test_two_dates_in_one_article_are_two_visits():
    both = reading("a", visits=(visit(start=TEN), visit(start=SEVENTEEN)))

    assert len(agenda(both)) == 2


def test_an_old_visit_in_the_background_does_not_touch_the_coming_one():
    found = agenda(
        told("a", 2, start=TEN),
        told("b", 3, start=date(2025, 5, 5), status=VisitStatus.PAST),
        told("c", 3, status=VisitStatus.PAST),
    )

    assert sorted((v.status, len(v.history)) for v in found) == [
        (VisitStatus.PAST, 1),
        (VisitStatus.PAST, 1),
        (VisitStatus.PLANNED, 1),
    ]


def test_months_after_the_visit_a_new_plan_is_a_new_visit():
    early = told("a", 2, start=TEN, end=TWELVE)
    late = reading("b", published=at(20, month=6), visits=(visit(start=date(2026, 7, 1)),))

    assert len(build_agenda([early, late], as_of=at(1, month=7))) == 2


def test_nothing_published_after_the_moment_is_known():
    """P2: as of its moment, the agenda holds only what was published by then."""
    readings = [told("a", 2, start=TEN), told("b", 5, status=VisitStatus.CANCELLED)]

    (before,) = build_agenda(readings, as_of=at(4))
    (after,) = build_agenda(readings, as_of=at(6), since=at(4))

    assert before.status is VisitStatus.PLANNED
    assert [change.kind for change in after.changes] == [ChangeKind.CANCELLED]
    assert before.id == after.id


def test_a_finer_date_is_not_lost_to_a_coarser_one():
    (found,) = agenda(
        told("a", 2, start=TEN, end=TWELVE), told("b", 3, **MARCH), told("c", 4, destination="Oslo")
    )

    assert (found.start, found.end) == (TEN, TWELVE)
    assert kinds(found) == [ChangeKind.NEW]


def test_a_visitor_is_not_introduced_as_somebodys_counterpart():
    """The office told in another report counts, though this one is newer."""
    older = reading(
        "a",
        published=at(2),
        visits=(visit(name="a", start=TEN),),
        actors=(appearance("Ada Berg", role="foreign minister"),),
    )
    newer = reading(
        "b",
        published=at(3),
        visits=(visit(name="b", start=TEN),),
        actors=(appearance("Ada Berg", article="b", role="counterpart"),),
    )

    assert agenda(older, newer)[0].visitor_role == "foreign minister"
    assert agenda(newer)[0].visitor_role is None


def test_the_visitors_role_and_host_come_from_any_report():
    with_role = reading(
        "b",
        published=at(3),
        visits=(visit(name="b", start=TEN, host="Eva Holm"),),
        actors=(
            appearance("Ada Berg", role="foreign minister"),
            appearance("Norway", kind=ActorType.ORG),
        ),
    )

    (found,) = agenda(told("a", 2, start=TEN), with_role)

    assert found.visitor_role == "foreign minister"
    assert found.host == "Eva Holm"


def test_what_is_over_leaves_the_agenda():
    readings = [told("a", 2, start=TEN, end=TWELVE), told("b", 2, visitor="Eva Holm")]

    shown = {
        day: len(coming(agenda(*readings, day=day), today=date(2026, 3, day), as_of=at(day)))
        for day in (3, 12, 13)
    }
    undated = coming(
        build_agenda(readings, as_of=at(2, month=4)), today=date(2026, 4, 2), as_of=at(2, month=4)
    )

    assert shown == {3: 2, 12: 2, 13: 1}
    assert undated == ()


def test_a_called_off_visit_is_shown_once_more_and_then_gone():
    readings = [told("a", 2, start=TEN), told("b", 4, status=VisitStatus.CANCELLED)]

    on_the_day = build_agenda(readings, as_of=at(4, 20), since=at(3, 20))
    the_day_after = build_agenda(readings, as_of=at(5, 20), since=at(4, 20))

    assert len(coming(on_the_day, today=date(2026, 3, 4), as_of=at(4, 20))) == 1
    assert coming(the_day_after, today=date(2026, 3, 5), as_of=at(5, 20)) == ()


def test_an_ongoing_visit_stays_while_it_lasts():
    known_end = told("a", 10, start=TEN, end=TWELVE, status=VisitStatus.ONGOING)
    open_end = told("b", 10, visitor="Eva Holm", status=VisitStatus.ONGOING)
    shown = {
        day: {
            v.visitor[0]
            for v in coming(
                agenda(known_end, open_end, day=day), today=date(2026, 3, day), as_of=at(day)
            )
        }
        for day in (11, 13)
    }

    assert shown == {11: {"Ada Berg", "Eva Holm"}, 13: set()}


REPORTS = [
    told("a", 2, start=TEN),
    told("b", 3, source="Daily", start=TWELVE),
    told("c", 4, status=VisitStatus.POSTPONED),
    told("d", 5, visitor="Berg", destination="Norway", start=SEVENTEEN),
    told("e", 5, hour=13, visitor="Eva Holm"),
    told("f", 17, status=VisitStatus.ONGOING),
]


@given(st.permutations(REPORTS))
def test_the_order_in_which_articles_come_does_not_matter(order):
    assert build_agenda(order, as_of=at(20)) == build_agenda(REPORTS, as_of=at(20))


@given(st.lists(st.sampled_from(REPORTS), unique_by=id), st.integers(2, 20))
def test_every_visit_has_a_first_step_and_its_steps_are_in_order(readings, day):
    for found in build_agenda(readings, as_of=at(day, 23)):
        assert found.history[0].before is None
        assert [c.at for c in found.history] == sorted(c.at for c in found.history)
        assert found.sequence == len(found.history) - 1
        assert 0 < found.confidence < 1
