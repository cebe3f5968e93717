"""The agenda of the five example days, read by the real pipeline, beside what a reader expects."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.read_once import read_once
from briefing.assembly import assemble
from briefing.config import load_config
from briefing.model import Reading
from briefing.runs.collecting import collect
from briefing.runs.reading import read, with_former_revisions
from tests.golden.agenda_labels import DAYS, EXAMPLES, ZONE, differences, shown

BASELINE = json.loads((Path(__file__).parent / "examples_agenda_baseline.json").read_text("utf-8"))
NOW = datetime(2026, 3, 6, 5, tzinfo=UTC)

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def readings(tmp_path_factory) -> list[Reading]:
    """Every example article as a build reads it, former wordings included.

    The reader is the shipped one, shared with the other measures on these texts.
    """
    path = tmp_path_factory.mktemp("examples") / "config.yaml"
    path.write_text(
        f"sources:\n  - folder: {EXAMPLES / 'articles'}\n  - folder: {EXAMPLES / 'feeds'}\n"
        "engine: {use: local, workers: 1}\n",
        encoding="utf-8",
    )
    with assemble(load_config(path)) as workshop:
        workshop.__dict__["reader"] = read_once()
        collect(workshop, now=NOW)
        articles = workshop.store.articles.known(since=None, until=NOW, zone=ZONE, as_of=NOW)
        known = read(workshop, articles, zone=ZONE)
        return [
            replace(reading, published=min(reading.published, NOW))
            for reading in with_former_revisions(workshop, known, zone=ZONE)
        ]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_agenda_of_a_day_does_not_get_less_true(readings, day):
    """P3. The floor may only fall: it counts what is wrong, missing or too much on the agenda."""
    wrong = differences(shown(readings, day), day)

    assert len(wrong) <= BASELINE[day.isoformat()], "\n".join(wrong)
