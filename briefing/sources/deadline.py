"""Lets nothing that comes over the network take longer than it may, whatever it drips into.

The deadline lies where bytes are read and written: it binds while a name is looked up, a
connection is made, TLS is agreed on, a status line, headers, chunks and blocks trickle in.
"""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any, TypeVar

import httpcore2
from typing_extensions import override

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A moment after which nothing is waited for.

    Attributes:
        until: The moment, as `clock` counts.
        clock: Says how late it is, in seconds.
    """

    until: float
    clock: Callable[[], float]

    def within(self, timeout: float | None) -> float:
        """How long one step may wait: its own limit, or what is left if that is less.

        Raises:
            ReadTimeout: if nothing is left.
        """
        left = self.until - self.clock()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for all of it is over")
        return left if timeout is None else min(timeout, left)

    def passed(self, *, margin: float = 0.0) -> bool:
        """Whether it is over, or will be in less than a margin."""
        return self.clock() + margin >= self.until

    def wait_for(self, step: Callable[[], Found]) -> Found:
        """Take a step that has no time limit of its own, and leave it behind if it lasts too long.

        Raises:
            ReadTimeout: if it lasts too long.
        """
        found: Future[Found] = Future()

        def take() -> None:
            try:
                found.set_result(step())
            except BaseException as error:  # noqa: BLE001 -- handed over to who waits
                found.set_exception(error)

        threading.Thread(target=take, daemon=True).start()
        try:
            return found.result(timeout=self.within(None))
        except TimeoutError as error:
            if found.done():
                raise  # the step's own
            raise httpcore2.ReadTimeout("a name was not resolved in time") from error


class DeadlineStream(httpcore2.NetworkStream):
    """A connection on which every read and write ends by the deadline.

    Args:
        stream: The connection.
        deadline: When all of it ends.
    """

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    @override
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there, or wait for something no longer than the deadline."""
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    @override
    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write, or wait until that is possible no longer than the deadline."""
        self._stream.write(buffer, self._deadline.within(timeout))

    @override
    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    @override
    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Agree on TLS; the limit is one for the whole handshake."""
        within = self._deadline.within(timeout)
        return DeadlineStream(
            self._stream.start_tls(ssl_context, server_hostname, within), self._deadline
        )

    @override
    def get_extra_info(self, info: str) -> Any:
        """Whatever the connection says of itself."""
        return self._stream.get_extra_info(info)


class DeadlineBackend(httpcore2.NetworkBackend):
    """Makes connections that end by a deadline.

    Args:
        deadline: When all of it ends.
    """

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._backend = httpcore2.SyncBackend()

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect, and hand over a connection on which the deadline holds."""
        stream = self._backend.connect_tcp(
            host, port, self._deadline.within(timeout), local_address, socket_options
        )
        return DeadlineStream(stream, self._deadline)
