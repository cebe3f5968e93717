"""Role phrases: where they begin and end, and what is cut."""

import pytest

from briefing.analysis.actors.role_phrases import is_rank_only, read_role
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


def role(line, start=0):
    words = Words.of(annotated(line))
    phrase = read_role(words, start, len(words))
    return None if phrase is None else (words.said(phrase.start, phrase.end), phrase.affiliation)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("president", ("president", None)),
        ("the foreign minister", ("foreign minister", None)),
        ("Turkish{NORP} President", ("President", "Turkey")),
        ("Lorva{GPE} Governor", ("Governor", "Lorva")),
        ("Turkey{GPE} 's President", ("President", "Turkey")),
        ("South{GPE Korean} President", ("President", "South Korea")),
        ("Secretary of State", ("Secretary of State", None)),
        ("presidential spokesperson and senior adviser to the president",
         ("presidential spokesperson and senior adviser to the president", None)),
        ("the Israeli{NORP} president 's director ~- ~general",
         ("the Israeli president's director-general", "Israel")),
        ("Foreign Ministry Director ~- ~General", ("Foreign Ministry Director-General", None)),
        ("President ~- ~elect", ("President-elect", None)),
        ("Health and Human Services Secretary", ("Health and Human Services Secretary", None)),
        ("chief ~- ~of ~- ~staff", ("chief-of-staff", None)),
        ("his brother", ("brother", None)),
        ("the bank 's country director", ("country director", None)),
        ("chairman of the Lorva{ORG Party}", ("chairman of the Lorva Party", "Lorva Party")),
        ("spokesman for the Egyptian{NORP} army", ("spokesman for the Egyptian army", "Egypt")),
        ("ambassador to Japan{GPE}", ("ambassador to Japan", None)),
        ("professor of economics at Yarrow{ORG University}",
         ("professor of economics at Yarrow University", "Yarrow University")),
        ("embattled/ADJ populist/ADJ president", ("president", None)),
        ("adviser to President Orlan{PERSON}", ("adviser to President Orlan", None)),
        ("Deputy Prime Minister", ("Deputy Prime Minister", None)),
    ],
)  # fmt: skip
def test_role_is_read_without_determiner_and_nationality(line, expected):
    """The longest useful form, as printed; the country becomes the affiliation."""
    assert role(line) == expected


@pytest.mark.parametrize(
    "line",
    ["the table", "arrived in Oslo{GPE}", "Ada{PERSON Lind}", "Monday{DATE}", "of president", ","],
)
def test_other_phrases_are_no_roles(line):
    """Without an office word at the end of the core there is no role."""
    assert role(line) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("president to Turkey{GPE}", "president"),
        ("minister in Oslo{GPE}", "minister"),
        ("Minister for Trade", "Minister for Trade"),
        ("defense minister for crimes", "defense minister"),
        ("envoy on Monday{DATE}", "envoy"),
        ("analyst with Orlan{ORG Bank}", "analyst with Orlan Bank"),
        ("mayor with a plan", "mayor"),
        ("chairman of", "chairman"),
    ],
)
def test_only_fitting_complements_belong_to_an_office(line, said):
    """A visit "by the president to Turkey" does not make a president to Turkey."""
    assert role(line)[0] == said


def test_a_second_role_is_not_taken_from_the_next_person():
    """In "chairman and Foreign Minister Lind" the second office is Lind's."""
    line = "the chairman and Foreign Minister Ada{PERSON Lind}"

    assert role(line) == ("chairman", None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("General", True),
        ("Lieutenant ~- ~General", True),
        ("Director", False),
        ("army general", False),
    ],
)
def test_ranks_are_told_from_offices(line, expected):
    """A bare rank says less than an office, and must be known as such."""
    words = Words.of(annotated(line))

    assert is_rank_only(words, read_role(words, 0, len(words))) is expected
