"""Names: which printed forms can mean one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.names import PersonName, Same, can_stand_for, fold, same_person
from tests.unit.names.pairs import MAYBE, NO, YES, listed


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("İbrahim Kalın", "ibrahim kalin"),
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Jens Stoltenberg’s", "jens stoltenberg"),
        ("Søren Ørsted", "soren orsted"),
        ("Đorđe", "dorde"),
        ("al-Maliki", "al maliki"),
        ("J.R. O’Neil", "j r oneil"),
        ("U.S.", "u s"),
        ("İlham Əliyev", "ilham aliyev"),
        ("Þór ẞ", "thor ss"),
        ("TROMSØ", "tromso"),
        ("Владимир Путин", "vladimir putin"),
        ("Παπανδρέου", "papandreou"),
        ("习近平", "xijinping"),
        ("€100 – ½", "100 1 2"),
        ("", ""),
    ],
)
def test_fold_leaves_plain_small_letters(printed, folded):
    """Marks, possessives, hyphens and points never keep two forms of a name apart."""
    assert fold(printed) == folded


@pytest.mark.parametrize(("one", "other"), listed(YES))
def test_forms_of_one_name_are_one_person(one, other):
    """By the names alone, whichever comes first; and they are filed where they meet."""
    assert same_person(one, other) is same_person(other, one) is Same.YES
    assert PersonName.of(one).keys() & PersonName.of(other).keys()


@pytest.mark.parametrize(("one", "other"), listed(MAYBE))
def test_what_the_names_leave_open_is_open(one, other):
    """A surname alone, "Jr." in one only, other vowels: whoever asks must know more."""
    assert same_person(one, other) is same_person(other, one) is Same.MAYBE
    assert PersonName.of(one).keys() & PersonName.of(other).keys()


@pytest.mark.parametrize(("one", "other"), [*listed(YES), *listed(MAYBE)])
def test_full_names_of_one_person_share_a_close_key(one, other):
    """Where hundreds bear a surname, only names that begin alike are compared."""
    names = PersonName.of(one), PersonName.of(other)
    if all(len(name.parts) > 1 for name in names):
        assert names[0].close_keys() & names[1].close_keys()


def test_namesakes_of_another_given_name_share_no_close_key():
    """The Kims are not all compared with each other."""
    kims = [PersonName.of(name) for name in ("Ada Kim", "Erik Kim", "Sora Kim", "Tomas Kim")]
    shared = kims[0].close_keys().union(*(kim.close_keys() for kim in kims[1:]))
    assert len(shared) == sum(len(kim.close_keys()) for kim in kims)


@pytest.mark.parametrize(("one", "other"), listed(NO))
def test_names_that_contradict_are_two_people(one, other):
    """Kin, namesakes, generations, and names that look alike."""
    assert same_person(one, other) is same_person(other, one) is Same.NO


def test_the_table_is_large_enough():
    """Every region and kind that news prints."""
    assert len({*listed(YES), *listed(MAYBE), *listed(NO)}) >= 200


def test_a_surname_can_stand_for_a_name_and_a_son_not_for_his_father():
    """Where only the names are known."""
    assert can_stand_for("Lind", "Ada Lind")
    assert can_stand_for("A. Lind", "Ada Lind")
    assert not can_stand_for("Karl Lind Jr.", "Karl Lind")
    assert not can_stand_for("Pedro Orlan", "Pedro Orlan Vidal")


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
        ("John XXIII", "John XXII", 0),
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
