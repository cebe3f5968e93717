"""Names: which printed forms can mean one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.person_names import PersonName, fold


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("İbrahim Kalın", "ibrahim kalin"),
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Jens Stoltenberg’s", "jens stoltenberg"),
        ("Søren Ørsted", "soren orsted"),
        ("Đorđe", "dorde"),
        ("al-Maliki", "al maliki"),
        ("J.R. O’Neil", "jr oneil"),
    ],
)
def test_fold_leaves_plain_small_letters(printed, folded):
    """Marks, possessives, hyphens and points never keep two forms of a name apart."""
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Lind", "Ada Lind"),
        ("Ada M. Lind", "Ada Lind"),
        ("A. Lind", "Ada Lind"),
        ("Condoleza Orlan", "Condoleeza Orlan"),
        ("Mahmud Orlan", "Mahmoud Orlan"),
        ("Orbán Viktor", "Viktor Orbán"),
        ("Omar al-Hadad", "Omar Hadad"),
        ("Karl Lind Jr.", "Karl Lind"),
        ("Recep Tayyip Demir", "Recep Demir"),
    ],
)
def test_variants_of_one_full_name_are_one_person(left, right):
    """An initial, a middle name, a particle, a letter, the order: still the same person."""
    assert PersonName.of(left).same_as(PersonName.of(right))
    assert PersonName.of(right).same_as(PersonName.of(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Lind", "Bo Lind"),
        ("Ada Lind", "Ada Berg"),
        ("Karl Lind Jr.", "Karl Lind Sr."),
        ("Lind", "Lind"[:0]),
        ("Ana Silva", "Eva Silva"),
    ],
)
def test_different_full_names_stay_two(left, right):
    """Two people with one surname stay two."""
    assert not PersonName.of(left).same_as(PersonName.of(right))


def test_a_lone_surname_is_no_full_name():
    """One word alone is matched by `shortened_by`, never as a full name's variant."""
    assert not PersonName.of("Lind").same_as(PersonName.of("Ada Lind"))


@pytest.mark.parametrize(
    ("full", "short", "fit"),
    [
        ("Ada Lind", "Ada Lind", 4),
        ("Ada Lind", "Lind", 3),
        ("Kim Dae-sung", "Kim", 3),
        ("Aung San Suu Kyi", "Suu Kyi", 3),
        ("Ahmed Aboul Gheit", "Ahmed Gheit", 2),
        ("Nasser al-Youssef", "Youssif", 2),
        ("Saud al-Faisal", "Saud", 1),
        ("Ada Lind", "Berg", 0),
        ("Lind", "Ada Lind", 0),
        ("Pope John XXIII", "John XXII", 0),
    ],
)
def test_shorter_names_fit_by_surname_first(full, short, fit):
    """The surname fits best, then a spelling of it, then any other part."""
    assert PersonName.of(full).shortened_by(PersonName.of(short)) == fit


def test_an_empty_name_fits_nothing():
    """A name of punctuation only is nobody's."""
    assert PersonName.of("...").shortened_by(PersonName.of("—")) == 0
    assert PersonName.of("—").surname == ""


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparison_never_fails_and_has_no_order(left, right):
    """Whatever is printed, comparing works, and it does not matter which name came first."""
    one, other = PersonName.of(left), PersonName.of(right)

    assert one.same_as(other) == other.same_as(one)
    assert 0 <= one.shortened_by(other) <= 4


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text):
    """A folded form is final: it may be compared with any other folded form."""
    once = fold(text)

    assert once == once.strip()
    assert fold(once) == once
