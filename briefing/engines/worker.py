"""One process that works on one partition after another, as long as its owner lives.

It knows nothing of other workers, nor of what the function does. What it logs is logged by its
owner.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from logging.handlers import QueueHandler
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from briefing.engines.partitions import DeadError

# spawn: a forked copy of a process with threads and a loaded model can hang.
_CONTEXT = multiprocessing.get_context("spawn")
# Seconds for a process that was told to end; one in native code hears nothing.
_PATIENCE = 5
_DONE, _FAILED, _SAID = range(3)
# Looking for cycles after every 700 new objects, as Python does, would cost a tenth of a start.
_NEW_OBJECTS = 50_000
# What is received when the owner is gone.
_ENDED = object()


class Worker:
    """A process and the pipe to it.

    Args:
        function: What it does with a partition; handed over once.
    """

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        level = logging.getLogger().getEffectiveLevel()
        self._process = _CONTEXT.Process(
            target=_serve, args=(theirs, function, level), name="briefing-reader", daemon=True
        )
        with _interrupts_held():
            self._process.start()
        theirs.close()  # or the pipe would stay open when the process dies

    @property
    def pid(self) -> int | None:
        """The number of the process."""
        return self._process.pid

    def give(self, partition: object) -> None:
        """Hand it a partition; it takes it at once, and works on it after those it has.

        Raises:
            DeadError: if the process is gone.
        """
        try:
            self.pipe.send(partition)
        except OSError as error:
            raise DeadError from error

    def take(self) -> tuple[bool, Any]:
        """What the process says next: whether it is a result, and the result.

        Raises:
            DeadError: if the process is gone.
            Exception: what the function raised.
        """
        try:
            kind, value = self.pipe.recv()
        except (EOFError, OSError) as error:
            raise DeadError from error
        if kind == _FAILED:
            raise value
        if kind == _SAID:
            logging.getLogger(value.name).handle(value)
        return kind == _DONE, value

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        self.pipe.close()
        self._process.close()


def _serve(pipe: Connection, function: Callable[[Any], Any], level: int) -> None:
    """Answer partitions until nobody is there to ask."""
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(QueueHandler(_Wire(pipe)))  # type: ignore[arg-type]  # what it needs of a queue
    given: SimpleQueue[object] = SimpleQueue()
    Thread(target=_receive, args=(pipe, given), daemon=True).start()
    with suppress(OSError):  # the owner ended: so does its worker
        for partition in iter(given.get, _ENDED):
            try:
                answer = (_DONE, function(partition))
            except Exception as error:  # noqa: BLE001 - a border: it is raised again by the owner
                pipe.send((_FAILED, error))
            else:
                pipe.send(answer)


def _receive(pipe: Connection, given: SimpleQueue[object]) -> None:
    """Take what is handed over, whatever the worker is at: its owner never waits to hand over."""
    try:
        with suppress(EOFError, OSError):
            while True:
                given.put(pipe.recv())
    finally:
        given.put(_ENDED)


class _Wire:
    """The end of a pipe that takes what is logged."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def put_nowait(self, record: logging.LogRecord) -> None:
        """Send a record."""
        self._pipe.send((_SAID, record))


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes started now never hear Ctrl-C: their owner does, and ends them in order."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # started below, it would let interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
