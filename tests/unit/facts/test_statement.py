"""When two sentences that share their words are the same: only with the same facts."""

import pytest

from briefing.facts import contradict, says_more, statement_of
from tests.unit.facts.pairs import OTHER_FACTS, SAME_FACTS

# The second sentence of these adds a fact or tells what came of a plan: a reader of the first one
# needs it, a reader of the second one needs nothing.
ONE_WAY = frozenset({"date set", "will and did", "arrives at last"})


@pytest.mark.parametrize("kind", OTHER_FACTS)
def test_a_sentence_with_another_fact_is_news(kind: str) -> None:
    """However many words it shares with the one the reader knows."""
    first, second = map(statement_of, OTHER_FACTS[kind])

    assert says_more(second, first)


@pytest.mark.parametrize("kind", sorted(OTHER_FACTS.keys() - ONE_WAY))
def test_two_sentences_that_differ_in_a_fact_contradict(kind: str) -> None:
    """Whichever of the two comes first: neither stands for the other."""
    first, second = map(statement_of, OTHER_FACTS[kind])

    assert contradict(first, second)
    assert contradict(second, first)


@pytest.mark.parametrize("kind", SAME_FACTS)
def test_another_dress_is_no_other_fact(kind: str) -> None:
    """Typography, figures in words, order in a date, titles, datelines, fuller names."""
    first, second = map(statement_of, SAME_FACTS[kind])

    assert not says_more(second, first)
    assert not contradict(first, second)


def test_a_known_name_counts_where_its_capital_says_nothing() -> None:
    """In front of a sentence, and in a headline in title case."""
    names = frozenset({"falk", "horn"})
    first = statement_of("Falk Wins The Race For The Harbour Board", names)
    second = statement_of("Horn Wins The Race For The Harbour Board", names)

    assert contradict(first, second)
