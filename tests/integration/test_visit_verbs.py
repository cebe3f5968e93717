"""Every verb and noun of visiting is read in its example as its class says, all at once."""

from collections.abc import Iterator
from datetime import date

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.language import load_pipeline
from briefing.analysis.visits.placing import place_mentions
from briefing.analysis.visits.rules import vocabulary
from briefing.analysis.visits.rules.article_context import ArticleContext
from briefing.analysis.visits.rules.mention_finder import mentions
from briefing.analysis.visits.rules.vocabulary import TO_PERSONS, VERBS, Kind
from briefing.analysis.words import Words
from briefing.lexicons import Example, lexicon_beside

pytestmark = pytest.mark.model
CLASSES = ("visit", "go", "leave", "arrive", "stay", "meet", "host", "invite", "send")
LEXICON = lexicon_beside(vocabulary.__file__)
NOUNS = ("trip", "talks")
EXAMPLES = [example for name in (*CLASSES, *NOUNS) for example in LEXICON.examples(name)]


@pytest.fixture(scope="module")
def found() -> dict[str, set[tuple[Kind, str]]]:
    """The class and word of each mention of a visit, by the example's text."""
    texts = [example.text for example in EXAMPLES]
    read = map(Words.of, load_pipeline("en").pipe(texts))
    return {text: set(_mentioned(words)) for text, words in zip(texts, read, strict=True)}


def _mentioned(words: Words) -> Iterator[tuple[Kind, str]]:
    context = ArticleContext(words, resolve(words), date(2023, 5, 10), list(place_mentions(words)))
    for mention in mentions(context):
        form = words.lower[mention.trigger]
        if form in TO_PERSONS:
            form = f"{form} {TO_PERSONS[form]}"
        yield VERBS[form] if form in VERBS and not mention.noun else (mention.kind, form)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.table}-{one.entry[0]}")
def test_a_word_is_read_as_its_class_says(
    found: dict[str, set[tuple[Kind, str]]], example: Example
) -> None:
    base = example.entry[0].partition(":")[0]
    assert (Kind(example.table), base) in found[example.text]
