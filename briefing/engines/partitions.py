"""Shares partitions out among processes, in order, whatever one of these does.

A process that dies (out of memory, a crash in native code, an operator's kill) is replaced, and
what it was at is done again; what ends its process a second time is the cause, not the victim.
Where the processes are, and what they do, is not known here.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar

from briefing.errors import BriefingError, PluginError

# A partition whose process died this often is the cause, not the victim.
ATTEMPTS = 2
# So many partitions given up one after the other: not they are the cause, but the machine.
HOPELESS = 3
# Results that wait for an earlier one: what bounds the memory, in partitions for each worker.
_AHEAD = 8
# Partitions that a process holds: the next one is there before the last result is taken.
_HELD = 2


def refuse_none(workers: int | None) -> None:
    """Refuse an impossible number of workers when the configuration is read.

    Raises:
        PluginError: if it is less than 1.
    """
    if workers is not None and workers < 1:
        raise PluginError("'workers' must be at least 1")


class DeadError(Exception):
    """A process ended before it answered."""


class Hand(Protocol):
    """A process that works on one partition after another, in the order given."""

    def give(self, partition: object) -> None:
        """Hand it a partition; it may have others.

        Raises:
            DeadError: if the process is gone.
        """
        ...

    def take(self) -> tuple[bool, Any]:
        """What it says next: whether it is a result, and the result.

        Raises:
            DeadError: if the process is gone.
            Exception: what the function raised.
        """
        ...

    def end(self) -> None:
        """End it, whatever it is at."""
        ...


W = TypeVar("W", bound=Hand)


class Run(Generic[W]):
    """The processes of one run, what each holds, and the results that wait for an earlier one.

    Args:
        start: Starts a process that knows the function.
        listen: Waits until some of the busy processes have something to say, and gives these.
        partitions: Taken as they are worked on.
        count: How many processes.
        lost: What stands in for the result of a partition that ended its process twice.
    """

    def __init__(
        self,
        start: Callable[[], W],
        listen: Callable[[Sequence[W]], Iterable[W]],
        *,
        partitions: Iterable[Any],
        count: int,
        lost: Callable[[Any], Any] | None,
    ) -> None:
        self._start, self._ready, self._lost = start, listen, lost
        self._new = enumerate(partitions)
        self._again: deque[tuple[int, Any]] = deque()
        self._deaths: dict[int, int] = {}
        self._given_up = 0  # in a row
        self._results: dict[int, Any] = {}
        self._next = 0
        self._ahead = count * _AHEAD
        self._held: dict[W, deque[tuple[int, Any]]] = {}
        for _ in range(count):
            self._held[start()] = deque()

    def results(self) -> Iterator[Any]:
        """The results, in order; nobody is left behind, whatever happens."""
        try:
            yield from self._results_in_order()
        finally:
            for worker in self._held:
                worker.end()

    def _results_in_order(self) -> Iterator[Any]:
        while True:
            self._hand_out()
            if not any(self._held.values()) and self._next not in self._results:
                return
            while self._next in self._results:
                result = self._results.pop(self._next)
                self._next += 1
                yield result
            self._hand_out()
            self._listen()

    def _hand_out(self) -> None:
        """Give every process something to do, and then the next thing."""
        for held in range(_HELD):
            for worker, tasks in list(self._held.items()):
                if len(tasks) == held and (task := self._following()) is not None:
                    tasks.append(task)
                    try:
                        worker.give(task[1])
                    except DeadError:
                        self._replace(worker)

    def _following(self) -> tuple[int, Any] | None:
        if self._again:
            return self._again.popleft()
        if len(self._results) + sum(map(len, self._held.values())) >= self._ahead:
            return None
        return next(self._new, None)

    def _listen(self) -> None:
        """Wait until some of the busy processes say something, and hear it."""
        busy = [worker for worker, tasks in self._held.items() if tasks]
        for worker in self._ready(busy) if busy else ():
            self._hear(worker)

    def _hear(self, worker: W) -> None:
        try:
            final, value = worker.take()
        except DeadError:
            self._replace(worker)
            return
        if final:
            number, _ = self._held[worker].popleft()
            self._results[number] = value
            self._given_up = 0

    def _replace(self, worker: W) -> None:
        """Start another process for one that died, and do again what it held.

        It died of the first, if of any.
        """
        tasks = self._held.pop(worker)
        worker.end()
        self._held[self._start()] = deque()
        if not tasks:
            return
        number, partition = task = tasks.popleft()
        self._again.extend(tasks)
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
