"""One visit is one visitor, one place and one occasion; and it begins and ends on its days."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.agenda import build_agenda, coming
from briefing.agenda.same_visit import fits
from briefing.agenda.visit_history import Life
from briefing.agenda.visit_index import lives_of
from briefing.agenda.visit_report import reports_of
from briefing.model import ChangeKind, Granularity, VisitStatus
from tests.nouns import at, reading, visit
from tests.unit.agenda.told import agenda, kinds, told

ONGOING, PAST = VisitStatus.ONGOING, VisitStatus.PAST
TEN, TWELVE = date(2026, 3, 10), date(2026, 3, 12)
TOWN, REGION = ("Grimstad", "Agder", "Norway"), ("Agder", "Norway")
COUNTRY = ("Norway",)


@pytest.mark.parametrize("wide", [REGION, COUNTRY])
@pytest.mark.parametrize("status", [ONGOING, PAST, VisitStatus.POSSIBLE])
def test_a_vague_report_of_the_region_does_not_touch_a_dated_visit_to_a_town(wide, status):
    """Neither its dates, status, purpose nor sentence, and nothing begins before its day."""
    exact = told("a", 2, destination=TOWN, start=TEN, quote="Ada Berg goes to Grimstad.")
    vague = told("b", 4, source="Daily", destination=wide, status=status, quote="She likes it.")

    (alone,) = agenda(exact, day=6)
    found = next(one for one in agenda(exact, vague, day=6) if one.destination == TOWN)

    assert (found.start, found.end, found.status) == (alone.start, alone.end, alone.status)
    assert found.evidence[0] == alone.evidence[0]
    assert kinds(found) == [ChangeKind.NEW]


def test_the_order_of_a_vague_and_an_exact_report_does_not_matter():
    """Who is somewhere in the region today goes to the town next week: two visits."""
    vague = told("a", 2, destination=REGION, status=ONGOING)
    exact = told("b", 4, source="Daily", destination=TOWN, start=TEN)

    found = {one.destination: (one.status, one.start) for one in agenda(vague, exact, day=6)}

    assert found == {REGION: (ONGOING, None), TOWN: (VisitStatus.PLANNED, TEN)}


def test_a_country_named_for_the_town_is_the_same_visit():
    month = {"start": date(2026, 3, 1), "end": date(2026, 3, 31), "granularity": Granularity.MONTH}
    (found,) = agenda(
        told("a", 2, destination=COUNTRY, **month),
        told("b", 3, source="Daily", destination=TOWN, start=TEN),
        told("c", 4, source="Post", destination=COUNTRY),
    )

    assert (found.destination, found.start) == (TOWN, TEN)


def test_two_towns_of_one_country_on_different_days_are_two_visits():
    found = agenda(
        told("a", 2, destination=TOWN, start=TEN),
        told("b", 3, source="Daily", destination=("Bodø", "Norway"), start=TWELVE),
        told("c", 4, source="Post", destination=("Hamar", "Norway")),
    )

    assert len(found) == 3


def test_two_visits_to_one_country_in_different_months_are_two():
    months = [
        {"start": date(2026, m, 1), "end": date(2026, m, 30), "granularity": Granularity.MONTH}
        for m in (4, 6)
    ]
    found = agenda(told("a", 2, **months[0]), told("b", 4, source="Daily", **months[1]))

    assert [one.start.month for one in found] == [4, 6]


def test_what_fits_two_visits_is_said_of_the_nearer_one():
    """A trip to the country is off: the one that is next, and not one of later in the spring."""
    towns = [("Hamar", "Norway", date(2026, 3, 27)), ("Grimstad", "Norway", TEN)]
    for first, second in (towns, towns[::-1]):
        found = agenda(
            told("a", 2, destination=first[:2], start=first[2]),
            told("b", 2, hour=13, destination=second[:2], start=second[2]),
            told("c", 5, source="Daily", destination=COUNTRY, status=VisitStatus.CANCELLED),
        )

        assert [(one.destination[0], str(one.status)) for one in found] == [
            ("Grimstad", "cancelled"),
            ("Hamar", "planned"),
        ]


def test_two_towns_of_one_name_are_two_places():
    found = agenda(
        told("a", 2, destination=("Tripoli", "Libya"), start=TEN),
        told("b", 2, destination=("Tripoli", "Lebanon"), start=TEN),
    )

    assert len(found) == 2


def test_another_purpose_weeks_later_is_another_visit():
    from dataclasses import replace

    def aimed(name, day, start, purpose):
        report = replace(visit(name=name, start=start), purpose=purpose)
        return reading(name, published=at(day), visits=(report,))

    summit = aimed("a", 2, TEN, "for the fisheries summit")
    treaty = aimed("b", 4, date(2026, 3, 30), "to sign a border treaty")
    again = aimed("c", 4, date(2026, 3, 30), "for the summit on fisheries")

    assert len(agenda(summit, treaty)) == 2
    assert kinds(*agenda(summit, again)) == [ChangeKind.NEW, ChangeKind.MOVED]


def test_a_surname_does_not_join_two_people_of_that_name():
    """What "Berg" joined to Ada Berg is no bridge to Jon Berg."""
    found = agenda(
        told("a", 2, visitor="Ada Berg", start=TEN),
        told("b", 3, source="Daily", visitor="Berg", start=TEN),
        told("c", 4, source="Post", visitor="Jon Berg", start=TEN),
    )

    assert sorted(one.visitor for one in found) == [("Ada Berg",), ("Jon Berg",)]


def test_a_leader_and_the_delegation_are_one_only_where_a_report_names_both():
    together = told("a", 2, visitor=("Norwegian delegation", "Ada Berg"), start=TEN)
    alone = told("b", 3, source="Daily", visitor="Ada Berg", start=TEN)
    group = told("c", 3, source="Post", visitor="Norwegian delegation", start=TEN)

    assert len(agenda(together, alone, group)) == 1
    assert len(agenda(alone, group)) == 2


@pytest.mark.parametrize("status", [ONGOING, PAST])
def test_what_is_said_to_go_on_or_to_be_over_but_lies_ahead_is_planned(status):
    (found,) = agenda(told("a", 2, start=TEN, status=status), day=5)

    assert found.status is VisitStatus.PLANNED
    assert kinds(found) == [ChangeKind.NEW]


def test_an_arrival_on_the_eve_does_not_begin_the_visit_before_its_day():
    (found,) = agenda(told("a", 2, start=TEN), told("b", 9, status=ONGOING), day=9)

    assert found.status is VisitStatus.PLANNED


def test_a_visit_under_way_ends_by_its_own_dates_and_is_shown_once_more():
    """Nobody need report the departure; it is neither ongoing for ever nor silently gone."""
    told_of = [told("a", 10, start=TEN, end=TWELVE, status=ONGOING)]

    def shown(day, since):
        found = build_agenda(told_of, as_of=at(day, 4), since=at(since, 4))
        return [
            (one.status, [change.kind for change in one.changes])
            for one in coming(found, today=date(2026, 3, day), as_of=at(day, 4))
        ]

    assert shown(12, 11) == [(ONGOING, [])]
    assert shown(13, 12) == [(PAST, [ChangeKind.TOOK_PLACE])]
    assert shown(14, 13) == []


def test_a_visit_ends_with_the_day_of_the_reader():
    told_of = [told("a", 10, start=TEN, end=TWELVE, status=ONGOING)]

    def status(place):
        (found,) = build_agenda(told_of, as_of=at(12, 18), zone=ZoneInfo(place))
        return found.status

    assert status("Pacific/Auckland") is PAST
    assert status("America/New_York") is ONGOING


def test_an_old_visit_in_the_background_does_not_end_a_present_one():
    found = agenda(
        told("a", 2, status=ONGOING), told("b", 3, start=date(2016, 5, 5), status=PAST), day=4
    )

    assert len(found) == 2
    assert len(coming(found, today=date(2026, 3, 4), as_of=at(4))) == 1


PLACES = [TOWN, REGION, COUNTRY, ("Bodø", "Norway"), ("Rome", "Italy")]
VISITORS = ["Ada Berg", "Berg", "Jon Berg", "the foreign minister", "Norwegian delegation"]
DATES = [
    {},
    {"start": TEN},
    {"start": TEN, "end": TWELVE},
    {"end": TWELVE},
    {"start": date(2026, 4, 7)},
    {"start": date(2026, 3, 1), "end": date(2026, 3, 31), "granularity": Granularity.MONTH},
]


@st.composite
def articles(draw):
    """Some articles about a few people, places and days, in order of publication."""
    return [
        told(
            f"n{number}",
            draw(st.integers(2, 19)),
            source=draw(st.sampled_from(["Agency", "Daily", "Post"])),
            visitor=draw(st.sampled_from(VISITORS)),
            destination=draw(st.sampled_from(PLACES)),
            status=draw(st.sampled_from(list(VisitStatus))),
            **draw(st.sampled_from(DATES)),
        )
        for number in range(draw(st.integers(1, 8)))
    ]


@given(articles(), st.integers(2, 20))
def test_nothing_is_ongoing_before_it_starts_or_after_it_ends(told_of, day):
    """P1 and P3: whatever is reported, a status agrees with its dates, and a row has a sentence."""
    today = date(2026, 3, day)
    for found in build_agenda(told_of, as_of=at(day, 23)):
        assert found.evidence
        if found.status is ONGOING:
            assert found.start is None or found.start <= today
            assert found.end is None or found.end >= today
        for change in found.history:
            if change.kind is ChangeKind.BEGUN and change.after.start is not None:
                assert change.after.start <= change.at.date()


@given(articles(), st.integers(2, 20))
def test_a_day_is_what_was_known_on_it(told_of, day):
    """P2: later articles change nothing, and the order in which they come does not matter."""
    as_of = at(day, 23)
    known = [one for one in told_of if one.published <= as_of]

    found = build_agenda(told_of, as_of=as_of)

    assert build_agenda(known, as_of=as_of) == found
    assert build_agenda(told_of[::-1], as_of=as_of) == found


def _asking_every_visit(reports):
    lives = []
    for report in reports:
        fitting = [
            (fit, -abs((one.span.first - report.day).days) if one.span.dated else 0, n)
            for n, one in enumerate(lives)
            if (fit := fits(one, report))
        ]
        number = max(fitting)[-1] if fitting else len(lives)
        if not fitting:
            lives.append(Life())
        lives[number].take(report)
    return lives


@given(articles())
def test_the_register_finds_what_asking_every_visit_finds(told_of):
    """The search that keeps the cost down leaves out only what cannot fit."""
    in_order = sorted(told_of, key=lambda one: (one.published, one.article.id))
    reports = [r for one in in_order for r in reports_of(one, voice="x", zone=ZoneInfo("UTC"))]

    assert lives_of(reports) == _asking_every_visit(reports)


def test_a_report_is_compared_only_with_visits_of_its_place_and_visitor(monkeypatch):
    """P12: the hundredth morning's agenda costs what its reports cost, not their square."""
    asked = []
    monkeypatch.setattr(
        "briefing.agenda.visit_index.fits",
        lambda life, report: asked.append(report) or fits(life, report),
    )
    many = [
        told(
            f"{a}{b}", 2, visitor=f"Ada A{a}u{b}o", destination=(f"Ba{a}e{b}", "Norway"), start=TEN
        )
        for a in "bdfglmnprt"
        for b in "bdfglmnprt"
    ]

    assert len(agenda(*many)) == len(many)
    assert len(asked) < len(many)


def test_the_host_says_in_which_town_a_house_stands():
    """A house without its town is no second visit beside that to the town of the host."""
    town = told("a", 2, destination=TOWN, start=TEN, host="Eva Dahl")
    house = told("b", 9, source="Daily", destination="Old Mansion", host="Dahl")

    for order in ((town, house), (house, town)):
        (found,) = agenda(*order)
        assert (found.destination, found.start) == (TOWN, TEN)


@pytest.mark.parametrize(
    "other",
    [
        {"destination": "Old Mansion"},
        {"destination": "Old Mansion", "host": "Ole Lund"},
        {"destination": "Old Mansion", "host": "Eva Dahl", "start": date(2026, 3, 30)},
        {"destination": ("Bergen", "Norway"), "host": "Eva Dahl"},
    ],
)
def test_a_house_without_the_host_or_at_another_time_is_another_visit(other):
    town = told("a", 2, destination=TOWN, start=TEN, host="Eva Dahl")

    assert len(agenda(town, told("b", 9, source="Daily", **other))) == 2
