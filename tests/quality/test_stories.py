"""The grouping of the example articles: never worse than the floors that were reached."""

import json
from pathlib import Path

import pytest

from benchmarks.example_readings import EXAMPLES, example_readings, story_labels
from benchmarks.ranking import learn, order, read_day, weighty
from benchmarks.real_days import days, real_day
from benchmarks.stories import bcubed, day_by_day, grouped, leaving_one_day_out, separated_pairs
from briefing.stories.rank import WEIGHTS

FLOORS = json.loads(Path(__file__).with_name("stories_baseline.json").read_text("utf-8"))

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    return grouped(example_readings())


def test_all_days_at_once(found: dict[str, str]) -> None:
    """As `briefing stories` does."""
    floor = FLOORS["all days at once"]
    reached = bcubed(found, story_labels())

    assert len(found) == floor["articles"]
    assert reached.f1 >= floor["f1"]
    assert reached.precision >= floor["precision"]


def test_thresholds_hold_on_days_they_were_not_chosen_on() -> None:
    """Leaving one day out."""
    reached, _ = leaving_one_day_out(example_readings())

    assert reached.f1 >= FLOORS["leaving one day out"]["f1"]


def test_every_days_brief_sees_the_right_stories() -> None:
    """A window of a day, the days before as earlier articles."""
    reached = day_by_day(example_readings())

    assert len(reached) == 5
    assert min(day.f1 for day in reached.values()) >= FLOORS["day by day"]["f1"]


def test_events_with_one_person_and_place_are_kept_apart(found: dict[str, str]) -> None:
    """Different things that one minister does in one town are different stories."""
    pairs = json.loads((EXAMPLES / "labels" / "pairs.json").read_text("utf-8"))

    assert separated_pairs(found, pairs) == FLOORS["pairs kept apart"] == len(pairs)


@pytest.mark.skipif(not days(), reason="the labelled days are not beside this")
@pytest.mark.parametrize("day", days())
def test_a_real_day_is_grouped_as_an_editor_would(day: str) -> None:
    """Feeds and wires of a whole day, with the threshold chosen on the other days."""
    floor = FLOORS["real days"][day]
    readings, labels = real_day(day)
    found = grouped(readings)
    together: dict[str, set[str]] = {}
    for article, story in found.items():
        together.setdefault(story, set()).add(labels[article])

    assert bcubed(found, labels).f1 >= floor["f1"]
    assert sum(len(stories) > 1 for stories in together.values()) <= floor["joined wrongly"]


@pytest.mark.skipif(not days(), reason="the labelled days are not beside this")
@pytest.mark.parametrize("day", days())
def test_a_real_day_is_ordered_as_an_editor_would(day: str) -> None:
    """By weights learned on the other days, and by those that are shipped."""
    known = {name: read_day(name) for name in days()}
    learned = learn([other for name, other in known.items() if name != day])

    for weights in (learned, WEIGHTS):
        worths = order(known[day], weights)
        assert worths[0] == FLOORS["order"]["lead"]
        assert weighty(worths) >= FLOORS["order"]["weighty of ten"]


def test_the_measure_itself() -> None:
    """Everything right is 1; one story torn in two loses recall, two thrown together precision."""
    wanted = {"a": "x", "b": "x", "c": "y"}

    assert bcubed(wanted, wanted).f1 == 1.0
    torn = bcubed({"a": "1", "b": "2", "c": "3"}, wanted)
    thrown = bcubed({"a": "1", "b": "1", "c": "1"}, wanted)
    assert (torn.precision, torn.recall) == (1.0, pytest.approx(2 / 3))
    assert (thrown.precision, thrown.recall) == (pytest.approx(5 / 9), 1.0)
