"""What the ranker, the lead and sumy's methods think of a sentence."""

import dataclasses
from datetime import UTC, datetime

import pytest

from briefing.summary import lead, ranker, sumy_methods
from briefing.summary.methods import SUMY_METHODS
from briefing.summary.passages import SourceText, prepare
from briefing.summary.ranker import Weights
from tests.readings import source_text

NOTHING = Weights(**dict.fromkeys(Weights.__slots__, 0.0))
FLOOD = "A flood destroyed the bridge of Ostra on Monday night, the governor said."
BRIDGE = "The bridge of Ostra had been built after the flood of 1920."
BAKERY = "A bakery in the capital has sold its last loaf after ninety years."
RESCUE = "Soldiers carried people from Ostra over the river in boats after the flood."


def ratings(weights: Weights, *documents: SourceText) -> list[float]:
    """How the ranker rates every sentence."""
    return ranker.rate(documents, prepare(documents), weights=weights)


def only(**weights: float) -> Weights:
    """A ranker that looks at one feature."""
    return dataclasses.replace(NOTHING, **weights)


def test_position_falls_with_every_sentence() -> None:
    """Damaged sentences and page furniture take no place."""
    rated = ratings(only(position=1.0), source_text(FLOOD, "Photo: Ostra.", BRIDGE, BAKERY))

    assert rated[0] == 1.0
    assert rated[0] > rated[2] > rated[3] > 0


def test_in_a_document_of_fragments_position_falls_too() -> None:
    """Where no sentence is sound, all take a place."""
    rated = ratings(only(position=1.0), source_text("Storm hits Ostra", "Bridge gone"))

    assert rated[0] > rated[1]


@pytest.mark.parametrize("feature", ["centroid", "centrality"])
def test_the_subject_of_the_article_is_central(feature: str) -> None:
    """A sentence about something else is far from the centre."""
    rated = ratings(only(**{feature: 1.0}), source_text(FLOOD, BRIDGE, RESCUE, BAKERY))

    assert min(rated) == rated[3] == 0.0
    assert max(rated) == 1.0


def test_support_is_what_other_articles_say_too() -> None:
    """In one article nothing is supported; in two what both tell is."""
    weights = only(support=1.0)

    assert ratings(weights, source_text(FLOOD, BAKERY)) == [0.0, 0.0]

    rated = ratings(weights, source_text(FLOOD, BAKERY), source_text(RESCUE))

    assert rated[0] > rated[1]


def test_the_headline_counts() -> None:
    """A sentence near to the headline is about the story."""
    document = source_text(BAKERY, FLOOD, title="Flood destroys the bridge of Ostra")
    rated = ratings(only(title=1.0), document)

    assert rated == [0.0, 1.0]


def test_the_most_named_count() -> None:
    """Sentences that name the story's main names are about the story."""
    document = source_text(BAKERY, FLOOD, names=("Ostra", "Ostra", "Ida Falk"))
    rated = ratings(only(names=1.0), document)

    assert rated == [0.0, 1.0]


@pytest.mark.parametrize(
    ("feature", "text"),
    [
        ("leaning", "It was built by hand in the years after the war."),
        ("quote", '"We will build it again," the governor of the province said.'),
        ("question", "Who will pay for the bridge that the flood destroyed?"),
        ("dateline", "OSTRA, March 2 (Meridian) — A flood destroyed the bridge of the town."),
        ("short", "Nobody saw it coming in Ostra."),
    ],
)
def test_what_reads_badly_loses(feature: str, text: str) -> None:
    """Each loss hits its kind of sentence and no other."""
    assert ratings(only(**{feature: 1.0}), source_text(FLOOD, text)) == [0.0, -1.0]


def test_older_articles_of_a_story_lose() -> None:
    """What a morning report says may be out of date at night; a day is the most."""

    def at(day: int, hour: int) -> SourceText:
        moment = datetime(2026, 3, day, hour, tzinfo=UTC)
        return dataclasses.replace(source_text(FLOOD), moment=moment)

    rated = ratings(only(age=1.0), at(4, 12), at(4, 0), at(1, 12), source_text(FLOOD))

    assert rated == [0.0, -0.5, -1.0, 0.0]


def test_no_sentences_no_ratings() -> None:
    """Empty articles are no accident."""
    assert ratings(Weights(), source_text()) == []
    assert ratings(Weights(), source_text("!!!", "???")) == pytest.approx([5.0, 5.0], abs=5)


def test_the_lead_takes_first_sentences_in_turn() -> None:
    """Round robin over the articles."""
    documents = [source_text(FLOOD, BRIDGE), source_text(RESCUE)]
    rated = lead.rate(documents, prepare(documents))

    assert rated[0] > rated[2] > rated[1]


def test_sumys_methods_are_those_we_name() -> None:
    """The list that is shown without loading sumy is the list of what there is."""
    assert sumy_methods.METHODS == SUMY_METHODS


@pytest.mark.parametrize("method", SUMY_METHODS)
def test_every_method_of_sumy_rates_our_sentences(method: str) -> None:
    """One rating for each, the same on every call; damaged sentences come last."""
    documents = [
        source_text(FLOOD, "Photo: Ostra.", BRIDGE, RESCUE, BAKERY, title="Flood in Ostra")
    ]
    passages = prepare(documents)
    rated = sumy_methods.rate(documents, passages, method=method)

    assert len(rated) == len(passages)
    assert rated == sumy_methods.rate(documents, passages, method=method)
    assert min(rated) == rated[1]
    assert len(set(rated)) > 1


@pytest.mark.parametrize("method", SUMY_METHODS)
@pytest.mark.parametrize("lines", [("!!!",), ("Ostra",), ("", "the of"), (FLOOD,), (FLOOD, FLOOD)])
def test_sumys_methods_survive_meagre_articles(method: str, lines: tuple[str, ...]) -> None:
    """Nothing divides by zero, whatever the article holds."""
    documents = [source_text(*lines)]

    assert len(sumy_methods.rate(documents, prepare(documents), method=method)) == len(lines)


def test_sumy_sees_only_the_beginnings_of_long_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its costs grow with the square: the rest comes after, in the order of the text."""
    monkeypatch.setattr(sumy_methods, "LONGEST", 2)
    documents = [source_text(FLOOD, BRIDGE, BAKERY), source_text(RESCUE)]
    rated = sumy_methods.rate(documents, prepare(documents), method="lexrank")

    assert min(rated[0], rated[3]) > rated[1] > rated[2]
