"""Does again what a lost connection broke off: a server's new start costs a wait, not the work.

`Database` says `LostError` when a connection was lost before anything of its transaction was
kept. What is done again is the innermost method around the transaction, from its start; so such
a method has one transaction that writes, and what it did before that has no effect.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial, wraps
from inspect import isgeneratorfunction
from types import FunctionType
from typing import Any, Final, Protocol, TypeVar

from briefing.errors import StoreError

log = logging.getLogger(__name__)

# A server that is started anew, or changes to its standby, is back within a minute.
PATIENCE: Final = timedelta(seconds=90)

# Between two tries, in seconds: at first (a new connection is nearly always enough), at most.
_FIRST_PAUSE: Final = 0.2
_LONGEST_PAUSE: Final = 5.0

T = TypeVar("T")
R = TypeVar("R")


class LostError(StoreError):
    """The connection was lost, and nothing of the transaction was kept."""


class Patience:
    """How a store's server is waited for, by all threads together.

    Args:
        limit: How long, from when it was first missed.
        where: The store's name for messages.
        clock: In seconds.
    """

    def __init__(
        self, *, limit: timedelta, where: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit.total_seconds()
        self._where = where
        self._clock = clock
        self._lock = threading.Lock()
        self._missed_at: float | None = None

    def again(self, work: Callable[[], T], *, after: LostError) -> T:
        """Do again what was broken off, until it is done.

        Args:
            work: What was broken off.
            after: How.

        Raises:
            StoreError: if the server stays away for too long.
        """
        import stamina
        import stamina.instrumentation

        # That the server is away is said once, here.
        stamina.instrumentation.set_on_retry_hooks([])
        self._miss(after)
        try:
            for attempt in stamina.retry_context(
                on=self._may_come_back,
                attempts=None,
                timeout=None,
                wait_initial=_FIRST_PAUSE,
                wait_max=_LONGEST_PAUSE,
                wait_jitter=_FIRST_PAUSE,
            ):
                with attempt:
                    return work()
        except LostError as error:
            raise self._given_up(error) from error
        raise AssertionError("stamina gives a result or an error")

    def found(self) -> None:
        """Take note that the server has answered: a whole transaction is done."""
        if self._missed_at is None:  # nearly always
            return
        with self._lock:
            since, self._missed_at = self._missed_at, None
        if since is not None:
            log.warning(
                "the store %s answers again after %.0f s", self._where, self._clock() - since
            )

    def _miss(self, error: LostError) -> None:
        with self._lock:
            if self._missed_at is not None:
                return
            self._missed_at = self._clock()
        log.warning(
            "%s; what this broke off is done again: it is waited for up to %.0f s",
            error.message,
            self._limit,
        )

    def _may_come_back(self, error: Exception) -> bool:
        since = self._missed_at
        late = since is not None and self._clock() - since >= self._limit
        return isinstance(error, LostError) and not late

    def _given_up(self, error: LostError) -> StoreError:
        return StoreError(
            f"{error.message}; it was waited for for {self._limit:.0f} s",
            hint="see that the server runs and can be reached, then do the same again: "
            "what was kept until now is kept",
        )


class _Patient(Protocol):
    """What has a database."""

    _database: Any


def again_if_lost(*, but: tuple[str, ...] = ()) -> Callable[[type[T]], type[T]]:
    """Have every method of a shelf done again that a lost connection broke off.

    Generators are left as they are: what they gave away cannot be taken back.

    Args:
        but: Methods that are given work in progress; what they call is done again, they are not.
    """

    def prepare(shelf: type[T]) -> type[T]:
        for name, method in list(vars(shelf).items()):
            plain = isinstance(method, FunctionType) and not isgeneratorfunction(method)
            if plain and not name.startswith("__") and name not in but:
                setattr(shelf, name, _patient(method))
        return shelf

    return prepare


def _patient(method: Callable[..., R]) -> Callable[..., R]:
    @wraps(method)
    def done(shelf: _Patient, *given: Any, **named: Any) -> R:  # noqa: ANN401 - whatever it takes
        # What can be gone through once would be empty the second time.
        values = [_kept(value) for value in given]
        options = {name: _kept(value) for name, value in named.items()}
        work = partial(method, shelf, *values, **options)
        try:
            return work()
        except LostError as error:
            patience: Patience = shelf._database.patience  # noqa: SLF001 - a part of the shelf
            return patience.again(work, after=error)

    return done


def _kept(value: object) -> object:
    return tuple(value) if isinstance(value, Iterator) else value
