"""One "same person?", asked inside an article and across articles: both give the same answer."""

import re
from datetime import UTC, datetime

import pytest

from briefing.actors import merge
from briefing.agenda.visitors import same_visitors
from briefing.analysis.actors.people import find_people
from briefing.analysis.article_reader import ArticleReader
from briefing.analysis.words import Words
from briefing.model import ActorType, Article, ArticleId, Reading
from briefing.names import fold
from tests.nouns import appearance, reading
from tests.unit.analysis.annotated import annotated
from tests.unit.names.pairs import MAYBE, NO, YES, listed

# The reader reads English, where a name in another script stands in brackets.
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’. -]+")


def written(name):
    """A name as a pattern of tokens that the tagger marked as one person."""
    first, *rest = name.replace("'s", "").split()
    return f"{first}{{PERSON {' '.join(rest)}}}" if rest else f"{first}{{PERSON}}"


def full(pair):
    """Whether an English article can print both in full: in Latin letters, in the usual order."""
    return all(LATIN.fullmatch(name) and len(name.split()) > 1 for name in pair)


def inside(one, other, *, titles=("", "")):
    """How many people an article names that prints both."""
    first, second = (f"{t} {written(n)}".strip() for t, n in zip(titles, (one, other), strict=True))
    words = Words.of(annotated(f"{first} arrived . | {second} spoke . | It rained ."))
    return len(find_people(words))


def across(one, other, *, roles=(None, None)):
    """How many actors two articles name of which each prints one."""
    told = [
        reading(f"a{n}", actors=(appearance(name, role=role),))
        for n, (name, role) in enumerate(zip((one, other), roles, strict=True))
    ]
    return len(merge(told))


def test_forms_of_one_name_are_one_person_inside_an_article():
    """Whatever both spell differently."""
    pairs = [pair for pair in listed(YES) if full(pair)]

    assert len(pairs) > 90
    assert [pair for pair in pairs if inside(*pair) != 1] == []


def test_names_that_contradict_are_two_inside_an_article():
    """Kin, generations, namesakes."""
    pairs = [pair for pair in listed(NO) if full(pair)]

    assert len(pairs) > 30
    assert [pair for pair in pairs if inside(*pair) != 2] == []


@pytest.mark.parametrize(("one", "other"), listed(YES))
def test_forms_of_one_name_are_one_actor_across_articles(one, other):
    """Whatever two outlets spell differently."""
    assert across(one, other) == across(other, one) == 1


def test_names_that_contradict_are_two_across_articles():
    """Each outlet means somebody else."""
    pairs = [pair for pair in listed(NO) if all(map(fold, pair))]

    assert [pair for pair in pairs if across(*pair) != 2] == []


def test_a_son_has_his_fathers_office_or_is_another():
    """ "Jr." that one prints and the other not: the same office makes them one."""
    assert inside("Karl Lind", "Karl Lind Jr.") == across("Karl Lind", "Karl Lind Jr.") == 2
    assert inside("Karl Lind", "Karl R. Lind Jr.", titles=("President", "President")) == 1
    assert across("Karl Lind", "Karl R. Lind Jr.", roles=("president", "President")) == 1
    assert across("Karl Lind", "Karl Lind Jr.", roles=("president", "eldest son")) == 2


def test_a_surname_alone_is_the_one_who_bears_it():
    """Inside an article and across articles."""
    pairs = [pair for pair in listed(MAYBE) if len(pair[0].split()) == 1 and "XVI" not in pair[1]]

    assert len(pairs) > 6
    assert [pair for pair in pairs if across(*pair) != 1] == []


def test_one_crown_prince_and_two_georges():
    """Spelled by three outlets; the initials of two namesakes contradict."""
    told = [
        ("Mohammad bin Sarif", "crown prince"),
        ("Mohammed bin Sarif", "Crown Prince"),
        ("George W. Hale", "former president"),
        ("George H.W. Hale", "former ambassador"),
    ]
    articles = [
        reading(article, actors=tuple(appearance(name, role=role) for name, role in found))
        for article, found in (("a", told[0:3:2]), ("b", told[1:2]), ("c", told[1:4:2]))
    ]

    assert sorted(len(person.appearances) for person in merge(articles)) == [1, 1, 3]
    assert inside("Mohammad bin Sarif", "Mohammed bin Sarif") == 1
    assert inside("George W. Hale", "George H.W. Hale") == 2


ARTICLES = (
    "OSLO — Crown Prince Mohammad bin Sarif will visit Norway on 13 March, the palace said. "
    "George W. Hale, the former president, welcomed the plan.",
    "Crown Prince Mohammed bin Sarif is to travel to Norway on 13 March for talks on trade, his "
    "office said on Monday.",
    "Norway will receive Crown Prince Mohammed bin Sarif on 13 March. George H.W. Hale, a former "
    "ambassador, called the visit a mistake.",
)


@pytest.mark.model
def test_three_articles_name_one_crown_prince_and_two_georges():
    """Read by the real reader: what each outlet spells its way, and two namesakes."""
    reader = ArticleReader({"en": "built-in"})
    at = datetime(2026, 3, 9, 12, tzinfo=UTC)
    told = [
        Article(
            id=ArticleId(f"a{n}"), revision=1, source=f"outlet {n}", title="", text=text, url=None,
            published_at=at, published_on=None, known_at=at, first_seen=at,
        )
        for n, text in enumerate(ARTICLES)
    ]  # fmt: skip
    analyses = list(reader.analyse(told))
    people = [
        person
        for person in merge(
            Reading(article=article, analysis=analysis, published=at)
            for article, analysis in zip(told, analyses, strict=True)
        )
        if person.type is ActorType.PERSON
    ]

    assert sorted((person.name, len(person.appearances)) for person in people) == [
        ("George H.W. Hale", 1),
        ("George W. Hale", 1),
        ("Mohammed bin Sarif", 3),
    ]
    visitors = [visit.visitor for analysis in analyses for visit in analysis.visits]
    assert len(visitors) >= 3
    assert all(same_visitors(visitors[0], other, dict) for other in visitors[1:])
