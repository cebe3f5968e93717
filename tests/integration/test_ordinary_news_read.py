"""Ordinary news through the real reader: who is what, and for whom; of the unnamed, nobody."""

from datetime import UTC, date, datetime

import pytest

from briefing.analysis.article_reader import ArticleReader
from briefing.model import Article, ArticleId

pytestmark = pytest.mark.model
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def reader():
    return ArticleReader({"en": "built-in"})


def article(text, title=""):
    return Article(
        id=ArticleId("one"), revision=1, source="Post", title=title, text=text, url=None,
        published_at=None, published_on=date(2026, 3, 10), known_at=NOON, first_seen=NOON,
    )  # fmt: skip


@pytest.fixture(scope="module")
def read(reader):
    def read(text, title=""):
        (analysis,) = reader.analyse([article(text, title)])
        return analysis

    return read


@pytest.fixture(scope="module")
def actors(read):
    def actors(text):
        return {one.name: one for one in read(text).actors if not one.media}

    return actors


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Envoys met in Vienna on Monday but their doubts about President Carl Dorn's plan stay.",
         "Carl Dorn"),
        ("Contacts between the campaign and China worried lawmakers, with Republican Senator Hugh "
         "Pell saying they were wrong.", "Hugh Pell"),
        ("An inquiry into Russian meddling asked the bank for accounts held by President Carl "
         "Dorn.", "Carl Dorn"),
        ("Foreign Minister Ana Lind discussed the war in Sudan with President Bill Reed on "
         "Monday.", "Bill Reed"),
        ("Officials asked for a force for Sudan when they met with President Bill Reed.",
         "Bill Reed"),
        ("Islanders rejected an offer by Japan and strongly advised President Moa Tane to do so.",
         "Moa Tane"),
    ],
)  # fmt: skip
def test_a_country_that_is_only_near_is_nobody_s(actors, text, name):
    """Rather none than the country of a war, a town of talks or somebody else's deed."""
    assert actors(text)[name].affiliation is None


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("She will fly to Chile on Monday for talks with President Rita Lagos.",
         "Rita Lagos", "Chile"),
        ("Iraqi officials say President Omar Said has left hospital.", "Omar Said", "Iraq"),
    ],
)  # fmt: skip
def test_a_host_stands_for_the_country_that_is_visited(actors, text, name, country):
    assert actors(text)[name].affiliation == country


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the ministry said no one was hurt. Peter Vance, who lives nearby, saw it.",
        "A police spokeswoman confirmed two arrests. Clara Moss had left the bar at ten.",
        "A spokesperson declined to comment. Anders Holt bought the firm in May.",
    ],
)
def test_who_only_follows_a_spokesman_is_none(actors, text):
    (person,) = [one for one in actors(text).values() if one.type == "PERSON"]

    assert person.role is None
