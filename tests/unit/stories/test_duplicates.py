"""Copies: one text printed by several outlets is one voice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.stories.duplicates import find_copies
from tests.readings import hours_before, told
from tests.unit.facts.pairs import OTHER_FACTS, SAME_FACTS

# The second sentence of these only adds to the first: the texts are one, told twice.
ADDED = frozenset({"date set", "will and did", "arrives at last"})

REPORT = (
    "A flood destroyed the bridge of Ostra on Monday night, the governor of the province said.",
    "Soldiers took more than 300 people over the river in rubber boats before the morning.",
    "The school of Ostra will stay closed until the water has gone back into its bed.",
    "A new bridge would cost 40 million crowns, the roads office of the province reckons.",
)
OTHER = (
    "Fishermen of Tarsen have elected Ida Falk to speak for them in the capital this year.",
    "She promised to ask for a deeper harbour and for a lighthouse that is lit all night.",
    "The minister for the sea has said that there is no money for either of the two.",
    "The vote in the net loft took four hours and two barrels of beer, members said.",
)


def test_different_reports_are_no_copies() -> None:
    """Nor are two articles without text."""
    assert find_copies([told("a", *REPORT), told("b", *OTHER)]) == {}
    assert find_copies([told("a"), told("b")]) == {}
    assert find_copies([]) == {}


def test_the_earliest_print_is_the_original() -> None:
    """Whatever order the articles come in."""
    first = told("z", *REPORT, published=hours_before(5))
    later = told("a", *REPORT, published=hours_before(3), source="Other Herald")
    last = told("b", *REPORT, published=hours_before(1), source="Third Herald")

    assert find_copies([last, first, later]) == {"a": "z", "b": "z"}


def test_case_accents_and_spaces_do_not_make_a_text_another() -> None:
    """A copy is a copy if only its typography differs."""
    first = told("a", "Café Çağlayan   closed.", published=hours_before(5))
    copy = told("b", "CAFE CAGLAYAN CLOSED.")

    assert find_copies([first, copy]) == {"b": "a"}


def test_short_texts_are_copies_only_if_equal() -> None:
    """A flash of one line shares its words with many."""
    one = told("a", "Mayor Ida Falk of Tarsen has resigned on Monday.")
    two = told("b", "Mayor Ida Falk of Tarsen has resigned on Tuesday.")

    assert find_copies([one, two]) == {}


def test_a_shortened_print_is_a_copy() -> None:
    """The fuller text is kept even if it came later."""
    short = told("a", *REPORT[:3], published=hours_before(5))
    full = told("b", *REPORT, published=hours_before(2))

    assert find_copies([short, full]) == {"a": "b"}


def test_a_print_with_a_changed_sentence_is_a_copy() -> None:
    """An editor's touch does not make it another voice; the earlier one is kept."""
    first = told("a", *REPORT, published=hours_before(5))
    touched = told(
        "b", *REPORT[:3], "The roads office has not said what a new bridge will cost it."
    )

    assert find_copies([first, touched]) == {"b": "a"}


def test_a_long_article_that_quotes_a_report_is_no_copy() -> None:
    """It tells much more."""
    report = told("a", *REPORT[:2])
    analysis = told("b", *REPORT[:2], *OTHER, *(f"{line} Or so they say." for line in OTHER))

    assert find_copies([report, analysis]) == {}


def test_copies_of_copies_have_one_original() -> None:
    """Each print shares enough with the next one: they are one family."""
    full = told("a", *REPORT, published=hours_before(5))
    cut = told("b", *REPORT[:3], published=hours_before(4))
    touched = told("c", *REPORT[:3], "More will be known in the morning, it said.")

    assert find_copies([touched, cut, full]) == {"b": "a", "c": "a"}


@pytest.mark.parametrize("kind", sorted(OTHER_FACTS.keys() - ADDED))
def test_a_print_with_another_fact_is_no_copy(kind: str) -> None:
    """A toll, a date, a name or a "not" put into one sentence: it is a report of its own."""
    first, second = OTHER_FACTS[kind]

    assert find_copies([told("a", *REPORT, first), told("b", *REPORT, second)]) == {}


@pytest.mark.parametrize("kind", SAME_FACTS)
def test_another_dress_makes_no_other_text(kind: str) -> None:
    """Typography, figures, datelines, fuller names: the same report."""
    first, second = SAME_FACTS[kind]

    assert find_copies([told("a", *REPORT, first), told("b", *REPORT, second)]) != {}


def test_a_shorter_print_does_not_join_two_that_differ() -> None:
    """The print without the sentence is a copy of the first; the one with "not" stays apart."""
    will, will_not = OTHER_FACTS["not"]
    first = told("a", *REPORT, will, published=hours_before(5))
    cut = told("b", *REPORT, published=hours_before(4))
    other = told("c", *REPORT, will_not, published=hours_before(3))

    copies = find_copies([first, cut, other])

    assert "c" not in copies
    assert "c" not in copies.values() or copies["b"] == "c"
    assert len(copies) == 1


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    """The same copies, whoever was fetched first."""
    articles = [
        told("a", *REPORT, published=hours_before(5)),
        told("b", *REPORT, published=hours_before(5)),
        told("c", *REPORT[:3], published=hours_before(2)),
        told("d", *OTHER, published=hours_before(9)),
        told("e", *OTHER[:3], "The rest was singing, members said.", published=hours_before(1)),
        told("f", *OTHER[:1], published=hours_before(1)),
    ]

    assert find_copies([articles[n] for n in order]) == {"b": "a", "c": "a", "e": "d"}
