"""Several briefs a day for the same readers: each goes on where the last one ended."""

from datetime import date, timedelta

import pytest

from briefing import runs
from briefing.config import load_config
from briefing.errors import ConfigError
from briefing.runs.backfilling import days_to_fill
from briefing.runs.build_request import BuildRequest
from briefing.runs.earlier_briefs import told_before
from tests.unit.runs.conftest import instant

DAY = date(2026, 3, 4)
CONFIG = """\
sources: [{folder: articles, name: desk}]
catch_up: all
editions:
  - &usual {name: daily, hour: '07:00', formats: [json], summariser: lead, follows: [evening]}
  - {<<: *usual, name: evening, hour: 'HOUR', follows: [daily]}
"""


@pytest.fixture
def with_evening(tmp_path, opened):
    """Opens a workshop with a morning edition, `daily`, and one at another hour."""

    def make(hour="18:00"):
        path = tmp_path / "config.yaml"
        path.write_text(CONFIG.replace("HOUR", hour))
        return opened(path)

    return make


@pytest.fixture
def workshop(with_evening):
    """With an edition in the morning and one in the evening."""
    return with_evening()


def _build(workshop, name, day=DAY):
    edition = next(one for one in workshop.config.editions if one.name == name)
    order = BuildRequest(edition=edition, day=day, now=instant("2026-03-09T00:00"))
    return runs.build(workshop, edition=edition, day=day, now=order.now).brief


def test_a_story_told_in_the_morning_is_not_news_in_the_evening(workshop, write):
    """The evening's brief has what came since, and says what it goes on from."""
    write(
        "harbour",
        "The harbour opened after three years of work in Marmara.",
        published="2026-03-04T05:00:00Z",
    )
    write("ferry", "A ferry left.", published="2026-03-04T12:00:00Z")
    write(
        "harbour-2",
        "The harbour opened after three years of work in Marmara. The minister wept at the quay.",
        published="2026-03-04T13:00:00Z",
        title="Harbour",
    )
    runs.collect(workshop, now=instant("2026-03-04T18:00"))

    morning, evening = _build(workshop, "daily"), _build(workshop, "evening")
    after = _build(workshop, "daily", DAY + timedelta(days=1))

    assert (morning.coverage.articles, evening.coverage.articles) == (1, 2)
    assert evening.window.since == morning.window.until
    assert after.window.since == evening.window.until
    later = BuildRequest(
        edition=workshop.config.editions[1], day=DAY, now=instant("2026-03-09T00:00")
    )
    assert {one.day for one in told_before(workshop, later).values()} == {DAY}
    assert after.coverage.articles == 0


def test_explain_names_the_edition_that_has_it(workshop, write):
    """What came at noon is the evening's."""
    from briefing.runs.explaining import explain

    write("ferry", "A ferry left.", published="2026-03-04T12:00:00Z")
    runs.collect(workshop, now=instant("2026-03-04T18:00"))
    (article,) = workshop.store.articles.find("ferry")
    order = BuildRequest(
        edition=workshop.config.editions[0],
        day=DAY + timedelta(days=1),
        now=instant("2026-03-05T08:00"),
    )

    assert (
        "it belongs to that of evening of 2026-03-04"
        in explain(workshop, order, article).reasons[0]
    )


def test_missed_briefs_are_made_in_the_order_of_their_hours(with_evening, write):
    """Whatever the order of the configuration."""
    workshop = with_evening("05:00")
    write("harbour", "The harbour opened.")
    for now in ("2026-03-03T07:30", "2026-03-04T07:30"):
        report = runs.tick(workshop, now=instant(now))

    assert [one.brief.edition for one in report.builds] == ["evening", "daily"]
    days = days_to_fill(
        workshop.config.editions, since=DAY, until=DAY, now=instant("2026-03-05T00:00")
    )
    assert [edition.name for edition, _ in days] == ["evening", "daily"]


@pytest.mark.parametrize(
    ("follows", "hour", "said"),
    [
        ("evning", "18:00", "there is no edition 'evning'; did you mean 'evening'?"),
        ("daily", "18:00", "an edition follows its own last brief in any case"),
        ("evening", "07:00", "closes at the same hour"),
    ],
)
def test_what_cannot_be_followed_is_said(tmp_path, follows, hour, said):
    """With its line."""
    (tmp_path / "config.yaml").write_text(
        "sources: [{folder: .}]\neditions:\n  - {name: daily, hour: '07:00', "
        f"follows: [{follows}]}}\n  - {{name: evening, hour: '{hour}'}}\n"
    )

    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path / "config.yaml")

    assert said in caught.value.message
    assert "config.yaml:3: editions[0].follows" in caught.value.message


def test_three_briefs_a_day_follow_each_other_by_way_of_the_others(tmp_path):
    """Each names the one before it, and knows what all of them told."""
    (tmp_path / "config.yaml").write_text(
        "sources: [{folder: .}]\neditions:\n"
        "  - &a {name: morning, hour: 7, follows: evening}\n"
        "  - {<<: *a, name: noon, hour: 12, follows: morning}\n"
        "  - {<<: *a, name: evening, hour: 18, follows: noon}\n"
    )

    editions = load_config(tmp_path / "config.yaml").editions

    assert [[other.name for other in one.follows] for one in editions] == [
        ["evening", "noon"],
        ["morning", "evening"],
        ["noon", "morning"],
    ]
    windows = [
        BuildRequest(edition=one, day=DAY, now=instant("2026-03-05T00:00")).window
        for one in editions
    ]
    assert [one.since for one in windows[1:]] == [one.until for one in windows[:2]]
