"""A brief that is due is built in a process of its own: one that hangs or dies costs no brief."""

import logging
import os
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from briefing import runs
from briefing.runs import build_process
from briefing.runs.process_identity import of_process
from briefing.store import BuildState
from tests.unit.runs.test_due_work import DAY, SEVEN, TEXT, box, edition, got, set_config

ROOT = Path(__file__).resolve().parents[3]
__all__ = ["got"]  # a fixture


@pytest.fixture
def workshop(workshop_with, write):
    write("talks-go-on", TEXT)
    return workshop_with(box())


def builder(*ways):
    return partial(
        build_process.build_apart, command=(sys.executable, "-m", "tests.failing_build", *ways)
    )


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(build_process, "PATIENCE", timedelta(seconds=0.5))


def test_a_brief_is_built_apart_and_delivered(workshop, got):
    """What is told of it is what is told of one that is built here."""
    report = runs.tick(workshop, now=SEVEN, builder=builder())

    (built,) = report.builds
    assert (built.brief.day, built.existed, built.problems) == (DAY, False, ())
    assert [path.name for path in built.paths] == ["brief.json"]
    assert built.paths[0].is_file()
    assert Counter(got()) == {(name, "2026-03-04"): 1 for name in ("ada", "bo", "cy")}
    here = runs.build(workshop, edition=edition(workshop), day=DAY, now=SEVEN, rebuild=True)
    assert here.brief == built.brief


@pytest.mark.parametrize(
    ("way", "limit", "said"),
    [
        ("hang", timedelta(seconds=15), "it hung and was killed after 0:00:15"),
        ("die", timedelta(hours=1), "by SIGKILL"),
    ],
)
def test_a_builder_that_hangs_or_dies_is_tried_again_with_back_off(
    workshop, got, way, limit, said, monkeypatch
):
    """It is gone, counts as no attempt, and the next try makes the brief."""
    set_config(workshop, build_limit=limit)
    started = []
    monkeypatch.setattr(
        build_process, "of_process", lambda pid: started.append(pid) or of_process(pid)
    )

    report = runs.tick(workshop, now=SEVEN, builder=builder(way))

    (problem,) = report.problems
    assert said in problem.message
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)
    entry = workshop.store.ledger.build("daily", DAY)
    assert (entry.state, entry.attempts, entry.setbacks) == (BuildState.PENDING, 0, 1)
    assert said in entry.error
    assert runs.tick(workshop, now=SEVEN + timedelta(seconds=20), builder=builder(way)).builds == ()
    assert workshop.store.ledger.build("daily", DAY).setbacks == 1
    set_config(workshop, build_limit=timedelta(hours=1))
    later = runs.tick(workshop, now=SEVEN + timedelta(minutes=2), builder=builder())
    assert len(later.builds) == 1
    assert len(got()) == 3


def test_a_failure_in_the_builder_is_told_as_it_is(workshop):
    """With its hint; and of the surroundings, so it is no attempt."""
    set_config(workshop, output=Path("/proc/nowhere"))

    report = runs.tick(workshop, now=SEVEN, builder=builder())

    (problem,) = report.problems
    assert "/proc/nowhere cannot be written" in problem.message
    assert "choose another with --output" in problem.hint
    entry = workshop.store.ledger.build("daily", DAY)
    assert (entry.state, entry.attempts, entry.setbacks) == (BuildState.PENDING, 0, 1)


def test_a_fault_of_the_program_is_an_attempt_and_stands_in_our_log(workshop, caplog):
    """Its traceback, too: whoever mends it needs it."""
    with caplog.at_level(logging.INFO):
        runs.tick(workshop, now=SEVEN, builder=builder("break"))

    entry = workshop.store.ledger.build("daily", DAY)
    assert (entry.state, entry.attempts, entry.setbacks) == (BuildState.PENDING, 1, 0)
    assert "in break_down" in caplog.text


def test_a_day_that_another_builds_is_left_alone(workshop):
    """Busy is no trouble."""
    claim = workshop.store.ledger.claim(
        edition="daily", day=DAY, owner="other", now=SEVEN, due=True
    )

    report = runs.tick(workshop, now=SEVEN, builder=builder())

    assert claim is not None
    assert (report.builds, report.problems) == ((), ())


def test_a_builder_whose_daemon_is_killed_stops_and_gives_its_claim_back(workshop):
    """Nobody is left to kill it."""
    code = (
        "import sys; from datetime import datetime; from functools import partial\n"
        "from pathlib import Path; from briefing import runs\n"
        "from briefing.assembly import assemble; from briefing.config import load_config\n"
        "from briefing.runs import build_process\n"
        f"workshop = assemble(load_config(Path({str(workshop.config.path)!r})))\n"
        f"command = ({sys.executable!r}, '-m', 'tests.failing_build', 'stop')\n"
        "runs.tick(workshop, now=datetime.fromisoformat(sys.argv[1]),\n"
        "          builder=partial(build_process.build_apart, command=command))\n"
    )
    daemon = subprocess.Popen([sys.executable, "-c", code, SEVEN.isoformat()])
    ledger = workshop.store.ledger
    wait_for(lambda: (e := ledger.build("daily", DAY)) and e.state is BuildState.RUNNING)
    daemon.kill()
    daemon.wait()

    wait_for(lambda: ledger.build("daily", DAY).state is BuildState.PENDING)

    assert ledger.build("daily", DAY).attempts == 0


def wait_for(there):
    """Look until it is so: the machine may be slow."""
    pause = threading.Event()
    for _ in range(1200):
        if there():
            return
        pause.wait(0.1)
    raise AssertionError("it never came")
