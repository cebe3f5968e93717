"""The visits' network with its real weights: long texts, many names, nothing at all."""

from datetime import date

import pytest

from briefing.analysis import visits
from briefing.analysis.actors import resolve
from briefing.analysis.language import load_pipeline
from briefing.analysis.visits import find_visits
from briefing.analysis.visits.candidates import candidates_of
from briefing.analysis.visits.scorer import VisitScorer
from briefing.analysis.words import Words

pytestmark = pytest.mark.model
DAY = date(2031, 5, 6)
FILLER = "The market in the old town was quiet, and the price of bread did not change again. "
NEWS = "Kenyan Foreign Minister Amina Otieno will visit Oslo on 12 May for talks."


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline("en")


def found(nlp, text: str) -> list[tuple[str, str]]:
    words = Words.of(nlp(text))
    drafts = find_visits(words, resolve(words), published=DAY)
    return [(draft.visitor[0], draft.destination[0]) for draft in drafts]


@pytest.mark.parametrize("before", [0, 60, 200])
def test_a_visit_is_found_wherever_it_stands(nlp, before):
    """Windows hold the whole of a long text."""
    text = FILLER * before + NEWS + " " + FILLER * 60

    assert ("Amina Otieno", "Oslo") in found(nlp, text)


def test_one_endless_sentence_is_cut(nlp):
    """A text that never ends a sentence is read in pieces that fit the network."""
    assert isinstance(found(nlp, "and the bread and " * 2000 + NEWS), list)


def test_four_hundred_names_end(nlp):
    """Pairs without number are cut to the nearest; reading ends, and nothing breaks."""
    people = ", ".join(f"Ada Lind{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(400))
    places = ", ".join(["Oslo", "Lima", "Rome", "Cairo", "Riga", "Quito"] * 10)

    assert isinstance(found(nlp, f"{people} met in {places}."), list)


@pytest.mark.parametrize("text", ["", " ", "Oslo", "Amina Otieno", "Oslo, Lima, Rome."])
def test_nothing_to_pair_is_no_visit(nlp, text):
    """Without a traveller and a place there is nothing to score."""
    assert found(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President Amina Otieno ended her 10-hour visit to Oslo on Monday.",
        "After ten hours in Oslo, Kenyan President Amina Otieno departed on Monday.",
        "Kenyan President Amina Otieno concluded a 30-minute stop in Oslo on 3 May.",
        "Kenyan President Amina Otieno left Oslo today after a 90-day visit.",
    ],
)
@pytest.mark.parametrize("day", [DAY, date(1, 1, 5), date(9999, 12, 30)])
def test_any_length_can_be_read_on_any_day(nlp, text, day):
    """Hours, and the ends of the calendar, are no reason to give an article up."""
    words = Words.of(nlp(text))

    for visit in find_visits(words, resolve(words), published=day):
        assert visit.start is None or visit.end is None or visit.start <= visit.end


def test_a_visit_reads_the_same_every_time(nlp):
    """The same text gives the same probability."""
    first, second = (
        [visit.probability for visit in find_visits(w, resolve(w), published=DAY)]
        for w in (Words.of(nlp(NEWS)), Words.of(nlp(NEWS)))
    )

    assert first == second


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(FILLER * 60 + "Kenyan Foreign Minister Amina Otieno resigned. "
                     + FILLER * 60 + "It rained in Oslo.", id="too far apart"),
        pytest.param("Lima is quiet. " + FILLER * 60 + NEWS, id="one window of two"),
        pytest.param(NEWS, id="needed"),
    ],
)  # fmt: skip
def test_what_is_not_read_would_not_count(nlp, text, monkeypatch):
    """Windows are left out only where nothing that the network could say makes a visit."""
    words = Words.of(nlp(text))
    resolved = resolve(words)
    as_it_is = find_visits(words, resolved, published=DAY)
    everywhere = range(len(candidates_of(words, resolved).destinations))
    monkeypatch.setattr(visits, "places_needed", lambda *_: everywhere)

    assert find_visits(words, resolved, published=DAY) == as_it_is


def test_a_window_without_a_place_in_reach_is_not_read(nlp, monkeypatch):
    """Who is named pages away from the only place cannot be told to be there."""
    words = Words.of(nlp("Amina Otieno resigned. " + FILLER * 60 + "It rained in Oslo."))
    scored = visits.visit_scorer(visits._MODEL_FOLDER).score
    read: list[int] = []

    def score(*given, places, doubtful):
        read.extend(places)
        return scored(*given, places=places, doubtful=doubtful)

    monkeypatch.setattr(VisitScorer, "score", lambda _self, *given, **more: score(*given, **more))

    assert find_visits(words, resolve(words), published=DAY) == ()
    assert read == []


class Counted:
    """A graph that counts how often it is run."""

    def __init__(self, graph) -> None:
        self.graph, self.runs = graph, 0

    def run(self, *given):
        self.runs += 1
        return self.graph.run(*given)


@pytest.fixture
def upper(monkeypatch) -> Counted:
    scorer = visits.visit_scorer(visits._MODEL_FOLDER)
    counted = Counted(scorer._upper)
    monkeypatch.setattr(scorer, "_upper", counted)
    return counted


NO_TRIP = (
    "Police in Oslo arrested two men on Monday. Ida Lund, a prosecutor, said the shop in Lima "
    "Street had lost 300 watches."
)


def test_a_window_that_shows_nothing_is_not_read_to_the_end(nlp, upper):
    """Most of the network's time is spent where somebody may go somewhere."""
    words = Words.of(nlp(NO_TRIP))
    candidates = candidates_of(words, resolve(words))
    score = visits.visit_scorer(visits._MODEL_FOLDER).score

    assert score(words, candidates) == []
    assert upper.runs == 0
    assert score(words, candidates, doubtful=range(len(candidates.destinations)))
    assert upper.runs == 1


def test_a_window_that_tells_of_a_visit_is_read_to_the_end(nlp, upper):
    """The lower layers see that somebody may go somewhere."""
    words = Words.of(nlp(NEWS))

    assert visits.visit_scorer(visits._MODEL_FOLDER).score(
        words, candidates_of(words, resolve(words))
    )
    assert upper.runs == 1
