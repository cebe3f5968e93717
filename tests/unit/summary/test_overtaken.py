"""A forecast gives way to the report that what it announced has happened."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from briefing.summary import Ranker
from briefing.summary.overtaken import headlines_overtaken, overtaken
from briefing.summary.passages import SourceText, prepare
from tests.readings import NOON, source_text, story, told


def at(moment: datetime, *lines: str, title: str = "", days: tuple[date, ...] = ()) -> SourceText:
    """A document of a moment, whose first sentence names some days."""
    text = source_text(*lines, title=title)
    return replace(text, moment=moment, days=(days, *((),) * (len(lines) - 1)))


LATER = NOON + timedelta(hours=5)
LANDED = "Premier Ida Falk landed in Norvia on Tuesday with twelve ministers."


def shut(forecast: SourceText, report: SourceText) -> set[int]:
    """What is overtaken of two documents."""
    return overtaken([forecast, report], prepare([forecast, report]))


@pytest.mark.parametrize(
    ("forecast", "report"),
    [
        ("Premier Ida Falk is expected to visit Norvia despite the storm.", LANDED),
        ("Norvia awaits the prospective visit of Premier Ida Falk.", LANDED),
        (
            "Premier Ida Falk will speak to the Norvian parliament.",
            "Premier Falk addressed the Norvian parliament for an hour.",
        ),
        (
            "The harbour minister is due to resign over the ferry.",
            "Harbour minister Jon Brandt resigned over the ferry.",
        ),
        (
            "Deputies will vote on the ferry bill.",
            "Deputies passed the ferry bill by a single vote.",
        ),
        (
            "The bank of Norvia is expected to leave its interest rate at 2 percent.",
            "The bank of Norvia raised its interest rate to 3 percent.",
        ),
        (
            "Storm Hilda is forecast to make landfall near Tarsen on Tuesday.",
            "Storm Hilda made landfall and left 900 homes in Tarsen without power.",
        ),
    ],
)
def test_what_a_newer_article_tells_as_done_is_no_forecast_any_more(
    forecast: str, report: str
) -> None:
    """By the kind of act, whatever its words; the report itself stays."""
    assert shut(at(NOON, forecast), at(LATER, report)) == {0}


@pytest.mark.parametrize(
    ("forecast", "report"),
    [
        ("Premier Ida Falk will visit Ostra next.", LANDED),
        ("Premier Ida Falk is expected to visit Norvia.", "Premier Falk has not landed in Norvia."),
        (
            "Premier Ida Falk is expected to visit Norvia.",
            "Premier Falk will have to land in Ostra.",
        ),
        ("Premier Ida Falk is expected to visit Norvia.", "A storm landed in the south."),
        ("Premier Ida Falk visited Norvia last year.", LANDED),
    ],
    ids=["another place", "denied", "still to come", "somebody else", "no forecast"],
)
def test_what_is_not_told_as_done_is_still_ahead(forecast: str, report: str) -> None:
    """Precision first: a forecast that may hold stays."""
    assert shut(at(NOON, forecast), at(LATER, report)) == set()


def test_an_older_article_overtakes_nothing() -> None:
    """The forecast is the news then: another visit."""
    tomorrow = at(NOON + timedelta(days=1), "Premier Ida Falk will visit Norvia.")

    assert shut(tomorrow, at(NOON, LANDED)) == set()


def test_an_article_does_not_overtake_itself() -> None:
    """What comes next on a journey is told below the arrival."""
    document = at(NOON, LANDED, "Ida Falk will then visit Norvia's parliament with her ministers.")

    assert overtaken([document], prepare([document])) == set()


def test_an_outlet_that_lags_behind_is_overtaken() -> None:
    """By some hours, if it says where to."""
    late = at(LATER, "The expected visit to Norvia of Premier Ida Falk worries Ostra.")

    assert shut(late, at(NOON, LANDED)) == {0}


@pytest.mark.parametrize(("days_ahead", "overtaken"), [(0, {0}), (1, set())])
def test_a_forecast_of_a_later_day_holds(days_ahead: int, overtaken: set[int]) -> None:
    """Today's talks say nothing of those set for tomorrow."""
    day = LATER.date() + timedelta(days=days_ahead)
    forecast = at(NOON, "Premier Ida Falk will meet deputies of Norvia.", days=(day,))
    report = at(LATER, "Premier Falk met deputies of Norvia.")

    assert shut(forecast, report) == overtaken


def test_a_headline_is_overtaken_too() -> None:
    """In headlines "to visit" alone looks ahead."""
    documents = [
        at(NOON, "The two states quarrel over it.", title="Ida Falk to visit Norvia"),
        at(LATER, LANDED, title="Ida Falk in Norvia: storm over"),
    ]

    assert headlines_overtaken(documents) == {0}


@pytest.mark.parametrize(
    "lead",
    [
        "Premier Ida Falk is expected to visit Norvia despite stern warnings.",
        "Norvia awaits the prospective visit of Premier Ida Falk.",
    ],
)
def test_a_headline_is_overtaken_whose_lead_is(lead: str) -> None:
    """Whatever it says itself: its article was written before."""
    forecast = at(NOON, lead, title="Expert warns of anger over Falk's Norvia trip")
    report = at(LATER, LANDED, title="Falk lands in Norvia")

    assert headlines_overtaken([forecast, report]) == {0}
    assert headlines_overtaken([forecast]) == set()


def test_a_report_keeps_its_headline_though_its_lead_looks_ahead() -> None:
    """It tells the act in its headline."""
    lead = "Premier Ida Falk is expected to visit the parliament of Norvia on her trip."
    first = at(NOON, lead, title="Falk lands in Norvia")

    assert headlines_overtaken([first, at(LATER, LANDED, title="Falk in Norvia")]) == set()


def test_a_storm_that_nears_in_a_headline_has_come() -> None:
    """The oldest warning is no headline beside the damage."""
    documents = [
        at(NOON, "Schools will close.", title="Red warning as Storm Hilda nears Tarsen"),
        at(LATER, "Storm Hilda struck at noon.", title="Storm Hilda leaves Tarsen without power"),
    ]

    assert headlines_overtaken(documents) == {0}
    assert headlines_overtaken(documents[:1]) == set()


def test_a_brief_prints_the_report_alone() -> None:
    """As an editor would: the forecast is neither headline nor sentence."""
    forecast = told(
        "a",
        "Premier Ida Falk is expected to visit Norvia despite the storm.",
        "Norvia and its neighbour quarrel over fish.",
        title="Ida Falk to visit Norvia",
    )
    report = told("b", LANDED, title="Ida Falk lands in Norvia", published=LATER)
    summary = Ranker(sentences=3).summarise(story(forecast, report), [forecast, report])
    quotes = [sentence.evidence.quote for sentence in summary.sentences]

    assert summary.headline == "Ida Falk lands in Norvia"
    assert LANDED in quotes
    assert "Premier Ida Falk is expected to visit Norvia despite the storm." not in quotes
