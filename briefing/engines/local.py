"""Runs a function over partitions in processes of this machine.

What the function does is not known here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import TypeVar

from briefing.engines.partitions import Run, refuse_none
from briefing.engines.worker import Worker

T = TypeVar("T")
R = TypeVar("R")

# A worker takes 1.5 s of a processor to start, an article a tenth of one: with fewer partitions for
# each, starting workers costs more than they bring (estimated, November 2026).
WORTH_A_WORKER = 16


@dataclass(frozen=True, slots=True)
class Local:
    """Processes on this machine.

    Attributes:
        workers: How many; if not set, as many as there are processors, and fewer for little work.
            1 works in this process.
    """

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
            BriefingError: if a partition ended its process twice and nothing stands in for it, or
                if several in a row did.
        """
        waiting = iter(partitions)
        # Looked at only as far as needed: what is read from a pipe may come slowly.
        looked_at = list(islice(waiting, self._enough))
        workers = self._workers(len(looked_at))
        everything = chain(looked_at, waiting)
        if workers <= 1:
            yield from map(function, everything)
            return
        run = Run(partial(Worker, function), _wait, partitions=everything, count=workers, lost=lost)
        yield from run.results()

    @property
    def _enough(self) -> int:
        """How many partitions keep all workers busy."""
        if self.workers is not None:
            return self.workers
        return processors() * WORTH_A_WORKER

    def _workers(self, partitions: int) -> int:
        if self.workers is not None:
            return min(self.workers, partitions)
        return partitions // WORTH_A_WORKER


def _wait(busy: Sequence[Worker]) -> list[Worker]:
    ready = wait([worker.pipe for worker in busy])
    return [worker for worker in busy if worker.pipe in ready]


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
