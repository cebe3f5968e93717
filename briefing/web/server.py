"""Listens, loses patience with clients that are slow on purpose, and stops gracefully."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any, Final

import h11
import uvicorn
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

from briefing.errors import OutputError
from briefing.web.guard import LARGEST_HEAD

# A browser sends the head of a request at once, and a form is small.
PATIENCE: Final = 10.0
# Who takes nothing for so long of an answer that is ready has gone.
_STALLED: Final = 30.0
_MOST_CONNECTIONS: Final = 1_000
_LAST_WORDS: Final = 5


class PatientProtocol(H11Protocol):
    """HTTP/1.1 for which a request that does not arrive ends, and an answer nobody takes.

    A connection that only waits for its next request is closed by uvicorn's own keep-alive.
    """

    patience = PATIENCE
    stalled = _STALLED

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to watch the clock."""
        super().connection_made(transport)
        self._was: tuple[Any, ...] = ()
        self._since = self.loop.time()
        self._left, self._left_since = 0, self._since
        self._look_again()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """Stop watching."""
        self._watch.cancel()
        super().connection_lost(exc)

    def _look_again(self) -> None:
        self._watch = self.loop.call_later(min(1.0, self.patience / 4), self._look)

    def _look(self) -> None:
        now = self.loop.time()
        is_now = (self.cycle, self.conn.their_state)
        if len(self._was) != 2 or self._was[0] is not is_now[0] or self._was[1] is not is_now[1]:
            self._was, self._since = is_now, now
        left = self.transport.get_write_buffer_size()
        if left != self._left:
            self._left, self._left_since = left, now
        waiting = self.conn.their_state in (h11.IDLE, h11.SEND_BODY)
        if (waiting and now - self._since > self.patience) or (
            left and now - self._left_since > self.stalled
        ):
            self.transport.abort()
            return
        self._look_again()


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs it."""

    @override
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class Listening:
    """A server that listens on an address, in a thread of its own or in this one.

    Args:
        app: The ASGI application.
        address: Where it listens.
        port: 0 for any that is free.
        stopping: Called as soon as it is told to stop, before it waits for open answers.

    Raises:
        OutputError: if it cannot listen there.
    """

    def __init__(
        self,
        app: Callable[..., Any],
        *,
        address: str,
        port: int,
        stopping: Callable[[], None] = lambda: None,
    ) -> None:
        self._socket = _bound(address, port)
        self.port: int = self._socket.getsockname()[1]
        self._stopping = stopping
        config = uvicorn.Config(
            app,
            http=PatientProtocol,
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_keep_alive=int(PATIENCE / 2),
            timeout_graceful_shutdown=_LAST_WORDS,
            h11_max_incomplete_event_size=LARGEST_HEAD,
        )
        self._server = _Server(config)

    def run(self) -> None:
        """Serve until told to stop."""
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()

    def stop(self, *, at_once: bool = False) -> None:
        """Take no more requests, and end when the open ones are answered.

        Args:
            at_once: Do not wait for them.
        """
        self._stopping()
        self._server.should_exit = True
        if at_once:
            self._server.force_exit = True

    @contextlib.contextmanager
    def beside(self) -> Iterator[None]:
        """Serve in a thread while the body of the `with` statement runs."""
        thread = threading.Thread(target=self.run, name="briefing-web")
        thread.start()
        try:
            yield
        finally:
            self.stop()
            thread.join()


def _bound(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(
            f"nothing can listen on {address}, port {port}: {reason}",
            hint="stop what listens there, or choose another: --port, or 'web: {port: ...}'",
        ) from error
