"""The sentence under a row tells what the row shows; one that says otherwise is a conflict's."""

from dataclasses import replace
from datetime import date

import pytest

from briefing.model import Granularity, VisitStatus
from tests.nouns import at, evidence, reading, visit
from tests.unit.agenda.told import agenda, told

NINE, TEN, ELEVEN = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 11)
WEEK = {"start": NINE, "end": date(2026, 3, 15), "granularity": Granularity.WEEK}
MARCH = {"start": date(2026, 3, 1), "end": date(2026, 3, 31), "granularity": Granularity.MONTH}


def quotes(found):
    return [one.quote for one in found.evidence]


def test_a_newer_sentence_with_another_date_is_the_conflict_s_and_not_the_row_s():
    """The row keeps the date most outlets give, and quotes one of them."""
    found = agenda(
        told("a", 2, start=NINE, end=TEN, quote="Ada Berg will be in Oslo on March 9 and 10."),
        told("b", 3, source="Daily", start=ELEVEN, quote="A dock opens on March 11 with Berg."),
    )[0]

    assert quotes(found) == ["Ada Berg will be in Oslo on March 9 and 10."]
    assert [c.evidence.quote for c in found.conflicts] == ["A dock opens on March 11 with Berg."]


def test_a_sentence_that_names_the_day_is_quoted_before_a_newer_one_that_does_not():
    found = agenda(
        told("a", 2, start=TEN, quote="Ada Berg will fly to Oslo on 10 March."),
        told("b", 3, source="Daily", quote="Ada Berg is going to Oslo, her office repeated."),
        told("c", 4, source="Post", quote="Ada Berg is to be in Oslo this month.", **MARCH),
    )[0]

    assert quotes(found)[0] == "Ada Berg will fly to Oslo on 10 March."
    assert len(found.evidence) == 3


def test_of_one_report_s_sentences_the_one_with_the_date_is_quoted():
    """The first may only announce the tour; the stop and its day stand in another."""
    opening = evidence("a", "Ada Berg will tour three capitals this week.")
    stop = evidence("a", "She goes on to Oslo on Thursday.")
    report = replace(visit(start=date(2026, 3, 5)), evidence=(opening, stop))

    (found,) = agenda(reading("a", published=at(2), visits=(report,)))

    assert quotes(found) == [stop.quote]
    assert found.history[0].evidence == stop


def test_the_row_of_a_cancelled_visit_quotes_who_calls_it_off():
    found = agenda(
        told("a", 2, start=TEN, quote="Ada Berg will be in Oslo on March 10."),
        told("b", 4, status=VisitStatus.CANCELLED, quote="Ada Berg will not go to Oslo."),
    )[0]

    assert found.start == TEN
    assert quotes(found) == ["Ada Berg will not go to Oslo."]


def test_a_moved_visit_is_not_told_by_its_old_date():
    found = agenda(
        told("a", 2, start=TEN, quote="Ada Berg will be in Oslo on March 10."),
        told("b", 2, hour=14, source="Daily", start=TEN, quote="Berg is due on March 10."),
        told(
            "c",
            5,
            start=date(2026, 3, 17),
            status=VisitStatus.POSTPONED,
            quote="The visit moves from March 10 to March 17.",
        ),
    )[0]

    assert quotes(found) == ["The visit moves from March 10 to March 17."]
    assert found.conflicts == ()


def test_a_date_given_before_the_visit_was_moved_is_no_conflict():
    """An outlet that last wrote days before did not contradict what nobody knew yet."""
    found = agenda(
        told("a", 2, start=TEN),
        told("b", 2, hour=14, source="Daily", start=TEN),
        told("c", 6, source="Post", start=date(2026, 3, 17)),
        told("d", 6, hour=14, start=date(2026, 3, 17)),
    )[0]

    assert found.start == date(2026, 3, 17)
    assert found.conflicts == ()


def test_a_sentence_about_somebody_else_s_journey_is_neither_quoted_nor_a_conflict():
    """One sentence, two travellers: the date may be the other one's."""
    shared = "He meets her envoy in Oslo on Thursday and Ada Berg in Bern on Friday."
    fifth = date(2026, 3, 5)
    both = reading(
        "b",
        published=at(4, 18),
        source="Daily",
        visits=(
            visit(name="b", start=fifth, quote=shared),
            visit("Jon Holm", ("Bern", "Switzerland"), name="b", start=fifth, quote=shared),
        ),
    )
    own = told("a", 4, start=date(2026, 3, 16), quote="Ada Berg will go to Oslo on March 16.")

    (found,) = [one for one in agenda(own, both) if one.visitor == ("Ada Berg",)]

    assert found.start == date(2026, 3, 16)
    assert quotes(found)[0] == "Ada Berg will go to Oslo on March 16."
    assert found.conflicts == ()


@pytest.mark.parametrize("other", [{"start": TEN}, WEEK, MARCH, {}])
def test_a_date_that_holds_the_day_is_no_conflict(other):
    """A weekday and a date of one day, its week or month, or none agree."""
    (found,) = agenda(told("a", 2, start=TEN), told("b", 2, hour=13, source="Daily", **other))

    assert found.start == TEN
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("given", "kept"), [((0.6, 0.9), 0.9), ((None, 0.7), 0.7), ((None, None), None)]
)
def test_a_row_is_as_likely_as_the_likeliest_report_that_agrees(given, kept):
    one, other = given
    (found,) = agenda(
        told("a", 2, start=TEN, probability=one),
        told("b", 2, hour=13, source="Daily", start=TEN, probability=other),
        told("c", 2, hour=14, source="Post", start=ELEVEN, probability=0.99),
    )

    assert [conflict.source for conflict in found.conflicts] == ["Post"]
    assert found.probability == kept


def test_one_sentence_printed_on_two_days_is_no_conflict_with_itself():
    """ "On Tuesday", reprinted a week later, is no other source that says otherwise."""
    words = "Ada Berg will be in Oslo on Tuesday."
    (found,) = agenda(
        told("a", 4, start=TEN, quote=words),
        told("b", 4, hour=20, source="Daily", start=date(2026, 3, 17), quote=words),
    )

    assert found.start == TEN
    assert found.conflicts == ()


def test_a_visit_under_way_is_not_told_by_what_was_said_before_it_began():
    """ "Will visit" names both days, but the row says that she is there."""
    first, last = date(2026, 3, 10), date(2026, 3, 12)
    will = told("a", 9, start=first, end=last, quote="She will visit Oslo from March 10 to 12.")
    came = told(
        "b", 10, source="Daily", start=first, status=VisitStatus.ONGOING,
        quote="She arrived in Oslo on Tuesday.",
    )  # fmt: skip

    (found,) = agenda(will, came, day=11)

    assert found.status is VisitStatus.ONGOING
    assert found.evidence[0].quote == "She arrived in Oslo on Tuesday."
