"""A mail server on loopback, for tests that watch what a real SMTP session brings."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.controller import Controller


@contextmanager
def post_office(handler: object) -> Iterator[int]:
    """Have a handler of aiosmtpd take mails, and give the port; it closes with the body."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
