"""Every verb of visiting is read in its example as its class says; all are read at once."""

from datetime import date

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.language import load_pipeline
from briefing.analysis.visits.placing import place_mentions
from briefing.analysis.visits.rules import vocabulary
from briefing.analysis.visits.rules.article_context import Scene
from briefing.analysis.visits.rules.mention_finder import mentions
from briefing.analysis.visits.rules.vocabulary import VERBS, Kind
from briefing.analysis.words import Words
from briefing.lexicons import Example, lexicon_beside

pytestmark = pytest.mark.model
CLASSES = ("visit", "go", "leave", "arrive", "stay", "meet", "host", "invite", "send")
LEXICON = lexicon_beside(vocabulary.__file__)
EXAMPLES = [example for name in CLASSES for example in LEXICON.examples(name)]


@pytest.fixture(scope="module")
def found() -> dict[str, set[tuple[Kind, str]]]:
    """The class and base of each verb that speaks of a visit, by the example's text."""
    texts = [example.text for example in EXAMPLES]
    read = map(Words.of, load_pipeline("en").pipe(texts))
    return {text: set(_verbs_of(words)) for text, words in zip(texts, read, strict=True)}


def _verbs_of(words: Words) -> list[tuple[Kind, str]]:
    scene = Scene(words, resolve(words), date(2023, 5, 10), list(place_mentions(words)))
    told = [words.lower[mention.trigger] for mention in mentions(scene)]
    return [VERBS[form] for form in told if form in VERBS]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: "-".join(example.entry))
def test_a_verb_is_read_as_its_class_says(
    found: dict[str, set[tuple[Kind, str]]], example: Example
) -> None:
    base = example.entry[0].partition(":")[0]
    assert (Kind(example.table), base) in found[example.text]
