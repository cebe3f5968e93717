"""Runs a pure function over partitions in processes of this machine, whatever one of them does.

A process that dies (out of memory, a crash in native code) costs its partition a second try, not
the run. What the function does is not known here.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TypeVar

from briefing.errors import BriefingError, PluginError

T = TypeVar("T")
R = TypeVar("R")

# A partition whose process died this often is the cause, not the victim.
ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Local:
    """Processes on this machine.

    Attributes:
        workers: How many; as many as there are processors if not set. 1 works in this process.
    """

    workers: int | None = None

    def __post_init__(self) -> None:
        """Refuse an impossible number when the configuration is read."""
        if self.workers is not None and self.workers < 1:
            raise PluginError("'workers' must be at least 1")

    def map(self, function: Callable[[T], R], partitions: Sequence[T]) -> Iterator[R]:
        """Yield `function(partition)` for each partition, in order.

        Raises:
            BriefingError: if a partition kills its process again and again.
        """
        workers = min(self.workers or os.cpu_count() or 1, len(partitions))
        if workers <= 1:
            yield from (function(partition) for partition in partitions)
            return
        done, attempts = 0, 0
        while done < len(partitions):
            before = done
            try:
                for result in _in_processes(function, partitions[done:], workers=workers):
                    done += 1
                    yield result
            except BrokenProcessPool as error:
                attempts = 1 if done > before else attempts + 1
                if attempts >= ATTEMPTS:
                    raise BriefingError(
                        f"a worker process died {attempts} times on the same work",
                        hint="give the machine more memory, or set fewer workers",
                    ) from error


def _in_processes(
    function: Callable[[T], R], partitions: Sequence[T], *, workers: int
) -> Iterator[R]:
    """Results in order, with no more work handed out than keeps the workers busy."""
    # spawn: a forked copy of a process with threads and a loaded model can hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(max_workers=workers, mp_context=context)
    waiting: deque[Future[R]] = deque()
    rest = iter(partitions)
    try:
        for partition in rest:
            waiting.append(pool.submit(function, partition))
            if len(waiting) >= 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
