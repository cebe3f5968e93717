"""What a day's articles left comes back as it was, of all sources or of some."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from briefing.actors import STRIDE
from briefing.errors import StoreError
from briefing.model import Analysis, Article, ArticleId
from briefing.runs.day_states import DayArticles, state_of
from briefing.runs.traces import kind_of, trace_of, unpacked
from briefing.store import Outline
from tests.nouns import appearance, at, visit

ZONE = ZoneInfo("Europe/Oslo")
FORMER = Article(
    id=ArticleId("a" * 16),
    revision=1,
    source="The Harbour Post",
    title="A “word”\nand more",
    text="",
    url="https://post.example/a",
    published_at=at(1),
    published_on=date(2026, 3, 1),
    known_at=at(1, 13),
    first_seen=at(1, 14),
    language="en",
    origin="desk",
    dated_from="text",
)
PRESENT = replace(FORMER, revision=2, known_at=at(1, 15))
OTHER = replace(
    FORMER,
    id=ArticleId("b" * 16),
    source="Daily",
    published_at=None,
    published_on=date(2026, 3, 1),
    origin="feed",
)
OUTLINES = (
    Outline(article=PRESENT, mark="m2", row=2, former=(Outline(article=FORMER, mark="m1", row=1),)),
    Outline(article=OTHER, mark="m3", row=3),
)
MIRA, UNION = appearance("Mira Karoi", role="minister"), appearance("Oda Velt")


def left(outline, actors, visits=()):
    """An article with the trace that these findings leave."""
    found = Analysis(
        article=outline.article.id,
        revision=1,
        language="en" if actors else "tr",
        read=True,
        sentences=(),
        actors=actors,
        visits=visits,
    )
    text = "Mira Karoi (Μίρα) spoke."
    return outline, unpacked(trace_of(replace(outline.article, text=text), found))


@pytest.fixture
def state():
    articles = [left(OUTLINES[0], (MIRA, UNION, MIRA), (visit(),)), left(OUTLINES[1], (UNION,))]
    trace = articles[0][1]
    return state_of(articles, glimpses=[[(at(1), trace), (at(2), trace)], []], zone=ZONE)


def places(day):
    """The names of a day, with where they stand."""
    return {kind_of(kind).appearance.name: day.places(kind, base=5) for kind in day.kinds}


def test_everything_of_a_day_comes_back(state):
    day = DayArticles(state)

    assert [day.outline(number) for number in day.numbers()] == list(OUTLINES)
    assert places(day) == {
        "Mira Karoi": [5 * STRIDE, 5 * STRIDE + 2],
        "Oda Velt": [5 * STRIDE + 1, 6 * STRIDE],
    }
    assert [day.faint(number).published for number in day.numbers()] == [
        at(1),
        datetime(2026, 3, 1, 22, 59, 59, tzinfo=UTC),
    ]
    assert day.faint(0).natives == {"Mira Karoi": "Μίρα"}
    ((number, wordings),) = day.glimpses()
    assert (number, [one.at for one in wordings]) == (0, [at(1), at(2)])
    assert wordings[0].sightings[0].keys.filed


def test_the_example_of_an_outline_leaves_no_field_out():
    """A field that is added to the noun and forgotten here would be lost in a quarter's memory."""
    assert [one.name for one in fields(FORMER) if not getattr(FORMER, one.name)] == ["text"]


@pytest.mark.parametrize("source", ["feed", "Daily"])
def test_what_other_sources_wrote_is_left_out(state, source):
    day = DayArticles(state, sources=[source])

    assert list(day.numbers()) == [1]
    assert day.outlets == {"Daily"}
    assert places(day) == {"Oda Velt": [6 * STRIDE]}
    assert not list(day.glimpses())


def test_a_damaged_day_says_what_to_do():
    with pytest.raises(StoreError, match="damaged"):
        DayArticles(b"rubbish")
