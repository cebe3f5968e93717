"""Runs a function over partitions in the actors of a Ray cluster, each with a model of its own.

What is kept is kept by who asked, batch by batch, in the store: workers need no way to it, and a
run that is stopped goes on where it was. Every machine of the cluster needs this program in the
same version, and the same models.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, TypeVar

from briefing.engines.partitions import DeadError, Run, refuse_none
from briefing.errors import BriefingError, PluginError
from briefing.overriding import override

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Ray:
    """Processes of a Ray cluster.

    Attributes:
        address: Of the cluster; if not set, what RAY_ADDRESS says, else one is started on this
            machine for as long as there is work.
        workers: How many processes; if not set, as many as the cluster has processors.
    """

    address: str | None = None
    workers: int | None = None

    def __post_init__(self) -> None:
        """Refuse an impossible number when the configuration is read."""
        refuse_none(self.workers)

    def map(
        self,
        function: Callable[[T], R],
        partitions: Iterable[T],
        *,
        lost: Callable[[T], R] | None = None,
    ) -> Iterator[R]:
        """Yield `function(partition)` for each partition, in order.

        Args:
            function: Handed to each process once; what it keeps, it keeps in that process.
            partitions: Taken as they are worked on, a few ahead.
            lost: What stands in for the result of a partition that ended its process twice.

        Raises:
            PluginError: if Ray is not installed.
            BriefingError: if the cluster cannot be reached, if a partition ended its process
                twice and nothing stands in for it, or if several in a row did.
        """
        waiting = iter(partitions)
        first = list(islice(waiting, 1))
        if not first:
            return
        ray = _ray()
        ours = not ray.is_initialized()
        if ours:
            _connect(ray, self.address)
        try:
            count = self.workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
            handed = ray.put(function)
            actor = ray.remote(num_cpus=1)(_Reader)
            run = Run(
                lambda: _Hand(ray, actor.remote(handed)),
                _wait,
                partitions=chain(first, waiting),
                count=count,
                lost=lost,
            )
            yield from run.results()
        finally:
            if ours:
                ray.shutdown()


class _Reader:
    """What runs in a process of the cluster."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function = function

    def work(self, partition: object) -> tuple[Any, list[logging.LogRecord]]:
        """The result for a partition, and what was logged on the way."""
        said = _Records()
        root = logging.getLogger()
        root.addHandler(said)
        try:
            return self._function(partition), said.records
        finally:
            root.removeHandler(said)


class _Records(logging.Handler):
    """Keeps what is logged, ready to be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record with its words in place: its arguments may not travel."""
        record.msg, record.args = record.getMessage(), None
        record.exc_info = None
        self.records.append(record)


class _Hand:
    """An actor, and the answers that it owes."""

    def __init__(self, ray: Any, actor: Any) -> None:  # noqa: ANN401 - a module; Ray gives no types
        self.ray, self._actor = ray, actor
        self._answers: deque[Any] = deque()

    @property
    def answer(self) -> Any:  # noqa: ANN401 - Ray gives no types
        """The answer that comes next."""
        return self._answers[0]

    def give(self, partition: object) -> None:
        """Hand it a partition; it works on it after those it has."""
        self._answers.append(self._actor.work.remote(partition))

    def take(self) -> tuple[bool, Any]:
        """The result of the first partition it has.

        Raises:
            DeadError: if the process is gone.
            Exception: what the function raised.
        """
        try:
            value, said = self.ray.get(self._answers.popleft())
        except self.ray.exceptions.RayTaskError as error:
            raise error.cause from error
        except self.ray.exceptions.RayError as error:
            raise DeadError from error
        for record in said:
            logging.getLogger(record.name).handle(record)
        return True, value

    def end(self) -> None:
        """End the actor, whatever it is at."""
        self.ray.kill(self._actor)


def _wait(busy: Sequence[_Hand]) -> list[_Hand]:
    ready, _ = busy[0].ray.wait([hand.answer for hand in busy], num_returns=1)
    return [hand for hand in busy if hand.answer in ready]


def _ray() -> Any:  # noqa: ANN401 - a module; Ray gives no types
    # Ray would tell its makers that it is used.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ModuleNotFoundError as error:
        raise PluginError(
            "the engine 'ray' needs a package that is not installed",
            hint="pip install 'briefing[ray]'",
        ) from error
    return ray


def _connect(ray: Any, address: str | None) -> None:  # noqa: ANN401 - a module; Ray gives no types
    where = address or os.environ.get("RAY_ADDRESS")
    here = {} if where else {"include_dashboard": False}
    # A node that is not up in time is no more than an `Exception` to Ray.
    try:
        # What workers print must not get between what this program prints.
        ray.init(address=where, log_to_driver=False, logging_level=logging.WARNING, **here)
    except Exception as error:
        raise BriefingError(
            f"the Ray cluster {where or 'of this machine'} cannot be reached: {error}",
            hint="set 'address' of the engine, or RAY_ADDRESS, to one that runs",
        ) from error
