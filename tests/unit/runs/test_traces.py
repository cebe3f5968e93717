"""What an article leaves for later briefs comes back as it was, field by field."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from briefing.errors import StoreError
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
from briefing.runs.traces import kind_of, trace_of, unpacked

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
ARTICLE_SAID = Article(
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
NONE = {}


def analysis(*actors, visits=()):
    """What is read out of an article."""
    return Analysis(
        article=ARTICLE,
        revision=1,
        language="en",
        read=True,
        sentences=(),
        actors=actors,
        visits=visits,
    )


def left(*visits, actors=(MINISTER,), text=ARTICLE_SAID.text, natives=NONE):
    """What comes back of an article with these findings."""
    article = replace(ARTICLE_SAID, text=text)
    found = analysis(*actors, visits=visits)
    trace = unpacked(trace_of(article, found))
    assert [trace.natives, len(trace.kinds)] == [natives, len(actors)]
    return trace.reports(article)


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


def test_a_name_in_its_own_script_comes_back():
    said = {"Nadim Haddad": "نديم حداد", "Haddad": "نديم حداد"}
    left(VISIT, text="Nadim Haddad (نديم حداد) spoke.", natives=said)


def test_who_somebody_is_comes_back_before_the_rest():
    """The place, the count and the sentence are read only where the appearance is printed."""
    namesake = replace(MINISTER, role=None, affiliation=None)
    trace = unpacked(trace_of(ARTICLE_SAID, analysis(MINISTER, namesake)))

    faint = kind_of(trace.kinds[0]).appearance
    assert faint == replace(MINISTER, count=0, first=0, evidence=(), quoted=False)
    assert trace.in_full(0) == MINISTER


def test_two_of_one_kind_in_an_article_are_told_apart():
    again = replace(MINISTER, count=1, first=8)
    trace = unpacked(trace_of(ARTICLE_SAID, analysis(MINISTER, again)))

    assert len(set(trace.kinds)) == 1
    assert [trace.in_full(place) for place in (0, 1)] == [MINISTER, again]


@pytest.mark.parametrize("harm", [b"", b"x\nen", b"2\n\xff\xff", b"2\nenrubbish"])
def test_a_damaged_trace_says_what_to_do(harm):
    with pytest.raises(StoreError, match="damaged"):
        unpacked(harm).reports(ARTICLE_SAID)
