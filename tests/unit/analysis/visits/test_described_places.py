"""Countries that a text means without naming them are places that may be visited."""

import pytest

from briefing.analysis.actors import resolve
from briefing.analysis.visits.candidates import candidates_of
from briefing.analysis.words import Words
from tests.unit.analysis.annotated import annotated


def places(line: str) -> list[tuple[str, int]]:
    """The places of an annotated text and how often each is meant."""
    words = Words.of(annotated(line))
    found = candidates_of(words, resolve(words)).destinations
    return [(one.place.names[0], len(one.spans)) for one in found]


INVITES = (
    "Hungarian/ADJ/amod@Minister{NORP} Prime/PROPN/compound@Minister "
    "Minister/PROPN/compound@Ilona Ilona/PROPN/nsubj@invited{PERSON Varga/PROPN/flat@Ilona} "
    "invited/VERB/ROOT him/PRON/obj@invited to/PART/mark@visit visit/VERB/xcomp@invited {} ."
)


@pytest.mark.parametrize("land", ["country", "nation", "homeland"])
def test_the_country_of_the_one_who_invites(land):
    """ "Her country" is that of the person who does what the sentence tells."""
    line = INVITES.replace("{} .", f"her/PRON/nmod@{land} {land}/NOUN/obj@visit .")

    assert places(line) == [("Hungary", 1)]


def test_the_only_country_meant_so_far():
    """ "The small European nation" is the one country of the text; of two it is neither."""
    end = "the/DET/det@nation small/ADJ/amod@nation nation/NOUN/obj@visit ."
    one = INVITES.replace("{} .", end)
    two = f"Poland/PROPN/nsubj@waits{{GPE}} waits/VERB/ROOT . | {one}"

    assert places(one) == [("Hungary", 1)]
    assert places(two) == [("Poland", 1)]


@pytest.mark.parametrize(
    "end",
    [
        "a/DET/det@country country/NOUN/obj@visit .",
        "the/DET/det@country country/NOUN/obj@visit of/ADP lakes/NOUN .",
        "the/DET/det@village village/NOUN/obj@visit .",
    ],
)
def test_no_country_is_guessed(end):
    """Some country, a country that is told apart, or a village is none that the text names."""
    assert places(INVITES.replace("{} .", end)) == []
