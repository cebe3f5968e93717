"""What only the headline tells is read there, and said to be from there; invented headlines."""

from datetime import UTC, date, datetime

import pytest

from briefing.analysis.article_reader import ArticleReader
from briefing.model import Article, ArticleId, VisitStatus

pytestmark = pytest.mark.model

NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)
ELSEWHERE = "Markets were calm on Tuesday. Analysts spoke of a quiet week."


@pytest.fixture(scope="module")
def reader():
    return ArticleReader({"en": "built-in"})


def read(reader, title, text=ELSEWHERE):
    article = Article(
        id=ArticleId("a1"), revision=1, source="Wire", title=title, text=text, url=None,
        published_at=None, published_on=date(2031, 5, 6), known_at=NOW, first_seen=NOW,
    )  # fmt: skip
    (analysis,) = reader.analyse([article])
    return analysis


@pytest.mark.parametrize(
    ("title", "visitor", "place", "status"),
    [
        (
            "Marta Holm expected to visit Taiwan, officials say",
            "Marta Holm", "Taiwan", VisitStatus.EXPECTED,
        ),
        (
            "Foreign Minister Astrid Lind to visit Japan next week",
            "Astrid Lind", "Japan", VisitStatus.PLANNED,
        ),
        (
            "China-Taiwan: Tensions spike ahead of Marta Holm's expected visit to Taiwan",
            "Marta Holm", "Taiwan", VisitStatus.EXPECTED,
        ),
        (
            "President Marta Holm cancels trip to Oslo after storm",
            "Marta Holm", "Oslo", VisitStatus.CANCELLED,
        ),
    ],
)  # fmt: skip
def test_a_visit_that_only_the_headline_tells(reader, title, visitor, place, status):
    """It is found, in full words, and its evidence is the headline as printed."""
    analysis = read(reader, title)

    (visit,) = analysis.visits
    assert visit.visitor == (visitor,)
    assert visit.destination[0] == place
    assert visit.status is status
    (evidence,) = visit.evidence
    assert evidence.headline
    assert (evidence.start, evidence.end, evidence.quote) == (0, len(title), title)


def test_the_visitor_has_the_name_that_the_text_gives(reader):
    """A surname in the headline is the person of the text."""
    text = "Marta Holm, the trade minister, spoke to farmers on Tuesday. Prices fell."

    analysis = read(reader, "Holm expected to visit Taiwan", text)

    assert [visit.visitor for visit in analysis.visits] == [("Marta Holm",)]
    assert [actor.name for actor in analysis.actors].count("Marta Holm") == 1


def test_a_visitor_whom_the_text_does_not_name_is_an_actor(reader):
    """With the headline as evidence."""
    actors = {one.name: one for one in read(reader, "Kaja Ostrander to visit Japan in June").actors}

    assert actors["Kaja Ostrander"].evidence[0].headline


@pytest.mark.parametrize(
    "title",
    [
        "Kaja Ostrander Expected To Visit Taiwan, Officials Say",
        "Kaja Ostrander visits Oslo",
        "Five things to do in Lisbon",
        "Can Kaja Ostrander save the talks in Oslo?",
        "",
    ],
)
def test_what_a_headline_leaves_open_is_no_visit(reader, title):
    """Capitals that tell no name, a present that may be any time, a list, a question, nothing."""
    assert read(reader, title).visits == ()


def test_the_text_comes_first(reader):
    """A headline adds nothing to a text that tells a visit, and changes nothing in it."""
    text = "Foreign Minister Kaja Ostrander will travel to Japan on Friday, her office said."

    with_title = read(reader, "Ostrander to visit Taiwan next week", text)

    assert with_title == read(reader, "", text)
    assert with_title.visits


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Marta Holm says talks with Norway have failed", None),
        ("President Marta Holm posts video from her office", "President"),
        ("In full: Danish President Marta Holm's message to the nation", "President"),
    ],
)
def test_who_acts_in_the_headline_alone_is_an_actor(reader, title, role):
    """Teasers speak of "the president" below a headline that names her."""
    (actor,) = read(reader, title).actors

    assert (actor.name, actor.role) == ("Marta Holm", role)
    assert actor.evidence[0].headline
    assert actor.evidence[0].quote == title


def test_whom_a_headline_only_brings_up_is_none(reader):
    """She is told of, the poet is not; and whom the text names is that person of the text."""
    found = read(reader, "Marta Holm invokes Astrid Lind as she appeals to voters").actors
    known = read(reader, "Holm says talks failed", "Marta Holm spoke on Tuesday. It rained.").actors

    assert [actor.name for actor in found] == ["Marta Holm"]
    assert [actor.name for actor in known] == ["Marta Holm"]
