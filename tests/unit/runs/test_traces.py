"""What an article leaves for later briefs comes back as it was, field by field."""

from dataclasses import fields
from datetime import UTC, date, datetime

import pytest

from briefing.model import (
    ActorType,
    Analysis,
    Appearance,
    Article,
    ArticleId,
    Evidence,
    Granularity,
    VisitReport,
    VisitStatus,
)
from briefing.runs.traces import trace_of, unpacked

ARTICLE = ArticleId("a" * 16)
SAID = Evidence(article=ARTICLE, start=3, end=9, quote="a word", headline=True)
VISIT = VisitReport(
    visitor=("Nadim Haddad", "a delegation"),
    destination=("İzmir", "Turkey"),
    host="the mayor",
    start=date(2031, 3, 4),
    end=date(2031, 3, 6),
    granularity=Granularity.RANGE,
    when_text="from 4 to 6 March",
    status=VisitStatus.EXPECTED,
    purpose="talks",
    evidence=(SAID, Evidence(article=ARTICLE, start=10, end=12, quote="so")),
    country="TR",
    probability=0.75,
)
BARE = VisitReport(
    visitor=("Nadim Haddad",),
    destination=(),
    host=None,
    start=None,
    end=None,
    granularity=Granularity.UNSPECIFIED,
    when_text=None,
    status=VisitStatus.POSSIBLE,
    purpose=None,
    evidence=(SAID,),
)
MINISTER = Appearance(
    name="Nadim Haddad",
    type=ActorType.PERSON,
    role="transport minister",
    affiliation="Lebanon",
    mentions=("Nadim Haddad", "Haddad"),
    count=2,
    first=3,
    evidence=(SAID,),
    quoted=True,
    media=False,
)


def left(*visits, actors=(MINISTER,)):
    """What comes back of an article with these findings."""
    article = Article(
        id=ARTICLE,
        revision=1,
        source="The Harbour Post",
        title="A word",
        text="Nadim Haddad spoke.",
        url=None,
        published_at=datetime(2031, 3, 1, tzinfo=UTC),
        published_on=None,
        first_seen=datetime(2031, 3, 1, tzinfo=UTC),
        known_at=datetime(2031, 3, 1, tzinfo=UTC),
    )
    found = Analysis(
        article=ARTICLE,
        revision=1,
        language="en",
        read=True,
        sentences=(),
        actors=actors,
        visits=visits,
    )
    return unpacked(trace_of(article, found)).reports(article)


@pytest.mark.parametrize("visit", [VISIT, BARE], ids=["everything", "little"])
def test_a_report_of_a_visit_comes_back_whole(visit):
    assert left(visit).visits == (visit,)


def test_the_example_of_a_report_leaves_no_field_out():
    """A field that is added to the noun and forgotten here would be lost in a quarter's memory."""
    assert [one.name for one in fields(VISIT) if getattr(VISIT, one.name) is None] == []
    assert all(getattr(SAID, one.name) != one.default for one in fields(SAID))


def test_an_appearance_with_a_role_comes_back_whole():
    """Also that its sentence is a headline."""
    assert left(VISIT).actors == (MINISTER,)
