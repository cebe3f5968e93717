"""One "same person?", asked inside an article and across articles: both give the same answer."""

import re

import pytest

from briefing.actors import merge
from briefing.analysis.people import find_people
from briefing.analysis.words import Words
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
    assert [
        pair for pair in listed(NO) if "–" not in pair and across(*pair) != 2 and "..." not in pair
    ] == []


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
