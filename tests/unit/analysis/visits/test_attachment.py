"""How a traveller and a place hang together in the parse."""

import pytest

from briefing.analysis.visits.attachment import COLUMNS, Parse
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated

LINE = (
    "flew/VERB/ROOT Ada/PROPN/nsubj@flew to/ADP/case@Oslo Oslo/PROPN/obl@flew "
    "and/CCONJ/cc@Lima Lima/PROPN/conj@Oslo . | "
    "spoke/VERB/ROOT Jo/PROPN/nmod@envoy 's/PART/case@Jo envoy/NOUN/nsubj@spoke ."
)
ADA, OSLO, LIMA, JO = (1, 2), (3, 4), (5, 6), (8, 9)


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.of(annotated(LINE))


def said(words: Words, path: tuple[int, ...]) -> list[str]:
    return [words.text[token] for token in path]


def test_the_path_is_what_stands_between_both(words):
    """The verb that both depend on, and of a list what it is a list of."""
    assert said(words, Parse(words).attachment([ADA], [OSLO]).path) == ["flew"]
    assert said(words, Parse(words).attachment([ADA], [LIMA]).path) == ["flew", "Oslo"]


def test_one_of_a_list_is_what_the_first_is(words):
    """ "To Oslo and Lima": she flew to both."""
    first, second = (Parse(words).attachment([ADA], [one]).features for one in (OSLO, LIMA))

    assert first[:4] == second[:4]
    assert first[4] < second[4]


def test_in_different_sentences_each_is_told_by_what_it_depends_on(words):
    """Nothing stands between them; which verb each has is known still."""
    found = Parse(words).attachment([JO], [OSLO])

    assert said(words, found.path) == ["flew", "envoy"]
    assert found.features[0] != Parse(words).attachment([ADA], [OSLO]).features[0]


def test_the_mentions_of_one_sentence_count(words):
    """However often somebody is named elsewhere."""
    assert Parse(words).attachment([ADA, JO], [OSLO]) == Parse(words).attachment([ADA], [OSLO])


def test_without_a_mention_nothing_is_known(words):
    """The town of a dateline stands in no sentence."""
    assert Parse(words).attachment([ADA], []).features == (0,) * len(COLUMNS)


@pytest.mark.parametrize("one", [ADA, JO, OSLO])
@pytest.mark.parametrize("other", [OSLO, LIMA, JO])
def test_every_feature_is_one_of_its_values(words, one, other):
    """The network has a vector for each."""
    found = Parse(words).attachment([one], [other]).features

    assert all(0 <= value < count for value, count in zip(found, COLUMNS, strict=True))
