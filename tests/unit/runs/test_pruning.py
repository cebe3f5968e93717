"""`briefing prune`: what is told is what is done, files and archive go with their brief."""

from datetime import date, timedelta

import pytest

from briefing import runs
from briefing.config import Retention
from tests.unit.runs.conftest import instant

NOW = instant("2026-03-04T09:00")
LATER = NOW + timedelta(days=100)
MONTH = timedelta(days=31)


@pytest.fixture
def workshop(workshop_with, write):
    """With briefs of two days, a quarter apart."""
    write("harbour", "ACTOR Ada Berg = minister. The harbour opened.")
    opened = workshop_with()
    _build(opened, "2026-03-04", now=NOW)
    write("bridge", "The bridge opened.", published="2026-06-11T10:00:00Z")
    _build(opened, "2026-06-12", now=LATER)
    return opened


def _build(workshop, day, *, now):
    runs.collect(workshop, now=now)
    edition = workshop.config.editions[0]
    return runs.build(workshop, edition=edition, day=date.fromisoformat(day), now=now)


def test_a_plan_takes_nothing(workshop):
    """It only says."""
    said = runs.plan_prune(workshop, Retention(briefs=MONTH), now=LATER)

    assert [one.day for one in said.old.briefs] == [date(2026, 3, 4)]
    assert [path.name for path in said.files] == ["brief.json"]
    assert said.files[0].exists()
    assert len(workshop.store.briefs.list()) == 2


def test_files_and_pages_go_with_their_brief(workshop):
    """The archive leads to nothing that is not there; somebody's own file stays."""
    output = workshop.config.output
    mine = output / "daily/2026-03-04/mine.txt"
    mine.write_text("mine")
    assert (output / "archive/2026-03.html").exists()

    done = runs.prune(workshop, Retention(briefs=MONTH), now=LATER)

    assert done.problems == ()
    assert mine.exists()
    assert not (output / "daily/2026-03-04/brief.json").exists()
    assert (output / "daily/2026-06-12/brief.json").exists()
    assert not (output / "archive/2026-03.html").exists()
    assert (output / "archive/2026-06.html").exists()
    assert "2026-03-04" not in (output / "index.html").read_text()
    assert done.sizes is not None


def test_a_pruned_brief_is_not_due_again(workshop):
    """What was made, and whom it reached, is known all the same."""
    runs.prune(workshop, Retention(briefs=MONTH), now=LATER)

    states = [one.state for one in workshop.store.ledger.builds(edition="daily")]
    assert states == ["built", "built"]


def test_an_old_article_does_not_come_back_with_the_next_round(workshop):
    """Its file lies in the folder still."""
    done = runs.prune(workshop, Retention(articles=MONTH, briefs=MONTH), now=LATER)
    report = runs.collect(workshop, now=LATER)

    assert done.old.articles == 1
    assert (report.outcomes[0].removed, report.outcomes[0].new) == (1, 0)
    assert [problem.notice for problem in done.problems] == [True]


def test_nothing_is_old_where_nothing_is_configured(workshop):
    """The default keeps everything."""
    assert not runs.prune(workshop, workshop.config.retention, now=LATER).old
