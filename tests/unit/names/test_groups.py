"""Groups and relations: described, not named."""

import pytest

from briefing.names import is_group, is_relation, same_group, same_name


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
    ("title", "relation"),
    [
        ("counterpart", True),
        ("counterpart in Oslo", True),
        ("Turkish counterpart", True),
        ("own son", True),
        ("mentor and friend", True),
        ("friend and foreign minister", False),
        ("son of the king", False),
        ("foreign minister", False),
        ("minister of the host country", False),
        ("", False),
    ],
)
def test_a_relation_is_told_from_an_office(title, relation):
    """Whose counterpart somebody is says nothing of what he is; whose son, at least something."""
    assert is_relation(title) is relation
