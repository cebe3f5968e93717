"""Stands between a store and its PostgreSQL server, and cuts the connection where it is told to."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

_RECEIVED = 65536


@dataclass
class Border:
    """A way to a server on loopback.

    Attributes:
        server: The server's port.
        port: The port to connect to instead.
        words: What a client says when it is cut off; nothing cuts nobody off.
        heard: Whether the server still hears these words, and only its answer is lost.
        away: For how many seconds the way stays closed after that.
        cuts: How often it was cut.
    """

    server: int
    port: int = 0
    words: bytes = b""
    heard: bool = False
    away: float = 0.0
    cuts: int = 0
    _closed_until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def cut(self, words: bytes, *, heard: bool = False, away: float = 0.0) -> None:
        """Cut off the next client that says some words."""
        self.words, self.heard, self.away = words, heard, away

    def accept(self, listener: socket.socket) -> None:
        """Let clients through until the listener is closed."""
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            if time.monotonic() < self._closed_until:
                client.close()
                continue
            way = _Way(self, client, socket.create_connection(("127.0.0.1", self.server)))
            for pump in (way.say, way.answer):
                threading.Thread(target=pump, daemon=True).start()

    def is_end(self, said: bytes) -> bool:
        """Whether a client is cut off now; the way is closed from then on."""
        with self._lock:
            if not self.words or self.words not in said:
                return False
            self.words = b""
            self.cuts += 1
            self._closed_until = time.monotonic() + self.away
            return True


@dataclass
class _Way:
    border: Border
    client: socket.socket
    server: socket.socket
    mute: bool = False

    def say(self) -> None:
        """Carry what the client says."""
        with contextlib.suppress(OSError):
            while said := self.client.recv(_RECEIVED):
                if self.border.is_end(said):
                    if not self.border.heard:
                        break
                    self.mute = True
                self.server.sendall(said)
        self.close()

    def answer(self) -> None:
        """Carry what the server answers."""
        with contextlib.suppress(OSError):
            while said := self.server.recv(_RECEIVED):
                if self.mute:
                    break
                self.client.sendall(said)
        self.close()

    def close(self) -> None:
        """Close both ends."""
        for end in (self.client, self.server):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextlib.contextmanager
def border(server: int) -> Iterator[Border]:
    """A way to a server's port, open until the end."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        way = Border(server=server, port=listener.getsockname()[1])
        threading.Thread(target=way.accept, args=(listener,), daemon=True).start()
        yield way
        with contextlib.suppress(OSError):  # what wakes the thread that accepts
            listener.shutdown(socket.SHUT_RDWR)
