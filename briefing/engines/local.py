"""Runs a function over partitions in processes of this machine, whatever one of them does.

A process that dies (out of memory, a crash in native code, an operator's kill) is replaced, and
what it was at is done again; what ends its process a second time is the cause, not the victim.
What the function does is not known here.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import Any, TypeVar

from briefing.engines.worker import DeadError, Worker
from briefing.errors import BriefingError, PluginError

T = TypeVar("T")
R = TypeVar("R")

# A partition whose process died this often is the cause, not the victim.
ATTEMPTS = 2
# So many partitions given up one after the other: not they are the cause, but the machine.
HOPELESS = 3
# A worker takes some two seconds of a processor to start, an article a seventh of one: with fewer
# partitions for each, starting workers costs more than they bring (estimated, November 2026).
WORTH_A_WORKER = 16
# Results that wait for an earlier one: what bounds the memory, in partitions for each worker.
_AHEAD = 8


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
        if self.workers is not None and self.workers < 1:
            raise PluginError("'workers' must be at least 1")

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
        run = _Run(function, everything, workers, lost)
        try:
            yield from run.results()
        finally:
            run.end()

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


class _Run:
    """The processes of one run, what each is at, and the results that wait for an earlier one."""

    def __init__(
        self,
        function: Callable[[Any], Any],
        partitions: Iterable[Any],
        count: int,
        lost: Callable[[Any], Any] | None,
    ) -> None:
        self._function, self._lost = function, lost
        self._new = enumerate(partitions)
        self._again: deque[tuple[int, Any]] = deque()
        self._deaths: dict[int, int] = {}
        self._given_up = 0  # in a row
        self._results: dict[int, Any] = {}
        self._next = 0
        self._ahead = count * _AHEAD
        self._at: dict[Worker, tuple[int, Any] | None] = {}
        for _ in range(count):
            self._at[Worker(function)] = None

    def results(self) -> Iterator[Any]:
        """The results, in order."""
        while True:
            self._hand_out()
            if all(task is None for task in self._at.values()) and self._next not in self._results:
                return
            while self._next in self._results:
                result = self._results.pop(self._next)
                self._next += 1
                yield result
            self._hand_out()
            self._listen()

    def end(self) -> None:
        """End all processes."""
        for worker in self._at:
            worker.end()

    def _hand_out(self) -> None:
        for worker, task in list(self._at.items()):
            if task is None and (task := self._following()) is not None:
                self._at[worker] = task
                try:
                    worker.give(task[1])
                except DeadError:
                    self._replace(worker)

    def _following(self) -> tuple[int, Any] | None:
        if self._again:
            return self._again.popleft()
        busy = sum(task is not None for task in self._at.values())
        if len(self._results) + busy >= self._ahead:
            return None
        return next(self._new, None)

    def _listen(self) -> None:
        """Wait until some of the busy processes say something, and hear it."""
        busy = {worker.pipe: worker for worker, task in self._at.items() if task is not None}
        for pipe in wait(list(busy)) if busy else ():
            self._hear(busy[pipe])  # type: ignore[index]  # wait() gives back what it was given

    def _hear(self, worker: Worker) -> None:
        try:
            final, value = worker.take()
        except DeadError:
            self._replace(worker)
            return
        task = self._at[worker]
        if final and task is not None:
            self._results[task[0]] = value
            self._given_up = 0
            self._at[worker] = None

    def _replace(self, worker: Worker) -> None:
        """Start another process for one that died, and do again what it was at."""
        task = self._at.pop(worker)
        worker.end()
        self._at[Worker(self._function)] = None
        if task is None:
            return
        number, partition = task
        deaths = self._deaths[number] = self._deaths.get(number, 0) + 1
        if deaths < ATTEMPTS:
            self._again.append(task)
            return
        self._given_up += 1
        if self._lost is None or self._given_up >= HOPELESS:
            raise BriefingError(
                f"worker processes died {deaths} times on the same work",
                hint="give the machine more memory, or set fewer workers",
            )
        self._results[number] = self._lost(partition)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
