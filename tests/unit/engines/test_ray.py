"""A Ray cluster gives what this machine's processes give, whatever one of its processes does.

Ray is heavy, and in no group: install `briefing[ray]` to run these.
"""

import gc
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.engines.ray import Ray
from briefing.errors import BriefingError, LanguageModelError, PluginError
from tests.fakes import complain, die_once, die_with, lack_a_model, square

HERE = Path(__file__).resolve().parents[3]


def test_at_least_one_worker_is_needed() -> None:
    """An impossible number is refused when the configuration is read."""
    with pytest.raises(PluginError, match="at least 1"):
        Ray(workers=0)


def test_no_partitions_give_no_results() -> None:
    """Nothing to do starts nothing, and needs no Ray."""
    assert list(Ray(address="192.0.2.1:6379").map(square, [])) == []


class SlowRay:
    """Ray on a machine so busy that its node is not up in time."""

    def is_initialized(self) -> bool:
        return False

    def init(self, **_: object) -> None:
        raise Exception("The current node timed out during startup.")  # noqa: TRY002 - as Ray


def test_a_cluster_that_does_not_start_is_told_with_what_to_do(monkeypatch) -> None:
    """Ray says so in many ways; none of them reaches a person as it is."""
    monkeypatch.setitem(sys.modules, "ray", SlowRay())

    with pytest.raises(BriefingError, match="of this machine cannot be reached: The current node"):
        list(Ray(workers=1).map(square, [1]))


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """One on this machine, for all tests: as the program finds one that runs already."""
    ray = pytest.importorskip("ray", reason="Ray is not installed: pip install briefing[ray]")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RAY_USAGE_STATS_ENABLED", "0")
        environment.setenv("RAY_raylet_start_wait_time_s", "300")  # a loaded machine
        environment.setenv("PYTHONPATH", f"{HERE}:{os.environ.get('PYTHONPATH', '')}")
        ray.init(
            num_cpus=2,
            object_store_memory=100_000_000,
            include_dashboard=False,
            log_to_driver=False,
            logging_level=logging.WARNING,
        )
    yield
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        ray.shutdown()  # which leaves its own processes to the garbage collector
        gc.collect()


@pytest.mark.slow
@pytest.mark.usefixtures("cluster")
class TestCluster:
    """What holds of `local` holds here."""

    def test_the_same_results_in_the_same_order(self) -> None:
        assert list(Ray(workers=2).map(square, range(40))) == [n * n for n in range(40)]

    def test_a_process_that_dies_costs_a_second_try_only(self, tmp_path: Path) -> None:
        partitions = [(str(tmp_path / "mark"), n) for n in range(6)]

        assert list(Ray(workers=2).map(die_once, partitions)) == list(range(6))

    def test_a_partition_that_kills_twice_is_told_and_the_rest_is_done(self) -> None:
        results = Ray(workers=2).map(die_with, [0, 7, 0, 0], lost=lambda code: f"lost {code}")

        assert list(results) == [0, "lost 7", 0, 0]

    def test_processes_that_always_die_end_the_run(self) -> None:
        with pytest.raises(BriefingError, match="died 2 times"):
            list(Ray(workers=2).map(die_with, [1] * 3))

    def test_an_error_in_a_process_is_the_callers_in_full(self) -> None:
        with pytest.raises(LanguageModelError, match="no model 7") as caught:
            list(Ray(workers=2).map(lack_a_model, [7, 7]))

        assert caught.value.hint == "install 7"

    def test_what_a_process_logs_is_logged_here(self, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.INFO):
            list(Ray(workers=1).map(complain, ["this", "that"]))

        assert [one.getMessage() for one in caplog.records if one.name == "tests.complaints"] == [
            "odd: this",
            "odd: that",
        ]
