"""Names across articles: which of them can mean the same person, group or country."""

import pytest

from briefing.names import (
    country_code,
    fold,
    is_group,
    is_relation,
    same_group,
    same_name,
    same_person,
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("İbrahim Kalın", "ibrahim kalin"),
        ("Søren Østergård’s", "soren ostergard"),
        ("Łukasz  Żak", "lukasz zak"),
        ("U.S.", "u s"),
        ("", ""),
    ],
)
def test_folding_leaves_plain_latin_letters(printed, folded):
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Zelensky"),
        ("J. Okafor", "Jane Okafor"),
        ("Muhammad al-Rashid", "Muhammad Rashid"),
        ("Ayşe Gül Demir", "Ayse Demir"),
        ("Kheir Qasem", "Heir Kasem"),
    ],
)
def test_spellings_of_one_person_agree(one, other):
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Okafor", "Mary Okafor"),
        ("Ada Berg", "Ada Holm"),
        ("", "Ada"),
        ("K. Berg", "Ada Berg"),
    ],
)
def test_two_people_stay_two(one, other):
    assert not same_person(one, other)


def test_groups_agree_by_what_is_specific_in_them():
    assert same_group("a high-level Turkish delegation", "the Turkish delegation")
    assert not same_group("a Turkish delegation", "a Greek delegation")
    assert is_group("the delegation")
    assert not is_group("Ada Berg")


def test_a_person_and_a_group_are_never_the_same():
    assert not same_name("Ada Berg", "the Berg delegation")
    assert same_name("the inspectors", "The Inspectors")
    assert same_name("UN inspectors", "a team of UN inspectors")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("the United States", "US"),
        ("Britain", "GB"),
        ("Ivory Coast", "CI"),
        ("Norway", "NO"),
        ("Oslo", None),
        ("", None),
    ],
)
def test_countries_are_known_by_the_names_newspapers_print(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        ("counterpart", True),
        ("counterpart in Oslo", True),
        ("Turkish counterpart", True),
        ("own son", True),
        ("son of the king", False),
        ("foreign minister", False),
        ("minister of the host country", False),
        ("", False),
    ],
)
def test_a_relation_is_told_from_an_office(title, relation):
    """Whose counterpart somebody is says nothing of what he is; whose son, at least something."""
    assert is_relation(title) is relation
